package org.kith.partners.layouts.reading;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One field of a JSON object that stands in a column.
final class JsonField {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonField() {}

    /// What the field says; null where there is none, or the text is no object.
    static @Nullable String of(String object, String name) {
        try {
            var field = JSON.readTree(object).path(name);
            return field.isValueNode() && !field.isNull() ? field.asString() : null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
