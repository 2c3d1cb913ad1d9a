package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.Ints;
import org.kith.linkage.internal.Mix;
import org.kith.linkage.internal.Work;

/// The pairs that the rules bring together: records with equal keys lie side by side, and the rest of the
/// condition is asked of each pair. A pair is met by the first join whose condition holds.
final class Candidates {

    private static final long PAIRS_PER_TASK = 200_000;

    private final Plan plan;
    /// The source of each row, by number; only looked at when pairs must be of two sources.
    private final int[] sources;
    private final int rows;
    private final List<Blocks> blocks;
    private final List<Task> tasks = new ArrayList<>();

    /// The rows of each block of a join, one after the other, each block in ascending order.
    private static final class Blocks {

        private final int[] members;
        /// 1 left, 2 right, 3 both.
        private final byte[] sides;

        private final int[] starts;
        private final long pairs;
        private final int largest;

        Blocks(int[] members, byte[] sides, int[] starts, long pairs, int largest) {
            this.members = members;
            this.sides = sides;
            this.starts = starts;
            this.pairs = pairs;
            this.largest = largest;
        }
    }

    /// Members of one join whose pairs with later members of their block are one piece of work.
    record Task(int join, int from, int until, long pairs) {}

    /// Is told of pairs, the left row being the lower.
    interface Visitor {
        void pair(int left, int right);
    }

    Candidates(Plan plan, int rows, int[] sources, Settings settings) {
        this.plan = plan;
        this.rows = rows;
        this.sources = sources;
        blocks = Work.all(
                plan.joins.size(),
                settings.threads(),
                "blocking",
                settings.progress(),
                () -> number -> build(plan.joins.get(number)));
        for (int join = 0; join < blocks.size(); join++) {
            cut(join);
        }
    }

    List<Task> tasks() {
        return tasks;
    }

    /// What each rule brought, before pairs of an earlier rule are left out.
    List<Links.Figures.Rule> figures() {
        List<Links.Figures.Rule> figures = new ArrayList<>();
        for (int rule = 0; rule < plan.ruleColumns.size(); rule++) {
            long pairs = 0;
            int largest = 0;
            for (int join = 0; join < blocks.size(); join++) {
                if (plan.joins.get(join).rule() == rule) {
                    pairs += blocks.get(join).pairs;
                    largest = Math.max(largest, blocks.get(join).largest);
                }
            }
            String name = plan.model.rules().isEmpty()
                    ? "every pair"
                    : plan.model.rules().get(rule).condition();
            figures.add(new Links.Figures.Rule(name, pairs, largest, 0, true));
        }
        return figures;
    }

    private Blocks build(Join join) {
        boolean symmetric = join.symmetric();
        int lowBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(rows)) + 1;
        long[] keys = new long[symmetric ? rows : Math.multiplyExact(rows, 2)];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            size += add(keys, size, join.left(), row, 0, lowBits);
            size += symmetric ? 0 : add(keys, size, join.right(), row, 1, lowBits);
        }
        Arrays.sort(keys, 0, size);
        Ints starts = new Ints();
        int[] members = new int[size];
        byte[] sides = new byte[size];
        long lowMask = (1L << lowBits) - 1;
        int kept = 0;
        int largest = 0;
        long pairs = 0;
        for (int from = 0; from < size; ) {
            int until = from + 1;
            while (until < size && keys[until] >>> lowBits == keys[from] >>> lowBits) {
                until++;
            }
            long length = (long) until - from;
            if (length > 1) {
                starts.add(kept);
                for (int i = from; i < until; i++) {
                    members[kept] = (int) ((keys[i] & lowMask) >>> 1);
                    sides[kept++] = (byte) (symmetric ? 3 : 1 + (keys[i] & 1));
                }
                largest = Math.max(largest, until - from);
                pairs += length * (length - 1) / 2;
            }
            from = until;
        }
        starts.add(kept);
        return new Blocks(Arrays.copyOf(members, kept), Arrays.copyOf(sides, kept), starts.toArray(), pairs, largest);
    }

    /// Adds a row's key, if it has all of its parts; rows whose keys only look equal are told apart by the
    /// condition.
    private int add(long[] keys, int at, List<Integer> columns, int row, int side, int lowBits) {
        int[] cells = plan.cells.rows();
        long hash = 0;
        for (int column : columns) {
            int code = cells[row * plan.cells.width() + column];
            if (code == Cells.NONE) {
                return 0;
            }
            hash = Mix.spread(hash * 31 + code + 1);
        }
        keys[at] = hash << lowBits | (long) row << 1 | side;
        return 1;
    }

    private void cut(int join) {
        Blocks of = blocks.get(join);
        long pairs = 0;
        int from = 0;
        for (int block = 0; block + 1 < of.starts.length; block++) {
            for (int i = of.starts[block]; i < of.starts[block + 1]; i++) {
                pairs += of.starts[block + 1] - i - 1;
                if (pairs >= PAIRS_PER_TASK || i + 1 == of.members.length) {
                    tasks.add(new Task(join, from, i + 1, pairs));
                    from = i + 1;
                    pairs = 0;
                }
            }
        }
    }

    /// Shows a task's pairs to the visitor.
    ///
    /// @param once leave out pairs that an earlier join has met
    void visit(Task task, Pair pair, boolean once, Visitor visitor) {
        Blocks of = blocks.get(task.join());
        Truth condition = plan.joins.get(task.join()).condition();
        boolean between = plan.model.linking() == Linking.BETWEEN;
        int found = Arrays.binarySearch(of.starts, task.from());
        int block = found < 0 ? -found - 2 : found;
        for (int i = task.from(); i < task.until(); i++) {
            while (of.starts[block + 1] <= i) {
                block++;
            }
            int left = of.members[i];
            for (int j = i + 1; (of.sides[i] & 1) != 0 && j < of.starts[block + 1]; j++) {
                int right = of.members[j];
                if ((of.sides[j] & 2) == 0 || left == right || (between && sources[left] == sources[right])) {
                    continue;
                }
                pair.set(left, right);
                if (condition.holds(pair) && !(once && metBefore(task.join(), pair))) {
                    visitor.pair(left, right);
                }
            }
        }
    }

    private boolean metBefore(int join, Pair pair) {
        for (int earlier = 0; earlier < join; earlier++) {
            if (plan.joins.get(earlier).condition().holds(pair)) {
                return true;
            }
        }
        return false;
    }

    /// How many pairs may be compared at all.
    double possible() {
        double all = rows * (rows - 1.0) / 2;
        if (plan.model.linking() != Linking.BETWEEN) {
            return all;
        }
        int[] counts = new int[Arrays.stream(sources).max().orElse(0) + 1];
        for (int source : sources) {
            counts[source]++;
        }
        for (int count : counts) {
            all -= count * (count - 1.0) / 2;
        }
        return all;
    }
}
