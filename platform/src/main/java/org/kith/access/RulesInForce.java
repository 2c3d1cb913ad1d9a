package org.kith.access;

import java.util.function.Supplier;
import org.kith.declarations.StrategyFolder;
import org.springframework.stereotype.Component;

/// The matrix by which it is decided now.
@Component
class RulesInForce {

    private final Supplier<Rules> rules;

    /// Reading it fails when the application starts, if the matrix leaves anything open.
    RulesInForce(StrategyFolder strategy) {
        this.rules = strategy.reading(Rules::in);
    }

    Rules now() {
        return rules.get();
    }
}
