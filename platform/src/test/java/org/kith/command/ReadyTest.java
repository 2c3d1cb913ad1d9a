package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ReadyTest {

    @Test
    void isHealthyOnlyOnceTheCommandIsReady() {
        var ready = new Ready(false);
        assertThat(ready.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        ready.reached();
        assertThat(ready.health().getStatus()).isEqualTo(Status.UP);
    }
}
