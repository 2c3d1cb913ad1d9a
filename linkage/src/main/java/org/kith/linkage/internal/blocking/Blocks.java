package org.kith.linkage.internal.blocking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Radix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Derived;

/// The blocks of every rule.
public final class Blocks {

    private static final Rule[] RULES = Rule.values();

    /// The records of each block of a rule, one block after the other; blocks in the order of their first records,
    /// so that going through them goes through the table from its beginning to its end.
    public final int[][] members = new int[Rule.COUNT][];

    public final int[][] starts = new int[Rule.COUNT][];
    /// By rule.
    private final List<Links.Figures.Rule> figures;

    private final boolean @Nullable [] tooBroad;

    public Blocks(Table table, Derived derived, Settings settings) {
        this(table, derived, settings, null);
    }

    /// Makes the blocks of all records.
    ///
    /// @param tooBroad rules that are left out, or null to leave out those that bring too many pairs
    public Blocks(Table table, Derived derived, Settings settings, boolean @Nullable [] tooBroad) {
        this.tooBroad = tooBroad;
        figures = Work.all(RULES.length, settings.threads(), "blocking", settings.progress(), () -> {
            Keys keys = new Keys(table, derived);
            return number -> build(RULES[number], keys, table.size);
        });
    }

    public boolean used(Rule rule) {
        return figures.get(rule.index).used();
    }

    /// The pairs that a rule brings together, whether or not an earlier one has met them.
    public long pairs(Rule rule) {
        return figures.get(rule.index).pairs();
    }

    /// The rules that bring too many pairs to be looked at.
    public boolean[] tooBroad() {
        boolean[] broad = new boolean[Rule.COUNT];
        for (Rule rule : RULES) {
            broad[rule.index] = pairs(rule) > 0 && !used(rule);
        }
        return broad;
    }

    /// All rules by which any records are alike.
    ///
    /// @param added for each rule, the pairs that no earlier one had met
    public List<Links.Figures.Rule> figures(long[] added) {
        List<Links.Figures.Rule> told = new ArrayList<>();
        for (Rule rule : RULES) {
            Links.Figures.Rule figure = figures.get(rule.index);
            if (figure.used() || figure.pairs() > 0 || figure.blocksLeftOut() > 0) {
                told.add(figure.adding(added[rule.index]));
            }
        }
        return told;
    }

    private Links.Figures.Rule build(Rule rule, Keys keys, int records) {
        // Broad rules are seldom worth it, and those by one value are counted without being sorted.
        boolean counted = rule.broad && rule.asksOneValue();
        long pairs = counted ? keys.count(rule) : keys.make(rule);
        boolean apply = tooBroad == null ? rule.applies(pairs, records) : pairs > 0 && !tooBroad[rule.index];
        if (apply && counted) {
            keys.make(rule);
        }
        members[rule.index] = new int[apply ? keys.size : 0];
        starts[rule.index] = new int[apply ? keys.blocks + 1 : 1];
        if (apply) {
            keys.lay(members[rule.index], starts[rule.index]);
        }
        return new Links.Figures.Rule(rule.words, pairs, keys.largest, keys.leftOut, apply);
    }

    /// All records' keys by one rule: a hash, or the number of the only value that is asked for, with
    /// the record's number in the low bits. Records with one hash lie side by side, in their own order.
    /// Each thread makes those of one rule after the other, in the same room.
    private static final class Keys {

        private final Table table;
        private final Derived derived;
        private final int records;
        private final int recordBits;
        private long[] keys = {};
        private long[] room = {};
        /// For each block its first record, and where in the keys it begins.
        private long[] beginnings = {};

        private int size;
        private int blocks;
        private int largest;
        private int leftOut;

        Keys(Table table, Derived derived) {
            this.table = table;
            this.derived = derived;
            records = table.size;
            recordBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(table.size));
        }

        /// Counts the pairs of a rule that asks for one value.
        long count(Rule rule) {
            clear();
            if (!rule.asksWhatSomebodyHas(table)) {
                return 0;
            }
            Rule.Part part = rule.parts[0];
            int[] lengths = new int[table.columns.words(part.attribute).size()];
            long[] values = new long[Attribute.MOST_VALUES];
            for (int record = 0; record < records; record++) {
                for (int i = part.read(table, derived, record, values) - 1; i >= 0; i--) {
                    lengths[(int) values[i]]++;
                }
            }
            long pairs = 0;
            for (int length : lengths) {
                pairs += pairsOf(length);
            }
            return pairs;
        }

        private void clear() {
            size = 0;
            blocks = 0;
            largest = 0;
            leftOut = 0;
        }

        /// Makes the keys, leaves those that lie in a block with others, and says how many pairs these make.
        long make(Rule rule) {
            clear();
            if (!rule.asksWhatSomebodyHas(table)) {
                return 0;
            }
            if (keys.length < records) {
                keys = new long[records];
            }
            Glimpse glimpse = new Glimpse(rule, table, derived);
            long[] values = new long[Attribute.MOST_VALUES];
            long[] made = new long[Rule.MOST_KEYS];
            boolean plain = rule.asksOneValue();
            long[] found = plain ? values : made;
            long bits = 0;
            boolean several = false;
            for (int record = 0; record < records; record++) {
                int place = record % Glimpse.MOST;
                if (place == 0) {
                    glimpse.look(record, Math.min(Glimpse.MOST, records - record));
                }
                int count;
                if (glimpse.sees(place)) {
                    count = 1;
                    found[0] = glimpse.key(place);
                } else {
                    count = plain
                            ? rule.parts[0].read(table, derived, record, values)
                            : rule.keys(table, derived, record, values, made);
                    several |= count > 1;
                }
                if (size + count > keys.length) {
                    keys = Arrays.copyOf(keys, size + (size >> 1) + count);
                }
                for (int i = 0; i < count; i++) {
                    bits |= found[i];
                    keys[size++] = found[i] << recordBits | record;
                }
            }
            int highest = Math.min(Long.SIZE, recordBits + Long.SIZE - Long.numberOfLeadingZeros(bits));
            if (room.length < size) {
                room = new long[keys.length];
            }
            long[] together = Radix.together(keys, room, size, recordBits, highest);
            @SuppressWarnings("ReferenceEquality") // which of the two they came back in
            boolean inTheRoom = together == room;
            if (inTheRoom) {
                room = keys;
                keys = together;
            }
            if (several) {
                once();
            }
            return cut();
        }

        private void once() {
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || keys[i] != keys[i - 1]) {
                    keys[distinct++] = keys[i];
                }
            }
            size = distinct;
        }

        private long cut() {
            long pairs = 0;
            int kept = 0;
            int until;
            for (int from = 0; from < size; from = until) {
                until = end(from);
                int length = until - from;
                long more = pairsOf(length);
                if (more > 0) {
                    blocks++;
                    System.arraycopy(keys, from, keys, kept, length);
                    kept += length;
                    pairs += more;
                }
            }
            size = kept;
            return pairs;
        }

        /// Notes how long a block is; one that is too long is left out, and has no pairs.
        private long pairsOf(int length) {
            if (length > Rule.LARGEST_BLOCK) {
                leftOut++;
                return 0;
            }
            if (length > 1) {
                largest = Math.max(largest, length);
            }
            return length * (length - 1L) / 2;
        }

        /// Lays the blocks down in the order of their first records.
        void lay(int[] member, int[] start) {
            if (beginnings.length < blocks) {
                beginnings = new long[blocks];
            }
            int block = 0;
            for (int from = 0; from < size; from = end(from)) {
                beginnings[block++] = (long) record(from) << Integer.SIZE | from;
            }
            long[] inOrder = Radix.sorted(beginnings, room, blocks, Integer.SIZE, Integer.SIZE + recordBits);
            int laid = 0;
            for (block = 0; block < blocks; block++) {
                start[block] = laid;
                int from = (int) inOrder[block];
                int until = end(from);
                for (int i = from; i < until; i++) {
                    member[laid++] = record(i);
                }
            }
            start[blocks] = laid;
        }

        private int record(int at) {
            return (int) (keys[at] & (1L << recordBits) - 1);
        }

        private int end(int from) {
            long hash = keys[from] >>> recordBits;
            int until = from + 1;
            while (until < size && keys[until] >>> recordBits == hash) {
                until++;
            }
            return until;
        }
    }
}
