package org.kith.linkage.internal.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.ScoredPair;

/// Holds the order of pairs against a slow, obvious one.
class PairsTest {

    /// So few that they are sorted at once, and so many that they are parted into buckets first.
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 2_000, 30_000})
    void pairsAreOrderedBestFirstAndThenByNumber(int count) {
        SplittableRandom random = new SplittableRandom(count);
        Pairs pairs = new Pairs();
        List<ScoredPair> slow = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int a = random.nextInt(300);
            int b = 300 + random.nextInt(300);
            float odds = random.nextBoolean() ? random.nextInt(-5, 6) : (float) random.nextDouble(-40, 60);
            pairs.add(b, a, odds);
            slow.add(new ScoredPair(a, b, odds));
        }
        slow.sort(Comparator.comparingDouble(ScoredPair::probability)
                .reversed()
                .thenComparingInt(ScoredPair::a)
                .thenComparingInt(ScoredPair::b));
        pairs.bestFirst();
        for (int i = 0; i < count; i++) {
            assertThat(new ScoredPair(pairs.a[i], pairs.b[i], pairs.logOdds[i])).isEqualTo(slow.get(i));
        }
    }
}
