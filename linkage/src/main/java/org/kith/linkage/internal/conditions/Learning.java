package org.kith.linkage.internal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.linkage.Conditions;
import org.kith.linkage.Conditions.Comparison;
import org.kith.linkage.Conditions.Level;
import org.kith.linkage.Conditions.Linking;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.weights.Patterns;

/// Learns what a model lacks, in the peer's way: u from random pairs; m by expectation and maximisation over the
/// pairs of each rule, silent on the comparisons that read a column of the rule, the middle of the rules'
/// answers; at last the prior, from the matches expected among all pairs that the rules bring.
final class Learning {

    private static final int RANDOM_PAIRS = 1_000_000;
    private static final int RANDOM_TASKS = 16;
    private static final long PAIRS_PER_RULE = 10_000_000;
    private static final double FIRST_SHARE = 0.3;
    private static final double LEAST = 1e-6;
    private static final int PRIOR_ROUNDS = 500;
    static final int MOST_BITS = Long.SIZE - 2;

    private final Plan plan;
    private final Candidates candidates;
    private final int rows;
    private final int[] sources;
    private final Settings settings;
    private final int[] shift;
    private Conditions model;

    Learning(Plan plan, Candidates candidates, int rows, int[] sources, Settings settings) {
        this.plan = plan;
        this.candidates = candidates;
        this.rows = rows;
        this.sources = sources;
        this.settings = settings;
        model = plan.model;
        shift = new int[plan.questions.size() + 1];
        for (int c = 0; c < plan.questions.size(); c++) {
            shift[c + 1] = shift[c] + bits(plan.questions.get(c));
        }
    }

    /// How many bits the answers to these questions take; [#MOST_BITS] at most can be learnt.
    static int bits(List<Plan.Question> questions) {
        return questions.stream().mapToInt(Learning::bits).sum();
    }

    private static int bits(Plan.Question question) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(question.answers().size());
    }

    Conditions learn() {
        if (model.comparisons().stream().anyMatch(comparison -> comparison.lacks(Level::u))) {
            learnChance(randomPairs());
        }
        learnMatches();
        if (model.prior() == null) {
            learnPrior();
        }
        return model;
    }

    private long pattern(Pair pair) {
        long pattern = 0;
        for (int c = 0; c < plan.questions.size(); c++) {
            pattern |= (long) pair.level(plan.questions.get(c)) << shift[c];
        }
        return pattern;
    }

    private int level(long pattern, int comparison) {
        return (int) (pattern >>> shift[comparison]) & (1 << (shift[comparison + 1] - shift[comparison])) - 1;
    }

    private Patterns randomPairs() {
        Patterns drawn = new Patterns();
        boolean all = rows * (rows - 1L) / 2 <= RANDOM_PAIRS;
        Work.<Patterns>all(all ? 1 : RANDOM_TASKS, settings.threads(), "learning", settings.progress(), () -> {
                    Pair pair = plan.pair();
                    return task -> all ? everyPair(pair) : randomPairs(pair, task);
                })
                .forEach(drawn::addAll);
        return drawn;
    }

    private Patterns everyPair(Pair pair) {
        Patterns found = new Patterns();
        for (int left = 0; left < rows; left++) {
            for (int right = left + 1; right < rows; right++) {
                add(pair, left, right, found);
            }
        }
        return found;
    }

    private Patterns randomPairs(Pair pair, int task) {
        Patterns found = new Patterns();
        SplittableRandom random = new SplittableRandom(task);
        for (int i = 0; i < RANDOM_PAIRS / RANDOM_TASKS; i++) {
            int a = random.nextInt(rows);
            int b = random.nextInt(rows);
            if (a != b) {
                add(pair, Math.min(a, b), Math.max(a, b), found);
            }
        }
        return found;
    }

    private void add(Pair pair, int left, int right, Patterns found) {
        if (model.linking() != Linking.BETWEEN || sources[left] != sources[right]) {
            pair.set(left, right);
            found.add(pattern(pair), 1);
        }
    }

    private void learnChance(Patterns random) {
        long[] patterns = random.sorted();
        List<Comparison> learnt = new ArrayList<>();
        for (int c = 0; c < model.comparisons().size(); c++) {
            Comparison comparison = model.comparisons().get(c);
            double[] counts = new double[comparison.levels().size() + 1];
            for (long pattern : patterns) {
                counts[level(pattern, c)] += random.count(pattern);
            }
            double total = known(comparison, counts);
            boolean wanted = comparison.lacks(Level::u) && total > 0;
            learnt.add(levels(
                    comparison,
                    (level, l) -> wanted && !level.keepU()
                            // Half a pair for what no pair showed: rare, not impossible.
                            ? level.with(level.m(), Math.max(0.5, counts[l]) / total)
                            : level));
        }
        model = model.with(model.prior(), learnt);
    }

    private interface Change {
        Level of(Level level, int index);
    }

    private static Comparison levels(Comparison comparison, Change change) {
        List<Level> levels = new ArrayList<>();
        for (int l = 0; l < comparison.levels().size(); l++) {
            Level level = comparison.levels().get(l);
            levels.add(level.nothingKnown() ? level : change.of(level, l));
        }
        return new Comparison(comparison.name(), levels);
    }

    /// The sum over those levels that say something.
    private static double known(Comparison comparison, double[] counts) {
        double total = 0;
        for (int l = 0; l < comparison.levels().size(); l++) {
            total += comparison.levels().get(l).nothingKnown() ? 0 : counts[l];
        }
        return total;
    }

    /// The patterns of the pairs that tasks bring, of very many pairs only every so manieth task's, and by how much
    /// the counts are to be multiplied.
    private record Sample(Patterns patterns, double times) {}

    private Sample sample(List<Candidates.Task> tasks, boolean once) {
        long pairs = tasks.stream().mapToLong(Candidates.Task::pairs).sum();
        int step = (int) (pairs / PAIRS_PER_RULE) + 1;
        List<Candidates.Task> taken = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i += step) {
            taken.add(tasks.get(i));
        }
        Patterns all = new Patterns();
        Work.<Patterns>all(taken.size(), settings.threads(), "learning", settings.progress(), () -> {
                    Pair pair = plan.pair();
                    return number -> {
                        Patterns found = new Patterns();
                        candidates.visit(taken.get(number), pair, once, (left, right) -> found.add(pattern(pair), 1));
                        return found;
                    };
                })
                .forEach(all::addAll);
        return new Sample(all, step);
    }

    private void learnMatches() {
        int comparisons = model.comparisons().size();
        List<List<List<Double>>> answers = new ArrayList<>();
        for (Comparison comparison : model.comparisons()) {
            List<List<Double>> levels = new ArrayList<>();
            comparison.levels().forEach(level -> levels.add(new ArrayList<>()));
            answers.add(levels);
        }
        for (int rule = 0; rule < plan.ruleColumns.size(); rule++) {
            boolean[] active = new boolean[comparisons];
            boolean teaches = false;
            for (int c = 0; c < comparisons; c++) {
                active[c] = Collections.disjoint(
                        plan.ruleColumns.get(rule), plan.questions.get(c).columns());
                teaches |= active[c] && model.comparisons().get(c).lacks(Level::m);
            }
            if (!teaches) {
                continue;
            }
            int of = rule;
            List<Candidates.Task> tasks = candidates.tasks().stream()
                    .filter(task -> plan.joins.get(task.join()).rule() == of)
                    .toList();
            double[][] m = new Session(sample(tasks, false).patterns, active).m();
            for (int c = 0; c < comparisons; c++) {
                for (int l = 0; active[c] && l < m[c].length - 1; l++) {
                    if (m[c][l] > 0) {
                        answers.get(c).get(l).add(m[c][l]);
                    }
                }
            }
        }
        List<Comparison> learnt = new ArrayList<>();
        for (int c = 0; c < comparisons; c++) {
            Comparison comparison = model.comparisons().get(c);
            List<List<Double>> found = answers.get(c);
            boolean wanted = comparison.lacks(Level::m) && found.stream().anyMatch(each -> !each.isEmpty());
            learnt.add(levels(
                    comparison,
                    (level, l) -> wanted && !level.keepM()
                            // A level that no pair came to says nothing: as likely in a match as by chance.
                            ? level.with(
                                    found.get(l).isEmpty() ? Weights.u(comparison.levels(), l) : middle(found.get(l)),
                                    level.u())
                            : level));
        }
        model = model.with(model.prior(), learnt);
    }

    private static Double middle(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// Expectation and maximisation over the pairs of one rule.
    private final class Session {

        private final Patterns patterns;
        private final long[] sorted;
        private final boolean[] active;
        private final double[][] m;
        private final double[][] logU;
        private double share = FIRST_SHARE;

        Session(Patterns patterns, boolean[] active) {
            this.patterns = patterns;
            this.active = active;
            sorted = patterns.sorted();
            m = new double[model.comparisons().size()][];
            logU = new double[m.length][];
            for (int c = 0; c < m.length; c++) {
                List<Level> levels = model.comparisons().get(c).levels();
                m[c] = new double[levels.size() + 1];
                logU[c] = new double[levels.size() + 1];
                for (int l = 0; l < levels.size(); l++) {
                    m[c][l] = Weights.m(levels, l);
                    logU[c][l] = Math.log(Math.max(LEAST * LEAST, Weights.u(levels, l)));
                }
            }
        }

        /// How often matches are seen at each level; 0 where no pair was.
        double[][] m() {
            double moved = 1;
            for (int round = 0; round < model.rounds() && moved > model.settled() && sorted.length > 0; round++) {
                moved = round();
            }
            return sorted.length == 0 ? new double[m.length][1] : m;
        }

        private double round() {
            double[][] expected = new double[m.length][];
            double[][] logM = new double[m.length][];
            for (int c = 0; c < m.length; c++) {
                expected[c] = new double[m[c].length];
                logM[c] = Arrays.stream(m[c])
                        .map(each -> Math.log(Math.max(LEAST, each)))
                        .toArray();
            }
            double matches = 0;
            double pairs = 0;
            for (long pattern : sorted) {
                double odds = Math.log(share / (1 - share));
                for (int c = 0; c < m.length; c++) {
                    int l = level(pattern, c);
                    if (active[c] && says(c, l)) {
                        odds += logM[c][l] - logU[c][l];
                    }
                }
                double count = patterns.count(pattern);
                double match = count / (1 + Math.exp(-odds));
                matches += match;
                pairs += count;
                for (int c = 0; c < m.length; c++) {
                    expected[c][level(pattern, c)] += match;
                }
            }
            double fresh = Math.clamp(matches / pairs, LEAST, 1 - LEAST);
            double moved = Math.abs(fresh - share);
            share = fresh;
            for (int c = 0; c < m.length; c++) {
                Comparison comparison = model.comparisons().get(c);
                double total = known(comparison, expected[c]);
                for (int l = 0;
                        active[c]
                                && total > 0
                                && comparison.lacks(Level::m)
                                && l < comparison.levels().size();
                        l++) {
                    if (says(c, l) && !comparison.levels().get(l).keepM()) {
                        moved = Math.max(moved, Math.abs(expected[c][l] / total - m[c][l]));
                        m[c][l] = expected[c][l] / total;
                    }
                }
            }
            return moved;
        }

        private boolean says(int comparison, int level) {
            List<Level> levels = model.comparisons().get(comparison).levels();
            return level < levels.size() && !levels.get(level).nothingKnown();
        }
    }

    /// As many matches among all pairs as are expected among those that the rules bring.
    private void learnPrior() {
        Sample sample = sample(candidates.tasks(), true);
        long[] patterns = sample.patterns.sorted();
        double[] odds = new double[patterns.length];
        Weights weights = new Weights(plan, model, new double[0][]);
        for (int i = 0; i < patterns.length; i++) {
            for (int c = 0; c < model.comparisons().size(); c++) {
                odds[i] += weights.of(c, level(patterns[i], c));
            }
        }
        double possible = Math.max(1, candidates.possible());
        double prior = Math.min(0.5, 1.0 / Math.max(2, rows));
        for (int round = 0; round < PRIOR_ROUNDS; round++) {
            double matches = 0;
            for (int i = 0; i < patterns.length; i++) {
                if (!Double.isNaN(odds[i])) {
                    matches += sample.times
                            * sample.patterns.count(patterns[i])
                            * ConditionEngine.probability(ConditionEngine.logOdds(prior) + odds[i]);
                }
            }
            double fresh = Math.clamp(matches / possible, 1e-12, 0.5);
            boolean settled = Math.abs(fresh - prior) < 1e-6 * prior;
            prior = fresh;
            if (settled) {
                break;
            }
        }
        model = model.with(prior, model.comparisons());
    }
}
