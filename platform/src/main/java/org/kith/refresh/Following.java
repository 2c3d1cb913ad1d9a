package org.kith.refresh;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// Lets the next stage begin with what it can, beside the one that runs. Closed, it waits for that.
final class Following implements Stage.Underway, AutoCloseable {

    private final List<Stage> next;
    private final Progress progress;
    private final BooleanSupplier newsBefore;
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private boolean news;

    /// @param newsBefore whether an earlier stage has made something new
    Following(List<Stage> order, int here, Progress progress, BooleanSupplier newsBefore) {
        next = order.stream().skip(here + 1L).limit(1).toList();
        this.progress = progress;
        this.newsBefore = newsBefore;
    }

    @Override
    public synchronized void news() {
        if (!news) {
            news = true;
            next.forEach(stage -> {
                var _ = beside.submit(stage::remember);
            });
        }
    }

    @Override
    public synchronized void idle() {
        progress.idle();
        if (news || newsBefore.getAsBoolean()) {
            next.forEach(stage -> {
                var _ = beside.submit(stage::ahead);
            });
        }
    }

    @Override
    public void close() {
        beside.close();
    }
}
