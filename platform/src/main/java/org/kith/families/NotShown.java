package org.kith.families;

import java.util.List;
import org.kith.access.KindOfData;
import org.kith.site.words.Counts;

/// Kinds of data that a page does not show to the viewer, whether or not there is anything.
///
/// @param withoutReason those that giving a reason would show
public record NotShown(List<KindOfData> toRole, List<KindOfData> withoutReason) {

    public NotShown {
        toRole = List.copyOf(toRole);
        withoutReason = List.copyOf(withoutReason);
    }

    /// "police and youth justice"; empty where there is none.
    public String rolesWords() {
        return words(toRole);
    }

    /// The same of those that a reason would show.
    public String reasonsWords() {
        return words(withoutReason);
    }

    private static String words(List<KindOfData> kinds) {
        return Counts.list(kinds.stream().map(KindOfData::words).toList());
    }
}
