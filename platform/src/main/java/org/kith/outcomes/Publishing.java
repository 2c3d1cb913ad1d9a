package org.kith.outcomes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.disclosure.Lines;
import org.kith.outcomes.disclosure.PlaceRows;
import org.kith.outcomes.disclosure.Policy;
import org.kith.outcomes.disclosure.Table;

/// Decides which of all that was counted is released: small numbers are hidden, and what would give them away
/// over the whole county at once, since pages and files of different places can be laid side by side.
///
/// In this order, each standing on what went before:
/// 1. how many residents and pupils each place has;
/// 2. their ages, by place all or none; then boys and girls, by place all or none;
/// 3. each need and group, hidden also where the people that it is of are hidden;
/// 4. the same for each school year.
///
/// Places make up larger places along lines that form no rings, so that each count is kept by [Lines] and
/// each make-up by [PlaceRows]. That a sex is not recorded says nothing of a child and is not kept.
final class Publishing {

    /// What is released.
    record Released(List<Measure> measures, List<Place> places, List<Figure> figures, long hidden) {
        Released {
            measures = List.copyOf(measures);
            places = List.copyOf(places);
            figures = List.copyOf(figures);
        }
    }

    private static final List<String> SEXES = List.of("boys", "girls");

    private static final Measure AGES =
            new Measure("people:ages", Measure.Kind.PEOPLE, "Ages of residents", "residents", Measure.Basis.RESIDENTS);
    private static final Measure DRAWN = new Measure(
            "people:drawn", Measure.Kind.PEOPLE, "Residents by age and sex", "residents", Measure.Basis.RESIDENTS);
    private static final Measure PUPILS =
            new Measure("people:pupils", Measure.Kind.PEOPLE, "Pupils on roll", "pupils on roll", Measure.Basis.PUPILS);
    private static final Measure PUPILS_DRAWN = new Measure(
            "people:pupils-drawn",
            Measure.Kind.PEOPLE,
            "Pupils on roll by age and sex",
            "pupils on roll",
            Measure.Basis.PUPILS);
    private static final Measure YEAR_PUPILS = new Measure(
            "people:year-pupils",
            Measure.Kind.PEOPLE,
            "Pupils of the school year",
            "pupils of the school year",
            Measure.Basis.PUPILS);

    private final Policy policy;
    private final Counted counted;
    private final SequencedMap<String, Measure> measures = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private long hidden;

    private Publishing(Policy policy, Counted counted) {
        this.policy = policy;
        this.counted = counted;
    }

    static Released of(Counted counted, Policy policy) {
        return new Publishing(policy, counted).released();
    }

    private Released released() {
        long[] residents = counted.totals();
        var noResidents = counts(counted.residents, residents, null, new BitSet());
        var noAges = rows(counted.residents, counted.ages, new int[Ages.BANDS.size()], noResidents, 1);
        int[] ofAge = new int[Ages.DRAWN.size() * Counted.SEXES];
        for (int column = 0; column < ofAge.length; column++) {
            ofAge[column] = column / Counted.SEXES;
        }
        var noSexes = rows(counted.residents, counted.residentsDrawn, ofAge, noAges, Counted.SEXES);
        var noPupils = counts(counted.pupils, counted.onRoll, null, new BitSet());
        var noPupilsDrawn = rows(counted.pupils, counted.pupilsDrawn, new int[ofAge.length], noPupils, Counted.SEXES);

        publishRows(AGES, counted.residents, counted.ages, residents, noAges, 1);
        publishRows(DRAWN, counted.residents, counted.residentsDrawn, residents, noSexes, Counted.SEXES);
        publish(PUPILS, "", counted.pupils, counted.onRoll, null, noPupils, noPupils);
        publishRows(PUPILS_DRAWN, counted.pupils, counted.pupilsDrawn, counted.onRoll, noPupilsDrawn, Counted.SEXES);
        var noYear = new LinkedHashMap<String, BitSet>();
        counted.yearPupils.forEach((year, pupils) -> {
            var no = counts(counted.pupils, pupils, null, new BitSet());
            noYear.put(String.valueOf(year), no);
            publish(YEAR_PUPILS, String.valueOf(year), counted.pupils, pupils, null, no, no);
        });
        for (var series : counted.all()) {
            publish(series, residents, noResidents, noAges, noPupils, noYear);
        }
        figures.sort(Comparator.comparing(Figure::kind)
                .thenComparing(Figure::code)
                .thenComparing(Figure::measure)
                .thenComparing(Figure::part));
        var told = new TreeSet<String>();
        figures.forEach(figure -> told.add(figure.kind() + "/" + figure.code()));
        var places = counted.places.stream()
                .filter(place -> told.contains(place.kind() + "/" + place.code()))
                .toList();
        return new Released(List.copyOf(measures.values()), places, figures, hidden);
    }

    private void publish(
            Counted.Series series,
            long[] residents,
            BitSet noResidents,
            BitSet noAges,
            BitSet noPupils,
            Map<String, BitSet> noYear) {
        var measure = series.measure();
        var hierarchy = counted.hierarchy(measure);
        long[] of;
        BitSet not;
        if (measure.kind() == Measure.Kind.YEAR) {
            of = counted.yearPupils(Integer.parseInt(series.part()));
            not = noYear.getOrDefault(series.part(), new BitSet());
        } else if (measure.basis() == Measure.Basis.PUPILS) {
            of = counted.onRoll;
            not = noPupils;
        } else if (series.ages().equals(Ages.ALL)) {
            of = residents;
            not = noResidents;
        } else {
            of = new long[hierarchy.size()];
            for (int node = 0; node < of.length; node++) {
                of[node] = counted.of(node, series.ages());
            }
            not = noAges;
        }
        if (measure.name().equals("people:residents")) {
            publish(measure, series.part(), hierarchy, series.counts(), null, noResidents, noResidents);
            return;
        }
        var bounds = measure.events() ? null : of;
        publish(
                measure,
                series.part(),
                hierarchy,
                series.counts(),
                of,
                counts(hierarchy, series.counts(), bounds, not),
                not);
    }

    /// The nodes whose count is hidden.
    ///
    /// @param of how many each count is a part of; null where it is of none
    /// @param not nodes of which it may not be told how many the counts are of
    private BitSet counts(Hierarchy hierarchy, long[] counts, long @Nullable [] of, BitSet not) {
        var table = new Table();
        for (int node = 0; node < hierarchy.size(); node++) {
            var place = hierarchy.place(node);
            boolean rest = place == null;
            long bound = of == null ? Table.UNBOUNDED : of[node];
            boolean nobody = of == null ? rest && counts[node] == 0 : bound == 0;
            var fate = nobody ? Table.Fate.KNOWN : rest || not.get(node) ? Table.Fate.HIDDEN : Table.Fate.FREE;
            boolean small = policy.small(counts[node]) || (of != null && !nobody && policy.small(bound - counts[node]));
            table.add(counts[node], bound, small, fate, (1.0 + counts[node]) * weight(place));
        }
        for (var line : hierarchy.lines()) {
            table.sum(
                    line.whole(),
                    line.parts().stream().mapToInt(Integer::intValue).toArray());
        }
        var pattern = Lines.protect(table, policy);
        if (!pattern.safe()) {
            throw new IllegalStateException("figures that cannot be kept even when all are hidden");
        }
        return pattern.hidden();
    }

    /// A larger place is missed by more people.
    private static int weight(@Nullable Place place) {
        return place == null
                ? 1
                : switch (place.kind()) {
                    case COUNTY -> 100;
                    case ZONE -> 10;
                    case PYRAMID -> 4;
                    case AREA, SCHOOL -> 1;
                };
    }

    private BitSet rows(Hierarchy hierarchy, long[][] counts, int[] classes, BitSet never, int sexes) {
        var columns = new BitSet();
        for (int column = 0; column < classes.length; column++) {
            columns.set(column, sexes == 1 || column % sexes < SEXES.size());
        }
        var no = (BitSet) never.clone();
        for (int node = 0; node < hierarchy.size(); node++) {
            if (hierarchy.place(node) == null) {
                no.set(node);
            }
        }
        var lines = hierarchy.lines().stream()
                .map(line -> new PlaceRows.Line(line.whole(), line.parts()))
                .toList();
        return new PlaceRows(policy, counts, classes, columns, lines).hidden(no);
    }

    private void publishRows(Measure measure, Hierarchy hierarchy, long[][] counts, long[] of, BitSet not, int sexes) {
        for (int column = 0; column < counts[0].length; column++) {
            if (sexes == 1 || column % sexes < SEXES.size()) {
                var part = sexes == 1
                        ? Ages.BANDS.get(column).words()
                        : Ages.DRAWN.get(column / sexes).words() + " " + SEXES.get(column % sexes);
                long[] one = new long[counts.length];
                for (int node = 0; node < one.length; node++) {
                    one[node] = counts[node][column];
                }
                publish(measure, part, hierarchy, one, of, not, not);
            }
        }
    }

    private void publish(
            Measure measure,
            String part,
            Hierarchy hierarchy,
            long[] counts,
            long @Nullable [] of,
            BitSet not,
            BitSet notOf) {
        measures.putIfAbsent(measure.name(), measure);
        for (int node = 0; node < hierarchy.size(); node++) {
            var place = hierarchy.place(node);
            if (place == null || (of != null && of[node] == 0)) {
                continue;
            }
            hidden += not.get(node) ? 1 : 0;
            figures.add(new Figure(
                    place.kind(),
                    place.code(),
                    measure.name(),
                    part,
                    not.get(node) ? null : counts[node],
                    of == null || notOf.get(node) ? null : of[node]));
        }
    }
}
