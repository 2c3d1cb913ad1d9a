package org.kith.matching.rates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Words;

/// Something that moved sharply from one run to the next. It stands until somebody says what came of it.
///
/// @param about the title of the source or group; empty where it is about all records
/// @param source its name, where it is about one
/// @param words what was said of it, the first first
public record Alarm(
        int id,
        Kind kind,
        String about,
        @Nullable String source,
        double was,
        double became,
        Instant since,
        List<Word> words) {

    public Alarm {
        words = List.copyOf(words);
    }

    /// What moved.
    public enum Kind {
        /// A source's link rate.
        SOURCE,
        /// A source that had records and has none.
        VANISHED,
        /// A group's link rate.
        GROUP,
        /// A group's link rate that rose where the others' did not.
        RISEN,
        /// The weight of an answer, as the model was learnt anew.
        MODEL,
        /// Joins that a rule refused, among all records.
        REFUSED,
        /// Pairs that nobody can decide but a person, among all records.
        DOUBTFUL;

        String word() {
            return Words.of(this);
        }
    }

    /// What came of an alarm.
    public enum Outcome {
        LOOKING("Somebody looks into it; it goes on standing here"),
        MENDED("A file, a declaration or a link was mended"),
        EXPECTED("It is as it should be: the world changed, not the data");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String word() {
            return Words.of(this);
        }

        static Outcome of(String word) {
            return Words.find(Outcome.class, word).orElseThrow();
        }
    }

    /// What somebody said of it.
    public record Word(Outcome outcome, String said, String byName, Instant at) {}

    /// Whether nobody has yet said how it ended.
    public boolean stands() {
        return words.stream().allMatch(word -> word.outcome() == Outcome.LOOKING);
    }
}
