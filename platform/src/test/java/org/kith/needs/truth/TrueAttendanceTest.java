package org.kith.needs.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.matching.TruthFile;
import org.kith.strategy.SchoolYear;

/// Weeks of ten sessions from 2 March 2026; the newest told of is that of 22 June.
class TrueAttendanceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 28);
    private static final String TEN = "aaaaaaaaaaaaaaaaa";
    private static final String NONE = "00000000000000000";

    @TempDir
    private Path folder;

    @Test
    void aShareThatRoseByFiveInAHundredWorsens() throws IOException {
        assertThat(told("00000000000001122", NONE, NONE).worsens("7")).isTrue();
        assertThat(told("11111111111111112", NONE, NONE).worsens("7")).isFalse();
        assertThat(told("00000000000000001", NONE, NONE).worsens("7")).isFalse();
        assertThat(told("00000000000001122", NONE, NONE).worsens("8"))
                .as("of whom nothing is told")
                .isFalse();
    }

    /// A register tells of whole weeks: where a month ends on a Monday, that week is in the next file.
    @Test
    void aWeekThatIsNotOverIsNotTheNewest() throws IOException {
        var missed = "00000000030000030";
        assertThat(told(missed, NONE, NONE, TODAY, LocalDate.of(2026, 6, 22)).worsens("7"))
                .isTrue();
        assertThat(told(missed, NONE, NONE, TODAY, LocalDate.of(2026, 6, 26)).worsens("7"))
                .isFalse();
    }

    @Test
    void tenSessionsWithoutLeaveInTenWeeksOfSchoolCount() throws IOException {
        assertThat(told(NONE, "00000000000000055", NONE).unauthorised("7")).isTrue();
        assertThat(told(NONE, "00000000000000054", NONE).unauthorised("7")).isFalse();
        assertThat(told(NONE, "aa000000000000000", NONE).unauthorised("7"))
                .as("long ago")
                .isFalse();
    }

    @Test
    void moreThanSixOfNineWeeksInPartAreATimetable() throws IOException {
        assertThat(told(NONE, NONE, "00000000011111111").partTime("7"))
                .as("the holiday in May is no week of school")
                .isTrue();
        assertThat(told(NONE, NONE, "00000000001111111").partTime("7")).isFalse();
    }

    @Test
    void halfOfTheLatestTermIsSevereAndATenthOfTwoOnlyPersistent() throws IOException {
        var severe = told("00000555555555555", NONE, NONE);
        assertThat(severe.severe("7")).isTrue();
        assertThat(severe.persistent("7")).as("five weeks of March are no term").isFalse();
        assertThat(told("11111111111111111", NONE, NONE).severe("7")).isFalse();
    }

    @Test
    void aSevereTermStandsForFourMonths() throws IOException {
        var missed = "00000555555555555";
        assertThat(told(missed, NONE, NONE, LocalDate.of(2026, 10, 25)).severe("7"))
                .isTrue();
        assertThat(told(missed, NONE, NONE, LocalDate.of(2026, 10, 26)).severe("7"))
                .isFalse();
    }

    private TrueAttendance.Until told(String missed, String unauthorised, String partTime) throws IOException {
        return told(missed, unauthorised, partTime, TODAY);
    }

    private TrueAttendance.Until told(String missed, String unauthorised, String partTime, LocalDate today)
            throws IOException {
        return told(missed, unauthorised, partTime, today, today);
    }

    private TrueAttendance.Until told(
            String missed, String unauthorised, String partTime, LocalDate today, LocalDate until) throws IOException {
        var file =
                Files.writeString(folder.resolve("attendance.csv"), """
                person,from,possible,missed,unauthorised,part_time
                7,2026-03-02,%s,%s,%s,%s
                """.formatted(TEN, missed, unauthorised, partTime));
        var read = new TrueAttendance(today, SchoolYear.in(Path.of("..", "strategies", "dorset")));
        new TruthFile(file, "person", "from", "possible", "missed", "unauthorised", "part_time").each(read::take);
        return read.until(until);
    }
}
