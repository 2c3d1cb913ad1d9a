package org.kith.linkage.tool.reading;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that cannot be linked, with the line where it broke and what is wrong there.
public final class BrokenInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BrokenInput(String file, long line, String sentence) {
        super(file + ", line " + line + ": " + sentence);
    }

    public BrokenInput(String file, String sentence) {
        super(file + ": " + sentence);
    }

    public BrokenInput(Path file, long line, String sentence) {
        this(file.toString(), line, sentence);
    }

    public BrokenInput(Path file, String sentence) {
        this(file.toString(), sentence);
    }

    public static BrokenInput unreadable(Path file, Exception why) {
        return unreadable(file.toString(), why);
    }

    static BrokenInput unreadable(String file, Exception why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof NoSuchFileException) {
            return new BrokenInput(file, "there is no such file.");
        }
        if (root instanceof AccessDeniedException) {
            return new BrokenInput(file, "you may not read this file.");
        }
        String message = String.valueOf(root.getMessage());
        return new BrokenInput(file, "cannot be read: " + message + (message.endsWith(".") ? "" : "."));
    }
}
