package org.kith.refresh;

/// Another refresh runs on this database.
public final class AlreadyRefreshing extends RuntimeException {

    AlreadyRefreshing() {
        super("Another refresh is running on this data. Wait for it to end, then run this one again.");
    }
}
