package org.kith.linkage.internal.blocking;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Derived;

/// The blocks that a change touches, found by one pass over everybody. For a change that is made
/// once this is a small part of the work that an [Index] of all blocks takes.
public final class TouchedBlocks {

    private static final Rule[] RULES = Rule.values();

    private final Table table;
    private final Derived derived;
    private final boolean[] tooBroad;
    private final int threads;
    /// By rule, what those who change said before.
    private final long[][] before = new long[Rule.COUNT][];

    private final OfRule[] ofRules = new OfRule[Rule.COUNT];

    /// Remembers the blocks in which they lie now.
    ///
    /// @param changing records that are going or will say something else; the table still has
    /// what they said
    public TouchedBlocks(Table table, Derived derived, boolean[] tooBroad, int[] changing, int threads) {
        this.table = table;
        this.derived = derived;
        this.tooBroad = tooBroad;
        this.threads = threads;
        Keys keys = new Keys();
        for (Rule rule : RULES) {
            before[rule.index] = tooBroad[rule.index] ? new long[0] : keys.ofAll(rule, changing);
        }
    }

    /// Finds the blocks, once the table has what everybody says now.
    ///
    /// @param alive everybody
    /// @param put   those of them whose blocks are asked for
    public void find(BitSet alive, int[] put) {
        List<OfRule> found =
                Work.all(RULES.length, threads, "indexing", Settings.defaults().progress(), () -> {
                    Keys keys = new Keys();
                    return number -> {
                        Rule rule = RULES[number];
                        if (tooBroad[number]) {
                            return new OfRule(0);
                        }
                        long[] now = keys.ofAll(rule, put);
                        OfRule blocks = new OfRule(before[number].length + now.length);
                        for (long key : before[number]) {
                            blocks.sizeBefore[blocks.open(key)]++;
                        }
                        for (long key : now) {
                            blocks.sizeBefore[blocks.open(key)]--;
                        }
                        if (blocks.count > 0) {
                            for (int record = alive.nextSetBit(0); record >= 0; record = alive.nextSetBit(record + 1)) {
                                int many = keys.of(rule, record);
                                for (int i = 0; i < many; i++) {
                                    blocks.take(keys.made[i], record);
                                }
                            }
                        }
                        return blocks;
                    };
                });
        for (Rule rule : RULES) {
            ofRules[rule.index] = found.get(rule.index);
        }
    }

    /// Whether a block has grown too large to be looked at, or small enough: then it matters to
    /// records that did not change.
    public boolean crossedTheLimit() {
        return Arrays.stream(ofRules).anyMatch(OfRule::crossedTheLimit);
    }

    public Fellows search() {
        return new Search();
    }

    private final class Search extends Fellows {

        private final Keys keys = new Keys();

        private Search() {
            super(table);
        }

        @Override
        void visit(int record) {
            for (Rule rule : RULES) {
                int many = tooBroad[rule.index] ? 0 : keys.of(rule, record);
                for (int i = 0; i < many; i++) {
                    OfRule blocks = ofRules[rule.index];
                    int block = blocks.find(keys.made[i]);
                    if (blocks.size[block] <= Rule.LARGEST_BLOCK) {
                        for (int at = blocks.last[block]; at > 0; at = blocks.next[at]) {
                            take(blocks.member[at]);
                        }
                    }
                }
            }
        }
    }

    /// Makes keys; a record's are each made once.
    private final class Keys {

        private final long[] values = new long[Attribute.MOST_VALUES];
        private final long[] made = new long[Rule.MOST_KEYS];

        int of(Rule rule, int record) {
            int count = rule.keys(table, derived, record, values, made);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                boolean known = false;
                for (int j = 0; j < kept && !known; j++) {
                    known = made[j] == made[i];
                }
                if (!known) {
                    made[kept++] = made[i];
                }
            }
            return kept;
        }

        long[] ofAll(Rule rule, int[] records) {
            long[] all = new long[records.length];
            int size = 0;
            for (int record : records) {
                int many = of(rule, record);
                if (size + many > all.length) {
                    all = Arrays.copyOf(all, size + (size >> 1) + many);
                }
                System.arraycopy(made, 0, all, size, many);
                size += many;
            }
            return Arrays.copyOf(all, size);
        }
    }

    /// The touched blocks of one rule: a hash table of keys, and for each a chain of records.
    private static final class OfRule {

        private final int[] slots;
        private final long[] keys;
        private final int[] size;
        /// What a block's size was, once it is added to what it is.
        private final int[] sizeBefore;

        private final int[] last;
        private int count;
        private int[] member = new int[64];
        private int[] next = new int[64];
        private int members = 1;

        OfRule(int most) {
            slots = new int[Integer.highestOneBit(Math.max(1, most)) * 4];
            keys = new long[most];
            size = new int[most];
            sizeBefore = new int[most];
            last = new int[most];
        }

        int open(long key) {
            int slot = slotOf(key);
            if (slots[slot] == 0) {
                keys[count++] = key;
                slots[slot] = count;
            }
            return slots[slot] - 1;
        }

        int find(long key) {
            return slots[slotOf(key)] - 1;
        }

        private int slotOf(long key) {
            int mask = slots.length - 1;
            int slot = (int) Mix.spread(key) & mask;
            while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        void take(long key, int record) {
            int block = find(key);
            if (block < 0 || ++size[block] > Rule.LARGEST_BLOCK) {
                return;
            }
            if (members == member.length) {
                member = Arrays.copyOf(member, members * 2);
                next = Arrays.copyOf(next, members * 2);
            }
            member[members] = record;
            next[members] = last[block];
            last[block] = members++;
        }

        boolean crossedTheLimit() {
            for (int block = 0; block < count; block++) {
                boolean large = size[block] > Rule.LARGEST_BLOCK;
                boolean wasLarge = size[block] + sizeBefore[block] > Rule.LARGEST_BLOCK;
                if (large != wasLarge) {
                    return true;
                }
            }
            return false;
        }
    }
}
