package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A part of a condition. Two parts that are equal have equal values for every pair.
sealed interface Expression {

    /// Which record of a pair a column is read from.
    enum Side {
        LEFT,
        RIGHT,
        /// Either, once an expression that reads one record only has been taken out of its pair.
        ONE
    }

    /// Where columns and names get their values.
    interface Scope {
        default @Nullable Object column(Column column) {
            throw new IllegalStateException(column + " is not to be had here");
        }

        default @Nullable Object cell(Cell cell) {
            throw new IllegalStateException(cell + " is not to be had here");
        }

        default @Nullable Object bound(String name) {
            throw new IllegalStateException(name + " is bound by nothing");
        }

        /// The same, and a name that is bound by this value.
        default Scope binding(String name, @Nullable Object value) {
            Scope outer = this;
            return new Scope() {
                @Override
                public @Nullable Object column(Column column) {
                    return outer.column(column);
                }

                @Override
                public @Nullable Object cell(Cell cell) {
                    return outer.cell(cell);
                }

                @Override
                public @Nullable Object bound(String asked) {
                    return asked.equals(name) ? value : outer.bound(asked);
                }
            };
        }
    }

    /// The value; null is SQL's NULL.
    @Nullable
    Object value(Scope scope);

    default List<Expression> parts() {
        return List.of();
    }

    /// The same expression with other parts.
    default Expression with(List<Expression> parts) {
        return this;
    }

    default Expression map(UnaryOperator<Expression> change) {
        List<Expression> changed = new ArrayList<>();
        parts().forEach(part -> changed.add(change.apply(part)));
        return with(changed);
    }

    default void walk(Consumer<Expression> visitor) {
        visitor.accept(this);
        parts().forEach(part -> part.walk(visitor));
    }

    /// A column of one record, by its name in small letters.
    record Column(Side side, String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.column(this);
        }
    }

    /// A whole expression over one record, worked out beforehand.
    record Cell(int column, Side side) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.cell(this);
        }
    }

    record Constant(@Nullable Object value) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return value;
        }
    }

    record Call(Function function, List<Expression> parts) implements Expression {
        public Call {
            parts = List.copyOf(parts);
        }

        @Override
        public @Nullable Object value(Scope scope) {
            return function.value(parts, scope);
        }

        @Override
        public Expression with(List<Expression> parts) {
            return new Call(function, parts);
        }

        boolean is(String name) {
            return function.name().equals(name);
        }
    }

    /// `x -> body`, as list functions take it.
    record Lambda(String name, Expression body) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            throw new IllegalStateException("a lambda has no value of its own");
        }

        @Nullable
        Object of(@Nullable Object argument, Scope scope) {
            return body.value(scope.binding(name, argument));
        }

        @Override
        public List<Expression> parts() {
            return List.of(body);
        }

        @Override
        public Expression with(List<Expression> parts) {
            return new Lambda(name, parts.getFirst());
        }
    }

    /// One element of a list that a column holds, where a blocking rule takes lists apart.
    record Element(Side side, String column) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.bound(key());
        }

        /// What it is bound by; no lambda's argument is called so.
        String key() {
            return side + "." + column;
        }
    }

    /// Whether the condition holds with any one element of each list.
    ///
    /// @param lists where the elements are, each in the place of its element
    record Any(List<Element> elements, List<Cell> lists, Expression condition) implements Expression {
        public Any {
            elements = List.copyOf(elements);
            lists = List.copyOf(lists);
        }

        @Override
        public Object value(Scope scope) {
            return holds(0, scope);
        }

        private boolean holds(int place, Scope scope) {
            if (place == elements.size()) {
                return Boolean.TRUE.equals(condition.value(scope));
            }
            if (!(lists.get(place).value(scope) instanceof List<?> list)) {
                return false;
            }
            String key = elements.get(place).key();
            for (Object element : list) {
                if (holds(place + 1, scope.binding(key, element))) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The argument of a lambda.
    record Bound(String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.bound(name);
        }
    }
}
