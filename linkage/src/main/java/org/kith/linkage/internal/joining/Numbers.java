package org.kith.linkage.internal.joining;

import java.util.Arrays;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Dictionary;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;

/// The valid numbers of one kind that each group of records holds: those of one person would have one in common.
final class Numbers {

    private static final int NONE = Table.NONE;

    /// For a group's root its only number, [#NONE], or `-cell - 2`, where `several` has the numbers. Empty where
    /// nobody has any.
    private final int[] cells;

    private int[][] several = new int[16][];
    private int severals;

    Numbers(Table table, Attribute attribute) {
        cells = new int[table.has(attribute) ? table.size : 0];
        Dictionary words = table.columns.words(attribute);
        for (int record = 0; record < cells.length; record++) {
            int cell = table.cell(record, attribute);
            cells[record] = NONE;
            for (int i = 0; i < table.count(cell); i++) {
                int value = table.value(cell, i);
                if (valid(attribute, words.word(value))) {
                    cells[record] = cells[record] == NONE ? value : joined(cells[record], value);
                }
            }
        }
    }

    private static boolean valid(Attribute attribute, String number) {
        return attribute == Attribute.NHS ? NhsNumber.valid(number) : Upn.lasting(number);
    }

    /// Whether both groups hold numbers and no number is held by both.
    boolean conflict(int a, int b) {
        if (cells.length == 0 || cells[a] == NONE || cells[b] == NONE) {
            return false;
        }
        int one = cells[a];
        int other = cells[b];
        for (int i = 0; i < count(one); i++) {
            if (holds(other, number(one, i))) {
                return false;
            }
        }
        return true;
    }

    /// The first group takes over what the other holds.
    void pool(int root, int other) {
        if (cells.length > 0 && cells[other] != NONE) {
            cells[root] = cells[root] == NONE ? cells[other] : joined(cells[root], cells[other]);
            cells[other] = NONE;
        }
    }

    private int count(int cell) {
        return cell >= 0 ? 1 : several[-cell - 2].length;
    }

    private int number(int cell, int index) {
        return cell >= 0 ? cell : several[-cell - 2][index];
    }

    private boolean holds(int cell, int number) {
        for (int i = 0; i < count(cell); i++) {
            if (number(cell, i) == number) {
                return true;
            }
        }
        return false;
    }

    private int joined(int cell, int other) {
        int[] all = new int[count(cell) + count(other)];
        int size = 0;
        for (int i = 0; i < count(cell); i++) {
            all[size++] = number(cell, i);
        }
        for (int i = 0; i < count(other); i++) {
            if (!holds(cell, number(other, i))) {
                all[size++] = number(other, i);
            }
        }
        if (size == count(cell)) {
            return cell;
        }
        if (severals == several.length) {
            several = Arrays.copyOf(several, 2 * severals);
        }
        several[severals++] = Arrays.copyOf(all, size);
        return -severals - 1;
    }
}
