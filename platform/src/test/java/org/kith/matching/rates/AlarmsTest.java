package org.kith.matching.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    @Test
    void halfAsManyAgainIsAnAlarmWhereChanceWouldNotGiveIt() {
        assertThat(Alarms.roseSharply(1_000, 400_000, 1_600, 400_000)).isTrue();
        assertThat(Alarms.roseSharply(0, 400_000, 60, 400_000)).isTrue();
        assertThat(Alarms.roseSharply(1_000, 400_000, 1_400, 400_000)).isFalse();
        assertThat(Alarms.roseSharply(4, 400_000, 8, 400_000)).isFalse();
        assertThat(Alarms.roseSharply(1_600, 400_000, 1_000, 400_000)).isFalse();
    }

    @Test
    void asManyMoreAsThereAreRecordsIsNoAlarm() {
        assertThat(Alarms.roseSharply(1_000, 200_000, 2_000, 400_000)).isFalse();
        assertThat(Alarms.roseSharply(0, 0, 900, 400_000)).isFalse();
    }

    @Test
    void theAnswerWhoseWeightMovedMostHasDrifted() {
        var before = Map.of("surname: exact", 9.0, "sex: same", 1.0, "postcode: same", 8.0);
        assertThat(Alarms.drifted(before, Map.of("surname: exact", 6.5, "sex: same", 1.2, "postcode: same", 4.0)))
                .contains("postcode: same");
        assertThat(Alarms.drifted(before, Map.of("surname: exact", 7.5, "sex: same", 1.2, "phone: same", 30.0)))
                .isEmpty();
        assertThat(Alarms.drifted(Map.of(), before)).isEmpty();
    }
}
