package org.kith.site;

import org.jspecify.annotations.Nullable;

/// What went wrong, what was kept, and what to do.
///
/// @param page the address where what was tried can be tried anew; null where there is none
/// @param incident the number under which the log keeps a fault of the program; null when it is none
record ErrorPage(
        int httpStatus,
        String what,
        String kept,
        String next,
        @Nullable String page,
        @Nullable String incident) implements Page {

    ErrorPage(int httpStatus, String what, String kept, String next, @Nullable String incident) {
        this(httpStatus, what, kept, next, null, incident);
    }
}
