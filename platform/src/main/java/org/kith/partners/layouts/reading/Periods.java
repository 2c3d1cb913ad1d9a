package org.kith.partners.layouts.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Shape;

/// Finds which return a file belongs to: by its content, its name, what whoever brought it said, or the dates
/// inside.
final class Periods {

    private static final Pattern IN_NAME =
            Pattern.compile("(20\\d\\d)-(?:(0[1-9]|1[0-2])(?:-([0-3]\\d))?|Q([1-4]))(?!\\d)");

    /// `2024-25`, which no month follows.
    private static final Pattern TWO_YEARS = Pattern.compile("(?<!\\d)20(\\d\\d)[-_ ]?(?:20)?(\\d\\d)(?!\\d)");

    private static final int LAST_MONTH = 12;
    private static final int CENTURY = 2000;

    private final Shape.Calendar calendar;
    private final String scope;
    private final @Nullable LocalDate fileDay;
    private final Map<String, String> columnsInName = new HashMap<>();
    private @Nullable Integer year;
    private @Nullable String term;
    private Reading.@Nullable Basis yearFrom;

    Periods(Shape.Calendar calendar, Hints hints, @Nullable Integer yearInContent) {
        this.calendar = calendar;
        if (yearInContent != null) {
            year(yearInContent, Reading.Basis.CONTENT);
        }
        String termInName = found(calendar.termInName(), hints.fileName());
        Integer inName = yearIn(hints.fileName(), termInName);
        if (year == null && inName != null) {
            year(inName, Reading.Basis.FILE_NAME);
        }
        if (year == null && hints.year() != null) {
            year(hints.year(), Reading.Basis.OPTION);
        }
        if (termInName != null) {
            term = termInName.toLowerCase(Locale.ROOT);
        } else if (hints.term() != null) {
            term = hints.term();
        }
        scope = scope(calendar, hints, year, term);
        fileDay = dayOf(hints.fileName());
        calendar.columnsInName().forEach((column, said) -> {
            String value = found(said.pattern(), hints.fileName());
            if (value != null) {
                columnsInName.put(column, value);
            }
        });
    }

    /// The year that a file's name says. One of two years, as `2024-25`, is of the second, in which it ends;
    /// its autumn is of the first.
    private @Nullable Integer yearIn(String name, @Nullable String term) {
        String found = found(calendar.yearInName(), name);
        if (calendar.yearInName() == null) {
            return null;
        }
        var both = TWO_YEARS.matcher(name);
        if (both.find()) {
            int first = Integer.parseInt(both.group(1));
            int second = Integer.parseInt(both.group(2));
            if (second == first + 1 && second > LAST_MONTH) {
                return CENTURY + ("autumn".equalsIgnoreCase(term) ? first : second);
            }
        }
        if (found == null) {
            return null;
        }
        int number = Integer.parseInt(found);
        return number < 100 ? CENTURY + number : number;
    }

    private static @Nullable String found(@Nullable Pattern pattern, String name) {
        if (pattern == null) {
            return null;
        }
        var matcher = pattern.matcher(name);
        if (!matcher.find()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return matcher.group();
    }

    private void year(int found, Reading.Basis basis) {
        year = found;
        yearFrom = basis;
    }

    @Nullable
    Integer year() {
        return year;
    }

    /// Takes year and term from the days the file speaks of, where nothing better said them.
    void fromDates(@Nullable Integer lastYear, @Nullable LocalDate last) {
        if (year == null && lastYear != null) {
            year(lastYear, Reading.Basis.DATES_INSIDE);
        }
        if (term == null && last != null && calendar.termInName() != null) {
            int month = last.getMonthValue();
            term = month >= 8 ? "autumn" : month >= 5 ? "summer" : "spring";
        }
    }

    /// The day a file's name speaks of: `2024-11-05`, or the last of `2024-11` or of `2025-Q1`.
    private static @Nullable LocalDate dayOf(String name) {
        var matcher = IN_NAME.matcher(name);
        if (!matcher.find()) {
            return null;
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(4) != null) {
            return YearMonth.of(year, Integer.parseInt(matcher.group(4)) * 3).atEndOfMonth();
        }
        var month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
        String day = matcher.group(3);
        return day == null || !month.isValidDay(Integer.parseInt(day))
                ? month.atEndOfMonth()
                : month.atDay(Integer.parseInt(day));
    }

    /// What goes before aliases where table ids begin again in every return: `2024/autumn/`, or the date in the
    /// name.
    String scope() {
        return scope;
    }

    private static String scope(Shape.Calendar calendar, Hints hints, @Nullable Integer year, @Nullable String term) {
        if (calendar.aliasesHoldIn() == null) {
            return "";
        }
        if (hints.scope() != null) {
            return hints.scope();
        }
        String found = found(calendar.aliasesHoldIn(), hints.fileName());
        if (found != null) {
            return found + "/";
        }
        return (year == null ? "" : year + "/") + (term == null ? "" : term + "/");
    }

    /// What the file's name says where the file has no such column, by the column.
    Map<String, String> columnsInName() {
        return columnsInName;
    }

    Reading.Period period() {
        return new Reading.Period(year, term, yearFrom);
    }

    /// The days of the return's moments, as far as they are known.
    Map<String, Integer> moments() {
        Map<String, Integer> days = new HashMap<>();
        if (fileDay != null) {
            days.put("file", (int) fileDay.toEpochDay());
        }
        Integer known = year;
        if (known != null) {
            calendar.moments().forEach((name, byTerm) -> {
                var moment = byTerm.get(byTerm.containsKey("") ? "" : String.valueOf(term));
                if (moment != null) {
                    try {
                        days.put(name, (int) LocalDate.of(known + moment.years(), moment.month(), moment.day())
                                .toEpochDay());
                    } catch (DateTimeException _) {
                        // a 29 February in a year that has none: the moment is not known
                    }
                }
            });
        }
        return days;
    }
}
