package org.kith.linkage;

import java.util.List;

/// Why two records are, or are not, taken for one person.
///
/// @param probability that they are one person
/// @param twins       that they are twins
/// @param kin         that they are other kin under one roof
/// @param sentence    the gist, in words
/// @param steps       what each comparison found and what it added; with the prior they sum to the match weight
/// against chance
public record Explanation(
        int a,
        int b,
        double probability,
        double twins,
        double kin,
        double priorWeight,
        String sentence,
        List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /// One comparison's part.
    ///
    /// @param weight          log2(m/u) of the level
    /// @param frequencyWeight what the value's own rarity added or took away
    public record Step(String comparison, String level, double weight, double frequencyWeight) {}
}
