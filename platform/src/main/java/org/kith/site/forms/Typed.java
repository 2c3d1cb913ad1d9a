package org.kith.site.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was typed into a form, by the ids of its fields. A form that must not be taken twice has an id of its own in
/// the field `form`.
public record Typed(Map<String, String> fields) {

    private static final String ID = "form";

    public Typed {
        fields = Map.copyOf(fields);
    }

    /// A form that nobody has sent yet, with a new id.
    public static Typed anew(Map<String, String> fields) {
        var withId = new HashMap<>(fields);
        withId.put(ID, UUID.randomUUID().toString());
        return new Typed(withId);
    }

    /// Without blanks around it; empty where nothing was typed.
    public String value(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /// The id that the form was given; what cannot be understood is a form of its own.
    public UUID id() {
        try {
            return UUID.fromString(value(ID));
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }

    /// Adds what is wrong with words that must not be missing.
    ///
    /// @param otherwise what to do where they are
    public void words(List<Mistake> mistakes, String field, String otherwise) {
        if (value(field).isEmpty()) {
            mistakes.add(new Mistake(field, otherwise));
        }
        Mistake.tooLong(field, value(field)).ifPresent(mistakes::add);
    }
}
