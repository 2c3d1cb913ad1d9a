package org.kith.linkage.internal.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.blocking.Blocks;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;

/// Which pairs are learnt from: pairs at random, and some of each rule's blocks.
///
/// Both are chosen by the records' numbers alone, so that many machines choose what one does.
public final class Draw {

    static final int RANDOM_TASKS = 16;
    private static final int RANDOM_PAIRS = 600_000;
    /// So many records are drawn at a time, and all pairs of them taken: each is fetched from memory once then,
    /// and not for every pair. Pairs that share a record say nearly as much as others do: u of one birth date in
    /// 18,000 is as sure within a hundredth.
    private static final int DRAWN_TOGETHER = 26;
    private static final int PAIRS_PER_RULE = 75_000;
    private static final int TASKS_PER_RULE = 8;

    /// Takes a pair of records.
    interface Taker {
        void pair(long a, long b);
    }

    private Draw() {}

    public static Learning from(Table table, Derived derived, Blocks blocks, Settings settings) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (teaches(rule) && blocks.used(rule)) {
                rules.add(rule);
            }
        }
        double[] pairs = rules.stream().mapToDouble(blocks::pairs).toArray();
        int tasks = RANDOM_TASKS + rules.size() * TASKS_PER_RULE;
        List<Patterns> drawn = Work.all(tasks, settings.threads(), "learning", settings.progress(), () -> {
            Comparer comparer = new Comparer(table, derived);
            return task -> {
                Patterns found = new Patterns();
                if (task < RANDOM_TASKS) {
                    randomPairs(table.size, task, (a, b) -> found.add(comparer.pattern((int) a, (int) b), 1));
                } else {
                    int rule = (task - RANDOM_TASKS) / TASKS_PER_RULE;
                    int part = (task - RANDOM_TASKS) % TASKS_PER_RULE;
                    count(blocks, rules.get(rule), part, step(pairs[rule]), comparer, found);
                }
                return found;
            };
        });
        Learning learning = new Learning(table.size, together(drawn.subList(0, RANDOM_TASKS)), settings.threads());
        for (int rule = 0; rule < pairs.length; rule++) {
            int from = RANDOM_TASKS + rule * TASKS_PER_RULE;
            learning.add(rules.get(rule), together(drawn.subList(from, from + TASKS_PER_RULE)), pairs[rule]);
        }
        return learning;
    }

    private static Patterns together(List<Patterns> parts) {
        Patterns all = new Patterns();
        parts.forEach(all::addAll);
        return all;
    }

    static boolean teaches(Rule rule) {
        return !rule.settles.isEmpty();
    }

    /// The share of one task in the random pairs; all pairs where there are no more than are wanted.
    static void randomPairs(long records, int task, Taker taker) {
        if (records <= Integer.MAX_VALUE && records * (records - 1) / 2 <= RANDOM_PAIRS) {
            for (long a = task; a < records; a += RANDOM_TASKS) {
                for (long b = a + 1; b < records; b++) {
                    taker.pair(a, b);
                }
            }
            return;
        }
        SplittableRandom random = new SplittableRandom(task);
        long[] drawn = new long[DRAWN_TOGETHER];
        for (int i = 0; i < RANDOM_PAIRS / RANDOM_TASKS; i += DRAWN_TOGETHER * (DRAWN_TOGETHER - 1) / 2) {
            Arrays.setAll(drawn, j -> number(random, records));
            for (int j = 1; j < drawn.length; j++) {
                for (int k = 0; k < j; k++) {
                    if (drawn[j] != drawn[k]) {
                        taker.pair(drawn[j], drawn[k]);
                    }
                }
            }
        }
    }

    private static long number(SplittableRandom random, long records) {
        return records <= Integer.MAX_VALUE ? random.nextInt((int) records) : random.nextLong(records);
    }

    /// One block in so many is taken of a rule that has so many pairs.
    static long step(double pairs) {
        return (long) Math.max(1, Math.ceil(pairs / PAIRS_PER_RULE));
    }

    /// Whether the block that starts with this record is taken.
    static boolean takes(long firstRecord, long step) {
        return Long.remainderUnsigned(Mix.spread(firstRecord), step) == 0;
    }

    /// Counts the patterns in one part of a rule's blocks, of those that are taken.
    private static void count(Blocks blocks, Rule rule, int part, long step, Comparer comparer, Patterns found) {
        int[] member = blocks.members[rule.index];
        int[] start = blocks.starts[rule.index];
        int count = start.length - 1;
        int from = (int) ((long) count * part / TASKS_PER_RULE);
        int until = (int) ((long) count * (part + 1) / TASKS_PER_RULE);
        for (int block = from; block < until; block++) {
            int first = start[block];
            if (takes(member[first], step)) {
                Lesson.teach(
                        start[block + 1] - first,
                        (i, j) -> comparer.pattern(member[first + i], member[first + j]),
                        pattern -> found.add(pattern, 1));
            }
        }
    }
}
