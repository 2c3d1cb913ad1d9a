package org.kith.families.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The terms and years of schools, near enough to group by.
public final class Terms {

    /// From Monday to Friday.
    private static final int DAYS_TO_A_WEEKS_END = 4;

    private Terms() {}

    /// The first day of the term: in September, January or April.
    private static LocalDate startOf(LocalDate day) {
        int month = day.getMonthValue();
        return LocalDate.of(day.getYear(), month >= 9 ? 9 : month >= 4 ? 4 : 1, 1);
    }

    /// The day from which on weeks belong to the term of a week. A week belongs to the term that it ends in: the
    /// one of Monday 31 August to the autumn.
    public static LocalDate ofWeek(LocalDate monday) {
        return startOf(monday.plusDays(DAYS_TO_A_WEEKS_END)).minusDays(DAYS_TO_A_WEEKS_END);
    }

    /// The same of every term from one week until another.
    public static List<LocalDate> ofWeeks(LocalDate from, LocalDate until) {
        return Stream.iterate(ofWeek(from), term -> !term.isAfter(until), term -> ofWeek(term.plusMonths(5)))
                .toList();
    }

    /// The first day of the school year.
    public static LocalDate yearOf(LocalDate day) {
        return LocalDate.of(day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1, 9, 1);
    }
}
