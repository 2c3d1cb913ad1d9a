package org.kith.partners.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.partners.layouts.Source.Cadence;
import org.kith.partners.layouts.Source.Every;

class DueDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 19);

    @Test
    void aWeeklyFileIsDueEachWeekOnItsDay() {
        var weekly = new Cadence(Every.WEEK, 1, List.of(), 7);
        assertThat(DueDays.in(weekly, YearMonth.of(2026, 10)))
                .containsExactly(
                        LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 12), MONDAY, LocalDate.of(2026, 10, 26));
        assertThat(DueDays.next(weekly, MONDAY)).isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(DueDays.next(weekly, MONDAY.plusDays(3)))
                .as("late by three days")
                .isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(DueDays.next(weekly, MONDAY.minusDays(2)))
                .as("Saturday's is Monday's")
                .isEqualTo(LocalDate.of(2026, 10, 26));
    }

    @Test
    void aDailyFileIsDueTheNextDay() {
        assertThat(DueDays.next(new Cadence(Every.DAY, 1, List.of(), 2), MONDAY))
                .isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void aMonthlyFileThatCameAWeekEarlyIsTheOneThatWasComing() {
        var monthly = new Cadence(Every.MONTH, 1, List.of(), 10);
        assertThat(DueDays.next(monthly, LocalDate.of(2026, 10, 26))).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(DueDays.next(monthly, MONDAY)).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(DueDays.next(new Cadence(Every.TERM, 1, List.of(), 10), MONDAY))
                .as("its months are not said")
                .isNull();
    }

    @Test
    void aQuartersFileThatCameAFortnightBeforeItsDayIsTheOneThatWasComing() {
        var quarterly = new Cadence(Every.QUARTER, 15, List.of(1, 4, 7, 10), 15);
        assertThat(DueDays.next(quarterly, LocalDate.of(2026, 10, 1))).isEqualTo(LocalDate.of(2027, 1, 15));
        assertThat(DueDays.next(quarterly, LocalDate.of(2026, 9, 1)))
                .as("a late one of July")
                .isEqualTo(LocalDate.of(2026, 10, 15));
    }

    @Test
    void aFileIsOfTheDayThatWasComingOrThatHadPassed() {
        var monthly = new Cadence(Every.MONTH, 1, List.of(), 10);
        var november = LocalDate.of(2026, 11, 1);
        assertThat(DueDays.isOf(monthly, november, LocalDate.of(2026, 10, 30))).isTrue();
        assertThat(DueDays.isOf(monthly, november, LocalDate.of(2026, 11, 20))).isTrue();
        assertThat(DueDays.isOf(monthly, november, LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(DueDays.isOf(monthly, november, LocalDate.of(2026, 11, 28))).isFalse();
    }
}
