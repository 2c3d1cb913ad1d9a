package org.kith.linkage.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kith.linkage.Model;
import org.kith.linkage.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A `model.json`, as a run writes it for later ones.
public final class ModelFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Set<String> OF_MODEL = Set.of("prior", "twins", "kin", "comparisons");
    private static final Set<String> OF_COMPARISON = Set.of("name", "levels");
    private static final Set<String> OF_LEVEL = Set.of("name", "m", "u");

    private ModelFile() {}

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
            List<String> unknown = unknown(json);
            if (!unknown.isEmpty()) {
                throw new BrokenInput(
                        file, "holds what no model of Kith does: " + String.join(", ", unknown) + "; take it out.");
            }
            return checked(file, JSON.treeToValue(json, Model.class));
        } catch (JacksonException e) {
            throw new BrokenInput(file, "cannot be read as a model: " + e.getOriginalMessage() + ".");
        }
    }

    public static String write(Model model) {
        return JSON.writeValueAsString(model);
    }

    private static List<String> unknown(JsonNode json) {
        List<String> unknown = new ArrayList<>();
        note(json, "$", OF_MODEL, unknown);
        int c = 0;
        for (JsonNode comparison : json.path("comparisons")) {
            String place = "$.comparisons[" + c++ + "]";
            note(comparison, place, OF_COMPARISON, unknown);
            int l = 0;
            for (JsonNode level : comparison.path("levels")) {
                note(level, place + ".levels[" + l++ + "]", OF_LEVEL, unknown);
            }
        }
        return unknown;
    }

    private static void note(JsonNode json, String place, Set<String> names, List<String> unknown) {
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                unknown.add(place + "." + name);
            }
        }
    }

    private static Model checked(String file, Model model) {
        if (!(model.prior() > 0 && model.prior() < 1)) {
            throw new BrokenInput(file, "the prior must lie between 0 and 1; is this a model.json of Kith?");
        }
        try {
            Settings.defaults().with(model);
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(
                    file, "is a model of another version, and is to be learnt anew: " + e.getMessage() + ".");
        }
        return model;
    }
}
