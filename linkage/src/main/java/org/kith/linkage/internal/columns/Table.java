package org.kith.linkage.internal.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;

/// Every record as one short row of codes, side by side in memory, so that comparing two records touches two
/// cache lines or so.
///
/// A cell of 0 or more is the code of the only value; -1 is no value; less is a list: `-cell - 2` points at a
/// count and that many codes in `lists`.
public final class Table {

    public static final int NONE = -1;
    private static final int[] NOTHING = {};
    private static final Attribute[] ATTRIBUTES = Attribute.values();

    public int size;
    public int[] rows;
    /// The cells of one row: only attributes that somebody has take room.
    public int width;
    /// Where in a row an attribute's cell stands. The first cell of a row is always empty, and stands for all
    /// that nobody has.
    public int[] places;

    int[] lists;
    private int listsUsed;
    public final Columns columns;
    /// For each record its place in an order that does not depend on how the records came; null where the
    /// numbers are that order.
    private int @Nullable [] ranks;

    private int @Nullable [] ranked;

    /// For each record of a part its number in the whole.
    private final int @Nullable [] numbers;

    public Table(Columns columns) {
        this.columns = columns;
        numbers = null;
        size = columns.size();
        List<Attribute> known = new ArrayList<>();
        for (Attribute attribute : ATTRIBUTES) {
            if (!feeding(attribute).isEmpty()) {
                known.add(attribute);
            }
        }
        places = new int[Attribute.COUNT];
        width = 1 + known.size();
        rows = new int[Math.multiplyExact(size, width)];
        for (int i = 0; i < known.size(); i++) {
            places[known.get(i).index] = 1 + i;
        }
        lists = fill(known.stream().map(this::feeding).toList());
        listsUsed = lists.length;
    }

    /// Some records of a table as a table of their own, numbered in the order given.
    private Table(Table whole, int[] records) {
        columns = whole.columns;
        width = whole.width;
        places = whole.places;
        lists = whole.lists;
        listsUsed = whole.listsUsed;
        numbers = records;
        size = records.length;
        rows = SideBySide.gather(whole.rows, width, records, 0, size, new int[0]);
    }

    public Table part(int[] records) {
        return new Table(this, records);
    }

    /// Equally likely pairs are joined in the order of their records' sources and ids from here on, not in that of
    /// their numbers, so that the result does not depend on how the records came.
    public void rank() {
        rank(columns::order, size);
    }

    /// The same where these are some of so many records, in the order of their numbers.
    public void rank(IntToLongFunction order, long records) {
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(records));
        long mask = (1L << bits) - 1;
        long[] keys = new long[size];
        for (int record = 0; record < size; record++) {
            keys[record] = ((order.applyAsLong(record) ^ Long.MIN_VALUE) & ~mask) | record;
        }
        keys = Radix.sorted(keys, size, bits, Long.SIZE);
        int[] places = new int[size];
        int[] inOrder = new int[size];
        for (int place = 0; place < size; place++) {
            inOrder[place] = (int) (keys[place] & mask);
            places[inOrder[place]] = place;
        }
        ranks = places;
        ranked = inOrder;
    }

    public int rank(int record) {
        return ranks == null ? record : ranks[record];
    }

    /// The record at this place of the order.
    public int ranked(int place) {
        return ranked == null ? place : ranked[place];
    }

    /// The number of a record's source.
    public int source(int record) {
        return columns.sourceNumber(numbers == null ? record : numbers[record]);
    }

    /// Makes room for what will be written of an attribute; before there are many records it costs nothing.
    public void expect(Attribute attribute) {
        if (!has(attribute)) {
            widen(attribute);
        }
    }

    /// Makes room for so many records; new ones say nothing yet.
    public void grow(int records) {
        if (Math.multiplyExact(records, width) > rows.length) {
            int had = rows.length;
            rows = Arrays.copyOf(rows, Math.multiplyExact(Math.max(records, size + (size >> 3) + 16), width));
            Arrays.fill(rows, had, rows.length, NONE);
        }
        size = Math.max(size, records);
    }

    /// What has been written of several values so far, so that it can be taken back.
    public int mark() {
        return listsUsed;
    }

    public void release(int mark) {
        listsUsed = mark;
    }

    /// The record says nothing any more.
    public void clear(int record) {
        for (Attribute attribute : ATTRIBUTES) {
            set(record, attribute, NOTHING);
        }
    }

    /// Writes what a record has of an attribute, in place of what it had.
    public void set(int record, Attribute attribute, int[] codes) {
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
        if (cell != NONE) {
            expect(attribute);
        }
        if (has(attribute)) {
            rows[record * width + places[attribute.index]] = cell;
        }
    }

    /// Makes room for an attribute that nobody had before.
    private void widen(Attribute attribute) {
        int records = rows.length / width;
        int[] wider = new int[Math.multiplyExact(records, width + 1)];
        for (int record = 0; record < records; record++) {
            System.arraycopy(rows, record * width, wider, record * (width + 1), width);
            wider[record * (width + 1) + width] = NONE;
        }
        // Parts that were taken before go on with the places that they had.
        places = places.clone();
        places[attribute.index] = width++;
        rows = wider;
    }

    private List<Held> feeding(Attribute attribute) {
        List<Held> feeding = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field != Field.FULL_NAME && Attribute.of(field) == attribute) {
                Held held = columns.held(field);
                if (!held.none()) {
                    feeding.add(held);
                }
            }
        }
        return feeding;
    }

    /// Writes all rows, and hands back the lists that they point into.
    ///
    /// @param feeding for each place after the first, what feeds it
    private int[] fill(List<List<Held>> feeding) {
        Held[][] columns =
                feeding.stream().map(several -> several.toArray(Held[]::new)).toArray(Held[][]::new);
        Ints written = new Ints();
        int[] values = new int[16];
        int at = 0;
        for (int record = 0; record < size; record++) {
            rows[at++] = NONE;
            for (Held[] column : columns) {
                int only = column[0].cell(record);
                if (column.length == 1 && only >= NONE) {
                    rows[at++] = only;
                    continue;
                }
                int count = 0;
                for (Held held : column) {
                    int cell = held.cell(record);
                    int more = held.count(cell);
                    if (count + more > values.length) {
                        values = Arrays.copyOf(values, 2 * (count + more));
                    }
                    for (int i = 0; i < more; i++) {
                        values[count] = held.code(cell, i);
                        count += holds(values, count, values[count]) ? 0 : 1;
                    }
                }
                rows[at++] = count == 0 ? NONE : count == 1 ? values[0] : -written.size() - 2;
                if (count > 1) {
                    written.add(count);
                    for (int i = 0; i < count; i++) {
                        written.add(values[i]);
                    }
                }
            }
        }
        return written.toArray();
    }

    /// The rows of some records side by side.
    ///
    /// @param cells room for them, or what was handed back before
    public int[] gather(int[] records, int from, int until, int[] cells) {
        return SideBySide.gather(rows, width, records, from, until, cells);
    }

    private static boolean holds(int[] values, int count, int value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    public int cell(int record, Attribute attribute) {
        return rows[record * width + places[attribute.index]];
    }

    public int count(int cell) {
        return cell >= 0 ? 1 : cell == NONE ? 0 : lists[-cell - 2];
    }

    public int value(int cell, int index) {
        return cell >= 0 ? cell : lists[-cell - 1 + index];
    }

    public boolean has(Attribute attribute) {
        return places[attribute.index] != 0;
    }

    /// Whether two cells have a value in common.
    public boolean meet(int a, int b) {
        return (a | b) >= 0 ? a == b : meetInSeveral(a, b);
    }

    private boolean meetInSeveral(int a, int b) {
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
