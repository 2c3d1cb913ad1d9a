package org.kith.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that only its owner may read, from its first moment on, and that is whole or not there.
public final class PrivateFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /// Writes the file in place of what was there.
    public static void write(Path file, String content) throws IOException {
        Files.move(beside(file, content), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Writes the file unless there is one.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is
    public static void create(Path file, String content) throws IOException {
        var written = beside(file, content);
        try {
            Files.createLink(file, written);
        } finally {
            Files.delete(written);
        }
    }

    private static Path beside(Path file, String content) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var written = Files.createTempFile(folder, file.getFileName().toString(), ".new", OWNER_ONLY);
        Files.writeString(written, content, StandardCharsets.UTF_8);
        return written;
    }
}
