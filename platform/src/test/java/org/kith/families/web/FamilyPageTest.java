package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.families.Family;
import org.kith.families.FamilyId;
import org.kith.families.OpenFamily;
import org.kith.families.Person;
import org.kith.matching.PersonId;

class FamilyPageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final Person.Home STREET = new Person.Home(1, "31 East Street", "DT4 8AA");
    private static final Person.Home ROW = new Person.Home(2, "8 Chapel Row", "DT1 1AA");

    @Test
    void whoIsNotKnownToLiveInTheHomeIsNotSaidToBeThere() {
        assertThat(who(STREET, child("Fern", STREET, true), child("Odd", null, true), child("Wren", ROW, true)))
                .isEqualTo("Fern 12, at 31 East Street, DT4 8AA. Odd 12 and Wren 12 are not known to live there.");
        assertThat(who(STREET, child("Odd", null, true)))
                .isEqualTo("No child is known to live at home: 31 East Street, DT4 8AA."
                        + " Odd 12 is not known to live there.");
    }

    @Test
    void aChildOfTwoHomesLivesInBoth() {
        assertThat(who(STREET, child("Fern", ROW, false))).isEqualTo("Fern 12, at 31 East Street, DT4 8AA.");
    }

    private static Family.Member child(String name, Person.@Nullable Home home, boolean main) {
        var born = LocalDate.of(2014, 3, 3);
        var id = new PersonId(UUID.randomUUID());
        return new Family.Member(
                new Person(id, name, "Wynne", born, false, null, null, true, null, home, null, false, null),
                Family.Part.CHILD,
                main);
    }

    private static String who(Person.Home home, Family.Member... members) {
        var family = new Family(
                new FamilyId(UUID.randomUUID()),
                "Wynne",
                home,
                null,
                null,
                false,
                List.of(members),
                List.of(),
                List.of());
        var open = new OpenFamily(family, Map.of(), true, false, "");
        return new FamilyPage(open, List.of(), Map.of(), TODAY, List.of(), "").who();
    }
}
