package org.kith.linkage.internal;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;

/// Every record as one short row of codes, side by side in memory, so that comparing two records touches two
/// cache lines or so.
///
/// A cell of 0 or more is the code of the only value; -1 is no value; less is a list: `-cell - 2` points at a
/// count and that many codes in `lists`.
final class Table {

    static final int NONE = -1;
    static final int WIDTH = Attribute.COUNT;

    int size;
    int[] rows;
    int[] lists;
    private int listsUsed;
    final boolean[] present;
    final Columns columns;
    /// For each record its place in an order that does not depend on how the records came; null where the
    /// numbers are that order.
    private int @Nullable [] ranks;

    /// For each record of a part its number in the whole.
    private final int @Nullable [] numbers;

    Table(Columns columns) {
        this.columns = columns;
        present = new boolean[WIDTH];
        numbers = null;
        size = columns.size();
        rows = new int[size * WIDTH];
        Arrays.fill(rows, NONE);
        Ints lists = new Ints();
        for (Attribute attribute : Attribute.values()) {
            fill(attribute, lists);
        }
        this.lists = lists.toArray();
        listsUsed = this.lists.length;
    }

    /// Some records of a table as a table of their own, numbered in the order given.
    private Table(Table whole, int[] records) {
        columns = whole.columns;
        present = whole.present;
        lists = whole.lists;
        listsUsed = whole.listsUsed;
        numbers = records;
        size = records.length;
        rows = new int[size * WIDTH];
        for (int i = 0; i < size; i++) {
            System.arraycopy(whole.rows, records[i] * WIDTH, rows, i * WIDTH, WIDTH);
        }
    }

    Table part(int[] records) {
        return new Table(this, records);
    }

    /// Equally likely pairs are joined in the order of their records' sources and ids from here on, not in that of
    /// their numbers, so that the result does not depend on how the records came.
    void rank() {
        rank(columns::order, size);
    }

    /// The same where these are some of so many records, in the order of their numbers.
    void rank(IntToLongFunction order, long records) {
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(records));
        long mask = (1L << bits) - 1;
        long[] keys = new long[size];
        for (int record = 0; record < size; record++) {
            keys[record] = (order.applyAsLong(record) & ~mask) | record;
        }
        Arrays.parallelSort(keys);
        int[] places = new int[size];
        for (int place = 0; place < size; place++) {
            places[(int) (keys[place] & mask)] = place;
        }
        ranks = places;
    }

    int rank(int record) {
        return ranks == null ? record : ranks[record];
    }

    /// The number of a record's source.
    int source(int record) {
        return columns.sourceNumber(numbers == null ? record : numbers[record]);
    }

    /// Makes room for so many records; new ones say nothing yet.
    void grow(int records) {
        if (records * WIDTH > rows.length) {
            int had = rows.length;
            rows = Arrays.copyOf(rows, Math.max(records, size + (size >> 3) + 16) * WIDTH);
            Arrays.fill(rows, had, rows.length, NONE);
        }
        size = Math.max(size, records);
    }

    /// What has been written of several values so far, so that it can be taken back.
    int mark() {
        return listsUsed;
    }

    void release(int mark) {
        listsUsed = mark;
    }

    /// Writes what a record has of an attribute, in place of what it had.
    void set(int record, Attribute attribute, int[] codes) {
        int cell = NONE;
        if (codes.length == 1) {
            cell = codes[0];
        } else if (codes.length > 1) {
            if (listsUsed + codes.length + 1 > lists.length) {
                lists = Arrays.copyOf(lists, listsUsed + (listsUsed >> 2) + codes.length + 64);
            }
            cell = -listsUsed - 2;
            lists[listsUsed++] = codes.length;
            System.arraycopy(codes, 0, lists, listsUsed, codes.length);
            listsUsed += codes.length;
        }
        rows[record * WIDTH + attribute.index] = cell;
        present[attribute.index] |= codes.length > 0;
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
