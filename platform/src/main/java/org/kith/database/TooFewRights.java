package org.kith.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/// The account that Kith was given may not make in its database what has to be there.
public final class TooFewRights extends RuntimeException {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private TooFewRights(Throwable refused) {
        super(
                "the account that KITH_DATABASE_USER names may not set up its database (" + refused.getMessage()
                        + "). It has to own the database, and to have createrole for the first start;"
                        + " docs/guides/operate.md says how to give it that. Then run this again.",
                refused);
    }

    /// What failed while a database was set up: this, where rights were lacking, else the failure itself.
    public static RuntimeException or(RuntimeException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(cause ->
                        cause instanceof SQLException refused && INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState()))
                .findFirst()
                .<RuntimeException>map(TooFewRights::new)
                .orElse(failure);
    }
}
