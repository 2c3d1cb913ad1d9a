package org.kith.partners;

/// This very file is in already; found out under the lock of its source.
final class AlreadyIn extends RuntimeException {

    private static final long serialVersionUID = 1L;
    final int delivery;

    AlreadyIn(int delivery) {
        super(null, null, false, false);
        this.delivery = delivery;
    }
}
