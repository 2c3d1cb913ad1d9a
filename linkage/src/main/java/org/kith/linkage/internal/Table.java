package org.kith.linkage.internal;

import java.util.Arrays;
import org.kith.linkage.Field;

/// Every record as one short row of codes, side by side in memory, so that comparing two records touches two
/// cache lines or so.
///
/// A cell of 0 or more is the code of the only value; -1 is no value; less is a list: `-cell - 2` points at a
/// count and that many codes in `lists`.
final class Table {

    static final int NONE = -1;
    static final int WIDTH = Attribute.COUNT;

    final int size;
    final int[] rows;
    final int[] lists;
    final boolean[] present = new boolean[WIDTH];
    final Columns columns;

    Table(Columns columns) {
        this.columns = columns;
        size = columns.size();
        rows = new int[size * WIDTH];
        Arrays.fill(rows, NONE);
        Ints lists = new Ints();
        for (Attribute attribute : Attribute.values()) {
            fill(attribute, lists);
        }
        this.lists = lists.toArray();
    }

    private void fill(Attribute attribute, Ints lists) {
        int[] from = new int[size + 1];
        for (Field field : Field.values()) {
            if (feeds(field, attribute)) {
                Ints owners = columns.owners(field);
                for (int i = 0; i < owners.size(); i++) {
                    from[owners.get(i) + 1]++;
                }
            }
        }
        for (int r = 0; r < size; r++) {
            from[r + 1] += from[r];
        }
        int[] values = new int[from[size]];
        int[] next = Arrays.copyOf(from, size);
        for (Field field : Field.values()) {
            if (feeds(field, attribute)) {
                Ints owners = columns.owners(field);
                Ints codes = columns.codes(field);
                for (int i = 0; i < owners.size(); i++) {
                    values[next[owners.get(i)]++] = codes.get(i);
                }
            }
        }
        present[attribute.index] = values.length > 0;
        for (int r = 0; r < size; r++) {
            int distinct = distinct(values, from[r], from[r + 1]);
            int cell = r * WIDTH + attribute.index;
            if (distinct == 1) {
                rows[cell] = values[from[r]];
            } else if (distinct > 1) {
                rows[cell] = -lists.size() - 2;
                lists.add(distinct);
                for (int i = 0; i < distinct; i++) {
                    lists.add(values[from[r] + i]);
                }
            }
        }
    }

    private static boolean feeds(Field field, Attribute attribute) {
        return field != Field.FULL_NAME && Attribute.of(field) == attribute;
    }

    /// Moves the distinct values of a stretch to its front, in order, and says how many there are.
    private static int distinct(int[] values, int from, int until) {
        int kept = from;
        for (int i = from; i < until; i++) {
            boolean known = false;
            for (int j = from; j < kept && !known; j++) {
                known = values[j] == values[i];
            }
            if (!known) {
                values[kept++] = values[i];
            }
        }
        return kept - from;
    }

    int cell(int record, Attribute attribute) {
        return rows[record * WIDTH + attribute.index];
    }

    int count(int cell) {
        return cell >= 0 ? 1 : cell == NONE ? 0 : lists[-cell - 2];
    }

    int value(int cell, int index) {
        return cell >= 0 ? cell : lists[-cell - 1 + index];
    }

    boolean has(Attribute attribute) {
        return present[attribute.index];
    }

    /// Whether two cells have a value in common.
    boolean meet(int a, int b) {
        if (a >= 0 && b >= 0) {
            return a == b;
        }
        int countA = count(a);
        int countB = count(b);
        for (int i = 0; i < countA; i++) {
            for (int j = 0; j < countB; j++) {
                if (value(a, i) == value(b, j)) {
                    return true;
                }
            }
        }
        return false;
    }
}
