package org.kith.county.time;

import java.time.LocalDate;

/// Arithmetic of epoch days.
public final class Days {

    /// Later than any day that is written.
    public static final int NEVER = 1_000_000;

    private Days() {}

    public static int of(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    public static int year(int day) {
        return date(day).getYear();
    }

    public static int plusYears(int day, int years) {
        return (int) date(day).plusYears(years).toEpochDay();
    }

    public static int plusMonths(int day, int months) {
        return (int) date(day).plusMonths(months).toEpochDay();
    }

    /// Whole years lived.
    public static int age(int born, int on) {
        return (int) ((on - born + 0.25) / 365.2425);
    }

    /// 0 is Monday.
    public static int weekday(int day) {
        return Math.floorMod(day + 3, 7);
    }

    public static int monday(int day) {
        return day - weekday(day);
    }

    /// The year in which the school year of a day began.
    public static int schoolYear(int day) {
        LocalDate date = date(day);
        return date.getMonthValue() >= 9 ? date.getYear() : date.getYear() - 1;
    }

    /// National curriculum year, 0 for reception, in a school year that begins in `schoolYear`.
    public static int schoolGrade(int born, int schoolYear) {
        return schoolYear - schoolYear(born) - 5;
    }
}
