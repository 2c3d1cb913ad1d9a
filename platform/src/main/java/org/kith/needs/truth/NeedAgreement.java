package org.kith.needs.truth;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How well the needs that were found agree with those that were true in a made county when its
/// newest files were written.
///
/// @param notCompared for each rule in force that is left out, why
public record NeedAgreement(List<OfRule> rules, SortedMap<String, String> notCompared) {

    /// Why a rule is left out of which no condition is written down in its present version.
    public static final String UNTOLD = "the truth does not tell";

    public NeedAgreement {
        rules = List.copyOf(rules);
        notCompared = new TreeMap<>(notCompared);
    }

    /// One rule, or all that were compared.
    ///
    /// @param trueNeeds how many people it is true of whom a file of its sources names
    /// @param found how many people it was found of
    /// @param right of how many it was both
    /// @param toldUntil for each source of the rule, the day of which its newest file speaks:
    /// what was true then is compared
    /// @param unnamed of how many others it is true: nobody could find them
    public record OfRule(
            String rule, long trueNeeds, long found, long right, long unnamed, SortedMap<String, LocalDate> toldUntil) {

        public OfRule {
            toldUntil = Collections.unmodifiableSortedMap(new TreeMap<>(toldUntil));
        }

        /// @param named whether a file of the rule's sources names somebody
        static OfRule of(
                String rule,
                Set<String> trueOf,
                Set<String> foundOf,
                Predicate<String> named,
                SortedMap<String, LocalDate> toldUntil) {
            long right = trueOf.stream().filter(foundOf::contains).count();
            long unnamed = trueOf.stream()
                    .filter(person -> !foundOf.contains(person) && !named.test(person))
                    .count();
            return new OfRule(rule, trueOf.size() - unnamed, foundOf.size(), right, unnamed, toldUntil);
        }

        /// The day of which the newest file of its sources speaks; empty for all rules together.
        public Optional<LocalDate> asOf() {
            return toldUntil.values().stream().max(Comparator.naturalOrder());
        }

        /// Of those found, the share that is true; not a number where nothing was found.
        public double precision() {
            return (double) right / found;
        }

        /// Of those true whom files name, the share that was found; not a number where nothing is true.
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
                rules.stream().mapToLong(OfRule::right).sum(),
                rules.stream().mapToLong(OfRule::unnamed).sum(),
                new TreeMap<>());
    }
}
