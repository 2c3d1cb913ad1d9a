package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.families.facts.UsesFacts.Use;

class UsedByTest {

    @Test
    void aNeedOfAHomeIsOneWayWithTheNamesOfItsChildren() {
        assertThat(UsedBy.of(List.of(of("Cian", "#need-1"), of("Niamh", "#need-1"), of("Cian", "#need-1"))))
                .containsExactly(new UsedBy("Home at risk", List.of(new UsedBy.Way("Cian and Niamh", "#need-1"))));
    }

    @Test
    void whereThePageSaysItOfEachApartTheRuleIsNamedOnceWithAWayToEach() {
        assertThat(UsedBy.of(List.of(of("Cian", "#need-1"), of("Niamh", "#need-2"))))
                .containsExactly(new UsedBy(
                        "Home at risk",
                        List.of(new UsedBy.Way("Cian", "#need-1"), new UsedBy.Way("Niamh", "#need-2"))));
    }

    @Test
    void aFactOfTheirOwnRecordNamesNobodyWhereThereIsOneWay() {
        var zak = new Use("First suspension", "Zak", true, "#need-3");
        var ella = new Use("First suspension", "Ella", true, "#need-4");
        assertThat(UsedBy.of(List.of(zak)))
                .containsExactly(new UsedBy("First suspension", List.of(new UsedBy.Way("", "#need-3"))));
        assertThat(UsedBy.of(List.of(zak, ella)))
                .containsExactly(new UsedBy(
                        "First suspension",
                        List.of(new UsedBy.Way("Zak", "#need-3"), new UsedBy.Way("Ella", "#need-4"))));
    }

    @Test
    void rulesAreNamedApart() {
        assertThat(UsedBy.of(List.of(of("Cian", "#need-1"), new Use("Goes missing", "Cian", true, "#need-2"))))
                .extracting(UsedBy::words)
                .containsExactly("Home at risk", "Goes missing");
    }

    private static Use of(String whose, String href) {
        return new Use("Home at risk", whose, false, href);
    }
}
