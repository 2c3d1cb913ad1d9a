package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.MOMENT;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;

import java.time.LocalDateTime;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sums, and what is read as a number.
final class NumberFunctions {

    private static final Pattern OTHER_LETTERS = Pattern.compile("[DdFfXx]");

    private NumberFunctions() {}

    static void into(Functions functions) {
        number(functions, "+", (a, b) -> a + b);
        number(functions, "*", (a, b) -> a * b);
        number(functions, "/", (a, b) -> a / b);
        number(functions, "//", NumberFunctions::quotient);
        number(functions, "%,mod,fmod", (a, b) -> a % b);
        number(functions, "pow,power", Math::pow);
        // Two dates have a difference too, in days.
        functions.put("-", NUMBER, 2, values -> (Double) values[0] - (Double) values[1], NUMBER, NUMBER);
        functions.put(
                "days between",
                NUMBER,
                2,
                values -> Moments.boundaries("day", (LocalDateTime) values[1], (LocalDateTime) values[0]),
                MOMENT,
                MOMENT);
        functions.put("days later", MOMENT, 2, values -> later(values[0], (Double) values[1]), MOMENT, NUMBER);
        functions.put("days before", MOMENT, 2, values -> later(values[0], -(Double) values[1]), MOMENT, NUMBER);
        number(functions, "negative", a -> -a);
        number(functions, "abs", Math::abs);
        number(functions, "sqrt", Math::sqrt);
        number(functions, "floor", Math::floor);
        number(functions, "ceil,ceiling", Math::ceil);
        number(functions, "sign", Math::signum);
        number(functions, "trunc", a -> a < 0 ? Math.ceil(a) : Math.floor(a));
        number(functions, "ln", Math::log);
        number(functions, "log10,log", Math::log10);
        number(functions, "log2", a -> Math.log(a) / Math.log(2));
        number(functions, "exp", Math::exp);
        number(functions, "sin", Math::sin);
        number(functions, "cos", Math::cos);
        number(functions, "tan", Math::tan);
        number(functions, "asin", Math::asin);
        number(functions, "acos", Math::acos);
        number(functions, "atan", Math::atan);
        number(functions, "radians", Math::toRadians);
        number(functions, "degrees", Math::toDegrees);
        number(functions, "as integer", Math::rint);
        number(functions, "as float", a -> (double) (float) a);
        functions.put(
                "round",
                NUMBER,
                1,
                values -> {
                    double scale = values.length == 1 ? 1 : Math.pow(10, (Double) values[1]);
                    return rounded((Double) values[0] * scale) / scale;
                },
                NUMBER,
                NUMBER);
        functions.put("as number", NUMBER, 1, values -> number(values[0]), ANY);
        // A file says of no column that it holds dates; its days are numbers as those of any two dates are.
        functions.put("column as number", NUMBER, 1, values -> numberOrDay(values[0]), ANY);
    }

    private static void number(Functions functions, String names, DoubleBinaryOperator operator) {
        functions.put(
                names,
                NUMBER,
                2,
                values -> operator.applyAsDouble((Double) values[0], (Double) values[1]),
                NUMBER,
                NUMBER);
    }

    private static void number(Functions functions, String names, DoubleUnaryOperator operator) {
        functions.put(names, NUMBER, 1, values -> operator.applyAsDouble((Double) values[0]), NUMBER);
    }

    /// Of whole numbers without what is left over; of others as they are.
    private static double quotient(double a, double b) {
        double quotient = a / b;
        return a == Math.rint(a) && b == Math.rint(b) ? (long) quotient : quotient;
    }

    /// Halves away from nought.
    static double rounded(double number) {
        return Math.signum(number) * Math.floor(Math.abs(number) + 0.5);
    }

    static @Nullable Double number(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean truth -> truth ? 1.0 : 0.0;
            case String text -> {
                try {
                    // Java takes 1d, 1f and 0x1p3 for numbers too. Adding nought makes of minus nought what it equals.
                    yield OTHER_LETTERS.matcher(text).find() ? null : (Double) (Double.parseDouble(text.strip()) + 0.0);
                } catch (NumberFormatException none) {
                    yield null;
                }
            }
            default -> null;
        };
    }

    private static LocalDateTime later(Object moment, double days) {
        return ((LocalDateTime) moment).plusDays((long) days);
    }

    private static @Nullable Double numberOrDay(Object value) {
        Double number = number(value);
        LocalDateTime moment = number == null ? Moments.iso(TextFunctions.text(value)) : null;
        return moment == null ? number : (Double) (double) moment.toLocalDate().toEpochDay();
    }
}
