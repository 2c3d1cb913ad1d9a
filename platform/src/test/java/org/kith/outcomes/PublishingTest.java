package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kith.outcomes.disclosure.Policy;

/// What is left of a county's figures when somebody tries to work out what is hidden.
class PublishingTest {

    private static final Place COUNTY = Place.county("Dorset");

    @Test
    void nobodyWorksOutASmallNumberFromEverythingThatIsReleased() {
        for (int seed = 1; seed <= 2; seed++) {
            var released = Publishing.of(county(new Random(seed), 3, 3, 60), Policy.USUAL);
            assertThat(Attack.on(released.places(), released.measures(), released.figures()))
                    .as("county %d", seed)
                    .isEmpty();
        }
    }

    /// The attacker is one: without the hiding of others a small number is had by subtraction.
    @Test
    void theAttackFindsWhatSmallNumbersAloneWouldGiveAway() {
        var measure = new Measure("group:x", Measure.Kind.GROUP, "X", "residents", Measure.Basis.RESIDENTS);
        var zones = List.of(zone("A"), zone("B"));
        var places = new ArrayList<>(List.of(COUNTY));
        places.addAll(zones);
        var told = List.of(
                new Figure(Place.Kind.COUNTY, "county", "group:x", "", 10L, 100L),
                new Figure(Place.Kind.ZONE, "A", "group:x", "", null, 50L),
                new Figure(Place.Kind.ZONE, "B", "group:x", "", null, 3L));
        assertThat(Attack.on(places, List.of(measure), told)).isEmpty();
        var more = new ArrayList<>(told);
        more.set(2, new Figure(Place.Kind.ZONE, "B", "group:x", "", 7L, 50L));
        assertThat(Attack.on(places, List.of(measure), more))
                .containsExactly("group:x|@ZONE/A lies between 0.0 and 3.0");
    }

    @Test
    void nothingSmallStandsInARelease() {
        var released = Publishing.of(county(new Random(9), 7, 6, 200), Policy.USUAL);
        assertThat(released.figures())
                .noneMatch(figure -> figure.counted() != null && Policy.USUAL.small(figure.counted()));
        assertThat(released.figures()).noneMatch(figure -> figure.of() != null && Policy.USUAL.small(figure.of()));
        assertThat(released.hidden()).isPositive();
    }

    @Test
    void theSameCountsMakeTheSameRelease() {
        assertThat(Publishing.of(county(new Random(3), 3, 3, 60), Policy.USUAL))
                .isEqualTo(Publishing.of(county(new Random(3), 3, 3, 60), Policy.USUAL));
    }

    /// The whole county's places and measures; the whole run has five seconds for it.
    @Test
    void aCountyOfTheWholeSizeIsKeptInSeconds() {
        var counted = county(new Random(5), 7, 33, 370);
        long start = System.nanoTime();
        var released = Publishing.of(counted, Policy.USUAL);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
        var zones = released.figures().stream()
                .filter(figure -> figure.kind() == Place.Kind.ZONE)
                .toList();
        assertThat(zones.stream().filter(Figure::hidden).count()).isLessThan(zones.size() / 6);
    }

    private static Place zone(String code) {
        return new Place(Place.Kind.ZONE, code, code, null, null, null);
    }

    /// Zones with areas, pyramids and schools, and people who show no place.
    private static Counted county(Random random, int zones, int areas, int people) {
        var places = new ArrayList<Place>();
        for (int z = 0; z < zones; z++) {
            var zone = "Z" + z;
            places.add(zone(zone));
            for (int p = 0; p < 3; p++) {
                places.add(new Place(Place.Kind.PYRAMID, "p" + z + p, "P", zone, null, null));
                for (int s = 0; s < areas / 3; s++) {
                    places.add(new Place(Place.Kind.SCHOOL, "s" + z + p + s, "S", zone, "p" + z + p, null));
                }
            }
            places.add(new Place(Place.Kind.SCHOOL, "special" + z, "S", zone, null, null));
            for (int a = 0; a < areas; a++) {
                places.add(new Place(Place.Kind.AREA, "a" + z + a, "A", zone, "p" + z + a % 3, null));
            }
        }
        var counted = new Counted(COUNTY, places);
        for (var place : places) {
            if (place.kind() == Place.Kind.AREA) {
                settle(counted, random, counted.home(place.code(), String.valueOf(place.pyramid())), people, true);
            } else if (place.kind() == Place.Kind.SCHOOL) {
                settle(counted, random, counted.school(place.code()), place.pyramid() == null ? 7 : people, false);
            }
        }
        settle(counted, random, List.of(0), 10 + people / 10, true);
        settle(counted, random, List.of(0), 10 + people / 10, false);
        counted.fillRests();
        return counted;
    }

    private static void settle(Counted counted, Random random, List<Integer> nodes, int people, boolean home) {
        var basis = home ? Measure.Basis.RESIDENTS : Measure.Basis.PUPILS;
        int measures = home ? 24 : 16;
        for (int person = 0; person < people / 2 + random.nextInt(people); person++) {
            int age = random.nextInt(19);
            int sex = random.nextInt(100) == 0 ? 2 : random.nextInt(2);
            int drawn = Ages.drawn(age) * Counted.SEXES + sex;
            if (home) {
                Counted.add(counted.ages, nodes, Ages.band(age), 1);
                Counted.add(counted.residentsDrawn, nodes, drawn, 1);
                count(
                        counted,
                        new Measure("people:residents", Measure.Kind.PEOPLE, "R", "r", basis),
                        "",
                        Ages.ALL,
                        nodes);
            } else {
                Counted.add(counted.onRoll, nodes, 1);
                Counted.add(counted.pupilsDrawn, nodes, drawn, 1);
                for (int year = 2022; year <= 2026; year++) {
                    Counted.add(counted.yearPupils(year), nodes, 1);
                    int days = random.nextInt(100);
                    var persistent = new Measure("year:persistent", Measure.Kind.YEAR, "P", "p", basis);
                    if (days < 17) {
                        count(counted, persistent, String.valueOf(year), Ages.ALL, nodes);
                    }
                }
            }
            for (int measure = 0; measure < measures; measure++) {
                var ages = measure % 3 == 0 || !home ? Ages.ALL : measure % 3 == 1 ? new Ages(16, 17) : new Ages(5, 15);
                if (age >= ages.from() && age <= ages.until() && random.nextInt(1000) < 4 << measure % 8) {
                    count(
                            counted,
                            new Measure("need:" + basis.word() + measure, Measure.Kind.NEED, "N", "n", basis),
                            "",
                            ages,
                            nodes);
                }
            }
        }
    }

    private static void count(Counted counted, Measure measure, String part, Ages ages, List<Integer> nodes) {
        Counted.add(counted.series(measure, part, ages).counts(), nodes, 1);
    }
}
