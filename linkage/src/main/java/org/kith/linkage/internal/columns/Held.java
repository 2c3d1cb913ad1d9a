package org.kith.linkage.internal.columns;

import java.util.Arrays;

/// What each record holds of one field: nothing, a code, or several codes in the order in which they came, each
/// once. Cells are written as in [Table].
final class Held {

    private int[] cells = {};
    /// For how many records there is to be room, once one has anything.
    private int expected;
    private int[] lists = {};
    private int listsUsed;

    void expect(int records) {
        expected = records;
    }

    boolean none() {
        return cells.length == 0;
    }

    void add(int record, int code) {
        if (record >= cells.length) {
            int had = cells.length;
            cells = Arrays.copyOf(cells, Math.max(expected, record + (record >> 1) + 16));
            Arrays.fill(cells, had, cells.length, Table.NONE);
        }
        int cell = cells[record];
        if (cell == Table.NONE) {
            cells[record] = code;
        } else if (!holds(cell, code)) {
            cells[record] = longer(cell, code);
        }
    }

    int cell(int record) {
        return record < cells.length ? cells[record] : Table.NONE;
    }

    int count(int cell) {
        return cell >= 0 ? 1 : cell == Table.NONE ? 0 : lists[-cell - 2];
    }

    int code(int cell, int index) {
        return cell >= 0 ? cell : lists[-cell - 1 + index];
    }

    private boolean holds(int cell, int code) {
        for (int i = 0; i < count(cell); i++) {
            if (code(cell, i) == code) {
                return true;
            }
        }
        return false;
    }

    private int longer(int cell, int code) {
        int count = count(cell);
        if (listsUsed + count + 2 > lists.length) {
            lists = Arrays.copyOf(lists, listsUsed + (listsUsed >> 1) + count + 16);
        }
        if (cell < 0 && -cell - 1 + count == listsUsed) {
            lists[-cell - 2]++;
            lists[listsUsed++] = code;
            return cell;
        }
        int at = listsUsed;
        lists[listsUsed++] = count + 1;
        for (int i = 0; i < count; i++) {
            lists[listsUsed++] = code(cell, i);
        }
        lists[listsUsed++] = code;
        return -at - 2;
    }
}
