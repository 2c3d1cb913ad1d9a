package org.kith.matching;

import org.jspecify.annotations.Nullable;

/// How far a pair's match weight is above that of the next best person, for either of its records: below 0 another
/// person fits better. Null where nobody else comes near.
public record Gaps(@Nullable Double one, @Nullable Double other) {

    private static final double SURE = 1 - 1e-15;

    /// The narrower of the two; null where nobody else comes near either record.
    public @Nullable Double least() {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    /// How many times as likely the likelier of two is, so far apart in match weight.
    public static double times(double gap) {
        return Math.pow(2, Math.abs(gap));
    }

    public static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    /// The match weight of a probability: log2 of its odds.
    public static double weight(double probability) {
        double known = Math.min(probability, SURE);
        return Math.log(known / (1 - known)) / Math.log(2);
    }
}
