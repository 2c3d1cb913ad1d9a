package org.kith.linkage.tool;

import java.nio.file.Path;
import org.kith.linkage.Model;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A `model.json`, as a run writes it for later ones.
public final class ModelFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelFile() {}

    static Model read(Path file) {
        try {
            return checked(file.toString(), JSON.readValue(file.toFile(), Model.class));
        } catch (JacksonException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /// Reads what stands in the file of this name.
    ///
    /// @throws BrokenInput where it is no model
    public static Model read(String file, String content) {
        try {
            return checked(file, JSON.readValue(content, Model.class));
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
    }

    public static String write(Model model) {
        return JSON.writeValueAsString(model);
    }

    private static Model checked(String file, Model model) {
        if (!(model.prior() > 0 && model.prior() < 1)) {
            throw new BrokenInput(file, "the prior must lie between 0 and 1; is this a model.json of Kith?");
        }
        return model;
    }

    private static BrokenInput unreadable(String file, JacksonException e) {
        return new BrokenInput(file, "cannot be read as a model: " + e.getOriginalMessage() + ".");
    }
}
