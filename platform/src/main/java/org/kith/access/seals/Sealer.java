package org.kith.access.seals;

import jakarta.annotation.PreDestroy;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/// Seals what was read, each second and once more before the application ends.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Sealer {

    private final Seals seals;

    Sealer(Seals seals) {
        this.seals = seals;
    }

    @Scheduled(fixedDelay = 1_000)
    void eachSecond() {
        seals.seal();
    }

    @PreDestroy
    void last() {
        seals.seal();
    }
}
