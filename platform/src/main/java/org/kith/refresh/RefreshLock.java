package org.kith.refresh;

import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/// One refresh at a time: a lock that the database lets go by itself when its holder is killed.
@Component
final class RefreshLock {

    private static final long KEY = 0x6b697468; // "kith"

    private final DataSource database;

    RefreshLock(DataSource database) {
        this.database = database;
    }

    <T> T held(Supplier<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            try (var got = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                got.next();
                if (!got.getBoolean(1)) {
                    throw new AlreadyRefreshing();
                }
            }
            try {
                return work.get();
            } finally {
                statement.execute("select pg_advisory_unlock(" + KEY + ")");
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("The database went away during the refresh", e);
        }
    }
}
