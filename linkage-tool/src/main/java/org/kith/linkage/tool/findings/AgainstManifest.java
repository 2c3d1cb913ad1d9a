package org.kith.linkage.tool.findings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.reading.Input;

/// What new records a run linked against an earlier one, and what came of them.
///
/// @param against the earlier run's folder
/// @param modelVersion the SHA-256 of its `model.json`, by which these were linked too
/// @param good    of the records read, among themselves
/// @param decided what came of decisions, where some were given
/// @param kept    the sums of what others go on from, where they may
public record AgainstManifest(
        List<Input> inputs,
        String against,
        String modelVersion,
        @JsonUnwrapped Came came,
        @JsonUnwrapped People people,
        @JsonUnwrapped Work work,
        @JsonUnwrapped HowGood good,
        Decided.@Nullable Outcome decided,
        @Nullable Kept kept) {

    public AgainstManifest {
        inputs = List.copyOf(inputs);
    }

    /// The records that came, and those that were there.
    ///
    /// @param records  rows read; `changed` of them were known and say something else now
    /// @param removed  records of the run that were taken out
    /// @param known    records of the run before
    /// @param joined   records read whose person has an earlier record
    /// @param cameOut  how the records read came out
    public record Came(int records, int changed, int removed, int known, int joined, Map<String, Integer> cameOut) {}

    /// The people of the run and of the new records together.
    ///
    /// @param personsBegan  persons that no record had before
    /// @param personsMerged persons that are no more, since their records joined others
    /// @param personsGone   persons of whom no record is left
    /// @param recordsMoved  earlier records whose person is another now
    public record People(int people, int personsBegan, int personsMerged, int personsGone, int recordsMoved) {}

    /// What linking them took and left.
    ///
    /// @param recordsLookedAt records of the run that had to be looked at again
    /// @param memoryMegabytes the most that the program held at once
    public record Work(
            int doubtfulPairs,
            int refusedJoins,
            long pairsCompared,
            int recordsLookedAt,
            double secondsReading,
            double secondsLinking,
            long memoryMegabytes) {}
}
