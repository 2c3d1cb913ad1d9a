package org.kith.linkage.internal.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.columns.Work;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Question;

/// Learns u from random pairs and m by expectation and maximisation over the patterns that each blocking rule
/// brings. It sees patterns and their counts only; [Draw] says which pairs they are of.
///
/// All rules are learnt from at once: each has its own share of matches and stays silent on the questions that
/// it settles itself. Random pairs hold a few matches and kin, most of all in small files; once m is known they
/// are weighed out of u.
public final class Learning {

    private static final Question[] QUESTIONS = Question.values();
    private static final int ROUNDS = 40;
    /// Learning ends when a round moves the prior by less than this part of it.
    private static final double SETTLED = 1e-4;
    private static final int ROUNDS_BETWEEN_LOOKS_AT_U = 8;
    /// What was expected of matches counts as this many of them.
    public static final double FAITH = 30;
    /// No file is so clean that a slip of any kind is rarer than this.
    private static final double LEAST_MATCH = 0.001;
    private static final double LEAST_TWINS = 0.0002;
    /// Of 1,000 maternities in England and Wales about 15 are multiple (ONS, birth characteristics).
    private static final double MOST_TWINS = 0.015;
    private static final double LEAST_KIN = 0.02;
    private static final double MOST_KIN = 20;
    private static final double FAITH_IN_CHANCE = 0.5;
    /// Two strangers hold one identifier by a slip only; too rare to be read off any sample.
    static final double IDENTIFIER_BY_CHANCE = 1e-8;
    static final double LEAST_SLIP_BY_CHANCE = 1e-5;
    /// Strangers are named as parents of one child by mistake only.
    static final double CHILD_BY_CHANCE = 1e-5;

    private final long records;
    private final int threads;
    private final Weights weights = new Weights();

    private final List<Rule> rules = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Double> allPairs = new ArrayList<>();
    private double[] matchShare = new double[0];
    private double[] expectedMatches = new double[0];
    private double[] expectedKin = new double[0];
    private double[] kinForEachMatch = new double[0];
    private double[] expectedTwins = new double[0];
    private double[] twinsForEachMatch = new double[0];
    private double[] expectedTwinsBorneOut = new double[0];
    private final Sample random;

    /// @param records how many there are
    /// @param random  the patterns of pairs drawn at random
    Learning(long records, Patterns random, int threads) {
        this.records = records;
        this.random = new Sample(random);
        this.threads = threads;
    }

    /// Adds what was drawn of a rule's pairs, and how many it has in all; rules come in their own order.
    void add(Rule rule, Patterns drawn, double all) {
        rules.add(rule);
        samples.add(new Sample(drawn));
        allPairs.add(all);
    }

    public Weights learn() {
        matchShare = new double[rules.size()];
        Arrays.fill(matchShare, 0.3);
        expectedMatches = new double[rules.size()];
        expectedKin = new double[rules.size()];
        kinForEachMatch = new double[rules.size()];
        expectedTwins = new double[rules.size()];
        twinsForEachMatch = new double[rules.size()];
        expectedTwinsBorneOut = new double[rules.size()];
        weights.prior = 1.0 / Math.max(2, records);
        estimateChance();
        for (int round = 1; round <= ROUNDS; round++) {
            double prior = weights.prior;
            estimateMatches();
            if (Math.abs(weights.prior - prior) < SETTLED * prior && round > ROUNDS_BETWEEN_LOOKS_AT_U) {
                break;
            }
            if (round % ROUNDS_BETWEEN_LOOKS_AT_U == 0) {
                estimateChance();
            }
        }
        forgiveMovingAlone();
        random.shows(List.of(), weights.learnt);
        for (int r = 0; r < rules.size(); r++) {
            samples.get(r).shows(rules.get(r).settles, weights.learnt);
        }
        weights.holdBack();
        return weights;
    }

    /// Who moves alone, or with people of whom little is known, is seen to move with nobody. So that it tells for
    /// a pair where others made the same move, and against none where they did not, other homes weigh what they
    /// would were others' moves not asked for.
    private void forgiveMovingAlone() {
        double[] matches = weights.m[Question.HOME.index];
        double alone = 0;
        for (int level = Comparer.OTHERS_MOVED + 1; level <= Comparer.ELSEWHERE; level++) {
            alone += matches[level];
        }
        for (int level = Comparer.OTHERS_MOVED + 1; level <= Comparer.ELSEWHERE; level++) {
            matches[level] *= (alone + matches[Comparer.OTHERS_MOVED]) / alone;
        }
    }

    /// u: the levels of random pairs, less those that are likely to be one person or kin.
    private void estimateChance() {
        double[][] seen = new double[Question.COUNT][Weights.LEVELS];
        Likelihoods likelihoods = new Likelihoods(List.of(), weights.prior);
        for (int i = 0; i < random.size(); i++) {
            likelihoods.of(random, i);
            double strangers = random.count(i) * likelihoods.strangers / likelihoods.all();
            for (Question question : QUESTIONS) {
                seen[question.index][random.level(i, question)] += strangers;
            }
        }
        for (Question question : QUESTIONS) {
            double[] levels = seen[question.index];
            double total = 0;
            int count = question.levels.size();
            for (int level = 1; level <= count; level++) {
                total += levels[level] + FAITH_IN_CHANCE / count;
            }
            for (int level = 1; level <= count; level++) {
                weights.u[question.index][level] = (levels[level] + FAITH_IN_CHANCE / count) / total;
            }
            if (question == Question.CHILDREN) {
                weights.u[question.index][1] = CHILD_BY_CHANCE;
                weights.u[question.index][2] = 1 - CHILD_BY_CHANCE;
            } else if (question.identifier()) {
                double[] chance = weights.u[question.index];
                chance[1] = IDENTIFIER_BY_CHANCE;
                chance[2] = Math.max(LEAST_SLIP_BY_CHANCE, levels[2] / total);
                chance[3] = 1 - chance[1] - chance[2];
            }
        }
    }

    /// One round of expectation and maximisation: m, each rule's share of matches, and the prior.
    private void estimateMatches() {
        List<double[][]> expected = Work.<double[][]>all(
                rules.size(), threads, "learning", (stage, done, total, compared) -> {}, () -> this::expect);
        double[][] seen = new double[Question.COUNT][Weights.LEVELS];
        double[] found = new double[rules.size()];
        double kin = FAITH * weights.kin;
        double matchesThatCouldHaveKin = FAITH;
        double twins = FAITH * weights.twins;
        double matchesThatCouldHaveTwins = FAITH;
        double borneOut = FAITH * weights.twins;
        double matchesThatCouldBearOutTwins = FAITH;
        for (int r = 0; r < rules.size(); r++) {
            found[r] = matchShare[r] * allPairs.get(r);
            kin += expectedKin[r];
            matchesThatCouldHaveKin += expectedMatches[r] * kinForEachMatch[r];
            twins += expectedTwins[r];
            matchesThatCouldHaveTwins += expectedMatches[r] * twinsForEachMatch[r];
            borneOut += expectedTwinsBorneOut[r];
            double both = bearsOut(found[r]) * bearsOut(found[r]);
            matchesThatCouldBearOutTwins += expectedMatches[r] * twinsForEachMatch[r] * both;
            for (Question question : QUESTIONS) {
                for (int level = 0; level < Weights.LEVELS; level++) {
                    seen[question.index][level] += expected.get(r)[question.index][level];
                }
            }
        }
        double[][] withUnknown = new double[Question.COUNT][Weights.LEVELS];
        for (Question question : QUESTIONS) {
            double[] levels = seen[question.index];
            double known = FAITH;
            for (int level = 1; level <= question.levels.size(); level++) {
                known += levels[level];
            }
            double total = Math.max(1e-9, known - FAITH + levels[0]);
            for (int level = 1; level <= question.levels.size(); level++) {
                weights.m[question.index][level] =
                        Math.max(LEAST_MATCH, (levels[level] + FAITH * question.expected(level)) / known);
                withUnknown[question.index][level] = levels[level] / total;
            }
        }
        weights.kin = Math.clamp(kin / matchesThatCouldHaveKin, LEAST_KIN, MOST_KIN);
        // One person under two names looks like twins, but seldom do two records bear out either name.
        double asPairsSay = twins / matchesThatCouldHaveTwins;
        double asBlocksSay = borneOut / matchesThatCouldBearOutTwins;
        weights.twins = Math.clamp(Math.min(asPairsSay, asBlocksSay), LEAST_TWINS, MOST_TWINS);
        estimatePrior(found, withUnknown);
    }

    /// The chance that a record's first name stands on a further record of its person, where a rule finds so many
    /// matches: those of one record are taken to be spread by chance (Poisson).
    private double bearsOut(double matches) {
        double others = 2 * matches / Math.max(1, records) * weights.m[Question.FORENAME.index][Question.SAME];
        return 1 - StrictMath.exp(-others);
    }

    /// The levels that a rule's matches are expected to show; what the rule settles is left out.
    private double[][] expect(int r) {
        Sample sample = samples.get(r);
        List<Question> settled = rules.get(r).settles;
        Likelihoods likelihoods = new Likelihoods(settled, matchShare[r]);
        double[][] seen = new double[Question.COUNT][Weights.LEVELS];
        double matches = 0;
        double kin = 0;
        double twins = 0;
        double twinsBorneOut = 0;
        double all = 0;
        for (int i = 0; i < sample.size(); i++) {
            likelihoods.of(sample, i);
            double expected = sample.count(i) * likelihoods.match / likelihoods.all();
            matches += expected;
            kin += sample.count(i) * likelihoods.kin / likelihoods.all();
            double expectedTwins = sample.count(i) * likelihoods.twins / likelihoods.all();
            twins += expectedTwins;
            twinsBorneOut += sample.borneOut(i) ? expectedTwins : 0;
            all += sample.count(i);
            for (Question question : QUESTIONS) {
                seen[question.index][sample.level(i, question)] += expected;
            }
        }
        for (Question question : settled) {
            Arrays.fill(seen[question.index], 0);
        }
        matchShare[r] = all == 0 ? 0 : matches / all;
        expectedMatches[r] = matches;
        expectedKin[r] = kin;
        kinForEachMatch[r] = likelihoods.kinForEach / weights.kin;
        expectedTwins[r] = twins;
        twinsForEachMatch[r] = likelihoods.twinsForEach / weights.twins;
        expectedTwinsBorneOut[r] = twinsBorneOut;
        return seen;
    }

    /// The matches of each rule, divided by how many of all matches such a rule catches, each estimate all
    /// matches; their median is taken.
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
        double possible = records * (records - 1.0) / 2;
        weights.prior = Math.min(0.1, Math.max(1e-12, all / Math.max(1, possible)));
    }

    /// Distinct patterns with their levels unpacked, in the order of the patterns.
    private static final class Sample {

        private final byte[] levels;
        private final double[] counts;
        private final boolean[] borneOut;

        Sample(Patterns drawn) {
            long[] patterns = drawn.sorted();
            levels = new byte[patterns.length * Question.COUNT];
            counts = new double[patterns.length];
            borneOut = new boolean[patterns.length];
            for (int i = 0; i < patterns.length; i++) {
                counts[i] = drawn.count(patterns[i]);
                borneOut[i] = (patterns[i] & Lesson.BORNE_OUT) != 0;
                for (Question question : QUESTIONS) {
                    levels[i * Question.COUNT + question.index] = (byte) question.levelIn(patterns[i]);
                }
            }
        }

        int size() {
            return counts.length;
        }

        double count(int i) {
            return counts[i];
        }

        boolean borneOut(int i) {
            return borneOut[i];
        }

        /// Notes the levels that a pair gave, but for the questions that were settled.
        void shows(List<Question> settled, boolean[][] shown) {
            for (Question question : QUESTIONS) {
                for (int i = 0; i < size() && !settled.contains(question); i++) {
                    shown[question.index][level(i, question)] = true;
                }
            }
        }

        int level(int i, Question question) {
            return levels[i * Question.COUNT + question.index];
        }
    }

    /// How likely a pattern is under each of the four explanations, among the pairs of one rule.
    private final class Likelihoods {

        private final double[] matches = new double[Question.COUNT * Weights.LEVELS];
        private final double[] chances = new double[Question.COUNT * Weights.LEVELS];
        private final double[] twinses = new double[Question.COUNT * Weights.LEVELS];
        private final double[] kins = new double[Question.COUNT * Weights.LEVELS];
        private final double matchShare;
        private final double twinShare;
        private final double kinShare;
        private double kinForEach;
        private double twinsForEach;
        private double match;
        private double strangers;
        private double twins;
        private double kin;

        Likelihoods(List<Question> settled, double share) {
            twinsForEach = weights.twins;
            kinForEach = weights.kin;
            for (Question question : QUESTIONS) {
                boolean silent = settled.contains(question);
                if (silent) {
                    double same = weights.m[question.index][Question.SAME];
                    twinsForEach *= weights.twin(question, Question.SAME) / same;
                    kinForEach *= weights.relative(question, Question.SAME) / same;
                }
                for (int level = 0; level < Weights.LEVELS; level++) {
                    int at = question.index * Weights.LEVELS + level;
                    boolean says = level != 0 && !silent;
                    matches[at] = says ? weights.m[question.index][level] : 1;
                    chances[at] = says ? weights.u[question.index][level] : 1;
                    twinses[at] = says ? weights.twin(question, level) : 1;
                    kins[at] = says ? weights.relative(question, level) : 1;
                }
            }
            matchShare = Math.min(share, 0.999 / (1 + twinsForEach + kinForEach));
            twinShare = matchShare * twinsForEach;
            kinShare = matchShare * kinForEach;
        }

        void of(Sample sample, int i) {
            double match = matchShare;
            double strangers = 1 - matchShare - twinShare - kinShare;
            double twins = twinShare;
            double kin = kinShare;
            int from = i * Question.COUNT;
            for (int q = 0; q < Question.COUNT; q++) {
                int level = sample.levels[from + q];
                if (level != 0) {
                    int at = q * Weights.LEVELS + level;
                    match *= matches[at];
                    strangers *= chances[at];
                    twins *= twinses[at];
                    kin *= kins[at];
                }
            }
            this.match = match;
            this.strangers = strangers;
            this.twins = twins;
            this.kin = kin;
        }

        double all() {
            return match + strangers + twins + kin;
        }
    }
}
