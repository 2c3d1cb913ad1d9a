package org.kith.linkage.tool.findings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.tool.reading.Input;

/// What a run read, by what it linked, what it found, and how good that is where the truth is known.
///
/// @param memoryMegabytes the most that the program held at once
/// @param kept the sums of what others are linked against, where the run was kept for that
public record Manifest(
        List<Input> inputs,
        @JsonUnwrapped ModelUsed linkedBy,
        @JsonUnwrapped Found found,
        @JsonUnwrapped HowGood good,
        Links.Figures figures,
        long memoryMegabytes,
        @Nullable Kept kept) {

    public Manifest {
        inputs = List.copyOf(inputs);
    }

    /// The run in a few lines.
    public Summary summary() {
        return new Summary(
                figures.records(),
                figures.people(),
                figures.pairsCompared(),
                found.doubtfulPairs(),
                found.refusedJoins(),
                figures.rules(),
                figures.secondsPreparing()
                        + figures.secondsLearning()
                        + figures.secondsComparing()
                        + figures.secondsClustering(),
                good.quality());
    }
}
