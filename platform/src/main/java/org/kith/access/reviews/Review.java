package org.kith.access.reviews;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.site.words.Words;

/// Something in the record of readings that the governance officer looks at, and what came of it.
///
/// @param people whom it was about
/// @param from the first of the readings, `until` the last
/// @param reason what the viewer gave as a reason, where they gave one
public record Review(
        UUID id,
        Oddity oddity,
        UUID accountId,
        String accountName,
        Role role,
        List<UUID> people,
        Instant from,
        Instant until,
        @Nullable String reason,
        Optional<Answer> answer) {

    public Review {
        people = List.copyOf(people);
    }

    /// What the officer found.
    public enum Outcome {
        IN_ORDER("In order", "The work called for it."),
        EXPLAINED("Explained", "It looked odd; whoever opened it said why, and that holds."),
        TOLD("Taken up with their manager", "It should not have been, and somebody talks with them."),
        BREACH(
                "A breach",
                "It was not their business. The data protection officer is told; the person may have to be.");

        private final String title;
        private final String means;

        Outcome(String title, String means) {
            this.title = title;
            this.means = means;
        }

        public String title() {
            return title;
        }

        public String means() {
            return means;
        }

        public String word() {
            return Words.of(this);
        }

        /// The outcome that a form or a table names by its word.
        public static Optional<Outcome> find(String word) {
            return Words.find(Outcome.class, word);
        }
    }

    /// An outcome with its reason, by whom and when.
    public record Answer(Outcome outcome, String why, String byName, Instant at) {}
}
