package org.kith.site.charts;

import java.util.Locale;

/// A proportion in per cent with its 95% interval.
public record Estimate(double value, double low, double high) {

    /// Where the number is hidden or there is none.
    public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    private static final double Z = 1.959964;

    /// So many of so many, with Wilson's interval, which stays within 0 and 100 and holds for few.
    public static Estimate of(long some, long all) {
        if (some < 0 || all <= 0 || some > all) {
            throw new IllegalArgumentException("not a part of a whole: " + some + " of " + all);
        }
        double p = (double) some / all;
        double d = 1 + Z * Z / all;
        double centre = (p + Z * Z / (2 * all)) / d;
        double half = Z * Math.sqrt(p * (1 - p) / all + Z * Z / (4.0 * all * all)) / d;
        return new Estimate(100 * p, 100 * Math.max(0, centre - half), 100 * Math.min(1, centre + half));
    }

    public boolean known() {
        return !Double.isNaN(value);
    }

    /// "22.6% (21.7 to 23.5)"
    public String words() {
        return known() ? String.format(Locale.UK, "%.1f%% (%.1f to %.1f)", value, low, high) : "not shown";
    }
}
