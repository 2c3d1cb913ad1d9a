package org.kith.site.words;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates as people here say them.
public final class Dates {

    /// Days begin and end at the county's midnight.
    public static final ZoneId HERE = ZoneId.of("Europe/London");

    // Three letters each: Java's own British "Sept" would push a column of dates out of line.
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEKDAY_OF_YEAR = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private Dates() {}

    public static LocalDate today(InstantSource clock) {
        return on(clock.instant());
    }

    /// The day on which something happened, by the county's clock.
    public static LocalDate on(Instant at) {
        return LocalDate.ofInstant(at, HERE);
    }

    /// The day that a form or an address gives as `2026-11-23`, if it is one.
    public static Optional<LocalDate> typed(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// "Monday 23 November 2026"
    public static String weekday(LocalDate on) {
        return on.format(WEEKDAY);
    }

    /// "Monday 23 November", with the year where it is not today's.
    public static String weekday(LocalDate on, LocalDate today) {
        return on.format(on.getYear() == today.getYear() ? WEEKDAY_OF_YEAR : WEEKDAY);
    }

    /// "23 November 2026"
    public static String day(LocalDate on) {
        return on.format(DAY);
    }

    /// "23 November", with the year where it is not today's.
    public static String day(LocalDate on, LocalDate today) {
        return on.format(on.getYear() == today.getYear() ? DAY_OF_YEAR : DAY);
    }

    /// "23 Nov 2026", for columns.
    public static String brief(LocalDate on) {
        return on.getDayOfMonth() + " " + MONTHS.get(on.getMonthValue() - 1) + " " + on.getYear();
    }

    /// "23 Nov", with the year where it is not today's.
    public static String brief(LocalDate on, LocalDate today) {
        return on.getYear() == today.getYear()
                ? on.getDayOfMonth() + " " + MONTHS.get(on.getMonthValue() - 1)
                : brief(on);
    }

    /// "November 2026"
    public static String month(LocalDate on) {
        return on.format(MONTH);
    }

    /// "06:10"
    public static String clock(LocalTime at) {
        return at.format(CLOCK);
    }

    /// "06:10, Monday 23 November 2026"
    public static String moment(LocalDateTime at) {
        return clock(at.toLocalTime()) + ", " + weekday(at.toLocalDate());
    }

    /// "06:10, Monday 23 November 2026", by the county's clock.
    public static String moment(Instant at) {
        return moment(at.atZone(HERE).toLocalDateTime());
    }

    /// "today", "yesterday", "9 days old", "7 weeks old", "5 months old", "3 years old"
    public static String age(LocalDate since, LocalDate today) {
        var lasting = lasting(since, today);
        return ChronoUnit.DAYS.between(since, today) < 2 ? lasting : lasting + " old";
    }

    /// "today", "yesterday", "9 days", "7 weeks", "5 months", "3 years"
    public static String lasting(LocalDate since, LocalDate today) {
        long days = ChronoUnit.DAYS.between(since, today);
        if (days <= 0) {
            return "today";
        }
        if (days == 1) {
            return "yesterday";
        }
        if (days < 21) {
            return days + " days";
        }
        if (days < 7 * 16) {
            return days / 7 + " weeks";
        }
        long months = ChronoUnit.MONTHS.between(since, today);
        return months < 24 ? months + " months" : months / 12 + " years";
    }

    /// A person's age in whole years.
    public static int years(LocalDate born, LocalDate on) {
        return Math.max(0, Period.between(born, on).getYears());
    }
}
