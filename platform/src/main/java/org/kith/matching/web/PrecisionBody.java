package org.kith.matching.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kith.matching.precision.JoinPrecision;
import org.kith.matching.precision.Precision;
import org.kith.matching.precision.ReviewedPairs;
import org.kith.site.Page;
import org.kith.site.charts.Estimate;
import org.kith.site.charts.SmallTrend;
import org.kith.site.charts.Trend;
import org.kith.site.words.Counts;

/// How doubtful pairs came out, by what the program thought of them and by months; and beside them the joins
/// that it made by itself, of which some were drawn and asked about.
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

    Optional<SmallTrend> picture() {
        return picture(
                "precision",
                "Share of doubtful pairs that are one person, by month",
                "Pairs",
                reviewed.months(),
                precision -> precision.judged() > 0,
                PrecisionBody::estimate);
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

    Optional<SmallTrend> pictureOfJoins() {
        return picture(
                "precision-of-joins",
                "Share of the program’s own joins that are right, by month",
                "Joins",
                reviewed.joinsByMonth(),
                joins -> joins.covered() > 0,
                PrecisionBody::estimate);
    }

    /// A share over the last months in which anything was judged, where that is more than one.
    private static <T> Optional<SmallTrend> picture(
            String id,
            String title,
            String what,
            SortedMap<LocalDate, T> months,
            Predicate<T> judged,
            Function<T, Estimate> estimate) {
        var all = months.entrySet().stream()
                .filter(month -> judged.test(month.getValue()))
                .toList();
        var drawn = all.subList(Math.max(0, all.size() - MONTHS_DRAWN), all.size());
        return drawn.size() < 2
                ? Optional.empty()
                : Optional.of(new SmallTrend(new Trend(
                        id,
                        title,
                        what,
                        drawn.stream()
                                .map(month -> month.getKey().format(MONTH))
                                .toList(),
                        drawn.stream()
                                .map(month -> estimate.apply(month.getValue()))
                                .toList(),
                        drawn.stream().map(_ -> Double.NaN).toList(),
                        100,
                        50)));
    }

    private static Estimate estimate(JoinPrecision joins) {
        return new Estimate(100 * joins.share(), 100 * joins.low(), 100 * joins.high());
    }

    private static Estimate estimate(Precision precision) {
        return new Estimate(100 * precision.share(), 100 * precision.low(), 100 * precision.high());
    }
}
