package org.kith.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a share went over the years at a place, as far as it is told and without a break in how it was counted.
///
/// @param years those that can be compared with the last, the last of them included; five at most
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
        NOT_CLEAR,
        /// Fewer years can be compared than a trend takes.
        TOO_EARLY
    }

    /// So many years a trend takes.
    private static final int TREND = 5;

    /// What chi-square for trend must pass: by chance it does so twice in a thousand times.
    private static final double CUT = 9.5495;

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
            if (profile.breaks(place).contains(year) || years.size() == TREND) {
                break;
            }
        }
        return years.isEmpty() ? Optional.empty() : Optional.of(new Course(years, shares));
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

    /// By chi-square for trend; not clear either where the last year is as the first, or lies on its other side.
    public Turn turn() {
        if (years.size() < TREND) {
            return Turn.TOO_EARLY;
        }
        double trend = trend();
        if (Math.abs(trend) <= CUT || trend * change() <= 0) {
            return Turn.NOT_CLEAR;
        }
        return trend > 0 ? Turn.RISES : Turn.FALLS;
    }

    /// Chi-square for a linear trend in proportions, with one degree of freedom (Cochran 1954, Armitage 1955); below
    /// nought where they fall.
    double trend() {
        double some = 0;
        double all = 0;
        double whenSome = 0;
        double whenAll = 0;
        double whenSquared = 0;
        for (int at = 0; at < shares.size(); at++) {
            var share = shares.get(at);
            some += share.some();
            all += share.all();
            whenSome += (double) at * share.some();
            whenAll += (double) at * share.all();
            whenSquared += (double) at * at * share.all();
        }
        double mean = some / all;
        double slope = whenSome - whenAll * mean;
        double variance = mean * (1 - mean) * (whenSquared - whenAll * whenAll / all);
        return variance == 0 ? 0 : Math.signum(slope) * slope * slope / variance;
    }
}
