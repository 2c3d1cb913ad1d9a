package org.kith.matching;

/// A file of a made county's truth cannot be read; the message is a clause with the file, the line and what is wrong.
public final class Untold extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Untold(String message) {
        super(message);
    }
}
