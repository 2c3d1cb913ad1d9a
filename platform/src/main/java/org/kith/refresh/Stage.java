package org.kith.refresh;

import java.util.SequencedMap;

/// One part of a run. Killed and run again it goes on or starts again; run again without news it changes nothing.
interface Stage {

    String name();

    Made run(Progress progress);

    /// What a stage made: whether anything is new, how many of what stand now, and the digest of its
    /// content in canonical order, people named by their records, without ids and times.
    record Made(boolean changed, SequencedMap<String, Long> counts, String digest) {}
}
