package org.kith.database;

import java.util.Collection;

/// Ids as a statement takes them: `any(:ids::uuid[])`.
public final class Texts {

    private Texts() {}

    public static String[] of(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
