package org.kith.linkage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.conditions.ConditionEngine;
import org.kith.linkage.internal.joining.Outcome;

/// What linking found: each record's person, the pairs left for people, the joins refused, and the reasons.
public final class Links {

    private final Outcome outcome;
    private final ConditionEngine.@Nullable Found found;

    /// For what goes on from this run.
    ///
    /// @throws IllegalArgumentException if records were linked by conditions, from which nothing goes on
    Engine.Run run() {
        if (outcome instanceof Engine.Run run) {
            return run;
        }
        throw new IllegalArgumentException("a run by conditions is another's to go on from");
    }

    /// The same of a run by conditions; null for another.
    ConditionEngine.@Nullable Found found() {
        return found;
    }

    Links(Outcome outcome) {
        this.outcome = outcome;
        found = null;
    }

    Links(ConditionEngine.Found found) {
        outcome = found.outcome();
        this.found = found;
    }

    /// These links, but for records that stood together before and are only a little less sure now: they part
    /// below 0.90, though they would need more to be joined. It is the rule of [Standing#apply]: all records of
    /// both are weighed together, and nothing is kept against a decision, a barrier, a number or a source. What
    /// is held is no longer refused. How a record came out stays as it was found: what is only held is in no band
    /// Match for that. The links that were found are not to be asked any more.
    ///
    /// @param before each record's person before, 0 where it is not to be held with any
    /// @throws IllegalArgumentException where records were linked by conditions
    public Links holding(int[] before) {
        return new Links(run().holding(before));
    }

    /// How many people there are.
    public int people() {
        return outcome.people();
    }

    /// The record's person, numbered from 0 in order of their first record.
    public int person(int record) {
        return outcome.persons()[record];
    }

    /// Each record's person.
    public int[] persons() {
        return outcome.persons().clone();
    }

    /// How the record came out.
    public Band band(int record) {
        return outcome.band(record);
    }

    /// Pairs in the doubtful range whose records ended up with different people, likeliest first.
    public List<ScoredPair> doubtful() {
        return outcome.doubtful();
    }

    /// Told of a pair and of the probability that it is one person.
    @FunctionalInterface
    public interface PairVisitor {
        void pair(int a, int b, double probability);
    }

    /// Shows every pair that was kept, joined or not, likeliest first.
    public void eachPair(PairVisitor visitor) {
        outcome.eachPair(visitor);
    }

    /// Joins that were likely enough but broke a constraint, likeliest first.
    public List<Refusal> refused() {
        return outcome.refused();
    }

    /// Why these two records are or are not one person; any two may be asked about.
    public Explanation explain(int a, int b) {
        return outcome.explain(a, b);
    }

    /// The pairs that hold a record's person together, one fewer than its records: what people decided, then what
    /// was found, the likeliest of each first. Every pair of the person that is likelier than one of these and not
    /// among them joins records that others here join already.
    public List<ScoredPair> joins(int record) {
        return outcome.joins(record);
    }

    /// The blocking rules that bring two records together. Where there are none the two were never compared,
    /// and are one person only by way of others.
    public List<String> rules(int a, int b) {
        return outcome.rules(a, b);
    }

    /// How many true pairs each blocking rule brings together.
    ///
    /// @param truth each record's true person, negative where not known
    public Reach reach(int[] truth) {
        return Reach.of(outcome.meeting(), truth);
    }

    /// What was learnt.
    public Model model() {
        return outcome.model();
    }

    /// How often two values of a field, taken at random, are the same: what a value's rarity is measured against.
    /// Of fields whose rarity counts; none where records were linked by conditions.
    public Map<Field, Double> commonness() {
        return outcome instanceof Engine.Run run ? run.commonness() : Map.of();
    }

    /// The conditions that were linked by, with all that was learnt; null where records were not linked by
    /// conditions.
    public @Nullable Conditions conditions() {
        return found == null ? null : found.model();
    }

    /// Every pair that was compared by conditions and kept, joined or not, in the order of the rules.
    public List<WeighedPair> weighed() {
        return found == null ? List.of() : found.pairs();
    }

    /// What the run did.
    public Figures figures() {
        return outcome.figures();
    }

    /// Counts and times of a run.
    ///
    /// @param pairsCompared distinct pairs that blocking brought together, each compared once
    /// @param pairsKept     those at or above the probability to keep
    /// @param rules         what each blocking rule brought
    public record Figures(
            int records,
            int people,
            long pairsCompared,
            long pairsKept,
            List<Rule> rules,
            double secondsPreparing,
            double secondsLearning,
            double secondsComparing,
            double secondsClustering) {
        public Figures {
            rules = List.copyOf(rules);
        }

        /// The same run of so many people.
        public Figures of(int peopleFound) {
            return new Figures(
                    records,
                    peopleFound,
                    pairsCompared,
                    pairsKept,
                    rules,
                    secondsPreparing,
                    secondsLearning,
                    secondsComparing,
                    secondsClustering);
        }

        /// One blocking rule: its pairs (before those that an earlier rule had met are left out), its largest
        /// block, and the blocks left out for their size.
        ///
        /// @param added the pairs that no earlier rule had met; null where that was not counted
        public record Rule(
                String name, long pairs, @Nullable Long added, int largestBlock, int blocksLeftOut, boolean used) {

            public Rule(String name, long pairs, int largestBlock, int blocksLeftOut, boolean used) {
                this(name, pairs, null, largestBlock, blocksLeftOut, used);
            }

            /// The same rule, its added pairs counted.
            public Rule adding(long count) {
                return new Rule(name, pairs, count, largestBlock, blocksLeftOut, used);
            }
        }
    }
}
