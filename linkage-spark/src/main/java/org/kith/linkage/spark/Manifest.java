package org.kith.linkage.spark;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.tool.findings.Found;
import org.kith.linkage.tool.findings.ModelUsed;

/// What a run read, by what it linked, what it found, and how good that is where the truth is known.
///
/// @param spark the version it ran on
record Manifest(
        List<Input> inputs,
        String spark,
        int partitions,
        @JsonUnwrapped ModelUsed linkedBy,
        @JsonUnwrapped Found found,
        @JsonUnwrapped Work work,
        @Nullable Quality quality) {

    /// One table read.
    ///
    /// @param columns     with what each was recognised as
    /// @param notLinkedOn the others
    /// @param warnings    what is not known of its people, or only guessed, in sentences
    record Input(
            String table, long rows, Map<String, String> columns, List<String> notLinkedOn, List<String> warnings) {}

    /// What linking took.
    ///
    /// @param rules   what each blocking rule brought
    /// @param seconds by stage
    record Work(
            long pairsCompared,
            long pairsKept,
            long largestComponent,
            List<Links.Figures.Rule> rules,
            Map<String, Double> seconds) {}
}
