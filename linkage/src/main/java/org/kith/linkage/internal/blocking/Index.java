package org.kith.linkage.internal.blocking;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Radix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Derived;

/// The blocks of every rule, kept so that one record's fellows are found without a look at the others, and
/// records may come and go.
public final class Index {

    /// So many low bits of a key are the record's number; the others are a hash of what the rule asks for.
    private static final int RECORD_BITS = 28;

    private static final long RECORD = (1L << RECORD_BITS) - 1;
    /// The newest keys lie apart, and are merged into the others once they are more than this part of them.
    private static final int RECENT_PART = 8;

    private static final int LEAST_RECENT = 4096;
    private static final double HASHES = 1L << (Long.SIZE - 1 - RECORD_BITS);
    private static final int FIRST_STEP = 64;
    private static final Rule[] RULES = Rule.values();

    private final Keys[] keys = new Keys[Rule.COUNT];
    private final boolean[] tooBroad;

    /// Makes the blocks of all records that are alive.
    ///
    /// @param tooBroad rules that are left out
    public Index(Table table, Derived derived, BitSet alive, int threads, boolean[] tooBroad) {
        this.tooBroad = tooBroad;
        List<Keys> built =
                Work.all(RULES.length, threads, "indexing", Settings.defaults().progress(), () -> number -> {
                    if (tooBroad[number]) {
                        return new Keys(new long[0]);
                    }
                    Maker maker = new Maker(table, derived);
                    long[] made = new long[table.size];
                    int size = 0;
                    for (int record = alive.nextSetBit(0); record >= 0; record = alive.nextSetBit(record + 1)) {
                        int count = maker.make(RULES[number], record);
                        if (size + count > made.length) {
                            made = Arrays.copyOf(made, size + (size >> 1) + count);
                        }
                        System.arraycopy(maker.made, 0, made, size, count);
                        size += count;
                    }
                    // Made in the order of the records, so that sorting by hashes leaves each block in that order.
                    return new Keys(distinct(Radix.sorted(made, size, RECORD_BITS, Long.SIZE - 1), size));
                });
        for (Rule rule : RULES) {
            keys[rule.index] = built.get(rule.index);
        }
    }

    private static long[] sorted(long[] keys, int size) {
        Arrays.sort(keys, 0, size);
        return distinct(keys, size);
    }

    private static long[] distinct(long[] sorted, int size) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }

    /// Takes records in, as the table has them now.
    public void add(Table table, Derived derived, int[] records) {
        change(table, derived, records, true);
    }

    /// Takes records out; the table still has what they said.
    public void remove(Table table, Derived derived, int[] records) {
        change(table, derived, records, false);
    }

    private void change(Table table, Derived derived, int[] records, boolean in) {
        Maker maker = new Maker(table, derived);
        for (Rule rule : RULES) {
            if (tooBroad[rule.index]) {
                continue;
            }
            long[] changed = new long[records.length];
            int size = 0;
            for (int record : records) {
                int count = maker.make(rule, record);
                if (size + count > changed.length) {
                    changed = Arrays.copyOf(changed, size + (size >> 1) + count);
                }
                System.arraycopy(maker.made, 0, changed, size, count);
                size += count;
            }
            long[] sorted = sorted(changed, size);
            if (in) {
                keys[rule.index].add(sorted);
            } else {
                keys[rule.index].remove(sorted);
            }
        }
    }

    public final class Search extends Fellows {

        private final Maker maker;

        public Search(Table table, Derived derived) {
            super(table);
            maker = new Maker(table, derived);
        }

        @Override
        void visit(int record) {
            for (Rule rule : RULES) {
                if (!tooBroad[rule.index]) {
                    int many = maker.make(rule, record);
                    for (int i = 0; i < many; i++) {
                        keys[rule.index].visit(maker.made[i] >>> RECORD_BITS, this);
                    }
                }
            }
        }
    }

    /// Makes a record's keys by a rule.
    private static final class Maker {

        private final Table table;
        private final Derived derived;
        private final long[] values = new long[Attribute.MOST_VALUES];
        private final long[] made = new long[Rule.MOST_KEYS];

        Maker(Table table, Derived derived) {
            this.table = table;
            this.derived = derived;
        }

        int make(Rule rule, int record) {
            int count = rule.keys(table, derived, record, values, made);
            for (int i = 0; i < count; i++) {
                made[i] = (made[i] << RECORD_BITS | record) & Long.MAX_VALUE;
            }
            return count;
        }
    }

    /// The keys of one rule, in order.
    private static final class Keys {

        private long[] main;
        /// Places in `main` whose record has gone.
        private BitSet gone = new BitSet();

        private int goneInAll;

        private long[] recent = {};

        Keys(long[] sorted) {
            main = sorted;
        }

        void add(long[] sorted) {
            recent = merged(recent, new BitSet(), sorted);
            if (recent.length > Math.max(LEAST_RECENT, main.length / RECENT_PART)) {
                main = merged(main, gone, recent);
                gone = new BitSet();
                goneInAll = 0;
                recent = new long[0];
            }
        }

        void remove(long[] sorted) {
            BitSet left = new BitSet();
            for (long key : sorted) {
                int at = Arrays.binarySearch(main, key);
                if (at >= 0 && !gone.get(at)) {
                    gone.set(at);
                    goneInAll++;
                } else {
                    left.set(Arrays.binarySearch(recent, key));
                }
            }
            if (!left.isEmpty()) {
                recent = merged(recent, left, new long[0]);
            }
        }

        private static long[] merged(long[] one, BitSet without, long[] other) {
            long[] all = new long[one.length - without.cardinality() + other.length];
            int size = 0;
            int j = 0;
            for (int i = 0; i < one.length; i++) {
                if (!without.get(i)) {
                    while (j < other.length && other[j] < one[i]) {
                        all[size++] = other[j++];
                    }
                    all[size++] = one[i];
                }
            }
            System.arraycopy(other, j, all, size, other.length - j);
            return all;
        }

        /// Shows the search everybody under this hash, unless they are too many.
        void visit(long hash, Search search) {
            int from = start(main, hash);
            int until = end(main, from, hash);
            int fromRecent = start(recent, hash);
            int untilRecent = end(recent, fromRecent, hash);
            int many = until - from + untilRecent - fromRecent;
            if (many - goneInAll > Rule.LARGEST_BLOCK) {
                return;
            }
            if (many > Rule.LARGEST_BLOCK) {
                many -= gone.get(from, until).cardinality();
                if (many > Rule.LARGEST_BLOCK) {
                    return;
                }
            }
            for (int i = from; i < until; i++) {
                if (!gone.get(i)) {
                    search.take((int) (main[i] & RECORD));
                }
            }
            for (int i = fromRecent; i < untilRecent; i++) {
                search.take((int) (recent[i] & RECORD));
            }
        }

        /// The first place of this hash or a larger one. Hashes lie evenly, so that it is looked for around where it is
        /// to be expected.
        private static int start(long[] keys, long hash) {
            int low = 0;
            int high = keys.length;
            int at = (int) (keys.length * (hash / HASHES));
            for (int step = FIRST_STEP; low < at && at < high; step *= 2) {
                if (keys[at] >>> RECORD_BITS < hash) {
                    low = at + 1;
                    at = step < high - low ? low + step : high;
                } else {
                    high = at;
                    at = step < high - low ? high - step : low;
                }
            }
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (keys[middle] >>> RECORD_BITS < hash) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /// The first place after those of this hash, which begin at `from` if there are any.
        private static int end(long[] keys, int from, long hash) {
            int near = Math.min(keys.length, from + FIRST_STEP);
            for (int until = from; until < near; until++) {
                if (keys[until] >>> RECORD_BITS != hash) {
                    return until;
                }
            }
            return near == keys.length ? near : start(keys, hash + 1);
        }
    }
}
