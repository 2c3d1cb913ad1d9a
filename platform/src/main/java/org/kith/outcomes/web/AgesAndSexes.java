package org.kith.outcomes.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Place;
import org.kith.outcomes.Profile;
import org.kith.site.charts.Pyramid;
import org.kith.site.words.Words;

/// Who lives at a place, learns there or belongs to it, by age and sex.
record AgesAndSexes(Profile profile) {

    String heading() {
        return switch (profile.place().kind()) {
            case COUNTY, ZONE, AREA -> "Who lives here";
            case PYRAMID -> "Who belongs to it";
            case SCHOOL -> "Who learns here";
        };
    }

    /// "Residents", "Pupils on roll"
    String ofWhom() {
        return Words.capital(profile.measure(drawnMeasure())
                .orElseThrow()
                .ofWhom(profile.place().kind()));
    }

    /// By age and sex; of residents, at a school of pupils.
    String drawnMeasure() {
        return profile.hasResidents() ? "people:drawn" : "people:pupils-drawn";
    }

    record Band(String ages, @Nullable Long boys, @Nullable Long girls) {

        int youngest() {
            return Integer.parseInt(ages.replaceAll(" .*", ""));
        }

        /// How many years of age it holds.
        int years() {
            return Integer.parseInt(ages.replaceAll(".* ", "")) - youngest() + 1;
        }

        double boysOfAYear() {
            return (double) some(boys) / years();
        }

        double girlsOfAYear() {
            return (double) some(girls) / years();
        }
    }

    List<Band> bands() {
        return bands(profile.place(), drawnMeasure());
    }

    List<Band> pupilBands() {
        return profile.hasResidents() && profile.hasPupils()
                ? bands(profile.place(), "people:pupils-drawn")
                : List.of();
    }

    private List<Band> bands(Place of, String measure) {
        var bands = new ArrayList<Band>();
        for (var figure : profile.all(of)) {
            if (figure.measure().equals(measure) && figure.part().endsWith(" boys")) {
                var ages = figure.part().replace(" boys", "");
                var girls = profile.figure(of, measure, ages + " girls");
                bands.add(new Band(ages, figure.counted(), girls == null ? null : girls.counted()));
            }
        }
        bands.sort(Comparator.comparingInt(Band::youngest));
        return bands;
    }

    /// Null where it is hidden.
    @Nullable
    Pyramid pyramid() {
        var here = bands();
        var county = bands(profile.county(), drawnMeasure());
        if (here.isEmpty()
                || county.size() != here.size()
                || Stream.concat(here.stream(), county.stream())
                        .anyMatch(band -> band.boys() == null || band.girls() == null)) {
            return null;
        }
        double scale = (double) total(here) / Math.max(1, total(county));
        return new Pyramid(
                "pyramid",
                ofWhom() + " by age and sex, " + profile.place().name(),
                here.stream().map(band -> band.ages().replace(" to ", "–")).toList(),
                here.stream().map(Band::boysOfAYear).toList(),
                here.stream().map(Band::girlsOfAYear).toList(),
                county.stream().map(band -> band.boysOfAYear() * scale).toList(),
                county.stream().map(band -> band.girlsOfAYear() * scale).toList());
    }

    private static long total(List<Band> bands) {
        return bands.stream()
                .mapToLong(band -> some(band.boys()) + some(band.girls()))
                .sum();
    }

    private static long some(@Nullable Long number) {
        return Objects.requireNonNullElse(number, 0L);
    }
}
