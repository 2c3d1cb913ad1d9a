package org.kith.families;

import java.time.LocalDate;

/// The terms and years of schools, near enough to group by.
public final class Terms {

    private Terms() {}

    /// The first day of the term: in September, January or April.
    static LocalDate startOf(LocalDate day) {
        int month = day.getMonthValue();
        return LocalDate.of(day.getYear(), month >= 9 ? 9 : month >= 4 ? 4 : 1, 1);
    }

    /// The first day of the term to which a week belongs: the one that it ends in.
    static LocalDate ofWeek(LocalDate monday) {
        return startOf(monday.plusDays(4));
    }

    /// The first day of the school year.
    public static LocalDate yearOf(LocalDate day) {
        return LocalDate.of(day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1, 9, 1);
    }
}
