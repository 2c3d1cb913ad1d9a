package org.kith.linkage.tool;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folder for a run's output. Each file is written beside its place and moved there whole, so that no
/// reader meets half of one.
final class Folder {

    private final Path path;

    /// Writes the content of one file.
    interface Content {
        void write(Writer out) throws IOException;
    }

    Folder(Path path) throws IOException {
        this.path = Files.createDirectories(path);
    }

    void put(String name, Content content) throws IOException {
        Path unfinished = Files.createTempFile(path, "." + name, ".part");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished)) {
                content.write(out);
            }
            Files.move(
                    unfinished,
                    path.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
