package org.kith.linkage.internal.blocking;

import org.kith.linkage.internal.columns.Ints;

/// The blocks of all rules cut into tasks of about as many pairs each.
public final class Tasks {

    private static final long PAIRS_PER_TASK = 200_000;

    private final Ints rules = new Ints();
    private final Ints firstBlocks = new Ints();
    private final Ints lastBlocks = new Ints();

    public Tasks(Blocks blocks) {
        for (int rule = 0; rule < Rule.COUNT; rule++) {
            int[] start = blocks.starts[rule];
            long pairs = 0;
            int from = 0;
            for (int block = 0; block < start.length - 1; block++) {
                long length = (long) start[block + 1] - start[block];
                pairs += length * (length - 1) / 2;
                if (pairs >= PAIRS_PER_TASK || block == start.length - 2) {
                    rules.add(rule);
                    firstBlocks.add(from);
                    lastBlocks.add(block);
                    from = block + 1;
                    pairs = 0;
                }
            }
        }
    }

    public int count() {
        return rules.size();
    }

    public int rule(int task) {
        return rules.get(task);
    }

    public int firstBlock(int task) {
        return firstBlocks.get(task);
    }

    public int lastBlock(int task) {
        return lastBlocks.get(task);
    }
}
