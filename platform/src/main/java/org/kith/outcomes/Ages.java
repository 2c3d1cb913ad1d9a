package org.kith.outcomes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An age from and until, both included, made of the bands in which people are counted.
///
/// All ages of which figures tell are made of the same bands, so that a number that is hidden in one is not
/// what is left between two others.
record Ages(int from, int until) {

    static final int OLDEST = 18;
    static final List<Ages> BANDS = List.of(
            new Ages(0, 1),
            new Ages(2, 2),
            new Ages(3, 4),
            new Ages(5, 9),
            new Ages(10, 15),
            new Ages(16, 17),
            new Ages(18, 18));

    /// The bands that a population is drawn in, by sex.
    static final List<Ages> DRAWN = List.of(new Ages(0, 4), new Ages(5, 9), new Ages(10, 15), new Ages(16, OLDEST));

    static final Ages ALL = new Ages(0, OLDEST);

    /// The fewest bands that hold all of these ages.
    static Ages holding(@Nullable Integer from, @Nullable Integer until) {
        int low = from == null ? 0 : Math.clamp(from, 0, OLDEST);
        int high = until == null ? OLDEST : Math.clamp(until, 0, OLDEST);
        return new Ages(BANDS.get(band(low)).from(), BANDS.get(band(high)).until());
    }

    static int band(int age) {
        return in(BANDS, age);
    }

    static int drawn(int age) {
        return in(DRAWN, age);
    }

    /// Which of the bands lie within.
    List<Integer> bands() {
        var within = new ArrayList<Integer>();
        for (int band = 0; band < BANDS.size(); band++) {
            if (BANDS.get(band).from() >= from && BANDS.get(band).until() <= until) {
                within.add(band);
            }
        }
        return within;
    }

    /// "0 to 4", "18"
    String words() {
        return from == until ? String.valueOf(from) : from + " to " + until;
    }

    private static int in(List<Ages> bands, int age) {
        for (int band = 0; band < bands.size(); band++) {
            if (age <= bands.get(band).until()) {
                return band;
            }
        }
        throw new IllegalArgumentException("not a child: " + age);
    }
}
