package org.kith.matching;

import org.jspecify.annotations.Nullable;

/// How many of a source's records share a person with another source's record: after the latest run, and after the one
/// before it.
///
/// @param before null where the source had no record then
public record LinkRate(
        String source, String title, Count now, @Nullable Count before) {

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

        /// From 0 to 100.
        public double percent() {
            return share() * 100;
        }
    }

    /// From -1 to 1; 0 where there is nothing to compare with.
    public double moved() {
        return before == null ? 0 : now.share() - before.share();
    }

    /// Whether far fewer of its records found their person than the run before: by three in a hundred or more, and by
    /// more than chance would give. Mostly a column of the newest file is missing, or means something else.
    public boolean fellSharply() {
        if (before == null || now.records() == 0 || before.records() == 0 || -moved() < POINTS) {
            return false;
        }
        double both = (double) (now.shared() + before.shared()) / (now.records() + before.records());
        double error = Math.sqrt(both * (1 - both) * (1.0 / now.records() + 1.0 / before.records()));
        return -moved() > STANDARD_ERRORS * error;
    }
}
