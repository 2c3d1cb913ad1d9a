package org.kith.outcomes.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Confidence;
import org.kith.outcomes.Figure;
import org.kith.outcomes.Proportion;
import org.kith.site.charts.Estimate;
import org.kith.site.words.Counts;

/// Figures as pages say and draw them.
final class Rates {

    static final String HIDDEN = "Hidden: of fewer than 6 children, or so that another cannot be worked out";

    private Rates() {}

    /// In per cent, with its 95% interval.
    static Estimate estimate(@Nullable Figure figure) {
        var share = figure == null ? Optional.<Proportion>empty() : figure.proportion();
        return share.map(each -> {
                    var limits = each.limits(Confidence.USUAL);
                    return new Estimate(100 * each.value(), 100 * limits.low(), 100 * limits.high());
                })
                .orElse(Estimate.UNKNOWN);
    }

    static String percent(double value) {
        return number(value) + "%";
    }

    /// One decimal, two below one in a hundred.
    static String number(double value) {
        return String.format(Locale.UK, value > 0 && value < 1 ? "%.2f" : "%.1f", value);
    }

    static String told(@Nullable Long number) {
        return number == null ? "hidden" : Counts.number(number);
    }
}
