package org.kith.partners.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Source;

/// The days on which files of a source are due, by how often it declares that they come.
final class DueDays {

    private static final int TWO_YEARS = 24;
    private static final int EARLY_BY_QUARTER = 21;
    private static final int EARLY_BY_MONTH = 7;
    private static final int EARLY_BY_WEEK = 3;

    private DueDays() {}

    /// Whether more than one is due in a month.
    static boolean areMany(Source.Cadence cadence) {
        return cadence.months().isEmpty()
                && (cadence.every() == Source.Every.DAY || cadence.every() == Source.Every.WEEK);
    }

    /// Those of a month, in order; none where none is due.
    static List<LocalDate> in(Source.Cadence cadence, YearMonth month) {
        if (areMany(cadence)) {
            return month.atDay(1)
                    .datesUntil(month.plusMonths(1).atDay(1))
                    .filter(day -> cadence.every() == Source.Every.DAY
                            || day.getDayOfWeek().getValue() == Math.clamp(cadence.dueDay(), 1, 7))
                    .toList();
        }
        boolean due = cadence.months().isEmpty()
                ? switch (cadence.every()) {
                    case DAY, WEEK, MONTH -> true;
                    case QUARTER -> month.getMonthValue() % 3 == 1;
                    case TERM, YEAR -> false;
                }
                : cadence.months().contains(month.getMonthValue());
        return due ? List.of(month.atDay(Math.clamp(cadence.dueDay(), 1, month.lengthOfMonth()))) : List.of();
    }

    /// The first after the newest file, which may have come a little early: then it is the file of the day that was
    /// coming. Null where the declaration names none.
    static @Nullable LocalDate next(Source.Cadence cadence, LocalDate newest) {
        var after = newest.plusDays(Math.min(cadence.graceDays(), early(cadence)));
        for (int ahead = 0; ahead <= TWO_YEARS; ahead++) {
            for (var due : in(cadence, YearMonth.from(newest).plusMonths(ahead))) {
                if (due.isAfter(after)) {
                    return due;
                }
            }
        }
        return null;
    }

    /// Whether a file that came on a day is the one that was due on another: the same is due after both.
    static boolean isOf(Source.Cadence cadence, LocalDate due, LocalDate came) {
        return Objects.equals(next(cadence, due), next(cadence, came));
    }

    private static int early(Source.Cadence cadence) {
        return switch (cadence.every()) {
            case QUARTER, TERM, YEAR -> EARLY_BY_QUARTER;
            case MONTH -> EARLY_BY_MONTH;
            case WEEK -> areMany(cadence) ? EARLY_BY_WEEK : EARLY_BY_MONTH;
            case DAY -> areMany(cadence) ? 0 : EARLY_BY_MONTH;
        };
    }
}
