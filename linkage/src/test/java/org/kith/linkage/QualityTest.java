package org.kith.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    void countsPairsAndRecords() {
        // Found {0,1,2} {3} {4,5}; true {0,1} {2,3} {4,5}: 4 found pairs, 3 true ones, 2 right.
        Quality quality = Quality.of(new int[] {0, 0, 0, 1, 2, 2}, new int[] {0, 0, 1, 1, 2, 2});
        assertThat(quality.precision()).isCloseTo(2 / 4.0, within(1e-12));
        assertThat(quality.recall()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(quality.bcubedPrecision()).isCloseTo((2 / 3.0 * 2 + 1 / 3.0 + 1 + 1 + 1) / 6, within(1e-12));
        assertThat(quality.bcubedRecall()).isCloseTo((1 + 1 + 0.5 + 0.5 + 1 + 1) / 6, within(1e-12));
    }

    @Test
    void leavesOutRecordsWhoseTruthIsNotKnown() {
        Quality quality = Quality.of(new int[] {0, 0, 0}, new int[] {5, 5, -1});
        assertThat(quality.f1()).isEqualTo(1);
        assertThat(quality.foundPairs()).isEqualTo(1);
    }
}
