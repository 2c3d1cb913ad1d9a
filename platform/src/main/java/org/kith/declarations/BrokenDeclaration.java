package org.kith.declarations;

import java.nio.file.Path;

/// A file of the strategy folder that cannot be understood: names the file, the line and what is wrong in a sentence.
public final class BrokenDeclaration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String sentence;

    public BrokenDeclaration(String file, int line, String sentence) {
        super(file + ", line " + line + ": " + sentence);
        this.file = file;
        this.line = line;
        this.sentence = sentence;
    }

    /// The same of the folder where the file is written, where it was read from a copy.
    BrokenDeclaration movedFrom(Path copy, Path written) {
        var read = Path.of(file);
        return read.startsWith(copy)
                ? new BrokenDeclaration(written.resolve(copy.relativize(read)).toString(), line, sentence)
                : this;
    }

    /// The same as an editor or a terminal makes a link of: `zones.yaml:7: two zones have the code BRI.`
    public String place() {
        return file + ":" + line + ": " + sentence;
    }
}
