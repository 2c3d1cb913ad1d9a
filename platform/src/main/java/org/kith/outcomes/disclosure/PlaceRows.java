package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Protects the make-up of many places at once: each place is a row of counts (boys and girls of each
/// age), shown whole or not at all, and the rows of smaller places add up to those of larger ones.
///
/// Of the rows that are hidden below a place that is shown, a reader knows how many people each holds and
/// how many each column holds together. A number then lies between the largest and the smallest that its
/// row's and its column's totals allow (Fréchet's bounds), which is exact for rows and columns. Where a
/// reader knows less, more is possible; where a column belongs to a class, as boys and girls do to
/// their age, the rows' totals by class are taken as known.
public final class PlaceRows {

    private final Policy policy;
    private final long[][] counts;
    private final int[] classes;
    private final List<BitSet> sensitive;
    private final List<Line> lines;

    /// The parts are smaller places that make up the whole one between them.
    public record Line(int whole, List<Integer> parts) {
        public Line {
            parts = List.copyOf(parts);
        }
    }

    /// Rows of counts and the lines along which they add up.
    ///
    /// @param counts by place and column
    /// @param classes of the columns
    /// @param sensitive by place, the columns whose numbers are not to be learnt
    /// @param lines from the largest whole down
    public PlaceRows(Policy policy, long[][] counts, int[] classes, List<BitSet> sensitive, List<Line> lines) {
        this.policy = policy;
        this.counts = counts;
        this.classes = classes;
        this.sensitive = List.copyOf(sensitive);
        this.lines = List.copyOf(lines);
    }

    /// The places whose rows are hidden.
    ///
    /// @param never places of which nothing may be shown
    public BitSet hidden(BitSet never) {
        var hidden = (BitSet) never.clone();
        for (int place = 0; place < counts.length; place++) {
            if (!sensitive.get(place).isEmpty()) {
                hidden.set(place);
            }
        }
        boolean again = true;
        while (again) {
            again = false;
            for (var line : lines) {
                again |= settle(line, hidden);
            }
        }
        return hidden;
    }

    /// Hides what is missing along a line; true when anything was hidden besides.
    private boolean settle(Line line, BitSet hidden) {
        int before = hidden.cardinality();
        if (hidden.get(line.whole())) {
            line.parts().forEach(hidden::set);
            return hidden.cardinality() > before;
        }
        while (line.parts().stream().anyMatch(hidden::get) && !keeps(line, hidden)) {
            var next = line.parts().stream()
                    .filter(part -> !hidden.get(part))
                    .min((a, b) -> Long.compare(total(a), total(b)));
            hidden.set(next.orElse(line.whole()));
            if (next.isEmpty()) {
                line.parts().forEach(hidden::set);
                break;
            }
        }
        return hidden.cardinality() > before;
    }

    private boolean keeps(Line line, BitSet hidden) {
        var pool = line.parts().stream().filter(hidden::get).toList();
        long[] column = new long[classes.length];
        long[] all = new long[1 + Arrays.stream(classes).max().orElse(0)];
        for (int part : pool) {
            for (int at = 0; at < column.length; at++) {
                column[at] += counts[part][at];
                all[classes[at]] += counts[part][at];
            }
        }
        var rows = new ArrayList<Integer>(pool);
        pool.forEach(part -> below(part, rows));
        return rows.stream().allMatch(row -> keeps(row, column, all));
    }

    /// What is below a hidden place is hidden with it.
    private void below(int place, List<Integer> found) {
        for (var line : lines) {
            if (line.whole() == place) {
                line.parts().forEach(part -> {
                    found.add(part);
                    below(part, found);
                });
            }
        }
    }

    private boolean keeps(int row, long[] column, long[] all) {
        long[] mine = new long[all.length];
        for (int at = 0; at < column.length; at++) {
            mine[classes[at]] += counts[row][at];
        }
        for (int at = 0; at < column.length; at++) {
            if (sensitive.get(row).get(at)) {
                int group = classes[at];
                long most = Math.min(mine[group], column[at]);
                long least = Math.max(0, mine[group] + column[at] - all[group]);
                if (most - least < Math.min(policy.room(), mine[group])) {
                    return false;
                }
            }
        }
        return true;
    }

    private long total(int place) {
        return Arrays.stream(counts[place]).sum();
    }
}
