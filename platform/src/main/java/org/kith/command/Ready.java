package org.kith.command;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// `/health` answers 200 once the command has said that it is ready; the demonstration has work to do before.
@Component
final class Ready implements HealthIndicator {

    private volatile boolean ready;

    Ready(@Value("${kith.ready:true}") boolean ready) {
        this.ready = ready;
    }

    void reached() {
        ready = true;
    }

    @Override
    public Health health() {
        return ready ? Health.up().build() : Health.outOfService().build();
    }
}
