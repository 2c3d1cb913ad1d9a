package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.MOMENT;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sums, and what is read as a number.
final class NumberFunctions {

    private static final double MOST_PLACES = 400;
    private static final Pattern OTHER_LETTERS = Pattern.compile("[DdFfXx]");

    private NumberFunctions() {}

    static void into(Functions functions) {
        number(functions, "+", (a, b) -> a + b);
        number(functions, "*", (a, b) -> a * b);
        number(functions, "/", (a, b) -> a / b);
        // By nought there is no whole quotient and no rest; DuckDB ends there.
        functions.put(
                "//",
                NUMBER,
                2,
                values -> (Double) values[1] == 0 ? null : (Object) quotient((Double) values[0], (Double) values[1]),
                NUMBER,
                NUMBER);
        functions.put(
                "%,mod,fmod",
                NUMBER,
                2,
                values -> (Double) values[1] == 0 ? null : (Object) ((Double) values[0] % (Double) values[1]),
                NUMBER,
                NUMBER);
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
        functions.put("as integer", NUMBER, 2, values -> integer(values[0], (Double) values[1]), ANY, NUMBER);
        functions.put(
                "as decimal",
                NUMBER,
                3,
                values -> decimal(values[0], ((Double) values[1]).intValue(), ((Double) values[2]).intValue()),
                ANY,
                NUMBER,
                NUMBER);
        number(functions, "as float", a -> (double) (float) a);
        functions.put(
                "round",
                NUMBER,
                1,
                values -> rounded((Double) values[0], values.length == 1 ? 0 : (Double) values[1]),
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

    /// To so many places, as the number is and not as it is written: 0.15 is a little less.
    private static double rounded(double number, double places) {
        if (!Double.isFinite(number) || Math.abs(places) > MOST_PLACES) {
            return places < 0 ? 0 : number;
        }
        return new BigDecimal(number)
                        .setScale((int) places, RoundingMode.HALF_UP)
                        .doubleValue()
                + 0.0;
    }

    /// A whole number of so many bits, NULL where it has more. Halves of a text go away from nought, of a number to
    /// the even one.
    private static @Nullable Double integer(Object value, double bits) {
        Double number = number(value);
        if (number == null || number.isNaN()) {
            return null;
        }
        double whole = value instanceof String ? rounded(number) : Math.rint(number);
        double end = Math.pow(2, bits - 1);
        return whole >= -end && whole < end ? (Double) (whole + 0.0) : null;
    }

    /// A number of so many digits, so many of them behind the point; NULL where it has more in front of it.
    private static @Nullable Double decimal(Object value, int width, int scale) {
        Double number = number(value);
        if (number == null || !Double.isFinite(number) || number == 0) {
            return number == null || number != 0 ? null : number;
        }
        if (value instanceof String text) {
            BigDecimal exact = new BigDecimal(text.strip());
            if ((long) exact.precision() - exact.scale() > width) {
                return null;
            }
            BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
            return rounded.precision() > width ? null : (Double) (rounded.doubleValue() + 0.0);
        }
        double unit = Math.pow(10, scale);
        double rounded = rounded(number * unit);
        return Math.abs(rounded) < Math.pow(10, width) ? (Double) (rounded / unit + 0.0) : null;
    }

    static @Nullable Double number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
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
