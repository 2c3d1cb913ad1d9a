package org.kith.linkage.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.linkage.Settings;

/// Learns u from random pairs and m by expectation and maximisation over the patterns that each blocking rule brings.
///
/// All rules are learnt from at once: each has its own share of matches and stays silent on the questions that it
/// settles itself. Random pairs hold a few matches and kin, most of all in small files; once m is known they are
/// weighed out of u.
final class Learning {

    private static final int RANDOM_PAIRS = 1_500_000;
    private static final int RANDOM_TASKS = 16;
    private static final int PAIRS_PER_RULE = 400_000;
    private static final int ROUNDS = 25;
    private static final int ROUNDS_BETWEEN_LOOKS_AT_U = 8;
    /// What was expected of matches counts as this many of them.
    private static final double FAITH = 30;
    private static final double FAITH_IN_CHANCE = 0.5;
    /// Two strangers hold one identifier by a slip only; too rare to be read off any sample.
    private static final double[] IDENTIFIER_BY_CHANCE = {1, 1e-6, 2e-5, 1 - 2.1e-5};

    private final Table table;
    private final Derived derived;
    private final Blocks blocks;
    private final Settings settings;
    private final Weights weights = new Weights();

    private final List<Rule> rules = new ArrayList<>();
    private final List<long[]> patterns = new ArrayList<>();
    private final List<double[]> counts = new ArrayList<>();
    private final List<Double> allPairs = new ArrayList<>();
    private double[] matchShare = new double[0];
    private long[] randomPatterns = new long[0];
    private double[] randomCounts = new double[0];

    Learning(Table table, Derived derived, Blocks blocks, Settings settings) {
        this.table = table;
        this.derived = derived;
        this.blocks = blocks;
        this.settings = settings;
    }

    Weights learn() {
        drawRandomPairs();
        for (Rule rule : Rule.values()) {
            if (!rule.settles.isEmpty() && blocks.used(rule)) {
                drawPairsOf(rule);
            }
        }
        matchShare = new double[rules.size()];
        Arrays.fill(matchShare, 0.3);
        weights.prior = 1.0 / Math.max(2, table.size);
        estimateChance();
        for (int round = 1; round <= ROUNDS; round++) {
            estimateMatches();
            if (round % ROUNDS_BETWEEN_LOOKS_AT_U == 0) {
                estimateChance();
            }
        }
        return weights;
    }

    private void drawRandomPairs() {
        long possible = table.size * (table.size - 1L) / 2;
        Patterns drawn = new Patterns();
        if (possible <= RANDOM_PAIRS) {
            Comparer comparer = new Comparer(table, derived);
            for (int a = 0; a < table.size; a++) {
                for (int b = a + 1; b < table.size; b++) {
                    drawn.add(comparer.pattern(a, b), 1);
                }
            }
        } else {
            Work.<Patterns>all(RANDOM_TASKS, settings.threads(), "learning", settings.progress(), () -> {
                        Comparer comparer = new Comparer(table, derived);
                        return task -> {
                            Patterns found = new Patterns();
                            SplittableRandom random = new SplittableRandom(task);
                            for (int i = 0; i < RANDOM_PAIRS / RANDOM_TASKS; i++) {
                                int a = random.nextInt(table.size);
                                int b = random.nextInt(table.size);
                                if (a != b) {
                                    found.add(comparer.pattern(a, b), 1);
                                }
                            }
                            return found;
                        };
                    })
                    .forEach(drawn::addAll);
        }
        randomPatterns = drawn.sorted();
        randomCounts = Arrays.stream(randomPatterns).mapToDouble(drawn::count).toArray();
    }

    /// Every so many-th block of a rule, up to the number of pairs wanted.
    private void drawPairsOf(Rule rule) {
        int[] member = blocks.members[rule.index];
        int[] start = blocks.starts[rule.index];
        double all = 0;
        for (int block = 0; block < start.length - 1; block++) {
            long length = (long) start[block + 1] - start[block];
            all += length * (length - 1) / 2.0;
        }
        int step = (int) Math.max(1, Math.ceil(all / PAIRS_PER_RULE));
        int tasks = 8;
        int blocksTaken = (start.length - 2 + step) / step;
        Patterns drawn = new Patterns();
        Work.<Patterns>all(tasks, settings.threads(), "learning", settings.progress(), () -> {
                    Comparer comparer = new Comparer(table, derived);
                    return task -> {
                        Patterns found = new Patterns();
                        int from = (int) ((long) blocksTaken * task / tasks);
                        int until = (int) ((long) blocksTaken * (task + 1) / tasks);
                        for (int taken = from; taken < until; taken++) {
                            int block = taken * step;
                            for (int i = start[block]; i < start[block + 1]; i++) {
                                for (int j = i + 1; j < start[block + 1]; j++) {
                                    found.add(comparer.pattern(member[i], member[j]), 1);
                                }
                            }
                        }
                        return found;
                    };
                })
                .forEach(drawn::addAll);
        long[] sorted = drawn.sorted();
        rules.add(rule);
        patterns.add(sorted);
        counts.add(Arrays.stream(sorted).mapToDouble(drawn::count).toArray());
        allPairs.add(all);
    }

    /// u: the levels of random pairs, less those that are likely to be one person or kin.
    private void estimateChance() {
        double[][] seen = new double[Question.COUNT][Weights.LEVELS];
        for (int i = 0; i < randomPatterns.length; i++) {
            long pattern = randomPatterns[i];
            double match = weights.prior;
            double twins = weights.prior * weights.twins;
            double kin = weights.prior * weights.kin;
            double chance = 1 - match - twins - kin;
            for (Question question : Question.values()) {
                int level = question.levelIn(pattern);
                match *= weights.m[question.index][level];
                chance *= weights.u[question.index][level];
                twins *= weights.twin(question, level);
                kin *= weights.relative(question, level);
            }
            double strangers = randomCounts[i] * chance / (match + chance + twins + kin);
            for (Question question : Question.values()) {
                seen[question.index][question.levelIn(pattern)] += strangers;
            }
        }
        for (Question question : Question.values()) {
            double[] levels = seen[question.index];
            if (question.identifier()) {
                System.arraycopy(IDENTIFIER_BY_CHANCE, 0, weights.u[question.index], 0, 4);
                continue;
            }
            double total = 0;
            int count = question.levels.size();
            for (int level = 1; level <= count; level++) {
                total += levels[level] + FAITH_IN_CHANCE / count;
            }
            for (int level = 1; level <= count; level++) {
                weights.u[question.index][level] = (levels[level] + FAITH_IN_CHANCE / count) / total;
            }
        }
    }

    /// One round of expectation and maximisation: m, each rule's share of matches, and the prior.
    private void estimateMatches() {
        double[][] seen = new double[Question.COUNT][Weights.LEVELS];
        double[] found = new double[rules.size()];
        for (int r = 0; r < rules.size(); r++) {
            expect(r, seen, found);
        }
        double[][] withUnknown = new double[Question.COUNT][Weights.LEVELS];
        for (Question question : Question.values()) {
            double[] levels = seen[question.index];
            double known = FAITH;
            for (int level = 1; level <= question.levels.size(); level++) {
                known += levels[level];
            }
            double total = Math.max(1e-9, known - FAITH + levels[0]);
            for (int level = 1; level <= question.levels.size(); level++) {
                weights.m[question.index][level] = (levels[level] + FAITH * question.expected(level)) / known;
                withUnknown[question.index][level] = levels[level] / total;
            }
        }
        estimatePrior(found, withUnknown);
    }

    private void expect(int r, double[][] seen, double[] found) {
        Rule rule = rules.get(r);
        long[] pattern = patterns.get(r);
        double[] count = counts.get(r);
        double twinsForEach = weights.twins;
        double kinForEach = weights.kin;
        boolean[] settled = new boolean[Question.COUNT];
        for (Question question : rule.settles) {
            settled[question.index] = true;
            double match = weights.m[question.index][Question.SAME];
            twinsForEach *= weights.twin(question, Question.SAME) / match;
            kinForEach *= weights.relative(question, Question.SAME) / match;
        }
        double share = Math.min(matchShare[r], 0.999 / (1 + twinsForEach + kinForEach));
        double strangers = 1 - share * (1 + twinsForEach + kinForEach);
        double matches = 0;
        double all = 0;
        for (int i = 0; i < pattern.length; i++) {
            double match = share;
            double chance = strangers;
            double twins = share * twinsForEach;
            double kin = share * kinForEach;
            for (Question question : Question.values()) {
                int level = question.levelIn(pattern[i]);
                if (level != 0 && !settled[question.index]) {
                    match *= weights.m[question.index][level];
                    chance *= weights.u[question.index][level];
                    twins *= weights.twin(question, level);
                    kin *= weights.relative(question, level);
                }
            }
            double expected = count[i] * match / (match + chance + twins + kin);
            matches += expected;
            all += count[i];
            for (Question question : Question.values()) {
                if (!settled[question.index]) {
                    seen[question.index][question.levelIn(pattern[i])] += expected;
                }
            }
        }
        matchShare[r] = all == 0 ? 0 : matches / all;
        found[r] = matchShare[r] * allPairs.get(r);
    }

    /// The matches of each rule, divided by how many of all matches such a rule catches, each estimate all matches;
    /// their median is taken.
    private void estimatePrior(double[] found, double[][] withUnknown) {
        double[] estimates = new double[found.length];
        int count = 0;
        double most = 0;
        for (int r = 0; r < found.length; r++) {
            double caught = 1;
            for (Question question : rules.get(r).settles) {
                caught *= withUnknown[question.index][Question.SAME];
            }
            if (found[r] >= 1 && caught > 0.005) {
                estimates[count++] = found[r] / caught;
            }
            most = Math.max(most, found[r]);
        }
        Arrays.sort(estimates, 0, count);
        double all = Math.max(most, count == 0 ? 1 : estimates[count / 2]);
        double possible = table.size * (table.size - 1.0) / 2;
        weights.prior = Math.min(0.1, Math.max(1e-12, all / Math.max(1, possible)));
    }
}
