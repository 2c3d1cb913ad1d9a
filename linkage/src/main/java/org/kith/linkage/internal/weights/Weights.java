package org.kith.linkage.internal.weights;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kith.linkage.Model;
import org.kith.linkage.internal.comparing.Question;

/// m and u of every level, and from them how likely a pattern is for one person, for twins, for kin under one
/// roof and for strangers.
public final class Weights implements Serializable {

    private static final long serialVersionUID = 1;

    static final int LEVELS = 1 << Question.BITS;
    /// Fathers and sons, mothers and daughters of one first name.
    private static final double NAMESAKES = 0.01;

    public final double[][] m = new double[Question.COUNT][LEVELS];
    public final double[][] u = new double[Question.COUNT][LEVELS];
    /// Whether a pair that was learnt from gave this level.
    public final boolean[][] learnt = new boolean[Question.COUNT][LEVELS];

    public double prior;
    public double twins = 0.015;
    public double kin = 2;

    /// What is expected of matches, and nothing yet of strangers.
    public Weights() {
        for (Question question : Question.values()) {
            int levels = question.levels.size();
            m[question.index][0] = 1;
            u[question.index][0] = 1;
            for (int level = 1; level <= levels; level++) {
                m[question.index][level] = question.expected(level);
                u[question.index][level] = 1.0 / levels;
            }
        }
    }

    /// The likelihood of a level for twins.
    public double twin(Question question, int level) {
        double shared = question.sharedByTwins;
        return shared * m[question.index][level] + (1 - shared) * u[question.index][level];
    }

    /// The likelihood of a level for other kin under one roof.
    public double relative(Question question, int level) {
        double shared = question.sharedByKin;
        double likelihood = shared * m[question.index][level] + (1 - shared) * u[question.index][level];
        if (question != Question.FORENAME) {
            return likelihood;
        }
        return switch (level) {
            case Question.SAME -> Math.max(likelihood, NAMESAKES);
            // A slip of whoever wrote it down, of namesakes who share the surname too.
            case Question.SWAPPED ->
                Math.max(likelihood, m[question.index][level] * NAMESAKES * Question.SURNAME.sharedByKin);
            default -> likelihood;
        };
    }

    /// Holds back what was not learnt. Values of some kinds, as bare initials, may be in no record yet, and
    /// that no pair gave such an answer says then nothing of how strangers would give it. It weighs half-way
    /// between the next lesser answer, or nothing where that speaks against one person, and the fuller ones:
    /// of 63 answers that four tables taught, each left out in turn, that is 2.3 off, and leans to neither
    /// side. The same value in both needs no kind of its own: it weighs what is expected, or a lesser
    /// answer's weight where that is more. Of numbers that are one person's alone, and of children, the
    /// chance is known.
    void holdBack() {
        for (Question question : Question.values()) {
            if (!question.identifier() && question != Question.CHILDREN) {
                boolean[] unlearnt = new boolean[LEVELS];
                for (int level = 1; level <= question.levels.size(); level++) {
                    unlearnt[level] = !learnt[question.index][level];
                }
                holdBack(question, unlearnt);
            }
        }
    }

    private void holdBack(Question question, boolean[] held) {
        holdBack(question.levels.size(), m[question.index], u[question.index], learnt[question.index], held);
    }

    private static void holdBack(int levels, double[] m, double[] u, boolean[] learnt, boolean[] held) {
        for (int level = 2; level <= levels && held[Question.SAME]; level++) {
            if (learnt[level]) {
                u[Question.SAME] = Math.min(u[Question.SAME], m[Question.SAME] * u[level] / m[level]);
            }
        }
        double lesser = 1;
        for (int level = levels; level > Question.SAME; level--) {
            if (held[level]) {
                double fuller = m[Question.SAME] / u[Question.SAME];
                for (int better = 2; better < level; better++) {
                    fuller = learnt[better] ? Math.min(fuller, m[better] / u[better]) : fuller;
                }
                double between = level == levels ? 1 : Math.sqrt(lesser * Math.max(1, fuller));
                u[level] = m[level] / Math.max(1, Math.min(between, fuller));
            }
            lesser = Math.max(1, m[level] / u[level]);
        }
    }

    public Model model() {
        List<Model.Comparison> comparisons = new ArrayList<>();
        for (Question question : Question.values()) {
            List<Model.Level> levels = new ArrayList<>();
            for (int level = 1; level <= question.levels.size(); level++) {
                levels.add(new Model.Level(
                        question.levels.get(level - 1),
                        m[question.index][level],
                        u[question.index][level],
                        learnt[question.index][level]));
            }
            comparisons.add(new Model.Comparison(question.words, levels));
        }
        return new Model(prior, twins, kin, comparisons);
    }

    public static Weights of(Model model) {
        Weights weights = new Weights();
        weights.prior = model.prior();
        weights.twins = model.twins();
        weights.kin = model.kin();
        for (Model.Comparison comparison : model.comparisons()) {
            Question question = questionOf(comparison);
            boolean[] unknown = new boolean[LEVELS];
            for (int level = 1; level <= question.levels.size(); level++) {
                Model.Level given = comparison.levels().get(level - 1);
                boolean expected = Double.isNaN(given.m());
                unknown[level] = Double.isNaN(given.u());
                weights.learnt[question.index][level] = given.learnt() && !expected && !unknown[level];
                if (!expected) {
                    weights.m[question.index][level] = given.m();
                }
                if (!unknown[level]) {
                    weights.u[question.index][level] = given.u();
                }
            }
            weights.expectOfStrangers(question, unknown);
        }
        return weights;
    }

    /// Fills in what a model does not say of strangers.
    private void expectOfStrangers(Question question, boolean[] unknown) {
        if (!question.identifier() && question != Question.CHILDREN) {
            holdBack(question, unknown);
            return;
        }
        double[] chance = u[question.index];
        double rest = 1;
        for (int level = 1; level < question.levels.size(); level++) {
            if (unknown[level]) {
                chance[level] = question == Question.CHILDREN
                        ? Learning.CHILD_BY_CHANCE
                        : level == Question.SAME ? Learning.IDENTIFIER_BY_CHANCE : Learning.LEAST_SLIP_BY_CHANCE;
            }
            rest -= chance[level];
        }
        if (unknown[question.levels.size()]) {
            chance[question.levels.size()] = rest;
        }
    }

    private static Question questionOf(Model.Comparison comparison) {
        for (Question question : Question.values()) {
            if (question.words.equals(comparison.name())
                    && question.levels.size() == comparison.levels().size()) {
                return question;
            }
        }
        throw new IllegalArgumentException("no comparison is called \"" + comparison.name() + "\" with "
                + comparison.levels().size() + " levels");
    }
}
