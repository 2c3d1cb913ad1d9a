package org.kith.refresh;

import java.util.function.LongConsumer;

/// Tells whoever waits how far a run has come.
public interface Progress {

    /// A stage begins that will handle `total` of `unit` ("rows"); a total of -1 is not known yet. What
    /// it returns is told how many are done so far.
    LongConsumer begins(String stage, long total, String unit);

    /// The stage that runs leaves a core to others until it ends; it may say so more than once.
    default void idle() {}

    /// A file was not taken: it was refused, or waits for a person's word.
    default void notTaken(String file, String became, String why) {}

    /// A stage has come to its end; `words` say what came of it.
    void ended(StageRun run, String words);
}
