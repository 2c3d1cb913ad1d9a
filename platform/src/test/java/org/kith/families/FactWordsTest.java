package org.kith.families;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            136/4/2 | Missed 6 of 136 sessions in the term at Weymouth Academy
            136/0/0 | Missed none of 136 sessions in the term at Weymouth Academy
            136/4/  | Missed 4 of 136 sessions in the term at Weymouth Academy
            136//   | 136 sessions in the term at Weymouth Academy; how many were missed is not said
            """)
    void aCensusThatLeavesAbsenceOutDoesNotSayThatThereWasNone(String note, String words) {
        assertThat(FactWords.of("attendance", "Attendance", "term", 136, note, "Weymouth Academy", null, null))
                .isEqualTo(words);
    }
}
