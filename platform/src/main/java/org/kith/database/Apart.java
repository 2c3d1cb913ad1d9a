package org.kith.database;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Work beside its caller's, on a thread and a connection of its own. It sees what others have committed, and nothing
/// that it writes stays.
@Repository
public class Apart {

    private final TransactionTemplate transaction;

    Apart(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    public <T> Work<T> begin(Supplier<T> work) {
        return new Work<>(() -> Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        })));
    }

    /// Work that has begun. Closed before it has ended, it is interrupted and waited for.
    public static final class Work<T> implements AutoCloseable {

        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<T> result;

        private Work(Callable<T> work) {
            result = thread.submit(work);
        }

        /// Waits for it; what failed there fails here.
        public T whatCameOf() {
            try {
                return result.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failed
                        ? failed
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            thread.shutdownNow();
            thread.close();
        }
    }
}
