package org.kith.linkage.internal.conditions;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times, read as DuckDB reads them; what cannot be read is null.
final class Moments {

    private static final Pattern ISO = Pattern.compile(
            "\\s*(\\d{1,5})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:Z|\\+00(?::00)?)?)?\\s*");

    /// A part of a format; with a minus without noughts in front.
    private static final Pattern PART = Pattern.compile("%(-?)(.?)");

    private Moments() {}

    /// A date as a file has it: 2015-03-01, perhaps with a time.
    static @Nullable LocalDateTime iso(String text) {
        Matcher parts = ISO.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        return of(
                number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                number(parts, 4),
                number(parts, 5),
                number(parts, 6));
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable LocalDateTime of(int year, int month, int day, int hour, int minute, int second) {
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /// A date in the format of C's strptime, of which the parts that dates are written with are known.
    ///
    /// @throws IllegalArgumentException for a part of the format that is not known
    static @Nullable LocalDateTime strptime(String text, String format) {
        return new Reading(text).by(format);
    }

    /// A date in a pattern of Java, as Spark takes it.
    static @Nullable LocalDateTime byPattern(String text, String pattern) {
        try {
            var parsed = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).parse(text);
            LocalTime time = parsed.query(java.time.temporal.TemporalQueries.localTime());
            var date = parsed.query(java.time.temporal.TemporalQueries.localDate());
            return date == null ? null : date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    static double epoch(LocalDateTime moment) {
        return moment.toEpochSecond(ZoneOffset.UTC);
    }

    /// How many boundaries of that unit lie between the two.
    static double boundaries(String unit, LocalDateTime from, LocalDateTime until) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "day", "days" -> ChronoUnit.DAYS.between(from.toLocalDate(), until.toLocalDate());
            // Whole weeks, whatever day they begin on.
            case "week", "weeks" -> ChronoUnit.WEEKS.between(from.toLocalDate(), until.toLocalDate());
            case "month", "months" ->
                12L * (until.getYear() - from.getYear()) + until.getMonthValue() - from.getMonthValue();
            case "quarter", "quarters" ->
                4L * (until.getYear() - from.getYear())
                        + (until.getMonthValue() - 1) / 3
                        - (from.getMonthValue() - 1) / 3;
            case "year", "years" -> (double) until.getYear() - from.getYear();
            case "hour", "hours" ->
                ChronoUnit.HOURS.between(from.truncatedTo(ChronoUnit.HOURS), until.truncatedTo(ChronoUnit.HOURS));
            case "minute", "minutes" ->
                ChronoUnit.MINUTES.between(from.truncatedTo(ChronoUnit.MINUTES), until.truncatedTo(ChronoUnit.MINUTES));
            case "second", "seconds" ->
                ChronoUnit.SECONDS.between(from.truncatedTo(ChronoUnit.SECONDS), until.truncatedTo(ChronoUnit.SECONDS));
            default -> throw new IllegalArgumentException("the unit of time \"" + unit + "\"");
        };
    }

    /// When the unit began that holds this moment.
    static LocalDateTime start(String unit, LocalDateTime moment) {
        LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "week", "weeks" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month", "months" -> day.withDayOfMonth(1);
            case "quarter", "quarters" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "year", "years" -> day.withDayOfYear(1);
            default -> moment.truncatedTo(unit(unit));
        };
    }

    /// The moment so many whole units later; where its month is too short, that month's last day.
    static LocalDateTime later(LocalDateTime moment, double count, String unit) {
        return moment.plus((long) count, unit(unit));
    }

    private static TemporalUnit unit(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "day", "days" -> ChronoUnit.DAYS;
            case "week", "weeks" -> ChronoUnit.WEEKS;
            case "month", "months" -> ChronoUnit.MONTHS;
            case "quarter", "quarters" -> IsoFields.QUARTER_YEARS;
            case "year", "years" -> ChronoUnit.YEARS;
            case "hour", "hours" -> ChronoUnit.HOURS;
            case "minute", "minutes" -> ChronoUnit.MINUTES;
            case "second", "seconds" -> ChronoUnit.SECONDS;
            default -> throw new IllegalArgumentException("the unit of time \"" + name + "\"");
        };
    }

    /// The moment written in the format of C's strftime.
    ///
    /// @throws IllegalArgumentException for a part of the format that is not known
    static String strftime(LocalDateTime moment, String format) {
        return PART.matcher(format).replaceAll(found -> {
            String part = part(moment, found.group(2));
            return found.group(1).isEmpty() ? part : part.replaceFirst("^0+(?=\\d)", "");
        });
    }

    private static String part(LocalDateTime moment, String part) {
        String pattern = switch (part) {
            case "Y" -> "yyyy";
            case "y" -> "yy";
            case "m" -> "MM";
            case "d" -> "dd";
            case "j" -> "DDD";
            case "H" -> "HH";
            case "I" -> "hh";
            case "M" -> "mm";
            case "S" -> "ss";
            case "p" -> "a";
            case "B" -> "MMMM";
            case "b" -> "MMM";
            case "A" -> "EEEE";
            case "a" -> "EEE";
            case "%" -> "%";
            default -> throw new IllegalArgumentException("the part %" + part + " of a date's format");
        };
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment);
    }

    /// A date without a time, or both.
    static String text(LocalDateTime moment) {
        String date = String.format(
                Locale.ROOT, "%04d-%02d-%02d", moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth());
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date
                : date + " " + moment.toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
    }

    /// One text being read by a format.
    private static final class Reading {

        private static final String[] MONTHS = {
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december"
        };

        private final String text;
        private int at;
        private int year = 1900;
        private int month = 1;
        private int day = 1;
        private int hour;
        private int minute;
        private int second;
        private boolean afternoon;
        private boolean failed;

        Reading(String text) {
            this.text = text.strip();
        }

        @Nullable
        LocalDateTime by(String format) {
            for (int i = 0; i < format.length(); i++) {
                char c = format.charAt(i);
                if (c != '%') {
                    literal(c);
                } else {
                    i++;
                    boolean unpadded = i < format.length() && format.charAt(i) == '-';
                    i += unpadded ? 1 : 0;
                    part(i < format.length() ? format.charAt(i) : '%');
                }
            }
            return failed || at < text.length()
                    ? null
                    : of(year, month, day, hour + (afternoon ? 12 : 0), minute, second);
        }

        private void part(char part) {
            switch (part) {
                case 'Y' -> year = digits(4);
                case 'y' -> {
                    int two = digits(2);
                    year = two + (two < 69 ? 2000 : 1900);
                }
                case 'm' -> month = digits(2);
                case 'd' -> day = digits(2);
                case 'H' -> hour = digits(2);
                case 'I' -> hour = digits(2) % 12;
                case 'M' -> minute = digits(2);
                case 'S' -> second = digits(2);
                case 'B' -> month = month(false);
                case 'b' -> month = month(true);
                case 'p' -> {
                    afternoon = text.regionMatches(true, at, "PM", 0, 2);
                    failed |= !afternoon && !text.regionMatches(true, at, "AM", 0, 2);
                    at += 2;
                }
                case '%' -> literal('%');
                default -> throw new IllegalArgumentException("the part %" + part + " of a date's format");
            }
        }

        private void literal(char c) {
            failed |= at >= text.length() || text.charAt(at) != c;
            at++;
        }

        private int digits(int most) {
            int from = at;
            int number = 0;
            while (at < text.length() && at - from < most && Character.isDigit(text.charAt(at))) {
                number = number * 10 + Character.digit(text.charAt(at++), 10);
            }
            failed |= at == from;
            return number;
        }

        private int month(boolean shortened) {
            for (int i = 0; i < MONTHS.length; i++) {
                int length = shortened ? 3 : MONTHS[i].length();
                if (text.regionMatches(true, at, MONTHS[i], 0, length)) {
                    at += length;
                    return i + 1;
                }
            }
            failed = true;
            return 1;
        }
    }
}
