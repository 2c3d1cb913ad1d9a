package org.kith.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SurvivorsTest {

    @Test
    void aPersonWhoseRecordsStayTogetherLivesOn() {
        var survivors = Survivors.of(new int[] {0, 0, 1}, 2, new int[] {7, 7, 3}, 8);
        assertThat(survivors.in(0)).isEqualTo(7);
        assertThat(survivors.in(1)).isEqualTo(3);
    }

    @Test
    void ofTwoWhoAreJoinedTheOneWithMoreRecordsLivesOn() {
        var survivors = Survivors.of(new int[] {0, 0, 0}, 1, new int[] {0, 1, 1}, 2);
        assertThat(survivors.in(0)).isEqualTo(1);
        assertThat(survivors.ended()).isEqualTo(Map.of(0, 1));
    }

    @Test
    void ofTwoWithAsManyRecordsTheOneWhoComesFirstLivesOn() {
        var survivors = Survivors.of(new int[] {0, 0}, 1, new int[] {1, 0}, 2);
        assertThat(survivors.in(0)).isEqualTo(1);
    }

    @Test
    void onePartOfASplitKeepsThePersonAndTheOtherIsNew() {
        var survivors = Survivors.of(new int[] {0, 1, 1}, 2, new int[] {0, 0, 0}, 1);
        assertThat(survivors.in(1)).isEqualTo(0);
        assertThat(survivors.in(0)).isEqualTo(Survivors.NOBODY);
        assertThat(survivors.ended()).isEmpty();
    }

    @Test
    void aPersonWithoutRecordsEnds() {
        var survivors = Survivors.of(new int[] {0}, 1, new int[] {1}, 2);
        assertThat(survivors.ended()).isEqualTo(Map.of(0, Survivors.NOBODY));
    }

    @Test
    void aNewRecordMakesANewPersonOnlyWhenItStandsAlone() {
        var survivors = Survivors.of(new int[] {0, 0, 1}, 2, new int[] {0, Survivors.NOBODY, Survivors.NOBODY}, 1);
        assertThat(survivors.in(0)).isEqualTo(0);
        assertThat(survivors.in(1)).isEqualTo(Survivors.NOBODY);
    }
}
