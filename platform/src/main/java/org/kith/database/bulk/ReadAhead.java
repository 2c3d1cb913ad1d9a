package org.kith.database.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A query that runs, on a connection and a thread of its own, while its caller still reads something else.
/// It sees what the caller's transaction saw when it was made.
public final class ReadAhead implements AutoCloseable {

    private final HeldRows rows = new HeldRows();
    private final Thread thread;
    private volatile @Nullable Exception failure;

    private ReadAhead(Thread.Builder named, DataSource pool, String snapshot, String query) {
        thread = named.start(() -> read(pool, snapshot, query));
    }

    /// Begins to read.
    ///
    /// @param caller whose transaction goes on until this is closed
    /// @param query one that takes no parameters
    public static ReadAhead of(Connection caller, DataSource pool, String query) throws SQLException {
        try (var sql = caller.createStatement();
                var row = sql.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return new ReadAhead(Thread.ofPlatform().daemon().name("read-ahead"), pool, row.getString(1), query);
        }
    }

    /// All rows, once they have come.
    public HeldRows rows() throws SQLException {
        ended();
        var failed = failure;
        if (failed != null) {
            throw new SQLException("rows could not be read: " + failed.getMessage(), failed);
        }
        return rows;
    }

    private void read(DataSource pool, String snapshot, String query) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var sql = connection.createStatement()) {
                sql.execute("set transaction isolation level repeatable read, read only");
                sql.execute("set transaction snapshot '" + snapshot + "'");
                CopyOut.bytes(connection, query, row -> {
                    if (Thread.interrupted()) {
                        throw new SQLException("nobody reads on");
                    }
                    rows.add(row);
                });
            } finally {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            failure = e;
        }
    }

    /// Ends the reading, wherever it is.
    @Override
    public void close() throws SQLException {
        thread.interrupt();
        ended();
    }

    private void ended() throws SQLException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }
}
