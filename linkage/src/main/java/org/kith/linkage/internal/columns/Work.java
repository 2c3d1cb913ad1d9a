package org.kith.linkage.internal.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.kith.linkage.Settings;

/// Runs numbered tasks on all threads and hands back their results in the order of their numbers, so that
/// nothing depends on who was first.
public final class Work {

    /// A worker, made once for each thread.
    public interface Worker<R> {
        R task(int number);
    }

    private Work() {}

    /// Runs what it is given beside its caller, or at once where there is but one thread to use.
    public static Executor beside(int threads) {
        return threads == 1
                ? Runnable::run
                : doing -> Thread.ofPlatform().daemon().name("linkage-beside").start(doing);
    }

    public static <R> List<R> all(
            int tasks, int threads, String stage, Settings.Progress progress, Supplier<Worker<R>> workers) {
        return all(tasks, threads, stage, progress, result -> 0, workers);
    }

    /// The same, where tasks compare pairs.
    ///
    /// @param pairs how many a task has compared, to be told of
    public static <R> List<R> all(
            int tasks,
            int threads,
            String stage,
            Settings.Progress progress,
            ToLongFunction<R> pairs,
            Supplier<Worker<R>> workers) {
        List<R> results = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            results.add(null);
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicLong compared = new AtomicLong();
        Object telling = new Object();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("linkage-", 0).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(pool.submit(() -> {
                    Worker<R> worker = workers.get();
                    for (int number = next.getAndIncrement(); number < tasks; number = next.getAndIncrement()) {
                        R result = worker.task(number);
                        synchronized (telling) {
                            results.set(number, result);
                            progress.at(
                                    stage,
                                    done.incrementAndGet(),
                                    tasks,
                                    compared.addAndGet(pairs.applyAsLong(result)));
                        }
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + stage, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("failed while " + stage, e.getCause());
        }
        return results;
    }
}
