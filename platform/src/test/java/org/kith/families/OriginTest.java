package org.kith.families;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 3);

    @Test
    void whatWasToldAgainIsAsOldAsTheNewestWord() {
        var origin = origin(LocalDate.of(2026, 11, 1));
        assertThat(origin.saidOn()).isEqualTo("2026-11-01");
        assertThat(origin.received(TODAY)).isEqualTo("first told 3 Jan 2025, still told 1 Nov 2026, 3 weeks old");
    }

    @Test
    void whatWasToldOnceIsAsOldAsThat() {
        var origin = origin(null);
        assertThat(origin.saidOn()).isEqualTo(FIRST);
        assertThat(origin.received(TODAY)).isEqualTo("received 3 Jan 2025, 22 months old");
    }

    private static Origin origin(@Nullable LocalDate again) {
        return new Origin("sen2", "SEN2", 7, 218, FIRST, again);
    }
}
