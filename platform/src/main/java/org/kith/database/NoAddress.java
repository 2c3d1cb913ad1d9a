package org.kith.database;

/// `KITH_DATABASE_URL` is no address of a server. What it is stays unsaid: it may hold a password.
public final class NoAddress extends RuntimeException {

    NoAddress() {
        super("KITH_DATABASE_URL is no address of a PostgreSQL server, such as postgresql://host:5432/kith.");
    }
}
