package org.kith.site.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.Page;

/// What went wrong, what was kept, and what to do.
///
/// @param ways where to go on
/// @param incident the number under which the log keeps a fault of the program; null when it is none
record ErrorPage(
        int httpStatus,
        String what,
        String kept,
        String next,
        List<Refusal.Way> ways,
        @Nullable String incident) implements Page {

    ErrorPage {
        ways = List.copyOf(ways);
    }

    ErrorPage(int httpStatus, String what, String kept, String next, @Nullable String incident) {
        this(httpStatus, what, kept, next, List.of(), incident);
    }
}
