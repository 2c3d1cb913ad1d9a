package org.kith.strategy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.FrontDoor;

/// What a partnership set out to do.
///
/// @param purpose all of it in a sentence or two
/// @param foundation what everything else stands on
/// @param frontDoor where somebody with a worry about a child rings; null where it does not say
public record Strategy(
        Edition edition,
        String purpose,
        String foundation,
        @Nullable FrontDoor frontDoor,
        List<Pillar> pillars,
        List<Ambition> ambitions,
        List<Aim> aims,
        List<Group> groups,
        List<Statement> statements) {

    public Strategy {
        pillars = List.copyOf(pillars);
        ambitions = List.copyOf(ambitions);
        aims = List.copyOf(aims);
        groups = List.copyOf(groups);
        statements = List.copyOf(statements);
    }

    /// Every version in a strategy folder, in `strategy/*.yaml`.
    ///
    /// @throws org.kith.declarations.BrokenDeclaration when one cannot be understood
    public static Editions<Strategy> in(Path strategy) {
        var read = new StrategyReading(strategy);
        var strategies = read.strategies(read.outcomeSets());
        read.mistakes().throwFirst();
        return strategies;
    }
}
