package org.kith.matching.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrecisionTest {

    @Test
    void theIntervalIsWilsons() {
        holds(new Precision(8, 2, 0, 0, 9), 0.8, 0.4902, 0.9433);
        holds(new Precision(0, 10, 0, 0, 9), 0, 0, 0.2775);
        holds(new Precision(10, 0, 0, 0, 9), 1, 0.7225, 1);
        holds(new Precision(81, 182, 0, 0, 240), 0.3080, 0.2553, 0.3662); // Newcombe 1998, table I
    }

    @Test
    void whatCannotBeToldIsInNoShare() {
        var both = new Precision(3, 1, 5, 1, 3.5).plus(new Precision(1, 0, 2, 0, 0.9));
        assertThat(both).isEqualTo(new Precision(4, 1, 7, 1, 4.4));
        assertThat(both.judged()).isEqualTo(5);
        assertThat(both.share()).isEqualTo(0.8);
    }

    private static void holds(Precision precision, double share, double low, double high) {
        assertThat(precision.share()).isCloseTo(share, within(0.00005));
        assertThat(precision.low()).isCloseTo(low, within(0.00005));
        assertThat(precision.high()).isCloseTo(high, within(0.00005));
    }
}
