package org.kith.linkage.tool;

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

    BrokenInput(Path file, long line, String sentence) {
        this(file.toString(), line, sentence);
    }

    BrokenInput(Path file, String sentence) {
        this(file.toString(), sentence);
    }
}
