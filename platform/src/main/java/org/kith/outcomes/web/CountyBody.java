package org.kith.outcomes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Profile;
import org.kith.site.Page;
import org.kith.site.words.Dates;

/// The county's picture on *my day*: its news, and the ways to its profile and to its zones'.
///
/// @param years null where there are no figures yet
record CountyBody(@Nullable SchoolYears years, LocalDate today) implements Page {

    static CountyBody of(Optional<Profile> county, LocalDate today) {
        return new CountyBody(
                county.map(each -> new SchoolYears(each, Measure.PERSISTENT, List.of()))
                        .orElse(null),
                today);
    }

    String heading() {
        return years == null ? "No figures yet" : years.areTold() ? years.news() : "The county in figures";
    }

    @Nullable
    String basis() {
        return years == null
                ? null
                : "As of " + Dates.weekday(years.profile().release().asOf(), today);
    }

    static List<Place> zones(SchoolYears years) {
        return years.profile().within(Place.Kind.ZONE);
    }
}
