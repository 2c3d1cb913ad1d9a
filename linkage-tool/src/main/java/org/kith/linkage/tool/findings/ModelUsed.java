package org.kith.linkage.tool.findings;

import java.util.List;

/// By what model a run linked.
///
/// @param model    the file or the options that it came from, or "learnt" for Kith's own, learnt in this run
/// @param modelVersion the SHA-256 of the run's `model.json`, in hexadecimal: runs that share it linked by one model
/// @param unlearnt answers that no pair to learn from gave
/// @param unsaid   what Splink does not do by the `model.json` that was written, a sentence each
/// @param joinAt   the probability from which pairs are joined
public record ModelUsed(String model, String modelVersion, List<String> unlearnt, List<String> unsaid, double joinAt) {

    /// For Kith's own model, learnt in the run.
    public static final String LEARNT = "learnt";

    public ModelUsed {
        unlearnt = List.copyOf(unlearnt);
        unsaid = List.copyOf(unsaid);
    }
}
