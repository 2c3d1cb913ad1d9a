package org.kith.linkage.internal.conditions;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Mix;

/// Two records being compared by one thread, which remembers what it measured lately.
final class Pair implements Expression.Scope {

    private static final int REMEMBERED_BITS = 15;
    private static final int REMEMBERED = 1 << REMEMBERED_BITS;
    private static final long EMPTY = -1;

    final Cells cells;
    final int[] rows;
    private final int width;
    private final long[][] keys;
    private final double[][] measured;
    private final long[][] answeredKeys;
    private final byte[][] answered;

    /// Where each record's cells begin.
    int left;

    int right;

    Pair(Cells cells, int measures, int questions) {
        this.cells = cells;
        rows = cells.rows();
        width = cells.width();
        keys = new long[measures][];
        measured = new double[measures][];
        answeredKeys = new long[questions][];
        answered = new byte[questions][];
    }

    void set(int leftRow, int rightRow) {
        left = leftRow * width;
        right = rightRow * width;
    }

    int cell(int column, Expression.Side side) {
        return rows[(side == Expression.Side.LEFT ? left : right) + column];
    }

    @Override
    public @Nullable Object cell(Expression.Cell cell) {
        return cells.value(cell(cell.column(), cell.side()));
    }

    /// The first level of a question whose condition holds; the number of levels if none does.
    int level(Plan.Question question) {
        int number = question.number();
        if (number < 0) {
            return worked(question);
        }
        if (answeredKeys[number] == null) {
            answeredKeys[number] = new long[REMEMBERED];
            Arrays.fill(answeredKeys[number], EMPTY);
            answered[number] = new byte[REMEMBERED];
        }
        long key = (long) (rows[left + question.cell()] + 1) << 32 | rows[right + question.cell()] + 1;
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - REMEMBERED_BITS));
        if (answeredKeys[number][slot] != key) {
            answered[number][slot] = (byte) worked(question);
            answeredKeys[number][slot] = key;
        }
        return answered[number][slot] & 0xff;
    }

    private int worked(Plan.Question question) {
        List<Plan.Answer> answers = question.answers();
        int level = 0;
        while (level < answers.size() && !answers.get(level).truth().holds(this)) {
            level++;
        }
        return level;
    }

    /// The measure of the pair; NaN is NULL.
    double measure(Measure measure) {
        if (measure.left() < 0) {
            return worked(measure);
        }
        int codeLeft = rows[left + measure.left()];
        int codeRight = rows[right + measure.right()];
        if (codeLeft < 0 || codeRight < 0) {
            return worked(measure);
        }
        int number = measure.number();
        if (keys[number] == null) {
            keys[number] = new long[REMEMBERED];
            Arrays.fill(keys[number], EMPTY);
            measured[number] = new double[REMEMBERED];
        }
        long key = (long) codeLeft << 32 | codeRight;
        int slot = (int) Mix.spread(key) & REMEMBERED - 1;
        if (keys[number][slot] != key) {
            measured[number][slot] = worked(measure);
            keys[number][slot] = key;
        }
        return measured[number][slot];
    }

    private double worked(Measure measure) {
        return measure.expression().value(this) instanceof Double number ? number : Double.NaN;
    }

    /// A number that depends on both records.
    ///
    /// @param left  the only cell of the left record that it reads, or -1 if it reads several
    /// @param right the same of the right record
    record Measure(int number, Expression expression, int left, int right) {}
}
