package org.kith.outcomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.Populations.Ages;

/// What was counted, place by place, before anything is hidden. It never leaves the run.
final class Counted {

    /// Boys and girls; nobody is left over.
    static final int SEXES = 2;

    /// Counts of one measure.
    ///
    /// @param counts by node of the measure's hierarchy
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Series(Measure measure, String part, Ages ages, long[] counts) {}

    final AgeBands bands;
    final Nesting nesting;
    final List<Place> places;
    final Hierarchy residents;
    final Hierarchy pupils;

    /// Residents by node and band of ages.
    final long[][] ages;

    /// By node, then band and sex.
    final long[][] residentsDrawn;

    final long[][] pupilsDrawn;

    /// Pupils on roll by node.
    final long[] onRoll;

    /// Pupils of each school year by node.
    final Map<Integer, long[]> yearPupils = new TreeMap<>();

    /// Pupils of a school year whose absence was counted from marks.
    final Map<Integer, Long> byMarks = new TreeMap<>();

    /// By name, each worked out once.
    final Map<String, String> codesOfPyramids = new HashMap<>();

    private final SequencedMap<String, Series> series = new LinkedHashMap<>();

    Counted(AgeBands bands, Nesting nesting, Place county, List<Place> places) {
        this.bands = bands;
        this.nesting = nesting;
        this.places = new ArrayList<>(List.of(county));
        this.places.addAll(places);
        this.residents = Hierarchy.ofResidents(county, places);
        this.pupils = Hierarchy.ofPupils(county, places);
        this.ages = new long[residents.size()][bands.bands().size()];
        this.residentsDrawn = new long[residents.size()][bands.drawn().size() * SEXES];
        this.pupilsDrawn = new long[pupils.size()][bands.drawn().size() * SEXES];
        this.onRoll = new long[pupils.size()];
    }

    Hierarchy hierarchy(Measure measure) {
        return measure.basis() == Measure.Basis.PUPILS ? pupils : residents;
    }

    /// The nodes to which somebody belongs who lives in an area; only the county for whoever shows no place.
    List<Integer> home(@Nullable String area, String pyramid) {
        var nodes = new ArrayList<>(List.of(0));
        int at = residents.node(Place.Kind.AREA, area);
        if (at >= 0) {
            nodes.add(at);
            var place = residents.place(at);
            int zone = place == null ? -1 : residents.node(Place.Kind.ZONE, place.zone());
            if (zone >= 0) {
                nodes.add(zone);
            }
        }
        int within = residents.node(Place.Kind.PYRAMID, pyramid);
        if (within >= 0) {
            nodes.add(within);
        }
        return nodes;
    }

    /// The nodes to which a pupil of a school belongs.
    List<Integer> school(String setting) {
        var nodes = new ArrayList<>(List.of(0));
        int at = pupils.node(Place.Kind.SCHOOL, setting);
        var place = at < 0 ? null : pupils.place(at);
        if (place != null) {
            nodes.add(at);
            for (int above : new int[] {
                pupils.node(Place.Kind.PYRAMID, place.pyramid()), pupils.node(Place.Kind.ZONE, place.zone())
            }) {
                if (above >= 0) {
                    nodes.add(above);
                }
            }
        }
        return nodes;
    }

    Series series(Measure measure, String part, Ages ages) {
        return series.computeIfAbsent(
                measure.name() + "|" + part,
                _ -> new Series(measure, part, ages, new long[hierarchy(measure).size()]));
    }

    /// Those whom a need's rule found and its rate leaves out; of the whole county only.
    Series apart(Measure need, Apart why) {
        return series(why.of(need), "", bands.all());
    }

    /// Wholes before what is within them.
    List<Series> all() {
        return series.values().stream()
                .sorted(Comparator.comparingInt(
                        each -> nesting.depth(each.measure().name())))
                .toList();
    }

    /// The series within which another is; null where it is within none that is counted in the same places.
    @Nullable
    Series whole(Series within) {
        var whole = series.get(nesting.whole(within.measure().name()) + "|" + within.part());
        return whole != null && whole.measure().basis() == within.measure().basis() ? whole : null;
    }

    /// What is left of a whole by measures of which nobody is in two.
    record Left(Measure whole, List<Measure> by, long count) {

        Left {
            by = List.copyOf(by);
        }

        List<Measure> with(Measure another) {
            return Stream.concat(by.stream(), Stream.of(another)).toList();
        }

        private Left less(Series another, int node) {
            return new Left(whole, with(another.measure()), count - another.counts()[node]);
        }
    }

    /// What is left at a node, by each of the measures that exclude this one and by several together, of the whole
    /// that they and it are within.
    List<Left> lefts(Series of, int node) {
        var measure = of.measure();
        var disjoint = nesting.disjoint(measure.name());
        var whole = disjoint.isEmpty() ? null : wholeOf(disjoint.get(), of);
        if (whole == null || whole.measure().basis() != measure.basis()) {
            return List.of();
        }
        var lefts = new ArrayList<>(List.of(new Left(whole.measure(), List.of(), whole.counts()[node])));
        for (var name : disjoint.get().measures()) {
            var other = series.get(name + "|" + of.part());
            if (other != null && !name.equals(measure.name()) && other.measure().basis() == measure.basis()) {
                lefts.addAll(lefts.stream().map(left -> left.less(other, node)).toList());
            }
        }
        return lefts.subList(1, lefts.size());
    }

    private @Nullable Series wholeOf(Nesting.Disjoint disjoint, Series of) {
        return disjoint.whole().equals(Nesting.PUPILS)
                ? new Series(Publishing.PUPILS, "", bands.all(), onRoll)
                : whole(of);
    }

    long[] yearPupils(int year) {
        return yearPupils.computeIfAbsent(year, _ -> new long[pupils.size()]);
    }

    static void add(long[] counts, List<Integer> nodes, long many) {
        nodes.forEach(node -> counts[node] += many);
    }

    static void add(long[][] counts, List<Integer> nodes, int column, long many) {
        nodes.forEach(node -> counts[node][column] += many);
    }

    /// Once all is counted, what is in a place and in none of its parts.
    void fillRests() {
        fillRests(residents, ages);
        fillRests(residents, residentsDrawn);
        fillRests(pupils, pupilsDrawn);
        pupils.fillRests(onRoll);
        yearPupils.values().forEach(pupils::fillRests);
        series.values().forEach(each -> hierarchy(each.measure()).fillRests(each.counts()));
    }

    private static void fillRests(Hierarchy hierarchy, long[][] counts) {
        for (int column = 0; column < counts[0].length; column++) {
            long[] one = new long[counts.length];
            for (int node = 0; node < one.length; node++) {
                one[node] = counts[node][column];
            }
            hierarchy.fillRests(one);
            for (int node = 0; node < one.length; node++) {
                counts[node][column] = one[node];
            }
        }
    }

    /// How many residents of these ages each node holds.
    long[] of(Ages range) {
        return Arrays.stream(ages)
                .mapToLong(each -> bands.within(range).stream()
                        .mapToLong(band -> each[band])
                        .sum())
                .toArray();
    }

    long[] totals() {
        return Arrays.stream(ages).mapToLong(each -> Arrays.stream(each).sum()).toArray();
    }
}
