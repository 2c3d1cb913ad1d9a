package org.kith.linkage.spark;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.tool.findings.Decided;

/// What a run read, how it was told to link, what it found, and how good that is where the truth is known.
///
/// @param unlearnt answers that no pair to learn from gave
/// @param unsaid  what Splink does not do by the model.json that was written, a sentence each
/// @param bands   how many records came out how
/// @param seconds by stage
record Manifest(
        List<Input> inputs,
        String spark,
        int partitions,
        List<String> unlearnt,
        List<String> unsaid,
        double joinAt,
        long records,
        long people,
        long pairsCompared,
        long pairsKept,
        long doubtfulPairs,
        long refusedJoins,
        long largestComponent,
        Map<String, Long> bands,
        @Nullable Quality quality,
        Decided.@Nullable Outcome decided,
        List<Links.Figures.Rule> rules,
        Map<String, Double> seconds) {

    /// One table read.
    record Input(String table, long rows, Map<String, String> columns) {}
}
