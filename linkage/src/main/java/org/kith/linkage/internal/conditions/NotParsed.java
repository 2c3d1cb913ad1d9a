package org.kith.linkage.internal.conditions;

/// A condition that cannot be read, or asks for what is not there; the message says what.
final class NotParsed extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotParsed(String what) {
        super(what);
    }
}
