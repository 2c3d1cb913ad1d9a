package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.partners.deliveries.Receipt;

/// The tables of SILVER, made here from the published field lists.
class SilverFilesIT extends BringsFiles {

    @Test
    void tellsVictimAndSuspectOfOneRowApart() throws IOException {
        var receipt = bring("domesticabuse.csv", """
                incidentRef,date,ppuRef,arrestMade,victimSurname,victimForename,victimPersonSRN,victimDOB,currentRiskLevel,\
                suspectSurname,suspectForename,suspectPersonSRN,suspectDOB,relationship,victimAddress,ccnFlag,incidentAddress,\
                ppuOwningArea,initialRiskLevel
                I1,2026-09-01,P1,Y,HART,UNA,V1,1985-01-02,HIGH,LEE,SAM,S1,1983-04-05,EX,"3 SEA VIEW, WEYMOUTH",Y,,N,MEDIUM
                I2,soon,P2,N,HART,UNA,V1,1985-01-02,HIGH,LEE,SAM,S1,1983-04-05,EX,,N,,N,MEDIUM
                """);

        assertThat(receipt)
                .extracting(Receipt::layout, Receipt::accepted, Receipt::rejected)
                .containsExactly("police-silver-abuse", 1L, 1L);
        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(receipt.troubles())
                .extracting(Receipt.Noted::line, Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple(3L, "date", "not-a-date"));
        assertThat(standingFacts())
                .containsExactly(
                        "S1 domestic-abuse suspect 2026-09-01 1 HIGH", "V1 domestic-abuse victim 2026-09-01 1 HIGH");
        assertThat(homes()).containsExactly("V1 3 SEA VIEW, WEYMOUTH");
    }

    @Test
    void saysNothingOfAnArrestWithoutFurtherAction() throws IOException {
        var heading =
                "disposalRef,custodyRef,surname,forename,personSRN,dob,disposalDate,disposalTime,hoMainClassificationL3,"
                        + "hoMainClassificationL5,disposalTypeGroup,disposalType,localAuthorityOffenceLocation,address,"
                        + "localAuthorityAddress\n";
        var receipt = bring(
                "arrest.csv",
                heading
                        + "D1,C1,LEE,SAM,S1,2009-04-05,2026-09-02,10:00,VIOLENCE,ASSAULT,OUT,YOUTH CAUTION,X,2 HILL ROAD,X\n"
                        + "D2,C2,LEE,TOM,S2,2009-04-05,2026-09-02,10:00,THEFT,SHOP,OUT,No Further Action,X,2 HILL ROAD,X\n");

        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(standingFacts()).containsExactly("S1 offence VIOLENCE 2026-09-02 YOUTH CAUTION");
        assertThat(homes()).containsExactly("S1 2 HILL ROAD");

        bring(
                "arrest_2.csv",
                heading + "D1,C1,LEE,SAM,S1,2009-04-05,2026-09-02,10:00,VIOLENCE,ASSAULT,OUT,NFA,X,2 HILL ROAD,X\n");
        assertThat(standingFacts()).as("the police think otherwise of it now").isEmpty();
    }

    @Test
    void readsNoHomeOfAMissingChildWhoMayBeInCare() throws IOException {
        var row =
                "P1,HART,AMY,%s,2011-03-01,15,MISSING,%s,2026-09-03,21:00,HIGH,2026-09-03,20:00,1D,Y,%s,N,N,2026-09-04,"
                        + "08:00,,,,,,,,,3,SEA VIEW,WEYMOUTH,DT4 8AA,,,,,,\n";
        var receipt = bring(
                "missingandabsentchildren.csv",
                """
                ppuRef,surname,forename,personSRN,dob,approxAgeAtTime,status,incidentRef,reportedDate,reportedTime,riskLevel,\
                missingSinceDate,missingSinceTime,missingFor,childYouth,inCare,disability,absconderFromHospital,foundDate,\
                foundTime,missingFormPremise,missingFormStreet,missingFormTown,missingFormPostCode,missingFormPremiseKey,\
                missingFormPremiseType,missingFormPremiseEasting,missingFormPremiseNorthing,homePremise,homeStreet,homeTown,\
                homePostCode,homePremiseKey,homePremiseType,homePremiseEasting,homePremiseNorthing,\
                missingFormLocalAuthorityArea,homeLocalAuthorityArea
                """ + row.formatted("M1", "I1", "N") + row.formatted("M2", "I2", "Y") + row.formatted("M3", "I3", ""));

        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(standingFacts())
                .containsExactly(
                        "M1 missing police 2026-09-03 2026-09-04 HIGH",
                        "M2 missing police 2026-09-03 2026-09-04 HIGH",
                        "M3 missing police 2026-09-03 2026-09-04 HIGH");
        assertThat(homes()).containsExactly("M1 3 SEA VIEW, WEYMOUTH DT4 8AA");
    }

    @Test
    void takesWhatTheDepartmentAnswersOnAListOfAdults() throws IOException {
        var receipt = bring("match.csv", """
                refDate,laName,laMonth,uprn,address1LA,address2LA,address3LA,address4LA,postCodeLA,address1CIS,address2CIS,\
                address3CIS,address4CIS,postCodeCIS,addMatchType,adultNumber,title,forename,surname,age,startDateJSA,\
                startDateESA,startDateIS,startDateIB,startDateSDA,startDateCA
                2026-09-30,Dorset,2026-09-01,100040001234,3 Sea View,,,Weymouth,DT4 8AA,,,,,,Exact,A1,Ms,Una,Hart,41,,\
                2025-02-03,,,,2026-01-05
                """);

        assertThat(receipt.layout()).isEqualTo("benefits-silver-matches");
        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(standingFacts())
                .containsExactly(
                        "A1 benefit ESA 2025-02-03", "A1 benefit CA 2026-01-05", "A1 out-of-work ESA 2026-09-30");
    }

    @Test
    void takesExclusionsAndPupilsOfSchools() throws IOException {
        assertThat(bring("exclusion.csv", """
                        schoolID,upn,exclusionTypeIdentifier,firstDayOfExclusion,lastDayOfExclusion
                        8384004,H838400422001,F,20260914,20260916
                        8384004,T838400423001,P,20260914,
                        8384004,T838400423001,P,,
                        """).rejected()).isOne();
        bring("pupil.csv", """
                upn,firstName,surname,dateOfBirth,address1,address2,address3,address4,uprn,currentSchoolYear,\
                currentSchoolName,currentSchoolID
                H838400422001,Amy,Hart,20110301,3 Sea View,,Weymouth,,100040001234,10,Nothe Reach,8384004
                """);

        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 enrolment 10 8384004",
                        "H838400422001 suspension 8384004 2026-09-14 2026-09-16 SUSP",
                        "T838400423001 exclusion 8384004 2026-09-14 PERM");
        assertThat(homes()).containsExactly("H838400422001 3 Sea View, Weymouth");
    }

    private List<String> homes() {
        return jdbc.sql("""
                select concat_ws(' ', r.source_key, i.address, i.postcode)
                from partners.identity i
                join partners.record r on r.id = i.record_id
                where i.address is not null
                order by 1
                """).query(String.class).list();
    }
}
