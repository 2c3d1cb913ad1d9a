package org.kith.partners;

import java.util.function.Supplier;
import org.kith.declarations.StrategyFolder;
import org.springframework.stereotype.Component;

/// The ages of which figures and pages speak now.
@Component
public final class PopulationsInForce {

    private final Supplier<Populations> populations;

    PopulationsInForce(StrategyFolder strategy) {
        this.populations = strategy.reading(Populations::in);
    }

    public Populations now() {
        return populations.get();
    }
}
