package org.kith.linkage.internal.blocking;

import java.util.Arrays;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.columns.SideBySide;
import org.kith.linkage.internal.columns.Table;

/// For each record the blocks that it lies in, so that a pair is met once though many rules bring it together.
public final class Met {

    private static final Rule[] RULES = Rule.values();

    /// For each record and rule in use its block, encoded as in [Table]: -1 none, less than that a list.
    private final int[] blockOf;
    /// How many rules are in use, and for each rule how many are before it.
    private final int width;

    private final int[] places = new int[Rule.COUNT];
    /// For each rule in use the lists that its cells point at.
    private final Ints[] lists;

    public Met(Table table, Blocks blocks) {
        int inUse = 0;
        for (Rule rule : RULES) {
            places[rule.index] = inUse;
            inUse += blocks.used(rule) ? 1 : 0;
        }
        width = inUse;
        blockOf = new int[Math.multiplyExact(table.size, width)];
        Arrays.fill(blockOf, Table.NONE);
        lists = new Ints[width];
        Arrays.setAll(lists, place -> new Ints());
        for (Rule rule : RULES) {
            note(rule, blocks.members[rule.index], blocks.starts[rule.index]);
        }
    }

    private void note(Rule rule, int[] member, int[] start) {
        int place = places[rule.index];
        for (int block = 0; block < start.length - 1; block++) {
            for (int i = start[block]; i < start[block + 1]; i++) {
                int cell = member[i] * width + place;
                int before = blockOf[cell];
                blockOf[cell] = before == Table.NONE ? block : longer(lists[place], before, block);
            }
        }
    }

    private static int longer(Ints lists, int before, int block) {
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

    /// For some records in a row their blocks, side by side.
    ///
    /// @param cells room for them, or what was handed back before
    public int[] gather(int[] records, int from, int until, int[] cells) {
        return SideBySide.gather(blockOf, width, records, from, until, cells);
    }

    /// Whether an earlier rule, or an earlier block of this one, has met the pair already.
    ///
    /// @param blockOf their blocks, as they were gathered
    /// @param a       the place of the one among those gathered
    public boolean before(int[] blockOf, int a, int b, int rule, int block) {
        int rowA = a * width;
        int rowB = b * width;
        int place = places[rule];
        for (int earlier = 0; earlier < place; earlier++) {
            int blockA = blockOf[rowA + earlier];
            int blockB = blockOf[rowB + earlier];
            if (blockA >= 0
                    ? blockA == blockB || (blockB < Table.NONE && meet(earlier, blockA, blockB, Integer.MAX_VALUE))
                    : blockA != Table.NONE
                            && blockB != Table.NONE
                            && meet(earlier, blockA, blockB, Integer.MAX_VALUE)) {
                return true;
            }
        }
        int blockA = blockOf[rowA + place];
        int blockB = blockOf[rowB + place];
        return blockA < Table.NONE && blockB < Table.NONE && meet(place, blockA, blockB, block);
    }

    /// Whether two cells have a block in common that comes before the given one.
    private boolean meet(int place, int a, int b, int before) {
        Ints lists = this.lists[place];
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
