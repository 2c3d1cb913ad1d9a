package org.kith.site;

import org.jspecify.annotations.Nullable;

/// What went wrong, what was kept, and what to do.
///
/// @param incident the number under which the log keeps a fault of the program; null when it is none
record ErrorPage(
        int httpStatus,
        String what,
        String kept,
        String next,
        @Nullable String incident) implements Page {}
