package org.kith.linkage.internal.conditions;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Settings;
import org.kith.linkage.comparison.JaroWinkler;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.columns.Raw;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.conditions.Expression.Column;
import org.kith.linkage.internal.conditions.Expression.Side;

/// Every expression that reads one record only, worked out once for each distinct value and kept as a code:
/// equal codes are equal values, in whatever column.
final class Cells {

    static final int NONE = -1;
    /// Codes of values that are no texts have this bit.
    private static final int OTHER = 0x4000_0000;

    static final int TRUE = OTHER;

    /// For work too short to be told of.
    static final Settings.Progress UNTOLD = (stage, done, total, pairs) -> {};

    private static final int ROWS_PER_TASK = 1 << 13;

    private final Map<Expression, Integer> numbers = new LinkedHashMap<>();
    private final Map<Object, Integer> others = new HashMap<>();
    private final List<Object> otherValues = new ArrayList<>();
    private @Nullable Raw raw;
    /// Those whose texts are measured.
    private final Set<Integer> measured = new TreeSet<>();
    /// Of each text that is measured, by its code.
    private @Nullable String[] texts = {};

    private long[] letters = {};

    /// Record by record, in the order they were given; [#NONE] is NULL.
    private int[] rows = {};

    Cells() {
        intern(true);
        intern(false);
    }

    /// The column in which an expression over one record is kept.
    int number(Expression expression) {
        Expression erased = erased(expression);
        Integer known = numbers.putIfAbsent(erased, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static Expression erased(Expression expression) {
        return expression instanceof Column(var side, String name)
                ? new Column(Side.ONE, name)
                : expression.map(Cells::erased);
    }

    /// Texts in this column will be measured.
    void measured(int column) {
        measured.add(column);
    }

    int width() {
        return numbers.size();
    }

    int[] rows() {
        return rows;
    }

    /// Works everything out for these records, in this order.
    void fill(Raw columns, int[] order, Settings settings) {
        raw = columns;
        int width = numbers.size();
        rows = new int[Math.multiplyExact(order.length, width)];
        List<Expression> expressions = List.copyOf(numbers.keySet());
        List<Read> reads = Work.all(
                width,
                settings.threads(),
                "blocking",
                UNTOLD,
                () -> number -> read(expressions.get(number), columns, order));
        int tasks = (order.length + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
        int[] known = new int[columns.words.size() + 1];
        for (int number = 0; number < width; number++) {
            Read read = reads.get(number);
            int column = number;
            if (read.from != null) {
                read.number(this, columns, known);
                Work.<Boolean>all(tasks, settings.threads(), "blocking", UNTOLD, () -> task -> {
                    int from = task * ROWS_PER_TASK;
                    fill(column, read, known, order, from, Math.min(order.length, from + ROWS_PER_TASK));
                    return true;
                });
            }
        }
        // One after the other, since new values are numbered in the order in which they come.
        int[] others = IntStream.range(0, width)
                .filter(each -> reads.get(each).from == null)
                .toArray();
        for (int row = 0; others.length > 0 && row < order.length; row++) {
            for (int number : others) {
                Object value = value(expressions.get(number), columns, order[row]);
                rows[row * width + number] = code(value, columns);
            }
        }
        texts = new String[measured.isEmpty() ? 0 : columns.words.size()];
        letters = new long[texts.length];
        // Two threads may find one text at once: they put the same there.
        Work.<Boolean>all(tasks, settings.threads(), "blocking", UNTOLD, () -> task -> {
            for (int column : measured) {
                for (int row = task * ROWS_PER_TASK; row < Math.min(order.length, (task + 1) * ROWS_PER_TASK); row++) {
                    measure(rows[row * width + column], columns);
                }
            }
            return true;
        });
    }

    private void measure(int code, Raw columns) {
        if (isText(code) && texts[code] == null) {
            String text = columns.words.word(code);
            letters[code] = Likeness.single(text) ? JaroWinkler.letters(text) : 0;
            texts[code] = text;
        }
    }

    /// How many places there are.
    int places() {
        return requireNonNull(raw).words.size() + otherValues.size();
    }

    /// A code's place in an array: those of texts come first.
    int place(int code) {
        return (code & OTHER) == 0 ? code : requireNonNull(raw).words.size() + (code & ~OTHER);
    }

    static boolean isText(int code) {
        return code >= 0 && (code & OTHER) == 0;
    }

    /// A text that is measured.
    String text(int code) {
        return requireNonNull(texts[code]);
    }

    /// A bit for each of its letters, several letters sharing one; none where some letters are two signs of Java's, so
    /// that its length does not count them.
    long letters(int code) {
        return letters[code];
    }

    /// What a column of the cells is read from.
    ///
    /// @param from   the one column of the records, or null if there are several
    /// @param codes  those that it has, in the order in which they are met; null if the cells hold them as they are
    /// @param values what the expression gives for each
    @SuppressWarnings("ArrayRecordComponent") // gone when the cells are filled
    private record Read(int @Nullable [] from, @Nullable Ints codes, List<@Nullable Object> values) {

        /// Numbers the values, by the codes that they are read from and one.
        void number(Cells cells, Raw columns, int[] known) {
            for (int i = 0; codes != null && i < codes.size(); i++) {
                known[codes.get(i) + 1] = cells.code(values.get(i), columns);
            }
        }
    }

    private static Read read(Expression expression, Raw columns, int[] order) {
        Set<String> read = new TreeSet<>();
        expression.walk(part -> {
            if (part instanceof Column(var side, String name)) {
                read.add(name);
            }
        });
        if (read.size() != 1) {
            return new Read(null, null, List.of());
        }
        int[] from = columns.codes(read.iterator().next());
        if (expression instanceof Column) {
            return new Read(from, null, List.of());
        }
        BitSet seen = new BitSet(columns.words.size() + 1);
        Ints codes = new Ints();
        List<@Nullable Object> values = new ArrayList<>();
        for (int record : order) {
            int code = record < from.length ? from[record] : NONE;
            if (!seen.get(code + 1)) {
                seen.set(code + 1);
                codes.add(code);
                values.add(value(expression, columns, record));
            }
        }
        return new Read(from, codes, values);
    }

    private void fill(int column, Read read, int[] known, int[] order, int from, int until) {
        int width = width();
        int[] codes = requireNonNull(read.from);
        for (int row = from, at = from * width + column; row < until; row++, at += width) {
            int code = order[row] < codes.length ? codes[order[row]] : NONE;
            rows[at] = read.codes == null ? code : known[code + 1];
        }
    }

    private static @Nullable Object value(Expression expression, Raw columns, int record) {
        return expression.value(new Expression.Scope() {
            @Override
            public @Nullable Object column(Column column) {
                int code = columns.code(column.name(), record);
                return code == NONE ? null : columns.words.word(code);
            }
        });
    }

    private int code(@Nullable Object value, Raw columns) {
        return value == null ? NONE : value instanceof String text ? columns.words.number(text) : intern(value);
    }

    private int intern(Object value) {
        Integer known = others.putIfAbsent(value, otherValues.size());
        if (known == null) {
            otherValues.add(value);
            return OTHER | otherValues.size() - 1;
        }
        return OTHER | known;
    }

    @Nullable
    Object value(int code) {
        if (code == NONE) {
            return null;
        }
        return (code & OTHER) != 0
                ? otherValues.get(code & ~OTHER)
                : requireNonNull(raw).words.word(code);
    }
}
