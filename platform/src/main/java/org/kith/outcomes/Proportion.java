package org.kith.outcomes;

/// So many of so many.
public record Proportion(long some, long all) {

    public Proportion {
        if (some < 0 || all <= 0 || some > all) {
            throw new IllegalArgumentException("not a part of a whole: " + some + " of " + all);
        }
    }

    /// Between 0 and 1.
    public double value() {
        return (double) some / all;
    }

    /// Wilson's score interval (1927), which stays within 0 and 1 and holds for few.
    public Limits limits(Confidence confidence) {
        double z = confidence.z();
        double n = all;
        double centre = 2 * some + z * z;
        double half = z * Math.sqrt(z * z + 4 * some * (1 - value()));
        double whole = 2 * (n + z * z);
        return new Limits(Math.max(0, (centre - half) / whole), Math.min(1, (centre + half) / whole));
    }
}
