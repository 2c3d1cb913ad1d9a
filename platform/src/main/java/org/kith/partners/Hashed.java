package org.kith.partners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// A file by what is in it.
///
/// @param sha256 empty where it cannot be read
record Hashed(Brought brought, String sha256, long bytes) {

    static Hashed of(Brought brought) {
        try {
            return new Hashed(brought, KeptFiles.sha256(brought.file()), Files.size(brought.file()));
        } catch (UncheckedIOException | IOException _) {
            return new Hashed(brought, "", 0);
        }
    }

    boolean isUnreadable() {
        return sha256.isEmpty();
    }
}
