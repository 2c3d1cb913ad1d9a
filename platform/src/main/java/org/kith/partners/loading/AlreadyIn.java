package org.kith.partners.loading;

/// This very file is in already; found out under the lock of its source.
public final class AlreadyIn extends RuntimeException {

    private static final long serialVersionUID = 1L;
    public final int delivery;

    AlreadyIn(int delivery) {
        super(null, null, false, false);
        this.delivery = delivery;
    }
}
