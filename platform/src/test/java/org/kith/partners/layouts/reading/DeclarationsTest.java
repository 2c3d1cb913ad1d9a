package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.declarations.BrokenDeclaration;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.IdentityField;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.Terms;

/// Layouts and sources are files that people write: a mistake names its file, its line and what is wrong.
class DeclarationsTest {

    private static final String LAYOUT = """
            family: pets
            title: Pets
            dates: [dd/mm/yyyy]
            tables:
              pets:
                recognised: [Id, Name]
                columns:
                  Id: text needed
                  Name: text
                  Vet: text
                  Born: born
                records:
                  - key: Id
                    identity: {forename: Name, born_on: Born, phone: Vet}
                    facts:
                      - {kind: death, starts: Born}
            """;
    private static final String SOURCE = """
            name: pets
            title: Pets
            organisation: council
            agreement:
              controller: The council
              purpose: Know the pets
              article 6: Article 6(1)(e)
              gateway: None
              impact assessment: DPIA 1
              retention: A year
              review on: 2027-01-01
            coverage: {who: Pets, from: 2024-01-01, late days: 3}
            delivery: {kind: snapshot, every: month, due day: 1, grace days: 3}
            audience: {roles: [practitioner], data: identity}
            layouts:
              pets-pets: [Id, Name, Born]
            """;

    @TempDir
    Path strategy;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(strategy.resolve("layouts"));
        Files.createDirectories(strategy.resolve("sources"));
    }

    private Sources declared(String layout, String source) {
        Told.file(strategy.resolve("layouts"), "pets.yaml", layout);
        Told.file(strategy.resolve("sources"), "pets.yaml", source);
        return Sources.in(strategy);
    }

    private void complains(String layout, String source, String... words) {
        assertThatExceptionOfType(BrokenDeclaration.class)
                .isThrownBy(() -> declared(layout, source))
                .withMessageContainingAll(words);
    }

    private String refusal(String source, LocalDate today) {
        var sources = declared(LAYOUT, source);
        Path file = Told.file(strategy, "pets.csv", "Id,Name,Vet,Born\n1,Rex,01632 1,01/01/2020\n");
        try {
            sources.read(file, Hints.named("pets.csv", today), new Told());
            return "taken";
        } catch (FileRefused refused) {
            return refused.troubles().getFirst().code();
        }
    }

    @Test
    void declaresEverySourceOfDorset() {
        assertThat(Told.DORSET.all()).hasSize(30).allSatisfy(source -> {
            assertThat(source.missing()).as(source.name()).isEmpty();
            assertThat(source.refusal(Told.TODAY)).as(source.name()).isEmpty();
        });
    }

    @Test
    void asksABasisOfConfidentialityWhereHealthIsInvolved() {
        for (Source source : Told.DORSET.all()) {
            if (source.audience().data().equals("health")
                    || source.audience().data().equals("adult-treatment")) {
                assertThat(source.agreement().confidentiality())
                        .as(source.name())
                        .isNotNull();
            }
        }
    }

    @Test
    void gaveEveryLayoutToExactlyOneSource() {
        var given = new HashSet<String>();
        Told.DORSET
                .all()
                .forEach(source -> source.layouts()
                        .keySet()
                        .forEach(layout ->
                                assertThat(given.add(layout)).as(layout).isTrue()));
        assertThat(Told.DORSET.layouts()).extracting(Layout::name).allMatch(given::contains);
    }

    @Test
    void takesAFileOfAWholeDeclaration() {
        assertThat(refusal(SOURCE, Told.TODAY)).isEqualTo("taken");
    }

    @Test
    void asksWhoseAFileIsThatTwoSourcesSend() {
        Told.file(
                strategy.resolve("sources"),
                "cats.yaml",
                SOURCE.replace(": pets\n", ": cats\n").replace(": Pets\n", ": Cats\n"));
        assertThat(refusal(SOURCE, Told.TODAY)).isEqualTo("several-sources");

        var told = new Hints("pets.csv", "pets", null, null, null, false, Terms.UNKNOWN, Told.TODAY);
        assertThat(Sources.in(strategy)
                        .read(strategy.resolve("pets.csv"), told, new Told())
                        .source()
                        .name())
                .isEqualTo("pets");
    }

    @Test
    void refusesAFileWhoseDeclarationDoesNotSayAllThatTrustAsks1() {
        assertThat(refusal(SOURCE.replace("  retention: A year\n", ""), Told.TODAY))
                .isEqualTo("declaration-incomplete");
        assertThat(refusal(SOURCE.replace("[practitioner]", "[]"), Told.TODAY)).isEqualTo("declaration-incomplete");
    }

    @Test
    void refusesAFileWhoseDeclarationIsOutOfDate1() {
        assertThat(refusal(SOURCE, LocalDate.of(2027, 1, 2))).isEqualTo("declaration-out-of-date");
    }

    @Test
    void refusesASourceUntilItIsTurnedOnWithAReason2() {
        String off = SOURCE + "only when turned on: Pets are private\n";
        assertThat(refusal(off, Told.TODAY)).isEqualTo("source-off");

        Told.file(strategy, "turned-on.yaml", "pets: {since: 2026-01-01, reason: A made county, by: The board}\n");
        assertThat(refusal(off, Told.TODAY)).isEqualTo("taken");
        assertThat(refusal(off, LocalDate.of(2025, 12, 31))).isEqualTo("source-off");
    }

    @Test
    void refusesASourceUntilTheLawItRestsOnIsInForce3() {
        String resting = SOURCE.replace("  gateway: None\n", "  gateway: None\n  rests on: duty-to-pets\n");
        complains(LAYOUT, resting, "law.yaml has no `duty-to-pets`");
        Told.file(strategy, "law.yaml", "duty-to-pets: {title: A duty to pets, says: Pets are told of}\n");
        assertThat(refusal(resting, Told.TODAY)).isEqualTo("law-not-in-force");

        Told.file(
                strategy,
                "law.yaml",
                "duty-to-pets: {title: A duty to pets, says: Pets are told of, from: 2026-01-01}\n");
        assertThat(refusal(resting, Told.TODAY)).isEqualTo("taken");
        assertThat(refusal(resting, LocalDate.of(2025, 12, 31))).isEqualTo("law-not-in-force");
    }

    @Test
    void neverReadsAColumnThatTheDeclarationDoesNotNeed1() {
        var told = new Told();
        declared(LAYOUT, SOURCE)
                .read(
                        Told.file(strategy, "pets.csv", "Id,Name,Vet,Born\n1,Rex,01632 1,31/02/2020\n,Bo,2,\n"),
                        Hints.named("pets.csv", Told.TODAY),
                        told);

        assertThat(told.sayings).noneMatch(saying -> saying.identity().containsKey(IdentityField.PHONE));
        assertThat(told.rejected).noneMatch(raw -> raw.contains("01632"));
    }

    @Test
    void complainsOfAColumnThatIsNotThere() {
        complains(LAYOUT.replace("phone: Vet", "phone: Doctor"), SOURCE, "pets.yaml, line 14", "no column `Doctor`");
    }

    @Test
    void complainsOfAColumnInTheNameThatNoTableHas() {
        complains(
                LAYOUT.replace("tables:", "columns in name: {School: {is: '\\d+', called: its number}}\ntables:"),
                SOURCE,
                "pets.yaml, line 4",
                "no table has a column `School`");
    }

    @Test
    void complainsOfMarksThatRunOnOtherwiseThanWeeksDo() {
        var run = LAYOUT.replace("{kind: death, starts: Born}", "{kind: attendance, marks a week: 12, merge: month}");
        complains(run, SOURCE, "pets.yaml, line 16", "10 marks, or 14");
        complains(run.replace(", merge: month", ""), SOURCE, "pets.yaml, line 16", "`merge: month`");
    }

    @Test
    void complainsOfAKindOfFactThatIsNotThere() {
        complains(LAYOUT.replace("kind: death", "kind: walk"), SOURCE, "line 16", "`walk`", "fact-kinds.yaml");
    }

    @Test
    void complainsOfAnAdoptionThatDoesNotSeal9() {
        var told = LAYOUT.replace("kind: death", "kind: adoption, code: =adopted");
        complains(told, SOURCE, "pets.yaml, line 16", "`seals`");
        declared(told.replace("  - key: Id", "  - key: Id\n        seals: Born"), SOURCE);
    }

    @Test
    void complainsOfADayOfDeathThatNoFactTells14() {
        var told = LAYOUT.replace("born_on: Born,", "died_on: Born,");
        declared(told, SOURCE);
        complains(told.replace("kind: death", "kind: health-birth"), SOURCE, "pets.yaml, line 14", "`death`");
    }

    @Test
    void keepsWhatStandsApartInSourcesThatSayNothingElse() {
        complains(
                LAYOUT.replace("kind: death", "kind: domestic-abuse-notice"),
                SOURCE,
                "pets.yaml, line 14",
                "`domestic-abuse-notice` stands apart");
        complains(LAYOUT, SOURCE.replace("data: identity", "data: encompass"), "this one says `death`");
    }

    @Test
    void complainsOfAWordItDoesNotKnow() {
        complains(LAYOUT.replace("title:", "titel:"), SOURCE, "line 2", "`titel` is not known here");
    }

    @Test
    void complainsOfADateFormItDoesNotKnow() {
        complains(LAYOUT.replace("dd/mm/yyyy", "yy.dd.mm"), SOURCE, "line 3", "yy.dd.mm");
    }

    @Test
    void complainsOfAKindOfDeliveryItDoesNotKnow() {
        complains(LAYOUT, SOURCE.replace("kind: snapshot", "kind: heap"), "line 13", "snapshot");
    }

    @Test
    void passesAlertsToWhoeverLeadsAndBesidesToWhoeverTakesPartWhereTheDeclarationSaysSo4() {
        assertThat(declared(LAYOUT, SOURCE)
                        .find("pets")
                        .orElseThrow()
                        .audience()
                        .alertsHelpers())
                .isFalse();
        var said = SOURCE.replace("data: identity}", "data: identity, passes alerts to: [lead, involved]}");
        assertThat(declared(LAYOUT, said).find("pets").orElseThrow().audience().alertsHelpers())
                .isTrue();
        complains(LAYOUT, said.replace("[lead, involved]", "[lead, school]"), "line 14", "`involved`");
    }

    @Test
    void complainsOfASourceThatDropsWhatItsLayoutNeeds() {
        complains(LAYOUT, SOURCE.replace("[Id, Name, Born]", "[Name, Born]"), "line 16", "`Id`");
    }

    @Test
    void complainsOfWhatIsNoYaml() {
        complains(LAYOUT + "  : [", SOURCE, "pets.yaml", "not YAML");
    }
}
