package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeedWordsTest {

    @Test
    void aPeriodIsSaidInWeeksOnlyWhereItIsOfWholeOnes() {
        assertThat(NeedWords.period(42)).isEqualTo("6 weeks");
        assertThat(NeedWords.period(7)).isEqualTo("1 week");
        assertThat(NeedWords.period(10)).isEqualTo("10 days");
        assertThat(NeedWords.period(1)).isEqualTo("1 day");
    }
}
