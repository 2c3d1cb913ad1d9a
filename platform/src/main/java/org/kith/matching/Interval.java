package org.kith.matching;

/// Where a share of so many may lie, as chance goes: Wilson's score interval (1927), which holds the true share
/// nineteen times in twenty, for few too.
///
/// @param from of 0 to 1
/// @param to of 0 to 1
public record Interval(double from, double to) {

    /// Of the normal distribution, for nineteen times in twenty.
    private static final double Z = 1.959964;

    /// Of none at all it is everything.
    public static Interval of(int some, int all) {
        if (all == 0) {
            return new Interval(0, 1);
        }
        double share = (double) some / all;
        double middle = (some + Z * Z / 2) / (all + Z * Z);
        double half = Z * Math.sqrt(share * (1 - share) * all + Z * Z / 4) / (all + Z * Z);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
