package org.kith.linkage.tool.splink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Whose SQL conditions are written in. They are read as DuckDB's; Spark's pass where both mean the same by them, and
/// no other's do.
enum Dialect {
    DUCKDB,
    SPARK,
    OTHER;

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern CALL = Pattern.compile("(?<![\\w`.])([A-Za-z_]\\w*)\\s*\\(");
    private static final Pattern CAST = Pattern.compile("(?i)(?:\\bas|::)\\s*([a-z]\\w*)");
    private static final Pattern FROM_NOUGHT = Pattern.compile("(?i)\\bsubstr(?:ing)?\\s*\\([^,]*,\\s*0\\s*[,)]");
    private static final Set<String> SAME_TYPES = Set.of("string", "varchar", "double");
    /// Signs that Spark does not have, or means something else by.
    private static final List<String> OTHER_SIGNS = List.of("\"", "[", "~", "&&", "@>", "^@", "//", "{");
    /// Functions by which both mean the same, and words before which a bracket may stand.
    private static final Set<String> SAME_WORDS = Set.of("""
            abs acos and array_contains array_distinct array_intersect array_size arrays_overlap asin atan between
            cardinality case cast ceil ceiling char_length character_length coalesce contains cos damerau_levenshtein
            datediff day degrees else exp floor greatest if ifnull in instr is jaccard jaro_similarity jaro_sim
            jaro_winkler jaro_winkler_similarity lcase least left length levenshtein like ln lower lpad month not
            nullif or position pow power radians regexp_like replace reverse right rlike round rpad sign sin size split_part
            sqrt strpos substr substring tan then translate trim try_cast ucase upper when year
            """.strip().split("\\s+", -1));

    static Dialect of(JsonNode json) {
        return switch (json.asString("duckdb").toLowerCase(Locale.ROOT)) {
            case "duckdb", "" -> DUCKDB;
            case "spark" -> SPARK;
            default -> OTHER;
        };
    }

    /// What of this condition means something else in this dialect, or is not known to mean the same.
    List<String> differing(String condition) {
        if (this != SPARK) {
            return List.of();
        }
        Set<String> differing = new TreeSet<>();
        Matcher literal = LITERAL.matcher(condition);
        while (literal.find()) {
            if (literal.group(1).contains("\\") || literal.group(1).contains("''")) {
                differing.add("the text " + literal.group());
            }
        }
        String bare = literal.replaceAll("''");
        OTHER_SIGNS.stream()
                .filter(bare::contains)
                .map(sign -> "the sign " + sign)
                .forEach(differing::add);
        Matcher call = CALL.matcher(bare);
        while (call.find()) {
            if (!SAME_WORDS.contains(call.group(1).toLowerCase(Locale.ROOT))) {
                differing.add("the function " + call.group(1).toLowerCase(Locale.ROOT));
            }
        }
        Matcher cast = CAST.matcher(bare);
        while (cast.find()) {
            if (!SAME_TYPES.contains(cast.group(1).toLowerCase(Locale.ROOT))) {
                differing.add("a cast as " + cast.group(1).toLowerCase(Locale.ROOT));
            }
        }
        if (FROM_NOUGHT.matcher(bare).find()) {
            differing.add("a part of a text from the place 0");
        }
        return new ArrayList<>(differing);
    }
}
