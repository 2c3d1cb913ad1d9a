package org.kith.families;

import java.util.UUID;

/// Names a family for as long as most of its people stay together.
public record FamilyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
