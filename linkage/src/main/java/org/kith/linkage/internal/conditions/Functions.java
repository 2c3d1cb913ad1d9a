package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every function and operator that a condition may use, with DuckDB's meaning; a few have a second name that
/// Spark gives them.
final class Functions {

    /// As many arguments as are wanted.
    static final int MANY = Integer.MAX_VALUE;

    private static final Functions ALL = new Functions();

    private final Map<String, Function> byName = new HashMap<>();

    private Functions() {
        TruthFunctions.into(this);
        NumberFunctions.into(this);
        TextFunctions.into(this);
        MomentFunctions.into(this);
        ListFunctions.into(this);
    }

    static @Nullable Function named(String name) {
        return ALL.byName.get(name.toLowerCase(Locale.ROOT));
    }

    /// A function that is known to be there.
    static Function known(String name) {
        return Objects.requireNonNull(ALL.byName.get(name), name);
    }

    /// A function of values, which is NULL when one of them is.
    interface Strict {
        @Nullable
        Object of(Object[] values);
    }

    void put(String names, Kind result, int least, Strict strict, Kind... parameters) {
        put(names, result, least, parameters.length, strict, parameters);
    }

    void put(String names, Kind result, int least, int most, Strict strict, Kind... parameters) {
        lenient(
                names,
                result,
                least,
                most,
                (arguments, scope) -> {
                    Object[] values = new Object[arguments.size()];
                    for (int i = 0; i < values.length; i++) {
                        Object value = arguments.get(i).value(scope);
                        if (value == null) {
                            return null;
                        }
                        values[i] = value;
                    }
                    return strict.of(values);
                },
                parameters);
    }

    /// A function that sees to what is NULL itself.
    void lenient(String names, Kind result, int least, int most, Function.Body body, Kind... parameters) {
        String[] all = names.split(",", -1);
        // Second names are the same function, so that a condition reads alike in both dialects.
        Function function = new Function(all[0], result, Arrays.asList(parameters), least, most, body);
        for (String name : all) {
            byName.put(name, function);
        }
    }

    /// What its arguments give, those that are NULL left out.
    static List<Object> values(List<Expression> arguments, Expression.Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Expression argument : arguments) {
            Object value = argument.value(scope);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
