package org.kith.changes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file as it was beside what it would be, line by line.
///
/// @param path within the strategy folder
public record Difference(String path, List<Row> rows) {

    /// So many lines that are alike stay beside one that differs.
    private static final int AROUND = 3;

    public Difference {
        rows = List.copyOf(rows);
    }

    /// A line and what stands in its place; alike where both are the same.
    ///
    /// @param before null where a line comes in
    /// @param after null where one goes
    public record Row(@Nullable String before, @Nullable String after) {

        public boolean alike() {
            return before != null && before.equals(after);
        }

        /// Lines that are alike and left out.
        public boolean gap() {
            return before == null && after == null;
        }
    }

    private static final Row GAP = new Row(null, null);

    static Difference between(String path, String before, String after) {
        return new Difference(
                path, shortened(rows(before.lines().toList(), after.lines().toList())));
    }

    /// By the longest lines that both have in one order.
    private static List<Row> rows(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int one = before.size() - 1; one >= 0; one--) {
            for (int other = after.size() - 1; other >= 0; other--) {
                common[one][other] = before.get(one).equals(after.get(other))
                        ? common[one + 1][other + 1] + 1
                        : Math.max(common[one + 1][other], common[one][other + 1]);
            }
        }
        var rows = new ArrayList<Row>();
        var gone = new ArrayList<String>();
        var come = new ArrayList<String>();
        int one = 0;
        int other = 0;
        while (one < before.size() || other < after.size()) {
            if (one < before.size() && other < after.size() && before.get(one).equals(after.get(other))) {
                beside(gone, come, rows);
                rows.add(new Row(before.get(one++), after.get(other++)));
            } else if (other == after.size()
                    || (one < before.size() && common[one + 1][other] >= common[one][other + 1])) {
                gone.add(before.get(one++));
            } else {
                come.add(after.get(other++));
            }
        }
        beside(gone, come, rows);
        return rows;
    }

    private static void beside(List<String> gone, List<String> come, List<Row> rows) {
        for (int at = 0; at < Math.max(gone.size(), come.size()); at++) {
            rows.add(new Row(at < gone.size() ? gone.get(at) : null, at < come.size() ? come.get(at) : null));
        }
        gone.clear();
        come.clear();
    }

    private static List<Row> shortened(List<Row> rows) {
        var kept = new ArrayList<Row>();
        for (int at = 0; at < rows.size(); at++) {
            var near = rows.subList(Math.max(0, at - AROUND), Math.min(rows.size(), at + AROUND + 1));
            if (near.stream().anyMatch(row -> !row.alike())) {
                kept.add(rows.get(at));
            } else if (kept.isEmpty() || !kept.getLast().gap()) {
                kept.add(GAP);
            }
        }
        return kept;
    }
}
