package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.LIST;
import static org.kith.linkage.internal.conditions.Kind.MOMENT;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;
import static org.kith.linkage.internal.conditions.Kind.TEXT;
import static org.kith.linkage.internal.conditions.Kind.TRUTH;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every function and operator that a condition may use, with DuckDB's meaning; a few have a second name that
/// Spark gives them.
final class Functions {

    private static final int MANY = Integer.MAX_VALUE;
    private static final Map<String, Function> BY_NAME = new HashMap<>();
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    private static final Pattern OTHER_LETTERS = Pattern.compile("[DdFfXx]");

    private Functions() {}

    static @Nullable Function named(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    /// A function that is known to be there.
    static Function known(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name);
    }

    static {
        truth();
        comparisons();
        numbers();
        texts();
        moments();
        lists();
    }

    /// A function of values, which is NULL when one of them is.
    private interface Strict {
        @Nullable
        Object of(Object[] values);
    }

    private static void put(String names, Kind result, int least, Strict strict, Kind... parameters) {
        put(names, result, least, parameters.length, strict, parameters);
    }

    private static void put(String names, Kind result, int least, int most, Strict strict, Kind... parameters) {
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

    private static void lenient(
            String names, Kind result, int least, int most, Function.Body body, Kind... parameters) {
        String[] all = names.split(",", -1);
        // Second names are the same function, so that a condition reads alike in both dialects.
        Function function = new Function(all[0], result, Arrays.asList(parameters), least, most, body);
        for (String name : all) {
            BY_NAME.put(name, function);
        }
    }

    private static void truth() {
        lenient("and", TRUTH, 2, MANY, (arguments, scope) -> all(arguments, scope, Boolean.FALSE), TRUTH);
        lenient("or", TRUTH, 2, MANY, (arguments, scope) -> all(arguments, scope, Boolean.TRUE), TRUTH);
        put("not", TRUTH, 1, values -> !(Boolean) values[0], TRUTH);
        lenient(
                "isnull",
                TRUTH,
                1,
                1,
                (arguments, scope) -> arguments.getFirst().value(scope) == null,
                ANY);
        lenient("coalesce,ifnull", ANY, 1, MANY, Functions::coalesce, ANY);
        lenient(
                "nullif",
                ANY,
                2,
                2,
                (arguments, scope) -> {
                    Object value = arguments.getFirst().value(scope);
                    return value == null || value.equals(arguments.get(1).value(scope)) ? null : value;
                },
                ANY);
        lenient("case", ANY, 2, MANY, Functions::choose, ANY);
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

    private static void comparisons() {
        compare("=", order -> order == 0);
        compare("<", order -> order < 0);
        compare("<=", order -> order <= 0);
        compare(">", order -> order > 0);
        compare(">=", order -> order >= 0);
        lenient(
                "same",
                TRUTH,
                2,
                2,
                (arguments, scope) -> Objects.equals(
                        arguments.getFirst().value(scope), arguments.get(1).value(scope)),
                ANY);
        lenient("greatest", ANY, 1, MANY, (arguments, scope) -> extreme(values(arguments, scope), 1), ANY);
        lenient("least", ANY, 1, MANY, (arguments, scope) -> extreme(values(arguments, scope), -1), ANY);
    }

    private static void compare(String operator, IntPredicate accepts) {
        put(operator, TRUTH, 2, values -> accepts.test(order(values[0], values[1])), ANY, ANY);
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
            Double ofA = number(a);
            Double ofB = number(b);
            return ofA != null && ofB != null ? ofA.compareTo(ofB) : text(a).compareTo(text(b));
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static List<Object> values(List<Expression> arguments, Expression.Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Expression argument : arguments) {
            Object value = argument.value(scope);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Object extreme(List<?> values, int sign) {
        Object best = null;
        for (Object value : values) {
            if (value != null && (best == null || Integer.signum(order(value, best)) == sign)) {
                best = value;
            }
        }
        return best;
    }

    private static void numbers() {
        number("+", (a, b) -> a + b);
        number("*", (a, b) -> a * b);
        number("/", (a, b) -> a / b);
        number("//", Functions::quotient);
        number("%,mod,fmod", (a, b) -> a % b);
        number("pow,power", Math::pow);
        // Two dates have a difference too, in days.
        put("-", NUMBER, 2, values -> (Double) values[0] - (Double) values[1], NUMBER, NUMBER);
        put(
                "days between",
                NUMBER,
                2,
                values -> Moments.boundaries("day", (LocalDateTime) values[1], (LocalDateTime) values[0]),
                MOMENT,
                MOMENT);
        put("days later", MOMENT, 2, values -> later(values[0], (Double) values[1]), MOMENT, NUMBER);
        put("days before", MOMENT, 2, values -> later(values[0], -(Double) values[1]), MOMENT, NUMBER);
        number("negative", a -> -a);
        number("abs", Math::abs);
        number("sqrt", Math::sqrt);
        number("floor", Math::floor);
        number("ceil,ceiling", Math::ceil);
        number("sign", Math::signum);
        number("trunc", a -> a < 0 ? Math.ceil(a) : Math.floor(a));
        number("ln", Math::log);
        number("log10,log", Math::log10);
        number("log2", a -> Math.log(a) / Math.log(2));
        number("exp", Math::exp);
        number("sin", Math::sin);
        number("cos", Math::cos);
        number("tan", Math::tan);
        number("asin", Math::asin);
        number("acos", Math::acos);
        number("atan", Math::atan);
        number("radians", Math::toRadians);
        number("degrees", Math::toDegrees);
        number("as integer", Math::rint);
        number("as float", a -> (double) (float) a);
        put(
                "round",
                NUMBER,
                1,
                values -> {
                    double scale = values.length == 1 ? 1 : Math.pow(10, (Double) values[1]);
                    return rounded((Double) values[0] * scale) / scale;
                },
                NUMBER,
                NUMBER);
        put("as number", NUMBER, 1, values -> number(values[0]), ANY);
        // A file says of no column that it holds dates; its days are numbers as those of any two dates are.
        put("column as number", NUMBER, 1, values -> numberOrDay(values[0]), ANY);
    }

    private static void number(String names, DoubleBinaryOperator operator) {
        put(names, NUMBER, 2, values -> operator.applyAsDouble((Double) values[0], (Double) values[1]), NUMBER, NUMBER);
    }

    private static void number(String names, DoubleUnaryOperator operator) {
        put(names, NUMBER, 1, values -> operator.applyAsDouble((Double) values[0]), NUMBER);
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

    private static void texts() {
        put("as text", TEXT, 1, values -> text(values[0]), ANY);
        put("lower,lcase", TEXT, 1, values -> eachLetter((String) values[0], Character::toLowerCase), TEXT);
        put("upper,ucase", TEXT, 1, values -> eachLetter((String) values[0], Functions::capital), TEXT);
        put("trim", TEXT, 1, values -> trimmed((String) values[0], true, true), TEXT);
        put("ltrim", TEXT, 1, values -> trimmed((String) values[0], true, false), TEXT);
        put("rtrim", TEXT, 1, values -> trimmed((String) values[0], false, true), TEXT);
        put(
                "reverse",
                TEXT,
                1,
                values -> new StringBuilder((String) values[0]).reverse().toString(),
                TEXT);
        put(
                "length,len,char_length,character_length,array_length,list_length,array_size,size,cardinality",
                NUMBER,
                1,
                values -> values[0] instanceof List<?> list
                        ? (double) list.size()
                        : (double) ((String) values[0]).length(),
                ANY);
        put("||", TEXT, 2, values -> (String) values[0] + values[1], TEXT, TEXT);
        lenient(
                "concat",
                TEXT,
                1,
                MANY,
                (arguments, scope) -> {
                    StringBuilder joined = new StringBuilder();
                    values(arguments, scope).forEach(joined::append);
                    return joined.toString();
                },
                TEXT);
        put("substr,substring", TEXT, 2, Functions::substring, TEXT, NUMBER, NUMBER);
        put("left", TEXT, 2, values -> end((String) values[0], (Double) values[1], true), TEXT, NUMBER);
        put("right", TEXT, 2, values -> end((String) values[0], (Double) values[1], false), TEXT, NUMBER);
        put(
                "replace",
                TEXT,
                3,
                values -> replaced((String) values[0], (String) values[1], (String) values[2]),
                TEXT,
                TEXT,
                TEXT);
        put(
                "translate",
                TEXT,
                3,
                values -> translated((String) values[0], (String) values[1], (String) values[2]),
                TEXT,
                TEXT,
                TEXT);
        lenient(
                "concat_ws",
                TEXT,
                2,
                MANY,
                (arguments, scope) -> {
                    Object between = arguments.getFirst().value(scope);
                    return between == null
                            ? null
                            : values(arguments.subList(1, arguments.size()), scope).stream()
                                    .map(Functions::text)
                                    .collect(Collectors.joining((String) between));
                },
                TEXT);
        put(
                "string_split,str_split,string_to_array,split",
                LIST,
                2,
                values -> List.of((Object[]) ((String) values[0]).split(Pattern.quote((String) values[1]), -1)),
                TEXT,
                TEXT);
        put("hamming,mismatches", NUMBER, 2, Functions::hamming, TEXT, TEXT);
        put("strpos,instr", NUMBER, 2, values -> ((String) values[0]).indexOf((String) values[1]) + 1.0, TEXT, TEXT);
        put("lpad", TEXT, 3, values -> padded(values, true), TEXT, NUMBER, TEXT);
        put("rpad", TEXT, 3, values -> padded(values, false), TEXT, NUMBER, TEXT);
        put("split_part", TEXT, 3, Functions::part, TEXT, TEXT, NUMBER);
        put("contains", TRUTH, 2, values -> ((String) values[0]).contains((String) values[1]), TEXT, TEXT);
        put(
                "starts_with,prefix,^@",
                TRUTH,
                2,
                values -> ((String) values[0]).startsWith((String) values[1]),
                TEXT,
                TEXT);
        put("ends_with,suffix", TRUTH, 2, values -> ((String) values[0]).endsWith((String) values[1]), TEXT, TEXT);
        put(
                "strip_accents,unaccent",
                TEXT,
                1,
                values -> Normalizer.normalize((String) values[0], Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", ""),
                TEXT);
        put("like", TRUTH, 2, values -> like((String) values[0], (String) values[1], 0), TEXT, TEXT);
        put(
                "ilike",
                TRUTH,
                2,
                values -> like((String) values[0], (String) values[1], Pattern.CASE_INSENSITIVE),
                TEXT,
                TEXT);
        put("regexp_extract", TEXT, 2, Functions::extracted, TEXT, TEXT, NUMBER);
        put("regexp_replace", TEXT, 3, Functions::regexReplaced, TEXT, TEXT, TEXT, TEXT);
        put(
                "regexp_matches,rlike,regexp_like,~",
                TRUTH,
                2,
                values -> pattern(values[1]).matcher((String) values[0]).find(),
                TEXT,
                TEXT);
        put(
                "regexp_full_match",
                TRUTH,
                2,
                values -> pattern(values[1]).matcher((String) values[0]).matches(),
                TEXT,
                TEXT);
        likeness("levenshtein,editdist3", (a, b) -> (double) Likeness.levenshtein(a, b));
        likeness("damerau_levenshtein", (a, b) -> (double) Likeness.damerauLevenshtein(a, b));
        likeness("jaro_similarity,jaro_sim", Likeness::jaro);
        likeness("jaro_winkler_similarity,jaro_winkler", Likeness::jaroWinkler);
        likeness("jaccard", Likeness::jaccard);
    }

    private interface Measure {
        double of(String a, String b);
    }

    private static void likeness(String names, Measure measure) {
        put(names, NUMBER, 2, values -> measure.of((String) values[0], (String) values[1]), TEXT, TEXT);
    }

    /// One letter for each, as DuckDB does: İ is i without the dot that Java puts after it, and Σ is σ at a word's end,
    /// too.
    private static String eachLetter(String text, IntUnaryOperator change) {
        return text.codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int capital(int letter) {
        return letter == 'ß' ? 'ẞ' : Character.toUpperCase(letter);
    }

    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            case LocalDateTime moment -> Moments.text(moment);
            default -> value.toString();
        };
    }

    private static String trimmed(String text, boolean left, boolean right) {
        int from = 0;
        int until = text.length();
        while (left && from < until && text.charAt(from) == ' ') {
            from++;
        }
        while (right && until > from && text.charAt(until - 1) == ' ') {
            until--;
        }
        return text.substring(from, until);
    }

    /// Counted from 1; a negative start counts from the end.
    private static String substring(Object[] values) {
        String text = (String) values[0];
        long start = ((Double) values[1]).longValue();
        long from = start < 0 ? text.length() + start : start - 1;
        long until = values.length == 2 ? text.length() : from + ((Double) values[2]).longValue();
        // A negative length goes back from the start.
        int first = Math.clamp(Math.min(from, until), 0, text.length());
        return text.substring(first, Math.clamp(Math.max(from, until), first, text.length()));
    }

    /// The first or last so many letters; a negative number leaves so many out at the other end.
    private static String end(String text, double count, boolean first) {
        int length = text.length();
        int kept = Math.clamp((long) (count < 0 ? length + count : count), 0, length);
        return first ? text.substring(0, kept) : text.substring(length - kept);
    }

    /// Each letter of one text becomes the one at its place in another, or goes where there is none.
    private static String translated(String text, String letters, String others) {
        int[] from = letters.codePoints().toArray();
        int[] to = others.codePoints().toArray();
        StringBuilder translated = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            int at = 0;
            while (at < from.length && from[at] != letter) {
                at++;
            }
            if (at == from.length) {
                translated.appendCodePoint(letter);
            } else if (at < to.length) {
                translated.appendCodePoint(to[at]);
            }
        });
        return translated.toString();
    }

    /// So long a text: what is too long loses its end, to what is too short another is put in front or behind.
    private static String padded(Object[] values, boolean inFront) {
        String text = (String) values[0];
        int length = Math.max(0, ((Double) values[1]).intValue());
        String pad = (String) values[2];
        if (text.length() >= length || pad.isEmpty()) {
            return text.substring(0, Math.min(length, text.length()));
        }
        int wanted = length - text.length();
        String padding = pad.repeat(wanted / pad.length() + 1).substring(0, wanted);
        return inFront ? padding + text : text + padding;
    }

    private static String replaced(String text, String old, String fresh) {
        return old.isEmpty() ? text : text.replace(old, fresh);
    }

    private static String part(Object[] values) {
        String[] parts = ((String) values[0]).split(Pattern.quote((String) values[1]), -1);
        int index = ((Double) values[2]).intValue();
        int position = index < 0 ? parts.length + index : index - 1;
        return position >= 0 && position < parts.length ? parts[position] : "";
    }

    /// NULL where the texts are not of one length; DuckDB ends there.
    private static @Nullable Double hamming(Object[] values) {
        String a = (String) values[0];
        String b = (String) values[1];
        if (a.length() != b.length()) {
            return null;
        }
        double others = 0;
        for (int i = 0; i < a.length(); i++) {
            others += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return others;
    }

    private static LocalDateTime later(Object moment, double days) {
        return ((LocalDateTime) moment).plusDays((long) days);
    }

    private static @Nullable Double numberOrDay(Object value) {
        Double number = number(value);
        LocalDateTime moment = number == null ? Moments.iso(text(value)) : null;
        return moment == null ? number : (Double) (double) moment.toLocalDate().toEpochDay();
    }

    private static boolean like(String text, String pattern, int flags) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return PATTERNS.computeIfAbsent(
                        flags + regex.toString(), key -> Pattern.compile(regex.toString(), flags | Pattern.DOTALL))
                .matcher(text)
                .matches();
    }

    static Pattern pattern(Object regex) {
        return PATTERNS.computeIfAbsent("r" + regex, key -> Pattern.compile((String) regex));
    }

    private static String extracted(Object[] values) {
        var matcher = pattern(values[1]).matcher((String) values[0]);
        int group = values.length == 2 ? 0 : ((Double) values[2]).intValue();
        if (!matcher.find() || group > matcher.groupCount()) {
            return "";
        }
        return Objects.requireNonNullElse(matcher.group(group), "");
    }

    private static String regexReplaced(Object[] values) {
        String options = values.length == 4 ? (String) values[3] : "";
        var matcher =
                pattern(options.contains("i") ? "(?i)" + values[1] : values[1]).matcher((String) values[0]);
        String replacement = ((String) values[2]).replace("$", "\\$").replaceAll("\\\\(\\d)", "\\$$1");
        return options.contains("g") ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement);
    }

    private static void moments() {
        put(
                "as moment",
                MOMENT,
                1,
                values -> values[0] instanceof LocalDateTime moment ? moment : Moments.iso(text(values[0])),
                ANY);
        put(
                "as date",
                MOMENT,
                1,
                values -> ((LocalDateTime) values[0]).toLocalDate().atStartOfDay(),
                MOMENT);
        put(
                "try_strptime,strptime",
                MOMENT,
                2,
                values -> Moments.strptime((String) values[0], (String) values[1]),
                TEXT,
                TEXT);
        put(
                "to_date,try_to_timestamp,to_timestamp",
                MOMENT,
                1,
                values -> values.length == 1
                        ? Moments.iso((String) values[0])
                        : Moments.byPattern((String) values[0], (String) values[1]),
                TEXT,
                TEXT);
        put("epoch,unix_timestamp", NUMBER, 1, values -> Moments.epoch((LocalDateTime) values[0]), MOMENT);
        put(
                "date_diff",
                NUMBER,
                3,
                values -> Moments.boundaries((String) values[0], (LocalDateTime) values[1], (LocalDateTime) values[2]),
                TEXT,
                MOMENT,
                MOMENT);
        put(
                "strftime",
                TEXT,
                2,
                values -> Moments.strftime((LocalDateTime) values[0], (String) values[1]),
                MOMENT,
                TEXT);
        put(
                "date_trunc,datetrunc",
                MOMENT,
                2,
                values -> Moments.start((String) values[0], (LocalDateTime) values[1]),
                TEXT,
                MOMENT);
        put(
                "interval later",
                MOMENT,
                3,
                values -> Moments.later((LocalDateTime) values[0], (Double) values[1], (String) values[2]),
                MOMENT,
                NUMBER,
                TEXT);
        put("year", NUMBER, 1, values -> (double) ((LocalDateTime) values[0]).getYear(), MOMENT);
        put("month", NUMBER, 1, values -> (double) ((LocalDateTime) values[0]).getMonthValue(), MOMENT);
        put("day,dayofmonth", NUMBER, 1, values -> (double) ((LocalDateTime) values[0]).getDayOfMonth(), MOMENT);
    }

    private static void lists() {
        put("as list", LIST, 1, values -> values[0] instanceof List<?> list ? list : list((String) values[0]), ANY);
        lenient("list_value", LIST, 0, MANY, (arguments, scope) -> values(arguments, scope), ANY);
        put(
                "list_has_any,array_has_any,arrays_overlap,&&",
                TRUTH,
                2,
                values -> !common(values).isEmpty(),
                LIST,
                LIST);
        put("list_intersect,array_intersect", LIST, 2, Functions::common, LIST, LIST);
        put(
                "list_contains,array_contains,list_has,array_has",
                TRUTH,
                2,
                values -> ((List<?>) values[0]).contains(values[1]),
                LIST,
                ANY);
        put(
                "list_has_all,array_has_all,@>",
                TRUTH,
                2,
                values -> new HashSet<>((List<?>) values[0]).containsAll((List<?>) values[1]),
                LIST,
                LIST);
        put("list_distinct,array_distinct", LIST, 1, values -> distinct((List<?>) values[0]), LIST);
        put(
                "list_unique,array_unique",
                NUMBER,
                1,
                values -> (double) distinct((List<?>) values[0]).size(),
                LIST);
        put("list_sort,array_sort", LIST, 1, 1, values -> sorted((List<?>) values[0]), LIST);
        put(
                "list_concat,list_cat,array_concat,array_cat",
                LIST,
                2,
                values -> Stream.concat(((List<?>) values[0]).stream(), ((List<?>) values[1]).stream())
                        .toList(),
                LIST,
                LIST);
        put("list_max,array_max", ANY, 1, values -> extreme((List<?>) values[0], 1), LIST);
        put("list_min,array_min", ANY, 1, values -> extreme((List<?>) values[0], -1), LIST);
        put(
                "flatten",
                LIST,
                1,
                values -> ((List<?>) values[0])
                        .stream().flatMap(inner -> ((List<?>) inner).stream()).toList(),
                LIST);
        lenient("map of", ANY, 0, MANY, Functions::map, ANY);
        put("map_extract", LIST, 2, values -> found((Map<?, ?>) values[0], values[1]), ANY, ANY);
        put("list_extract,list_element,array_extract,element_at", ANY, 2, Functions::element, LIST, NUMBER);
        // value[1]: of a list its element, of a text its letter.
        put(
                "subscript",
                ANY,
                2,
                values -> values[0] instanceof String text && !listed(text)
                        ? slice(values[0], (Double) values[1], (Double) values[1])
                        : element(new Object[] {asList(values[0]), values[1]}),
                ANY,
                NUMBER);
        put("slice", ANY, 3, values -> slice(values[0], (Double) values[1], (Double) values[2]), ANY, NUMBER, NUMBER);
        put("struct_extract", TEXT, 2, values -> field(text(values[0]), (String) values[1]), ANY, TEXT);
        put("array_cosine_similarity,list_cosine_similarity", NUMBER, 2, Functions::cosine, LIST, LIST);
        put(
                "array_cosine_distance,list_cosine_distance",
                NUMBER,
                2,
                values -> {
                    Double cosine = cosine(values);
                    return cosine == null ? null : (Object) (1 - cosine);
                },
                LIST,
                LIST);
        lenient(
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
        lenient(
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
        sorted.sort(Functions::order);
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
        var field = pattern("[{,]?\\s*(?:'([^']*)'|\"([^\"]*)\"|([^:,{}'\"]*))\\s*:\\s*"
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
            Double ofA = number(a.get(i));
            Double ofB = i < b.size() ? number(b.get(i)) : null;
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
        var element = pattern("\\s*(?:'((?:[^'\\\\]|''|\\\\.)*)'|\"([^\"]*)\"|([^,]*))\\s*(?:,|$)")
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
