package org.kith.linkage.internal.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kith.linkage.internal.comparing.Question;

/// Learns as the documentation says it: lists of pairs, and for each pair how likely each of the four explanations is.
final class SlowLearning {

    private static final int PERSON = 0;
    private static final int STRANGERS = 1;
    private static final int TWINS = 2;
    private static final int KIN = 3;
    /// What was expected counts as this many matches.
    private static final double FAITH = 30;

    /// Two records: the level of each question, 0 where it is not known, and whether further records bear out both
    /// their first names.
    record Pair(List<Integer> levels, boolean borneOut) {}

    /// What a rule teaches.
    ///
    /// @param settles the questions whose answer it settles, and is silent on
    /// @param times   how many pairs it has for each that was drawn
    record Taught(List<Question> settles, List<Pair> pairs, double times) {}

    /// A pair, and how likely it is one person, strangers, twins or kin.
    @SuppressWarnings("ArrayRecordComponent")
    private record Explained(Pair pair, double[] likely) {}

    final double[][] m = new double[Question.COUNT][];
    final double[][] u = new double[Question.COUNT][];
    final boolean[][] learnt = new boolean[Question.COUNT][];
    double prior;
    double twins = 0.015;
    double kin = 2;

    private final double records;
    private final List<Pair> random;
    private final List<Taught> rules;
    /// Of each rule's pairs, those that are one person.
    private final double[] shares;

    SlowLearning(int records, List<Pair> random, List<Taught> rules) {
        this.records = records;
        this.random = random;
        this.rules = rules;
        shares = new double[rules.size()];
        Arrays.fill(shares, 0.3);
        prior = 1 / Math.max(2, this.records);
        for (Question question : Question.values()) {
            int levels = question.levels.size();
            m[question.index] = new double[levels + 1];
            u[question.index] = new double[levels + 1];
            learnt[question.index] = new boolean[levels + 1];
            for (int level = 1; level <= levels; level++) {
                m[question.index][level] = question.expected(level);
                u[question.index][level] = 1.0 / levels;
            }
        }
    }

    void learn() {
        learnChance();
        for (int round = 1; round <= 40; round++) {
            double before = prior;
            learnMatches();
            if (round > 8 && Math.abs(prior - before) < 1e-4 * before) {
                break;
            }
            if (round % 8 == 0) {
                learnChance();
            }
        }
        othersMoved();
        noteWhatWasSeen(new Taught(List.of(), random, 1));
        rules.forEach(this::noteWhatWasSeen);
        for (Question question : Question.values()) {
            if (!question.identifier() && question != Question.CHILDREN) {
                holdBack(m[question.index], u[question.index], learnt[question.index]);
            }
        }
    }

    /// u is what random pairs show, each as far as it is of strangers; half a pair is shared out among all levels.
    private void learnChance() {
        Taught all = new Taught(List.of(), random, 1);
        double[][] seen = nothing();
        for (Explained one : explain(all, prior)) {
            for (Question question : Question.values()) {
                seen[question.index][one.pair.levels.get(question.index)] += one.likely[STRANGERS];
            }
        }
        for (Question question : Question.values()) {
            int levels = question.levels.size();
            double known = known(seen[question.index]) + 0.5;
            for (int level = 1; level <= levels; level++) {
                u[question.index][level] = (seen[question.index][level] + 0.5 / levels) / known;
            }
            if (question == Question.CHILDREN) {
                u[question.index] = new double[] {0, 1e-5, 1 - 1e-5};
            } else if (question.identifier()) {
                double slip = Math.max(1e-5, seen[question.index][2] / known);
                u[question.index] = new double[] {0, 1e-8, slip, 1 - 1e-8 - slip};
            }
        }
    }

    /// m is what the pairs of all rules show, each as far as it is of one person; so are the rates of twins and kin.
    private void learnMatches() {
        double[][] seen = nothing();
        double[] found = new double[rules.size()];
        double kinSeen = FAITH * kin;
        double kinCould = FAITH;
        double twinsSeen = FAITH * twins;
        double twinsCould = FAITH;
        double borneOutSeen = FAITH * twins;
        double borneOutCould = FAITH;
        for (int r = 0; r < found.length; r++) {
            Taught rule = rules.get(r);
            double matches = 0;
            for (Explained one : explain(rule, shares[r])) {
                matches += one.likely[PERSON];
                kinSeen += one.likely[KIN];
                twinsSeen += one.likely[TWINS];
                borneOutSeen += one.pair.borneOut ? one.likely[TWINS] : 0;
                for (Question question : Question.values()) {
                    if (!rule.settles.contains(question)) {
                        seen[question.index][one.pair.levels.get(question.index)] += one.likely[PERSON];
                    }
                }
            }
            shares[r] = rule.pairs.isEmpty() ? 0 : matches / rule.pairs.size();
            found[r] = matches * rule.times;
            double bearsOut = 1 - Math.exp(-2 * found[r] / records * m[Question.FORENAME.index][1]);
            kinCould += matches * agree(rule.settles, KIN);
            twinsCould += matches * agree(rule.settles, TWINS);
            borneOutCould += matches * agree(rule.settles, TWINS) * bearsOut * bearsOut;
        }
        for (Question question : Question.values()) {
            double known = known(seen[question.index]) + FAITH;
            for (int level = 1; level <= question.levels.size(); level++) {
                double expected = FAITH * question.expected(level);
                m[question.index][level] = Math.max(0.001, (seen[question.index][level] + expected) / known);
            }
        }
        kin = Math.clamp(kinSeen / kinCould, 0.02, 20);
        twins = Math.clamp(Math.min(twinsSeen / twinsCould, borneOutSeen / borneOutCould), 0.0002, 0.015);
        learnPrior(found, seen);
    }

    /// Each rule tells of all matches by those that it has and the share that agree as it asks; the middle one counts.
    private void learnPrior(double[] found, double[][] seen) {
        List<Double> told = new ArrayList<>();
        for (int r = 0; r < found.length; r++) {
            double caught = rules.get(r).settles.stream()
                    .mapToDouble(question -> seen[question.index][1] / Math.max(1e-9, sum(seen[question.index])))
                    .reduce(1, (a, b) -> a * b);
            if (found[r] >= 1 && caught > 0.005) {
                told.add(found[r] / caught);
            }
        }
        double middle = told.isEmpty() ? 1 : told.stream().sorted().toList().get(told.size() / 2);
        double all = Math.max(middle, Arrays.stream(found).max().orElse(0));
        prior = Math.clamp(all / Math.max(1, records * (records - 1) / 2), 1e-12, 0.1);
    }

    /// How likely each explanation of each pair is, where so many of the pairs are of one person.
    private List<Explained> explain(Taught rule, double share) {
        double twinsForEach = twins * agree(rule.settles, TWINS);
        double kinForEach = kin * agree(rule.settles, KIN);
        double matches = Math.min(share, 0.999 / (1 + twinsForEach + kinForEach));
        double strangers = 1 - matches * (1 + twinsForEach + kinForEach);
        List<Explained> explained = new ArrayList<>();
        for (Pair pair : rule.pairs) {
            double[] likely = {matches, strangers, matches * twinsForEach, matches * kinForEach};
            for (Question question : Question.values()) {
                int level = pair.levels.get(question.index);
                for (int i = 0; i < likely.length && level > 0 && !rule.settles.contains(question); i++) {
                    likely[i] *= likelihood(question, level, i);
                }
            }
            double all = sum(likely);
            explained.add(new Explained(
                    pair, Arrays.stream(likely).map(one -> one / all).toArray()));
        }
        return explained;
    }

    /// How often twins or kin agree on these questions for once that one person does.
    private double agree(List<Question> questions, int explanation) {
        return questions.stream()
                .mapToDouble(question -> likelihood(question, 1, explanation) / likelihood(question, 1, PERSON))
                .reduce(1, (a, b) -> a * b);
    }

    private double likelihood(Question question, int level, int explanation) {
        double match = m[question.index][level];
        double chance = u[question.index][level];
        double asKin = question.sharedByKin * match + (1 - question.sharedByKin) * chance;
        return switch (explanation) {
            case PERSON -> match;
            case STRANGERS -> chance;
            case TWINS -> question.sharedByTwins * match + (1 - question.sharedByTwins) * chance;
            default -> question == Question.FORENAME ? Math.max(asKin, namesakes(level)) : asKin;
        };
    }

    /// One in a hundred kin bears the other's first name, and four in five share the surname with which it is swapped.
    private double namesakes(int level) {
        return level == 1 ? 0.01 : level == Question.SWAPPED ? 0.01 * 0.8 * m[Question.FORENAME.index][level] : 0;
    }

    /// Another home weighs as it would were others' moves not asked for.
    private void othersMoved() {
        double[] home = m[Question.HOME.index];
        double elsewhere = home[4] + home[5] + home[6] + home[7];
        for (int level = 4; level <= 7; level++) {
            home[level] *= (elsewhere + home[3]) / elsewhere;
        }
    }

    private void noteWhatWasSeen(Taught rule) {
        for (Question question : Question.values()) {
            if (!rule.settles.contains(question)) {
                rule.pairs.forEach(pair -> learnt[question.index][pair.levels.get(question.index)] = true);
            }
        }
    }

    /// How often strangers give an answer that no pair gave follows from how much likelier it is of one person.
    /// The same value is as much likelier as expected, or as a lesser answer if that is more. Any other lies
    /// half-way, as weights are counted, between the next lesser answer and the least of the fuller ones.
    private static void holdBack(double[] m, double[] u, boolean[] learnt) {
        double[] likelier = IntStream.range(0, m.length)
                .mapToDouble(level -> m[level] / u[level])
                .toArray();
        int last = m.length - 1;
        if (!learnt[1]) {
            likelier[1] = IntStream.rangeClosed(1, last)
                    .filter(level -> level == 1 || learnt[level])
                    .mapToDouble(level -> likelier[level])
                    .max()
                    .orElseThrow();
        }
        for (int level = last; level > 1; level--) {
            if (!learnt[level]) {
                int here = level;
                double fuller = IntStream.range(1, level)
                        .filter(better -> better == 1 || learnt[better])
                        .mapToDouble(better -> likelier[better])
                        .min()
                        .orElseThrow();
                double lesser = level == last ? 1 : Math.max(1, likelier[here + 1]);
                double halfWay = level == last ? 1 : Math.sqrt(lesser * Math.max(1, fuller));
                likelier[level] = Math.max(1, Math.min(halfWay, fuller));
            }
        }
        for (int level = 1; level <= last; level++) {
            u[level] = m[level] / likelier[level];
        }
    }

    private static double[][] nothing() {
        return Stream.of(Question.values())
                .map(question -> new double[question.levels.size() + 1])
                .toArray(double[][]::new);
    }

    private static double known(double[] seen) {
        return sum(seen) - seen[0];
    }

    private static double sum(double[] some) {
        return Arrays.stream(some).sum();
    }
}
