package org.kith.site;

import org.jspecify.annotations.Nullable;

/// What went wrong, what was kept, and what to do.
///
/// @param reference names the line in the log, for a fault of the program; null otherwise
record ErrorPage(
        int httpStatus,
        String what,
        String kept,
        String next,
        @Nullable String reference) implements Page {}
