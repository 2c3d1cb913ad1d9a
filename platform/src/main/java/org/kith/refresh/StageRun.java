package org.kith.refresh;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How one stage of a run went.
///
/// @param seconds how long it took
/// @param digest SHA-256 over what the stage made; null until it is done
public record StageRun(
        String name,
        State state,
        double seconds,
        SequencedMap<String, Long> counts,
        @Nullable String digest) {

    /// Where a stage stands.
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        UNCHANGED,
        FAILED
    }

    static StageRun waiting(String name) {
        return new StageRun(name, State.WAITING, 0, new LinkedHashMap<>(), null);
    }

    StageRun running() {
        return new StageRun(name, State.RUNNING, 0, counts, null);
    }

    StageRun failed(double after) {
        return new StageRun(name, State.FAILED, after, counts, null);
    }

    StageRun done(double after, Stage.Made made) {
        return new StageRun(name, made.changed() ? State.DONE : State.UNCHANGED, after, made.counts(), made.digest());
    }
}
