package org.kith.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What is wrong with a file or a folder, in words: Java's own are its path alone.
public final class FileTrouble {

    private FileTrouble() {}

    public static String words(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException none -> none.getFile() + ": there is no such file, or no folder for it";
            case AccessDeniedException shut -> shut.getFile() + ": it may not be read or written";
            case FileAlreadyExistsException there -> there.getFile() + ": something else of that name is there";
            case FileSystemException other
            when other.getReason() != null && other.getFile() != null -> other.getFile() + ": " + other.getReason();
            default -> Objects.requireNonNullElse(trouble.getMessage(), "a file could not be read or written");
        };
    }
}
