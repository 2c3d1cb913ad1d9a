package org.kith.matching.web;

import java.util.List;
import org.kith.matching.LinkRate;
import org.kith.site.Counts;
import org.kith.site.Page;

/// Link rates, a source a row.
record LinkRateBody(List<LinkRate> rates) implements Page {

    LinkRateBody {
        rates = List.copyOf(rates);
    }

    static String moved(LinkRate rate) {
        var before = rate.before();
        if (before == null) {
            return "new";
        }
        double points = Math.round(rate.moved() * 1000) / 10.0;
        return points == 0
                ? "the same"
                : "was " + Counts.percent(before.percent()) + (points > 0 ? ", up " : ", down ") + Math.abs(points)
                        + (Math.abs(points) == 1 ? " point" : " points");
    }
}
