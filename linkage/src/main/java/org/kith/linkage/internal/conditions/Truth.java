package org.kith.linkage.internal.conditions;

import java.util.List;
import org.kith.linkage.internal.conditions.Expression.Side;

/// A condition ready to be asked of pairs; true, false or, as SQL has it, unknown.
sealed interface Truth {

    int YES = 1;
    int NO = 0;
    int UNKNOWN = -1;

    int of(Pair pair);

    /// Whether it takes more than a look at codes.
    default boolean isMeasured() {
        return switch (this) {
            case Threshold threshold -> true;
            case Worked worked -> true;
            case Not(Truth part) -> part.isMeasured();
            case And(List<Truth> parts) -> parts.stream().anyMatch(Truth::isMeasured);
            case Or(List<Truth> parts) -> parts.stream().anyMatch(Truth::isMeasured);
            case Always always -> false;
            case Same same -> false;
            case Missing missing -> false;
            case OfOne ofOne -> false;
        };
    }

    /// Whether it says no more than that a record has no value in this cell, either record.
    default boolean isEitherMissing(int cell) {
        return this instanceof Or(List<Truth> parts)
                && parts.size() == 2
                && parts.contains(new Missing(cell, Side.LEFT))
                && parts.contains(new Missing(cell, Side.RIGHT));
    }

    /// Whether it is true rather than false or unknown.
    default boolean holds(Pair pair) {
        return of(pair) == YES;
    }

    record Always(int truth) implements Truth {
        @Override
        public int of(Pair pair) {
            return truth;
        }
    }

    /// Both records have the same value, perhaps in different columns.
    record Same(int left, int right) implements Truth {
        @Override
        public int of(Pair pair) {
            int a = pair.rows[pair.left + left];
            int b = pair.rows[pair.right + right];
            return a == Cells.NONE || b == Cells.NONE ? UNKNOWN : a == b ? YES : NO;
        }
    }

    record Missing(int column, Side side) implements Truth {
        @Override
        public int of(Pair pair) {
            return pair.cell(column, side) == Cells.NONE ? YES : NO;
        }
    }

    /// A condition on one record only.
    record OfOne(int column, Side side) implements Truth {
        @Override
        public int of(Pair pair) {
            int code = pair.cell(column, side);
            return code == Cells.NONE ? UNKNOWN : code == Cells.TRUE ? YES : NO;
        }
    }

    /// A measure held against a number.
    record Threshold(Pair.Measure measure, Order order, double bound) implements Truth {

        enum Order {
            LESS,
            AT_MOST,
            EQUAL,
            AT_LEAST,
            MORE
        }

        @Override
        public int of(Pair pair) {
            int glance = pair.glance(measure, order, bound);
            if (glance != UNKNOWN) {
                return glance;
            }
            double measured = pair.measure(measure);
            if (Double.isNaN(measured)) {
                return UNKNOWN;
            }
            boolean holds = switch (order) {
                case LESS -> measured < bound;
                case AT_MOST -> measured <= bound;
                case EQUAL -> measured == bound;
                case AT_LEAST -> measured >= bound;
                case MORE -> measured > bound;
            };
            return holds ? YES : NO;
        }
    }

    /// Anything else, worked out for each pair.
    record Worked(Expression expression) implements Truth {
        @Override
        public int of(Pair pair) {
            Object value = expression.value(pair);
            return value == null ? UNKNOWN : Boolean.TRUE.equals(value) ? YES : NO;
        }
    }

    record Not(Truth of) implements Truth {
        @Override
        public int of(Pair pair) {
            int truth = of.of(pair);
            return truth == UNKNOWN ? UNKNOWN : YES - truth;
        }
    }

    record And(List<Truth> parts) implements Truth {
        @Override
        public int of(Pair pair) {
            int truth = YES;
            for (Truth part : parts) {
                int found = part.of(pair);
                if (found == NO) {
                    return NO;
                }
                truth = Math.min(truth, found);
            }
            return truth;
        }

        @Override
        public boolean holds(Pair pair) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(pair)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Truth> parts) implements Truth {
        @Override
        public int of(Pair pair) {
            int truth = NO;
            for (Truth part : parts) {
                int found = part.of(pair);
                if (found == YES) {
                    return YES;
                }
                truth = Math.min(truth, found);
            }
            return truth;
        }

        @Override
        public boolean holds(Pair pair) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(pair)) {
                    return true;
                }
            }
            return false;
        }
    }
}
