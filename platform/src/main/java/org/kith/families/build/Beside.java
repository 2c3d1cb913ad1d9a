package org.kith.families.build;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work on threads beside its caller's. What fails there fails for the caller, who waits for what comes of it.
final class Beside implements AutoCloseable {

    private final ExecutorService threads;

    Beside(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    static <T> T whatCameOf(Future<T> work) throws SQLException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failed ? failed : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
