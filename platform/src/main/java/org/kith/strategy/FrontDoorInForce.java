package org.kith.strategy;

import java.time.InstantSource;
import java.util.Optional;
import org.kith.site.FrontDoor;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// The front door that the strategy in force names.
@Component
final class FrontDoorInForce implements FrontDoor.Told {

    private final Strategies strategies;
    private final InstantSource clock;

    FrontDoorInForce(Strategies strategies, InstantSource clock) {
        this.strategies = strategies;
        this.clock = clock;
    }

    @Override
    public Optional<FrontDoor> now() {
        return strategies
                .strategies()
                .inForce(Dates.today(clock))
                .flatMap(strategy -> Optional.ofNullable(strategy.frontDoor()));
    }
}
