package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookedBodyTest {

    @Test
    void whatDoesNotFitIsCounted() {
        assertThat(readings(12, true).rest()).isEmpty();
        assertThat(readings(15, true).lines()).hasSize(12);
        assertThat(readings(15, true).rest()).isEqualTo("And 3 more in that time.");
    }

    @Test
    void whatWasNotReadIsNotLeftOutInSilence() {
        assertThat(readings(15, false).rest()).isEqualTo("And at least 3 more in that time.");
        assertThat(readings(12, false).rest()).isEqualTo("There may be more in that time.");
    }

    private static LookedBody readings(int many, boolean all) {
        var on = LocalDate.of(2026, 11, 30);
        return LookedBody.of(
                IntStream.range(0, many)
                        .mapToObj(reader -> new LookedBody.Line(on, "30 Nov", "Reader " + reader))
                        .toList(),
                all);
    }
}
