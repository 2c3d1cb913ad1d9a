package org.kith.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that is whole or not there: it is written beside its name and takes that at the end. What was begun
/// goes when the program ends without having ended it; what a killed one left, the next one takes over.
record WholeFile(Path file) {

    /// Writes what is to stand in it, and gives what is to be told of that.
    interface Content<T> {
        T write(OutputStream out) throws IOException;
    }

    /// Writes it for its owner alone.
    <T> T writeForOwner(Content<T> content) throws IOException {
        var unfinished = unfinished();
        Files.deleteIfExists(unfinished);
        if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return write(content);
    }

    <T> T write(Content<T> content) throws IOException {
        var unfinished = unfinished();
        unfinished.toFile().deleteOnExit(); // a signal ends a program in order, and the file may tell of people
        try {
            T told;
            try (var stream = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                told = content.write(stream);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return told;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }
}
