package org.kith.linkage.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.linkage.Explanation;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.weights.Scorer;
import org.kith.linkage.internal.weights.Weights;

/// Puts a pair's score into steps and a sentence.
public final class Explaining {

    private Explaining() {}

    public static Explanation explain(int a, int b, long pattern, Engine.Basis basis) {
        Weights weights = basis.weights();
        List<Explanation.Step> steps = new ArrayList<>();
        double match = Scorer.log2(weights.prior);
        double twins = match + Scorer.log2(weights.twins);
        double kin = match + Scorer.log2(weights.kin);
        double strangers = Scorer.log2(1 - weights.prior);
        double share = basis.frequencies().share(basis.table(), a, b, pattern);
        List<String> same = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Question question : Question.values()) {
            int level = question.levelIn(pattern);
            if (level == 0) {
                continue;
            }
            double m = Scorer.log2(weights.m[question.index][level]);
            double u = Scorer.log2(weights.u[question.index][level]);
            double rarity = share * basis.frequencies().weight(basis.table(), question, a, b, pattern);
            match += m;
            strangers += u - rarity;
            twins += Scorer.log2(weights.twin(question, level));
            kin += Scorer.log2(weights.relative(question, level));
            String words = question.levels.get(level - 1);
            steps.add(new Explanation.Step(question.words, words, m - u, rarity));
            if (level == Question.SAME && question != Question.CHILDREN) {
                same.add(question.words);
            } else {
                other.add(question.words + " " + words);
            }
        }
        double most = Math.max(Math.max(match, strangers), Math.max(twins, kin));
        double sum = power(match - most) + power(strangers - most) + power(twins - most) + power(kin - most);
        double probability = power(match - most) / sum;
        double twin = power(twins - most) / sum;
        double relative = power(kin - most) / sum;
        return new Explanation(
                a,
                b,
                probability,
                twin,
                relative,
                Scorer.log2(weights.prior / (1 - weights.prior)),
                sentence(same, other, probability, twin, relative),
                steps);
    }

    private static double power(double exponent) {
        return StrictMath.pow(2, exponent);
    }

    private static String sentence(
            List<String> same, List<String> other, double probability, double twins, double kin) {
        StringBuilder sentence = new StringBuilder();
        if (!same.isEmpty()) {
            sentence.append("The same ").append(String.join(", ", same)).append("; ");
        }
        if (!other.isEmpty()) {
            sentence.append(String.join(", ", other)).append("; ");
        }
        if (sentence.isEmpty()) {
            sentence.append("nothing known of both; ");
        }
        String verdict;
        if (probability >= 0.5) {
            verdict = String.format(Locale.ROOT, "one person with probability %.3f.", probability);
        } else if (twins >= kin && twins >= 0.3) {
            verdict = String.format(Locale.ROOT, "likelier twins (%.2f) than one person (%.2f).", twins, probability);
        } else if (kin >= 0.3) {
            verdict = String.format(
                    Locale.ROOT, "likelier kin of one home (%.2f) than one person (%.2f).", kin, probability);
        } else {
            verdict = String.format(
                    Locale.ROOT, "likelier two strangers; one person with probability %.3f.", probability);
        }
        return sentence.append(verdict).toString();
    }
}
