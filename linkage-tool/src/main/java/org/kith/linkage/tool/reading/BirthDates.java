package org.kith.linkage.tool.reading;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.linkage.uk.BirthDate;

/// Tells dates on which people were born from those on which something was done.
final class BirthDates {

    private static final double NEARLY_ALL = 0.9;
    private static final int FEWEST_DAYS = 10;
    private static final int FEWEST_YEARS = 5;
    /// Of the days: two of seven are born at a weekend, and few offices work then.
    private static final double LEAST_AT_WEEKENDS = 0.1;

    private static final double MOST_ON_ONE_DAY = 0.2;
    private static final Pattern NAMES_NO_EVENT =
            Pattern.compile("(date|dt|day|on|column|col|field|[0-9])+|\\p{L}[0-9]*");

    private BirthDates() {}

    /// Whether a column holds them whose name means nothing by itself, as "date" or "col3": nearly all of its values
    /// are dates, of several years, on no day many, and some at weekends.
    ///
    /// @param values without those that are empty
    static boolean areIn(String column, List<String> values) {
        if (!NAMES_NO_EVENT.matcher(Headings.key(column)).matches()) {
            return false;
        }
        Map<LocalDate, Long> days = values.stream()
                .filter(Headings::isDate)
                .map(BirthDates::day)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long dates = days.values().stream().mapToLong(Long::longValue).sum();
        long years = days.keySet().stream().map(LocalDate::getYear).distinct().count();
        long atWeekends = days.keySet().stream()
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
                .count();
        return days.size() >= FEWEST_DAYS
                && dates >= NEARLY_ALL * values.size()
                && years >= FEWEST_YEARS
                && atWeekends >= LEAST_AT_WEEKENDS * days.size()
                && Collections.max(days.values()) <= MOST_ON_ONE_DAY * dates;
    }

    private static Optional<LocalDate> day(String value) {
        int packed = BirthDate.packed(value);
        try {
            return Optional.of(LocalDate.of(packed / 10_000, packed / 100 % 100, packed % 100));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
