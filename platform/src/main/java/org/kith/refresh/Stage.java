package org.kith.refresh;

import java.util.SequencedMap;

/// One part of a run. Run again after a kill it goes on or starts again; run again without new input it changes
/// nothing.
interface Stage {

    String name();

    /// What the stage would work on, as a digest: while it is the same as at its last end, there is nothing to do.
    String input();

    Made run(Progress progress);

    /// What a stage made: how many of what, and the digest of its content in canonical order, people named by their
    /// records, without ids and times.
    record Made(SequencedMap<String, Long> counts, String digest) {}
}
