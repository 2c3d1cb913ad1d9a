package org.kith.matching.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kith.matching.JoinPrecision;
import org.kith.matching.Precision;
import org.kith.matching.ReviewedPairs;
import org.kith.site.Counts;
import org.kith.site.Page;
import org.kith.site.charts.Estimate;
import org.kith.site.charts.SmallTrend;
import org.kith.site.charts.Trend;

/// How doubtful pairs came out, by what the program thought of them and by months; and beside them the joins that it
/// made
/// by itself, of which some were drawn and asked about.
record PrecisionBody(ReviewedPairs.Reviewed reviewed) implements Page {

    private static final int MONTHS_DRAWN = 12;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uu", Locale.UK);

    String heading() {
        var all = reviewed.all();
        return all.judged() == 0
                ? "How many doubtful pairs are one person"
                : "Of " + Counts.of(all.judged(), "doubtful pair", "doubtful pairs") + " judged, "
                        + Counts.number(all.one()) + (all.one() == 1 ? " was" : " were") + " one person";
    }

    static String share(Precision precision) {
        return precision.judged() == 0 ? "none judged" : estimate(precision).words();
    }

    static String expected(Precision precision) {
        return precision.judged() == 0 ? "–" : Counts.percent(100 * precision.expected() / precision.judged());
    }

    /// The share over the last months in which any pair was judged, where that is more than one.
    Optional<SmallTrend> picture() {
        var judged = reviewed.months().entrySet().stream()
                .filter(month -> month.getValue().judged() > 0)
                .toList();
        var drawn = judged.subList(Math.max(0, judged.size() - MONTHS_DRAWN), judged.size());
        return drawn.size() < 2
                ? Optional.empty()
                : Optional.of(new SmallTrend(new Trend(
                        "precision",
                        "Share of doubtful pairs that are one person, by month",
                        "Pairs",
                        months(drawn),
                        drawn.stream().map(month -> estimate(month.getValue())).toList(),
                        drawn.stream().map(_ -> Double.NaN).toList(),
                        100,
                        50)));
    }

    static String share(JoinPrecision joins) {
        return joins.covered() == 0 ? "none judged" : estimate(joins).words();
    }

    /// The months in which any pair was judged, doubtful or drawn.
    Set<LocalDate> months() {
        var months = new TreeSet<>(reviewed.months().keySet());
        months.addAll(reviewed.joinsByMonth().keySet());
        return months;
    }

    Precision doubtful(LocalDate month) {
        return reviewed.months().getOrDefault(month, Precision.NONE);
    }

    JoinPrecision joins(LocalDate month) {
        return reviewed.joinsByMonth().getOrDefault(month, new JoinPrecision(Map.of(), Map.of()));
    }

    /// The share of joins that are right, over the last months in which any was judged, where that is more than one.
    Optional<SmallTrend> pictureOfJoins() {
        var judged = reviewed.joinsByMonth().entrySet().stream()
                .filter(month -> month.getValue().covered() > 0)
                .toList();
        var drawn = judged.subList(Math.max(0, judged.size() - MONTHS_DRAWN), judged.size());
        return drawn.size() < 2
                ? Optional.empty()
                : Optional.of(new SmallTrend(new Trend(
                        "precision-of-joins",
                        "Share of the program’s own joins that are right, by month",
                        "Joins",
                        drawn.stream()
                                .map(month -> month.getKey().format(MONTH))
                                .toList(),
                        drawn.stream().map(month -> estimate(month.getValue())).toList(),
                        drawn.stream().map(_ -> Double.NaN).toList(),
                        100,
                        50)));
    }

    private static Estimate estimate(JoinPrecision joins) {
        return new Estimate(100 * joins.share(), 100 * joins.low(), 100 * joins.high());
    }

    private static List<String> months(List<Map.Entry<LocalDate, Precision>> drawn) {
        return drawn.stream().map(month -> month.getKey().format(MONTH)).toList();
    }

    private static Estimate estimate(Precision precision) {
        return new Estimate(100 * precision.share(), 100 * precision.low(), 100 * precision.high());
    }
}
