package org.kith.site.errors;

/// There is no such thing, or it is not for this visitor to know: the two get the same page (404).
public final class NotHere extends RuntimeException {

    public NotHere() {
        super("not here", null, false, false);
    }
}
