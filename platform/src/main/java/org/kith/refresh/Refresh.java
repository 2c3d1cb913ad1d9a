package org.kith.refresh;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.StrategyFolder;
import org.kith.refresh.StageRun.State;
import org.springframework.stereotype.Component;

/// The main job: brings partners' files in, finds who is who, and describes the families.
@Component
public final class Refresh {

    private final Stages stages;
    private final RefreshLock lock;
    private final RefreshManifest manifest;
    private final StrategyFolder strategy;
    private final InstantSource clock;

    Refresh(Stages stages, RefreshLock lock, RefreshManifest manifest, StrategyFolder strategy, InstantSource clock) {
        this.stages = stages;
        this.lock = lock;
        this.manifest = manifest;
        this.strategy = strategy;
        this.clock = clock;
    }

    /// Runs every stage that has something to do, in order, and returns how each went.
    ///
    /// @param from the folder of new files, or null when there are none
    /// @throws AlreadyRefreshing when another run is under way
    public List<StageRun> run(@Nullable Path from, Progress progress) {
        return lock.held(() -> {
            strategy.begin("the first run", clock.instant());
            var reports = manifest.reports();
            var order = stages.inOrder(from);
            var runs = new ArrayList<>(
                    order.stream().map(stage -> StageRun.waiting(stage.name())).toList());
            for (int at = 0; at < order.size(); at++) {
                int here = at;
                try (var following = new Following(order, at, progress, () -> anythingNew(runs))) {
                    run(order.get(at), runs.get(at), progress, following, run -> {
                        runs.set(here, run);
                        manifest.write(runs);
                    });
                }
            }
            if (nothingNew(runs)) {
                reports.forEach(manifest::add);
            }
            return List.copyOf(runs);
        });
    }

    /// Writes into `refresh.json`, beside the stages, what was found out about the latest run. A run without news
    /// keeps it.
    public void report(String what, Object found) {
        manifest.add(what, found);
    }

    /// Whether a run changed nothing, and what was found out of such a kind before still stands.
    public boolean standsReported(String what, List<StageRun> runs) {
        return nothingNew(runs) && manifest.reports().containsKey(what);
    }

    /// What was found out of such a kind about the run before; empty where nothing was.
    public Optional<Object> reported(String what) {
        return Optional.ofNullable(manifest.reports().get(what));
    }

    private static boolean anythingNew(List<StageRun> runs) {
        return runs.stream().anyMatch(run -> run.state() == State.DONE);
    }

    private static boolean nothingNew(List<StageRun> runs) {
        return runs.stream().allMatch(run -> run.state() == State.UNCHANGED);
    }

    private void run(Stage stage, StageRun waiting, Progress progress, Following underway, Consumer<StageRun> tell) {
        tell.accept(waiting.running());
        var start = System.nanoTime();
        try {
            var made = stage.run(progress, underway);
            var done = waiting.done(secondsSince(start), made);
            tell.accept(done);
            progress.ended(done, stage.words(made));
        } catch (RuntimeException e) {
            tell.accept(waiting.failed(secondsSince(start)));
            throw e;
        }
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    /// Whether every stage of a run came to its end, and no file was refused.
    public static boolean whole(List<StageRun> runs) {
        return runs.stream()
                .allMatch(run -> (run.state() == State.DONE || run.state() == State.UNCHANGED)
                        && run.counts().getOrDefault(IngestStage.REFUSED, 0L) == 0);
    }
}
