package org.kith.linkage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.conditions.Plan;

/// A model written as conditions in SQL: blocking rules that bring pairs together and comparisons whose levels
/// are tried in order, with m and u for each. It says what Splink's settings say, and gives the same weights.
///
/// In a condition the two records are `l` and `r`: a column is written `surname_l` or `l.surname`. Functions mean
/// what they mean in DuckDB.
///
/// @param linking     which pairs of records may be compared
/// @param rules       a pair belongs to the first rule that brings it; without any, all pairs are compared
/// @param comparisons in the order in which their weights are added
/// @param prior       the chance that two records taken at random are one person, or null to learn it
/// @param settled     learning ends when nothing moves by more than this
/// @param rounds      or after so many rounds
public record Conditions(
        Linking linking,
        List<Rule> rules,
        List<Comparison> comparisons,
        @Nullable Double prior,
        double settled,
        int rounds) {

    /// What a model assumes that says nothing else.
    public static final double DEFAULT_PRIOR = 0.0001;

    public Conditions {
        rules = List.copyOf(rules);
        comparisons = List.copyOf(comparisons);
        if (prior != null && !(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("the prior must lie between 0 and 1, not " + prior);
        }
    }

    /// Which pairs may be compared.
    public enum Linking {
        /// All; the source does not matter.
        WITHIN,
        /// Those of two different sources.
        BETWEEN,
        /// All; a record is known by its source and its id.
        WITHIN_AND_BETWEEN
    }

    /// A blocking rule, such as `l.surname = r.surname and l.dob = r.dob`.
    ///
    /// @param exploded columns that hold lists: the rule brings a pair together if its condition holds with any one
    /// element of each in the list's place
    public record Rule(String condition, List<String> exploded) {
        public Rule {
            exploded = List.copyOf(exploded);
        }

        public Rule(String condition) {
            this(condition, List.of());
        }
    }

    /// One question asked of two records.
    ///
    /// @param levels the answers; the first whose condition holds is the pair's
    public record Comparison(String name, List<Level> levels) {
        public Comparison {
            levels = List.copyOf(levels);
        }

        /// Whether no level has an m (or u) of its own, so that all are to be learnt.
        public boolean lacks(java.util.function.Function<Level, @Nullable Double> number) {
            return levels.stream().allMatch(level -> level.nothingKnown() || number.apply(level) == null);
        }
    }

    /// One answer.
    ///
    /// @param condition    SQL, or `ELSE` for all that is left
    /// @param nothingKnown this level says nothing: a value is missing
    /// @param m            how often matches are seen here; null if it is not known
    /// @param u            how often strangers are
    /// @param keepM        not to be learnt anew
    /// @param keepU        not to be learnt anew
    /// @param frequency    how the rarity of the value counts, or null if it does not
    public record Level(
            String condition,
            String label,
            boolean nothingKnown,
            @Nullable Double m,
            @Nullable Double u,
            boolean keepM,
            boolean keepU,
            @Nullable Frequency frequency) {

        public boolean isElse() {
            return condition.strip().equalsIgnoreCase("else");
        }

        public Level with(@Nullable Double otherM, @Nullable Double otherU) {
            return new Level(condition, label, nothingKnown, otherM, otherU, keepM, keepU, frequency);
        }
    }

    /// A term-frequency adjustment: u is not the level's but the share of records that hold this very value.
    ///
    /// @param column the column whose values are counted
    /// @param weight how much of the adjustment counts, from 0 to 1
    /// @param leastU no value counts as rarer than this
    /// @param ownU   measured against this level's own u rather than the u of the column's exact level
    public record Frequency(String column, double weight, double leastU, boolean ownU) {}

    /// A condition that cannot be answered of a value that some record has, such as a letter's place counted to 2·10⁹.
    public static final class NotAnswered extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        public NotAnswered(String sentence) {
            super(sentence);
        }
    }

    /// A place in the model and what is not understood there.
    ///
    /// @param place `comparisons[2].comparison_levels[1].sql_condition`
    public record Problem(String place, String sentence) {}

    /// Whether m and u of a comparison, or the prior of an untrained model, are to be learnt.
    public boolean learns() {
        return comparisons.stream().anyMatch(comparison -> comparison.lacks(Level::m) || comparison.lacks(Level::u));
    }

    /// The same model with other numbers.
    public Conditions with(@Nullable Double otherPrior, List<Comparison> others) {
        return new Conditions(linking, rules, others, otherPrior, settled, rounds);
    }

    /// The comparisons whose m is wanted and cannot be learnt, since every rule reads a column of theirs.
    public List<String> unlearnable() {
        return new Plan(this).unlearnable();
    }

    /// Every column that the conditions read, in small letters.
    public Set<String> columns() {
        return new Plan(this).columns();
    }

    /// What in the conditions is not understood; empty if records can be linked by them.
    public List<Problem> problems() {
        return new Plan(this).problems();
    }
}
