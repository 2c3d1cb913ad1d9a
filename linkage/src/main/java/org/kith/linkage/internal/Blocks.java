package org.kith.linkage.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;

/// The blocks of every rule, and for each record the blocks it lies in, so that a pair is met once though many
/// rules bring it together.
final class Blocks {

    /// The records of each block of a rule, one block after the other.
    final int[][] members = new int[Rule.COUNT][];
    final int[][] starts = new int[Rule.COUNT][];
    private final boolean[] used = new boolean[Rule.COUNT];
    private final List<Links.Figures.Rule> figures = new ArrayList<>();

    /// For each record and rule its block, encoded as in [Table]: -1 none, less than that a list.
    private final int[] blockOf;
    private final Ints lists = new Ints();

    Blocks(Table table, Derived derived, Settings settings) {
        blockOf = new int[table.size * Rule.COUNT];
        Arrays.fill(blockOf, Table.NONE);
        Rule[] rules = Rule.values();
        List<Links.Figures.Rule> built = Work.all(
                rules.length,
                settings.threads(),
                "blocking",
                settings.progress(),
                () -> number -> build(rules[number], table, derived));
        for (Rule rule : rules) {
            Links.Figures.Rule figure = built.get(rule.index);
            used[rule.index] = figure.used();
            if (figure.used() || figure.pairs() > 0 || figure.blocksLeftOut() > 0) {
                figures.add(figure);
            }
            if (figure.used()) {
                note(rule);
            }
        }
    }

    boolean used(Rule rule) {
        return used[rule.index];
    }

    List<Links.Figures.Rule> figures() {
        return figures;
    }

    private Links.Figures.Rule build(Rule rule, Table table, Derived derived) {
        int recordBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(table.size));
        long recordMask = (1L << recordBits) - 1;
        // A key is a hash with the record's number in its low bits: sorting longs sorts the records into blocks.
        long[] keys = keys(rule, table, derived, recordBits);
        Arrays.sort(keys);
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[size++] = keys[i];
            }
        }
        long pairs = 0;
        int largest = 0;
        int leftOut = 0;
        Ints starting = new Ints();
        int kept = 0;
        int from = 0;
        while (from < size) {
            int until = from + 1;
            while (until < size && keys[until] >>> recordBits == keys[from] >>> recordBits) {
                until++;
            }
            int length = until - from;
            if (length > Rule.LARGEST_BLOCK) {
                leftOut++;
            } else if (length > 1) {
                starting.add(kept);
                System.arraycopy(keys, from, keys, kept, length);
                kept += length;
                pairs += length * (length - 1L) / 2;
                largest = Math.max(largest, length);
            }
            from = until;
        }
        starting.add(kept);
        boolean apply = rule.applies(pairs, table.size);
        int[] member = new int[apply ? kept : 0];
        for (int i = 0; i < member.length; i++) {
            member[i] = (int) (keys[i] & recordMask);
        }
        members[rule.index] = member;
        starts[rule.index] = apply ? starting.toArray() : new int[1];
        return new Links.Figures.Rule(rule.words, pairs, largest, leftOut, apply);
    }

    private static long[] keys(Rule rule, Table table, Derived derived, int recordBits) {
        long[] keys = new long[table.size];
        int size = 0;
        long[] values = new long[Rule.Part.MOST_VALUES];
        long[] made = new long[Rule.MOST_KEYS];
        for (int record = 0; record < table.size; record++) {
            int count = rule.keys(table, derived, record, values, made);
            if (size + count > keys.length) {
                keys = Arrays.copyOf(keys, size + (size >> 1) + count);
            }
            for (int i = 0; i < count; i++) {
                keys[size++] = made[i] << recordBits | record;
            }
        }
        return Arrays.copyOf(keys, size);
    }

    private void note(Rule rule) {
        int[] member = members[rule.index];
        int[] start = starts[rule.index];
        for (int block = 0; block < start.length - 1; block++) {
            for (int i = start[block]; i < start[block + 1]; i++) {
                int cell = member[i] * Rule.COUNT + rule.index;
                int before = blockOf[cell];
                blockOf[cell] = before == Table.NONE ? block : longer(before, block);
            }
        }
    }

    private int longer(int before, int block) {
        int cell = -lists.size() - 2;
        if (before >= 0) {
            lists.add(2);
            lists.add(before);
        } else {
            int at = -before - 2;
            int count = lists.get(at);
            lists.add(count + 1);
            for (int i = 1; i <= count; i++) {
                lists.add(lists.get(at + i));
            }
        }
        lists.add(block);
        return cell;
    }

    /// Whether an earlier rule, or an earlier block of this one, has met the pair already.
    boolean metBefore(int a, int b, int rule, int block) {
        int rowA = a * Rule.COUNT;
        int rowB = b * Rule.COUNT;
        for (int earlier = 0; earlier < rule; earlier++) {
            int blockA = blockOf[rowA + earlier];
            int blockB = blockOf[rowB + earlier];
            if (blockA >= 0
                    ? blockA == blockB || (blockB < Table.NONE && meet(blockA, blockB, Integer.MAX_VALUE))
                    : blockA != Table.NONE && blockB != Table.NONE && meet(blockA, blockB, Integer.MAX_VALUE)) {
                return true;
            }
        }
        int blockA = blockOf[rowA + rule];
        int blockB = blockOf[rowB + rule];
        return blockA < Table.NONE && blockB < Table.NONE && meet(blockA, blockB, block);
    }

    /// Whether two cells have a block in common that comes before the given one.
    private boolean meet(int a, int b, int before) {
        int countA = a >= 0 ? 1 : lists.get(-a - 2);
        int countB = b >= 0 ? 1 : lists.get(-b - 2);
        for (int i = 0; i < countA; i++) {
            int block = a >= 0 ? a : lists.get(-a - 1 + i);
            for (int j = 0; j < countB && block < before; j++) {
                if (block == (b >= 0 ? b : lists.get(-b - 1 + j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
