package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Radix;
import org.kith.linkage.internal.columns.SideBySide;
import org.kith.linkage.internal.columns.Work;

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
    /// For each row its block, or -1, by every join of which being in one block is enough; and where in a row's cells
    /// a join's stands, or -1.
    private final int[] blockOf;

    private final int width;
    private final int[] places;
    private final int[] marked;

    /// The rows of each block of a join, one after the other, each block in ascending order.
    static final class Blocks {

        private final int[] members;
        /// 1 left, 2 right, 3 both.
        private final byte[] sides;

        private final int[] starts;
        /// What the records of each block have in common, where a record may be in several.
        private final long[] hashes;

        private final long pairs;
        private final int largest;
        /// Whether being in one block is all that the condition asks for.
        private final boolean enough;

        public Blocks(
                int[] members, byte[] sides, int[] starts, long[] hashes, long pairs, int largest, boolean enough) {
            this.members = members;
            this.sides = sides;
            this.starts = starts;
            this.hashes = hashes;
            this.pairs = pairs;
            this.largest = largest;
            this.enough = enough;
        }

        int[] members() {
            return members;
        }

        /// The block of the member at a place.
        int blockAt(int place) {
            int found = Arrays.binarySearch(starts, place);
            return found < 0 ? -found - 2 : found;
        }

        int end(int block) {
            return starts[block + 1];
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
        places = new int[blocks.size()];
        int sure = 0;
        for (int join = 0; join < blocks.size(); join++) {
            cut(join);
            places[join] = blocks.get(join).enough ? sure++ : -1;
        }
        width = sure;
        blockOf = new int[Math.multiplyExact(rows, width)];
        Arrays.fill(blockOf, -1);
        Work.<Boolean>all(blocks.size(), settings.threads(), "blocking", settings.progress(), () -> join -> {
            note(join);
            return true;
        });
        marked = marked();
    }

    private void note(int join) {
        Blocks of = blocks.get(join);
        for (int block = 0; places[join] >= 0 && block + 1 < of.starts.length; block++) {
            for (int i = of.starts[block]; i < of.starts[block + 1]; i++) {
                blockOf[of.members[i] * width + places[join]] = block;
            }
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
        int lowBits = lowBits();
        long[] keys = new long[symmetric ? rows : Math.multiplyExact(rows, 2)];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (join.several()) {
                for (int side = 0; side < (symmetric ? 1 : 2); side++) {
                    long[] hashes = hashes(join, side == 0, row);
                    if (size + hashes.length > keys.length) {
                        keys = Arrays.copyOf(keys, size + hashes.length + (size >> 1));
                    }
                    for (long hash : hashes) {
                        keys[size++] = hash << lowBits | (long) row << 1 | side;
                    }
                }
            } else {
                size += add(keys, size, join.left(), row, 0, lowBits);
                size += symmetric ? 0 : add(keys, size, join.right(), row, 1, lowBits);
            }
        }
        keys = Radix.together(keys, size, lowBits, Long.SIZE);
        Ints starts = new Ints();
        int[] members = new int[size];
        byte[] sides = new byte[size];
        long lowMask = (1L << lowBits) - 1;
        long[] hashes = new long[join.several() ? size : 0];
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
                if (join.several()) {
                    hashes[starts.size()] = keys[from] >>> lowBits;
                }
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
        return new Blocks(
                Arrays.copyOf(members, kept),
                Arrays.copyOf(sides, kept),
                starts.toArray(),
                Arrays.copyOf(hashes, Math.min(hashes.length, starts.size())),
                pairs,
                largest,
                symmetric && join.isSharingAll() && allShare(join, members, starts));
    }

    /// Whether all members of each block have the join's values in common, and none only a hash.
    private boolean allShare(Join join, int[] members, Ints starts) {
        int[] cells = plan.cells.rows();
        for (int block = 0; block + 1 < starts.size(); block++) {
            int first = members[starts.get(block)] * plan.cells.width();
            for (int i = starts.get(block) + 1; i < starts.get(block + 1); i++) {
                int other = members[i] * plan.cells.width();
                for (int column : join.left()) {
                    if (cells[first + column] != cells[other + column]) {
                        return false;
                    }
                }
            }
        }
        return true;
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

    /// A row's keys where it has lists: one for each choice of an element of each, in ascending order and each once.
    private long[] hashes(Join join, boolean left, int row) {
        int[] cells = plan.cells.rows();
        long hash = 0;
        for (int column : left ? join.left() : join.right()) {
            int code = cells[row * plan.cells.width() + column];
            if (code == Cells.NONE) {
                return new long[0];
            }
            hash = Mix.spread(hash * 31 + code + 1);
        }
        long[] hashes = {hash};
        for (int column : left ? join.leftLists() : join.rightLists()) {
            Object value = plan.cells.value(cells[row * plan.cells.width() + column]);
            List<?> list = value instanceof List<?> some ? some : List.of();
            int[] elements = list.stream()
                    .filter(Objects::nonNull)
                    .mapToInt(Object::hashCode)
                    .toArray();
            long[] before = hashes;
            hashes = new long[Math.multiplyExact(before.length, elements.length)];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = Mix.spread(before[i / elements.length] * 31 + elements[i % elements.length] + 1);
            }
        }
        // Kept as the sorted keys keep them, so that a block's hash is known again.
        int lowBits = lowBits();
        return Arrays.stream(hashes)
                .map(each -> each << lowBits >>> lowBits)
                .sorted()
                .distinct()
                .toArray();
    }

    private int lowBits() {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(rows)) + 1;
    }

    /// Whether this is the first of the blocks that both rows are in.
    private boolean first(Join join, long block, int left, int right) {
        long[] ofLeft = hashes(join, true, left);
        long[] ofRight = hashes(join, false, right);
        for (long hash : ofLeft) {
            if (Arrays.binarySearch(ofRight, hash) >= 0) {
                return hash == block;
            }
        }
        return false;
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
        Join join = plan.joins.get(task.join());
        Truth condition = join.condition();
        boolean between = plan.model.linking() == Linking.BETWEEN;
        boolean several = join.several();
        int found = Arrays.binarySearch(of.starts, task.from());
        int block = found < 0 ? -found - 2 : found;
        Side side = new Side();
        side.gather(of.members, task.from(), of.starts[block + 1]);
        for (int i = task.from(); i < task.until(); i++) {
            if (of.starts[block + 1] <= i) {
                block++;
                side.gather(of.members, i, of.starts[block + 1]);
            }
            int left = of.members[i];
            for (int j = i + 1; (of.sides[i] & 1) != 0 && j < of.starts[block + 1]; j++) {
                int right = of.members[j];
                if ((of.sides[j] & 2) == 0 || left == right || (between && sources[left] == sources[right])) {
                    continue;
                }
                if (several && !first(join, of.hashes[block], left, right)) {
                    continue;
                }
                int placeLeft = side.place(i, left);
                int placeRight = side.place(j, right);
                pair.set(side.cells, placeLeft, placeRight);
                if ((of.enough || condition.holds(pair))
                        && !(once && metBefore(task.join(), side.blocks, placeLeft, placeRight, pair))) {
                    visitor.pair(left, right);
                }
            }
        }
    }

    /// The records of one block side by side in memory, since each is met many times; of very large blocks they stay
    /// where they are.
    private final class Side {

        private static final int MOST = 4096;

        private int[] ownCells = {};
        private int[] ownBlocks = {};
        private int[] cells = {};
        private int[] blocks = {};
        /// Where among the members they begin, or -1.
        private int first;

        void gather(int[] members, int from, int until) {
            first = until - from > MOST ? -1 : from;
            if (first < 0) {
                cells = plan.cells.rows();
                blocks = blockOf;
                return;
            }
            ownCells = SideBySide.gather(plan.cells.rows(), plan.cells.width(), members, from, until, ownCells);
            ownBlocks = SideBySide.gather(blockOf, width, members, from, until, ownBlocks);
            cells = ownCells;
            blocks = ownBlocks;
        }

        int place(int member, int row) {
            return first < 0 ? row : member - first;
        }
    }

    /// Whether being in one block is all that a join and those before it ask for.
    boolean toldByBlocks(int join) {
        for (int earlier = 0; earlier <= join; earlier++) {
            if (places[earlier] < 0) {
                return false;
            }
        }
        return true;
    }

    Blocks blocks(int join) {
        return blocks.get(join);
    }

    /// The joins that tell whether a pair was met before this one, each by its place in a row's blocks. One that asks
    /// for all that another asks for, and more, tells nothing besides.
    int[] telling(int join) {
        return IntStream.range(0, join)
                .filter(earlier -> IntStream.range(0, join).noneMatch(other -> isImplied(other, earlier)))
                .map(earlier -> places[earlier])
                .toArray();
    }

    private boolean isImplied(int join, int by) {
        List<Integer> less = plan.joins.get(join).left();
        List<Integer> more = plan.joins.get(by).left();
        return join != by && more.containsAll(less) && (join < by || !less.containsAll(more));
    }

    /// Whether two rows are in one block of any of these places, or of one source where that parts them.
    boolean met(int[] of, int left, int right) {
        if (plan.model.linking() == Linking.BETWEEN && sources[left] == sources[right]) {
            return true;
        }
        for (int place : of) {
            int block = blockOf[left * width + place];
            if (block >= 0 && block == blockOf[right * width + place]) {
                return true;
            }
        }
        return false;
    }

    /// The places, and for sources their number of joins, of which the mark of a row has a few bits: those that the
    /// most pairs are told by, as far as there is room.
    private int[] marked() {
        IntStream sourcesFirst = plan.model.linking() == Linking.BETWEEN ? IntStream.of(width) : IntStream.empty();
        IntStream largestFirst = IntStream.range(0, blocks.size())
                .filter(this::toldByBlocks)
                .boxed()
                .sorted(Comparator.comparingLong(join -> -blocks.get(join).pairs))
                .flatMapToInt(join -> Arrays.stream(telling(join)));
        return IntStream.concat(sourcesFirst, largestFirst)
                .distinct()
                .limit(Long.BYTES)
                .toArray();
    }

    /// A few bits of a row's block for each place that is marked, eight bits each: where they differ, so do the blocks.
    long mark(int row) {
        long mark = 0;
        for (int place : marked) {
            int number = place == width ? sources[row] : blockOf[row * width + place];
            mark = mark << Byte.SIZE | (Mix.spread(number < 0 ? ~row : number) & 0xff);
        }
        return mark;
    }

    /// The highest bits of the fields of a mark that these places have; 0 if one of them has none.
    long fields(int[] of) {
        long fields = 0;
        int known = 0;
        for (int place : marked) {
            boolean wanted = place == width || IntStream.of(of).anyMatch(each -> each == place);
            known += wanted && place < width ? 1 : 0;
            fields = fields << Byte.SIZE | (wanted ? 0x80 : 0);
        }
        return known == of.length ? fields : 0;
    }

    private boolean metBefore(int join, int[] blockOf, int left, int right, Pair pair) {
        int rowLeft = left * width;
        int rowRight = right * width;
        for (int earlier = 0; earlier < join; earlier++) {
            int place = places[earlier];
            boolean met;
            if (place >= 0) {
                int block = blockOf[rowLeft + place];
                met = block >= 0 && block == blockOf[rowRight + place];
            } else {
                met = plan.joins.get(earlier).condition().holds(pair);
            }
            if (met) {
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
