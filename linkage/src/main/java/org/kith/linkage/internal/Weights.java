package org.kith.linkage.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kith.linkage.Model;

/// m and u of every level, and from them how likely a pattern is for one person, for twins, for kin under one
/// roof and for strangers.
final class Weights implements Serializable {

    private static final long serialVersionUID = 1;

    static final int LEVELS = 1 << Question.BITS;
    /// Fathers and sons, mothers and daughters of one first name.
    private static final double NAMESAKES = 0.01;

    final double[][] m = new double[Question.COUNT][LEVELS];
    final double[][] u = new double[Question.COUNT][LEVELS];
    double prior;
    double twins = 0.015;
    double kin = 2;

    /// What is expected of matches, and nothing yet of strangers.
    Weights() {
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
    double twin(Question question, int level) {
        double shared = question.sharedByTwins;
        return shared * m[question.index][level] + (1 - shared) * u[question.index][level];
    }

    /// The likelihood of a level for other kin under one roof.
    double relative(Question question, int level) {
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

    Model model() {
        List<Model.Comparison> comparisons = new ArrayList<>();
        for (Question question : Question.values()) {
            List<Model.Level> levels = new ArrayList<>();
            for (int level = 1; level <= question.levels.size(); level++) {
                levels.add(new Model.Level(
                        question.levels.get(level - 1), m[question.index][level], u[question.index][level]));
            }
            comparisons.add(new Model.Comparison(question.words, levels));
        }
        return new Model(prior, twins, kin, comparisons);
    }

    static Weights of(Model model) {
        Weights weights = new Weights();
        weights.prior = model.prior();
        weights.twins = model.twins();
        weights.kin = model.kin();
        for (Model.Comparison comparison : model.comparisons()) {
            Question question = questionOf(comparison);
            for (int level = 1; level <= question.levels.size(); level++) {
                Model.Level learnt = comparison.levels().get(level - 1);
                weights.m[question.index][level] = learnt.m();
                weights.u[question.index][level] = learnt.u();
            }
        }
        return weights;
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
