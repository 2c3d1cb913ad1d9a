package org.kith.linkage.tool.splink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Settings written on the command line: `--block` and `--compare`.
public final class Shorthand {

    private static final String TAKES =
            "exact, levenshtein, damerau_levenshtein, jaro, jaro_winkler, jaccard, date," + " postcode or email";
    private static final int SECONDS_PER_DAY = 86_400;
    private static final double DAYS_PER_YEAR = 365.25;

    private Shorthand() {}

    /// The settings that these options stand for, untrained.
    ///
    /// @param compare each `COLUMN`, `COLUMN=MEASURE` or `COLUMN=MEASURE:THRESHOLD,…`
    /// @throws IllegalArgumentException with a sentence, if one cannot be read
    public static SplinkSettings of(
            List<String> blocks, List<String> compare, boolean severalSources, @Nullable String idColumn) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("link_type", severalSources ? "link_and_dedupe" : "dedupe_only");
        if (idColumn != null) {
            json.put(SplinkSettings.ID_COLUMN, idColumn);
        }
        ArrayNode rules = json.putArray("blocking_rules_to_generate_predictions");
        blocks.forEach(rules::add);
        ArrayNode comparisons = json.putArray("comparisons");
        Set<String> columns = new HashSet<>();
        for (String comparison : compare) {
            String column = column(comparison);
            if (!columns.add(column)) {
                throw new IllegalArgumentException(
                        "--compare names the column " + column + " twice, which would count the same evidence twice");
            }
            comparison(comparisons.addObject(), comparison);
        }
        try {
            return SplinkSettings.of(json);
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            for (int i = 0; i < blocks.size(); i++) {
                sentence = sentence.replace(
                        "$.blocking_rules_to_generate_predictions[" + i + "]", "--block \"" + blocks.get(i) + "\"");
            }
            throw new IllegalArgumentException(sentence, e);
        }
    }

    private static void comparison(ObjectNode json, String written) {
        int equals = written.indexOf('=');
        String column = column(written);
        String how = equals < 0 ? "exact" : written.substring(equals + 1).strip();
        int colon = how.indexOf(':');
        String measure = (colon < 0 ? how : how.substring(0, colon)).toLowerCase(Locale.ROOT);
        List<Double> thresholds = colon < 0 ? List.of() : thresholds(written, how.substring(colon + 1));
        check(written, measure, thresholds);
        String left = quoted(column + "_l");
        String right = quoted(column + "_r");
        json.put("output_column_name", column);
        ArrayNode levels = json.putArray("comparison_levels");
        level(levels, left + " IS NULL OR " + right + " IS NULL", column + " is missing", null)
                .put("is_null_level", true);
        boolean date = measure.equals("date");
        level(levels, left + " = " + right, "the same", date ? null : column);
        switch (measure) {
            case "exact" -> {}
            case "levenshtein", "damerau_levenshtein" -> distances(levels, measure, thresholds, left, right);
            case "jaro" -> likenesses(levels, "jaro_similarity", thresholds, left, right);
            case "jaro_winkler" -> likenesses(levels, "jaro_winkler_similarity", thresholds, left, right);
            case "jaccard" -> likenesses(levels, "jaccard", thresholds, left, right);
            case "date" -> dates(levels, thresholds, left, right);
            case "postcode" -> {
                part(levels, "the same sector", "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]", left, right);
                part(levels, "the same district", "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?", left, right);
                part(levels, "the same area", "^[A-Za-z]{1,2}", left, right);
            }
            case "email" -> {
                part(levels, "the same name before the @", "^[^@]+", left, right);
                likenesses(levels, "jaro_winkler_similarity", thresholds, left, right);
            }
            default ->
                throw new IllegalArgumentException(
                        "--compare " + written + ": the measure is " + TAKES + ", not \"" + measure + "\"");
        }
        level(levels, "ELSE", "different", null);
    }

    private static String column(String written) {
        int equals = written.indexOf('=');
        return (equals < 0 ? written : written.substring(0, equals)).strip();
    }

    /// Whether the thresholds are such as this measure gives, the strictest first, so that no level stands empty.
    private static void check(String written, String measure, List<Double> thresholds) {
        boolean likeness = measure.startsWith("jaro") || measure.equals("jaccard") || measure.equals("email");
        boolean none = measure.equals("exact") || measure.equals("postcode");
        for (int i = 0; i < thresholds.size(); i++) {
            double threshold = thresholds.get(i);
            String wrong = "";
            if (none) {
                wrong = "this measure takes no number";
            } else if (likeness && !(threshold > 0 && threshold <= 1)) {
                wrong = "a likeness lies between 0 and 1";
            } else if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
                wrong = "a distance is a number above 0";
            } else if (i > 0 && (likeness ? threshold >= thresholds.get(i - 1) : threshold <= thresholds.get(i - 1))) {
                wrong = "the strictest comes first";
            }
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException("--compare " + written + ": " + wrong);
            }
        }
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    private static List<Double> thresholds(String written, String list) {
        List<Double> thresholds = new ArrayList<>();
        for (String threshold : list.split(",", -1)) {
            try {
                thresholds.add(Double.parseDouble(threshold.strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--compare " + written + ": \"" + threshold + "\" is no number", e);
            }
        }
        return thresholds;
    }

    private static ObjectNode level(ArrayNode levels, String condition, String label, @Nullable String frequency) {
        ObjectNode level = levels.addObject();
        level.put("sql_condition", condition);
        level.put("label_for_charts", label);
        if (frequency != null) {
            level.put("tf_adjustment_column", frequency);
            level.put("tf_adjustment_weight", 1.0);
        }
        return level;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static void distances(ArrayNode levels, String function, List<Double> given, String left, String right) {
        for (double most : given.isEmpty() ? List.of(1.0, 2.0) : given) {
            level(
                    levels,
                    function + "(" + left + ", " + right + ") <= " + plain(most),
                    "at most " + plain(most) + " letters differ",
                    null);
        }
    }

    private static void likenesses(ArrayNode levels, String function, List<Double> given, String left, String right) {
        for (double least : given.isEmpty() ? List.of(0.92, 0.88) : given) {
            level(levels, function + "(" + left + ", " + right + ") >= " + least, "alike to " + least, null);
        }
    }

    /// One letter, then within so many years.
    private static void dates(ArrayNode levels, List<Double> years, String left, String right) {
        level(
                levels,
                "damerau_levenshtein(CAST(" + left + " AS TEXT), CAST(" + right + " AS TEXT)) <= 1",
                "one digit differs",
                null);
        for (double within : years.isEmpty() ? List.of(1.0, 10.0) : years) {
            level(
                    levels,
                    "ABS(EPOCH(try_strptime(" + left + ", '%Y-%m-%d')) - EPOCH(try_strptime(" + right
                            + ", '%Y-%m-%d'))) <= " + plain(within * DAYS_PER_YEAR * SECONDS_PER_DAY),
                    "within " + plain(within) + (within == 1 ? " year" : " years"),
                    null);
        }
    }

    private static void part(ArrayNode levels, String label, String regex, String left, String right) {
        String of = "NULLIF(regexp_extract(%s, '" + regex + "', 0), '')";
        level(levels, of.formatted(left) + " = " + of.formatted(right), label, null);
    }
}
