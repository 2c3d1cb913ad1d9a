package org.kith.linkage.internal;

import java.util.Arrays;

/// The probability that two records are one person. One for each thread: it remembers the patterns it has met.
final class Scorer {

    private static final Question[] QUESTIONS = Question.values();
    private static final double LN2 = Math.log(2);

    private final Table table;
    private final Comparer comparer;
    private final Weights weights;
    private final Frequencies frequencies;

    /// Pattern to log2 likelihoods: [same person, strangers, twins and kin together with their priors] at three
    /// times the slot.
    private long[] known = new long[1 << 14];

    private double[] likelihoods = new double[3 << 14];
    private int size;
    private double overStrangers;
    private double overKin;

    Scorer(Table table, Comparer comparer, Weights weights, Frequencies frequencies) {
        this.table = table;
        this.comparer = comparer;
        this.weights = weights;
        this.frequencies = frequencies;
        Arrays.fill(known, -1);
    }

    long pattern(int a, int b) {
        return comparer.pattern(a, b);
    }

    /// log2 of the odds that the two are one person rather than twins, kin or strangers; below `floor` only an
    /// upper bound.
    double logOdds(int a, int b, double floor) {
        return logOdds(a, b, comparer.pattern(a, b), floor);
    }

    double logOdds(int a, int b, long pattern, double floor) {
        int at = 3 * slotOf(pattern);
        double match = likelihoods[at];
        double chance = likelihoods[at + 1];
        if (match - chance + Frequencies.MOST < floor) {
            return match - chance + Frequencies.MOST;
        }
        double strangers = chance - frequencies.weight(table, a, b, pattern);
        return match - sum(strangers, likelihoods[at + 2]);
    }

    /// Looks at a pair: afterwards [#overStrangers] and [#overKin] hold its log2 odds.
    void look(int a, int b) {
        long pattern = comparer.pattern(a, b);
        int at = 3 * slotOf(pattern);
        overStrangers = likelihoods[at] - likelihoods[at + 1] + frequencies.weight(table, a, b, pattern);
        overKin = likelihoods[at] - likelihoods[at + 2];
    }

    /// log2 of the odds that the pair looked at last is one person rather than two strangers, the prior
    /// included.
    double overStrangers() {
        return overStrangers;
    }

    /// log2 of the odds that the pair looked at last is one person rather than twins or kin.
    double overKin() {
        return overKin;
    }

    double prior() {
        return log2(weights.prior / (1 - weights.prior));
    }

    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.pow(2, -logOdds));
    }

    static double logOdds(double probability) {
        return log2(probability / (1 - probability));
    }

    static double sum(double logA, double logB) {
        double larger = Math.max(logA, logB);
        double difference = Math.abs(logA - logB);
        return difference > 40 ? larger : larger + log2(1 + StrictMath.pow(2, -difference));
    }

    static double log2(double value) {
        return StrictMath.log(value) / LN2;
    }

    private int slotOf(long pattern) {
        int mask = known.length - 1;
        int slot = (int) Mix.spread(pattern) & mask;
        while (known[slot] != pattern) {
            if (known[slot] == -1) {
                if (size * 2 > known.length) {
                    grow();
                    return slotOf(pattern);
                }
                size++;
                known[slot] = pattern;
                learn(pattern, 3 * slot);
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void learn(long pattern, int at) {
        double match = log2(weights.prior);
        double strangers = log2(1 - weights.prior);
        double twins = log2(weights.prior * weights.twins);
        double kin = log2(weights.prior * weights.kin);
        for (Question question : QUESTIONS) {
            int level = question.levelIn(pattern);
            if (level != 0) {
                match += log2(weights.m[question.index][level]);
                strangers += log2(weights.u[question.index][level]);
                twins += log2(weights.twin(question, level));
                kin += log2(weights.relative(question, level));
            }
        }
        likelihoods[at] = match;
        likelihoods[at + 1] = strangers;
        likelihoods[at + 2] = sum(twins, kin);
    }

    private void grow() {
        long[] old = known;
        double[] oldLikelihoods = likelihoods;
        known = new long[old.length * 4];
        likelihoods = new double[oldLikelihoods.length * 4];
        Arrays.fill(known, -1);
        int mask = known.length - 1;
        for (int i = 0; i < old.length; i++) {
            if (old[i] != -1) {
                int slot = (int) Mix.spread(old[i]) & mask;
                while (known[slot] != -1) {
                    slot = (slot + 1) & mask;
                }
                known[slot] = old[i];
                System.arraycopy(oldLikelihoods, 3 * i, likelihoods, 3 * slot, 3);
            }
        }
    }
}
