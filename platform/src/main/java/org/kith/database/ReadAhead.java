package org.kith.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A query that runs, on a connection and a thread of its own, while its caller still reads something else: what must
/// be
/// sorted is sorted by the time it is asked for. It sees what the caller's transaction saw when it was made.
public final class ReadAhead implements AutoCloseable {

    private static final int ROWS_IN_BATCH = 256;
    private static final int BATCHES_WAITING = 64;

    /// The last is empty.
    private final BlockingQueue<List<byte[]>> batches = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final Thread thread;
    private volatile @Nullable Exception failure;

    private ReadAhead(Thread.Builder named, DataSource pool, String snapshot, String settings, String query) {
        thread = named.start(() -> read(pool, snapshot, settings, query));
    }

    /// Begins to read.
    ///
    /// @param caller whose transaction goes on until this is closed
    /// @param settings statements for the reader's transaction, as `set local work_mem = '64MB'`
    /// @param query one that takes no parameters
    public static ReadAhead of(Connection caller, DataSource pool, String settings, String query) throws SQLException {
        try (var sql = caller.createStatement();
                var row = sql.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return new ReadAhead(
                    Thread.ofPlatform().daemon().name("read-ahead"), pool, row.getString(1), settings, query);
        }
    }

    /// Gives each row to the reader, and tells how many there were.
    public long each(CopyOut.Reader reader) throws SQLException {
        try {
            var row = new CopyOut();
            long rows = 0;
            while (true) {
                var batch = batches.poll(100, TimeUnit.MILLISECONDS);
                var failed = failure;
                if (failed != null) {
                    throw new SQLException("rows could not be read: " + failed.getMessage(), failed);
                }
                if (batch == null) {
                    continue;
                }
                if (batch.isEmpty()) {
                    return rows;
                }
                for (var bytes : batch) {
                    row.begin(bytes);
                    reader.row(row);
                    rows++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private void read(DataSource pool, String snapshot, String settings, String query) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var sql = connection.createStatement()) {
                sql.execute("set transaction isolation level repeatable read, read only");
                sql.execute("set transaction snapshot '" + snapshot + "'");
                sql.execute(settings);
                var batch = new ArrayList<byte[]>(ROWS_IN_BATCH);
                CopyOut.bytes(connection, query, bytes -> {
                    batch.add(bytes);
                    if (batch.size() == ROWS_IN_BATCH) {
                        hand(List.copyOf(batch));
                        batch.clear();
                    }
                });
                if (!batch.isEmpty()) {
                    hand(List.copyOf(batch));
                }
                hand(List.of());
            } finally {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            failure = e;
        }
    }

    private void hand(List<byte[]> batch) throws SQLException {
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw new SQLException("nobody reads on", e);
        }
    }

    /// Ends the reading, wherever it is.
    @Override
    public void close() throws SQLException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }
}
