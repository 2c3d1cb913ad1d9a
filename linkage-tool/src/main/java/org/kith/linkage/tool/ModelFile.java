package org.kith.linkage.tool;

import java.nio.file.Path;
import org.kith.linkage.Model;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A `model.json` that an earlier run wrote.
final class ModelFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ModelFile() {}

    static Model read(Path file) {
        try {
            Model model = JSON.readValue(file.toFile(), Model.class);
            if (!(model.prior() > 0 && model.prior() < 1)) {
                throw new BrokenInput(file, "the prior must lie between 0 and 1; is this a model.json of Kith?");
            }
            return model;
        } catch (JacksonException e) {
            throw new BrokenInput(file, "cannot be read as a model: " + e.getOriginalMessage() + ".");
        }
    }
}
