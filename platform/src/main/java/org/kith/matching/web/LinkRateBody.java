package org.kith.matching.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.matching.LinkRate;
import org.kith.site.Counts;
import org.kith.site.Page;

/// Link rates, a source a row.
record LinkRateBody(List<LinkRate> rates) implements Page {

    LinkRateBody {
        rates = List.copyOf(rates);
    }

    static String moved(LinkRate rate) {
        return moved(rate.now(), rate.before());
    }

    static String moved(LinkRate.Count now, LinkRate.@Nullable Count before) {
        if (before == null) {
            return "new";
        }
        double points = Math.round((now.share() - before.share()) * 1000) / 10.0;
        return points == 0
                ? "the same"
                : "was " + Counts.percent(before.percent()) + (points > 0 ? ", up " : ", down ") + Math.abs(points)
                        + (Math.abs(points) == 1 ? " point" : " points");
    }

    /// Nineteen times in twenty the true share is within it.
    static String range(LinkRate.Count count) {
        return Counts.percent(100 * count.from()) + " to " + Counts.percent(100 * count.to());
    }
}
