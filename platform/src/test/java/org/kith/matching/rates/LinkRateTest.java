package org.kith.matching.rates;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.matching.rates.LinkRate.Count;

class LinkRateTest {

    @Test
    void aSourceWhoseRecordsLoseTheirPeopleFellSharply() {
        assertThat(rate(new Count(1_000, 910), new Count(1_000, 600)).fellSharply())
                .isTrue();
    }

    @Test
    void whatChanceOrASmallStepMadeIsNoAlarm() {
        assertThat(rate(new Count(10, 10), new Count(10, 8)).fellSharply()).isFalse();
        assertThat(rate(new Count(100_000, 91_000), new Count(100_000, 89_000)).fellSharply())
                .isFalse();
        assertThat(rate(new Count(1_000, 600), new Count(1_000, 910)).fellSharply())
                .isFalse();
        assertThat(rate(null, new Count(1_000, 1)).fellSharply()).isFalse();
        assertThat(rate(new Count(5, 5), new Count(0, 0)).fellSharply()).isFalse();
    }

    @Test
    void aSlowSlideIsSeenAgainstWhatWasUsual() {
        var sliding = new LinkRate(
                "police", "Police", new Count(10_000, 8_600), new Count(10_000, 8_700), new Count(10_000, 9_050));
        assertThat(sliding.fellFrom()).contains(new Count(10_000, 9_050));
        assertThat(new LinkRate(
                                "police",
                                "Police",
                                new Count(10_000, 8_900),
                                new Count(10_000, 8_700),
                                new Count(10_000, 9_050))
                        .fellSharply())
                .isFalse();
    }

    @Test
    void aSourceWithoutARecordHasVanishedWhereItHadAny() {
        assertThat(rate(new Count(40, 30), new Count(0, 0)).vanished()).isTrue();
        assertThat(rate(new Count(40, 30), new Count(1, 0)).vanished()).isFalse();
        assertThat(rate(null, new Count(0, 0)).vanished()).isFalse();
    }

    private static LinkRate rate(@Nullable Count before, Count now) {
        return new LinkRate("police", "Police", now, before, before);
    }
}
