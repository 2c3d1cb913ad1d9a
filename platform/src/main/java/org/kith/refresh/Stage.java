package org.kith.refresh;

import java.util.SequencedMap;
import java.util.stream.Collectors;

/// One part of a run. Killed and run again it goes on or starts again; run again without news it changes nothing.
interface Stage {

    String name();

    /// Does its part.
    ///
    /// @param idle to be run once it leaves a core idle, if ever: then the next stage goes ahead
    Made run(Progress progress, Runnable idle);

    /// Does what needs nothing of the stage before it, beside that one; what fails here fails again in the stage
    /// itself.
    default void ahead() {}

    /// What came of it, to be read.
    default String words(Made made) {
        return made.changed() ? made.words() : "nothing new";
    }

    /// What a stage made: whether anything is new, how many of what stand now, and the digest of its
    /// content in canonical order, people named by their records, without ids and times.
    record Made(boolean changed, SequencedMap<String, Long> counts, String digest) {

        /// "612 records, 40 people".
        String words() {
            return counts.entrySet().stream()
                    .map(count -> String.format("%,d %s", count.getValue(), count.getKey()))
                    .collect(Collectors.joining(", "));
        }
    }
}
