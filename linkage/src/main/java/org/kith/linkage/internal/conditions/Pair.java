package org.kith.linkage.internal.conditions;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.conditions.Truth.Threshold.Order;

/// Two records being compared by one thread, which remembers what it measured lately.
final class Pair implements Expression.Scope {

    private static final int REMEMBERED_BITS = 16;
    private static final int REMEMBERED = 1 << REMEMBERED_BITS;
    private static final long EMPTY = -1;
    private static final int CODE_BITS = 28;
    private static final int LEVEL_BITS = 8;

    final Cells cells;
    /// The records' cells, or those of the records that are compared just now.
    int[] rows;
    private final int width;
    private final long[][] keys;
    private final double[][] measured;
    /// A pair of codes and the level that they came to.
    private final long[][] answered;

    /// Where each record's cells begin.
    int left;

    int right;

    Pair(Cells cells, int measures, int questions) {
        this.cells = cells;
        rows = cells.rows();
        width = cells.width();
        keys = new long[measures][];
        measured = new double[measures][];
        answered = new long[questions][];
    }

    void set(int leftRow, int rightRow) {
        set(cells.rows(), leftRow, rightRow);
    }

    /// @param rows where the two are, by their places in it
    void set(int[] rows, int leftPlace, int rightPlace) {
        this.rows = rows;
        left = leftPlace * width;
        right = rightPlace * width;
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
        int told = told(question);
        return told >= 0 ? told : lookedAt(question);
    }

    /// The same as far as the codes of two values tell; -1 if they do not.
    int told(Plan.Question question) {
        if (question.cell() < 0) {
            return -1;
        }
        int codeLeft = rows[left + question.cell()];
        int codeRight = rows[right + question.cell()];
        return codeLeft == Cells.NONE || codeRight == Cells.NONE
                ? question.missing()
                : codeLeft == codeRight ? question.same() : question.other();
    }

    /// The same where they do not.
    int lookedAt(Plan.Question question) {
        int number = question.number();
        if (number < 0) {
            return worked(question);
        }
        if (answered[number] == null) {
            answered[number] = new long[REMEMBERED];
            Arrays.fill(answered[number], EMPTY);
        }
        long key = (long) (rows[left + question.cell()] + 1) << CODE_BITS | rows[right + question.cell()] + 1;
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - REMEMBERED_BITS));
        long held = answered[number][slot];
        if (held >>> LEVEL_BITS != key) {
            held = key << LEVEL_BITS | worked(question);
            answered[number][slot] = held;
        }
        return (int) held & (1 << LEVEL_BITS) - 1;
    }

    private int worked(Plan.Question question) {
        List<Plan.Answer> answers = question.answers();
        int level = isDifferent(question) ? question.from() : 0;
        while (level < answers.size() && !answers.get(level).truth().holds(this)) {
            level++;
        }
        return level;
    }

    /// Whether both records have a value and not the same, so that earlier answers need not be tried.
    private boolean isDifferent(Plan.Question question) {
        if (question.cell() < 0) {
            return false;
        }
        int codeLeft = rows[left + question.cell()];
        int codeRight = rows[right + question.cell()];
        return codeLeft != codeRight && codeLeft != Cells.NONE && codeRight != Cells.NONE;
    }

    /// Whether a measure reaches its bound, as far as a few numbers for each text tell; else unknown.
    int glance(Measure measure, Order order, double bound) {
        if (!measure.way().ofTexts()) {
            return Truth.UNKNOWN;
        }
        int codeLeft = rows[left + measure.left()];
        int codeRight = rows[right + measure.right()];
        if (!Cells.isText(codeLeft) || !Cells.isText(codeRight)) {
            return Truth.UNKNOWN;
        }
        long lettersLeft = cells.letters(codeLeft);
        long lettersRight = cells.letters(codeRight);
        if (lettersLeft == 0 || lettersRight == 0) {
            return Truth.UNKNOWN;
        }
        int onlyLeft = Long.bitCount(lettersLeft & ~lettersRight);
        int onlyRight = Long.bitCount(lettersRight & ~lettersLeft);
        String one = cells.text(codeLeft);
        String other = cells.text(codeRight);
        if (measure.way() == Way.JARO_WINKLER) {
            int common = Math.min(one.length() - onlyLeft, other.length() - onlyRight);
            boolean least = order == Order.AT_LEAST || order == Order.MORE;
            return least && Likeness.mostJaroWinkler(common, one.length(), other.length()) < bound
                    ? Truth.NO
                    : Truth.UNKNOWN;
        }
        if (order != Order.AT_MOST) {
            return Truth.UNKNOWN;
        }
        // Each slip takes one letter away and brings one in.
        if (Math.max(onlyLeft, onlyRight) > bound) {
            return Truth.NO;
        }
        if (bound < 1 || bound >= 2) {
            return Truth.UNKNOWN;
        }
        return !DamerauLevenshtein.atMostOne(one, other)
                ? Truth.NO
                : measure.way() == Way.DAMERAU_LEVENSHTEIN ? Truth.YES : Truth.UNKNOWN;
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
        if (measure.way() == Way.APART) {
            return cells.value(codeLeft) instanceof Double one && cells.value(codeRight) instanceof Double other
                    ? Math.abs(one - other)
                    : worked(measure);
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
            measured[number][slot] = taken(measure, codeLeft, codeRight);
            keys[number][slot] = key;
        }
        return measured[number][slot];
    }

    private double taken(Measure measure, int codeLeft, int codeRight) {
        if (!measure.way().ofTexts() || !Cells.isText(codeLeft) || !Cells.isText(codeRight)) {
            return worked(measure);
        }
        String one = cells.text(codeLeft);
        String other = cells.text(codeRight);
        return switch (measure.way()) {
            case JARO_WINKLER -> Likeness.jaroWinkler(one, other);
            case DAMERAU_LEVENSHTEIN -> Likeness.damerauLevenshtein(one, other);
            case LEVENSHTEIN -> Likeness.levenshtein(one, other);
            case APART, WORKED -> worked(measure);
        };
    }

    private double worked(Measure measure) {
        return measure.expression().value(this) instanceof Double number ? number : Double.NaN;
    }

    /// How a measure is taken.
    enum Way {
        JARO_WINKLER,
        DAMERAU_LEVENSHTEIN,
        LEVENSHTEIN,
        /// How far two numbers lie apart.
        APART,
        /// By working its expression out.
        WORKED;

        /// Whether it measures two texts.
        boolean ofTexts() {
            return this != APART && this != WORKED;
        }
    }

    /// A number that depends on both records.
    ///
    /// @param left  the only cell of the left record that it reads, or -1 if it reads several
    /// @param right the same of the right record
    record Measure(int number, Expression expression, int left, int right, Way way) {}
}
