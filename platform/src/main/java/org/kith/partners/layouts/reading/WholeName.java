package org.kith.partners.layouts.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A name written in one field: `Mary Ann O'Brien`, `O'BRIEN, Mary Ann`, `O'BRIEN Mary`, `Mrs M O'Brien`.
final class WholeName {

    private WholeName() {}

    static @Nullable String given(String whole) {
        String[] parts = parts(whole);
        return parts[0].isEmpty() ? null : parts[0];
    }

    static @Nullable String family(String whole) {
        String[] parts = parts(whole);
        return parts[1].isEmpty() ? null : parts[1];
    }

    private static String[] parts(String whole) {
        String name = whole.replaceFirst("^(?i)(mr|mrs|miss|ms|mx|dr|master)\\.? +", "")
                .strip();
        int comma = name.indexOf(',');
        if (comma >= 0) {
            return new String[] {
                name.substring(comma + 1).strip(), name.substring(0, comma).strip()
            };
        }
        int first = name.indexOf(' ');
        if (first < 0) {
            return new String[] {"", name};
        }
        String head = name.substring(0, first);
        String rest = name.substring(first + 1).strip();
        // capitals first and not throughout: the surname stands first, as on forms
        if (isCapitals(head) && !isCapitals(rest)) {
            return new String[] {rest, head};
        }
        int last = name.lastIndexOf(' ');
        return new String[] {name.substring(0, last).strip(), name.substring(last + 1)};
    }

    private static boolean isCapitals(String text) {
        return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
    }
}
