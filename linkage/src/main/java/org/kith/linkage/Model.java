package org.kith.linkage;

import java.util.List;

/// What was learnt: the prior, and for each comparison how often each level is seen among matches (m) and
/// strangers (u).
///
/// @param prior       the chance that two records taken at random are one person
/// @param twins       how many twin pairs there are for each pair of records of one person
/// @param kin         the same for other kin under one roof
/// @param comparisons in the order in which a pair is compared
public record Model(double prior, double twins, double kin, List<Comparison> comparisons) {

    public Model {
        comparisons = List.copyOf(comparisons);
    }

    /// One question asked of two records.
    ///
    /// @param name   "surname"
    /// @param levels the answers, from agreement to difference; "not known" is no level and says nothing
    public record Comparison(String name, List<Level> levels) {
        public Comparison {
            levels = List.copyOf(levels);
        }
    }

    /// One answer, with m and u. `NaN` is one that is not known: the engine's expectation stands for it.
    ///
    /// @param learnt whether any pair that was learnt from gave it; else m and u are no more than assumed
    public record Level(String name, double m, double u, boolean learnt) {

        /// log2(m/u): what the level adds to the match weight.
        public double weight() {
            return Math.log(m / u) / Math.log(2);
        }
    }
}
