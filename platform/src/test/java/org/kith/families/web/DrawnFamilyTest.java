package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.families.Family;
import org.kith.families.FamilyId;
import org.kith.families.Origin;
import org.kith.families.Person;
import org.kith.families.Relationship;
import org.kith.matching.PersonId;
import org.kith.site.charts.FamilyPicture;

class DrawnFamilyTest {

    private static final Origin SAID =
            new Origin("case-system", "Case system", 7, 218, LocalDate.of(2026, 11, 1), null);

    private final Map<String, Person> people = Map.of(
            "Cal", person("Cal", true),
            "Zoe", person("Zoe", false),
            "Max", person("Max", false),
            "Joe", person("Joe", false),
            "Una", person("Una", false));
    private final List<Relationship> ties = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "kinship-carer, Una is carer of Cal.",
        "carer, Una is carer of Cal.",
        "step-parent, Una is step-parent of Cal.",
        "grandparent, Una is grandparent of Cal."
    })
    void whoeverElseCaresForAChildHasALineBesideTheParents(String kind, String words) {
        tied("Cal", "mother", "Zoe");
        tied("Cal", "father", "Max");
        tied("Cal", kind, "Una");
        assertThat(drawn()).contains("are parents of Cal.", words).contains("class=\"tie care\"");
    }

    @Test
    void aStepParentIsThePartnerOfOneParentAndStandsBesideTheOther() {
        tied("Cal", "mother", "Zoe");
        tied("Cal", "father", "Max");
        tied("Cal", "step-parent", "Joe");
        tied("Zoe", "partner", "Joe");
        assertThat(drawn()).contains("are parents of Cal.", "Joe is step-parent of Cal.", "are partners.");
    }

    @Test
    void whoAdoptedAChildIsAParent() {
        tied("Cal", "adoptive-parent", "Zoe");
        tied("Cal", "adoptive-parent", "Max");
        assertThat(drawn()).contains("are parents of Cal.").doesNotContain("tie care");
    }

    @Test
    void twoPartnersWhoCareForAChildAlikeHaveOneLine() {
        tied("Cal", "grandparent", "Una");
        tied("Cal", "grandparent", "Joe");
        assertThat(drawn()).contains("Joe is grandparent of Cal.", "Una is grandparent of Cal.");
        tied("Joe", "partner", "Una");
        assertThat(drawn()).contains("are grandparents of Cal.").doesNotContain("are partners");
    }

    @Test
    void aGrandparentAboveTheParentNeedsNoLineToTheChild() {
        tied("Cal", "mother", "Zoe");
        tied("Cal", "grandparent", "Una");
        tied("Zoe", "mother", "Una");
        assertThat(drawn())
                .contains("Zoe is parent of Cal.", "Una is parent of Zoe.")
                .doesNotContain("grandparent");
    }

    /// A child who died is on no family's page.
    @Test
    void aTieToSomebodyWhomThePageDoesNotNameIsNotSaid() {
        var gone = person("Fay", true);
        ties.add(new Relationship(gone.id(), known("Una").id(), "kinship-carer", true, false, null, null, SAID));
        assertThat(DrawnFamily.said(known("Una"), family(), List.of(), false, LocalDate.of(2026, 12, 1)))
                .isEmpty();
        tied("Cal", "kinship-carer", "Una");
        assertThat(DrawnFamily.said(known("Una"), family(), List.of(), false, LocalDate.of(2026, 12, 1)))
                .extracting(PictureBody.Tie::words)
                .containsExactly("Kinship carer of Cal");
    }

    private Family family() {
        return new Family(
                new FamilyId(UUID.randomUUID()),
                "Wynne",
                new Person.Home(1, "8 Chapel Row", null),
                null,
                null,
                false,
                List.of(),
                List.copyOf(people.values()),
                ties);
    }

    private String drawn() {
        var shown = Stream.of("Cal", "Zoe", "Max", "Joe", "Una")
                .map(this::known)
                .map(person ->
                        new FamilyPicture.Person(person.id().toString(), person.called(), "", null, person.child()))
                .toList();
        return new FamilyPicture("p", "P", shown, DrawnFamily.pictureTies(family(), (_, _) -> false)).svg();
    }

    private void tied(String one, String kind, String other) {
        ties.add(new Relationship(known(one).id(), known(other).id(), kind, false, false, null, null, SAID));
    }

    private Person known(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    private static Person person(String name, boolean child) {
        var id = new PersonId(UUID.randomUUID());
        return new Person(id, name, "Wynne", null, false, null, null, child, null, null, null, false, null);
    }
}
