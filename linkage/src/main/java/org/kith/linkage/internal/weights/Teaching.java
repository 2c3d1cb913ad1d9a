package org.kith.linkage.internal.weights;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import org.kith.linkage.Model;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.blocking.Rules;

/// Learns a model from patterns that were counted on many machines.
public final class Teaching {

    private final long records;
    private final Patterns random = new Patterns();
    private final Map<Rule, Drawn> drawn = new TreeMap<>();

    /// Patterns of some of a rule's pairs, and how many it has in all.
    private record Drawn(Patterns patterns, double allPairs) {}

    /// Takes a pair of records.
    @FunctionalInterface
    public interface PairTaker {
        void pair(long a, long b);
    }

    public Teaching(long records) {
        this.records = records;
    }

    /// The pairs to learn from that no rule brings.
    public static void randomPairs(long records, PairTaker taker) {
        for (int task = 0; task < Draw.RANDOM_TASKS; task++) {
            Draw.randomPairs(records, task, taker::pair);
        }
    }

    /// Whether a block of this rule is learnt from, the rule having so many pairs.
    public static boolean takes(int rule, long firstRecord, long pairsOfRule) {
        return Draw.teaches(Rules.of(rule)) && Draw.takes(firstRecord, Draw.step((double) pairsOfRule));
    }

    public void random(long pattern, long count) {
        random.add(pattern, count);
    }

    /// A rule that applies, whether or not anything was drawn of it.
    public void rule(int rule, long pairs) {
        if (Draw.teaches(Rules.of(rule))) {
            drawn.put(Rules.of(rule), new Drawn(new Patterns(), (double) pairs));
        }
    }

    public void drawn(int rule, long pattern, long count) {
        requireNonNull(drawn.get(Rules.of(rule))).patterns().add(pattern, count);
    }

    public Model learn(int threads) {
        Learning learning = new Learning(records, random, threads);
        drawn.forEach((rule, some) -> learning.add(rule, some.patterns(), some.allPairs()));
        return learning.learn().model();
    }
}
