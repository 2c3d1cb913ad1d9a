package org.kith.linkage.tool.splink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Settings as Splink writes them: which columns name a record, and the model.
public final class SplinkSettings {

    static final String ID_COLUMN = "unique_id_column_name";
    static final String SOURCE_COLUMN = "source_dataset_column_name";

    private static final JsonMapper JSON = JsonMapper.shared();
    /// What says nothing outside Splink's own tables; kept out of what is written, since its releases differ here.
    private static final Set<String> PREFIXES = Set.of(
            "$schema",
            "bayes_factor_column_prefix",
            "match_weight_column_prefix",
            "term_frequency_adjustment_column_prefix",
            "comparison_vector_value_column_prefix");

    private final ObjectNode json;
    private final Conditions model;
    private final List<String> additional;

    private SplinkSettings(ObjectNode json, Conditions model, List<String> additional) {
        this.json = json;
        this.model = model;
        this.additional = additional;
    }

    /// Whether settings are meant by a file's content, rather than a model of Kith's own.
    public static boolean recognises(String content) {
        try {
            JsonNode json = JSON.readTree(content);
            return !SplinkWords.recognises(json)
                    && (json.has("link_type") || json.has("blocking_rules_to_generate_predictions"));
        } catch (JacksonException e) {
            return false;
        }
    }

    /// Reads a file of settings.
    ///
    /// @throws IllegalArgumentException with a line for everything that is wrong or not understood
    public static SplinkSettings read(Path file) throws IOException {
        try {
            return of(JSON.readTree(Files.readString(file)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    /// Takes settings from JSON.
    ///
    /// @throws IllegalArgumentException with a line for everything that is wrong or not understood
    static SplinkSettings of(JsonNode json) {
        SettingsReader reader = new SettingsReader();
        Conditions model = reader.model(json);
        List<String> additional = reader.additional(json);
        if (!reader.problems().isEmpty() || !(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("cannot be linked by:\n  " + String.join("\n  ", reader.problems()));
        }
        return new SplinkSettings(object, model, additional);
    }

    public Conditions model() {
        return model;
    }

    /// Columns that nothing is compared by, to be told beside each pair.
    public List<String> additionalColumns() {
        return additional;
    }

    /// The column that holds a record's id; null where the settings name none.
    public @Nullable String idColumn() {
        return json.has(ID_COLUMN) ? json.get(ID_COLUMN).asString() : null;
    }

    /// The column that names a record's source, if the file has one; null where the source does not matter.
    public @Nullable String sourceColumn() {
        return model.linking() == Conditions.Linking.WITHIN
                ? null
                : json.path(SOURCE_COLUMN).asString("source_dataset");
    }

    /// The settings with what was learnt, for Splink 4 and 5 to load.
    ///
    /// @param idColumn null where records have no ids of their own
    /// @param sourceColumn the column of sources that was asked for; null to leave what the settings say
    public ObjectNode with(Conditions learnt, @Nullable String idColumn, @Nullable String sourceColumn) {
        ObjectNode out = json.deepCopy();
        out.remove(PREFIXES);
        if (idColumn == null) {
            out.remove(ID_COLUMN);
        } else {
            out.put(ID_COLUMN, idColumn);
        }
        if (sourceColumn != null) {
            out.put(SOURCE_COLUMN, sourceColumn);
        }
        if (learnt.prior() != null) {
            out.put("probability_two_random_records_match", learnt.prior());
        }
        if (!out.has("sql_dialect")) {
            out.put("sql_dialect", "duckdb");
        }
        String dialect = out.path("sql_dialect").asString("duckdb");
        ArrayNode rules = out.putArray("blocking_rules_to_generate_predictions");
        for (Conditions.Rule rule : learnt.rules()) {
            ObjectNode written =
                    rules.addObject().put("blocking_rule", rule.condition()).put("sql_dialect", dialect);
            if (!rule.exploded().isEmpty()) {
                ArrayNode exploded = written.putArray("arrays_to_explode");
                rule.exploded().forEach(exploded::add);
            }
        }
        for (int c = 0; c < learnt.comparisons().size(); c++) {
            ObjectNode comparison = (ObjectNode) out.path("comparisons").path(c);
            comparison.put("output_column_name", learnt.comparisons().get(c).name());
            List<Conditions.Level> levels = learnt.comparisons().get(c).levels();
            for (int l = 0; l < levels.size(); l++) {
                ObjectNode level =
                        (ObjectNode) comparison.path("comparison_levels").path(l);
                level.remove("comparison_vector_value");
                put(level, "m_probability", levels.get(l).m());
                put(level, "u_probability", levels.get(l).u());
            }
        }
        return out;
    }

    private static void put(ObjectNode level, String name, @Nullable Double value) {
        level.remove(name);
        if (value != null) {
            level.put(name, value);
        }
    }
}
