package org.kith.linkage.internal.conditions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Conditions.Level;

/// The weights of a model's levels, and what the rarity of a value adds to them.
final class Weights {

    private static final double LN2 = Math.log(2);
    /// What a level weighs at most, up or down, when a number of the model is nought.
    private static final double LEAST = 1e-300;
    private static final double EXACT = 0.95;

    private final Plan.Question[] questions;
    private final double prior;
    private final double[][] levels;
    /// log2 of each row's value's share of all values, for each cell that an adjustment looks at; NaN for none.
    private final double[][] shares;
    /// log2 of u that an adjustment is measured against, by comparison and level.
    private final double[][] bases;
    /// By comparison and level: the cell whose value's rarity counts or -1, how much, and log2 of the least share
    /// that it is taken to have.
    private final int[][] frequencyCells;

    private final double[][] frequencyWeights;
    private final double[][] leastShares;

    Weights(Plan plan, Conditions model, double[][] shares) {
        questions = plan.questions.toArray(Plan.Question[]::new);
        this.shares = shares;
        double chance = model.prior() == null ? Conditions.DEFAULT_PRIOR : model.prior();
        prior = log2(chance / (1 - chance));
        levels = new double[model.comparisons().size()][];
        bases = new double[levels.length][];
        frequencyCells = new int[levels.length][];
        frequencyWeights = new double[levels.length][];
        leastShares = new double[levels.length][];
        for (int c = 0; c < levels.length; c++) {
            List<Level> of = model.comparisons().get(c).levels();
            levels[c] = new double[of.size()];
            bases[c] = new double[of.size()];
            frequencyCells[c] = new int[of.size()];
            frequencyWeights[c] = new double[of.size()];
            leastShares[c] = new double[of.size()];
            for (int l = 0; l < of.size(); l++) {
                levels[c][l] = of.get(l).nothingKnown() ? 0 : log2(clamped(m(of, l)) / clamped(u(of, l)));
                bases[c][l] = log2(
                        clamped(u(of, plan.questions.get(c).answers().get(l).exact())));
                Conditions.@Nullable Frequency frequency = of.get(l).frequency();
                frequencyCells[c][l] =
                        frequency == null ? -1 : questions[c].answers().get(l).frequency();
                frequencyWeights[c][l] = frequency == null ? 0 : frequency.weight();
                leastShares[c][l] = frequency == null || frequency.leastU() <= 0
                        ? Double.NEGATIVE_INFINITY
                        : log2(frequency.leastU());
            }
        }
    }

    static double log2(double value) {
        return Math.log(value) / LN2;
    }

    private static double clamped(double chance) {
        return Math.max(chance, LEAST);
    }

    /// m of a level, or what the peer assumes where it is not known: 0.95 for the first, the rest shared.
    static double m(List<Level> levels, int level) {
        Double m = levels.get(level).m();
        return m == null ? assumedM(levels, level) : m;
    }

    /// u of a level, or what the peer assumes: a weight of 10 for the first, the rest from 3 down to -5.
    static double u(List<Level> levels, int level) {
        Double u = levels.get(level).u();
        if (u != null) {
            return u;
        }
        int above = above(levels, level);
        int others = known(levels) - 1;
        double weight = above == 0 ? 10 : others == 1 ? -5 : 3 - 8.0 * (above - 1) / (others - 1);
        return assumedM(levels, level) / Math.pow(2, weight);
    }

    private static double assumedM(List<Level> levels, int level) {
        int known = known(levels);
        return above(levels, level) == 0 ? (known == 1 ? 1 : EXACT) : (1 - EXACT) / (known - 1);
    }

    private static int known(List<Level> levels) {
        return (int) levels.stream().filter(level -> !level.nothingKnown()).count();
    }

    private static int above(List<Level> levels, int level) {
        return (int) levels.subList(0, level).stream()
                .filter(higher -> !higher.nothingKnown())
                .count();
    }

    double prior() {
        return prior;
    }

    /// What a level adds.
    double of(int comparison, int level) {
        return level < levels[comparison].length ? levels[comparison][level] : Double.NaN;
    }

    /// What the rarity of the value adds at a level.
    double ofFrequency(int comparison, int level, int left, int right) {
        if (level >= levels[comparison].length) {
            return Double.NaN;
        }
        int cell = frequencyCells[comparison][level];
        if (cell < 0) {
            return 0;
        }
        double shareLeft = shares[cell][left];
        double shareRight = shares[cell][right];
        double share = Double.isNaN(shareLeft)
                ? shareRight
                : Double.isNaN(shareRight) ? shareLeft : Math.max(shareLeft, shareRight);
        if (Double.isNaN(share)) {
            return 0;
        }
        double counted = Math.max(share, leastShares[comparison][level]);
        return frequencyWeights[comparison][level] * (bases[comparison][level] - counted);
    }

    /// log2 of the odds that the two are one person; NaN where no level's condition holds, so that nothing can be
    /// said.
    double of(Pair pair, int left, int right) {
        double sum = prior;
        for (int c = 0; c < levels.length; c++) {
            int level = pair.level(questions[c]);
            sum += of(c, level) + ofFrequency(c, level, left, right);
        }
        return sum;
    }

    /// For every cell that an adjustment looks at, log2 of the share of each row's value among all that are known.
    static double[][] shares(Plan plan, int rows) {
        double[][] shares = new double[plan.cells.width()][];
        for (Plan.Question question : plan.questions) {
            for (Plan.Answer answer : question.answers()) {
                int cell = answer.frequency();
                if (cell >= 0 && shares[cell] == null) {
                    shares[cell] = shares(plan.cells, cell, rows);
                }
            }
        }
        return shares;
    }

    private static double[] shares(Cells cells, int cell, int rows) {
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = cells.rows()[row * cells.width() + cell];
        }
        int[] sorted = codes.clone();
        java.util.Arrays.sort(sorted);
        int unknown = end(sorted, Cells.NONE);
        double total = (double) rows - unknown;
        double[] shares = new double[rows];
        for (int row = 0; row < rows; row++) {
            int code = codes[row];
            shares[row] = code == Cells.NONE
                    ? Double.NaN
                    : log2((end(sorted, code) - (double) end(sorted, code - 1)) / total);
        }
        return shares;
    }

    /// How many codes are no greater than this.
    private static int end(int[] sorted, int code) {
        int from = 0;
        int until = sorted.length;
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (sorted[middle] <= code) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from;
    }
}
