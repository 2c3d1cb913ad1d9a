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
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;

/// Texts: taken apart, changed, searched, likened.
final class TextFunctions {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    static final int MOST_PATTERNS = 1000;
    private static final int LONGEST_PADDED = 1_000_000;

    private TextFunctions() {}

    static void into(Functions functions) {
        functions.put("as text", TEXT, 1, values -> text(values[0]), ANY);
        functions.put("lower,lcase", TEXT, 1, values -> lower((String) values[0]), TEXT);
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
                values -> values[0] instanceof List<?> list ? (double) list.size() : (double) length(text(values[0])),
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
                values -> List.copyOf(split((String) values[0], (String) values[1])),
                TEXT,
                TEXT);
        functions.put("hamming,mismatches", NUMBER, 2, TextFunctions::hamming, TEXT, TEXT);
        functions.put("strpos,instr", NUMBER, 2, values -> place((String) values[0], (String) values[1]), TEXT, TEXT);
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
        functions.put("like", TRUTH, 2, values -> like((String) values[0], (String) values[1]), TEXT, TEXT);
        functions.put(
                "ilike", TRUTH, 2, values -> like(lower((String) values[0]), lower((String) values[1])), TEXT, TEXT);
        functions.put("regexp_extract", TEXT, 2, TextFunctions::extracted, TEXT, TEXT, NUMBER);
        functions.put("regexp_replace", TEXT, 3, TextFunctions::regexReplaced, TEXT, TEXT, TEXT, TEXT);
        functions.put(
                "regexp_matches,rlike,regexp_like,~",
                TRUTH,
                2,
                values -> found(
                        () -> pattern(values[1]).matcher((String) values[0]).find(), values),
                TEXT,
                TEXT);
        functions.put(
                "regexp_full_match",
                TRUTH,
                2,
                values -> found(
                        () -> pattern(values[1]).matcher((String) values[0]).matches(), values),
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

    private static String lower(String text) {
        return eachLetter(text, Character::toLowerCase);
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
            case List<?> list ->
                list.stream()
                        .map(element -> element == null ? "NULL" : text(element))
                        .collect(Collectors.joining(", ", "[", "]"));
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

    /// How many letters a text has: those beyond the first 65,536 are one letter each, though Java holds them as two.
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The letters from one place to before another, counted from nought.
    static String letters(String text, int from, int until) {
        int first = text.offsetByCodePoints(0, from);
        return text.substring(first, text.offsetByCodePoints(first, until - from));
    }

    private static double place(String text, String sought) {
        int at = text.indexOf(sought);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1.0;
    }

    private static List<String> split(String text, String separator) {
        if (separator.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        return List.of(text.split(Pattern.quote(separator), -1));
    }

    /// Counted from 1; a negative start counts from the end.
    private static String substring(Object[] values) {
        String text = (String) values[0];
        int length = length(text);
        long start = ((Double) values[1]).intValue();
        long from = start < 0 ? length + start : start - 1;
        long until = values.length == 2 ? length : from + ((Double) values[2]).intValue();
        // A negative length goes back from the start.
        int first = Math.clamp(Math.min(from, until), 0, length);
        return letters(text, first, Math.clamp(Math.max(from, until), first, length));
    }

    /// The first or last so many letters; a negative number leaves so many out at the other end.
    private static String end(String text, double count, boolean first) {
        int length = length(text);
        int kept = Math.clamp((long) (count < 0 ? length + count : count), 0, length);
        return first ? letters(text, 0, kept) : letters(text, length - kept, length);
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
        if (length > LONGEST_PADDED) {
            throw new Conditions.NotAnswered("a text that is filled up to " + length + " letters");
        }
        int letters = length(text);
        String pad = (String) values[2];
        if (letters >= length || pad.isEmpty()) {
            return letters(text, 0, Math.min(length, letters));
        }
        int wanted = length - letters;
        String padding = letters(pad.repeat(wanted / length(pad) + 1), 0, wanted);
        return inFront ? padding + text : text + padding;
    }

    private static String replaced(String text, String old, String fresh) {
        return old.isEmpty() ? text : text.replace(old, fresh);
    }

    private static String part(Object[] values) {
        List<String> parts = split((String) values[0], (String) values[1]);
        int index = ((Double) values[2]).intValue();
        int position = index < 0 ? parts.size() + index : index - 1;
        return position >= 0 && position < parts.size() ? parts.get(position) : "";
    }

    /// NULL where the texts are not of one length; DuckDB ends there.
    private static @Nullable Double hamming(Object[] values) {
        int[] a = ((String) values[0]).codePoints().toArray();
        int[] b = ((String) values[1]).codePoints().toArray();
        if (a.length != b.length) {
            return null;
        }
        double others = 0;
        for (int i = 0; i < a.length; i++) {
            others += a[i] == b[i] ? 0 : 1;
        }
        return others;
    }

    /// % is any letters or none, _ any one. Where what follows a % is not met, one letter more is its own.
    private static boolean like(String text, String pattern) {
        int at = 0;
        int of = 0;
        int any = -1;
        int met = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            int wanted = of < pattern.length() ? pattern.codePointAt(of) : -1;
            if (wanted == '%') {
                any = ++of;
                met = at;
            } else if (wanted >= 0 && (wanted == '_' || wanted == letter)) {
                at += Character.charCount(letter);
                of += Character.charCount(wanted);
            } else if (any >= 0) {
                met += Character.charCount(text.codePointAt(met));
                at = met;
                of = any;
            } else {
                return false;
            }
        }
        while (of < pattern.length() && pattern.charAt(of) == '%') {
            of++;
        }
        return of == pattern.length();
    }

    /// Compiled once for all pairs; conditions have few, and what a program asks for over the years may not pile up.
    static Pattern pattern(Object regex) {
        Pattern known = PATTERNS.get(regex);
        if (known == null) {
            known = Pattern.compile(Regexes.javas((String) regex), Pattern.UNICODE_CASE | Pattern.UNIX_LINES);
            if (PATTERNS.size() >= MOST_PATTERNS) {
                PATTERNS.clear();
            }
            PATTERNS.put((String) regex, known);
        }
        return known;
    }

    /// How many are kept now.
    static int patterns() {
        return PATTERNS.size();
    }

    /// What a search in these values finds; Java's search is as deep as some texts are long.
    private static <T> T found(Supplier<T> search, Object[] values) {
        try {
            return search.get();
        } catch (StackOverflowError e) {
            throw new Conditions.NotAnswered("the regular expression " + values[1] + " of a text of "
                    + ((String) values[0]).length() + " letters");
        }
    }

    private static String extracted(Object[] values) {
        int group = values.length == 2 ? 0 : ((Double) values[2]).intValue();
        return found(
                () -> {
                    Matcher matcher = pattern(values[1]).matcher((String) values[0]);
                    boolean there = group >= 0 && group <= matcher.groupCount() && matcher.find();
                    return there ? Objects.requireNonNullElse(matcher.group(group), "") : "";
                },
                values);
    }

    private static String regexReplaced(Object[] values) {
        String options = values.length == 4 ? (String) values[3] : "";
        Matcher matcher =
                pattern(options.contains("i") ? "(?i)" + values[1] : values[1]).matcher((String) values[0]);
        String replacement = replacement((String) values[2], matcher.groupCount());
        return found(
                () -> options.contains("g") ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement),
                values);
    }

    /// In Java's words, where `\\1` is `$1`.
    ///
    /// @throws Conditions.NotAnswered where it names a group that is not there
    static String replacement(String written, int groups) {
        StringBuilder javas = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char sign = written.charAt(i);
            if (sign != '\\') {
                javas.append(sign == '$' ? "\\$" : sign);
                continue;
            }
            char next = ++i < written.length() ? written.charAt(i) : ' ';
            if (next == '\\') {
                javas.append("\\\\");
            } else if (next >= '0' && next <= '9' && next - '0' <= groups) {
                javas.append('$').append(next);
                // Java takes further digits into the number, as long as there are so many groups.
                if (i + 1 < written.length() && Character.isDigit(written.charAt(i + 1))) {
                    javas.append('\\').append(written.charAt(++i));
                }
            } else {
                throw new Conditions.NotAnswered("\\" + next + " in what replaces a regular expression of " + groups
                        + (groups == 1 ? " group" : " groups"));
            }
        }
        return javas.toString();
    }
}
