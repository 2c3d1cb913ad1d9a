package org.kith.needs;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How well the needs that were found agree with those that are true in a made county.
///
/// @param notCompared for each rule in force that is left out, why
public record NeedAgreement(List<OfRule> rules, SortedMap<String, String> notCompared) {

    public NeedAgreement {
        rules = List.copyOf(rules);
        notCompared = new TreeMap<>(notCompared);
    }

    /// One rule, or all that were compared.
    ///
    /// @param trueNeeds how many people it is true of
    /// @param found how many people it was found of
    /// @param right of how many it was both
    public record OfRule(String rule, long trueNeeds, long found, long right) {

        /// Of those found, the share that is true; not a number where nothing was found.
        public double precision() {
            return (double) right / found;
        }

        /// Of those true, the share that was found; not a number where nothing is true.
        public double recall() {
            return (double) right / trueNeeds;
        }
    }

    /// All rules that were compared, each need counting once.
    public OfRule whole() {
        return new OfRule(
                "all",
                rules.stream().mapToLong(OfRule::trueNeeds).sum(),
                rules.stream().mapToLong(OfRule::found).sum(),
                rules.stream().mapToLong(OfRule::right).sum());
    }
}
