package org.kith.database.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/// The rows of a query, held in memory as they came, to be taken in another order than they came in. Sorting wide rows
/// is most of what a database does for a query that asks for it; whoever knows already which rows belong together
/// needs no such sort.
public final class HeldRows {

    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<byte[]> chunks = new ArrayList<>();
    private int used = CHUNK;
    private long[] places = new long[1 << 12];
    private int size;
    private final CopyOut at = new CopyOut();

    HeldRows() {}

    /// Reads all rows, within the connection's transaction.
    ///
    /// @param query one that takes no parameters
    public static HeldRows of(Connection connection, String query) throws SQLException {
        var rows = new HeldRows();
        CopyOut.bytes(connection, query, rows::add);
        return rows;
    }

    /// A row longer than a chunk has one of its own.
    void add(byte[] row) {
        if (row.length > CHUNK - used) {
            chunks.add(new byte[Math.max(CHUNK, row.length)]);
            used = 0;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        places[size++] = ((long) (chunks.size() - 1) << CHUNK_BITS) | used;
        System.arraycopy(row, 0, chunks.getLast(), used, row.length);
        used += row.length;
    }

    public int size() {
        return size;
    }

    /// A row by its place, as they came; it is good until the next is asked for.
    public CopyOut at(int row) {
        turn(at, row);
        return at;
    }

    /// Gives the rows to a reader, group by group.
    ///
    /// @param column an `int` by which rows belong together, as a record's id
    /// @param groupOf the place of such a number's group, from 0; what is below 0 is left out
    /// @param groups how many there are
    /// @param within the order inside a group
    public void each(
            int column, IntUnaryOperator groupOf, int groups, Comparator<CopyOut> within, CopyOut.Reader reader)
            throws SQLException {
        var row = new CopyOut();
        int[] group = new int[size];
        int[] from = new int[groups + 1];
        for (int at = 0; at < size; at++) {
            turn(row, at);
            group[at] = groupOf.applyAsInt(row.number4(column));
            if (group[at] >= 0) {
                from[group[at] + 1]++;
            }
        }
        for (int place = 0; place < groups; place++) {
            from[place + 1] += from[place];
        }
        int[] next = Arrays.copyOf(from, groups);
        int[] ordered = new int[from[groups]];
        for (int at = 0; at < size; at++) {
            if (group[at] >= 0) {
                ordered[next[group[at]]++] = at;
            }
        }
        var several = new ArrayList<CopyOut>();
        for (int place = 0; place < groups; place++) {
            int many = from[place + 1] - from[place];
            if (many == 1) {
                turn(row, ordered[from[place]]);
                reader.row(row);
                continue;
            }
            while (several.size() < many) {
                several.add(new CopyOut());
            }
            var rows = several.subList(0, many);
            for (int i = 0; i < many; i++) {
                turn(rows.get(i), ordered[from[place] + i]);
            }
            rows.sort(within);
            for (var each : rows) {
                reader.row(each);
            }
        }
    }

    /// The places of all rows in the order of a number and then of a text's bytes. Most texts differ early: their
    /// first bytes are compared where they lie together.
    ///
    /// @param number of a row
    /// @param text the text's column; none is missing
    public int[] inOrder(ToIntFunction<CopyOut> number, int text) {
        var keys = new Key[size];
        var row = new CopyOut();
        for (int at = 0; at < size; at++) {
            turn(row, at);
            keys[at] = new Key(number.applyAsInt(row), row.first8(text, 0), row.first8(text, Long.BYTES), at);
        }
        var one = new CopyOut();
        var other = new CopyOut();
        var whole = CopyOut.byText(text);
        Arrays.sort(keys, (a, b) -> {
            int first = a.compareTo(b);
            if (first != 0) {
                return first;
            }
            turn(one, a.at);
            turn(other, b.at);
            return whole.compare(one, other);
        });
        return Arrays.stream(keys).mapToInt(Key::at).toArray();
    }

    /// What rows are put in order by, and the row's place.
    private record Key(int number, long first, long second, int at) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            if (number != other.number) {
                return Integer.compare(number, other.number);
            }
            return first == other.first
                    ? Long.compareUnsigned(second, other.second)
                    : Long.compareUnsigned(first, other.first);
        }
    }

    private void turn(CopyOut row, int at) {
        row.begin(chunks.get((int) (places[at] >>> CHUNK_BITS)), (int) places[at] & (CHUNK - 1));
    }
}
