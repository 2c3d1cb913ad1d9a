package org.kith.partners.loading;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Source;
import org.kith.partners.standing.PastDelivery;

/// Finds the file with which another of the same layout can fairly be compared: when one holds far fewer rows
/// than its like, something was lost on the way.
///
/// A year so far is compared with an earlier one of the same year, the first of a year with last year's of
/// about the same day; what comes each term with what came for that term before, else with the same term of
/// last year; everything else, and what comes each term and is the first of its term or does not say of which
/// it is, with the one before. Corrections are like nothing.
final class FileBefore {

    /// Files of the same time of year come within so many days of each other.
    private static final int ABOUT = 45;

    private FileBefore() {}

    /// @param asOf the day as of which the file speaks; a file that speaks of a later one is not before it
    /// @param said whether it says so: of a file that comes each term and does not, no other is of a later day
    static Optional<PastDelivery> of(
            Collection<PastDelivery> past,
            String layout,
            DeliveryKind kind,
            Source.Delivery declared,
            LocalDate asOf,
            boolean said) {
        boolean termly = declared.cadence().every() == Source.Every.TERM;
        var before = past.stream()
                .filter(one ->
                        one.isOf(layout) && ((termly && !said) || !one.asOf().isAfter(asOf)))
                .toList();
        return switch (kind) {
            case CORRECTIONS -> Optional.empty();
            case CHANGES -> newest(before.stream());
            case SNAPSHOT ->
                (termly && said
                                ? newest(before.stream().filter(one -> days(one, asOf) <= ABOUT))
                                        .or(() -> aYearEarlier(before, asOf))
                                : Optional.<PastDelivery>empty())
                        .or(() -> newest(before.stream()));
            case YEAR_TO_DATE ->
                newest(before.stream().filter(sameYear(declared.yearFrom(), asOf)))
                        .or(() -> aYearEarlier(before, asOf));
        };
    }

    private static Optional<PastDelivery> newest(Stream<PastDelivery> of) {
        // Of two that speak of one day the later loaded counts: the stream is in the order of loading.
        return of.reduce((one, other) -> other.asOf().isBefore(one.asOf()) ? one : other);
    }

    private static Optional<PastDelivery> aYearEarlier(Collection<PastDelivery> before, LocalDate asOf) {
        var then = asOf.minusYears(1);
        return before.stream()
                .filter(one -> days(one, then) <= ABOUT)
                .min(Comparator.comparingLong((PastDelivery one) -> days(one, then)));
    }

    static boolean isOfSameSeason(PastDelivery before, LocalDate asOf) {
        return days(before, asOf) <= ABOUT || days(before, asOf.minusYears(1)) <= ABOUT;
    }

    private static long days(PastDelivery delivery, LocalDate from) {
        return Math.abs(ChronoUnit.DAYS.between(from, delivery.asOf()));
    }

    private static Predicate<PastDelivery> sameYear(@Nullable MonthDay from, LocalDate asOf) {
        if (from == null) {
            return _ -> false;
        }
        var thisYear = from.atYear(asOf.getYear());
        var began = thisYear.isAfter(asOf) ? from.atYear(asOf.getYear() - 1) : thisYear;
        return one -> !one.asOf().isBefore(began);
    }
}
