package org.kith.linkage.tool;

import java.nio.file.Path;

/// A file that cannot be linked, with the line where it broke and what is wrong there.
final class BrokenInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenInput(Path file, long line, String sentence) {
        super(file + ", line " + line + ": " + sentence);
    }

    BrokenInput(Path file, String sentence) {
        super(file + ": " + sentence);
    }
}
