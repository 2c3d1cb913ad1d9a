package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kith.partners.deliveries.Receipt;

class CommunityServicesIT extends BringsFiles {

    @Test
    void takesTheMasterPatientIndexFromThePublishedFieldList() throws IOException {
        var receipt = bring("CYP001_2026-10.csv", """
                LOCAL PATIENT IDENTIFIER (EXTENDED),ORGANISATION IDENTIFIER (LOCAL PATIENT IDENTIFIER),NHS NUMBER,\
                NHS NUMBER STATUS INDICATOR CODE,PERSON BIRTH DATE,POSTCODE OF USUAL ADDRESS,PERSON STATED GENDER CODE,\
                ETHNIC CATEGORY,PERSON DEATH DATE
                P1,RDY,9990000018,01,20260302,DT4 8AA,2,A,
                P2,RDY,9990000026,01,20260405,DT4 8AB,1,Z,20260501
                ,RDY,9990000034,01,20260405,DT4 8AB,1,Z,
                """);

        assertThat(receipt)
                .extracting(Receipt::source, Receipt::layout, Receipt::accepted, Receipt::rejected)
                .containsExactly("health-visiting", "health-visiting-patients", 2L, 1L);
        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(receipt.troubles())
                .extracting(Receipt.Noted::line, Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple(4L, "LocalPatientID", "empty"));
        assertThat(standingFacts())
                .containsExactly("P1 health-birth 2026-03-02", "P2 health-birth 2026-04-05", "P2 death 2026-05-01");
        assertThat(jdbc.sql("""
                        select concat_ws(' ', nhs_number, born_on, died_on, sex, ethnicity, postcode)
                        from partners.identity
                        order by 1
                        """).query(String.class).list())
                .containsExactly("9990000018 2026-03-02 F A DT4 8AA", "9990000026 2026-04-05 2026-05-01 M Z DT4 8AB");
    }

    @Test
    void aDeathToldByMistakeIsTakenBackByARowWithoutIt() throws IOException {
        var columns = "LocalPatientID,NHSNumber,Forename,Surname,DOB,Sex,EthnicCategory,Address,Postcode,DateOfDeath\n";
        var child = "P2,9990000026,Ann,Baker,20260405,F,A,,DT4 8AB,";

        bring("patients_2026-09.csv", columns + child + "20260501\n");
        bring("patients_2026-10.csv", columns + child + "\n");

        assertThat(standingFacts()).containsExactly("P2 health-birth 2026-04-05");
    }
}
