package org.kith.linkage.internal.conditions;

import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;

/// A function or operator by its name in small letters. There is one object for each, so that equal calls are
/// equal expressions.
///
/// @param result     what it gives; [Kind#ANY] where that depends on what it is given
/// @param parameters what it takes; the last stands for all that follow
/// @param least      how many arguments it needs
/// @param most       how many it takes
record Function(String name, Kind result, List<Kind> parameters, int least, int most, Body body) {

    /// How a function comes to its value.
    interface Body {
        @Nullable
        Object value(List<Expression> arguments, Expression.Scope scope);
    }

    @Nullable
    Object value(List<Expression> arguments, Expression.Scope scope) {
        try {
            return body.value(arguments, scope);
        } catch (Conditions.NotAnswered e) {
            throw e;
        } catch (ClassCastException
                | ArithmeticException
                | DateTimeException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            // A column holds what it holds: that some value is no list or no date is found when it comes.
            throw new Conditions.NotAnswered("the function " + name + " of a value that it does not take");
        }
    }

    Kind parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Function function && name.equals(function.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
