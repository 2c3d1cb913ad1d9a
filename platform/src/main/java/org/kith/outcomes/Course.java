package org.kith.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a share went over the years at a place, as far as it is told and without a break in how it was counted.
///
/// @param years those that can be compared with the last, the last of them included
/// @param shares as many
public record Course(List<Integer> years, List<Proportion> shares) {

    public Course {
        years = List.copyOf(years);
        shares = List.copyOf(shares);
    }

    /// Where a share went.
    public enum Turn {
        RISES,
        FALLS,
        NOT_CLEAR
    }

    /// Empty where the last year's share is not told.
    public static Optional<Course> of(Profile profile, Place place, String measure) {
        var years = new ArrayList<Integer>();
        var shares = new ArrayList<Proportion>();
        for (int year : profile.release().years().reversed()) {
            var figure = profile.figure(place, measure, String.valueOf(year));
            var share = figure == null ? Optional.<Proportion>empty() : figure.proportion();
            if (share.isPresent()) {
                years.addFirst(year);
                shares.addFirst(share.get());
            } else if (years.isEmpty()) {
                return Optional.empty();
            }
            if (profile.release().breaks().contains(year) || !existed(place, year - 1)) {
                break;
            }
        }
        return years.isEmpty() ? Optional.empty() : Optional.of(new Course(years, shares));
    }

    /// A zone that changed its shape within a school year or after it cannot be compared with that year.
    private static boolean existed(Place place, int year) {
        var from = place.fromOn();
        return from == null || !from.isAfter(java.time.LocalDate.of(year - 1, 9, 1));
    }

    public Proportion last() {
        return shares.getLast();
    }

    public int firstYear() {
        return years.getFirst();
    }

    public int lastYear() {
        return years.getLast();
    }

    public boolean comparable() {
        return years.size() > 1;
    }

    /// In points of a hundred; above nought where it rose.
    public double change() {
        return 100 * (last().value() - shares.getFirst().value());
    }

    /// By the interval of the difference between the first and the last year.
    public Turn turn() {
        if (!comparable()) {
            return Turn.NOT_CLEAR;
        }
        var limits = last().since(shares.getFirst(), Confidence.USUAL);
        return limits.low() > 0 ? Turn.RISES : limits.high() < 0 ? Turn.FALLS : Turn.NOT_CLEAR;
    }
}
