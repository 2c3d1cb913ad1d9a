package org.kith.county.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.county.time.Days;

class TrendTest {

    @Test
    void aYearIsHeldAgainstTheLatest() {
        assertThat(Trend.SUSPENSIONS.on(Days.of(2022, 3, 31))).isCloseTo(6.71 / 11.62, within(0.001));
        assertThat(Trend.SUSPENSIONS.on(Days.of(2022, 9, 29))).isCloseTo((6.71 + 8.86) / 2 / 11.62, within(0.001));
    }

    @ParameterizedTest
    @EnumSource
    void theLatestYearIsCarriedOnAndTheFirstStandsForThoseBefore(Trend trend) {
        assertThat(trend.on(Days.of(2040, 1, 1))).isEqualTo(1);
        assertThat(trend.on(Days.of(2001, 1, 1))).isEqualTo(trend.on(Days.of(2015, 3, 31)));
    }

    @Test
    void aYearThatWasNotPublishedLiesBetweenItsNeighbours() {
        assertThat(Trend.CARE.on(Days.of(2019, 3, 31))).isCloseTo(65.0 / 65, within(0.001));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsEverMoreOftenThanTheMost(Trend trend) {
        assertThat(DoubleStream.iterate(Days.of(2010, 1, 1), day -> day < Days.of(2030, 1, 1), day -> day + 30)
                        .map(day -> trend.on((int) day)))
                .allMatch(times -> times > 0 && times <= trend.most());
    }
}
