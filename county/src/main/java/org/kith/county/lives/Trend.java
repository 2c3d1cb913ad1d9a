package org.kith.county.lives;

import java.util.Arrays;
import org.kith.county.time.Days;

/// What was published of Dorset year by year, beside its latest year, which `Rates` are set for. A value stands on
/// 31 March of its year (of the one in which a school year ends); from one to the next it goes evenly, before the first
/// it is the first, after the last the last. To 2019 they are of the county as it was then, from 2020 of the council.
@SuppressWarnings("ImmutableEnumChecker") // nothing writes to the array once it is made
enum Trend {

    /// Sessions missed, of 100, but for those of pupils who miss half or more: they miss about six in ten.
    ABSENCE(2015, 4.42, 4.39, 4.46, 4.49, 4.35, Trend.NONE, 3.89, 6.95, 6.25, 6.07, 5.61),
    /// Pupils who miss half of their sessions or more, of 100.
    SEVERE_ABSENCE(2016, 0.56, 0.78, 0.93, 0.91, Trend.NONE, 1.14, 2.09, 2.38, 3.02, 3.14),
    /// Suspensions, of 100 pupils.
    SUSPENSIONS(2015, 2.84, 3.96, 5.00, 6.00, 5.98, 4.53, 4.80, 6.71, 8.86, 11.62),
    /// Referrals in a year, of 10,000 children; to 2019 their number, of the children of mid-2017.
    REFERRALS(2015, 596, 607, 631, 637, 610, 468.7, 420.7, 439.4, 449.4, 369.4, 349.8),
    /// Children on a protection plan, of 10,000.
    PROTECTION(2020, 41.2, 45.3, 49.0, 45.9, 44.6, 41.4),
    /// Children in care, of 10,000.
    CARE(2015, 50, 62, 62, 59, Trend.NONE, 71, 68, 68, 65, 67, 65),
    /// Pupils with a statement or an EHCP, of 100.
    PLANS(2015, 2.5, 2.5, 2.6, 2.8, 3.4, 3.7, 4.1, 4.4, 4.8, 5.3, 5.8),
    /// Pupils with free school meals, of 100: the mean of primary and secondary schools.
    FREE_MEALS(2016, 11.8, 12.05, 12.6, 13.8, 15.05, 17.25, 18.05, 19.1, 19.5, 19.55),
    /// Young people of 16 and 17 who are not in education, employment or training, or of whom it is not known, of 100.
    WITHOUT_A_PLACE(2019, 4.5, 5.2, 5.3, 4.2, 3.8, 3.6, 4.4);

    private static final double NONE = Double.NaN;

    private final int first;
    private final double[] times;
    private final double most;

    Trend(int firstYear, double... published) {
        first = Days.of(firstYear, 3, 31);
        times = published.clone();
        int last = times.length - 1;
        for (int i = 0; i <= last; i++) {
            double value = Double.isNaN(published[i]) ? (published[i - 1] + published[i + 1]) / 2 : published[i];
            times[i] = value / published[last];
        }
        most = Arrays.stream(times).max().orElseThrow();
    }

    /// How many times as often as in the latest year that was published.
    double on(int day) {
        double year = Math.clamp((day - first) / 365.2425, 0, times.length - 1.0);
        int before = (int) year;
        double after = times[Math.min(before + 1, times.length - 1)];
        return times[before] + (year - before) * (after - times[before]);
    }

    double most() {
        return most;
    }
}
