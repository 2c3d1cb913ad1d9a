package org.kith.linkage;

import java.util.List;
import java.util.Map;

/// What a [Change] did.
///
/// @param moved         records that are new or whose person is another than before
/// @param began         persons that were not there before, or are there again
/// @param ended         persons that are no more, each with the one whom most of their records joined, or 0 where
/// no record is left
/// @param refused       joins that were likely enough but broke a constraint, among the people looked at; by
/// conditions those of a record that is new or changed, or of which something was decided
/// @param doubtful      pairs of a new or changed record that may be one person and are not, likeliest first
/// @param pairsCompared pairs that the new and changed records were compared in
/// @param lookedAt      records whose people were worked out anew; all others stand as they did
public record Effect(
        List<Move> moved,
        List<Integer> began,
        Map<Integer, Integer> ended,
        List<Refusal> refused,
        List<ScoredPair> doubtful,
        long pairsCompared,
        int lookedAt) {

    public Effect {
        moved = List.copyOf(moved);
        began = List.copyOf(began);
        ended = Map.copyOf(ended);
        refused = List.copyOf(refused);
        doubtful = List.copyOf(doubtful);
    }

    /// One record that has another person than before.
    ///
    /// @param before the record's person before, or 0 for a new record
    public record Move(int record, int before, int person) {}
}
