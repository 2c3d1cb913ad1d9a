package org.kith.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void theNarrowerGapCountsAndNoneIsNone() {
        assertThat(new Gaps(1.5, -0.5).least()).isEqualTo(-0.5);
        assertThat(new Gaps(null, 2.0).least()).isEqualTo(2.0);
        assertThat(new Gaps(0.25, null).least()).isEqualTo(0.25);
        assertThat(new Gaps(null, null).least()).isNull();
    }

    @Test
    void aGapOfOneIsTwiceTheOdds() {
        assertThat(Gaps.weight(0.9) - Gaps.weight(9.0 / 11)).isCloseTo(1, within(1e-9));
        assertThat(Gaps.times(1)).isEqualTo(2);
        assertThat(Gaps.times(-2)).isEqualTo(4);
        assertThat(Gaps.weight(1)).isFinite();
    }
}
