package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookedBodyTest {

    @Test
    void whatDoesNotFitIsCounted() {
        assertThat(readings(12).more()).isZero();
        assertThat(readings(15).lines()).hasSize(12);
        assertThat(readings(15).more()).isEqualTo(3);
    }

    private static LookedBody readings(int many) {
        var on = LocalDate.of(2026, 11, 30);
        return LookedBody.of(IntStream.range(0, many)
                .mapToObj(reader -> new LookedBody.Line(on, "30 Nov", "Reader " + reader))
                .toList());
    }
}
