package org.kith.refresh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kith.refresh.StageRun.State;
import org.springframework.stereotype.Component;

/// The main job: brings partners' files in, finds who is who, and describes the families.
@Component
public final class Refresh {

    private final Stages stages;
    private final RefreshLock lock;
    private final RefreshManifest manifest;
    private final StageMemory memory;

    Refresh(Stages stages, RefreshLock lock, RefreshManifest manifest, StageMemory memory) {
        this.stages = stages;
        this.lock = lock;
        this.manifest = manifest;
        this.memory = memory;
    }

    /// Runs every stage that has something to do, in order, and returns how each went.
    ///
    /// @param from the folder of new files, or null when there are none
    /// @throws AlreadyRefreshing when another run is under way
    public List<StageRun> run(@Nullable Path from, Progress progress) {
        return lock.held(() -> {
            var order = stages.inOrder(from);
            var runs = new ArrayList<>(
                    order.stream().map(stage -> StageRun.waiting(stage.name())).toList());
            for (int at = 0; at < order.size(); at++) {
                int here = at;
                run(order.get(at), runs.get(at), progress, run -> {
                    runs.set(here, run);
                    manifest.write(runs);
                });
            }
            return List.copyOf(runs);
        });
    }

    private void run(Stage stage, StageRun waiting, Progress progress, Consumer<StageRun> tell) {
        var input = stage.input();
        var before = memory.madeFrom(stage.name(), input);
        if (before != null) {
            tell.accept(waiting.unchanged(before));
            progress.ended(stage.name(), "nothing new");
            return;
        }
        tell.accept(waiting.running());
        var start = System.nanoTime();
        try {
            var made = stage.run(progress);
            memory.remember(stage.name(), input, made);
            tell.accept(waiting.done(secondsSince(start), made));
            progress.ended(stage.name(), words(made));
        } catch (RuntimeException e) {
            tell.accept(waiting.failed(secondsSince(start)));
            throw e;
        }
    }

    private static String words(Stage.Made made) {
        var words = new StringBuilder();
        made.counts()
                .forEach((what, many) ->
                        words.append(words.isEmpty() ? "" : ", ").append(String.format("%,d %s", many, what)));
        return words.toString();
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    /// Whether every stage of a run came to its end.
    public static boolean whole(List<StageRun> runs) {
        return runs.stream().allMatch(run -> run.state() == State.DONE || run.state() == State.UNCHANGED);
    }
}
