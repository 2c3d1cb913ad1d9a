package org.kith.matching.precision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.linkage.Explanation;
import org.kith.linkage.ScoredPair;
import org.kith.matching.Band;
import org.kith.matching.Gaps;
import org.kith.matching.Reasons;
import org.kith.matching.Rivals;
import org.kith.matching.records.Kept;
import org.kith.matching.records.RunDigest;
import org.kith.matching.records.Settled;

/// A random sample of the joins that stand by the program's own word, of each stratum so many.
///
/// Every record of a person but the first is one join, with the person's first record. What people or sources have said
/// is one person is no join of the program's. Where another person comes near one of the records, the gap is shown to
/// whoever is asked: nobody is asked about a join whose gap is wider than a doubtful pair's, which would tell that it
/// is none. What comes first by a number that is drawn from the two records' ids is looked at, so a join that
/// was drawn is drawn again while it stands, and what is not drawn is like what is.
final class SureJoins {

    /// Joins whose match weight is worked out, to know how large each stratum is.
    private static final int LOOKED_AT = 2_000;

    /// How far a doubtful pair can be ahead of another, or behind.
    private static final double WIDEST_GAP_IN_DOUBT = Gaps.weight(Band.MATCHES_FROM) - Gaps.weight(Band.DOUBTFUL_FROM);

    private static final long SEED = 0x1d8e4e27c47d124fL;

    private final Kept kept;
    private final Settled settled;
    private final Rivals rivals;

    /// @param doubtful pairs of records, by their places
    SureJoins(Kept kept, Settled settled, List<ScoredPair> doubtful) {
        this.kept = kept;
        this.settled = settled;
        rivals = new Rivals(doubtful, kept.persons());
    }

    /// One that is to be asked about, by the records' ids, the lower one first.
    ///
    /// @param rivals records of third people who come near
    record Drawn(
            int one,
            int other,
            Stratum stratum,
            double probability,
            Reasons reasons,
            Gaps gaps,
            List<Integer> rivals) {}

    /// What was drawn.
    ///
    /// @param joins how many there are in each stratum, as estimated
    /// @param near how many are in none, since another person comes near and the gap would tell; as estimated
    record Sample(List<Drawn> drawn, Map<Stratum, Integer> joins, int near) {}

    /// Two records by their places, that of the lower id first.
    private record Join(int one, int other, long drawn) {}

    /// Draws.
    ///
    /// @param judged two records of which something is decided: they are not asked about again
    /// @param most   how many are asked about at a time
    Sample draw(Set<Settled.Two> judged, int most) {
        var musts = new HashSet<>(settled.musts());
        int[] places = kept.all();
        int[] first = firsts(places);
        var looked =
                new PriorityQueue<Join>(Comparator.comparingLong(Join::drawn).reversed());
        int all = 0;
        for (int place : places) {
            int head = first[kept.person(place)];
            if (place == head || settled.groupOf(kept.id(place)) > 0 || settled.groupOf(kept.id(head)) > 0) {
                continue;
            }
            var two = two(head, place);
            if (musts.contains(two) && !judged.contains(two)) {
                continue;
            }
            all++;
            long drawn = drawn(two);
            if (looked.size() < LOOKED_AT || drawn < looked.element().drawn()) {
                looked.add(new Join(head, place, drawn));
                if (looked.size() > LOOKED_AT) {
                    looked.remove();
                }
            }
        }
        return sample(looked, judged, all, most);
    }

    private Sample sample(PriorityQueue<Join> looked, Set<Settled.Two> judged, int all, int most) {
        var inOrder = new ArrayList<>(looked);
        inOrder.sort(Comparator.comparingLong(Join::drawn));
        var seen = new EnumMap<Stratum, Integer>(Stratum.class);
        int near = 0;
        var left = quotas(most);
        var asked = new ArrayList<Drawn>();
        for (var join : inOrder) {
            var why = kept.standing.explain(join.one(), join.other());
            double weight = weight(why);
            var gaps = rivals.gaps(join.one(), join.other(), Gaps.probability(weight));
            if (tells(gaps)) {
                near++;
                continue;
            }
            var stratum = Stratum.of(weight);
            seen.merge(stratum, 1, Integer::sum);
            var two = two(join.one(), join.other());
            if (left.getOrDefault(stratum, 0) > 0 && !judged.contains(two)) {
                left.merge(stratum, -1, Integer::sum);
                asked.add(new Drawn(
                        two.one(),
                        two.other(),
                        stratum,
                        Gaps.probability(weight),
                        Reasons.of(why).withoutChildren(),
                        gaps,
                        rivals.of(join.one(), join.other()).stream()
                                .map(kept::id)
                                .sorted()
                                .toList()));
            }
        }
        double each = (double) all / Math.max(1, inOrder.size());
        var joins = new EnumMap<Stratum, Integer>(Stratum.class);
        seen.forEach((stratum, count) -> joins.put(stratum, (int) Math.round(count * each)));
        return new Sample(List.copyOf(asked), joins, (int) Math.round(near * each));
    }

    private static boolean tells(Gaps gaps) {
        return Stream.of(Optional.ofNullable(gaps.one()), Optional.ofNullable(gaps.other()))
                .flatMap(Optional::stream)
                .anyMatch(gap -> Math.abs(gap) > WIDEST_GAP_IN_DOUBT);
    }

    private Settled.Two two(int one, int other) {
        return Settled.Two.of(kept.id(one), kept.id(other));
    }

    /// The match weight without children in common, whom two records of one person have always.
    private static double weight(Explanation why) {
        return Gaps.weight(why.probability())
                - why.steps().stream()
                        .filter(step -> step.comparison().equals(Reasons.CHILDREN))
                        .mapToDouble(Explanation.Step::weight)
                        .sum();
    }

    /// The same for each; what is over goes to those that are least sure.
    private static Map<Stratum, Integer> quotas(int most) {
        var quotas = new EnumMap<Stratum, Integer>(Stratum.class);
        int strata = Stratum.values().length;
        for (var stratum : Stratum.values()) {
            quotas.put(stratum, most / strata + (stratum.number() <= most % strata ? 1 : 0));
        }
        return quotas;
    }

    /// The place of each person's first record, which has the lowest id.
    private int[] firsts(int[] places) {
        int[] first = new int[kept.people()];
        Arrays.fill(first, -1);
        for (int place : places) {
            int person = kept.person(place);
            if (first[person] < 0 || kept.id(place) < kept.id(first[person])) {
                first[person] = place;
            }
        }
        return first;
    }

    private static long drawn(Settled.Two two) {
        return RunDigest.spread(((long) two.one() << 32 | two.other()) + SEED);
    }
}
