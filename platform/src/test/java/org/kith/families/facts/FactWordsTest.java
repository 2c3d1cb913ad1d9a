package org.kith.families.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            136/4/2 | Missed 6 of 136 sessions in the term at Weymouth Academy
            136/0/0 | Missed none of 136 sessions in the term at Weymouth Academy
            136/4/  | Missed 4 of 136 sessions in the term at Weymouth Academy
            136//   | 136 sessions in the term at Weymouth Academy; how many were missed is not said
            """)
    void aCensusThatLeavesAbsenceOutDoesNotSayThatThereWasNone(String note, String words) {
        assertThat(FactWords.of("attendance", "Attendance", "term", 136, note, "Weymouth Academy", null, null))
                .isEqualTo(words);
    }

    @Test
    void sumsOfASchoolYearAreNotATerms() {
        assertThat(FactWords.of("attendance", "Attendance", "year", 380, "380/12/4", null, null, null))
                .isEqualTo("Missed 16 of 380 sessions in the school year");
    }

    @Test
    void saysOfTheEarlyYearsProfileWhatWasNotMet() {
        assertThat(FactWords.of("early-learning", "Early learning goals", "word reading", null, null, null, null, null))
                .isEqualTo("Early learning goal not met yet: word reading");
        assertThat(FactWords.of("early-learning", "Early learning goals", "profile", null, null, "Nothe", null, null))
                .isEqualTo("Early years profile made at Nothe");
    }

    /// The census says the year of the day on which it was taken, under the day on which the child came.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2  | On roll at Weymouth Academy, Year 2 when last told
            R  | On roll at Weymouth Academy, reception when last told
               | On roll at Weymouth Academy
            """)
    void theYearOnARollIsTheOneLastTold(String code, String words) {
        var came = LocalDate.of(2024, 9, 3);
        assertThat(FactWords.of("enrolment", "On roll", code, null, null, "Weymouth Academy", came, null))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ehc-assessment | EHC assessment           | Y        | Assessed for an education, health and care plan: to have one
            ehc-assessment | EHC assessment           | N        | Assessed for an education, health and care plan: to have none
            ehc-assessment | EHC assessment           |          | Assessed for an education, health and care plan
            sen-need       | Special educational need | SEMH     | Special educational need: social, emotional and mental health
            sen-need       | Special educational need | XYZ      | Special educational need: XYZ
            disability     | Disability               | HAND,LD  | Disability: hand function and learning
            sen-support    | Special provision        | N        | No special provision
            sen-support    | Special provision        | K        | SEN support
            sen-support    | Special provision        | A        | School action, an older form of SEN support
            sen-support    | Special provision        | P        | School action plus, an older form of SEN support
            sen-support    | Special provision        | S        | Statement of special educational needs, an older form of a plan
            sen-support    | Special provision        | Q        | Special provision: Q
            sen-support    | Special provision        |          | Special provision
            young-carer    | Young carer              | S        | Young carer, says the school
            social-worker  | Social worker            | W10000   | With one social worker
            assessment     | Social care assessment   | 12A,4B   | Assessed by children’s social care. Found: trafficking and a parent’s or carer’s mental health
            assessment     | Social care assessment   |          | Assessed by children’s social care
            adoption       | Adoption                 | placed   | Adoption: placed for adoption
            adoption       | Adoption                 | earlier  | A special guardianship, residence or child arrangements order before this time in care
            missing        | Missing                  | M        | Missing
            missing        | Missing                  | A        | Away without permission, not missing
            """)
    void aCodeIsSaidInWords(String kind, String title, String code, String words) {
        assertThat(FactWords.of(kind, title, code, null, null, null, null, null))
                .isEqualTo(words);
    }

    /// The reasons of the school census since 2020.
    @ParameterizedTest
    @ValueSource(
            strings = {"PP", "PA", "VP", "VA", "OW", "BU", "RA", "LG", "DS", "SM", "DA", "DM", "TH", "DB", "MT", "PH"})
    void noReasonOfASuspensionStandsAsACode(String code) {
        assertThat(FactWords.of("exclusion", "Exclusion", code, null, null, null, null, null))
                .startsWith("Permanently excluded. Reason: ")
                .doesNotContain(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            victim        | HIGH | Domestic abuse incident at high risk known to the police: victim
            child-present |      | Domestic abuse incident known to the police: was there as a child
            """)
    void theRiskOfAnIncidentIsSaidAsTheRuleAsksForIt(String part, String risk, String words) {
        assertThat(FactWords.of("domestic-abuse", "Domestic abuse incident", part, null, risk, null, null, null))
                .isEqualTo(words);
    }

    @Test
    void whatTheReturnSaysOfHealthInCareIsSaidAndNothingElseOfIt() {
        var ends = LocalDate.of(2026, 3, 31);
        assertThat(FactWords.of(
                        "care-health",
                        "Health of a child in care",
                        null,
                        12,
                        "check:Y,immunised:N,teeth:,assessed:Y,convicted:Y,substances:Y,helped:,offered:",
                        null,
                        null,
                        ends))
                .isEqualTo("Health of a child in care, in the year to 31 March 2026. Health checks up to date: yes;"
                        + " immunisations up to date: no; health assessed: yes; strengths and difficulties score: 12");
        assertThat(FactWords.of("care-health", "Health of a child in care", null, null, null, null, null, ends))
                .endsWith("2026. The return says no more");
    }
}
