package org.kith.linkage.internal.conditions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Conditions.Level;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Work;

/// The weights of a model's levels, and what the rarity of a value adds to them.
final class Weights {

    private static final double LN2 = Math.log(2);
    /// The least m or u: what is never seen would weigh without end.
    static final double LEAST = 1e-300;
    private static final double EXACT = 0.95;
    /// More than sums of the same numbers in another order can differ by.
    private static final double ROUNDING = 1e-6;

    private final Plan.Question[] questions;
    private final double prior;
    private final double[][] levels;
    private final Cells cells;
    /// log2 of each value's share of all values, by its place, for each cell that an adjustment looks at.
    private final double[][] shares;
    /// log2 of u that an adjustment is measured against, by comparison and level.
    private final double[][] bases;
    /// By comparison and level: the cell whose value's rarity counts or -1, how much, and log2 of the least share
    /// that it is taken to have.
    private final int[][] frequencyCells;

    private final double[][] frequencyWeights;
    private final double[][] leastShares;
    /// By cell.
    private final double[] leastShareOf;

    private final Glance[] glances;
    /// The comparisons, those that take no measuring first.
    private final int[] lookingOrder;

    Weights(Plan plan, Conditions model, double[][] shares) {
        questions = plan.questions.toArray(Plan.Question[]::new);
        cells = plan.cells;
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
        leastShareOf = new double[cells.width()];
        Arrays.setAll(leastShareOf, this::leastShare);
        glances = new Glance[levels.length];
        Arrays.setAll(glances, c -> new Glance(questions[c], levels[c], frequencyCells[c], most(c)));
        lookingOrder = IntStream.range(0, levels.length)
                .boxed()
                .sorted(Comparator.comparing(c -> questions[c].isMeasured()))
                .mapToInt(c -> c)
                .toArray();
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
    double ofFrequency(int comparison, int level, Pair pair) {
        if (level >= levels[comparison].length) {
            return Double.NaN;
        }
        int cell = frequencyCells[comparison][level];
        if (cell < 0) {
            return 0;
        }
        double shareLeft = share(cell, pair.rows[pair.left + cell]);
        double shareRight = share(cell, pair.rows[pair.right + cell]);
        double share = Double.isNaN(shareLeft)
                ? shareRight
                : Double.isNaN(shareRight) ? shareLeft : Math.max(shareLeft, shareRight);
        if (Double.isNaN(share)) {
            return 0;
        }
        double counted = Math.max(share, leastShares[comparison][level]);
        return frequencyWeights[comparison][level] * (bases[comparison][level] - counted);
    }

    private double share(int cell, int code) {
        return code == Cells.NONE ? Double.NaN : shares[cell][cells.place(code)];
    }

    /// log2 of the odds that the two are one person; NaN where no level's condition holds, so that nothing can be
    /// said.
    double of(Pair pair) {
        return of(pair, Double.NEGATIVE_INFINITY, new int[levels.length]);
    }

    /// The same; below the floor only an upper bound, which most pairs come under before all is worked out.
    ///
    /// @param found room for a level of each comparison
    double of(Pair pair, double floor, int[] found) {
        double most = prior + ROUNDING;
        for (int c = 0; c < glances.length; c++) {
            Glance glance = glances[c];
            int level = pair.told(glance.question);
            found[c] = level;
            most += level < 0
                    ? glance.mostOfOthers
                    : glance.adjusted[level] ? of(c, level) + ofFrequency(c, level, pair) : glance.levels[level];
        }
        for (int c : lookingOrder) {
            if (found[c] < 0) {
                if (most < floor) {
                    return most;
                }
                found[c] = pair.lookedAt(questions[c]);
                most += of(c, found[c]) + ofFrequency(c, found[c], pair) - glances[c].mostOfOthers;
            }
        }
        double sum = prior;
        for (int c = 0; c < levels.length; c++) {
            sum += of(c, found[c]) + ofFrequency(c, found[c], pair);
        }
        return sum;
    }

    /// What a look at the codes of two values comes to for a comparison.
    private static final class Glance {

        private final Plan.Question question;
        private final double[] levels;
        /// Whether the rarity of the value counts.
        private final boolean[] adjusted;
        /// What the comparison can add at most where the codes do not tell its level.
        private final double mostOfOthers;

        Glance(Plan.Question question, double[] levels, int[] frequencyCells, double mostOfOthers) {
            this.question = question;
            this.levels = levels;
            adjusted = new boolean[levels.length];
            for (int level = 0; level < levels.length; level++) {
                adjusted[level] = frequencyCells[level] >= 0;
            }
            this.mostOfOthers = mostOfOthers;
        }
    }

    /// The most that a comparison can add where a glance does not tell its level.
    private double most(int comparison) {
        Plan.Question question = questions[comparison];
        double most = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < levels[comparison].length; level++) {
            if (level != question.missing() && level != question.same()) {
                most = Math.max(most, most(comparison, level));
            }
        }
        return most;
    }

    /// The most that a level can add, however rare the value.
    double most(int comparison, int level) {
        if (level >= levels[comparison].length) {
            return Double.NEGATIVE_INFINITY;
        }
        int cell = frequencyCells[comparison][level];
        // The rarest value is one record's.
        double rarest = cell < 0 ? 0 : Math.max(leastShares[comparison][level], leastShareOf[cell]);
        double adjustment = cell < 0 ? 0 : frequencyWeights[comparison][level] * (bases[comparison][level] - rarest);
        return levels[comparison][level] + Math.max(0, adjustment);
    }

    private double leastShare(int cell) {
        double least = 0;
        for (double share : cell < shares.length && shares[cell] != null ? shares[cell] : new double[0]) {
            least = Math.min(least, share);
        }
        return least;
    }

    /// For every cell that an adjustment looks at, log2 of the share of each value among all that are known, by
    /// [Cells#place].
    static double[][] shares(Plan plan, int rows, Settings settings) {
        int[] wanted = plan.questions.stream()
                .flatMap(question -> question.answers().stream())
                .mapToInt(Plan.Answer::frequency)
                .filter(cell -> cell >= 0)
                .distinct()
                .toArray();
        double[][] shares = new double[plan.cells.width()][];
        Work.<Boolean>all(wanted.length, settings.threads(), "blocking", Cells.UNTOLD, () -> number -> {
            shares[wanted[number]] = shares(plan.cells, wanted[number], rows);
            return true;
        });
        return shares;
    }

    private static double[] shares(Cells cells, int cell, int rows) {
        double[] shares = new double[cells.places()];
        double total = 0;
        for (int row = 0; row < rows; row++) {
            int code = cells.rows()[row * cells.width() + cell];
            if (code != Cells.NONE) {
                shares[cells.place(code)]++;
                total++;
            }
        }
        for (int place = 0; place < shares.length; place++) {
            shares[place] = shares[place] == 0 ? 0 : log2(shares[place] / total);
        }
        return shares;
    }
}
