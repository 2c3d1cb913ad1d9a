package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.layouts.IdentityField;

/// A census of children in need of every year: made here, held against the year's own schema, and read without a
/// doubt.
class CensusYearsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026})
    void readsTheCensusOfEveryYear(int year) throws Exception {
        String census = census(year);
        Path schema = Told.shared("standards/specs/cin/CIN_schema_" + year + ".xsd");
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(census)));

        var told = new Told();
        var reading = told.read(Told.file(folder, "census.xml", census));

        assertThat(reading.period().year()).isEqualTo(year);
        assertThat(reading.counts()).isEqualTo(new Reading.Counts(1, 1, 0, 0));
        assertThat(reading.troubles()).isEmpty();
        assertThat(told.facts).containsEntry("assessment", 1).containsEntry("protection-plan", 2);
        assertThat(told.sayings.getFirst().identity()).containsEntry(IdentityField.SEX, "F");
        assertThat(told.facts.getOrDefault("child-in-need", 0)).isEqualTo(year >= 2022 ? 2 : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2017, 2022})
    void doubtsCodesOfLaterYears(int year) {
        String census = census(year).replace(">RC7<", ">RC9<").replace(">1A</Assess", ">24A</Assess");

        var reading = Told.reading(Told.file(folder, "census.xml", census));

        assertThat(reading.unknownCodes())
                .extracting(Reading.UnknownCode::code)
                .containsExactlyInAnyOrderElementsOf(
                        year < 2022 ? java.util.List.of("24A", "RC9") : java.util.List.of("RC9"));
    }

    private static String census(int year) {
        String sex = year >= 2025 ? "<Sex>F</Sex>" : "<GenderCurrent>2</GenderCurrent>";
        String plan = year >= 2022
                ? "<CINPlanDates><CINPlanStartDate>%d-01-10</CINPlanStartDate></CINPlanDates>".formatted(year)
                : "";
        String no = year >= 2027 ? "false" : "0";
        return """
                <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>%1$d</Year>
                <ReferenceDate>%1$d-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel>
                <LEA>838</LEA><SoftwareCode>Kith</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>
                <DateTime>%1$d-05-23T11:14:05</DateTime></Source></Header><Children><Child><ChildIdentifiers>
                <LAchildID>C1</LAchildID><UPN>H801200001001</UPN><PersonBirthDate>2012-03-27</PersonBirthDate>%2$s
                </ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics><CINdetails>
                <CINreferralDate>%1$d-01-02</CINreferralDate><ReferralSource>1A</ReferralSource>
                <PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>%1$d-03-01</CINclosureDate>
                <ReasonForClosure>RC7</ReasonForClosure><Assessments>
                <AssessmentActualStartDate>%1$d-01-05</AssessmentActualStartDate>
                <AssessmentAuthorisationDate>%1$d-02-05</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
                <AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>19A</AssessmentFactors>
                </FactorsIdentifiedAtAssessment></Assessments>%3$s<Section47>
                <S47ActualStartDate>%1$d-01-20</S47ActualStartDate><DateOfInitialCPC>%1$d-01-30</DateOfInitialCPC>
                <ICPCnotRequired>%4$s</ICPCnotRequired></Section47><ReferralNFA>%4$s</ReferralNFA><ChildProtectionPlans>
                <CPPstartDate>%1$d-01-30</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
                <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP><Reviews>
                <CPPreviewDate>%1$d-02-20</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child></Children>
                </Message>
                """.formatted(year, sex, plan, no);
    }
}
