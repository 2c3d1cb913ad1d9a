package org.kith.linkage;

import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Engine;

/// How to link; the defaults serve children's services and any other list of people alike.
///
/// @param joinAt     probability from which two records are joined without a person looking
/// @param keepFrom   probability from which a pair that was not joined is kept for people to look at
/// @param threads    how many threads to use; the result is the same for any number
/// @param constraints what is settled already
/// @param model      a model learnt earlier, or null to learn one from these records
/// @param progress   told how far the work is
public record Settings(
        double joinAt,
        double keepFrom,
        int threads,
        Constraints constraints,
        @Nullable Model model,
        Progress progress) {

    /// Told from time to time, from one thread at a time, how much of a stage is done.
    @FunctionalInterface
    public interface Progress {
        /// Some more is done.
        ///
        /// @param pairs how many pairs this stage has compared so far
        void at(String stage, long done, long total, long pairs);
    }

    public Settings {
        if (!(joinAt > 0 && joinAt < 1 && keepFrom > 0 && keepFrom <= joinAt)) {
            throw new IllegalArgumentException(
                    "needs 0 < keepFrom <= joinAt < 1, got keepFrom " + keepFrom + ", joinAt " + joinAt);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least one thread, got " + threads);
        }
    }

    /// Joins at 0.95, keeps from 0.5, uses every processor, learns its model.
    public static Settings defaults() {
        return new Settings(
                0.95,
                0.5,
                Runtime.getRuntime().availableProcessors(),
                new Constraints(),
                null,
                (stage, done, total, pairs) -> {});
    }

    public Settings joiningAt(double probability) {
        return new Settings(probability, Math.min(keepFrom, probability), threads, constraints, model, progress);
    }

    public Settings keepingFrom(double probability) {
        return new Settings(joinAt, probability, threads, constraints, model, progress);
    }

    public Settings onThreads(int count) {
        return new Settings(joinAt, keepFrom, count, constraints, model, progress);
    }

    public Settings under(Constraints settled) {
        return new Settings(joinAt, keepFrom, threads, settled, model, progress);
    }

    /// These settings, to link by a model that was learnt.
    ///
    /// @throws IllegalArgumentException with a sentence, where the model answers what is not asked
    public Settings with(Model learnt) {
        Engine.check(learnt);
        return new Settings(joinAt, keepFrom, threads, constraints, learnt, progress);
    }

    public Settings tellingOf(Progress listener) {
        return new Settings(joinAt, keepFrom, threads, constraints, model, listener);
    }
}
