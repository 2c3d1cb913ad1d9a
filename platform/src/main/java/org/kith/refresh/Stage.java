package org.kith.refresh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// One part of a run. Killed and run again it goes on or starts again; run again without news it changes nothing.
interface Stage {

    String name();

    /// Does its part.
    Made run(Progress progress, Underway underway);

    /// Reads what stays as it is whatever the stage before finds, beside that one; what fails here fails again in the
    /// stage itself.
    default void remember() {}

    /// Does what needs nothing more of the stage before it, beside that one; what fails here fails again in the stage
    /// itself.
    default void ahead() {}

    /// What a stage says while it runs, for the next to begin with what it can.
    interface Underway {

        /// There is something new; more may follow, and it may be said more than once. The next remembers.
        default void news() {}

        /// A core is left idle; this too may be said more than once. The next goes ahead.
        void idle();
    }

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

        /// The same without some counts, of which something was said before.
        String wordsAfter(String said, String... saidOf) {
            var others = new LinkedHashMap<>(counts);
            List.of(saidOf).forEach(others::remove);
            return changed ? said + ", " + new Made(true, others, digest).words() : "nothing new, " + said;
        }
    }
}
