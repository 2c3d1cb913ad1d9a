package org.kith.families.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);

    @Test
    void aWeekThatTwoSourcesTellCountsOnceByTheNewest() {
        var marks = new Marks();
        marks.add(FIRST, "0/0/0|07:10/0/0/0://\\\\//\\\\//|14:10/0/0/0://\\\\//\\\\//", 5);
        marks.add(FIRST, "2/2/0|07:10/2/2/0:NN\\\\//\\\\//", 9);
        marks.add(FIRST, "10/0/0|07:10/10/0/0:IIIIIIIIII", 3);

        assertThat(marks.weeks()).isEqualTo(2);
        assertThat(marks.words()).isEqualTo("Missed 2 of 20 sessions since 7 September 2026: 2 without a reason yet");
    }

    @Test
    void anInterviewWasNoAbsenceUntilItsCodeHadADigit() {
        var marks = new Marks();
        marks.add(FIRST, "10/0/0|07:10/0/0/0:JJ/\\//J1J1//", 3);

        assertThat(marks.words()).isEqualTo("Missed 2 of 10 sessions since 7 September 2026: 2 for other reasons");
    }
}
