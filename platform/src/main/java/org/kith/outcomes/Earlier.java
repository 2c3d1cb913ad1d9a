package org.kith.outcomes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.disclosure.Policy;
import org.kith.outcomes.disclosure.Table.Fate;

/// What earlier releases told of the same time: who lays any of them beside the next must not see one child come or go.
///
/// Figures of how things are now are of the same time within a calendar month, those of a school year for ever. They
/// stand as they were told until the county has moved so far that many children went into it; even then a number that
/// moved by a few since any of them is not told anew, and one that was hidden stays hidden.
final class Earlier {

    /// Of figures that speak of how things are now.
    static final String NOW = "";

    /// Nothing was released yet.
    static final Earlier NOTHING = new Earlier(List.of(), List.of(), List.of(), false);

    private static final int LEAST_MOVE = 10;
    private static final int PART_THAT_MOVES = 20;

    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Map<String, Figure>> series = new HashMap<>();

    /// What releases before the last told, by series and place.
    private final Map<String, Map<String, List<Figure>>> before = new HashMap<>();

    private Earlier(List<Measure> measures, List<Figure> figures, List<Figure> before, boolean withNow) {
        measures.forEach(measure -> this.measures.put(measure.name(), measure));
        for (var figure : figures) {
            if (withNow || !isNow(figure)) {
                series.computeIfAbsent(key(figure.measure(), figure.part()), _ -> new HashMap<>())
                        .put(place(figure.kind(), figure.code()), figure);
            }
        }
        for (var figure : before) {
            if (withNow || !isNow(figure)) {
                this.before
                        .computeIfAbsent(key(figure.measure(), figure.part()), _ -> new HashMap<>())
                        .computeIfAbsent(place(figure.kind(), figure.code()), _ -> new ArrayList<>())
                        .add(figure);
            }
        }
    }

    /// @param asOf the day of which the last release tells, with its measures and figures
    /// @param before what those before it told: of how things are now, the ones of its calendar month
    /// @param today the day of which the next release tells
    static Earlier of(
            LocalDate asOf, List<Measure> measures, List<Figure> figures, List<Figure> before, LocalDate today) {
        return new Earlier(measures, figures, before, YearMonth.from(asOf).equals(YearMonth.from(today)));
    }

    private static boolean isNow(Figure figure) {
        return time(figure.measure(), figure.part()).equals(NOW);
    }

    /// The time of which a figure speaks: a school year, or [#NOW].
    static String time(String measure, String part) {
        return measure.startsWith("year:") || measure.equals(Publishing.YEAR_PUPILS.name()) ? part : NOW;
    }

    /// All that was told of a time.
    List<Figure> figures(String time) {
        return series.values().stream()
                .flatMap(told -> told.values().stream())
                .filter(figure -> time(figure.measure(), figure.part()).equals(time))
                .toList();
    }

    /// The measures that were told of a time.
    List<Measure> measures(String time) {
        var told = figures(time).stream().map(Figure::measure).collect(Collectors.toSet());
        return measures.values().stream()
                .filter(measure -> told.contains(measure.name()))
                .toList();
    }

    /// The needs that were told of, by the names of their measures.
    Set<String> needs() {
        return measures(NOW).stream()
                .filter(measure -> measure.kind() == Measure.Kind.NEED)
                .map(Measure::name)
                .collect(Collectors.toSet());
    }

    /// Whether the county's number is far from what was told.
    boolean moved(Measure measure, String part, long count) {
        var told = figure(measure, part, Place.Kind.COUNTY, "county");
        long before = told == null || told.counted() == null ? 0 : told.counted();
        return Math.abs(count - before) >= Math.max(LEAST_MOVE, before / PART_THAT_MOVES);
    }

    /// What may become of a place's number beside what was told of it.
    Fate fate(Measure measure, String part, @Nullable Place place, long count, Policy policy) {
        var told = place == null ? List.<Figure>of() : told(measure, part, place);
        if (told.stream().anyMatch(each -> each.counted() == null || policy.small(Math.abs(count - each.counted())))) {
            return Fate.HIDDEN;
        }
        return told.stream().anyMatch(each -> Objects.equals(each.counted(), count)) ? Fate.KNOWN : Fate.FREE;
    }

    /// Whether what measures leave together of the one that they are within moved by a few since all of them were told.
    ///
    /// @param left what they leave now
    boolean moved(List<Measure> measures, Measure whole, String part, @Nullable Place place, long left, Policy policy) {
        if (place == null) {
            return false;
        }
        var lefts = counts(whole, part, place);
        for (var measure : measures) {
            var counts = counts(measure, part, place);
            lefts = lefts.stream()
                    .flatMap(before -> counts.stream().map(count -> before - count))
                    .collect(Collectors.toSet());
        }
        return lefts.stream().anyMatch(before -> policy.small(Math.abs(left - before)));
    }

    private Set<Long> counts(Measure measure, String part, Place place) {
        return told(measure, part, place).stream()
                .flatMap(figure -> Optional.ofNullable(figure.counted()).stream())
                .collect(Collectors.toSet());
    }

    private List<Figure> told(Measure measure, String part, Place place) {
        var told = new ArrayList<>(before.getOrDefault(key(measure.name(), part), Map.of())
                .getOrDefault(place(place.kind(), place.code()), List.of()));
        Optional.ofNullable(figure(measure, part, place.kind(), place.code())).ifPresent(told::add);
        return told;
    }

    private @Nullable Figure figure(Measure measure, String part, Place.Kind kind, String code) {
        return series.getOrDefault(key(measure.name(), part), Map.of()).get(place(kind, code));
    }

    private static String key(String measure, String part) {
        return measure + "|" + part;
    }

    private static String place(Place.Kind kind, String code) {
        return kind + "/" + code;
    }
}
