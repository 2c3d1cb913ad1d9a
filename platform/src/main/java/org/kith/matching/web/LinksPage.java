package org.kith.matching.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.matching.rates.LinkRate;
import org.kith.matching.rates.Served;
import org.kith.site.Page;
import org.kith.site.charts.Estimate;
import org.kith.site.charts.Interval;
import org.kith.site.words.Counts;

/// Of each source's and each group's records, how many share a person with another source's.
///
/// @param rates a source a row
/// @param partings a way to part people into groups a table
record LinksPage(List<LinkRate> rates, List<Served> partings) implements Page {

    LinksPage {
        rates = List.copyOf(rates);
        partings = List.copyOf(partings);
    }

    /// The sources of which far fewer records find their person than after the run before.
    List<LinkRate> fallen() {
        return rates.stream().filter(LinkRate::fellSharply).toList();
    }

    String ofSources() {
        return fallen().isEmpty()
                ? "How many records find their person in another source"
                : "Far fewer records of "
                        + Counts.list(fallen().stream().map(LinkRate::title).toList())
                        + " find their person than before";
    }

    String ofGroups() {
        var unequal = partings.stream()
                .filter(served -> served.beside().filter(Served.Beside::clear).isPresent())
                .map(served -> served.parting().title())
                .toList();
        return unequal.isEmpty()
                ? "Whether links serve all groups alike"
                : "Links do not serve all groups alike, by " + Counts.list(unequal);
    }

    static String sentence(Served served) {
        return served.beside()
                .map(beside -> "Least of “" + beside.worst().group() + "” ("
                        + Counts.percent(beside.worst().now().percent()) + "), most of “"
                        + beside.best().group() + "” ("
                        + Counts.percent(beside.best().now().percent()) + "): "
                        + (beside.clear()
                                ? "more apart than chance would give."
                                : "no more apart than chance may give."))
                .orElse("Fewer than two groups have 100 records, so that nothing can be said of one beside another.");
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

    /// The share with its interval, and the run before as a mark.
    static Interval picture(LinkRate.Count now, LinkRate.@Nullable Count before) {
        double share = now.percent();
        return new Interval(
                new Estimate(share, 100 * now.from(), 100 * now.to()),
                before == null ? Double.NaN : before.percent(),
                100);
    }

    /// "97.1%"; where that would be said of nearly all as of all: "all but 15".
    static String share(LinkRate.Count count) {
        int others = count.records() - count.shared();
        var percent = Counts.percent(count.percent());
        return others > 0 && percent.equals("100.0%") ? "all but " + Counts.number(others) : percent;
    }

    /// Nineteen times in twenty the true share is within it.
    static String range(LinkRate.Count count) {
        var from = Counts.percent(100 * count.from());
        var to = Counts.percent(100 * count.to());
        return from.equals(to)
                ? String.format(Locale.UK, "%.2f%% to %.2f%%", 100 * count.from(), 100 * count.to())
                : from + " to " + to;
    }
}
