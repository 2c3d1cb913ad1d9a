package org.kith.site.errors;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.site.Page;
import org.kith.site.Visitor;

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

    private static final String NOT_YOURS = "This is not yours to open";

    ErrorPage {
        ways = List.copyOf(ways);
    }

    ErrorPage(int httpStatus, String what, String kept, String next, @Nullable String incident) {
        this(httpStatus, what, kept, next, List.of(), incident);
    }

    /// @param why a sentence; may be empty
    static ErrorPage notYours(String why) {
        return new ErrorPage(
                403,
                NOT_YOURS,
                (why + " Nothing was changed.").strip(),
                "If you need it for your work, ask your manager.",
                null);
    }

    /// Whether a parent or young person came to where workers go.
    boolean isForWorkers(Optional<? extends Visitor> visitor) {
        return what.equals(NOT_YOURS) && visitor.filter(who -> !who.isAtWork()).isPresent();
    }
}
