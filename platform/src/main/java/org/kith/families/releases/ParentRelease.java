package org.kith.families.releases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.PersonId;
import org.kith.site.words.Words;

/// What a worker released to a parent about a child, as a whole: its lines are [ReleasedLine]s.
///
/// @param ended how it ended before its day; null while nobody ended it
public record ParentRelease(
        UUID id,
        PersonId child,
        PersonId parent,
        List<Topic> topics,
        Given given,
        State state,
        @Nullable Ended ended) {

    public ParentRelease {
        topics = List.copyOf(topics);
    }

    /// How long a release stands where nobody says otherwise: about as long as until a plan's next review.
    public static final int MONTHS = 3;

    /// No release stands longer than this; whoever still thinks it right looks at it again.
    public static final int MOST_MONTHS = 12;

    /// By whom, when, why and until when.
    ///
    /// @param reason for whoever answers for it; a parent does not read it
    /// @param untilOn the last day
    public record Given(String name, Instant at, String reason, LocalDate untilOn) {}

    /// Who ended it, and when.
    public record Ended(String name, Instant at) {}

    /// How it stands today.
    public enum State {
        /// The parent reads it.
        SHOWN,
        /// It stands, and nothing of it is shown to the parent now.
        SILENT,
        RAN_OUT,
        TAKEN_BACK,
        /// A later release to the same parent took its place.
        REPLACED;

        static State of(String word) {
            return Words.named(State.class, word);
        }
    }

    /// Whom it is about: the child, and the parent to whom it is shown.
    public List<UUID> people() {
        return List.of(child.value(), parent.value());
    }

    /// Nobody has ended it, and its last day is not over.
    public boolean stands() {
        return state == State.SHOWN || state == State.SILENT;
    }
}
