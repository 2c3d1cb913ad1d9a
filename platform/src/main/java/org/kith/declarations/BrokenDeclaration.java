package org.kith.declarations;

/// A file of the strategy folder that cannot be understood: names the file, the line and what is wrong in a sentence.
public final class BrokenDeclaration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenDeclaration(String file, int line, String sentence) {
        super(file + ", line " + line + ": " + sentence);
    }
}
