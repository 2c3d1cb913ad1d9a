package org.kith.outcomes.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgesAndSexesTest {

    @Test
    void aBandIsDrawnByPeopleForEachYearOfAge() {
        var five = new AgesAndSexes.Band("0 to 4", 50L, 100L);
        assertThat(five.boysOfAYear()).isEqualTo(10);
        assertThat(five.girlsOfAYear()).isEqualTo(20);
        var six = new AgesAndSexes.Band("10 to 15", 60L, null);
        assertThat(six.boysOfAYear()).isEqualTo(five.boysOfAYear());
        assertThat(new AgesAndSexes.Band("18", 7L, 8L).girlsOfAYear()).isEqualTo(8);
    }
}
