package org.kith.county.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kith.county.places.Home;
import org.kith.county.places.Places;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;

class FamiliesTest {

    private static final int AS_OF = (int) LocalDate.of(2026, 11, 1).toEpochDay();

    private static Neighbourhood neighbourhood(int children) {
        World world = new World(5, new Calendar(LocalDate.of(2026, 11, 1)), new Places(5, children), new Names());
        return Families.of(world, world.places().pyramids().getLast());
    }

    private static Stream<Person> children(Neighbourhood of) {
        return of.families().stream().flatMap(family -> family.children().stream());
    }

    private static Stream<Person> adults(Neighbourhood of) {
        return of.families().stream().flatMap(family -> family.adults().stream());
    }

    @Test
    void everybodyHasAHealthNumberInACountyOfUsualSize() {
        Neighbourhood usual = neighbourhood(85_690);

        List<String> numbers = Stream.concat(children(usual), adults(usual))
                .map(Person::nhs)
                .map(String::valueOf)
                .toList();

        assertThat(numbers).allMatch(Numbers::validNhs).doesNotHaveDuplicates();
    }

    @Test
    void travellersStopSomewhereElseEachSummer() {
        List<Family> travellers = neighbourhood(85_690).families().stream()
                .filter(family -> family.kind() == Kind.TRAVELLERS)
                .toList();

        assertThat(travellers).isNotEmpty();
        for (Family family : travellers) {
            Household household = family.firstHousehold();
            List<Home> summers = IntStream.rangeClosed(2022, 2026)
                    .mapToObj(year -> household.homeOn(Days.of(year, 6, 1)))
                    .toList();
            assertThat(summers).doesNotHaveDuplicates();
            assertThat(household.homeOn(Days.of(2025, 1, 1))).isEqualTo(household.homeOn(Days.of(2026, 1, 1)));
            assertThat(summers).doesNotContain(household.homeOn(Days.of(2026, 1, 1)));
        }
    }

    @Test
    void theYoungestHaveHealthNumbersFirstInTheLargestCounty() {
        Neighbourhood largest = neighbourhood(850_000);

        int eldestWith = children(largest)
                .filter(child -> child.nhs() != null)
                .mapToInt(Person::born)
                .min()
                .orElseThrow();

        assertThat(children(largest).filter(child -> child.nhs() == null))
                .allMatch(child -> child.born() <= eldestWith && child.age(AS_OF) >= 15);
        assertThat(adults(largest)).allMatch(adult -> adult.nhs() == null);
    }
}
