package org.kith.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kith.linkage.ScoredPair;

class RivalsTest {

    /// Records 0 and 1 are one person already; 2, 3 and 4 are three others.
    private static final int[] PERSONS = {0, 0, 1, 2, 3};

    @Test
    void theGapIsToTheLikeliestRecordOfAThirdPerson() {
        var rivals =
                new Rivals(List.of(pair(0, 2, 0.94), pair(0, 3, 0.88), pair(0, 4, 0.91), pair(1, 3, 0.93)), PERSONS);
        var gaps = rivals.gaps(0, 2, 0.94);
        assertThat(gaps.one()).isCloseTo(Gaps.weight(0.94) - Gaps.weight(0.91), within(1e-12));
        assertThat(gaps.other()).as("nobody else comes near record 2").isNull();
        assertThat(rivals.of(0, 2)).containsExactly(3, 4);
        assertThat(rivals.gaps(0, 3, 0.88).one())
                .as("another person fits better")
                .isNegative();
    }

    @Test
    void whoStandsWithEitherRecordIsNoRival() {
        var rivals = new Rivals(List.of(pair(0, 2, 0.9), pair(1, 2, 0.95)), PERSONS);
        assertThat(rivals.gaps(0, 2, 0.9)).isEqualTo(new Gaps(null, null));
        assertThat(rivals.of(0, 2)).isEmpty();
    }

    @Test
    void findsWhatLookingThroughAllPairsFinds() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int[] persons = random.ints(12, 0, 8).toArray();
            var pairs = new ArrayList<ScoredPair>();
            for (int a = 0; a < persons.length; a++) {
                for (int b = a + 1; b < persons.length; b++) {
                    if (persons[a] != persons[b] && random.nextInt(4) == 0) {
                        pairs.add(pair(a, b, 0.85 + 0.1 * random.nextDouble()));
                    }
                }
            }
            var rivals = new Rivals(pairs, persons);
            for (var pair : pairs) {
                var thirds = new TreeMap<Integer, ScoredPair>();
                double[] best = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
                for (var each : pairs) {
                    for (int side = 0; side < 2; side++) {
                        int end = side == 0 ? pair.a() : pair.b();
                        int third = each.a() == end ? each.b() : each.b() == end ? each.a() : -1;
                        if (third >= 0 && persons[third] != persons[pair.a()] && persons[third] != persons[pair.b()]) {
                            thirds.merge(
                                    persons[third],
                                    pair(third, end, each.probability()),
                                    (known, more) -> more.probability() > known.probability() ? more : known);
                            best[side] = Math.max(best[side], Gaps.weight(each.probability()));
                        }
                    }
                }
                double weight = Gaps.weight(pair.probability());
                assertThat(rivals.of(pair.a(), pair.b()))
                        .containsExactlyElementsOf(thirds.values().stream()
                                .map(ScoredPair::a)
                                .sorted()
                                .toList());
                assertThat(rivals.gaps(pair.a(), pair.b(), pair.probability()))
                        .isEqualTo(new Gaps(
                                Double.isInfinite(best[0]) ? null : weight - best[0],
                                Double.isInfinite(best[1]) ? null : weight - best[1]));
            }
        }
    }

    private static ScoredPair pair(int a, int b, double probability) {
        return new ScoredPair(a, b, probability);
    }
}
