package org.kith.matching.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.matching.rates.LinkRate.Count;

class ServedTest {

    @Test
    void theWorstServedStandsBesideTheBestAndWhetherChanceWouldGiveIt() {
        var beside = served(rate("White British", 10_000, 9_000), rate("Black", 400, 200), rate("Mixed", 500, 400))
                .beside()
                .orElseThrow();
        assertThat(beside.worst().group()).isEqualTo("Black");
        assertThat(beside.best().group()).isEqualTo("White British");
        assertThat(beside.clear()).isTrue();
        assertThat(served(rate("Black", 100, 80), rate("Mixed", 100, 85))
                        .beside()
                        .orElseThrow()
                        .clear())
                .isFalse();
    }

    @Test
    void groupsThatAreTooSmallOrNotSaidAreNotHeldBesideOthers() {
        assertThat(served(rate("Black", 99, 20), rate("Mixed", 500, 400), rate(Groups.NOT_SAID, 900, 100))
                        .beside())
                .isEmpty();
    }

    @Test
    void aGroupThatRoseWhereTheOthersDidNotIsTold() {
        var risen = rose("Black", 400, 200, 330);
        assertThat(served(rose("White British", 10_000, 9_000, 9_010), risen).roseAlone())
                .containsExactly(risen);
        assertThat(served(rose("White British", 10_000, 6_000, 9_010), risen).roseAlone())
                .as("a source came, and all rose")
                .isEmpty();
        assertThat(served(risen).roseAlone()).isEmpty();
    }

    private static GroupRate rose(String group, int records, int before, int now) {
        return new GroupRate(
                Parting.ETHNICITY, group, new Count(records, now), new Count(records, before), null, false);
    }

    @Test
    void aSmallNumberIsHiddenAndSoIsTheNextFromWhichItWouldFollow() {
        var hidden =
                served(rate("White British", 1_000, 900), rate("Black", 40, 20), rate("Mixed", 40, 3)).rates().stream()
                        .filter(GroupRate::hidden)
                        .map(GroupRate::group);
        assertThat(hidden).containsExactly("Black", "Mixed");
        assertThat(served(rate("White British", 1_000, 900), rate("Black", 40, 20))
                        .rates())
                .noneMatch(GroupRate::hidden);
        assertThat(served(rate("White British", 1_000, 900), rate("Black", 40, 20), rate("Mixed", 5, 0))
                        .rates())
                .extracting(GroupRate::hidden)
                .containsExactly(false, true, true);
    }

    @Test
    void aHiddenGroupRaisesNoAlarm() {
        var fallen = new GroupRate(Parting.AGE, "0 to 4", new Count(100, 3), new Count(100, 90), null, false);
        assertThat(fallen.fellSharply()).isTrue();
        assertThat(fallen.hide().fellSharply()).isFalse();
    }

    @Test
    void theIntervalIsWilsons() {
        // Wilson's for 80 of 100 at 95%: 0.711 to 0.867 (Newcombe 1998 gives the method)
        var count = new Count(100, 80);
        assertThat(count.from()).isCloseTo(0.7112, within(0.0002));
        assertThat(count.to()).isCloseTo(0.8666, within(0.0002));
        assertThat(new Count(0, 0).from()).isZero();
        assertThat(new Count(0, 0).to()).isEqualTo(1);
    }

    @Test
    void codesOfSchoolsLettersOfTheNhsAndWordsSayOneEthnicGroup() {
        assertThat(List.of("WBRI", "A", "White British"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(0);
        assertThat(List.of("WROM", "C", "Gypsy or Roma", "Any other White background"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(1);
        assertThat(List.of("MWBC", "D", "White and Black Caribbean", "Any other Mixed background"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(2);
        assertThat(List.of("AIND", "CHNE", "R", "Chinese", "Indian"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(3);
        assertThat(List.of("BAFR", "N", "Black African"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(4);
        assertThat(List.of("OOTH", "S", "Any other ethnic group"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(5);
        assertThat(List.of("REFU", "NOBT", "Z", "?"))
                .extracting(Groups::ethnicGroup)
                .containsOnly(6);
    }

    @Test
    void aRecordIsInAGroupOfEachParting() {
        var groups = new Groups(LocalDate.of(2026, 11, 22));
        assertThat(names(groups, groups.pack("BAFR", 2, LocalDate.of(2022, 1, 1), "Zoë Reed")))
                .containsExactly("Black", "most deprived fifth", "0 to 4", "Latin with accents");
        assertThat(names(groups, groups.pack(null, 0, null, null)))
                .containsExactly(Groups.NOT_SAID, Groups.NOT_SAID, Groups.NOT_SAID, "a to z only");
        assertThat(names(groups, groups.pack("A", 10, LocalDate.of(2001, 11, 22), "Олена Reed")))
                .containsExactly("White British", "least deprived fifth", "25 and over", "Cyrillic");
        assertThat(names(groups, groups.pack("A", 9, LocalDate.of(2001, 11, 23), "D’Arcy Reed")))
                .containsExactly("White British", "least deprived fifth", "19 to 24", "a to z only");
    }

    private static List<String> names(Groups groups, int packed) {
        return List.of(0, 1, 2, 3).stream()
                .map(parting -> groups.names().get(parting).get(Groups.place(packed, parting)))
                .toList();
    }

    private static Served served(GroupRate... rates) {
        return Served.of(Parting.ETHNICITY, List.of(rates));
    }

    private static GroupRate rate(String group, int records, int shared) {
        return new GroupRate(Parting.ETHNICITY, group, new Count(records, shared), null, null, false);
    }
}
