package org.kith.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kith.declarations.StrategyFolder;
import org.springframework.stereotype.Component;

/// What the partnership agreed on, as its folder said when the application started: every version of its strategy and
/// of its outcomes, and its zones.
@Component
public final class Strategies {

    private final Editions<Strategy> strategies;
    private final Editions<OutcomeSet> outcomes;
    private final List<Zone> zones;

    /// @throws org.kith.declarations.BrokenDeclaration when a file cannot be understood
    Strategies(StrategyFolder folder) {
        this.strategies = Strategy.in(folder.path());
        this.outcomes = OutcomeSet.in(folder.path());
        this.zones = Zone.in(folder.path());
    }

    public Editions<Strategy> strategies() {
        return strategies;
    }

    public Editions<OutcomeSet> outcomes() {
        return outcomes;
    }

    public List<Zone> zones() {
        return zones;
    }

    /// What was in force on a day beside what measures it; nothing where no strategy or no outcomes were.
    public Optional<Measured> on(LocalDate day, List<Measure> measures) {
        return strategies
                .inForce(day)
                .flatMap(strategy -> outcomes.inForce(day).map(set -> new Measured(strategy, set, measures)));
    }
}
