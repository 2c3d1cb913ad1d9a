package org.kith.access.complaints;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Words;

/// What somebody complained of, and what was done with it.
///
/// @param from whoever complains, as they gave it
public record Complaint(
        long id,
        LocalDate receivedOn,
        String from,
        String about,
        String takenBy,
        @Nullable Acknowledged acknowledged,
        @Nullable Closed closed) {

    /// Within so many days whoever complains is told that it is here.
    public static final int DAYS_TO_ACKNOWLEDGE = 30;

    public record Acknowledged(LocalDate on, String by) {}

    public record Closed(LocalDate on, Outcome outcome, String why, String by) {}

    /// What came of it.
    public enum Outcome {
        UPHELD("Upheld"),
        IN_PART("Upheld in part"),
        NOT_UPHELD("Not upheld"),
        WITHDRAWN("Taken back by whoever complained");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /// As forms and tables write it: `in-part`.
        public String word() {
            return Words.of(this);
        }

        public static Optional<Outcome> find(String word) {
            return Words.find(Outcome.class, word);
        }
    }

    /// The last day on which it is acknowledged in time.
    public LocalDate dueOn() {
        return receivedOn.plusDays(DAYS_TO_ACKNOWLEDGE);
    }

    /// Whether whoever complained was told nothing yet; an answer tells them too.
    public boolean unacknowledged() {
        return acknowledged == null && closed == null;
    }
}
