package org.kith.outcomes.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/// A table of rows and columns with all its totals, and what a reader can work out of it.
///
/// A second opinion: the room of a hidden inner cell is a greatest flow over the hidden cells, without
/// any linear programme.
final class SmallTables {

    private static final int PLENTY = 1_000;

    private SmallTables() {}

    /// Inner cells row by row, then the row totals, the column totals and the grand total.
    static Table of(int rows, int columns, int[] inner) {
        var table = new Table();
        long[] row = new long[rows];
        long[] column = new long[columns];
        for (int at = 0; at < inner.length; at++) {
            cell(table, inner[at], 1);
            row[at / columns] += inner[at];
            column[at % columns] += inner[at];
        }
        for (long total : row) {
            cell(table, total, 4);
        }
        for (long total : column) {
            cell(table, total, 4);
        }
        cell(table, Arrays.stream(row).sum(), 16);
        for (int r = 0; r < rows; r++) {
            int first = r * columns;
            table.sum(inner.length + r, range(first, columns, 1));
        }
        for (int c = 0; c < columns; c++) {
            table.sum(inner.length + rows + c, range(c, rows, columns));
        }
        int grand = inner.length + rows + columns;
        table.sum(grand, range(inner.length, rows, 1));
        table.sum(grand, range(inner.length + rows, columns, 1));
        return table;
    }

    private static void cell(Table table, long value, double cost) {
        boolean small = Policy.USUAL.small(value);
        table.add(value, Table.UNBOUNDED, small, Table.Fate.FREE, cost * (1 + Math.log1p((double) value)));
    }

    private static int[] range(int first, int many, int step) {
        int[] places = new int[many];
        Arrays.setAll(places, at -> first + at * step);
        return places;
    }

    /// The lowest and the highest value that a reader could believe of a cell: totals and inner cells are
    /// arcs of a network from the rows to the columns, the grand total closes it.
    static long room(int rows, int columns, Table table, BitSet hidden, int cell) {
        return moved(rows, columns, table, hidden, cell, true) + moved(rows, columns, table, hidden, cell, false);
    }

    /// Rows are nodes 0.., columns follow, then the two ends: a row's total flows from the start into the
    /// row, a column's out to the end, the grand total from the end back to the start.
    private static long moved(int rows, int columns, Table table, BitSet hidden, int cell, boolean up) {
        int start = rows + columns;
        int nodes = start + 2;
        long[][] free = new long[nodes][nodes];
        int from = -1;
        int to = -1;
        for (int at = 0; at < table.size(); at++) {
            int tail;
            int head;
            if (at < rows * columns) {
                tail = at / columns;
                head = rows + at % columns;
            } else if (at < rows * columns + rows) {
                tail = start;
                head = at - rows * columns;
            } else if (at < rows * columns + rows + columns) {
                tail = at - rows * columns;
                head = start + 1;
            } else {
                tail = start + 1;
                head = start;
            }
            if (at == cell) {
                from = up ? head : tail;
                to = up ? tail : head;
            } else if (hidden.get(at)) {
                free[tail][head] += PLENTY;
                free[head][tail] += table.cell(at).value();
            }
        }
        long most = up ? PLENTY : table.cell(cell).value();
        return Math.min(most, flow(free, from, to));
    }

    private static long flow(long[][] free, int from, int to) {
        long total = 0;
        while (true) {
            int[] before = new int[free.length];
            Arrays.fill(before, -1);
            before[from] = from;
            var queue = new ArrayDeque<Integer>();
            queue.add(from);
            while (!queue.isEmpty() && before[to] < 0) {
                int node = queue.remove();
                for (int next = 0; next < free.length; next++) {
                    if (before[next] < 0 && free[node][next] > 0) {
                        before[next] = node;
                        queue.add(next);
                    }
                }
            }
            if (before[to] < 0) {
                return total;
            }
            long least = Long.MAX_VALUE;
            for (int node = to; node != from; node = before[node]) {
                least = Math.min(least, free[before[node]][node]);
            }
            for (int node = to; node != from; node = before[node]) {
                free[before[node]][node] -= least;
                free[node][before[node]] += least;
            }
            total += least;
        }
    }
}
