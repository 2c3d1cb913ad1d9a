package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.conditions.Expression.Column;
import org.kith.linkage.internal.conditions.Expression.Side;

/// Every expression that reads one record only, worked out once for each distinct value and kept as a code:
/// equal codes are equal values, in whatever column.
final class Cells {

    static final int NONE = -1;
    /// Codes of values that are no texts have this bit.
    private static final int OTHER = 0x4000_0000;

    static final int TRUE = OTHER;

    private final Map<Expression, Integer> numbers = new LinkedHashMap<>();
    private final Map<Object, Integer> others = new HashMap<>();
    private final List<Object> otherValues = new ArrayList<>();
    private @Nullable Raw raw;

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

    int width() {
        return numbers.size();
    }

    int[] rows() {
        return rows;
    }

    /// Works everything out for these records, in this order.
    void fill(Raw columns, int[] order) {
        raw = columns;
        int width = numbers.size();
        rows = new int[Math.multiplyExact(order.length, width)];
        numbers.forEach((expression, column) -> fill(expression, column, width, columns, order));
    }

    private void fill(Expression expression, int column, int width, Raw columns, int[] order) {
        Set<String> read = new TreeSet<>();
        expression.walk(part -> {
            if (part instanceof Column(var side, String name)) {
                read.add(name);
            }
        });
        if (read.size() == 1) {
            String name = read.iterator().next();
            int[] known = new int[columns.words.size() + 1];
            Arrays.fill(known, -2);
            for (int i = 0; i < order.length; i++) {
                int code = columns.code(name, order[i]);
                if (known[code + 1] == -2) {
                    known[code + 1] = expression instanceof Column ? code : code(expression, columns, order[i]);
                }
                rows[i * width + column] = known[code + 1];
            }
        } else {
            for (int i = 0; i < order.length; i++) {
                rows[i * width + column] = code(expression, columns, order[i]);
            }
        }
    }

    private int code(Expression expression, Raw columns, int record) {
        Object value = expression.value(new Expression.Scope() {
            @Override
            public @Nullable Object column(Column column) {
                int code = columns.code(column.name(), record);
                return code == NONE ? null : columns.words.word(code);
            }
        });
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
                : java.util.Objects.requireNonNull(raw).words.word(code);
    }
}
