package org.kith.linkage.tool.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Quality;
import org.kith.linkage.Reach;

/// How good what a run found is.
///
/// @param quality    where the truth is known
/// @param groups     how groups of people fare beside one another
/// @param reach      true pairs that the blocking rules bring together, where the truth is known; null of new records
/// @param thresholds what joining from other probabilities would give; none of new records
/// @param labels     as people judged pairs, where their answers were given
public record HowGood(
        @Nullable Quality quality,
        List<ByGroup> groups,
        @Nullable Reach reach,
        List<Thresholds> thresholds,
        Labels.@Nullable Outcome labels) {

    public HowGood {
        groups = List.copyOf(groups);
        thresholds = List.copyOf(thresholds);
    }

    /// Of records linked against an earlier run.
    public static HowGood ofNewRecords(
            @Nullable Quality quality, List<ByGroup> groups, Labels.@Nullable Outcome labels) {
        return new HowGood(quality, groups, null, List.of(), labels);
    }
}
