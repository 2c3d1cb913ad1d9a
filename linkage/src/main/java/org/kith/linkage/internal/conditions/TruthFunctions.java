package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.TRUTH;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What is true, and what comes before what.
final class TruthFunctions {

    private TruthFunctions() {}

    static void into(Functions functions) {
        functions.lenient(
                "and", TRUTH, 2, Functions.MANY, (arguments, scope) -> all(arguments, scope, Boolean.FALSE), TRUTH);
        functions.lenient(
                "or", TRUTH, 2, Functions.MANY, (arguments, scope) -> all(arguments, scope, Boolean.TRUE), TRUTH);
        functions.put("not", TRUTH, 1, values -> !(Boolean) values[0], TRUTH);
        functions.lenient(
                "isnull",
                TRUTH,
                1,
                1,
                (arguments, scope) -> arguments.getFirst().value(scope) == null,
                ANY);
        functions.lenient("coalesce,ifnull", ANY, 1, Functions.MANY, TruthFunctions::coalesce, ANY);
        functions.lenient(
                "nullif",
                ANY,
                2,
                2,
                (arguments, scope) -> {
                    Object value = arguments.getFirst().value(scope);
                    return value == null || value.equals(arguments.get(1).value(scope)) ? null : value;
                },
                ANY);
        functions.lenient("case", ANY, 2, Functions.MANY, TruthFunctions::choose, ANY);
        compare(functions, "=", order -> order == 0);
        compare(functions, "<", order -> order < 0);
        compare(functions, "<=", order -> order <= 0);
        compare(functions, ">", order -> order > 0);
        compare(functions, ">=", order -> order >= 0);
        functions.lenient(
                "same",
                TRUTH,
                2,
                2,
                (arguments, scope) -> Objects.equals(
                        arguments.getFirst().value(scope), arguments.get(1).value(scope)),
                ANY);
        functions.lenient(
                "greatest",
                ANY,
                1,
                Functions.MANY,
                (arguments, scope) -> extreme(Functions.values(arguments, scope), 1),
                ANY);
        functions.lenient(
                "least",
                ANY,
                1,
                Functions.MANY,
                (arguments, scope) -> extreme(Functions.values(arguments, scope), -1),
                ANY);
    }

    /// Kleene's and, or: the given truth decides, else NULL if one is NULL.
    private static @Nullable Object all(List<Expression> arguments, Expression.Scope scope, Boolean decides) {
        boolean unknown = false;
        for (Expression argument : arguments) {
            Object value = argument.value(scope);
            if (decides.equals(value)) {
                return decides;
            }
            unknown |= value == null;
        }
        return unknown ? null : (Object) !decides;
    }

    private static @Nullable Object coalesce(List<Expression> arguments, Expression.Scope scope) {
        for (Expression argument : arguments) {
            Object value = argument.value(scope);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// Condition and value by turns, at the end the value for all others.
    private static @Nullable Object choose(List<Expression> arguments, Expression.Scope scope) {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (Boolean.TRUE.equals(arguments.get(i).value(scope))) {
                return arguments.get(i + 1).value(scope);
            }
        }
        return arguments.size() % 2 == 0 ? null : arguments.getLast().value(scope);
    }

    private static void compare(Functions functions, String operator, IntPredicate accepts) {
        functions.put(operator, TRUTH, 2, values -> accepts.test(order(values[0], values[1])), ANY, ANY);
    }

    /// By the letters' numbers: Java compares the halves of those that it holds as two.
    private static int byLetters(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char one = a.charAt(i);
            char other = b.charAt(i);
            if (one != other) {
                boolean halves = Character.isSurrogate(one) != Character.isSurrogate(other);
                return halves ? (Character.isSurrogate(one) ? 1 : -1) : Character.compare(one, other);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    @SuppressWarnings("unchecked")
    static int order(Object a, Object b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a instanceof List<?> || b instanceof List<?>) {
            return a.toString().compareTo(b.toString());
        }
        if (a.getClass() != b.getClass()) {
            // An element of a list is a text, though it may be held against a number.
            Double ofA = NumberFunctions.number(a);
            Double ofB = NumberFunctions.number(b);
            return ofA != null && ofB != null
                    ? ofA.compareTo(ofB)
                    : TextFunctions.text(a).compareTo(TextFunctions.text(b));
        }
        return a instanceof String one ? byLetters(one, (String) b) : ((Comparable<Object>) a).compareTo(b);
    }

    static @Nullable Object extreme(List<?> values, int sign) {
        Object best = null;
        for (Object value : values) {
            if (value != null && (best == null || Integer.signum(order(value, best)) == sign)) {
                best = value;
            }
        }
        return best;
    }
}
