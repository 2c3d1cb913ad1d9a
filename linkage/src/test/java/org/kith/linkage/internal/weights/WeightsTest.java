package org.kith.linkage.internal.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.internal.comparing.Question;

/// Holds what is learnt and counted against slow, obvious sums.
class WeightsTest {

    @ParameterizedTest
    @ValueSource(longs = {15, 16, 17})
    void aBlockMarksTheNamesThatItsOtherRecordsBearOut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int marked = 0;
        for (int size = 2; size < 70; size++) {
            int records = size;
            int[] names = random.ints(records, 0, 1 + size / 3).toArray();
            int[] dates = random.ints(records, 0, 2).toArray();
            List<Long> taught = new ArrayList<>();
            List<Long> slow = new ArrayList<>();
            BiFunction<Integer, Integer, Long> pattern =
                    (i, j) -> Question.FORENAME.packed(names[i] == names[j] ? 1 : 6 + (names[i] + names[j]) % 2)
                            | Question.BORN.packed(dates[i] == dates[j] ? 1 : 7);
            Lesson.teach(records, pattern::apply, taught::add);
            for (int i = 0; i < records; i++) {
                for (int j = i + 1; j < records; j++) {
                    boolean both = records <= 64 && names[i] != names[j];
                    for (int one : new int[] {i, j}) {
                        int with = 0;
                        for (int third = 0; third < records; third++) {
                            with += names[third] == names[one] && dates[third] == dates[one] ? 1 : 0;
                        }
                        both &= with > 1;
                    }
                    marked += both ? 1 : 0;
                    slow.add(pattern.apply(i, j) | (both ? Lesson.BORNE_OUT : 0));
                }
            }
            assertThat(taught).isEqualTo(slow);
        }
        assertThat(marked).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void patternsAreCountedExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Patterns patterns = new Patterns();
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (int i = 0; i < 50_000; i++) {
            long pattern = random.nextLong(20_000) * 0x10001L;
            patterns.add(pattern, 1);
            counts.merge(pattern, 1L, Long::sum);
        }
        assertThat(patterns.sorted())
                .containsExactly(counts.keySet().stream().mapToLong(key -> key).toArray());
        counts.forEach((pattern, count) -> assertThat(patterns.count(pattern)).isEqualTo(count));
    }
}
