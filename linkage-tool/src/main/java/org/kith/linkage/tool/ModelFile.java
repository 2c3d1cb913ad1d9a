package org.kith.linkage.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.Settings;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Headings;
import org.kith.linkage.tool.splink.SplinkWords;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A `model.json`, as a run writes it for later ones, and for Splink.
///
/// @param content the file's
/// @param unsaid  what Splink does not do by it
public record ModelFile(String content, List<String> unsaid) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ModelFile {
        unsaid = List.copyOf(unsaid);
    }

    /// By which runs can tell whether they linked by one model: the SHA-256 of the file.
    public String version() {
        return Sum.of(content);
    }

    static Model read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw BrokenInput.unreadable(file, e);
        }
    }

    /// Reads what stands in the file of this name.
    ///
    /// @throws BrokenInput where it is no model, or holds what no model does
    public static Model read(String file, String content) {
        try {
            JsonNode json = JSON.readTree(content);
            if (!SplinkWords.recognises(json)) {
                throw new BrokenInput(
                        file, "is neither a model.json that this version of Kith wrote nor Splink's settings.");
            }
            return checked(file, SplinkWords.read(json));
        } catch (JacksonException e) {
            throw new BrokenInput(file, "cannot be read as a model: " + e.getOriginalMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(file, "is no model of Kith:\n  " + e.getMessage());
        }
    }

    /// What a run is to write of its model.
    ///
    /// @param uses       what each column of a table is used for, as its layout says; of several tables the first's
    /// @param tables     how many there are
    /// @param commonness how often two values of a field, taken at random, are the same
    /// @param rules      the blocking rules that were looked at
    public static ModelFile of(
            Model model,
            Map<String, String> uses,
            int tables,
            Map<Field, Double> commonness,
            List<Links.Figures.Rule> rules) {
        Map<Field, List<String>> columns = new EnumMap<>(Field.class);
        uses.forEach((column, use) -> Stream.of(Field.values())
                .filter(field -> Headings.optionName(field).equals(use))
                .forEach(field ->
                        columns.computeIfAbsent(field, of -> new ArrayList<>()).add(column)));
        SplinkWords words = SplinkWords.of(
                model,
                column(uses, "id"),
                column(uses, "source"),
                columns,
                commonness,
                rules.stream()
                        .filter(Links.Figures.Rule::used)
                        .map(Links.Figures.Rule::name)
                        .toList(),
                tables > 1);
        return new ModelFile(JSON.writeValueAsString(words.settings()), words.unsaid());
    }

    /// The column of this use.
    static @Nullable String column(Map<String, String> uses, String use) {
        return uses.entrySet().stream()
                .filter(column -> column.getValue().equals(use))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Model checked(String file, Model model) {
        try {
            Settings.defaults().with(model);
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(
                    file, "is a model of another version, and is to be learnt anew: " + e.getMessage() + ".");
        }
        return model;
    }
}
