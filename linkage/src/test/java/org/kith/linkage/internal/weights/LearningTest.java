package org.kith.linkage.internal.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.RandomRecords;
import org.kith.linkage.internal.blocking.Blocks;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.weights.SlowLearning.Pair;
import org.kith.linkage.internal.weights.SlowLearning.Taught;

/// Holds what is learnt of random records against a slow, obvious reference that looks at each pair by itself.
class LearningTest {

    private static final int ROUNDS = 30;
    private static final Settings SETTINGS = Settings.defaults().onThreads(1);

    /// So few records that all their pairs are learnt from.
    private static final class File {

        final Table table;
        final Derived derived;
        final Blocks blocks;
        final Comparer comparer;

        File(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Columns columns = RandomRecords.people(seed == 0 ? 60 : random.nextInt(6, 16), seed);
            table = new Table(columns);
            derived = new Derived(columns);
            blocks = new Blocks(table, derived, SETTINGS);
            comparer = new Comparer(table, derived);
        }

        List<Pair> all() {
            List<Pair> pairs = new ArrayList<>();
            for (int a = 0; a < table.size; a++) {
                for (int b = a + 1; b < table.size; b++) {
                    pairs.add(pair(comparer.pattern(a, b)));
                }
            }
            return pairs;
        }

        List<Rule> rules() {
            return Arrays.stream(Rule.values())
                    .filter(rule -> !rule.settles.isEmpty() && blocks.used(rule))
                    .toList();
        }

        List<Pair> of(Rule rule) {
            List<Pair> pairs = new ArrayList<>();
            int[] member = blocks.members[rule.index];
            int[] start = blocks.starts[rule.index];
            for (int block = 0; block < start.length - 1; block++) {
                int first = start[block];
                Lesson.teach(
                        start[block + 1] - first,
                        (i, j) -> comparer.pattern(member[first + i], member[first + j]),
                        pattern -> pairs.add(pair(pattern)));
            }
            return pairs;
        }
    }

    @Test
    void aFileTeachesWhatEachOfItsPairsDoes() {
        int borneOut = 0;
        int unlearnt = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            File file = new File(seed);
            List<Taught> rules = file.rules().stream()
                    .map(rule -> new Taught(rule.settles, file.of(rule), 1))
                    .toList();
            SlowLearning slow = new SlowLearning(file.table.size, file.all(), rules);
            slow.learn();
            same(
                    seed,
                    Draw.from(file.table, file.derived, file.blocks, SETTINGS).learn(),
                    slow);
            borneOut += (int) rules.stream()
                    .flatMap(rule -> rule.pairs().stream())
                    .filter(Pair::borneOut)
                    .count();
            unlearnt += slow.learnt[Question.MIDDLE.index][1] ? 0 : 1;
        }
        assertThat(borneOut).isPositive();
        assertThat(unlearnt).isPositive();
    }

    @Test
    void whatIsDrawnOfARuleStandsForAllOfIt() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            File file = new File(seed);
            int records = file.table.size * 3;
            List<Pair> some =
                    file.all().stream().filter(pair -> random.nextInt(8) == 0).toList();
            Learning learning = new Learning(records, patterns(some), 1);
            List<Taught> rules = new ArrayList<>();
            for (Rule rule : file.rules()) {
                Taught taught = new Taught(rule.settles, file.of(rule), random.nextInt(1, 6));
                rules.add(taught);
                learning.add(rule, patterns(taught.pairs()), taught.pairs().size() * taught.times());
            }
            SlowLearning slow = new SlowLearning(records, some, rules);
            slow.learn();
            same(seed, learning.learn(), slow);
        }
    }

    private static void same(long seed, Weights weights, SlowLearning slow) {
        assertThat(weights.prior).as("prior of %d", seed).isCloseTo(slow.prior, withinPercentage(1e-6));
        assertThat(weights.twins).as("twins of %d", seed).isCloseTo(slow.twins, withinPercentage(1e-6));
        assertThat(weights.kin).as("kin of %d", seed).isCloseTo(slow.kin, withinPercentage(1e-6));
        for (Question question : Question.values()) {
            for (int level = 1; level <= question.levels.size(); level++) {
                String answer = question.words + " " + question.levels.get(level - 1) + " of " + seed;
                int q = question.index;
                assertThat(weights.learnt[q][level]).as(answer).isEqualTo(slow.learnt[q][level]);
                assertThat(weights.m[q][level])
                        .as("m of %s", answer)
                        .isCloseTo(slow.m[q][level], withinPercentage(1e-6));
                assertThat(weights.u[q][level])
                        .as("u of %s", answer)
                        .isCloseTo(slow.u[q][level], withinPercentage(1e-6));
            }
        }
    }

    private static Pair pair(long pattern) {
        List<Integer> levels = Arrays.stream(Question.values())
                .map(question -> question.levelIn(pattern))
                .toList();
        return new Pair(levels, (pattern & Lesson.BORNE_OUT) != 0);
    }

    private static Patterns patterns(List<Pair> pairs) {
        Patterns patterns = new Patterns();
        for (Pair pair : pairs) {
            long pattern = pair.borneOut() ? Lesson.BORNE_OUT : 0;
            for (Question question : Question.values()) {
                pattern |= question.packed(pair.levels().get(question.index));
            }
            patterns.add(pattern, 1);
        }
        return patterns;
    }
}
