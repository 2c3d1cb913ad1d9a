package org.kith.linkage;

/// Two records that were compared by conditions.
///
/// @param left   the record that stood on the left of the conditions: the one whose id comes first
/// @param weight log2 of the odds that they are one person
/// @param rule   the first blocking rule that brought them together, from 0
public record WeighedPair(int left, int right, double weight, int rule) {

    /// The probability that they are one person.
    public double probability() {
        return 1 / (1 + Math.pow(2, -weight));
    }
}
