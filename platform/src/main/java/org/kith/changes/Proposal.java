package org.kith.changes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Words;

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
            return Words.of(this);
        }

        static State of(String word) {
            return Words.named(State.class, word);
        }
    }

    /// Who decided it, and when.
    public record Decided(String by, Instant at) {}

    public boolean waits() {
        return state == State.WAITING;
    }
}
