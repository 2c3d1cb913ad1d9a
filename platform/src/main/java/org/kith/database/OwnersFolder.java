package org.kith.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder within the data folder that only its owner may enter, since it holds what the database holds.
public final class OwnersFolder {

    private OwnersFolder() {}

    /// Makes the folder unless it is there.
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            } catch (UnsupportedOperationException _) {
                // The folder's own rules hold on such a file system.
            }
        }
    }
}
