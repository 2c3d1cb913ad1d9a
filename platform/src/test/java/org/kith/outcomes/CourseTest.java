package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.outcomes.Course.Turn;
import org.kith.strategy.Zone;

class CourseTest {

    private static final Place COUNTY = Place.county("Dorset");
    private static final List<Integer> YEARS = List.of(2022, 2023, 2024, 2025, 2026);

    /// Fleiss 1981, page 139: smokers among patients with lung cancer, the example of R's `prop.trend.test`.
    @Test
    void aTrendIsTestedAsArmitageDid() {
        var course = new Course(
                List.of(1, 2, 3, 4),
                List.of(
                        new Proportion(83, 86),
                        new Proportion(90, 93),
                        new Proportion(129, 136),
                        new Proportion(70, 82)));
        assertThat(course.trend()).isCloseTo(-8.2249, within(0.00005));
        assertThat(course.turn()).isEqualTo(Turn.TOO_EARLY);
    }

    @Test
    void aShareTurnsWhereFiveYearsTellMoreThanChanceWould() {
        assertThat(over(100, 110, 120, 130, 150).turn()).isEqualTo(Turn.RISES);
        assertThat(over(150, 130, 120, 110, 100).turn()).isEqualTo(Turn.FALLS);
        assertThat(over(100, 105, 110, 107, 112).turn()).isEqualTo(Turn.NOT_CLEAR);
        assertThat(over(100, 300, 200, 50, 100).turn())
                .as("as many as at first, though fewer on the way")
                .isEqualTo(Turn.NOT_CLEAR);
        assertThat(over(0, 0, 0, 0, 0).turn()).isEqualTo(Turn.NOT_CLEAR);
        assertThat(over(100, 300).turn()).isEqualTo(Turn.TOO_EARLY);
    }

    @Test
    void noCourseLeadsAcrossAZonesChangeOfShape() {
        var here = zone(LocalDate.of(2024, 4, 1));
        var profile = profile(here, List.of());
        assertThat(profile.breaks(here)).containsExactly(2025);
        assertThat(profile.breaks(COUNTY)).isEmpty();
        assertThat(Course.of(profile, here, Measure.PERSISTENT).orElseThrow().years())
                .containsExactly(2025, 2026);
        assertThat(Course.of(profile, COUNTY, Measure.PERSISTENT).orElseThrow().years())
                .isEqualTo(YEARS);
    }

    @Test
    void aZoneThatChangedWithinTheLastYearHasNothingToCompareItWith() {
        var here = zone(LocalDate.of(2026, 1, 1));
        var profile = profile(here, List.of(2023));
        assertThat(profile.breaks(here)).containsExactly(2023, 2026);
        assertThat(Course.of(profile, here, Measure.PERSISTENT).orElseThrow().years())
                .containsExactly(2026);
    }

    @Test
    void aZonesDatedChangeInTheStrategyBreaksItsCourse() {
        var before = LocalDate.of(2017, 4, 1);
        var change = LocalDate.of(2024, 4, 1);
        var zones = List.of(
                new Zone("A", "A", before, change.minusDays(1), List.of()),
                new Zone("A", "A", change, null, List.of()),
                new Zone("B", "B", before, null, List.of()));
        var today = LocalDate.of(2026, 11, 2);
        var here = Place.zone("A", "A", before, zones, today);
        assertThat(profile(here, List.of()).breaks(here)).containsExactly(2025);
        assertThat(Place.zone("A", "A", LocalDate.of(2025, 5, 1), zones, today).fromOn())
                .as("the register’s, where that is later")
                .isEqualTo(LocalDate.of(2025, 5, 1));
        var other = Place.zone("B", "B", null, zones, today);
        assertThat(profile(other, List.of()).breaks(other)).isEmpty();
    }

    private static Course over(long... some) {
        return new Course(
                YEARS.subList(0, some.length),
                IntStream.range(0, some.length)
                        .mapToObj(at -> new Proportion(some[at], 1000))
                        .toList());
    }

    private static Place zone(@Nullable LocalDate from) {
        return new Place(Place.Kind.ZONE, "A", "A", null, null, from);
    }

    private static Profile profile(Place here, List<Integer> breaks) {
        var measure = new Measure(
                Measure.PERSISTENT, Measure.Kind.YEAR, "Persistent absence", "pupils", Measure.Basis.PUPILS);
        Map<Place, PlaceFigures> figures = new HashMap<>();
        for (var place : List.of(COUNTY, here)) {
            figures.put(
                    place,
                    new PlaceFigures(YEARS.stream()
                            .map(year -> new Figure(
                                    place.kind(),
                                    place.code(),
                                    Measure.PERSISTENT,
                                    String.valueOf(year),
                                    year - 1900L,
                                    1000L))
                            .toList()));
        }
        var release = new Releases.Release(1, Instant.EPOCH, LocalDate.of(2026, 11, 2), YEARS, breaks, 1);
        return new Profile(release, here, List.of(COUNTY, here), List.of(measure), figures);
    }
}
