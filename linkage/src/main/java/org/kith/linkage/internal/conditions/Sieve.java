package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Work;

/// Lets through those pairs of a block that may reach the floor: most fall short of it by which of their values differ
/// and which are missing.
///
/// Each record has two words of eight fields: a few bits of a value's code, and one that tells whether a value is
/// missing. A look at two records' words gives which fields surely differ and where either has nothing, and tables
/// have the most that all comparisons can then come to. It is a bound only, so that no pair is lost; what comes through
/// is weighed as anywhere else.
final class Sieve {

    private static final int FIELDS = Long.BYTES;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long LOW = ~HIGH;
    /// Brings the lowest bits of eight bytes side by side into the highest byte.
    private static final long GATHER = 0x0102_0408_1020_4080L;

    private static final int WORDS = 2;
    /// Of each row's words and mark.
    private static final int STRIDE = WORDS + 1;
    private static final int ROWS_PER_TASK = 1 << 15;
    /// More than sums of the same numbers in another order, and with fewer places, can differ by.
    private static final double ROUNDING = 1e-2;

    private static final int[] NONE = {};

    /// A field of a word.
    ///
    /// @param equal   the cell whose value it has a few bits of, or -1
    /// @param missing the cell that it tells the lack of, or -1
    private record Field(int equal, int missing) {}

    /// The fields of a word, and the comparisons that they are of.
    private static final class Word {

        private final List<Field> fields = new ArrayList<>();
        private final List<Integer> comparisons = new ArrayList<>();

        /// The bit of a pattern that tells that values in a cell differ, or 0.
        int equal(int cell) {
            for (int field = 0; field < fields.size(); field++) {
                if (fields.get(field).equal == cell) {
                    return 1 << field;
                }
            }
            return 0;
        }

        /// The bit that tells that either record has no value in a cell, or 0.
        int missing(int cell) {
            for (int field = 0; cell >= 0 && field < fields.size(); field++) {
                if (fields.get(field).missing == cell) {
                    return 1 << (FIELDS + field);
                }
            }
            return 0;
        }
    }

    private final Plan plan;
    private final Candidates candidates;
    private final Weights weights;
    private final Word[] words = {new Word(), new Word()};
    /// For each word, the most that its comparisons come to, by the fields that differ and, higher, those where either
    /// record has nothing.
    private final float[][] most = new float[WORDS][1 << (2 * FIELDS)];
    /// The lowest sum of both that comes through.
    private final float floor;
    /// Both words of each row, and its mark by its blocks.
    private final long[] marks;

    Sieve(Plan plan, Candidates candidates, Weights weights, int rows, double floor, Settings settings) {
        this.plan = plan;
        this.candidates = candidates;
        this.weights = weights;
        double rest = weights.prior();
        for (int comparison = 0; comparison < plan.questions.size(); comparison++) {
            if (!place(comparison)) {
                rest += most(levels(comparison, new Word()), 0);
            }
        }
        for (int word = 0; word < WORDS; word++) {
            fill(most[word], words[word]);
        }
        this.floor = (float) (floor - rest - ROUNDING);
        int marked = candidates.toldByBlocks(0) ? rows : 0;
        marks = new long[Math.multiplyExact(marked, STRIDE)];
        int tasks = (marked + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
        Work.<Boolean>all(tasks, settings.threads(), "comparing", Cells.UNTOLD, () -> task -> {
            for (int row = task * ROWS_PER_TASK; row < Math.min(marked, (task + 1) * ROWS_PER_TASK); row++) {
                for (int word = 0; word < WORDS; word++) {
                    marks[row * STRIDE + word] = mark(words[word], row);
                }
                marks[row * STRIDE + WORDS] = candidates.mark(row);
            }
            return true;
        });
    }

    /// Finds room for the fields of a comparison; false if there is none, or it has none.
    private boolean place(int comparison) {
        List<Integer> equal = new ArrayList<>();
        int missing = Cells.NONE;
        for (Plan.Answer answer : plan.questions.get(comparison).answers()) {
            for (int cell : same(answer.truth())) {
                if (!equal.contains(cell)) {
                    equal.add(cell);
                }
            }
            missing = missing < 0 ? missing(answer.truth()) : missing;
        }
        int needed = Math.max(equal.size(), missing < 0 ? 0 : 1);
        for (Word word : words) {
            if (needed > 0 && word.fields.size() + needed <= FIELDS) {
                for (int i = 0; i < needed; i++) {
                    word.fields.add(
                            new Field(i < equal.size() ? equal.get(i) : Cells.NONE, i == 0 ? missing : Cells.NONE));
                }
                word.comparisons.add(comparison);
                return true;
            }
        }
        return false;
    }

    private void fill(float[] table, Word word) {
        int differing = (1 << word.fields.size()) - 1;
        for (int comparison : word.comparisons) {
            List<Level> levels = levels(comparison, word);
            for (int missing = 0; missing <= differing; missing++) {
                for (int pattern = missing << FIELDS; pattern <= (missing << FIELDS | differing); pattern++) {
                    table[pattern] += (float) most(levels, pattern);
                }
            }
        }
    }

    /// What a pattern tells of a level.
    ///
    /// @param never  a bit of the pattern with which it cannot hold
    /// @param surely a bit with which it holds, and without which it does not; or 0
    /// @param always whether it holds of every pair
    private record Level(int never, int surely, boolean always, double most) {}

    private List<Level> levels(int comparison, Word word) {
        List<Level> levels = new ArrayList<>();
        List<Plan.Answer> answers = plan.questions.get(comparison).answers();
        for (int level = 0; level < answers.size(); level++) {
            Truth truth = answers.get(level).truth();
            int never = 0;
            for (int cell : same(truth)) {
                never |= word.equal(cell);
            }
            levels.add(new Level(
                    never,
                    word.missing(missing(truth)),
                    truth.equals(new Truth.Always(Truth.YES)),
                    weights.most(comparison, level)));
        }
        return levels;
    }

    /// The most that a comparison can come to, going by what a pattern tells: its levels from the last to the first,
    /// each of which either surely holds, surely does not, or may.
    private static double most(List<Level> levels, int pattern) {
        double most = Double.NEGATIVE_INFINITY;
        for (int number = levels.size() - 1; number >= 0; number--) {
            Level level = levels.get(number);
            boolean surely = level.always || (level.surely & pattern) != 0;
            boolean never = (level.never & pattern) != 0 || (level.surely != 0 && !surely);
            most = surely ? level.most : never ? most : Math.max(most, level.most);
        }
        return most;
    }

    /// The cells in which a condition asks for equal values, whatever else it asks for.
    private static int[] same(Truth truth) {
        return switch (truth) {
            case Truth.Same(int left, int right) -> left == right ? new int[] {left} : NONE;
            case Truth.And(List<Truth> parts) ->
                parts.stream().flatMapToInt(part -> IntStream.of(same(part))).toArray();
            default -> NONE;
        };
    }

    /// The cell of a condition that asks for no more than that either record has no value there; else -1.
    private static int missing(Truth truth) {
        return truth instanceof Truth.Or(List<Truth> parts)
                        && parts.getFirst() instanceof Truth.Missing(int cell, var side)
                        && truth.isEitherMissing(cell)
                ? cell
                : Cells.NONE;
    }

    private long mark(Word word, int row) {
        long mark = 0;
        int first = row * plan.cells.width();
        int[] cells = plan.cells.rows();
        for (int number = 0; number < word.fields.size(); number++) {
            Field field = word.fields.get(number);
            long bits = field.equal < 0 ? 0 : bits(cells[first + field.equal], row) & 0x7f;
            boolean missing = field.missing >= 0 && cells[first + field.missing] == Cells.NONE;
            mark |= (missing ? bits | 0x80 : bits) << (number * Byte.SIZE);
        }
        return mark;
    }

    /// A few bits of a number; of those who have none, some that seldom agree.
    private static int bits(int number, int row) {
        return Mix.spread(number < 0 ? ~row : number);
    }

    /// One thread's going through blocks.
    final class Passage {

        private long[] ones = {};
        private long[] others = {};
        private long[] befores = {};

        /// Shows the pairs of a task that no earlier join has met and that may reach the floor.
        ///
        /// @return how many no earlier join has met
        long visit(Candidates.Task task, Candidates.Visitor visitor) {
            int[] joins = candidates.telling(task.join());
            long apart = candidates.fields(joins);
            Candidates.Blocks of = candidates.blocks(task.join());
            long compared = 0;
            int block = of.blockAt(task.from());
            for (int at = task.from(); at < task.until(); at = of.end(block++)) {
                int end = of.end(block);
                layOut(of.members(), at, end - at);
                compared += visit(joins, apart, of.members(), at, Math.min(end, task.until()) - at, end - at, visitor);
            }
            return compared;
        }

        private long visit(
                int[] joins, long apart, int[] members, int from, int lefts, int size, Candidates.Visitor visitor) {
            float[] mostOfOnes = most[0];
            float[] mostOfOthers = most[1];
            // Where there are more than fit, every pair is looked at.
            boolean asked = apart == 0 && joins.length > 0;
            long compared = 0;
            for (int i = 0; i < lefts; i++) {
                long one = ones[i];
                long other = others[i];
                long before = befores[i];
                for (int j = i + 1; j < size; j++) {
                    long differing = befores[j] ^ before;
                    if ((((((differing & LOW) + LOW) | differing) & apart) != apart || asked)
                            && candidates.met(joins, members[from + i], members[from + j])) {
                        continue;
                    }
                    compared++;
                    float bound = mostOfOnes[pattern(one, ones[j])] + mostOfOthers[pattern(other, others[j])];
                    if (!(bound < floor)) {
                        visitor.pair(members[from + i], members[from + j]);
                    }
                }
            }
            return compared;
        }

        private void layOut(int[] members, int from, int size) {
            if (ones.length < size) {
                int room = Math.max(size, 2 * ones.length);
                ones = new long[room];
                others = new long[room];
                befores = new long[room];
            }
            for (int i = 0; i < size; i++) {
                int first = members[from + i] * STRIDE;
                ones[i] = marks[first];
                others[i] = marks[first + 1];
                befores[i] = marks[first + WORDS];
            }
        }
    }

    private static int pattern(long a, long b) {
        long differing = (((a ^ b) & LOW) + LOW) & HIGH;
        long missing = (a | b) & HIGH;
        return (int) (gathered(differing) | (gathered(missing) << FIELDS));
    }

    private static long gathered(long highest) {
        return ((highest >>> 7) * GATHER) >>> 56;
    }
}
