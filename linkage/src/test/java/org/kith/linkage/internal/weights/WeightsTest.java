package org.kith.linkage.internal.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Field;
import org.kith.linkage.internal.RandomRecords;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;
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

    @ParameterizedTest
    @ValueSource(longs = {18, 19, 24, 32})
    void aRareValueInCommonSaysMoreThanACommonOne(long seed) {
        Columns columns = RandomRecords.of(80, seed);
        Table table = new Table(columns);
        Frequencies frequencies = new Frequencies(table);
        Comparer comparer = new Comparer(table, new Derived(columns));
        Set<Integer> answers = new HashSet<>();
        for (int a = 0; a < table.size; a++) {
            for (int b = 0; b < table.size; b++) {
                long pattern = comparer.pattern(a, b);
                double all = 0;
                for (Question question : List.of(Question.FORENAME, Question.SURNAME, Question.BORN, Question.HOME)) {
                    double slow = slowRarity(columns, question, question.levelIn(pattern), a, b);
                    assertThat(frequencies.weight(table, question, a, b, pattern))
                            .as("%s of %d and %d", question, a, b)
                            .isCloseTo(slow, within(1e-5));
                    all += slow;
                }
                assertThat(frequencies.weight(table, a, b, pattern)).isCloseTo(Math.min(14, all), within(1e-5));
                answers.add(Question.FORENAME.levelIn(pattern));
            }
        }
        assertThat(answers).contains(1, 2, Question.SWAPPED);
    }

    /// The same value says as much as it is rarer than the average one, and of several the rarest; a form or a close
    /// spelling half of what the commoner of the two would; a swapped name what it would in its commoner place.
    private static double slowRarity(Columns columns, Question question, int level, int a, int b) {
        Field field = switch (question) {
            case FORENAME -> Field.FORENAME;
            case SURNAME -> Field.SURNAME;
            case BORN -> Field.BORN_ON;
            default -> Field.POSTCODE;
        };
        if (question == Question.FORENAME && level == Question.SWAPPED) {
            return slowCrossed(columns, a, b) + slowCrossed(columns, b, a);
        }
        List<String> values = columns.values(a, field);
        List<String> others = columns.values(b, field);
        if (level == Question.SAME || (question == Question.HOME && level == 2)) {
            return values.stream()
                    .filter(others::contains)
                    .mapToDouble(value -> slowRarity(columns, field, value))
                    .max()
                    .orElse(0);
        }
        boolean name = question == Question.FORENAME || question == Question.SURNAME;
        return name && (level == 2 || level == 3) && values.size() == 1 && others.size() == 1
                ? Math.min(slowRarity(columns, field, values.getFirst()), slowRarity(columns, field, others.getFirst()))
                        / 2
                : 0;
    }

    private static double slowCrossed(Columns columns, int a, int b) {
        return columns.values(a, Field.FORENAME).stream()
                .filter(columns.values(b, Field.SURNAME)::contains)
                .mapToDouble(name ->
                        Math.min(slowRarity(columns, Field.FORENAME, name), slowRarity(columns, Field.SURNAME, name)))
                .max()
                .orElse(0);
    }

    /// log2 of the average chance to meet a value by the chance to meet this one, 5 at most.
    private static double slowRarity(Columns columns, Field field, String value) {
        Map<String, Double> counts = new TreeMap<>();
        for (int record = 0; record < columns.size(); record++) {
            columns.values(record, field).forEach(each -> counts.merge(each, 1.0, Double::sum));
        }
        double all = counts.values().stream().mapToDouble(count -> count).sum();
        double average =
                counts.values().stream().mapToDouble(count -> count * count).sum() / all;
        return Math.min(5, Math.log(average / counts.getOrDefault(value, 1.0)) / Math.log(2));
    }
}
