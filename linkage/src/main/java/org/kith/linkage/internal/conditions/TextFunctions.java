package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.LIST;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;
import static org.kith.linkage.internal.conditions.Kind.TEXT;
import static org.kith.linkage.internal.conditions.Kind.TRUTH;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts: taken apart, changed, searched, likened.
final class TextFunctions {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private TextFunctions() {}

    static void into(Functions functions) {
        functions.put("as text", TEXT, 1, values -> text(values[0]), ANY);
        functions.put("lower,lcase", TEXT, 1, values -> eachLetter((String) values[0], Character::toLowerCase), TEXT);
        functions.put("upper,ucase", TEXT, 1, values -> eachLetter((String) values[0], TextFunctions::capital), TEXT);
        functions.put("trim", TEXT, 1, values -> trimmed((String) values[0], true, true), TEXT);
        functions.put("ltrim", TEXT, 1, values -> trimmed((String) values[0], true, false), TEXT);
        functions.put("rtrim", TEXT, 1, values -> trimmed((String) values[0], false, true), TEXT);
        functions.put(
                "reverse",
                TEXT,
                1,
                values -> new StringBuilder((String) values[0]).reverse().toString(),
                TEXT);
        functions.put(
                "length,len,char_length,character_length",
                NUMBER,
                1,
                values -> values[0] instanceof List<?> list
                        ? (double) list.size()
                        : (double) ((String) values[0]).length(),
                ANY);
        functions.put(
                "array_length,list_length,array_size,size,cardinality",
                NUMBER,
                1,
                values -> (double) ((List<?>) values[0]).size(),
                LIST);
        functions.put("||", TEXT, 2, values -> (String) values[0] + values[1], TEXT, TEXT);
        functions.lenient(
                "concat",
                TEXT,
                1,
                Functions.MANY,
                (arguments, scope) -> {
                    StringBuilder joined = new StringBuilder();
                    Functions.values(arguments, scope).forEach(joined::append);
                    return joined.toString();
                },
                TEXT);
        functions.put("substr,substring", TEXT, 2, TextFunctions::substring, TEXT, NUMBER, NUMBER);
        functions.put("left", TEXT, 2, values -> end((String) values[0], (Double) values[1], true), TEXT, NUMBER);
        functions.put("right", TEXT, 2, values -> end((String) values[0], (Double) values[1], false), TEXT, NUMBER);
        functions.put(
                "replace",
                TEXT,
                3,
                values -> replaced((String) values[0], (String) values[1], (String) values[2]),
                TEXT,
                TEXT,
                TEXT);
        functions.put(
                "translate",
                TEXT,
                3,
                values -> translated((String) values[0], (String) values[1], (String) values[2]),
                TEXT,
                TEXT,
                TEXT);
        functions.lenient(
                "concat_ws",
                TEXT,
                2,
                Functions.MANY,
                (arguments, scope) -> {
                    Object between = arguments.getFirst().value(scope);
                    return between == null
                            ? null
                            : Functions.values(arguments.subList(1, arguments.size()), scope).stream()
                                    .map(TextFunctions::text)
                                    .collect(Collectors.joining((String) between));
                },
                TEXT);
        functions.put(
                "string_split,str_split,string_to_array,split",
                LIST,
                2,
                values -> List.of((Object[]) ((String) values[0]).split(Pattern.quote((String) values[1]), -1)),
                TEXT,
                TEXT);
        functions.put("hamming,mismatches", NUMBER, 2, TextFunctions::hamming, TEXT, TEXT);
        functions.put(
                "strpos,instr",
                NUMBER,
                2,
                values -> ((String) values[0]).indexOf((String) values[1]) + 1.0,
                TEXT,
                TEXT);
        functions.put("lpad", TEXT, 3, values -> padded(values, true), TEXT, NUMBER, TEXT);
        functions.put("rpad", TEXT, 3, values -> padded(values, false), TEXT, NUMBER, TEXT);
        functions.put("split_part", TEXT, 3, TextFunctions::part, TEXT, TEXT, NUMBER);
        functions.put("contains", TRUTH, 2, values -> ((String) values[0]).contains((String) values[1]), TEXT, TEXT);
        functions.put(
                "starts_with,prefix,^@",
                TRUTH,
                2,
                values -> ((String) values[0]).startsWith((String) values[1]),
                TEXT,
                TEXT);
        functions.put(
                "ends_with,suffix", TRUTH, 2, values -> ((String) values[0]).endsWith((String) values[1]), TEXT, TEXT);
        functions.put(
                "strip_accents,unaccent",
                TEXT,
                1,
                values -> Normalizer.normalize((String) values[0], Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", ""),
                TEXT);
        functions.put("like", TRUTH, 2, values -> like((String) values[0], (String) values[1], 0), TEXT, TEXT);
        functions.put(
                "ilike",
                TRUTH,
                2,
                values -> like((String) values[0], (String) values[1], Pattern.CASE_INSENSITIVE),
                TEXT,
                TEXT);
        functions.put("regexp_extract", TEXT, 2, TextFunctions::extracted, TEXT, TEXT, NUMBER);
        functions.put("regexp_replace", TEXT, 3, TextFunctions::regexReplaced, TEXT, TEXT, TEXT, TEXT);
        functions.put(
                "regexp_matches,rlike,regexp_like,~",
                TRUTH,
                2,
                values -> pattern(values[1]).matcher((String) values[0]).find(),
                TEXT,
                TEXT);
        functions.put(
                "regexp_full_match",
                TRUTH,
                2,
                values -> pattern(values[1]).matcher((String) values[0]).matches(),
                TEXT,
                TEXT);
        likeness(functions, "levenshtein,editdist3", (a, b) -> (double) Likeness.levenshtein(a, b));
        likeness(functions, "damerau_levenshtein", (a, b) -> (double) Likeness.damerauLevenshtein(a, b));
        likeness(functions, "jaro_similarity,jaro_sim", Likeness::jaro);
        likeness(functions, "jaro_winkler_similarity,jaro_winkler", Likeness::jaroWinkler);
        likeness(functions, "jaccard", Likeness::jaccard);
    }

    private interface Measure {
        double of(String a, String b);
    }

    private static void likeness(Functions functions, String names, Measure measure) {
        functions.put(names, NUMBER, 2, values -> measure.of((String) values[0], (String) values[1]), TEXT, TEXT);
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
}
