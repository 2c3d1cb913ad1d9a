package org.kith.outcomes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.disclosure.Lines;
import org.kith.outcomes.disclosure.PlaceRows;
import org.kith.outcomes.disclosure.Policy;
import org.kith.outcomes.disclosure.Protection;
import org.kith.outcomes.disclosure.Table;

/// Decides which of all that was counted is released: small numbers are hidden, and what would give them away
/// over the whole county at once, since pages and files of different places can be laid side by side.
///
/// In this order, each standing on what went before:
/// 1. how many residents and pupils each place has;
/// 2. their ages, by place all or none; then boys and girls, by place all or none;
/// 3. each need and group, hidden also where the people that it is of are hidden, and one [Nesting] in another where
///    that is, or what it leaves of it is small; and who is on no roll, hidden for the county where it would tell how
///    few pupils of that age come from elsewhere;
/// 4. the same for each school year.
///
/// What earlier releases told of the same time stands, or is kept to by [Earlier]: a number that is hidden by it is
/// kept as a small one is, so that nobody has it by subtraction.
///
/// Places make up larger places along lines that form no rings, so that each count is kept by [Lines] and
/// each make-up by [PlaceRows].
final class Publishing {

    /// What is released.
    ///
    /// @param now whether figures of how things are now were made anew
    record Released(List<Measure> measures, List<Place> places, List<Figure> figures, long hidden, boolean now) {
        Released {
            measures = List.copyOf(measures);
            places = List.copyOf(places);
            figures = List.copyOf(figures);
        }
    }

    /// The node of the whole county, of residents and of pupils.
    private static final int COUNTY = 0;

    /// Of whom a measure counts: where as many show no place, it is told of the county alone.
    private static final int ONE_IN_SO_MANY = 5;

    private static final List<String> SEXES = List.of("boys", "girls");

    private static final Measure AGES =
            new Measure("people:ages", Measure.Kind.PEOPLE, "Ages", "residents", Measure.Basis.RESIDENTS);
    private static final Measure DRAWN =
            new Measure("people:drawn", Measure.Kind.PEOPLE, "Age and sex", "residents", Measure.Basis.RESIDENTS);
    static final Measure PUPILS =
            new Measure(Nesting.PUPILS, Measure.Kind.PEOPLE, "Pupils on roll", "pupils on roll", Measure.Basis.PUPILS);
    private static final Measure PUPILS_DRAWN = new Measure(
            "people:pupils-drawn",
            Measure.Kind.PEOPLE,
            "Pupils on roll by age and sex",
            "pupils on roll",
            Measure.Basis.PUPILS);
    static final Measure YEAR_PUPILS = new Measure(
            "people:year-pupils",
            Measure.Kind.PEOPLE,
            "Pupils of the school year",
            "pupils of the school year",
            Measure.Basis.PUPILS);

    private final Policy policy;
    private final Counted counted;
    private final Earlier earlier;
    private final boolean anyhow;
    private final SequencedMap<String, Measure> measures = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final IdentityHashMap<Counted.Series, BitSet> hidden = new IdentityHashMap<>();

    private Publishing(Policy policy, Counted counted, Earlier earlier, boolean anyhow) {
        this.policy = policy;
        this.counted = counted;
        this.earlier = earlier;
        this.anyhow = anyhow;
    }

    /// @param earlier what was told before
    /// @param anyhow makes all anew, however little moved
    static Released of(Counted counted, Policy policy, Earlier earlier, boolean anyhow) {
        return new Publishing(policy, counted, earlier, anyhow).released();
    }

    private Released released() {
        boolean now = !stands(Earlier.NOW, PUPILS, counted.onRoll);
        if (now) {
            publishNow();
        }
        counted.yearPupils.forEach((year, pupils) -> {
            if (!stands(String.valueOf(year), YEAR_PUPILS, pupils)) {
                publishYear(String.valueOf(year), pupils);
            }
        });
        figures.sort(Comparator.comparing(Figure::kind)
                .thenComparing(Figure::code)
                .thenComparing(Figure::measure)
                .thenComparing(Figure::part));
        var told = new TreeSet<String>();
        figures.forEach(figure -> told.add(figure.kind() + "/" + figure.code()));
        var places = counted.places.stream()
                .filter(place -> told.contains(place.kind() + "/" + place.code()))
                .toList();
        long hidden = figures.stream().filter(Figure::hidden).count();
        return new Released(List.copyOf(measures.values()), places, figures, hidden, now);
    }

    /// Takes over what was told of a time, where the county has not moved far since; else false.
    private boolean stands(String time, Measure people, long[] pupils) {
        var told = earlier.figures(time);
        var series = series(time);
        var needs = series.stream()
                .map(each -> each.measure())
                .filter(measure -> measure.kind() == Measure.Kind.NEED)
                .map(Measure::name)
                .collect(Collectors.toSet());
        if (anyhow
                || told.isEmpty()
                || (time.equals(Earlier.NOW) && !needs.equals(earlier.needs()))
                || earlier.moved(people, time, pupils[COUNTY])
                || series.stream()
                        .anyMatch(each -> earlier.moved(each.measure(), each.part(), each.counts()[COUNTY]))) {
            return false;
        }
        earlier.measures(time).forEach(measure -> measures.putIfAbsent(measure.name(), measure));
        figures.addAll(told);
        return true;
    }

    private List<Counted.Series> series(String time) {
        return counted.all().stream()
                .filter(each -> Earlier.time(each.measure().name(), each.part()).equals(time))
                .toList();
    }

    private void publishNow() {
        long[] residents = counted.totals();
        var noResidents = counts(Tallies.PEOPLE, "", residents);
        var noAges = rows(
                AGES,
                counted.residents,
                counted.ages,
                new int[counted.bands.bands().size()],
                noResidents,
                1);
        int[] ofAge = new int[counted.bands.drawn().size() * Counted.SEXES];
        for (int column = 0; column < ofAge.length; column++) {
            ofAge[column] = column / Counted.SEXES;
        }
        var noSexes = rows(DRAWN, counted.residents, counted.residentsDrawn, ofAge, noAges, Counted.SEXES);
        var noPupils = counts(PUPILS, "", counted.onRoll);
        var noPupilsDrawn =
                rows(PUPILS_DRAWN, counted.pupils, counted.pupilsDrawn, new int[ofAge.length], noPupils, Counted.SEXES);

        publishRows(AGES, counted.residents, counted.ages, residents, noAges, 1);
        publishRows(DRAWN, counted.residents, counted.residentsDrawn, residents, noSexes, Counted.SEXES);
        publish(PUPILS, "", counted.pupils, counted.onRoll, null, noPupils, noPupils);
        publishRows(PUPILS_DRAWN, counted.pupils, counted.pupilsDrawn, counted.onRoll, noPupilsDrawn, Counted.SEXES);
        for (var series : series(Earlier.NOW)) {
            if (Apart.in(series.measure()).isPresent()) {
                publishApart(series);
            } else if (series.measure().name().equals(Tallies.PEOPLE.name())) {
                publish(series.measure(), "", counted.residents, series.counts(), null, noResidents, noResidents);
            } else if (series.measure().basis() == Measure.Basis.PUPILS) {
                publish(series, counted.onRoll, noPupils);
            } else if (series.ages().equals(counted.bands.all())) {
                publish(series, residents, noResidents);
            } else {
                publish(series, counted.of(series.ages()), noAges);
            }
        }
    }

    /// A number of the county that is a part of nothing told, and makes up nothing.
    private void publishApart(Counted.Series series) {
        var measure = series.measure();
        var county = counted.places.getFirst();
        long count = series.counts()[COUNTY];
        boolean hidden = policy.small(count) || earlier.fate(measure, "", county, count, policy) == Table.Fate.HIDDEN;
        measures.putIfAbsent(measure.name(), measure);
        figures.add(new Figure(county.kind(), county.code(), measure.name(), "", hidden ? null : count, null));
    }

    private void publishYear(String year, long[] pupils) {
        var no = counts(YEAR_PUPILS, year, pupils);
        publish(YEAR_PUPILS, year, counted.pupils, pupils, null, no, no);
        for (var series : series(year)) {
            publish(series, pupils, no);
        }
    }

    /// @param of how many each count is a part of
    /// @param not nodes of which that is hidden
    private void publish(Counted.Series series, long[] of, BitSet not) {
        var measure = series.measure();
        var whole = counted.whole(series);
        var never = (BitSet) not.clone();
        if (whole != null) {
            never.or(hidden.getOrDefault(whole, never));
        }
        var no = counts(series, measure.events() ? null : of, whole, never);
        hidden.put(series, no);
        var hierarchy = counted.hierarchy(measure);
        int nodes = manyShowNoPlace(series, hierarchy) ? COUNTY + 1 : hierarchy.size();
        publish(measure, series.part(), hierarchy, nodes, series.counts(), of, no, not);
    }

    /// Whether one in five of those whom a need or a group counts show no place, as children in care do. Of smaller
    /// places the figures would say that hardly anybody is there, and that the county has more.
    private boolean manyShowNoPlace(Counted.Series series, Hierarchy hierarchy) {
        var kind = series.measure().kind();
        return (kind == Measure.Kind.NEED || kind == Measure.Kind.GROUP)
                && series.measure().basis() == Measure.Basis.RESIDENTS
                && hierarchy.lines().stream()
                        .filter(line -> line.whole() == COUNTY)
                        .mapToLong(line -> series.counts()[line.parts().getLast()])
                        .anyMatch(rest ->
                                !policy.small(rest) && rest > 0 && rest * ONE_IN_SO_MANY >= series.counts()[COUNTY]);
    }

    /// The nodes whose count of everybody is hidden.
    private BitSet counts(Measure people, String part, long[] counts) {
        return counts(new Counted.Series(people, part, counted.bands.all(), counts), null, null, new BitSet());
    }

    /// The nodes whose count is hidden.
    ///
    /// @param of how many each count is a part of; null where it is of none
    /// @param whole the series that it is within
    /// @param not nodes of which it may not be told how many the counts are of
    private BitSet counts(Counted.Series series, long @Nullable [] of, Counted.@Nullable Series whole, BitSet not) {
        var kept = counts(series, of, whole, not, true);
        if (!kept.safe()) {
            // What was told before leaves no other number to hide: it is taken back
            kept = counts(series, of, whole, not, false);
        }
        if (!kept.safe()) {
            throw new IllegalStateException("figures that cannot be kept even when all are hidden");
        }
        return kept.hidden();
    }

    private Protection.Pattern counts(
            Counted.Series series, long @Nullable [] of, Counted.@Nullable Series whole, BitSet not, boolean known) {
        var measure = series.measure();
        var hierarchy = counted.hierarchy(measure);
        var table = new Table();
        for (int node = 0; node < hierarchy.size(); node++) {
            var place = hierarchy.place(node);
            boolean rest = place == null;
            long count = series.counts()[node];
            var wholes = new ArrayList<Long>();
            if (of != null) {
                wholes.add(of[node]);
            }
            // Sources may contradict the definition for a day: then it says nothing there
            if (whole != null && whole.counts()[node] >= count) {
                wholes.add(whole.counts()[node]);
            }
            boolean nobody = of == null ? rest && count == 0 : wholes.contains(0L);
            var lefts = counted.lefts(series, node);
            if (lefts.stream().allMatch(left -> left.count() >= count)) {
                lefts.forEach(left -> wholes.add(left.count()));
            }
            long bound = wholes.stream().mapToLong(Long::longValue).min().orElse(Table.UNBOUNDED);
            var told = earlier.fate(measure, series.part(), place, count, policy);
            boolean moved = !nobody
                    && (told == Table.Fate.HIDDEN
                            || (whole != null
                                    && earlier.moved(
                                            List.of(measure),
                                            whole.measure(),
                                            series.part(),
                                            place,
                                            whole.counts()[node] - count,
                                            policy))
                            || lefts.stream()
                                    .anyMatch(left -> earlier.moved(
                                            left.with(measure),
                                            left.whole(),
                                            series.part(),
                                            place,
                                            left.count() - count,
                                            policy)));
            var fate = nobody
                    ? Table.Fate.KNOWN
                    : rest || moved || not.get(node)
                            ? Table.Fate.HIDDEN
                            : told == Table.Fate.KNOWN && !known ? Table.Fate.FREE : told;
            boolean sensitive = moved
                    || policy.small(count)
                    || (!nobody && wholes.stream().anyMatch(each -> policy.small(each - count)))
                    || (node == COUNTY && measure.name().equals(Tallies.NO_ROLL) && tellsOfElsewhere(count));
            table.add(count, bound, sensitive, fate, (1.0 + count) * weight(place));
        }
        for (var line : hierarchy.lines()) {
            table.sum(
                    line.whole(),
                    line.parts().stream().mapToInt(Integer::intValue).toArray());
        }
        return Lines.protect(table, policy);
    }

    /// Pupils of school age, less the residents of that age who are on a roll, are those whose home is elsewhere or not
    /// known.
    private boolean tellsOfElsewhere(long noRoll) {
        var school = counted.bands.schoolAge();
        long elsewhere = noRoll - counted.of(school)[COUNTY];
        for (int column = 0; column < counted.pupilsDrawn[COUNTY].length; column++) {
            var ages = counted.bands.drawn().get(column / Counted.SEXES);
            if (school.hold(ages.from()) && school.hold(ages.until())) {
                elsewhere += counted.pupilsDrawn[COUNTY][column];
            }
        }
        return policy.small(elsewhere);
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

    private BitSet rows(Measure measure, Hierarchy hierarchy, long[][] counts, int[] classes, BitSet never, int sexes) {
        var no = (BitSet) never.clone();
        var sensitive = new ArrayList<BitSet>();
        for (int node = 0; node < hierarchy.size(); node++) {
            var place = hierarchy.place(node);
            if (place == null) {
                no.set(node);
            }
            var ofNode = new BitSet();
            for (int column = 0; column < classes.length; column++) {
                long count = counts[node][column];
                var told = earlier.fate(measure, part(column, sexes), place, count, policy);
                ofNode.set(column, policy.small(count) || told == Table.Fate.HIDDEN);
            }
            sensitive.add(ofNode);
        }
        var lines = hierarchy.lines().stream()
                .map(line -> new PlaceRows.Line(line.whole(), line.parts()))
                .toList();
        return new PlaceRows(policy, counts, classes, sensitive, lines).hidden(no);
    }

    private void publishRows(Measure measure, Hierarchy hierarchy, long[][] counts, long[] of, BitSet not, int sexes) {
        for (int column = 0; column < counts[0].length; column++) {
            long[] one = new long[counts.length];
            for (int node = 0; node < one.length; node++) {
                one[node] = counts[node][column];
            }
            publish(measure, part(column, sexes), hierarchy, one, of, not, not);
        }
    }

    private String part(int column, int sexes) {
        return sexes == 1
                ? counted.bands.bands().get(column).words()
                : counted.bands.drawn().get(column / sexes).words() + " " + SEXES.get(column % sexes);
    }

    private void publish(
            Measure measure,
            String part,
            Hierarchy hierarchy,
            long[] counts,
            long @Nullable [] of,
            BitSet not,
            BitSet notOf) {
        publish(measure, part, hierarchy, hierarchy.size(), counts, of, not, notOf);
    }

    /// @param nodes how many of the nodes it is told of, the county first
    private void publish(
            Measure measure,
            String part,
            Hierarchy hierarchy,
            int nodes,
            long[] counts,
            long @Nullable [] of,
            BitSet not,
            BitSet notOf) {
        measures.putIfAbsent(measure.name(), measure);
        for (int node = 0; node < nodes; node++) {
            var place = hierarchy.place(node);
            if (place == null || (of != null && of[node] == 0)) {
                continue;
            }
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
