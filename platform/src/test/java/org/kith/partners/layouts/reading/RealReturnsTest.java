package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.partners.layouts.IdentityField;

/// Reads the samples of real returns whole. They are not part of the repository: where they are absent, this is
/// skipped.
class RealReturnsTest {

    @ParameterizedTest
    @CsvSource({
        "DoLo.csv, ssda903-dolo, 1",
        "SSDA903_2020_episodes.csv, ssda903-episodes, 5",
        "SSDA903_episodes_for_testing_fixes_INPUT.csv, ssda903-episodes, 23",
        "ad1.csv, ssda903-ad1, 29",
        "episodes.csv, ssda903-episodes, 5050",
        "header.csv, ssda903-header, 2675",
        "missing.csv, ssda903-missing, 43",
        "oc2.csv, ssda903-oc2, 2675",
        "oc3.csv, ssda903-oc3, 53",
        "placed_for_adoption.csv, ssda903-placed_for_adoption, 29",
        "placed_for_adoption_errors.csv, ssda903-placed_for_adoption, 30",
        "previous_permanence.csv, ssda903-previous_permanence, 2675",
        "reviews.csv, ssda903-reviews, 12582",
        "sw_episodes.csv, ssda903-sw_episodes, 1",
        "uasc.csv, ssda903-uasc, 132",
        "fake_903.xml, ssda903-xml, 253",
    })
    void readsEveryTableOnChildrenInCare(String file, String layout, long rows) {
        var reading = Told.reading(Told.shared("standards/ssda903/" + file));

        assertThat(reading.source().name()).isEqualTo("children-in-care");
        assertThat(reading.layout().name()).isEqualTo(layout);
        assertThat(reading.counts().read()).isEqualTo(rows);
        assertThat(reading.counts().accepted()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "addressesoffroll, 1698",
        "fsmperiodsonroll, 25358",
        "pupilnolongeronroll, 308",
        "pupilonroll, 9088",
        "summerhalfterm2sessiondetailsoffroll, 1343",
        "summerhalfterm2sessiondetailsonroll, 39575",
        "termlyexclusionsoffroll, 318",
        "termlyexclusionsonroll, 10373",
        "termlysessiondetailsoffroll, 1328",
        "termlysessiondetailsonroll, 39953",
    })
    void readsEveryTableOfTheSchoolCensus(String table, long rows) {
        var reading = Told.reading(Told.shared("standards/school-census/2024_autumn_" + table + ".csv"));

        assertThat(reading.layout().name()).isEqualTo("school-census-" + table);
        assertThat(reading.period()).isEqualTo(new Reading.Period(2024, "autumn", Reading.Basis.FILE_NAME));
        assertThat(reading.counts().read()).isEqualTo(rows);
        assertThat(reading.counts().accepted()).isEqualTo(rows);
        assertThat(reading.unknownColumns()).isEmpty();
    }

    @Test
    void tellsOverlappingAndNeverEndedEpisodesByCode() {
        var reading = Told.reading(Told.shared("standards/ssda903/SSDA903_episodes_for_testing_fixes_INPUT.csv"));

        assertThat(Told.codes(reading)).containsOnly(entry("never-ended", 3), entry("overlaps", 4));
        assertThat(reading.unknownColumns()).containsExactly("LA", "YEAR");
        assertThat(reading.period().yearFrom()).isEqualTo(Reading.Basis.DATES_INSIDE);
    }

    @Test
    void tellsWhatIsWrongWithPlacementsForAdoption() {
        var reading = Told.reading(Told.shared("standards/ssda903/placed_for_adoption_errors.csv"));

        assertThat(Told.codes(reading)).containsOnly(entry("overlaps", 1), entry("unknown-code", 1));
        assertThat(reading.unknownCodes())
                .containsExactly(new Reading.UnknownCode("REASON_PLACED_CEASED", "XXX", 30, 2));
    }

    @Test
    void sealsAChildWhoLeftCareByAdoption() {
        var told = new Told();
        told.read(Told.shared("standards/ssda903/episodes.csv"));

        assertThat(told.sayings.stream().filter(Told.Saying::sealed)).hasSize(113);
        assertThat(told.facts).contains(entry("care-episode", 5050));
    }

    @Test
    void readsTheSameChildFromTheXmlAsFromTheTables() {
        var told = new Told();
        told.read(Told.shared("standards/ssda903/fake_903.xml"));

        assertThat(told.facts)
                .contains(
                        entry("care-episode", 459),
                        entry("care-review", 1206),
                        entry("care-health", 253),
                        entry("missing", 6),
                        entry("unaccompanied", 12),
                        entry("care-leaver", 6));
        var first = told.sayings.getFirst();
        assertThat(first.key()).isEqualTo("907440");
        assertThat(first.identity()).containsEntry(IdentityField.BORN_ON, "2010-07-28");
    }

    @Test
    void takesChildRowsWhosePupilIsNotThereYet() {
        var told = new Told();
        told.read(Told.shared("standards/school-census/2024_autumn_fsmperiodsonroll.csv"));

        assertThat(told.sayings).hasSize(25358).allMatch(Told.Saying::waits);
        assertThat(told.sayings.getFirst().key()).isEqualTo("2024_autumn/pupilonrolltableid:001cd0b1-3d1");
    }

    @Test
    void findsPupilsUnderTheNameTheirChildRowsUse() {
        var told = new Told();
        told.read(Told.shared("standards/school-census/2024_autumn_pupilonroll.csv"));

        var pupil = told.sayings.stream()
                .filter(saying -> saying.line() == 3)
                .toList()
                .getLast();
        assertThat(pupil.key()).isEqualTo("96d8f22c-e5c");
        assertThat(pupil.alias()).isEqualTo("2024_autumn/pupilonrolltableid:001cd0b1-3d1");
        assertThat(pupil.identity())
                .containsEntry(IdentityField.BORN_ON, "2013-07-19")
                .containsEntry(IdentityField.SETTING_CODE, "SCH5")
                .containsEntry(IdentityField.ROLE, "child");
        assertThat(pupil.facts())
                .contains(new Told.Fact("enrolment", "N2", "2023-05-09", "null", "null", "subsidiary", "null", "SCH5"));
    }

    @Test
    void readsJunkAddressNumbersAsNothing() {
        var told = new Told();
        var reading = told.read(Told.shared("standards/school-census/2024_autumn_addressesoffroll.csv"));

        assertThat(Told.codes(reading)).containsKey("placeholder");
        assertThat(told.sayings)
                .noneMatch(saying ->
                        saying.identity().getOrDefault(IdentityField.UPRN, "").startsWith("-"));
    }

    @Test
    void flagsPupilNumbersThatFailTheirCheckAndKeepsThem() {
        var told = new Told();
        var reading = told.read(Told.shared("standards/school-census/2024_autumn_pupilonroll.csv"));

        assertThat(reading.counts().warned()).isEqualTo(9088);
        assertThat(reading.troubles())
                .hasSize(1000)
                .allMatch(trouble -> trouble.code().equals("upn-check"));
        assertThat(reading.moreTroubles()).isEqualTo(8088);
        assertThat(reading.reasons()).extracting(Reading.Reason::times).containsExactly(9088);
        assertThat(told.sayings)
                .filteredOn(saying -> saying.identity().containsKey(IdentityField.SURNAME))
                .allMatch(saying -> saying.identity().containsKey(IdentityField.UPN));
    }

    @ParameterizedTest
    @CsvSource({
        "CIN2rows.xml, 2024, 1",
        "CIN_Census_2021.xml, 2023, 1",
        "CIN_header_issues_100.xml, 2023, 1",
        "cin-2022.xml, 2022, 1",
        "fake_CIN_data.xml, 2022, 332",
    })
    void readsEveryCensusOfChildrenInNeedByTheYearOfItsReferenceDate(String file, int year, long children) {
        var reading = Told.reading(Told.shared("standards/cin-census/" + file));

        assertThat(reading.layout().name()).isEqualTo("cin-census");
        assertThat(reading.period().year()).isEqualTo(year);
        assertThat(reading.period().yearFrom()).isEqualTo(Reading.Basis.CONTENT);
        assertThat(reading.counts().read()).isEqualTo(children);
        assertThat(reading.counts().accepted()).isEqualTo(children);
        assertThat(reading.unknownColumns()).isEmpty();
    }

    @Test
    void warnsOfACensusDateThatIsNot31March() {
        var reading = Told.reading(Told.shared("standards/cin-census/CIN_header_issues_100.xml"));

        assertThat(Told.codes(reading))
                .containsOnly(
                        entry("reference-date", 1),
                        entry("upn-check", 1),
                        entry("implausible-date", 1),
                        entry("stray-text", 1));
        assertThat(reading.troubles().getFirst().line()).isEqualTo(6);
    }

    @Test
    void prefersTheReferenceDateToTheYear() {
        var reading = Told.reading(Told.shared("standards/cin-census/CIN2rows.xml"));

        assertThat(reading.period().year()).isEqualTo(2024);
        assertThat(Told.codes(reading)).containsKey("year-differs");
    }

    @Test
    void readsAllThatFollowedFromAReferral() {
        var told = new Told();
        told.read(Told.shared("standards/cin-census/CIN_Census_2021.xml"));

        var facts =
                told.sayings.stream().flatMap(saying -> saying.facts().stream()).toList();
        assertThat(facts)
                .extracting(Told.Fact::kind, Told.Fact::code, Told.Fact::starts, Told.Fact::ends)
                .contains(
                        tuple("assessment", "2A,2B", "1970-06-03", "1971-07-18"),
                        tuple("child-in-need", "N4", "1970-10-06", "1971-02-27"),
                        tuple("child-in-need", "plan", "1971-01-24", "1971-01-26"),
                        tuple("section-47", "null", "1970-06-02", "1970-06-17"),
                        tuple("protection-plan", "PHY", "1970-02-17", "1971-03-14"),
                        tuple("protection-plan", "review", "1971-02-15", "null"));
        assertThat(told.sayings).extracting(Told.Saying::key).containsOnly("DfEX0000001");
    }

    @Test
    void readsEveryListOfAnInspectionsWorkbook() {
        var told = new Told();
        var reading = told.read(Told.shared("standards/annex-a/Annex_A.xlsx"));

        assertThat(reading.layout().name()).isEqualTo("annex-a");
        assertThat(reading.counts().read()).isEqualTo(59);
        assertThat(reading.counts().accepted()).isEqualTo(59);
        assertThat(reading.unknownColumns()).isEmpty();
        assertThat(reading.unknownCodes()).containsExactly(new Reading.UnknownCode("List 6!Need", "PSRMEM", 1, 2));
        assertThat(told.facts)
                .contains(
                        entry("contact", 5),
                        entry("referral", 6),
                        entry("assessment", 5),
                        entry("section-47", 5),
                        entry("child-in-need", 5),
                        entry("protection-plan", 7),
                        entry("care-episode", 5),
                        entry("care-leaver", 6),
                        entry("adoption", 15));
    }

    @Test
    void cutsWhatSurroundsCodesAndSpacesInNames() {
        var told = new Told();
        told.read(Told.shared("standards/annex-a/Annex_A.xlsx"));

        var child = told.sayings.get(1);
        assertThat(child.identity())
                .containsEntry(IdentityField.SEX, "F")
                .containsEntry(IdentityField.ETHNICITY, "APKN");
        assertThat(child.facts().getFirst().note()).isEqualTo("6");
        assertThat(told.sayings.stream()
                        .flatMap(saying -> saying.facts().stream())
                        .map(Told.Fact::note))
                .contains("Dustin Hazlett|Multi Agency Safeguarding Hub");
    }

    @Test
    void readsBothListsOfTheWorkbookOnSpecialNeeds() {
        var told = new Told();
        var reading = told.read(Told.shared("standards/sen2/fake_sen.xlsx"));

        assertThat(reading.counts().read()).isEqualTo(4);
        assertThat(told.facts).contains(entry("ehc-plan", 4), entry("sen-support", 2), entry("home-educated", 1));
        assertThat(reading.unknownColumns()).isEmpty();
    }

    @Test
    void knowsEverySampleWithoutBeingToldItsSource() {
        for (String folder : List.of("ssda903", "school-census", "cin-census")) {
            var files = Told.shared("standards/" + folder).toFile().listFiles();
            assertThat(files).isNotNull();
            for (var file : files) {
                if (!file.getName().endsWith(".xlsx")) {
                    assertThat(Told.reading(file.toPath()).counts().rejected()).isZero();
                }
            }
        }
    }
}
