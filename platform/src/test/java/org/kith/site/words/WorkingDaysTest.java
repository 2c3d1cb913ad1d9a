package org.kith.site.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest
    @CsvSource({
        "2026-11-16, 2026-11-16, 0",
        "2026-11-16, 2026-11-23, 5",
        "2026-11-20, 2026-11-23, 1",
        "2026-04-02, 2026-04-07, 1", // Good Friday and Easter Monday between
        "2026-12-24, 2027-01-04, 4", // Christmas, its substitute day and New Year
    })
    void leaveOutWeekendsAndBankHolidays(LocalDate from, LocalDate until, int passed) {
        assertThat(days.since(from, until)).isEqualTo(passed);
    }
}
