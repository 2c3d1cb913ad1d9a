package org.kith.command;

/// The rules of access do not let a command do this.
final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowed() {
        super("the rules of access do not allow this; nothing was done.");
    }
}
