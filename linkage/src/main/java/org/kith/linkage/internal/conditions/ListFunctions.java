package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.LIST;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;
import static org.kith.linkage.internal.conditions.Kind.TEXT;
import static org.kith.linkage.internal.conditions.Kind.TRUTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists, maps and structures, as a CSV file has them too.
final class ListFunctions {

    /// A structure's field: its name, and what stands there in quotation marks or without.
    private static final Pattern FIELD = Pattern.compile("""
            [{,]?\\s*(?:'([^']*+)'|"([^"]*+)"|([^:,{}'"]*+))\\s*:\\s*\
            (?:'((?:[^'\\\\]++|''|\\\\.)*+)'|"((?:[^"\\\\]++|\\\\.)*+)"|([^,}]*+))""");

    private ListFunctions() {}

    static void into(Functions functions) {
        functions.put("as list", LIST, 1, values -> asList(values[0]), ANY);
        functions.lenient(
                "list_value",
                LIST,
                0,
                Functions.MANY,
                (arguments, scope) -> arguments.stream()
                        .map(argument -> argument.value(scope))
                        .toList(),
                ANY);
        functions.put(
                "list_has_any,array_has_any,arrays_overlap,&&",
                TRUTH,
                2,
                values -> !common(values).isEmpty(),
                LIST,
                LIST);
        functions.put("list_intersect,array_intersect", LIST, 2, ListFunctions::common, LIST, LIST);
        functions.put(
                "list_contains,array_contains,list_has,array_has",
                TRUTH,
                2,
                values -> ((List<?>) values[0])
                        .stream().anyMatch(element -> element != null && TruthFunctions.order(element, values[1]) == 0),
                LIST,
                ANY);
        functions.put(
                "list_has_all,array_has_all,@>",
                TRUTH,
                2,
                values -> new HashSet<>(alike(values[0], values[1])).containsAll(alike(values[1], values[0])),
                LIST,
                LIST);
        functions.put("list_distinct,array_distinct", LIST, 1, values -> distinct((List<?>) values[0]), LIST);
        functions.put(
                "list_unique,array_unique",
                NUMBER,
                1,
                values -> (double) distinct((List<?>) values[0]).size(),
                LIST);
        functions.put("list_sort,array_sort", LIST, 1, 1, values -> sorted((List<?>) values[0]), LIST);
        functions.lenient(
                "list_concat,list_cat,array_concat,array_cat", LIST, 2, 2, ListFunctions::concatenated, LIST, LIST);
        functions.put("list_max,array_max", ANY, 1, values -> TruthFunctions.extreme((List<?>) values[0], 1), LIST);
        functions.put("list_min,array_min", ANY, 1, values -> TruthFunctions.extreme((List<?>) values[0], -1), LIST);
        functions.put(
                "flatten",
                LIST,
                1,
                values -> ((List<?>) values[0])
                        .stream()
                                .filter(Objects::nonNull)
                                .flatMap(inner -> ((List<?>) inner).stream())
                                .toList(),
                LIST);
        functions.lenient("map of", ANY, 0, Functions.MANY, ListFunctions::map, ANY);
        functions.put("map_extract", LIST, 2, values -> found((Map<?, ?>) values[0], values[1]), ANY, ANY);
        functions.put(
                "list_extract,list_element,array_extract,element_at", ANY, 2, ListFunctions::element, LIST, NUMBER);
        // value[1]: of a list its element, of a text its letter.
        functions.put(
                "subscript",
                ANY,
                2,
                values -> values[0] instanceof String text && !listed(text)
                        ? slice(values[0], (Double) values[1], (Double) values[1])
                        : element(new Object[] {asList(values[0]), values[1]}),
                ANY,
                NUMBER);
        functions.put(
                "slice",
                ANY,
                3,
                values -> slice(values[0], (Double) values[1], (Double) values[2]),
                ANY,
                NUMBER,
                NUMBER);
        functions.put(
                "struct_extract",
                TEXT,
                2,
                values -> field(TextFunctions.text(values[0]), (String) values[1]),
                ANY,
                TEXT);
        functions.put("array_cosine_similarity,list_cosine_similarity", NUMBER, 2, ListFunctions::cosine, LIST, LIST);
        functions.put(
                "array_cosine_distance,list_cosine_distance",
                NUMBER,
                2,
                values -> {
                    Double cosine = cosine(values);
                    return cosine == null ? null : (Object) (1 - cosine);
                },
                LIST,
                LIST);
        functions.lenient(
                "list_transform,array_transform,transform",
                LIST,
                2,
                2,
                (arguments, scope) -> {
                    Object list = arguments.getFirst().value(scope);
                    if (list == null) {
                        return null;
                    }
                    List<@Nullable Object> results = new ArrayList<>();
                    for (Object element : (List<?>) list) {
                        results.add(((Expression.Lambda) arguments.get(1)).of(element, scope));
                    }
                    return results;
                },
                LIST,
                ANY);
        functions.lenient(
                "list_filter,array_filter,filter",
                LIST,
                2,
                2,
                (arguments, scope) -> {
                    Object list = arguments.getFirst().value(scope);
                    Expression.Lambda kept = (Expression.Lambda) arguments.get(1);
                    return list == null
                            ? null
                            : ((List<?>) list)
                                    .stream()
                                            .filter(element -> Boolean.TRUE.equals(kept.of(element, scope)))
                                            .toList();
                },
                LIST,
                TRUTH);
    }

    private static List<Object> distinct(List<?> list) {
        return new ArrayList<>(known(list));
    }

    /// What is NULL comes last.
    private static List<@Nullable Object> sorted(List<?> list) {
        List<@Nullable Object> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.nullsLast(TruthFunctions::order));
        return sorted;
    }

    private static List<Object> common(Object[] values) {
        Set<Object> common = alike(values[0], values[1]);
        common.retainAll(alike(values[1], values[0]));
        return new ArrayList<>(common);
    }

    private static Set<Object> known(List<?> list) {
        Set<Object> known = new LinkedHashSet<>(list);
        known.removeIf(Objects::isNull);
        return known;
    }

    /// The elements of a list, those that are NULL left out; texts as numbers where the other list holds numbers.
    private static Set<Object> alike(Object list, Object other) {
        Set<Object> known = known((List<?>) list);
        if (((List<?>) other).stream().noneMatch(Double.class::isInstance)) {
            return known;
        }
        Set<Object> numbers = new LinkedHashSet<>();
        for (Object element : known) {
            Double number = NumberFunctions.number(element);
            numbers.add(number == null ? element : number);
        }
        return numbers;
    }

    /// A list that is NULL adds nothing.
    private static @Nullable Object concatenated(List<Expression> arguments, Expression.Scope scope) {
        List<@Nullable Object> all = new ArrayList<>();
        boolean none = true;
        for (Expression argument : arguments) {
            Object list = argument.value(scope);
            if (list != null) {
                all.addAll((List<?>) list);
                none = false;
            }
        }
        return none ? null : all;
    }

    private static @Nullable Object element(Object[] values) {
        List<?> list = (List<?>) values[0];
        int index = ((Double) values[1]).intValue();
        int position = index < 0 ? list.size() + index : index - 1;
        return position >= 0 && position < list.size() ? list.get(position) : null;
    }

    private static boolean listed(String text) {
        String stripped = text.strip();
        return stripped.startsWith("[") && stripped.endsWith("]");
    }

    private static List<?> asList(Object value) {
        return value instanceof List<?> list ? list : list(TextFunctions.text(value));
    }

    /// From the first to the last place, both counted from 1, or from the end where negative.
    private static Object slice(Object value, double first, double last) {
        boolean text = value instanceof String written && !listed(written);
        List<?> list = text ? List.of() : asList(value);
        int length = text ? TextFunctions.length((String) value) : list.size();
        int from = Math.clamp((long) (first < 0 ? length + first : first - 1), 0, length);
        int until = Math.clamp((long) (last < 0 ? length + last + 1 : last), from, length);
        return text ? TextFunctions.letters((String) value, from, until) : new ArrayList<>(list.subList(from, until));
    }

    private static Map<Object, Object> map(List<Expression> arguments, Expression.Scope scope) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            map.put(arguments.get(i).value(scope), arguments.get(i + 1).value(scope));
        }
        return map;
    }

    /// What a map holds of a key, in a list that is empty where it holds nothing.
    private static List<@Nullable Object> found(Map<?, ?> map, Object key) {
        return map.containsKey(key) ? Arrays.asList(new @Nullable Object[] {map.get(key)}) : List.of();
    }

    /// The field of a structure as a CSV file has it: `{'lat': 51.2, 'lng': -1.3}`, or the same as JSON.
    private static @Nullable String field(String structure, String name) {
        Matcher field = FIELD.matcher(structure);
        while (field.find()) {
            if (group(field, 1, 2, 3).strip().equalsIgnoreCase(name)) {
                String bare = field.group(6);
                if (bare == null) {
                    return unescaped(group(field, 4, 5));
                }
                return bare.strip().equalsIgnoreCase("null") ? null : bare.strip();
            }
        }
        return null;
    }

    /// DuckDB writes a quotation mark in a text as `\'`, and reads it written twice as well.
    private static String unescaped(String quoted) {
        return quoted.replace("''", "'")
                .replace("\\'", "'")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    /// What the first of these groups that was met holds.
    private static String group(Matcher matcher, int... groups) {
        for (int group : groups) {
            String met = matcher.group(group);
            if (met != null) {
                return met;
            }
        }
        return "";
    }

    /// NULL where the lists are not of one length, or hold anything but numbers.
    private static @Nullable Double cosine(Object[] values) {
        List<?> a = (List<?>) values[0];
        List<?> b = (List<?>) values[1];
        double product = 0;
        double squareOfA = 0;
        double squareOfB = 0;
        for (int i = 0; i < a.size(); i++) {
            Double ofA = NumberFunctions.number(a.get(i));
            Double ofB = i < b.size() ? NumberFunctions.number(b.get(i)) : null;
            if (ofA == null || ofB == null) {
                return null;
            }
            product += ofA * ofB;
            squareOfA += ofA * ofA;
            squareOfB += ofB * ofB;
        }
        return a.size() != b.size() || a.isEmpty()
                ? null
                : (Double) Math.clamp(product / Math.sqrt(squareOfA * squareOfB), -1, 1);
    }

    /// A list as a CSV file has it: `[a, b]`, its elements quoted or not. A text without brackets is a list of
    /// one.
    private static List<@Nullable Object> list(String text) {
        String inner = text.strip();
        if (!inner.startsWith("[") || !inner.endsWith("]")) {
            return new ArrayList<>(List.of(inner));
        }
        List<@Nullable Object> elements = new ArrayList<>();
        int end = inner.length() - 1;
        for (int from = 1; from < end; ) {
            int at = from;
            while (at < end && Character.isWhitespace(inner.charAt(at))) {
                at++;
            }
            char quote = inner.charAt(at);
            int closing = quote == '\'' || quote == '"' ? closing(inner, at, end) : -1;
            if (closing > 0) {
                String quoted = inner.substring(at + 1, closing);
                elements.add(quote == '"' ? quoted : unescaped(quoted));
                from = closing + 1;
                while (from < end && Character.isWhitespace(inner.charAt(from))) {
                    from++;
                }
                from++;
            } else {
                int comma = inner.indexOf(',', at);
                int until = comma < 0 ? end : Math.min(comma, end);
                String bare = inner.substring(Math.min(at, until), until).strip();
                if (!bare.isEmpty()) {
                    elements.add(bare.equalsIgnoreCase("null") ? null : bare);
                }
                from = until + 1;
            }
        }
        return elements;
    }

    /// Where the quotation mark stands that ends what this one begins, if a comma or the list's end follows it; else
    /// -1. By a loop, since a regular expression would be as deep as the element is long.
    private static int closing(String list, int from, int end) {
        char quote = list.charAt(from);
        for (int at = from + 1; at < end; at++) {
            char sign = list.charAt(at);
            if (quote == '\'' && (sign == '\\' || (sign == quote && at + 1 < end && list.charAt(at + 1) == quote))) {
                at++;
            } else if (sign == quote) {
                int after = at + 1;
                while (after < end && Character.isWhitespace(list.charAt(after))) {
                    after++;
                }
                return after == end || list.charAt(after) == ',' ? at : -1;
            }
        }
        return -1;
    }
}
