package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.internal.conditions.Expression.Call;
import org.kith.linkage.internal.conditions.Expression.Column;
import org.kith.linkage.internal.conditions.Expression.Constant;

/// What kind of value each column holds, seen from how the conditions use it: a column whose epoch is asked for
/// holds dates, one that is subtracted numbers, or dates counted by the day. Where a value of another kind is wanted, a
/// cast is put in.
final class Kinds {

    private static final int MOST_GROUPS = 9;

    private final Map<String, Kind> columns = new HashMap<>();

    /// Looks at one condition's uses of columns; to be told all of them before any is asked for.
    void see(Expression condition) {
        // Twice, since a column seen late may say what one seen early is compared with.
        use(condition, Kind.ANY);
        use(condition, Kind.ANY);
    }

    /// This column is known to hold lists.
    void list(String column) {
        columns.put(column, Kind.LIST);
    }

    private void use(Expression expression, Kind wanted) {
        if (expression instanceof Column(var side, String name)) {
            if (wanted == Kind.MOMENT || wanted == Kind.LIST) {
                columns.put(name, wanted);
            } else if (wanted == Kind.NUMBER) {
                columns.putIfAbsent(name, wanted);
            }
        } else if (expression instanceof Call call) {
            List<Kind> kinds = wanted(call);
            boolean handsOn = call.function().result() == Kind.ANY && together(call) == Kind.TEXT;
            for (int i = 0; i < kinds.size(); i++) {
                Kind kind = kinds.get(i);
                use(call.parts().get(i), handsOn && kind == Kind.TEXT && wanted != Kind.ANY ? wanted : kind);
            }
        } else {
            expression.parts().forEach(part -> use(part, Kind.ANY));
        }
    }

    /// What each argument of a call should be.
    private List<Kind> wanted(Call call) {
        Kind together = together(call);
        boolean shifts = shifts(call);
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < call.parts().size(); i++) {
            if (shifts) {
                kinds.add(kind(call.parts().get(i)));
            } else if (call.is("case")) {
                boolean condition = i % 2 == 0 && i + 1 < call.parts().size();
                kinds.add(condition ? Kind.TRUTH : together);
            } else if (call.is("-") && together == Kind.MOMENT) {
                kinds.add(Kind.MOMENT);
            } else {
                Kind parameter = call.function().parameter(i);
                kinds.add(parameter == Kind.ANY ? together : parameter);
            }
        }
        return kinds;
    }

    /// Whether it is the day so many days after another, or before it.
    private boolean shifts(Call call) {
        if (call.parts().size() != 2 || !(call.is("+") || call.is("-"))) {
            return false;
        }
        Kind first = kind(call.parts().getFirst());
        Kind last = kind(call.parts().getLast());
        return (first == Kind.MOMENT && last == Kind.NUMBER)
                || (call.is("+") && first == Kind.NUMBER && last == Kind.MOMENT);
    }

    /// The kind that the arguments of a comparison, or of a choice among values, have in common.
    private Kind together(Call call) {
        Kind common = Kind.ANY;
        boolean alike = switch (call.function().name()) {
            case "=", "<", "<=", ">", ">=", "same", "coalesce", "nullif", "greatest", "least", "case", "-" -> true;
            default -> false;
        };
        for (int i = 0; alike && i < call.parts().size(); i++) {
            boolean condition =
                    call.is("case") && i % 2 == 0 && i + 1 < call.parts().size();
            Kind kind = condition ? Kind.ANY : kind(call.parts().get(i));
            if (common == Kind.ANY || (common == Kind.TEXT && kind != Kind.ANY)) {
                common = kind;
            }
        }
        return common;
    }

    Kind kind(Expression expression) {
        return switch (expression) {
            case Column(var side, String name) -> columns.getOrDefault(name, Kind.TEXT);
            case Constant(var value) -> kindOf(value);
            case Expression.Element element -> Kind.TEXT;
            case Call call when shifts(call) -> Kind.MOMENT;
            case Call call when call.is("-") && together(call) == Kind.MOMENT -> Kind.NUMBER;
            case Call call when call.function().result() == Kind.ANY -> together(call);
            case Call call -> call.function().result();
            default -> Kind.ANY;
        };
    }

    private static Kind kindOf(@Nullable Object value) {
        return switch (value) {
            case String text -> Kind.TEXT;
            case Double number -> Kind.NUMBER;
            case Boolean truth -> Kind.TRUTH;
            case List<?> list -> Kind.LIST;
            case Map<?, ?> map -> Kind.ANY;
            case null, default -> value == null ? Kind.ANY : Kind.MOMENT;
        };
    }

    /// The condition with every cast put in, and what does not depend on records worked out.
    ///
    /// @throws NotParsed where a value can never be what is wanted
    Expression condition(Expression condition) {
        return typed(condition, Kind.TRUTH);
    }

    /// An expression that is no condition, such as a column as the kind it is.
    Expression value(Expression expression) {
        return typed(expression, Kind.ANY);
    }

    private Expression typed(Expression expression, Kind wanted) {
        Kind kind = kind(expression);
        Expression typed = expression;
        if (expression instanceof Column) {
            typed = kind == Kind.TEXT ? expression : cast(expression, kind);
        } else if (expression instanceof Call call) {
            List<Kind> kinds = wanted(call);
            List<Expression> parts = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                parts.add(typed(call.parts().get(i), kinds.get(i)));
            }
            Call whole = shifts(call) ? shifted(call, parts) : new Call(ofDays(call), parts);
            check(whole);
            typed = folded(whole);
        } else {
            typed = expression.map(part -> typed(part, Kind.ANY));
        }
        return wanted == Kind.ANY || kind == Kind.ANY || kind == wanted ? typed : folded(cast(typed, wanted));
    }

    private Function ofDays(Call call) {
        boolean between = call.is("-") && together(call) == Kind.MOMENT;
        return between ? Functions.known("days between") : call.function();
    }

    private Call shifted(Call call, List<Expression> parts) {
        boolean momentFirst = kind(call.parts().getFirst()) == Kind.MOMENT;
        return new Call(
                Functions.known(call.is("+") ? "days later" : "days before"), momentFirst ? parts : parts.reversed());
    }

    private static Call cast(Expression expression, Kind wanted) {
        return switch (wanted) {
            case TEXT -> new Call(Functions.known("as text"), List.of(expression));
            case NUMBER ->
                new Call(
                        Functions.known(expression instanceof Column ? "column as number" : "as number"),
                        List.of(expression));
            case MOMENT -> new Call(Functions.known("as moment"), List.of(expression));
            case LIST -> new Call(Functions.known("as list"), List.of(expression));
            case TRUTH, ANY -> throw new NotParsed("a value where a condition should stand");
        };
    }

    private static Expression folded(Call call) {
        if (!call.parts().stream().allMatch(part -> part instanceof Constant)) {
            return call;
        }
        try {
            return new Constant(call.value(new Expression.Scope() {}));
        } catch (Conditions.NotAnswered e) {
            throw new NotParsed(String.valueOf(e.getMessage()));
        }
    }

    /// Finds out now what would otherwise break at the first pair.
    private static void check(Call call) {
        List<Expression> parts = call.parts();
        try {
            if (takesPattern(call) && parts.get(1) instanceof Constant(String regex)) {
                TextFunctions.pattern(regex);
                checkGroups(call, regex);
            } else if (call.is("try_strptime") && parts.get(1) instanceof Constant(String format)) {
                Moments.strptime("", format);
            } else if (call.is("strftime") && parts.get(1) instanceof Constant(String format)) {
                Moments.strftime(java.time.LocalDateTime.MIN, format);
            } else if (call.is("date_trunc") && parts.getFirst() instanceof Constant(String unit)) {
                Moments.start(unit, java.time.LocalDateTime.MAX);
            } else if (call.is("interval later") && parts.get(2) instanceof Constant(String unit)) {
                Moments.later(java.time.LocalDateTime.MIN, 0, unit);
            } else if (call.is("date_diff") && parts.getFirst() instanceof Constant(String unit)) {
                Moments.boundaries(unit, java.time.LocalDateTime.MIN, java.time.LocalDateTime.MIN);
            }
        } catch (PatternSyntaxException e) {
            throw new NotParsed("the regular expression " + e.getPattern());
        } catch (IllegalArgumentException e) {
            throw new NotParsed(String.valueOf(e.getMessage()));
        }
        if (call.is("length")
                && parts.getFirst() instanceof Call of
                && hasNoLength(of.function().result())) {
            throw new NotParsed("the length of what is no text and no list");
        }
        if (call.is("flatten") && parts.getFirst() instanceof Call of && of.is("string_split")) {
            throw new NotParsed("flatten of a list that holds no lists");
        }
        if (takesPattern(call) && !(parts.get(1) instanceof Constant)) {
            throw new NotParsed("a regular expression that differs from pair to pair");
        }
        if ((call.is("list_transform") || call.is("list_filter")) && !(parts.get(1) instanceof Expression.Lambda)) {
            throw new NotParsed(call.function().name() + " without x -> …");
        }
    }

    private static boolean hasNoLength(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.MOMENT || kind == Kind.TRUTH;
    }

    /// Refuses a group of a regular expression that it does not have.
    private static void checkGroups(Call call, String regex) {
        boolean third = call.parts().size() > 2;
        if (call.is("regexp_extract")
                && third
                && call.parts().get(2) instanceof Constant(Double group)
                && !(group >= 0 && group <= MOST_GROUPS)) {
            throw new NotParsed("a group of a regular expression that is not one from 0 to 9");
        }
        if (call.is("regexp_replace") && third && call.parts().get(2) instanceof Constant(String replacement)) {
            TextFunctions.replacement(
                    replacement, TextFunctions.pattern(regex).matcher("").groupCount());
        }
    }

    private static boolean takesPattern(Call call) {
        return call.function().name().startsWith("regexp");
    }
}
