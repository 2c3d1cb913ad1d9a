package org.kith.site.charts;

import java.util.Locale;

/// A proportion in per cent with its 95% interval.
public record Estimate(double value, double low, double high) {

    /// Where the number is hidden or there is none.
    public static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    public boolean known() {
        return !Double.isNaN(value);
    }

    /// "22.6% (21.7 to 23.5)"
    public String words() {
        return known() ? String.format(Locale.UK, "%.1f%% (%.1f to %.1f)", value, low, high) : "not shown";
    }
}
