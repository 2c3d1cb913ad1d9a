package org.kith.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
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

    @Test
    void agreesWithTheDefinitionOnRandomPersons() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 50; run++) {
            int[] found = random.ints(60, 0, 1 + random.nextInt(20)).toArray();
            int[] truth = random.ints(60, -1, 1 + random.nextInt(20)).toArray();
            long right = 0;
            long foundPairs = 0;
            long truePairs = 0;
            double precision = 0;
            int records = 0;
            for (int a = 0; a < 60; a++) {
                int mates = 0;
                int trueMates = 0;
                for (int b = 0; b < 60; b++) {
                    if (truth[a] >= 0 && truth[b] >= 0) {
                        boolean one = found[a] == found[b];
                        boolean same = truth[a] == truth[b];
                        mates += one ? 1 : 0;
                        trueMates += one && same ? 1 : 0;
                        foundPairs += one && a < b ? 1 : 0;
                        truePairs += same && a < b ? 1 : 0;
                        right += one && same && a < b ? 1 : 0;
                    }
                }
                if (truth[a] >= 0) {
                    records++;
                    precision += (double) trueMates / mates;
                }
            }
            Quality quality = Quality.of(found, truth);
            assertThat(quality.rightPairs()).isEqualTo(right);
            assertThat(quality.foundPairs()).isEqualTo(foundPairs);
            assertThat(quality.truePairs()).isEqualTo(truePairs);
            assertThat(quality.bcubedPrecision()).isCloseTo(precision / records, within(1e-9));
        }
    }
}
