package org.kith.linkage.internal;

/// The blocks of all rules cut into tasks of about as many pairs each.
final class Tasks {

    private static final long PAIRS_PER_TASK = 200_000;

    private final Ints rules = new Ints();
    private final Ints firstBlocks = new Ints();
    private final Ints lastBlocks = new Ints();

    Tasks(Blocks blocks) {
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

    int count() {
        return rules.size();
    }

    int rule(int task) {
        return rules.get(task);
    }

    int firstBlock(int task) {
        return firstBlocks.get(task);
    }

    int lastBlock(int task) {
        return lastBlocks.get(task);
    }
}
