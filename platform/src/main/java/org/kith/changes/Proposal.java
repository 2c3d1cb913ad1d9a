package org.kith.changes;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to put in force, and whom it would reach.
///
/// @param base the edition in force that it was held against
/// @param decided null while it waits
public record Proposal(
        UUID id,
        Instant at,
        String by,
        int base,
        Reach reach,
        State state,
        @Nullable Decided decided) {

    /// What became of it.
    public enum State {
        WAITING,
        PUBLISHED,
        DROPPED,
        /// Somebody proposed the files anew.
        REPLACED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Who decided it, and when.
    public record Decided(String by, Instant at) {}

    public boolean waits() {
        return state == State.WAITING;
    }
}
