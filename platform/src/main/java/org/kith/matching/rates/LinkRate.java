package org.kith.matching.rates;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.matching.Interval;

/// How many of a source's records share a person with another source's record: after the latest run, after
/// the one before it, and as a rule.
///
/// @param now without records where the source has none any more
/// @param before null where the source had no record then
/// @param usual the one of the last six runs before that has the median share; null where there was none
public record LinkRate(
        String source,
        String title,
        Count now,
        @Nullable Count before,
        @Nullable Count usual) {

    /// A smaller step down is not worth somebody's morning.
    private static final double POINTS = 0.03;

    /// And one that chance makes once in a thousand runs is no news.
    private static final double STANDARD_ERRORS = 3.1;

    /// Records, and those of them that share a person.
    public record Count(int records, int shared) {

        /// From 0 to 1.
        public double share() {
            return records == 0 ? 0 : (double) shared / records;
        }

        /// The lower end of the share's interval, which holds the true one nineteen times in twenty.
        public double from() {
            return Interval.of(shared, records).from();
        }

        /// The upper end.
        public double to() {
            return Interval.of(shared, records).to();
        }

        /// Whether it tells of one to five people: of those there are, of those that share, or of those that do not.
        boolean small() {
            return small(records) || small(shared) || small(records - shared);
        }

        private static boolean small(int count) {
            return count >= 1 && count <= 5;
        }

        /// Whether far fewer found their person than before: by three in a hundred or more, and by more than chance
        /// would give.
        boolean fellSharplySince(Count before) {
            if (records == 0 || before.records == 0 || before.share() - share() < POINTS) {
                return false;
            }
            double both = (double) (shared + before.shared) / (records + before.records);
            double error = Math.sqrt(both * (1 - both) * (1.0 / records + 1.0 / before.records));
            return before.share() - share() > STANDARD_ERRORS * error;
        }

        /// What it fell sharply from: from the run before, or else from what is usual.
        Optional<Count> fellFrom(@Nullable Count before, @Nullable Count usual) {
            return Stream.of(Optional.ofNullable(before), Optional.ofNullable(usual))
                    .flatMap(Optional::stream)
                    .filter(this::fellSharplySince)
                    .findFirst();
        }

        /// Whether far more found their person than before, by the same measure.
        boolean roseSharplySince(Count before) {
            return before.fellSharplySince(this);
        }

        Count plus(Count other) {
            return new Count(records + other.records, shared + other.shared);
        }

        /// From 0 to 100.
        public double percent() {
            return share() * 100;
        }
    }

    /// From -1 to 1; 0 where there is nothing to compare with.
    public double moved() {
        return before == null ? 0 : now.share() - before.share();
    }

    /// Whether far fewer of its records found their person than the run before, or than as a rule: by three
    /// in a hundred or more, and by more than chance would give. Mostly a column of the newest file is missing,
    /// or means something else; held against the rule, a slow slide is seen too.
    public boolean fellSharply() {
        return fellFrom().isPresent();
    }

    /// What it fell sharply from.
    Optional<Count> fellFrom() {
        return now.fellFrom(before, usual);
    }

    /// Whether none of its records is there any more.
    public boolean vanished() {
        return now.records == 0 && before != null && before.records > 0;
    }
}
