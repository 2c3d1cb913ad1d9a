package org.kith.linkage.tool.findings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.Reach;
import org.kith.linkage.tool.reading.Input;

/// What a run read, how it was told to link, what it found, and how good that is where the truth is known.
///
/// @param model the file or the options that the model came from, or "learnt" for Kith's own, learnt in this run
/// @param unlearnt answers that no pair to learn from gave
/// @param unsaid what Splink does not do by the model.json that was written, a sentence each
/// @param kept  the sums of what others are linked against, where the run was kept for that
public record Manifest(
        List<Input> inputs,
        String model,
        List<String> unlearnt,
        List<String> unsaid,
        double joinAt,
        int records,
        int people,
        int doubtfulPairs,
        int refusedJoins,
        Map<String, Long> bands,
        @Nullable Quality quality,
        List<ByGroup> groups,
        @Nullable Reach reach,
        List<Thresholds> thresholds,
        Labels.@Nullable Outcome labels,
        Decided.@Nullable Outcome decided,
        Links.Figures figures,
        @Nullable Kept kept) {

    /// The run in a few lines.
    public Summary summary() {
        return new Summary(
                figures.records(),
                figures.people(),
                figures.pairsCompared(),
                doubtfulPairs,
                refusedJoins,
                figures.rules(),
                figures.secondsPreparing()
                        + figures.secondsLearning()
                        + figures.secondsComparing()
                        + figures.secondsClustering(),
                quality);
    }
}
