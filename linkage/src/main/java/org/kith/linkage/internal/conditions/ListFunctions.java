package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.LIST;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;
import static org.kith.linkage.internal.conditions.Kind.TEXT;
import static org.kith.linkage.internal.conditions.Kind.TRUTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists, maps and structures, as a CSV file has them too.
final class ListFunctions {

    private ListFunctions() {}

    static void into(Functions functions) {
        functions.put(
                "as list", LIST, 1, values -> values[0] instanceof List<?> list ? list : list((String) values[0]), ANY);
        functions.lenient(
                "list_value", LIST, 0, Functions.MANY, (arguments, scope) -> Functions.values(arguments, scope), ANY);
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
                values -> ((List<?>) values[0]).contains(values[1]),
                LIST,
                ANY);
        functions.put(
                "list_has_all,array_has_all,@>",
                TRUTH,
                2,
                values -> new HashSet<>((List<?>) values[0]).containsAll((List<?>) values[1]),
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
        functions.put(
                "list_concat,list_cat,array_concat,array_cat",
                LIST,
                2,
                values -> Stream.concat(((List<?>) values[0]).stream(), ((List<?>) values[1]).stream())
                        .toList(),
                LIST,
                LIST);
        functions.put("list_max,array_max", ANY, 1, values -> TruthFunctions.extreme((List<?>) values[0], 1), LIST);
        functions.put("list_min,array_min", ANY, 1, values -> TruthFunctions.extreme((List<?>) values[0], -1), LIST);
        functions.put(
                "flatten",
                LIST,
                1,
                values -> ((List<?>) values[0])
                        .stream().flatMap(inner -> ((List<?>) inner).stream()).toList(),
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
        return new ArrayList<>(new LinkedHashSet<>(list));
    }

    private static List<Object> sorted(List<?> list) {
        List<Object> sorted = new ArrayList<>(list);
        sorted.sort(TruthFunctions::order);
        return sorted;
    }

    private static List<Object> common(Object[] values) {
        LinkedHashSet<Object> common = new LinkedHashSet<>((List<?>) values[0]);
        common.retainAll((List<?>) values[1]);
        return new ArrayList<>(common);
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
        return value instanceof List<?> list ? list : list((String) value);
    }

    /// From the first to the last place, both counted from 1, or from the end where negative.
    private static Object slice(Object value, double first, double last) {
        boolean text = value instanceof String written && !listed(written);
        List<?> list = text ? List.of() : asList(value);
        int length = text ? ((String) value).length() : list.size();
        int from = Math.clamp((long) (first < 0 ? length + first : first - 1), 0, length);
        int until = Math.clamp((long) (last < 0 ? length + last + 1 : last), from, length);
        return text ? ((String) value).substring(from, until) : List.copyOf(list.subList(from, until));
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
        var field = TextFunctions.pattern("[{,]?\\s*(?:'([^']*)'|\"([^\"]*)\"|([^:,{}'\"]*))\\s*:\\s*"
                        + "(?:'((?:[^'\\\\]|''|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}]*))")
                .matcher(structure);
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
    private static String group(java.util.regex.Matcher matcher, int... groups) {
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
    private static List<Object> list(String text) {
        String inner = text.strip();
        if (!inner.startsWith("[") || !inner.endsWith("]")) {
            return List.of(inner);
        }
        List<Object> elements = new ArrayList<>();
        var element = TextFunctions.pattern("\\s*(?:'((?:[^'\\\\]|''|\\\\.)*)'|\"([^\"]*)\"|([^,]*))\\s*(?:,|$)")
                .matcher(inner.substring(1, inner.length() - 1));
        while (element.find() && element.end() > element.start()) {
            String quoted = element.group(1) == null ? element.group(2) : element.group(1);
            String found = quoted == null ? element.group(3).strip() : quoted;
            if (quoted != null || !found.isEmpty()) {
                elements.add(quoted == null ? found : unescaped(found));
            }
        }
        return elements;
    }
}
