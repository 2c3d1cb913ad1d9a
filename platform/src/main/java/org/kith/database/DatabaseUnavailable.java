package org.kith.database;

/// The database cannot be reached or made; the message says what to do.
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
