package org.kith.partners.layouts;

/// A layout or source file that cannot be understood: names the file, the line and what is wrong in a sentence.
public final class BrokenDeclaration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenDeclaration(String file, int line, String sentence) {
        super(file + ", line " + line + ": " + sentence);
    }
}
