package org.kith.strategy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The outcomes that were agreed on together.
public record OutcomeSet(Edition edition, List<Outcome> outcomes) {

    public OutcomeSet {
        outcomes = List.copyOf(outcomes);
    }

    public Optional<Outcome> find(String code) {
        return outcomes.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /// Every version in a strategy folder, in `outcomes/*.yaml`.
    ///
    /// @throws org.kith.declarations.BrokenDeclaration when one cannot be understood
    public static Editions<OutcomeSet> in(Path strategy) {
        var read = new StrategyReading(strategy);
        var sets = read.outcomeSets();
        read.mistakes().throwFirst();
        return sets;
    }
}
