package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kith.outcomes.disclosure.Policy;
import org.kith.partners.Populations;
import org.kith.partners.Populations.Ages;

/// What is left of a county's figures when somebody tries to work out what is hidden.
class PublishingTest {

    private static final Place COUNTY = Place.county("Dorset");
    private static final Nesting NESTING = Nesting.in(Path.of("..", "strategies", "dorset"));
    private static final AgeBands BANDS = AgeBands.of(Populations.shipped());

    @Test
    void nobodyWorksOutASmallNumberFromEverythingThatIsReleased() {
        for (int seed = 1; seed <= 2; seed++) {
            var released = Publishing.of(county(new Random(seed), 3, 3, 60), Policy.USUAL, Earlier.NOTHING, false);
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
                .containsExactly("group:x|@ZONE/A lies between 3.0 and 3.0");
    }

    /// Whom boys and girls leave over, the ages tell by subtraction.
    @Test
    void theAttackFindsThoseWhoAreNeitherBoysNorGirls() {
        assertThat(leftOver(0)).isEmpty();
        assertThat(leftOver(1))
                .containsExactly("people:drawn|16 to 19 boys and girls@COUNTY/county lies between 1.0 and 1.0");
        assertThat(leftOver(6)).isEmpty();
    }

    /// What is found where so many of the oldest are in no sex, besides a number that is well hidden.
    private static List<String> leftOver(long many) {
        var told = new ArrayList<Figure>();
        for (var band : BANDS.bands()) {
            told.add(new Figure(Place.Kind.COUNTY, "county", "people:ages", band.words(), 100L, null));
        }
        told.add(new Figure(
                Place.Kind.COUNTY,
                "county",
                "people:residents",
                "",
                100L * BANDS.bands().size(),
                null));
        for (var band : BANDS.drawn()) {
            long half = 50L * BANDS.within(band).size();
            long girls = band.equals(BANDS.drawn().getLast()) ? half - many : half;
            told.add(new Figure(Place.Kind.COUNTY, "county", "people:drawn", band.words() + " boys", half, null));
            told.add(new Figure(Place.Kind.COUNTY, "county", "people:drawn", band.words() + " girls", girls, null));
        }
        told.add(new Figure(Place.Kind.COUNTY, "county", "group:x", "", 10L, 100L));
        told.add(new Figure(Place.Kind.ZONE, "A", "group:x", "", null, 50L));
        var measures = Stream.of("people:residents", "people:ages", "people:drawn", "group:x")
                .map(name -> new Measure(name, Measure.Kind.PEOPLE, "P", "residents", Measure.Basis.RESIDENTS))
                .toList();
        return Attack.on(List.of(COUNTY, zone("A")), measures, told);
    }

    @Test
    void nothingSmallStandsInARelease() {
        var released = Publishing.of(county(new Random(9), 7, 6, 200), Policy.USUAL, Earlier.NOTHING, false);
        assertThat(released.figures())
                .noneMatch(figure -> figure.counted() != null && Policy.USUAL.small(figure.counted()));
        assertThat(released.figures()).noneMatch(figure -> figure.of() != null && Policy.USUAL.small(figure.of()));
        assertThat(released.hidden()).isPositive();
    }

    /// Of residents and pupils of school age all is told, so that who is on no roll would tell who comes from
    /// elsewhere.
    @Test
    void whoIsOnNoRollDoesNotTellHowFewPupilsComeFromElsewhere() {
        for (int elsewhere : new int[] {0, 2, 5, 60}) {
            var counted = county(new Random(12), 3, 6, 60);
            for (var place : counted.places) {
                if (place.kind() == Place.Kind.AREA) {
                    settle(
                            counted,
                            new Random(1),
                            counted.home(place.code(), String.valueOf(place.pyramid())),
                            40,
                            true);
                }
            }
            var school = BANDS.schoolAge();
            long pupils = 0;
            for (int column = 0; column < counted.pupilsDrawn[0].length; column++) {
                var ages = BANDS.drawn().get(column / Counted.SEXES);
                pupils += school.hold(ages.from()) && school.hold(ages.until()) ? counted.pupilsDrawn[0][column] : 0;
            }
            var noRoll = counted.series(Tallies.noRoll(BANDS), "", school).counts();
            Arrays.fill(noRoll, 0);
            long missing = counted.of(school)[0] - pupils + elsewhere;
            assertThat(missing).isPositive();
            for (var place : counted.places) {
                if (place.kind() == Place.Kind.AREA) {
                    var nodes = counted.home(place.code(), String.valueOf(place.pyramid()));
                    long here = Math.min(missing, counted.of(school)[nodes.get(1)]);
                    Counted.add(noRoll, nodes, here);
                    missing -= here;
                }
            }
            counted.fillRests();

            var released = Publishing.of(counted, Policy.USUAL, Earlier.NOTHING, false);

            var figures = released.figures().stream()
                    .filter(figure -> figure.measure().equals(Tallies.NO_ROLL))
                    .toList();
            boolean few = Policy.USUAL.small(elsewhere);
            assertThat(figures.stream().filter(figure -> figure.kind() == Place.Kind.COUNTY))
                    .allMatch(figure -> figure.hidden() == few);
            assertThat(figures.stream().filter(figure -> figure.kind() == Place.Kind.ZONE && figure.hidden()))
                    .as("or the zones would add up to it")
                    .satisfies(zones -> assertThat(zones.isEmpty() && few).isFalse());
        }
    }

    /// As of children in care: their homes and schools are shown to nobody.
    @Test
    void aMeasureOfManyWhoShowNoPlaceIsToldOfTheCountyAlone8() {
        for (int inEachArea : new int[] {1, 3}) {
            var counted = county(new Random(12), 3, 6, 60);
            var measure = new Measure("group:protected", Measure.Kind.GROUP, "G", "g", Measure.Basis.RESIDENTS);
            long[] counts = counted.series(measure, "", BANDS.all()).counts();
            for (var place : counted.places) {
                if (place.kind() == Place.Kind.AREA) {
                    Counted.add(counts, counted.home(place.code(), String.valueOf(place.pyramid())), inEachArea);
                }
            }
            Counted.add(counts, List.of(0), 8);
            counted.fillRests();

            var told = Publishing.of(counted, Policy.USUAL, Earlier.NOTHING, false).figures().stream()
                    .filter(figure -> figure.measure().equals(measure.name()))
                    .map(Figure::kind)
                    .collect(Collectors.toSet());
            if (inEachArea == 1) {
                assertThat(told).as("8 of 26").containsExactly(Place.Kind.COUNTY);
            } else {
                assertThat(told).as("8 of 62").contains(Place.Kind.ZONE, Place.Kind.AREA);
            }
        }
    }

    @Test
    void theSameCountsMakeTheSameRelease() {
        assertThat(Publishing.of(county(new Random(3), 3, 3, 60), Policy.USUAL, Earlier.NOTHING, false))
                .isEqualTo(Publishing.of(county(new Random(3), 3, 3, 60), Policy.USUAL, Earlier.NOTHING, false));
    }

    /// The whole county's places and measures; the whole run has five seconds for it.
    @Test
    void aCountyOfTheWholeSizeIsKeptInSeconds() {
        var counted = county(new Random(5), 7, 33, 370);
        long start = System.nanoTime();
        var released = Publishing.of(counted, Policy.USUAL, Earlier.NOTHING, false);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
        var zones = released.figures().stream()
                .filter(figure -> figure.kind() == Place.Kind.ZONE)
                .toList();
        assertThat(zones.stream().filter(Figure::hidden).count()).isLessThan(zones.size() / 6);
    }

    /// One child more than was told a week ago is told when the month is over.
    @Test
    void withinAMonthFiguresStandUntilManyWentIntoThem() {
        var first = Publishing.of(county(new Random(7), 3, 3, 60), Policy.USUAL, Earlier.NOTHING, false);
        var counted = county(new Random(7), 3, 3, 60);
        nudge(counted, new Random(1), 2);

        var sameMonth = Publishing.of(counted, Policy.USUAL, earlier(first, FIRST.plusDays(20)), false);
        assertThat(sameMonth.now()).isFalse();
        assertThat(sameMonth.figures()).isEqualTo(first.figures());
        assertThat(sameMonth.measures()).containsExactlyInAnyOrderElementsOf(first.measures());

        var nextMonth = Publishing.of(counted, Policy.USUAL, earlier(first, FIRST.plusMonths(1)), false);
        assertThat(nextMonth.now()).isTrue();
        assertThat(ofNow(nextMonth)).isNotEqualTo(ofNow(first));
        assertThat(ofYears(nextMonth)).as("a school year that is over stands").isEqualTo(ofYears(first));
    }

    @Test
    void twoReleasesOfOneTimeNeverShowAFewComeOrGo() {
        for (int seed = 1; seed <= 2; seed++) {
            var random = new Random(seed);
            var first = Publishing.of(county(new Random(seed), 3, 3, 60), Policy.USUAL, Earlier.NOTHING, false);
            var counted = county(new Random(seed), 3, 3, 60);
            nudge(counted, random, 40);
            var second = Publishing.of(counted, Policy.USUAL, earlier(first, FIRST.plusDays(1)), true);

            assertThat(second.now()).isTrue();
            assertThat(Attack.on(second.places(), second.measures(), second.figures()))
                    .isEmpty();
            assertThat(Attack.between(first, second)).as("county %d", seed).isEmpty();
            var told = new HashMap<String, Figure>();
            first.figures().forEach(figure -> told.put(key(figure), figure));
            long moved = 0;
            for (var figure : second.figures()) {
                var before = told.get(key(figure));
                if (before != null && figure.counted() != null) {
                    assertThat(before.hidden())
                            .as("hidden stays hidden: %s", figure)
                            .isFalse();
                    long by = Math.abs(figure.counted() - Objects.requireNonNull(before.counted()));
                    assertThat(Policy.USUAL.small(by))
                            .as("%s was %s", figure, before)
                            .isFalse();
                    moved += by > 0 ? 1 : 0;
                }
            }
            assertThat(moved).as("numbers that moved by many are told").isPositive();
        }
    }

    /// Children who came were gone again: the number is near one that was told before the last.
    @Test
    void aReleaseIsHeldAgainstEveryEarlierOneOfItsTime() {
        for (int seed = 1; seed <= 2; seed++) {
            var first = Publishing.of(county(new Random(seed), 3, 3, 60), Policy.USUAL, Earlier.NOTHING, false);
            var counted = county(new Random(seed), 3, 3, 60);
            nudge(counted, new Random(seed), 40);
            var second = Publishing.of(counted, Policy.USUAL, earlier(first, FIRST.plusDays(1)), true);
            var back = county(new Random(seed), 3, 3, 60);
            nudge(back, new Random(1), 2);
            var third = Publishing.of(back, Policy.USUAL, earlier(List.of(first), second, FIRST.plusDays(2)), true);
            assertThat(Attack.between(first, third)).as("county %d", seed).isEmpty();
            assertThat(Attack.between(second, third)).as("county %d", seed).isEmpty();
            var forgotten = Publishing.of(back, Policy.USUAL, earlier(second, FIRST.plusDays(2)), true);
            assertThat(Attack.between(first, forgotten)).isNotEmpty();
        }
    }

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    private static Earlier earlier(Publishing.Released released, LocalDate today) {
        return earlier(List.of(), released, today);
    }

    private static Earlier earlier(List<Publishing.Released> before, Publishing.Released last, LocalDate today) {
        var told = before.stream().flatMap(each -> each.figures().stream()).toList();
        return Earlier.of(FIRST, last.measures(), last.figures(), told, today);
    }

    private static String key(Figure figure) {
        return figure.kind() + figure.code() + figure.measure() + "|" + figure.part();
    }

    private static List<Figure> ofNow(Publishing.Released released) {
        return released.figures().stream()
                .filter(figure -> Earlier.time(figure.measure(), figure.part()).equals(Earlier.NOW))
                .toList();
    }

    private static List<Figure> ofYears(Publishing.Released released) {
        return released.figures().stream()
                .filter(figure -> !Earlier.time(figure.measure(), figure.part()).equals(Earlier.NOW))
                .toList();
    }

    /// More children at some areas and schools: one or two at each, or up to forty.
    private static void nudge(Counted counted, Random random, int most) {
        for (var place : counted.places) {
            boolean area = place.kind() == Place.Kind.AREA;
            if ((area || place.kind() == Place.Kind.SCHOOL) && random.nextInt(9) < 4) {
                var nodes = area
                        ? counted.home(place.code(), String.valueOf(place.pyramid()))
                        : counted.school(place.code());
                settle(counted, random, nodes, 1 + random.nextInt(most), area);
            }
        }
        counted.fillRests();
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
        var counted = new Counted(BANDS, NESTING, COUNTY, places);
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
            int sex = random.nextInt(Counted.SEXES);
            int drawn = BANDS.drawn(age) * Counted.SEXES + sex;
            if (home) {
                Counted.add(counted.ages, nodes, BANDS.band(age), 1);
                Counted.add(counted.residentsDrawn, nodes, drawn, 1);
                count(
                        counted,
                        new Measure("people:residents", Measure.Kind.PEOPLE, "R", "r", basis),
                        "",
                        BANDS.all(),
                        nodes);
            } else {
                Counted.add(counted.onRoll, nodes, 1);
                Counted.add(counted.pupilsDrawn, nodes, drawn, 1);
                for (int year = 2022; year <= 2026; year++) {
                    Counted.add(counted.yearPupils(year), nodes, 1);
                    int days = random.nextInt(100);
                    var persistent = new Measure("year:persistent", Measure.Kind.YEAR, "P", "p", basis);
                    if (days < 17) {
                        count(counted, persistent, String.valueOf(year), BANDS.all(), nodes);
                    }
                    if (days < (year % 2 == 0 ? 3 : 14)) {
                        var severe = new Measure("year:severe", Measure.Kind.YEAR, "S", "p", basis);
                        count(counted, severe, String.valueOf(year), BANDS.all(), nodes);
                    }
                }
            }
            if (home && random.nextInt(8) == 0) {
                count(
                        counted,
                        new Measure("group:in-care", Measure.Kind.GROUP, "G", "g", basis),
                        "",
                        BANDS.all(),
                        nodes);
                if (random.nextInt(4) > 0) {
                    var far = new Measure("need:in-care-far-from-home", Measure.Kind.NEED, "F", "f", basis);
                    count(counted, far, "", BANDS.all(), nodes);
                }
            }
            setsApart(counted, random, age, home, nodes);
            for (int measure = 0; measure < measures; measure++) {
                var ages =
                        measure % 3 == 0 || !home ? BANDS.all() : measure % 3 == 1 ? new Ages(16, 17) : new Ages(5, 15);
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

    /// Children of whom nobody is in two of a whole's measures, which together may leave few of it.
    private static void setsApart(Counted counted, Random random, int age, boolean home, List<Integer> nodes) {
        var ages = home ? BANDS.schoolAge() : BANDS.all();
        if (!ages.hold(age) || (home && random.nextBoolean())) {
            return;
        }
        if (home) {
            count(counted, Tallies.noRoll(BANDS), "", ages, nodes);
        }
        int which = random.nextInt(10);
        if (which < 9) {
            var basis = home ? Measure.Basis.RESIDENTS : Measure.Basis.PUPILS;
            var name = which < 5
                    ? home ? "group:home-educated" : "group:ehcp"
                    : home ? "need:off-roll" : "group:sen-support";
            count(counted, new Measure(name, Measure.Kind.GROUP, "G", "g", basis), "", ages, nodes);
        }
    }

    private static void count(Counted counted, Measure measure, String part, Ages ages, List<Integer> nodes) {
        Counted.add(counted.series(measure, part, ages).counts(), nodes, 1);
    }
}
