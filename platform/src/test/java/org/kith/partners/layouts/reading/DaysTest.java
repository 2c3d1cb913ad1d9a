package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.layouts.Days;

class DaysTest {

    private static final List<Days.Form> ALL = List.of(Days.Form.values());

    private static int read(List<Days.Form> forms, String text) {
        return new Days(forms, Told.TODAY).read(text.toCharArray(), 0, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "16/10/2024, 2024-10-16",
        "3/9/2024, 2024-09-03",
        "2024-10-16, 2024-10-16",
        "2024-10-16T09:30:00, 2024-10-16",
        "2024-Oct-16 00:00:00, 2024-10-16",
        "20241016, 2024-10-16",
        "03-Sep-24, 2024-09-03",
        "03-Sep-84, 1984-09-03",
        "3 Sep 2024, 2024-09-03",
        "3 September 2024, 2024-09-03",
        "23 AUGUST 2024, 2024-08-23",
        "23-AUGUST-2024 09:30, 2024-08-23",
        "03/09/24, 2024-09-03",
        "29/02/2024, 2024-02-29",
        "45581, 2024-10-16",
        "45581.0, 2024-10-16",
    })
    void readsADayHoweverItIsWritten(String text, LocalDate day) {
        assertThat(read(ALL, text)).isEqualTo((int) day.toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29/02/2023",
                "31/04/2024",
                "2024-13-01",
                "00/01/2024",
                "x",
                "2024",
                "1/1",
                "//",
                "-",
                "2024-Okt-16",
                "16/10/20244",
                "  ",
                "99999999",
                "123456",
                "1e5",
                "16/10/-024"
            })
    void readsNoDayWhereThereIsNone(String text) {
        assertThat(read(ALL, text)).isEqualTo(Days.NONE);
    }

    @Test
    void agreesWithTheJdkOnEveryDayOfTwoCenturies() {
        var uk = List.of(Days.Form.DAY_MONTH_YEAR);
        var blade = List.of(Days.Form.YEAR_NAME_DAY);
        var ukForm = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);
        var bladeForm = DateTimeFormatter.ofPattern("yyyy-MMM-dd", Locale.US);
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2100; day = day.plusDays(1)) {
            assertThat(read(uk, ukForm.format(day))).isEqualTo((int) day.toEpochDay());
            assertThat(read(blade, bladeForm.format(day))).isEqualTo((int) day.toEpochDay());
        }
    }
}
