package org.kith.access;

import java.util.UUID;

/// Names an account.
public record UserId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
