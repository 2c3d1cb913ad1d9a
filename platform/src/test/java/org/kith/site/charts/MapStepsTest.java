package org.kith.site.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MapStepsTest {

    @Test
    void oneZoneFarFromTheOthersDoesNotPutThemInOneTint() {
        assertThat(MapSteps.of(DoubleStream.of(16.2, 16.8, 27.4, 19.3, 19.1, 15.2, 15.4)))
                .containsExactly(14.0, 16.0, 18.0, 20.0);
    }

    @Test
    void stepsAreOfTwoPointsWhereSmallerOnesTellNoMoreApart() {
        assertThat(MapSteps.of(DoubleStream.of(18.5, 16.7, 18, 18, 16.1, 15.9, 12.7, Double.NaN)))
                .containsExactly(14.0, 16.0, 18.0, 20.0);
    }

    @Test
    void noTintIsMadeOfNoDifference() {
        assertThat(MapSteps.of(DoubleStream.of(0, 0, 0))).containsExactly(.1, .2, .3, .4);
        assertThat(MapSteps.of(DoubleStream.of(80, 80.4))).containsExactly(75.0, 80.0, 85.0, 90.0);
        assertThat(MapSteps.of(DoubleStream.of(Double.NaN))).hasSize(4);
    }
}
