package org.kith.site.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in a form that must be put right.
///
/// @param field the id of the field it is about
/// @param words what to do: "Enter a date of birth, such as 2 6 2012"
public record Mistake(String field, String words) {

    /// What is wrong with a field; null when nothing is.
    public static @Nullable String at(String field, List<Mistake> mistakes) {
        return mistakes.stream()
                .filter(mistake -> mistake.field().equals(field))
                .map(Mistake::words)
                .findFirst()
                .orElse(null);
    }
}
