package org.kith.linkage.tool.findings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Quality;
import org.kith.linkage.tool.reading.Input;

/// What new records a run linked against an earlier one, and what came of them.
///
/// @param records   rows read; `changed` of them were known and say something else now
/// @param removed   records of the run that were taken out
/// @param known     records of the run before
/// @param people    in the run and the new records together
/// @param joined    records read whose person has an earlier record
/// @param cameOut   how the records read came out
/// @param personsBegan persons that no record had before
/// @param personsMerged persons that are no more, since their records joined others
/// @param personsGone persons of whom no record is left
/// @param recordsMoved earlier records whose person is another now
/// @param quality   of the records read, among themselves
/// @param kept      the sums of what others go on from, where they may
public record AgainstManifest(
        List<Input> inputs,
        String against,
        int records,
        int changed,
        int removed,
        int known,
        int people,
        int joined,
        Map<String, Integer> cameOut,
        int personsBegan,
        int personsMerged,
        int personsGone,
        int recordsMoved,
        int doubtfulPairs,
        int refusedJoins,
        long pairsCompared,
        int recordsLookedAt,
        double secondsReading,
        double secondsLinking,
        @Nullable Quality quality,
        List<ByGroup> groups,
        Labels.@Nullable Outcome labels,
        Decided.@Nullable Outcome decided,
        @Nullable Kept kept) {}
