package org.kith.linkage.internal.weights;

import java.util.Arrays;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Question;

/// The probability that two records are one person. One for each thread: it remembers the patterns it has met.
public final class Scorer {

    private static final Question[] QUESTIONS = Question.values();
    private static final int FIRST_BITS = 10;
    private static final double LN2 = Math.log(2);

    private final Table table;
    private final Comparer comparer;
    private final Logs logs;
    private final Frequencies frequencies;

    /// Pattern to log2 likelihoods: [same person, strangers, twins and kin together with their priors] at three
    /// times the slot.
    private long[] known = new long[1 << FIRST_BITS];

    private double[] likelihoods = new double[3 << FIRST_BITS];
    private int size;

    public Scorer(Table table, Comparer comparer, Weights weights, Frequencies frequencies) {
        this.table = table;
        this.comparer = comparer;
        logs = new Logs(weights);
        this.frequencies = frequencies;
        Arrays.fill(known, -1);
    }

    public long pattern(int a, int b) {
        return comparer.pattern(a, b);
    }

    /// The same of two records whose rows stand at these places among others.
    public long pattern(int[] rows, int a, int b) {
        return comparer.pattern(rows, a, b);
    }

    /// log2 of the odds that the two are one person rather than twins, kin or strangers; below `floor` only an
    /// upper bound.
    public double logOdds(int a, int b, double floor) {
        return logOdds(a, b, comparer.pattern(a, b), floor);
    }

    public double logOdds(int a, int b, long pattern, double floor) {
        int at = 3 * slotOf(pattern);
        double match = likelihoods[at];
        double chance = likelihoods[at + 1];
        if (match - chance + Frequencies.MOST < floor) {
            return match - chance + Frequencies.MOST;
        }
        double strangers = chance - frequencies.weight(table, a, b, pattern);
        if (match - strangers < floor) {
            return match - strangers;
        }
        return match - sum(strangers, likelihoods[at + 2]);
    }

    /// An empty profile, to be used by this scorer's thread.
    public Profile profile() {
        return new Profile();
    }

    /// The pairs between two groups of records, question by question.
    public final class Profile {

        private final double[] match = new double[Question.COUNT];
        private final double[] strangers = new double[Question.COUNT];
        private final double[] twins = new double[Question.COUNT];
        private final double[] kin = new double[Question.COUNT];
        private final int[] answers = new int[Question.COUNT];

        public void clear() {
            Arrays.fill(match, 0);
            Arrays.fill(strangers, 0);
            Arrays.fill(twins, 0);
            Arrays.fill(kin, 0);
            Arrays.fill(answers, 0);
        }

        public void add(int a, int b) {
            long pattern = comparer.pattern(a, b);
            for (Question question : QUESTIONS) {
                int level = question.levelIn(pattern);
                if (level == 0) {
                    continue;
                }
                int q = question.index;
                double m = logs.m[q][level];
                double u = logs.u[q][level] - frequencies.weight(table, question, a, b, pattern);
                if (question.changes()) {
                    if (answers[q] == 0 || m - u > match[q] - strangers[q]) {
                        match[q] = m;
                        strangers[q] = u;
                        twins[q] = logs.twins[q][level];
                        kin[q] = logs.kin[q][level];
                    }
                    answers[q] = 1;
                } else {
                    answers[q]++;
                    match[q] += m;
                    strangers[q] += u;
                    twins[q] += logs.twins[q][level];
                    kin[q] += logs.kin[q][level];
                }
            }
        }

        /// What both groups' children say, by the level of [Question#CHILDREN].
        public void addChildren(int level) {
            int q = Question.CHILDREN.index;
            if (level > 0) {
                answers[q] = 1;
                match[q] = logs.m[q][level];
                strangers[q] = logs.u[q][level];
                twins[q] = logs.twins[q][level];
                kin[q] = logs.kin[q][level];
            }
        }

        /// Whether log2 of the odds that both groups are one person, rather than two strangers, twins or kin, are as
        /// high.
        ///
        /// @param handicap what speaks against it besides, if they are no strangers
        public boolean reaches(double from, double handicap) {
            double same = average(match);
            double overStrangers = logs.prior - logs.noPrior + same - average(strangers);
            double asTwins = logs.twinRate + average(twins);
            double asKin = logs.kinRate + average(kin);
            // Each of the two sums below lies above the larger of what it adds up, by 1 at most.
            double most = Math.min(overStrangers, same - Math.max(asTwins, asKin) - handicap);
            return most >= from
                    && (most - 2.01 >= from || -sum(-overStrangers, -(same - sum(asTwins, asKin) - handicap)) >= from);
        }

        private double average(double[] sums) {
            double total = 0;
            for (int q = 0; q < sums.length; q++) {
                if (answers[q] > 0) {
                    total += sums[q] / answers[q];
                }
            }
            return total;
        }
    }

    public static double probability(double logOdds) {
        return 1 / (1 + StrictMath.pow(2, -logOdds));
    }

    public static double logOdds(double probability) {
        return log2(probability / (1 - probability));
    }

    static double sum(double logA, double logB) {
        double larger = Math.max(logA, logB);
        double difference = Math.abs(logA - logB);
        return difference > 40 ? larger : larger + log2(1 + StrictMath.pow(2, -difference));
    }

    public static double log2(double value) {
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
        double match = logs.prior;
        double strangers = logs.noPrior;
        double twins = logs.prior + logs.twinRate;
        double kin = logs.prior + logs.kinRate;
        for (Question question : QUESTIONS) {
            int level = question.levelIn(pattern);
            if (level != 0) {
                match += logs.m[question.index][level];
                strangers += logs.u[question.index][level];
                twins += logs.twins[question.index][level];
                kin += logs.kin[question.index][level];
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

    /// The weights as logarithms to base 2.
    private static final class Logs {

        private final double[][] m = new double[Question.COUNT][Weights.LEVELS];
        private final double[][] u = new double[Question.COUNT][Weights.LEVELS];
        private final double[][] twins = new double[Question.COUNT][Weights.LEVELS];
        private final double[][] kin = new double[Question.COUNT][Weights.LEVELS];
        private final double prior;
        private final double noPrior;
        private final double twinRate;
        private final double kinRate;

        Logs(Weights weights) {
            prior = log2(weights.prior);
            noPrior = log2(1 - weights.prior);
            twinRate = log2(weights.twins);
            kinRate = log2(weights.kin);
            for (Question question : QUESTIONS) {
                for (int level = 1; level <= question.levels.size(); level++) {
                    m[question.index][level] = log2(weights.m[question.index][level]);
                    u[question.index][level] = log2(weights.u[question.index][level]);
                    twins[question.index][level] = log2(weights.twin(question, level));
                    kin[question.index][level] = log2(weights.relative(question, level));
                }
            }
        }
    }
}
