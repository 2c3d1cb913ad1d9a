package org.kith.site.forms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something in a form that must be put right.
///
/// @param field the id of the field it is about
/// @param words what to do: "Enter a date of birth, such as 2 6 2012"
public record Mistake(String field, String words) {

    private static final int LONGEST = 2000;

    /// That words which somebody typed are too long, if they are.
    public static Optional<Mistake> tooLong(String field, String typed) {
        return typed.length() > LONGEST
                ? Optional.of(new Mistake(field, "Say it in 2,000 letters or fewer"))
                : Optional.empty();
    }

    /// What is wrong with a field; null when nothing is.
    public static @Nullable String at(String field, List<Mistake> mistakes) {
        return mistakes.stream()
                .filter(mistake -> mistake.field().equals(field))
                .map(Mistake::words)
                .findFirst()
                .orElse(null);
    }
}
