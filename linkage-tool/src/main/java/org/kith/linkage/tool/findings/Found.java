package org.kith.linkage.tool.findings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run found.
///
/// @param bands   how many records came out how
/// @param decided what came of decisions, where some were given
public record Found(
        long records,
        long people,
        long doubtfulPairs,
        long refusedJoins,
        Map<String, Long> bands,
        Decided.@Nullable Outcome decided) {}
