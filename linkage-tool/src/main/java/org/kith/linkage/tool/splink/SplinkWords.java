package org.kith.linkage.tool.splink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Field;
import org.kith.linkage.Model;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A model of Kith's own in Splink's words: settings that Splink loads, with m and u of every level, and from which
/// Kith reads the very model again.
///
/// A level stands as SQL, as near as DuckDB's functions come to Kith's comparators; what that leaves out is named.
/// The rarity of a value is a comparison of its own, measured against how often two values taken at random agree, since
/// Splink would measure it against the level's u. Splink knows no key that it would pass over, but it takes any text
/// for `linker_uid`: there stand the rates of twins and kin, and comparisons for which the table has no column.
///
/// @param settings to be written
/// @param unsaid   what Splink does not do by them, a sentence each
public record SplinkWords(ObjectNode settings, List<String> unsaid) {

    private static final String MARK = "Kith ";
    /// Ends the label of an answer that no pair to learn from gave.
    private static final String NOT_LEARNT = " (not learnt)";
    private static final String RARITY = "rarity of ";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    /// Kith takes no value for rarer than this part of the average.
    private static final double RAREST = 1.0 / 32;

    private static final Map<String, String> UNSAID = new LinkedHashMap<>();

    static {
        UNSAID.put(
                "first name",
                "first name: of names brought from another script in two ways (Neethu and Nithu), and of slips in a"
                        + " familiar form (Bcky for Becky), DuckDB knows nothing; such pairs come out as alike or"
                        + " different there. Swapped names count where both agree crosswise as they are spelt, and their"
                        + " rarity does not.");
        UNSAID.put("surname", "surname: of names brought from another script in two ways, as of first names.");
        UNSAID.put(
                "date of birth",
                "date of birth: is read as year-month-day, day-month-year or eight digits; Kith reads more.");
        UNSAID.put(
                "home",
                "home: addresses are one home where their digits agree and seven tenths of the words, or the whole by"
                        + " Jaro-Winkler from 0.85 (Kith allows a slip in each word, knows St for Street, and passes"
                        + " over a number, as of a flat, that only one of them has)."
                        + " \"A move that others made\" asks other records and never holds, and postcodes that stand"
                        + " for nobody's home count.");
    }

    public SplinkWords {
        unsaid = List.copyOf(unsaid);
    }

    /// What `linker_uid` holds.
    private record Rest(double twins, double kin, List<Comparison> comparisons) {}

    private record Comparison(String name, List<Level> levels) {

        static Comparison of(Model.Comparison comparison) {
            return new Comparison(
                    comparison.name(),
                    comparison.levels().stream()
                            .map(level -> new Level(label(level), level.m(), level.u()))
                            .toList());
        }

        Model.Comparison learnt() {
            return new Model.Comparison(name, levels.stream().map(Level::learnt).toList());
        }
    }

    private record Level(String name, double m, double u) {

        Model.Level learnt() {
            boolean learnt = !name.endsWith(NOT_LEARNT);
            String answer = learnt ? name : name.substring(0, name.length() - NOT_LEARNT.length());
            return new Model.Level(answer, m, u, learnt);
        }
    }

    private static String label(Model.Level level) {
        return level.learnt() ? level.name() : level.name() + NOT_LEARNT;
    }

    /// Puts a model into Splink's words.
    ///
    /// @param idColumn     the column of ids, or null where there is none
    /// @param sourceColumn the column of sources, or null where each table is one
    /// @param columns      of each field, in the order of the table
    /// @param commonness   for a field, how often two of its values taken at random are the same; where it is not
    /// known rarity is left out
    /// @param rules        the blocking rules that were used, by their names
    /// @param severalTables whether records came from more than one table
    public static SplinkWords of(
            Model model,
            @Nullable String idColumn,
            @Nullable String sourceColumn,
            Map<Field, List<String>> columns,
            Map<Field, Double> commonness,
            List<String> rules,
            boolean severalTables) {
        Sql sql = new Sql(columns);
        List<String> unsaid = new ArrayList<>();
        ObjectNode settings = JSON.createObjectNode();
        settings.put("link_type", severalTables || sourceColumn != null ? "link_and_dedupe" : "dedupe_only");
        settings.put("probability_two_random_records_match", model.prior());
        settings.put("retain_matching_columns", true);
        settings.put("retain_intermediate_calculation_columns", true);
        settings.put("sql_dialect", "duckdb");
        settings.put(SplinkSettings.ID_COLUMN, idColumn == null ? "unique_id" : idColumn);
        if (idColumn == null) {
            unsaid.add(
                    "the record's id: no column holds it, so that Kith went by the number of the line; Splink wants it"
                            + " in a column unique_id.");
        }
        if (sourceColumn != null) {
            settings.put(SplinkSettings.SOURCE_COLUMN, sourceColumn);
        }
        ArrayNode blocking = settings.putArray("blocking_rules_to_generate_predictions");
        List<String> unsaidRules = new ArrayList<>();
        // Where all are compared with all no other rule brings more, and Splink asks of each pair all rules before.
        for (String rule : rules.contains(Sql.ALL_WITH_ALL) ? List.of(Sql.ALL_WITH_ALL) : rules) {
            Optional<String> condition = sql.rule(rule);
            if (condition.isPresent()) {
                blocking.addObject().put("blocking_rule", condition.get()).put("sql_dialect", "duckdb");
            } else {
                unsaidRules.add(rule);
            }
        }
        List<Comparison> rest = new ArrayList<>();
        ArrayNode comparisons = settings.putArray("comparisons");
        for (Model.Comparison comparison : model.comparisons()) {
            Optional<Sql.Comparison> said = sql.comparison(comparison.name());
            if (said.isEmpty()) {
                rest.add(Comparison.of(comparison));
                continue;
            }
            put(comparisons.addObject(), comparison, said.get());
            String lacking = UNSAID.get(comparison.name());
            if (lacking != null) {
                unsaid.add(lacking);
            }
        }
        for (Model.Comparison comparison : model.comparisons()) {
            Sql.Rarity rarity = sql.comparison(comparison.name())
                    .map(Sql.Comparison::rarities)
                    .orElse(null);
            Double common = rarity == null ? null : commonness.get(rarity.field());
            if (rarity != null && common != null && common > 0) {
                if (Sql.splinkCounts(rarity.column())) {
                    put(comparisons.addObject(), comparison.name(), rarity, common);
                } else {
                    unsaid.add(RARITY + comparison.name() + ": Splink counts no values of a column called "
                            + rarity.column() + "; with letters, digits and _ alone in its name it would.");
                }
            }
        }
        Rest beside = new Rest(model.twins(), model.kin(), rest);
        settings.put("linker_uid", MARK + JSON.writeValueAsString(beside));
        tellOfColumns(columns, unsaid);
        if (!unsaidRules.isEmpty()) {
            unsaid.add("blocking: DuckDB has no Soundex, or the first file no such column, for the rules "
                    + String.join("; ", unsaidRules) + ".");
        }
        unsaid.add("blocks of more than 3,000 records: Kith leaves them out, Splink does not.");
        unsaid.add("twins, kin under one roof, NHS numbers and UPNs that conflict, people's decisions, children in"
                + " common: Splink's model has no place for them. Kith weighs rarity to 14 at most in all, Splink"
                + " without end.");
        return new SplinkWords(settings, unsaid);
    }

    private static void tellOfColumns(Map<Field, List<String>> columns, List<String> unsaid) {
        List<String> idle = new ArrayList<>();
        columns.forEach((field, names) -> {
            names.stream()
                    .filter(name -> name.contains("\""))
                    .forEach(
                            name -> unsaid.add("the column " + name + ": Splink reads no table with a quotation mark in"
                                    + " a column's name; rename it there and here."));
            boolean another = switch (field) {
                case FULL_NAME, PREFERRED_FORENAME, FORMER_SURNAME, FORMER_UPN -> true;
                default -> false;
            };
            if (another) {
                idle.addAll(names);
            } else if (field != Field.ADDRESS) {
                idle.addAll(names.subList(1, names.size()));
            }
        });
        if (!idle.isEmpty()) {
            unsaid.add("columns that Kith reads as further values of a field, or takes apart: "
                    + String.join(", ", idle) + ".");
        }
    }

    private static void put(ObjectNode out, Model.Comparison comparison, Sql.Comparison said) {
        out.put("output_column_name", column(comparison.name()));
        ArrayNode levels = out.putArray("comparison_levels");
        nothing(levels, said.nothing());
        int last = comparison.levels().size() - 1;
        for (int i = 0; i <= last; i++) {
            Model.Level level = comparison.levels().get(i);
            levels.addObject()
                    .put("sql_condition", i == last ? "ELSE" : said.levels().get(i))
                    .put("label_for_charts", label(level))
                    .put("m_probability", level.m())
                    .put("u_probability", level.u());
        }
    }

    /// m and u are the same here, so that a level says nothing by itself and the value's rarity all.
    private static void put(ObjectNode out, String name, Sql.Rarity rarity, double common) {
        out.put("output_column_name", column(RARITY + name));
        ArrayNode levels = out.putArray("comparison_levels");
        nothing(levels, rarity.nothing());
        rare(levels, rarity, rarity.same(), "the same", 1, common);
        if (!rarity.alike().isEmpty()) {
            rare(levels, rarity, rarity.alike(), "alike", 0.5, common);
        }
        levels.addObject()
                .put("sql_condition", "ELSE")
                .put("label_for_charts", "not the same")
                .put("m_probability", 1.0)
                .put("u_probability", 1.0);
    }

    private static void rare(
            ArrayNode levels, Sql.Rarity rarity, String condition, String label, double weight, double common) {
        levels.addObject()
                .put("sql_condition", condition)
                .put("label_for_charts", label)
                .put("m_probability", common)
                .put("u_probability", common)
                .put("tf_adjustment_column", Sql.quoted(rarity.column()))
                .put("tf_adjustment_weight", weight)
                .put("tf_minimum_u_value", common * RAREST)
                .put("disable_tf_exact_match_detection", true);
    }

    private static String column(String name) {
        return name.replace(' ', '_');
    }

    private static void nothing(ArrayNode levels, String condition) {
        levels.addObject()
                .put("sql_condition", condition)
                .put("label_for_charts", "not known")
                .put("is_null_level", true);
    }

    /// Whether settings are a model of Kith's own.
    public static boolean recognises(JsonNode json) {
        return json.path("linker_uid").asString("").startsWith(MARK);
    }

    /// The model that settings were written of: m and u as they stand there now, as Splink may have learnt them anew.
    ///
    /// @throws IllegalArgumentException with a sentence, where it cannot be read
    public static Model read(JsonNode json) {
        SettingsReader reader = new SettingsReader();
        reader.model(json);
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n  ", reader.problems()));
        }
        Rest rest;
        try {
            String uid = json.path("linker_uid").asString("");
            rest = JSON.readValue(uid.substring(MARK.length()), Rest.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("linker_uid: " + e.getOriginalMessage(), e);
        }
        List<Model.Comparison> comparisons = new ArrayList<>();
        for (JsonNode comparison : json.path("comparisons")) {
            // The only name that Splink keeps of a comparison when it saves settings.
            String name = comparison.path("output_column_name").asString("").replace('_', ' ');
            if (!name.startsWith(RARITY)) {
                comparisons.add(comparison(name, comparison));
            }
        }
        rest.comparisons().forEach(comparison -> comparisons.add(comparison.learnt()));
        JsonNode prior = json.path("probability_two_random_records_match");
        return new Model(prior.asDouble(Conditions.DEFAULT_PRIOR), rest.twins(), rest.kin(), comparisons);
    }

    /// Splink leaves out what its training did not meet when it saves a model; that is not known, and not nought.
    private static double chance(JsonNode level, String name) {
        Double chance = SettingsReader.chance(level.path(name));
        return chance == null ? Double.NaN : chance;
    }

    private static Model.Comparison comparison(String name, JsonNode json) {
        List<Model.Level> levels = new ArrayList<>();
        for (JsonNode level : json.path("comparison_levels")) {
            if (!level.path("is_null_level").asBoolean(false)) {
                levels.add(new Level(
                                level.path("label_for_charts").asString(""),
                                chance(level, "m_probability"),
                                chance(level, "u_probability"))
                        .learnt());
            }
        }
        return new Model.Comparison(name, levels);
    }
}
