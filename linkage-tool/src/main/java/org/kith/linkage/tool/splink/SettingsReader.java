package org.kith.linkage.tool.splink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Conditions.Comparison;
import org.kith.linkage.Conditions.Frequency;
import org.kith.linkage.Conditions.Level;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Conditions.Rule;
import tools.jackson.databind.JsonNode;

/// Reads settings value by value and notes, with its place, whatever is wrong, unknown or not understood.
final class SettingsReader {

    private static final Set<String> SETTINGS = Set.of(
            "$schema",
            "link_type",
            "probability_two_random_records_match",
            "em_convergence",
            "max_iterations",
            "retain_matching_columns",
            "retain_intermediate_calculation_columns",
            "additional_columns_to_retain",
            "sql_dialect",
            "linker_uid",
            SplinkSettings.ID_COLUMN,
            SplinkSettings.SOURCE_COLUMN,
            "bayes_factor_column_prefix",
            "match_weight_column_prefix",
            "term_frequency_adjustment_column_prefix",
            "comparison_vector_value_column_prefix",
            "blocking_rules_to_generate_predictions",
            "comparisons");
    private static final Set<String> OF_COMPARISON =
            Set.of("output_column_name", "comparison_levels", "comparison_description");
    private static final Set<String> OF_LEVEL = Set.of(
            "sql_condition",
            "label_for_charts",
            "is_null_level",
            "m_probability",
            "u_probability",
            "tf_adjustment_column",
            "tf_adjustment_weight",
            "tf_minimum_u_value",
            "disable_tf_exact_match_detection",
            "fix_m_probability",
            "fix_u_probability",
            "comparison_vector_value");
    private static final Set<String> OF_RULE =
            Set.of("blocking_rule", "sql_dialect", "salting_partitions", "arrays_to_explode");
    private static final String NOT_OBSERVED = "level not observed in training dataset";
    /// What Splink takes for m or u of a level that training never met.
    private static final double NEVER_MET = 1e-6;
    private static final Pattern PLACE = Pattern.compile("comparisons\\[(\\d+)\\]\\.comparison_levels\\[(\\d+)\\].*");

    private final List<String> problems = new ArrayList<>();
    private Dialect dialect = Dialect.DUCKDB;

    List<String> problems() {
        return problems;
    }

    Conditions model(JsonNode json) {
        if (!json.isObject()) {
            problems.add("$: settings are an object, {…}.");
        }
        known(json, "$", SETTINGS);
        dialect = dialect(json, "$", Dialect.DUCKDB);
        Double prior = chance(json, "$", "probability_two_random_records_match");
        if (prior != null && (prior <= 0 || prior >= 1)) {
            problems.add("$.probability_two_random_records_match: must lie between 0 and 1.");
            prior = null;
        }
        Conditions model = new Conditions(
                linking(json),
                rules(json.path("blocking_rules_to_generate_predictions")),
                comparisons(json.path("comparisons")),
                prior,
                number(json, "$", "em_convergence", 0.0001),
                (int) number(json, "$", "max_iterations", 25));
        model.problems().forEach(problem -> problems.add(described(model, problem)));
        // An untrained model's prior is the default that Splink writes down, and is not meant.
        boolean meant = prior != null && !(model.learns() && prior == Conditions.DEFAULT_PRIOR);
        return meant ? model : model.with(model.learns() ? null : prior, model.comparisons());
    }

    /// The place, and in brackets what a person calls it.
    private static String described(Conditions model, Conditions.Problem problem) {
        Matcher at = PLACE.matcher(problem.place());
        String named = "";
        if (at.matches()) {
            Comparison comparison = model.comparisons().get(Integer.parseInt(at.group(1)));
            named = " (comparison \"" + comparison.name() + "\", level \""
                    + comparison.levels().get(Integer.parseInt(at.group(2))).label() + "\")";
        }
        return "$." + problem.place() + named + ": " + problem.sentence() + ".";
    }

    private Linking linking(JsonNode json) {
        String type = json.path("link_type").asString("");
        return switch (type) {
            case "dedupe_only" -> Linking.WITHIN;
            case "link_only" -> Linking.BETWEEN;
            case "link_and_dedupe" -> Linking.WITHIN_AND_BETWEEN;
            default -> {
                problems.add("$.link_type: is dedupe_only, link_only or link_and_dedupe, not \"" + type + "\".");
                yield Linking.WITHIN;
            }
        };
    }

    private Dialect dialect(JsonNode json, String place, Dialect otherwise) {
        JsonNode named = json.path("sql_dialect");
        if (named.isMissingNode() || named.isNull()) {
            return otherwise;
        }
        Dialect read = Dialect.of(named);
        if (read == Dialect.OTHER) {
            problems.add(place + ".sql_dialect: conditions are read as DuckDB's, and " + named.asString("that")
                    + " may mean others by the same words; say them in DuckDB's and leave sql_dialect out.");
        }
        return read;
    }

    private void sameInBoth(String condition, Dialect written, String place) {
        for (String other : written.differing(condition)) {
            problems.add(place + ": " + other + " does not mean in Spark what it means in DuckDB, or is not known to;"
                    + " say it in DuckDB's words and leave sql_dialect out.");
        }
    }

    private List<Rule> rules(JsonNode json) {
        List<Rule> rules = new ArrayList<>();
        if (!json.isMissingNode() && !json.isArray()) {
            problems.add("$.blocking_rules_to_generate_predictions: is a list, […].");
        }
        for (JsonNode rule : json) {
            String place = "$.blocking_rules_to_generate_predictions[" + rules.size() + "]";
            if (rule.isObject()) {
                known(rule, place, OF_RULE);
            }
            JsonNode condition = rule.isObject() ? rule.path("blocking_rule") : rule;
            if (!condition.isString()) {
                problems.add(place + ": is a condition, or an object with a blocking_rule.");
            }
            List<String> exploded =
                    rule.isObject() ? names(rule.path("arrays_to_explode"), place + ".arrays_to_explode") : List.of();
            sameInBoth(condition.asString(""), rule.isObject() ? dialect(rule, place, dialect) : dialect, place);
            rules.add(new Rule(condition.asString("1=1"), exploded));
        }
        return rules;
    }

    /// Names of columns, without the quotation marks that may stand around them.
    private List<String> names(JsonNode json, String place) {
        List<String> names = new ArrayList<>();
        if (!json.isMissingNode() && !json.isNull() && !json.isArray()) {
            problems.add(place + ": is a list of columns, […].");
        }
        for (JsonNode name : json) {
            if (!name.isString()) {
                problems.add(place + ": is a list of columns, […].");
            }
            names.add(unquoted(name.asString("")));
        }
        return names;
    }

    /// The columns that are to be told beside each pair.
    List<String> additional(JsonNode json) {
        return names(json.path("additional_columns_to_retain"), "$.additional_columns_to_retain");
    }

    private List<Comparison> comparisons(JsonNode json) {
        List<Comparison> comparisons = new ArrayList<>();
        for (JsonNode comparison : json) {
            String place = "$.comparisons[" + comparisons.size() + "]";
            known(comparison, place, OF_COMPARISON);
            List<Level> levels = new ArrayList<>();
            for (JsonNode level : comparison.path("comparison_levels")) {
                levels.add(level(level, place + ".comparison_levels[" + levels.size() + "]"));
            }
            if (levels.isEmpty()) {
                problems.add(place + ".comparison_levels: is a list of levels.");
            }
            comparisons.add(new Comparison(comparison.path("output_column_name").asString(name(levels)), levels));
        }
        if (comparisons.isEmpty()) {
            problems.add("$.comparisons: is a list with at least one comparison.");
        }
        return comparisons;
    }

    /// What Splink calls a comparison that has no name: after its columns.
    private static String name(List<Level> levels) {
        Set<String> columns = new LinkedHashSet<>();
        Matcher column = Pattern.compile("(\\w+)_[lr]\\b")
                .matcher(String.join(" ", levels.stream().map(Level::condition).toList()));
        while (column.find()) {
            columns.add(column.group(1));
        }
        return columns.size() == 1 ? columns.iterator().next() : "custom_" + String.join("_", columns);
    }

    private Level level(JsonNode json, String place) {
        known(json, place, OF_LEVEL);
        if (!json.path("sql_condition").isString()) {
            problems.add(place + ".sql_condition: is missing.");
        }
        String condition = json.path("sql_condition").asString("ELSE");
        sameInBoth(condition, dialect, place + ".sql_condition");
        String column = json.path("tf_adjustment_column").asString("");
        Frequency frequency = column.isEmpty()
                ? null
                : new Frequency(
                        unquoted(column),
                        number(json, place, "tf_adjustment_weight", 1),
                        number(json, place, "tf_minimum_u_value", 0),
                        flag(json, place, "disable_tf_exact_match_detection"));
        return new Level(
                condition,
                json.path("label_for_charts").asString(condition),
                flag(json, place, "is_null_level"),
                chance(json, place, "m_probability"),
                chance(json, place, "u_probability"),
                flag(json, place, "fix_m_probability"),
                flag(json, place, "fix_u_probability"),
                frequency);
    }

    private static String unquoted(String column) {
        return column.startsWith("\"") && column.endsWith("\"") ? column.substring(1, column.length() - 1) : column;
    }

    private void known(JsonNode json, String place, Set<String> names) {
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                problems.add(place + "." + name + ": no such setting is known.");
            }
        }
    }

    private boolean flag(JsonNode json, String place, String name) {
        JsonNode flag = json.path(name);
        if (!flag.isMissingNode() && !flag.isNull() && !flag.isBoolean()) {
            problems.add(place + "." + name + ": is true or false.");
        }
        return flag.asBoolean(false);
    }

    private double number(JsonNode json, String place, String name, double otherwise) {
        JsonNode number = json.path(name);
        if (!number.isMissingNode() && !number.isNull() && !number.isNumber()) {
            problems.add(place + "." + name + ": is a number.");
        }
        return number.isNumber() ? number.asDouble() : otherwise;
    }

    private @Nullable Double chance(JsonNode json, String place, String name) {
        JsonNode chance = json.path(name);
        Double read = chance(chance);
        if (read == null ? !chance.isMissingNode() && !chance.isNull() : !(read >= 0 && read <= 1)) {
            problems.add(place + "." + name + ": is a number from 0 to 1.");
            return null;
        }
        return read;
    }

    /// Null where nothing of the kind stands there.
    static @Nullable Double chance(JsonNode chance) {
        if (chance.asString("").equals(NOT_OBSERVED)) {
            return NEVER_MET;
        }
        return chance.isNumber() ? (Double) chance.asDouble() : null;
    }
}
