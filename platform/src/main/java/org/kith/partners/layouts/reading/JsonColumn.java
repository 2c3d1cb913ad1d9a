package org.kith.partners.layouts.reading;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A column of JSON objects of which several fields are read: each object is parsed once.
final class JsonColumn {

    private static final JsonMapper JSON = new JsonMapper();

    private String text = "";
    private JsonNode object = MissingNode.getInstance();

    /// What a field of the object says; null where there is none, or the text is no object.
    @Nullable
    String field(String text, String name) {
        if (!text.equals(this.text)) {
            this.text = text;
            object = parsed(text);
        }
        var field = object.path(name);
        return field.isValueNode() && !field.isNull() ? field.asString() : null;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
