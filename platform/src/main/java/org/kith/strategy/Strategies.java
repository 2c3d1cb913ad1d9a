package org.kith.strategy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.declarations.StrategyFolder;
import org.springframework.stereotype.Component;

/// What the partnership agreed on, as the files in force have it: every version of its strategy and
/// of its outcomes, and its zones.
@Component
public final class Strategies {

    private final Supplier<Agreed> agreed;

    private record Agreed(Editions<Strategy> strategies, Editions<OutcomeSet> outcomes, List<Zone> zones) {

        static Agreed in(Path folder) {
            return new Agreed(Strategy.in(folder), OutcomeSet.in(folder), Zone.in(folder));
        }
    }

    /// @throws org.kith.declarations.BrokenDeclaration when a file cannot be understood
    Strategies(StrategyFolder folder) {
        this.agreed = folder.reading(Agreed::in);
    }

    public Editions<Strategy> strategies() {
        return agreed.get().strategies();
    }

    public Editions<OutcomeSet> outcomes() {
        return agreed.get().outcomes();
    }

    public List<Zone> zones() {
        return agreed.get().zones();
    }

    /// What was in force on a day beside what measures it; nothing where no strategy or no outcomes were.
    public Optional<Measured> on(LocalDate day, List<Measure> measures) {
        return strategies()
                .inForce(day)
                .flatMap(strategy -> outcomes().inForce(day).map(set -> new Measured(strategy, set, measures)));
    }
}
