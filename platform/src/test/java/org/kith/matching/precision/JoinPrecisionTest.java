package org.kith.matching.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.matching.Gaps;
import org.kith.matching.Interval;

class JoinPrecisionTest {

    @Test
    void ofOneStratumItIsThatStratumsShareAndInterval() {
        var judged = new Precision(18, 2, 0, 0, 20);
        var joins = new JoinPrecision(Map.of(Stratum.SURE, judged), Map.of(Stratum.SURE, 5_000));
        assertThat(joins.share()).isCloseTo(0.9, within(1e-12));
        assertThat(joins.low()).isCloseTo(judged.low(), within(1e-12));
        assertThat(joins.high()).isCloseTo(judged.high(), within(1e-12));
    }

    @Test
    void strataCountAsTheyAreLargeAndNotAsManyAsWereJudged() {
        var joins = new JoinPrecision(
                Map.of(
                        Stratum.BY_OTHERS,
                        new Precision(10, 10, 0, 0, 0),
                        Stratum.SUREST,
                        new Precision(20, 0, 0, 0, 20)),
                Map.of(Stratum.BY_OTHERS, 100, Stratum.SUREST, 9_900));
        assertThat(joins.share()).isCloseTo(0.01 * 0.5 + 0.99, within(1e-12));
        assertThat(joins.high()).isGreaterThan(joins.share()).isLessThan(1);
        double surest = Interval.of(20, 20).from();
        assertThat(joins.low())
                .as("no mistake among twenty is not flawless")
                .isLessThan(joins.share() - 0.9 * (1 - surest));
    }

    @Test
    void aStratumOfWhichNothingIsKnownIsNotCovered() {
        var joins = new JoinPrecision(
                Map.of(Stratum.LIKELY, new Precision(4, 1, 0, 0, 5)), Map.of(Stratum.LIKELY, 40, Stratum.SUREST, 960));
        assertThat(joins.covered()).isEqualTo(40);
        assertThat(joins.share()).isCloseTo(0.8, within(1e-12));
        assertThat(new JoinPrecision(Map.of(), Map.of(Stratum.SUREST, 960)).covered())
                .isZero();
    }

    @Test
    void aStratumIsToldByMatchWeight() {
        assertThat(Stratum.of(0)).isEqualTo(Stratum.BY_OTHERS);
        assertThat(Stratum.of(Gaps.weight(0.95))).isEqualTo(Stratum.LIKELY);
        assertThat(Stratum.of(Gaps.weight(0.9995))).isEqualTo(Stratum.SURE);
        assertThat(Stratum.of(Gaps.weight(1))).isEqualTo(Stratum.SUREST);
    }
}
