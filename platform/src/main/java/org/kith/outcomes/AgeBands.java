package org.kith.outcomes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.Populations;
import org.kith.partners.Populations.Ages;

/// The ages of which a release tells, as the partnership's populations say.
///
/// All ages of which figures tell are made of the same bands, so that a number that is hidden in
/// one is not what is left between two others.
///
/// @param bands in which people are counted, one after the other from birth on
/// @param drawn the bands that a population is drawn in, by sex
/// @param schoolAge at which a child is expected on a roll
record AgeBands(List<Ages> bands, List<Ages> drawn, Ages schoolAge) {

    AgeBands {
        bands = List.copyOf(bands);
        drawn = List.copyOf(drawn);
    }

    static AgeBands of(Populations populations) {
        return new AgeBands(populations.bands(), populations.drawn(), populations.schoolAge());
    }

    Ages all() {
        return new Ages(0, oldest());
    }

    int oldest() {
        return bands.getLast().until();
    }

    /// The fewest bands that hold all of these ages.
    Ages holding(@Nullable Integer from, @Nullable Integer until) {
        int low = from == null ? 0 : Math.clamp(from, 0, oldest());
        int high = until == null ? oldest() : Math.clamp(until, 0, oldest());
        return new Ages(bands.get(band(low)).from(), bands.get(band(high)).until());
    }

    int band(int age) {
        return in(bands, age);
    }

    int drawn(int age) {
        return in(drawn, age);
    }

    /// Which of the bands lie within.
    List<Integer> within(Ages ages) {
        var within = new ArrayList<Integer>();
        for (int band = 0; band < bands.size(); band++) {
            if (bands.get(band).from() >= ages.from() && bands.get(band).until() <= ages.until()) {
                within.add(band);
            }
        }
        return within;
    }

    /// "residents", "residents aged 5 to 15"
    String residents(Ages ages) {
        return ages.equals(all()) ? "residents" : "residents aged " + ages.words();
    }

    private static int in(List<Ages> bands, int age) {
        for (int band = 0; band < bands.size(); band++) {
            if (age <= bands.get(band).until()) {
                return band;
            }
        }
        throw new IllegalArgumentException("older than all who are counted: " + age);
    }
}
