package org.kith.families.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.OnPostgres;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class FamilyBuildIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    private Cast cast;

    @BeforeEach
    void forget() {
        cast = Scene.anew(jdbc).cast;
    }

    @Test
    void aFamilyIsTheChildrenAndWhoeverCaresForThemInTheirHome() {
        var obriens = cast.theOBriens();
        build();
        assertThat(members(obriens.cian())).containsExactlyInAnyOrder("Aoife carer", "Cian child", "Niamh child");
        assertThat(family(obriens.cian(), "name")).isEqualTo("O'Brien");
        assertThat(family(obriens.cian(), "zone_code")).isEqualTo("WEY");
    }

    @Test
    void aParentWhoLivesElsewhereIsARelationAndNoMember() {
        var obriens = cast.theOBriens();
        build();
        assertThat(members(obriens.cian())).noneMatch(member -> member.startsWith("Declan"));
        assertThat(jdbc.sql("""
                select r.kind || ' ' || r.responsible
                from families.relationship r
                where r.one_person_id = :child and r.other_person_id = :father
                """)
                        .param("child", person(obriens.cian()))
                        .param("father", person(obriens.declan()))
                        .query(String.class)
                        .list())
                .containsExactly("father true");
    }

    @Test
    void buildingAgainChangesNothing() {
        cast.theOBriens();
        cast.theHarts();
        var first = build();
        var family = jdbc.sql("select id from families.family order by id")
                .query(UUID.class)
                .list();
        jdbc.sql("delete from families.build").update();
        var again = build.run(_ -> {}, () -> {});
        assertThat(again.changed()).isZero();
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(jdbc.sql("select id from families.family order by id")
                        .query(UUID.class)
                        .list())
                .isEqualTo(family);
    }

    @Test
    void aSearchFindsNothingLeftUnsorted() {
        cast.theOBriens();
        build();
        assertThat(jdbc.sql("""
                select gin_clean_pending_list('families.person_terms') + gin_clean_pending_list('families.name_part_near')
                """).query(Long.class).single()).isZero();
    }

    @Test
    void aFamilyHasOneNameHoweverItIsSpelt() {
        var mother = cast.told()
                .record("school-contacts", "8384003/1")
                .named("Ada", "Núñez-Hall", "1986-02-01")
                .adult("F")
                .at("1 Chapel Row", "DT4 8AA")
                .told();
        var pupil = cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", "NUNEZ HALL", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .at("1 Chapel Row", "DT4 8AA")
                .told()
                .tied("mother", mother, "PR,lives-with");
        build();
        assertThat(family(pupil, "name")).isEqualTo("Núñez-Hall");
    }

    @Test
    void whatIsWrittenWhereNobodyKnowsAFirstNameIsNone() {
        var pupil = cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", "Hall", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .told();
        cast.told()
                .record("case-system", "C1")
                .named("N/K", "HALL", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .told();
        var nameless = cast.told()
                .record("case-system", "C2")
                .named("UNKNOWN", "Ferris", "2016-04-05")
                .child("F")
                .told();
        build();
        assertThat(named(pupil)).isEqualTo("Rory Hall");
        assertThat(named(nameless)).as("nobody knows better").isEqualTo("Unknown Ferris");
    }

    @ParameterizedTest
    @CsvSource({
        "Chapman, Chpman, Chapman",
        "Chapman, Cahpman, Chapman",
        "Fletcher, Fletkher, Fletcher",
        "Harding, Hardins, Harding",
        "Berry, Barry, Barry and Berry",
        "Walker, Wilker, Walker and Wilker",
        "Lin, Li, Li and Lin"
    })
    void aSlipInTheSpellingOfASurnameIsNoOtherName(String mothers, String childs, String family) {
        var mother = cast.told()
                .record("school-contacts", "8384003/1")
                .named("Ada", mothers, "1986-02-01")
                .adult("F")
                .at("1 Chapel Row", "DT4 8AA")
                .told();
        var pupil = cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", childs, "2015-04-05")
                .child("M")
                .at("1 Chapel Row", "DT4 8AA")
                .told()
                .tied("mother", mother, "PR,lives-with");
        build();
        assertThat(family(pupil, "name")).isEqualTo(family);
    }

    @Test
    void anAdultOfItsHomeIsOfAChildsFamilyHoweverTheirNameIsSpelt() {
        adultAt("1", "Ada", "NUNEZ HALL", "1986-02-01");
        adultAt("2", "Greta", "Núñez", "1957-09-23");
        var pupil = cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", "Núñez-Hall", "2015-04-05")
                .child("M")
                .at("1 Chapel Row", "DT4 8AA")
                .told();
        build();
        assertThat(members(pupil)).containsExactlyInAnyOrder("Rory child", "Ada carer");
    }

    private void adultAt(String key, String forename, String surname, String bornOn) {
        cast.told()
                .record("school-contacts", "8384003/" + key)
                .named(forename, surname, bornOn)
                .adult("F")
                .at("1 Chapel Row", "DT4 8AA")
                .told();
    }

    /// Their mother's home is not known; they live in two.
    private List<Told.Sheet> childrenOfOneMother(String first, @Nullable String second, String third) {
        var mother = cast.told()
                .record("case-system", "M1")
                .named("Ruth", "Averill", "1988-03-09")
                .adult("F")
                .told();
        return List.of(
                childOf(mother, "Ivo", "2010-05-01", first),
                childOf(mother, "Edda", "2013-08-11", second),
                childOf(mother, "Pip", "2019-01-30", third));
    }

    private Told.Sheet childOf(Told.Sheet mother, String forename, String bornOn, @Nullable String postcode) {
        var child = cast.told()
                .record("case-system", "C" + bornOn)
                .named(forename, "Averill", bornOn)
                .child("F");
        return (postcode == null ? child : child.at("7 Harbour Lane", postcode))
                .told()
                .tied("mother", mother, "PR");
    }

    @ParameterizedTest
    @CsvSource({"DT1 1BB, DT1 1BB, DT4 8AB, DOR, DT1 1BB", "DT1 1BB,, DT4 8AB, WEY, DT4 8AB"})
    void aFamilyIsWhereMostOfItsChildrenLiveAndOfAsManyTheYoungest(
            String first, @Nullable String second, String third, String zone, String postcode) {
        var children = childrenOfOneMother(first, second, third);
        build();
        assertThat(members(children.getFirst())).hasSize(4);
        for (var child : children) {
            assertThat(family(child, "zone_code")).isEqualTo(zone);
            assertThat(family(child, "(select postcode from families.home h where h.id = f.home_id)"))
                    .isEqualTo(postcode);
        }
    }

    @Test
    void aFamilyOfTwoHomesIsInTheZoneOfEach() {
        var children = childrenOfOneMother("DT1 1BB", "DT1 1BB", "DT4 8AB");
        build();
        for (var child : children) {
            assertThat(holders(child)).contains("zone:DOR", "zone:WEY");
        }
    }

    @Test
    void aSecondHomeBeyondTheCountyIsInNoZone() {
        var children = childrenOfOneMother("DT1 1BB", "DT1 1BB", "BH99 1AA");
        build();
        assertThat(holders(children.getFirst())).containsExactly("zone:DOR");
    }

    @Test
    void whereAShieldedChildLivesIsNoZoneOfTheFamily8() {
        var children = childrenOfOneMother("DT1 1BB", "DT1 1BB", "DT4 8AB");
        children.getLast().shielded("placement");
        build();
        assertThat(holders(children.getFirst())).containsExactly("zone:DOR");
        assertThat(holders(children.getLast())).isEmpty();
    }

    @Test
    void nobodyShieldedStandsInAZone8() {
        var harts = cast.theHarts();
        build();
        assertThat(holders(harts.ellie())).containsExactly("setting:" + Cast.QUARRY);
        assertThat(holders(harts.carla())).isEmpty();
        assertThat(holders(harts.alfie())).containsExactly("zone:WEY");
    }

    @Test
    void whoIsShieldedNowStandsInNoZoneBeforeTheNextBuild8() {
        var obriens = cast.theOBriens();
        build();
        assertThat(holders(obriens.niamh())).contains("zone:WEY");
        var there = everything();

        obriens.aoife().shielded("confidential-address");
        for (var record : List.of(obriens.aoife(), obriens.cian(), obriens.niamh())) {
            assertThat(holders(record)).doesNotContain("zone:WEY");
            assertThat(shielded(record)).isTrue();
        }
        assertThat(family(obriens.niamh(), "shielded")).isEqualTo("t");
        assertThat(shielded(obriens.declan())).isFalse();

        build();
        assertThat(holders(obriens.niamh())).doesNotContain("zone:WEY");
        jdbc.sql("update partners.shield set withdrawn_delivery_id = delivery_id where record_id = ?")
                .param(obriens.aoife().id)
                .update();
        jdbc.sql("update partners.record set shielded = false where id = ?")
                .param(obriens.aoife().id)
                .update();
        build();
        assertThat(everything()).isEqualTo(there);
    }

    @Test
    void aShieldThatIsLiftedBeforeTheNextBuildLeavesNothing() {
        var obriens = cast.theOBriens();
        build();
        var there = everything();
        obriens.cian().shielded("placement");
        assertThat(shielded(obriens.cian())).isTrue();
        assertThat(shielded(obriens.niamh())).isFalse();
        assertThat(holders(obriens.niamh())).contains("zone:WEY");
        jdbc.sql("update partners.shield set withdrawn_delivery_id = delivery_id")
                .update();
        jdbc.sql("update partners.record set shielded = false").update();
        build();
        assertThat(everything()).isEqualTo(there);
    }

    /// Who is shielded and in whose lists they stand.
    private List<String> everything() {
        return jdbc.sql("""
                select 'person ' || id || ' ' || shielded || ' ' || row_hash from families.person
                union all
                select 'home ' || id || ' ' || shielded || ' ' || row_hash from families.home
                union all
                select 'family ' || id || ' ' || shielded || ' ' || row_hash from families.family
                union all
                select holder || ' ' || relation || ' ' || person_id from access.grant
                order by 1
                """).query(String.class).list();
    }

    @Test
    void whoeverIsInOneCaseWithSomebodyInARefugeIsShieldedToo() {
        var mother = cast.told()
                .record("homelessness", "H1/1")
                .named("Bea", "Quillfeather", "1986-02-03")
                .adult("F")
                .told()
                .fact("household", "H1", "2026-09-01")
                .shielded("refuge");
        var child = cast.told()
                .record("homelessness", "H1/2")
                .named("Cal", "Quillfeather", "2016-02-03")
                .child("M")
                .told()
                .fact("household", "H1", "2026-09-01");
        var stranger = cast.told()
                .record("homelessness", "H2/1")
                .named("Zeb", "Farthingale", "2015-02-03")
                .child("M")
                .told()
                .fact("household", "H2", "2026-09-01");
        build();
        assertThat(shielded(mother)).isTrue();
        assertThat(shielded(child)).isTrue();
        assertThat(shielded(stranger)).isFalse();
    }

    @Test
    void anOrderThatIsCalledOtherwiseGivesNoResponsibility() {
        pupil().tied("father", contact("2", "Bram", null, null), "PROHIBITED STEPS,lives-apart");
        build();
        assertThat(jdbc.sql("select responsible from families.relationship")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({"'PR,lives-with', true", "PR, false", "'PR,lives-with,no-contact', false", "'PR,lives-apart', false"})
    void whereASourceSaysWithWhomAChildLivesTwoAddressesMakeNoTwoFamilies(String note, boolean one) {
        var mother = contact("1", "Ruth", "4 Mill Street", "DT1 1BB");
        var brother = cast.told()
                .record("case-system", "B1")
                .named("Ned", "Ashcombe", "2012-09-30")
                .child("M")
                .at("4 Mill Street", "DT1 1BB")
                .told()
                .tied("mother", mother, "PR");
        var child = cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .at("1 Chapel Row", "DT4 8AA")
                .told()
                .tied("mother", mother, note);
        build();
        assertThat(members(brother).contains("Rory child")).isEqualTo(one);
        assertThat(holders(brother).contains("zone:WEY")).isEqualTo(one);
        assertThat(members(child)).hasSize(one ? 3 : 1);
    }

    @Test
    void whomASchoolSaysAPupilLivesWithIsTakenAtItsWordFromItsOwnDayOn() {
        var mother = contact("1", "Ada", null, null);
        var pupil = pupil().tied("mother", mother, "PR,lives-with");
        asOf("2025-10-14");
        build();
        assertThat(livedWith(pupil)).containsExactly("Ada 2025-10-14 now said to live together");
        assertThat(livedWith(mother)).containsExactly("Rory 2025-10-14 now said to live together");
        assertThat(count("families.residence where person_id", person(pupil)))
                .as("an address is not taken over")
                .isZero();
    }

    @Test
    void newerWordThatTheyLiveApartEndsThatTheyLiveTogether() {
        var father = contact("2", "Bram", "3 Mill Lane", "DT4 8AA");
        var pupil = pupil().tied("father", father, "PR,lives-with");
        asOf("2025-10-14");
        build();
        pupil.tied("father", father, "PR,lives-apart");
        asOf("2026-10-14");
        build();
        assertThat(livedWith(pupil)).containsExactly("Bram 2025-10-14 2026-10-14 said to live together");
    }

    @Test
    void homesOfTheirOwnByNewerWordEndThatTheyLiveTogether() {
        var father = contact("2", "Bram", "3 Mill Lane", "DT4 8AA");
        var pupil = pupil().tied("father", father, "PR,lives-with");
        asOf("2025-10-14");
        cast.told()
                .record("school-census", "J838219922041")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .at("8 Chapel Row", "DT1 1AA")
                .since("2026-10-01")
                .told();
        build();
        assertThat(livedWith(pupil)).containsExactly("Bram 2025-10-14 2026-10-01 said to live together");
        assertThat(members(pupil))
                .as("nobody else is known to care for the child")
                .containsExactlyInAnyOrder("Rory child", "Bram carer");
    }

    /// Rory and his brother's father lived in one home; the census says that Rory lives in another.
    @ParameterizedTest
    @CsvSource({
        "early-help, 2024-12-05, 2026-11-01, false",
        "early-help, 2025-11-01, 2026-11-01, true",
        "sen2, 2024-12-05, 2026-11-01, true"
    })
    void aHomeOfWhichNobodyToldForAYearBeforeAnotherIsNoSecondOne8(
            String source, String toldThere, String toldElsewhere, boolean second) {
        var father = cast.told()
                .record(source, "father")
                .named("Bram", "Ashcombe", "1986-02-02")
                .adult("M")
                .at("3 Mill Lane", "DT4 8AA")
                .since(toldThere)
                .told();
        var brother = cast.told()
                .record(source, "brother")
                .named("Kit", "Ashcombe", "2013-01-06")
                .child("M")
                .at("3 Mill Lane", "DT4 8AA")
                .since(toldThere)
                .told()
                .tied("father", father, "");
        var child = pupil().tied("father", father, "");
        cast.told()
                .record(source, "child")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .at("3 Mill Lane", "DT4 8AA")
                .since(toldThere)
                .told();
        cast.told()
                .record("school-census", "J838219922041")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .at("8 Chapel Row", "DT1 1AA")
                .since(toldElsewhere)
                .told();
        build();
        assertThat(members(brother)).contains("Kit child", "Bram carer");
        assertThat(members(brother).contains("Rory child")).isEqualTo(second);
        assertThat(jdbc.sql("select exists (select from access.grant where holder = 'zone:WEY' and person_id = ?)")
                        .param(person(child))
                        .query(Boolean.class)
                        .single())
                .isEqualTo(second);
    }

    /// Rory's health visitor still writes him down at his father's, whose other son Tom helps.
    private record Brothers(Told.Sheet rory, Told.Sheet mother, Told.Sheet kit) {}

    private Brothers ofTwoHomes() {
        var father = contact("2", "Bram", "3 Mill Lane", "DT4 8AA");
        var mother = contact("1", "Ada", "8 Chapel Row", "DT1 1AA");
        var kit = cast.told()
                .record("case-system", "C7")
                .named("Kit", "Ashcombe", "2013-01-06")
                .child("M")
                .at("3 Mill Lane", "DT4 8AA")
                .told()
                .tied("father", father, "")
                .fact(
                        "early-help",
                        "council",
                        "2026-06-01",
                        null,
                        null,
                        "Tom Adeyemi|council||" + Cast.TOM,
                        null,
                        null);
        var rory = cast.told()
                .record("school-census", "J838219922041")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .at("8 Chapel Row", "DT1 1AA")
                .told()
                .tied("mother", mother, "PR")
                .tied("father", father, "PR");
        cast.told()
                .record("health-visiting", "HV7")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .at("3 Mill Lane", "DT4 8AA")
                .since("2021-09-01")
                .told();
        return new Brothers(rory, mother, kit);
    }

    @ParameterizedTest
    @CsvSource({"placement, rory", "refuge, rory", "confidential-address, mother"})
    void whoHelpsInAnotherHomeIsNotToldWhereSomebodyShieldedIs8(String reason, String whose) {
        var brothers = ofTwoHomes();
        var tom = "worker:" + Cast.TOM;
        build();
        assertThat(members(brothers.kit())).contains("Rory child");
        assertThat(holders(brothers.rory())).contains(tom);

        (whose.equals("rory") ? brothers.rory() : brothers.mother()).shielded(reason);
        assertThat(holders(brothers.rory())).as("at once").doesNotContain(tom);
        assertThat(members(brothers.kit())).as("at once").doesNotContain("Rory child");
        build();
        assertThat(holders(brothers.rory())).doesNotContain(tom);
        assertThat(holders(brothers.kit())).contains(tom);
        assertThat(members(brothers.kit())).doesNotContain("Rory child");
        var there = everything();

        jdbc.sql("delete from families.build").update();
        build();
        assertThat(everything()).isEqualTo(there);
    }

    /// Before the rule that nobody shielded has a second home.
    @Test
    void whoWasShieldedBeforeLeavesTheirSecondHomeAtOnce8() throws IOException {
        var brothers = ofTwoHomes();
        build();
        jdbc.sql("update families.person set shielded = true where id = ?")
                .param(person(brothers.rory()))
                .update();
        var migration = new ClassPathResource("db/migration/families/V15__where_somebody_shielded_is.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        jdbc.sql(migration.substring(migration.indexOf("-- Also those who are shielded already")))
                .update();
        assertThat(members(brothers.kit())).doesNotContain("Rory child");
        assertThat(holders(brothers.rory())).doesNotContain("worker:" + Cast.TOM);
    }

    @Test
    void whoeverHelpsThemBesidesIsStillToldOfSomebodyShielded8() {
        var brothers = ofTwoHomes();
        brothers.rory()
                .fact(
                        "involvement",
                        "worker",
                        "2026-06-01",
                        null,
                        null,
                        "Tom Adeyemi|council||" + Cast.TOM,
                        null,
                        null);
        build();
        brothers.rory().shielded("placement");
        assertThat(holders(brothers.rory())).contains("worker:" + Cast.TOM);
    }

    @Test
    void aSecondHomeIsThereAgainWhereAShieldIsLiftedBeforeTheNextBuild() {
        var brothers = ofTwoHomes();
        build();
        var there = everything();
        brothers.rory().shielded("placement");
        jdbc.sql("update partners.shield set withdrawn_delivery_id = delivery_id")
                .update();
        jdbc.sql("update partners.record set shielded = false").update();
        build();
        assertThat(everything()).isEqualTo(there);
        assertThat(members(brothers.kit())).contains("Rory child");
    }

    @Test
    void withWhomContactIsNotSafeNobodyIsSaidToLive() {
        var father = contact("2", "Bram", null, null);
        var mother = contact("1", "Ada", null, null);
        var pupil = pupil().tied("father", father, "PR,lives-with").tied("mother", mother, "PR,lives-with");
        var elsewhere = cast.told()
                .record("case-system", "C9")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .told();
        elsewhere.tied("step-parent", father, "no-contact");
        mother.shielded("refuge");
        build();
        assertThat(person(elsewhere)).isEqualTo(person(pupil));
        assertThat(livedWith(pupil))
                .as("the one is not safe, the other shielded where the child is not")
                .isEmpty();
    }

    /// Schools have not heard that he moved, or tell of it as soon as they have.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2025-08-01, false, 8 Chapel Row 2025-10-31 now case-system, -",
                "2026-09-01, false, 8 Chapel Row 2025-10-31 now case-system, -",
                "2026-09-01, true, 8 Chapel Row 2025-10-31 2026-09-01 case-system, 3 Mill Lane 2026-09-01 now school-contacts"
            })
    void aHomeThatASourceHasReplacedIsOneOfBeforeUnlessTheyMovedThereAgain(
            String toldBySchools, boolean moved, String then, @Nullable String now) {
        var father = bram("case-system", "F1")
                .at("3 Mill Lane", "DT4 8AA")
                .toldUntil("2025-10-31")
                .at("8 Chapel Row", "DT1 1AA")
                .told();
        for (var key : List.of("8384003/2", "8382001/2", "8382001/3")) {
            var school = bram("school-contacts", key);
            if (moved) {
                school.at("8 Chapel Row", "DT1 1AA").since("2025-11-15").toldUntil(toldBySchools);
            }
            school.at("3 Mill Lane", "DT4 8AA").since(toldBySchools).told();
        }
        build();
        assertThat(homes(father))
                .containsExactlyElementsOf(Stream.of("3 Mill Lane 2022-01-10 2025-10-31 case-system", then, now)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void whoMovedAwayAndCameBackLivedThereTwice() {
        var child = cast.told()
                .record("case-system", "C1")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .at("3 Mill Lane", "DT4 8AA")
                .since("2026-01-01")
                .toldUntil("2026-03-01")
                .at("8 Chapel Row", "DT1 1AA")
                .toldUntil("2026-09-01")
                .at("3 Mill Lane", "DT4 8AA")
                .told();
        var neighbour = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        build();
        assertThat(homes(child))
                .containsExactly(
                        "3 Mill Lane 2026-01-01 2026-03-01 case-system",
                        "8 Chapel Row 2026-03-01 2026-09-01 case-system",
                        "3 Mill Lane 2026-09-01 now case-system");
        assertThat(livedWith(neighbour))
                .containsExactly(
                        "Rory 2026-01-01 2026-03-01 lives in the home", "Rory 2026-09-01 now lives in the home");
    }

    @Test
    void whoseAddressWasNotKnownForAWhileHadNotLeftIt() {
        var father = bram("case-system", "F1")
                .at("3 Mill Lane", "DT4 8AA")
                .toldUntil("2025-10-31")
                .at("3 Mill Lane", "DT4 8AA")
                .since("2026-02-01")
                .told();
        build();
        assertThat(homes(father)).containsExactly("3 Mill Lane 2022-01-10 now case-system");
    }

    @Test
    void whereOneSourceAloneGivesAnAddressSinceThenNobodyLivedForNoTime() {
        for (var source : List.of("early-help", "sen2", "health-visiting")) {
            bram(source, "F1").at("3 Mill Lane", "DT4 8AA").since("2026-03-01").told();
        }
        var father = bram("hubs", "F1")
                .at("8 Chapel Row", "DT1 1AA")
                .since("2026-04-01")
                .told();
        build();
        assertThat(homes(father)).containsExactly("3 Mill Lane 2026-03-01 now health-visiting");
    }

    private Told.Sheet bram(String source, String key) {
        return cast.told()
                .record(source, key)
                .named("Bram", "Ashcombe", "1986-02-02")
                .adult("M");
    }

    private List<String> homes(Told.Sheet record) {
        return jdbc.sql("""
                select concat_ws(' ', h.address, e.from_on, coalesce(e.until_on::text, 'now'), s.name)
                from families.residence e
                join families.home h on h.id = e.home_id
                join partners.record r on r.id = e.record_id
                join partners.source s on s.id = r.source_id
                where e.person_id = ?
                order by e.from_on
                """).param(person(record)).query(String.class).list();
    }

    @ParameterizedTest
    @CsvSource({"PR, true", "'PR,no-contact', false"})
    void withWhomContactIsNotSafeIsOfNoFamilyOfTheChild(String note, boolean one) {
        var father = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var child = ofMillLane("C1", "Rory").tied("father", father, note);
        build();
        assertThat(members(child).contains("Bram carer")).isEqualTo(one);
    }

    @Test
    void withWhomContactIsNotSafeIsOfNoFamilyOfTheChildByWayOfOthersEither() {
        var partner = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var mother = cast.told()
                .record("case-system", "M1")
                .named("Isla", "Ashcombe", "1988-04-05")
                .adult("F")
                .at("3 Mill Lane", "DT4 8AA")
                .told()
                .tied("partner", partner, null);
        var brother = ofMillLane("C2", "Finn").tied("mother", mother, "PR").tied("father", partner, "PR");
        var child = ofMillLane("C1", "Rory").tied("mother", mother, "PR").tied("step-parent", partner, "no-contact");
        build();
        assertThat(family(child, "id")).isEqualTo(family(brother, "id"));
        assertThat(members(child)).containsExactlyInAnyOrder("Isla carer", "Rory child", "Finn child");
    }

    @ParameterizedTest
    @CsvSource({"other", "carer", "parent"})
    void thatContactIsNotSafeIsKeptWhereAnotherSourceNamesTheTieBetter(String vague) {
        var father = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var child = ofMillLane("C1", "Rory").tied("father", father, "PR").tied(vague, father, "no-contact");
        build();
        assertThat(ties(child, father)).containsExactly("father 2020-01-01 now responsible unsafe no-contact");
        assertThat(members(child)).containsExactly("Rory child");
    }

    @Test
    void aVagueTieIsKeptWhereTheBetterOneHasEnded() {
        var father = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var child = ofMillLane("C1", "Rory")
                .fact("relationship", "father", "2015-04-01", "2020-06-01", null, "PR", null, father)
                .tied("carer", father, "");
        build();
        assertThat(ties(child, father))
                .containsExactly("carer 2020-01-01 now", "father 2015-04-01 2020-06-01 responsible PR");
    }

    @Test
    void aTieStandsFromWhenTheVagueWordForItBegan() {
        var father = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var child = ofMillLane("C1", "Rory")
                .fact("relationship", "father", "2024-03-01", null, null, "PR", null, father)
                .fact("relationship", "carer", "2019-02-01", null, null, "", null, father)
                .fact("relationship", "parent", "2016-05-01", null, null, "", null, father);
        build();
        assertThat(ties(child, father)).containsExactly("father 2016-05-01 now responsible PR");
    }

    @Test
    void responsibilityThatEndedDoesNotComeBackWithTheNextWordOnTheTie() {
        var father = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var child = ofMillLane("C1", "Rory")
                .fact("relationship", "father", "2015-04-01", "2024-03-01", null, "PR", null, father)
                .fact("relationship", "father", "2024-03-01", null, null, "lives-apart", null, father);
        build();
        assertThat(ties(child, father)).containsExactly("father 2015-04-01 now lives-apart");
    }

    @Test
    void responsibilityThatAnotherSourceStillTellsOfStandsAndIsCitedByIt() {
        var father = bram("case-system", "F1").at("3 Mill Lane", "DT4 8AA").told();
        var child = ofMillLane("C1", "Rory")
                .tied("father", father, "lives-with")
                .fact("relationship", "father", null, null, null, "PR", null, father);
        build();
        assertThat(ties(child, father)).containsExactly("father 2020-01-01 now responsible PR");
    }

    @Test
    void whoCaredForAChildTwiceDidNotDoSoInBetween() {
        var carer = bram("case-system", "F1").told();
        var child = ofMillLane("C1", "Rory")
                .fact("relationship", "foster-carer", "2019-02-01", "2020-02-01", null, "", null, carer)
                .fact("relationship", "foster-carer", "2023-05-01", null, null, "", null, carer);
        build();
        assertThat(ties(child, carer))
                .containsExactly("foster-carer 2019-02-01 2020-02-01", "foster-carer 2023-05-01 now");
    }

    /// Each with the note of the fact by which it is cited.
    private List<String> ties(Told.Sheet one, Told.Sheet other) {
        return jdbc.sql("""
                select concat_ws(' ', r.kind, r.from_on, coalesce(r.until_on::text, 'now'),
                  case when r.responsible then 'responsible' end, case when r.unsafe then 'unsafe' end, nullif(f.note, ''))
                from families.relationship r
                join partners.fact f on f.id = r.fact_id
                where r.one_person_id = ? and r.other_person_id = ?
                order by 1
                """)
                .params(person(one), person(other))
                .query(String.class)
                .list();
    }

    private Told.Sheet ofMillLane(String key, String forename) {
        return cast.told()
                .record("case-system", key)
                .named(forename, "Ashcombe", "2015-04-0" + key.substring(1))
                .child("M")
                .at("3 Mill Lane", "DT4 8AA")
                .told();
    }

    private Told.Sheet contact(String key, String forename, @Nullable String address, @Nullable String postcode) {
        var sheet = cast.told()
                .record("school-contacts", "8384003/" + key)
                .named(forename, "Ashcombe", "1986-02-0" + key)
                .adult("F");
        return (address == null || postcode == null ? sheet : sheet.at(address, postcode)).told();
    }

    private Told.Sheet pupil() {
        return cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .with("upn", "J838219922041")
                .told();
    }

    /// As of which day the newest file of school's contacts speaks.
    private void asOf(String day) {
        jdbc.sql("""
                update partners.delivery
                set as_of = ?::date
                where id = (select max(d.id) from partners.delivery d join partners.source s on s.id = d.source_id
                            where s.name = 'school-contacts')
                """).param(day).update();
    }

    private List<String> livedWith(Told.Sheet record) {
        return jdbc.sql("""
                select concat_ws(' ', p.forename, l.from_on, coalesce(l.until_on::text, 'now'), l.way)
                from families.lived_with l
                join families.person p on p.id = l.other_person_id
                where l.person_id = ?
                order by 1
                """).param(person(record)).query(String.class).list();
    }

    private boolean shielded(Told.Sheet record) {
        return jdbc.sql("select shielded from families.person where id = ?")
                .param(person(record))
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoHelpsAChildStandsToTheWholeFamilyAndToNobodyInAnotherHome() {
        var obriens = cast.theOBriens();
        build();
        var tom = "worker:" + Cast.TOM;
        assertThat(holders(obriens.niamh())).contains(tom);
        assertThat(holders(obriens.aoife())).contains(tom);
        assertThat(holders(obriens.declan())).doesNotContain(tom);
    }

    @Test
    void whoLeadsEarlyHelpDoesSoInTheRoleThatTheSourceNames() {
        var child = pupil();
        var ada = "Ada Fox|Harbour Academy|01632 960300|ada@harbour.example";
        child.fact("early-help", "Harbour Academy", "2026-06-01", null, null, ada, null, null);
        child.fact("involvement", "pastoral lead", "2026-06-01", null, null, ada, null, null);
        child.fact("early-help", "council", "2026-06-01", null, null, "Ole Berg|council||", null, null);
        build();
        assertThat(jdbc.sql("select relation || ' ' || role || ' ' || name from families.helper order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("lead lead, early help Ole Berg", "lead pastoral lead Ada Fox");
    }

    @Test
    void aCharityHelpsAndLeadsNothing() {
        var child = pupil();
        child.fact(
                "voluntary-help",
                "mentoring",
                "2026-06-01",
                null,
                null,
                "Ada Fox|Harbour Friends|01632 960300",
                null,
                null);
        child.fact("voluntary-help", "food bank", "2026-07-01", null, null, "|Quay Pantry|", null, null);
        child.fact("voluntary-help", "mentoring", "2024-06-01", "2025-06-01", null, "Ole Berg|Long Ago|", null, null);
        build();
        assertThat(jdbc.sql("""
                        select distinct concat_ws('|', relation, role, name, agency, phone)
                        from families.helper
                        where agency in ('Harbour Friends', 'Quay Pantry', 'Long Ago')
                        """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "involved|charity|Ada Fox|Harbour Friends|01632 960300",
                        "involved|charity|Quay Pantry|Quay Pantry");
    }

    @Test
    void whoLeadsAChildsHelpLeadsNoAdults() {
        var obriens = cast.theOBriens();
        build();
        assertThat(relations(obriens.cian())).contains("lead");
        assertThat(relations(obriens.niamh())).contains("lead");
        assertThat(relations(obriens.aoife())).contains("involved").doesNotContain("lead");
    }

    @Test
    void aYoungPersonCountsWithTheSchoolTheyLeft() {
        var dana = cast.told()
                .record("school-census", "D838412015001")
                .named("Dana", "Frost", "2009-11-03")
                .child("F")
                .at("2 Mill Street", "DT1 1AA")
                .told()
                .fact("enrolment", "11", "2021-09-02", "2026-07-22", null, null, Cast.NOTHE, null);
        build();
        assertThat(jdbc.sql(
                                "select coalesce(setting_code, 'none') || ', ' || pyramid from families.person where id = ?")
                        .param(person(dana))
                        .query(String.class)
                        .single())
                .isEqualTo("none, Nothe Reach");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, subsidiary, 8384003 also 8382001",
                "subsidiary, -, 8382001 also 8384003",
                "subsidiary, guest, 8384003 also none",
                "-, -, 8382001 also none"
            })
    void theMainSchoolOfTwoCountsAndTheOtherIsKnown(@Nullable String first, @Nullable String second, String schools) {
        var pupil = pupil();
        pupil.fact("enrolment", "6", "2022-09-02", null, null, first, Cast.NOTHE, null);
        pupil.fact("enrolment", "6", "2026-01-07", null, null, second, Cast.QUARRY, null);
        build();
        assertThat(schools(pupil)).isEqualTo(schools);
        assertThat(holders(pupil))
                .filteredOn(holder -> holder.startsWith("setting:"))
                .containsExactlyInAnyOrder(Stream.of(schools.split(" also "))
                        .filter(school -> !school.equals("none"))
                        .map(school -> "setting:" + school)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2022-09-02, -, -, 8384003 also none",
                "2036-09-03, -, -, 8384003 also none",
                "-, -, -, 8382001 also none",
                "2022-09-02, subsidiary, -, 8384003 also none",
                "2022-09-02, -, subsidiary, 8384003 also none"
            })
    void aSchoolToWhichAPupilIsToComeCountsOnceTheyHave(
            @Nullable String first, @Nullable String there, @Nullable String next, String schools) {
        var pupil = pupil();
        if (first != null) {
            pupil.fact("enrolment", "6", first, null, null, there, Cast.NOTHE, null);
        }
        pupil.fact("enrolment", "7", "2037-09-03", null, null, next, Cast.QUARRY, null);
        build();
        assertThat(schools(pupil)).isEqualTo(schools);
    }

    @Test
    void aSchoolThatClosedHoldsNobody() {
        var moved = pupil();
        moved.fact("enrolment", "6", "2022-09-02", null, null, null, Cast.NOTHE, null);
        moved.fact("enrolment", "6", "2026-01-07", null, null, "subsidiary", Cast.QUARRY, null);
        try {
            closed(Cast.NOTHE);
            build();
            assertThat(schools(moved)).isEqualTo("8382001 also none");
            closed(Cast.QUARRY);
            jdbc.sql("delete from families.build").update();
            build();
            assertThat(schools(moved)).isEqualTo("none also none");
        } finally {
            jdbc.sql("update partners.setting set until_on = null").update();
        }
    }

    private void closed(String setting) {
        jdbc.sql("update partners.setting set until_on = '2026-09-01' where code = ?")
                .param(setting)
                .update();
    }

    @Test
    void whereSomebodyGrownIsKnownAChildLivesWithThem() {
        var mother = contact("1", "Ruth", "4 Mill Street", "DT1 1BB");
        contact("2", "Bram", "1 Chapel Row", "DT4 8AA");
        var child = cast.told()
                .record("school-contacts", "J838219922041")
                .named("Rory", "Ashcombe", "2015-04-05")
                .child("M")
                .at("1 Chapel Row", "DT4 8AA")
                .told()
                .tied("mother", mother, "PR,lives-with");
        build();
        assertThat(members(child)).containsExactlyInAnyOrder("Rory child", "Bram carer");
    }

    private String schools(Told.Sheet record) {
        return jdbc.sql("""
                select coalesce(setting_code, 'none') || ' also ' || coalesce(also_setting_code, 'none')
                from families.person
                where id = ?
                """).param(person(record)).query(String.class).single();
    }

    @Test
    void whoIsSealedNowIsNowhereBeforeTheNextBuild9() {
        var obriens = cast.theOBriens();
        build();
        var there = everything();

        obriens.niamh().sealed();
        nowhere(obriens.niamh());
        assertThat(family(obriens.cian(), "children")).isEqualTo("1");
        assertThat(members(obriens.cian())).containsExactlyInAnyOrder("Cian child", "Aoife carer");

        jdbc.sql("update partners.shield set withdrawn_delivery_id = delivery_id")
                .update();
        jdbc.sql("update partners.record set sealed = false").update();
        build();
        assertThat(everything()).isEqualTo(there);
    }

    @Test
    void whoIsSealedWhileABuildWorksIsNowhereAfterIt9() {
        var obriens = cast.theOBriens();
        match.run(_ -> {});
        build.run(_ -> meanwhile(obriens.niamh()::sealed), () -> {});
        nowhere(obriens.niamh());
        assertThat(members(obriens.cian())).containsExactlyInAnyOrder("Cian child", "Aoife carer");

        obriens.cian().tied("grandparent", obriens.aoife(), null);
        cast.theHarts();
        match.run(_ -> {});
        build.run(_ -> meanwhile(obriens.cian()::sealed), () -> {});
        nowhere(obriens.cian());
        looksTheSameWorkedOutAnew();
    }

    @Test
    void whoIsSealedWhileABuildWritesIsNowhereOnceItHas9() {
        var obriens = cast.theOBriens();
        match.run(_ -> {});
        var sealed = new ArrayList<CompletableFuture<Void>>();
        build.run(_ -> {}, () -> sealed.add(CompletableFuture.runAsync(obriens.niamh()::sealed)));
        sealed.forEach(CompletableFuture::join);
        nowhere(obriens.niamh());
        assertThat(members(obriens.cian())).containsExactlyInAnyOrder("Cian child", "Aoife carer");
    }

    @Test
    void whoIsShieldedWhileABuildWorksIsShieldedInWhatItWrites8() {
        var obriens = cast.theOBriens();
        match.run(_ -> {});
        build.run(_ -> meanwhile(() -> obriens.niamh().shielded("confidential-address")), () -> {});
        assertThat(family(obriens.niamh(), "shielded")).isEqualTo("t");
    }

    /// By an officer, whose word comes with no file.
    @Test
    void whomAnOfficerShieldsWhileABuildWorksIsShieldedInWhatItWrites8() {
        var obriens = cast.theOBriens();
        match.run(_ -> {});
        Runnable said = () -> obriens.niamh().shielded("confidential-address");
        build.run(_ -> CompletableFuture.runAsync(said).join(), () -> {});
        assertThat(family(obriens.niamh(), "shielded")).isEqualTo("t");
    }

    /// By a file that comes in by itself.
    private void meanwhile(Runnable said) {
        CompletableFuture.runAsync(() -> {
                    jdbc.sql("""
                            insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                            select id, gen_random_uuid(), 'meanwhile', 'accepted', '2026-11-02', '2026-11-02', '{}'
                            from partners.source
                            limit 1
                            """).update();
                    said.run();
                })
                .join();
    }

    private void looksTheSameWorkedOutAnew() {
        var stood = everything();
        jdbc.sql("delete from families.build").update();
        assertThat(build.run(_ -> {}, () -> {}).changed()).isZero();
        assertThat(everything()).isEqualTo(stood);
    }

    @Test
    void aFamilyGoesWithTheOnlyChildWhoIsSealed9() {
        cast.theSilvas();
        var obriens = cast.theOBriens();
        build();
        var family = UUID.fromString(family(obriens.cian(), "id"));
        obriens.niamh().sealed();
        obriens.cian().sealed();
        nowhere(obriens.cian());
        assertThat(members(obriens.aoife())).isEmpty();
        assertThat(count("families.family where id", family)).isZero();
        assertThat(jdbc.sql("select family_id from families.person where id = ?")
                        .param(person(obriens.aoife()))
                        .query(UUID.class)
                        .optional())
                .isEmpty();

        var after = build();
        assertThat(after.lookedAt()).as("whom it reaches").isLessThan(after.people());
        jdbc.sql("delete from families.build").update();
        var again = build.run(_ -> {}, () -> {});
        assertThat(again.digest()).isEqualTo(after.digest());
        assertThat(again.changed()).isZero();
    }

    @Test
    void aFamilyIsNotNamedAfterWhoIsSealed9() {
        var mother = cast.told()
                .record("school-contacts", "8384003/1")
                .named("Ada", "Hallett", "1986-02-01")
                .adult("F")
                .at("1 Chapel Row", "DT4 8AA")
                .told();
        var pike = child("C1", "Rory", "Pike", "2015-04-05", mother);
        var hallett = child("C2", "Una", "Hallett", "2012-04-05", mother);
        build();
        assertThat(family(hallett, "name")).isEqualTo("Hallett and Pike");
        pike.sealed();
        assertThat(family(hallett, "name")).isEqualTo("Hallett");
    }

    private Told.Sheet child(String key, String forename, String surname, String bornOn, Told.Sheet mother) {
        return cast.told()
                .record("case-system", key)
                .named(forename, surname, bornOn)
                .child("F")
                .at("1 Chapel Row", "DT4 8AA")
                .told()
                .tied("mother", mother, "PR,lives-with");
    }

    private void nowhere(Told.Sheet record) {
        for (var place : List.of(
                "families.person where id",
                "families.family_member where person_id",
                "families.residence where person_id",
                "families.relationship where one_person_id",
                "families.relationship where other_person_id",
                "families.helper where person_id",
                "access.grant where person_id")) {
            assertThat(count(place, person(record))).as(place).isZero();
        }
    }

    @Test
    void aSealedLifeIsNowhere9() {
        var adoption = cast.theAdoption();
        build();
        for (var record : List.of(adoption.tyler())) {
            var person = person(record);
            assertThat(count("families.person where id", person)).isZero();
            assertThat(count("families.family_member where person_id", person)).isZero();
            assertThat(count("families.relationship where one_person_id", person))
                    .isZero();
            assertThat(count("access.grant where person_id", person)).isZero();
        }
        assertThat(jdbc.sql("select count(*) from families.person where 'tyler' = any(terms)")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(count("families.relationship where other_person_id", person(adoption.birthMother())))
                .isZero();
    }

    @Test
    void whoHasDiedIsInNoFamilysList14() {
        var silvas = cast.theSilvas();
        build();
        assertThat(members(silvas.rafi())).containsExactlyInAnyOrder("Ana carer", "Rafi child");
        assertThat(holders(silvas.maya())).isEmpty();
        assertThat(jdbc.sql("select died_on::text from families.person where id = ?")
                        .param(person(silvas.maya()))
                        .query(String.class)
                        .single())
                .isEqualTo("2026-02-03");
    }

    @Test
    void whoseDeathIsTakenBackIsInTheFamilyAgainThoughADescriptionOfThenTellsOfIt() {
        var silvas = cast.theSilvas();
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = delivery_id
                where kind = (select id from partners.fact_kind where name = 'death')
                """).update();
        build();
        assertThat(members(silvas.rafi())).contains("Maya child");
        assertThat(count("families.person where died_on is null and id", person(silvas.maya())))
                .isOne();
    }

    @Test
    void treatmentAddsNothingByWhichSomebodyCouldBeFound() {
        var obriens = cast.theOBriens();
        build();
        assertThat(jdbc.sql("select records from families.person where id = ?")
                        .param(person(obriens.aoife()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private Built build() {
        match.run(_ -> {});
        return build.run(_ -> {}, () -> {});
    }

    private List<String> members(Told.Sheet record) {
        return jdbc.sql("""
                select p.forename || ' ' || m.part
                from families.family_member own
                join families.family_member m on m.family_id = own.family_id
                join families.person p on p.id = m.person_id
                where own.person_id = ?
                """).param(person(record)).query(String.class).list();
    }

    private String family(Told.Sheet record, String column) {
        return jdbc.sql("select " + column
                        + " from families.family f join families.family_member m on m.family_id = f.id"
                        + " where m.person_id = ?")
                .param(person(record))
                .query(String.class)
                .single();
    }

    private String named(Told.Sheet record) {
        return jdbc.sql("select concat_ws(' ', forename, surname) from families.person where id = ?")
                .param(person(record))
                .query(String.class)
                .single();
    }

    private List<String> holders(Told.Sheet record) {
        return jdbc.sql("select holder from access.grant where person_id = ? order by holder")
                .param(person(record))
                .query(String.class)
                .list();
    }

    private List<String> relations(Told.Sheet record) {
        return jdbc.sql("select relation from access.grant where person_id = ?")
                .param(person(record))
                .query(String.class)
                .list();
    }

    private UUID person(Told.Sheet record) {
        return jdbc.sql("select person_id from matching.member where record_id = ?")
                .param(record.id)
                .query(UUID.class)
                .single();
    }

    private int count(String tableAndColumn, UUID person) {
        return jdbc.sql("select count(*) from " + tableAndColumn + " = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }
}
