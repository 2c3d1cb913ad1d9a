package org.kith.matching.precision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.kith.linkage.Explanation;
import org.kith.matching.Gaps;
import org.kith.matching.Reasons;
import org.kith.matching.records.Kept;
import org.kith.matching.records.RunDigest;
import org.kith.matching.records.Settled;

/// A random sample of the joins that stand by the program's own word, of each stratum so many.
///
/// Every record of a person but the first is one join, with the person's first record. What people or sources have said
/// is one person is no join of the program's; where another person comes near one of the records the gap would tell
/// that the pair is no doubtful one, so nobody is asked. What comes first by a number that is drawn from the two
/// records' ids is looked at, so a join that was drawn is drawn again while it stands, and what is not drawn is like
/// what is.
final class SureJoins {

    /// Joins whose match weight is worked out, to know how large each stratum is.
    private static final int LOOKED_AT = 2_000;

    private static final long SEED = 0x1d8e4e27c47d124fL;

    private SureJoins() {}

    /// One that is to be asked about, by the records' ids, the lower one first.
    record Drawn(int one, int other, Stratum stratum, double probability, Reasons reasons) {}

    /// What was drawn.
    ///
    /// @param joins how many there are in each stratum, as estimated
    /// @param near  how many were left out because another person comes near
    record Sample(List<Drawn> drawn, Map<Stratum, Integer> joins, int near) {}

    private record Join(int first, int place, long drawn) {}

    /// Draws.
    ///
    /// @param judged two records of which something is decided: they are not asked about again
    /// @param doubted ids of records that stand in a doubtful pair
    /// @param most   how many are asked about at a time
    static Sample draw(Kept kept, Settled settled, Set<Settled.Two> judged, Set<Integer> doubted, int most) {
        var musts = new HashSet<>(settled.musts());
        int[] places = kept.all();
        int[] first = firsts(kept, places);
        var looked =
                new PriorityQueue<Join>(Comparator.comparingLong(Join::drawn).reversed());
        int all = 0;
        int near = 0;
        for (int place : places) {
            int head = first[kept.person(place)];
            int id = kept.id(place);
            int firstId = kept.id(head);
            if (place == head || settled.groupOf(id) > 0 || settled.groupOf(firstId) > 0) {
                continue;
            }
            var two = Settled.Two.of(id, firstId);
            if (musts.contains(two) && !judged.contains(two)) {
                continue;
            }
            if (doubted.contains(id) || doubted.contains(firstId)) {
                near++;
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
        return sample(kept, looked, judged, all, near, most);
    }

    private static Sample sample(
            Kept kept, PriorityQueue<Join> looked, Set<Settled.Two> judged, int all, int near, int most) {
        var inOrder = new ArrayList<>(looked);
        inOrder.sort(Comparator.comparingLong(Join::drawn));
        var seen = new EnumMap<Stratum, Integer>(Stratum.class);
        var left = quotas(most);
        var asked = new ArrayList<Drawn>();
        for (var join : inOrder) {
            var why = kept.standing.explain(join.first(), join.place());
            double weight = weight(why);
            var stratum = Stratum.of(weight);
            seen.merge(stratum, 1, Integer::sum);
            var two = Settled.Two.of(kept.id(join.first()), kept.id(join.place()));
            if (left.getOrDefault(stratum, 0) > 0 && !judged.contains(two)) {
                left.merge(stratum, -1, Integer::sum);
                asked.add(new Drawn(
                        two.one(),
                        two.other(),
                        stratum,
                        Gaps.probability(weight),
                        Reasons.of(why).without(Reasons.CHILDREN)));
            }
        }
        var joins = new EnumMap<Stratum, Integer>(Stratum.class);
        seen.forEach((stratum, count) -> joins.put(stratum, (int) Math.round((double) count * all / inOrder.size())));
        return new Sample(List.copyOf(asked), joins, near);
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
    private static int[] firsts(Kept kept, int[] places) {
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
