package org.kith.linkage.internal;

import java.util.SplittableRandom;
import org.kith.linkage.Settings;

/// Which pairs are learnt from: pairs at random, and some of each rule's blocks.
///
/// Both are chosen by the records' numbers alone, so that many machines choose what one does.
final class Draw {

    static final int RANDOM_TASKS = 16;
    private static final int RANDOM_PAIRS = 600_000;
    private static final int PAIRS_PER_RULE = 150_000;
    private static final int TASKS_PER_RULE = 8;

    /// Takes a pair of records.
    interface Taker {
        void pair(long a, long b);
    }

    private Draw() {}

    static Learning from(Table table, Derived derived, Blocks blocks, Settings settings) {
        Patterns random = new Patterns();
        Work.<Patterns>all(RANDOM_TASKS, settings.threads(), "learning", settings.progress(), () -> {
                    Comparer comparer = new Comparer(table, derived);
                    return task -> {
                        Patterns found = new Patterns();
                        randomPairs(table.size, task, (a, b) -> found.add(comparer.pattern((int) a, (int) b), 1));
                        return found;
                    };
                })
                .forEach(random::addAll);
        Learning learning = new Learning(table.size, random, settings.threads());
        for (Rule rule : Rule.values()) {
            if (teaches(rule) && blocks.used(rule)) {
                drawPairsOf(rule, table, derived, blocks, settings, learning);
            }
        }
        return learning;
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
        for (int i = 0; i < RANDOM_PAIRS / RANDOM_TASKS; i++) {
            long a = number(random, records);
            long b = number(random, records);
            if (a != b) {
                taker.pair(a, b);
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

    private static void drawPairsOf(
            Rule rule, Table table, Derived derived, Blocks blocks, Settings settings, Learning learning) {
        int[] member = blocks.members[rule.index];
        int[] start = blocks.starts[rule.index];
        int count = start.length - 1;
        double all = 0;
        for (int block = 0; block < count; block++) {
            long length = (long) start[block + 1] - start[block];
            all += length * (length - 1) / 2.0;
        }
        long step = step(all);
        Patterns drawn = new Patterns();
        Work.<Patterns>all(TASKS_PER_RULE, settings.threads(), "learning", settings.progress(), () -> {
                    Comparer comparer = new Comparer(table, derived);
                    return task -> {
                        Patterns found = new Patterns();
                        int from = (int) ((long) count * task / TASKS_PER_RULE);
                        int until = (int) ((long) count * (task + 1) / TASKS_PER_RULE);
                        for (int block = from; block < until; block++) {
                            if (takes(member[start[block]], step)) {
                                count(member, start[block], start[block + 1], comparer, found);
                            }
                        }
                        return found;
                    };
                })
                .forEach(drawn::addAll);
        learning.add(rule, drawn, all);
    }

    private static void count(int[] member, int from, int until, Comparer comparer, Patterns found) {
        for (int i = from; i < until; i++) {
            for (int j = i + 1; j < until; j++) {
                found.add(comparer.pattern(member[i], member[j]), 1);
            }
        }
    }
}
