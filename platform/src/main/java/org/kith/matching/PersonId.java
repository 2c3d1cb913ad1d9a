package org.kith.matching;

import java.util.UUID;

/// Names a person for as long as one record of theirs is held, whatever later runs join or part.
public record PersonId(UUID value) {

    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
