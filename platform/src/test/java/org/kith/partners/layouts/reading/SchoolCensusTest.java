package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.partners.layouts.IdentityField;

/// Tables of a school census, and what small numbers in them say.
class SchoolCensusTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            112.0,1.0,0.0 | 112/1/0
            112.0,0.0,1.0 | 112/0/1
            142.0,1.0,7.0 | 142/1/7
            1.0,0.0,0.0   | 1/0/0
            112.0,,       | 112//
            """)
    void noneAndOneAreNumbersOfSessions(String sessions, String note) {
        assertThat(pupil(sessions).getFirst().facts())
                .filteredOn(fact -> fact.kind().equals("attendance"))
                .extracting(Told.Fact::note)
                .containsExactly(note);
    }

    @Test
    void aTermWithoutSessionsSaysNothing() {
        assertThat(pupil("0.0,0.0,0.0").getFirst().facts())
                .extracting(Told.Fact::kind)
                .containsExactly("enrolment");
    }

    private List<Told.Saying> pupil(String sessions) {
        return told("pupilonroll", """
                pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised
                a1b2,8384001,H801200001001,Hart,Nell,2012-Mar-27 00:00:00,2023-Sep-04 00:00:00,%s
                """.formatted(sessions));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            termlyexclusionsonroll     | startdate,sessions,category,reason1 | 2024-May-13 00:00:00,1.0,SUSP,PP
            termlysessiondetailsonroll | attendancereason,sessions           | O,1.0
            senneeds                   | sentyperank,sentype                 | 1.0,SEMH
            """)
    void oneIsALengthAndARank(String table, String columns, String values) {
        assertThat(ofPupil(table, columns, values))
                .extracting(Told.Fact::amount)
                .containsExactly("1");
    }

    @Test
    void aReasonForNoSessionSaysNothing() {
        assertThat(ofPupil("termlysessiondetailsonroll", "attendancereason,sessions", "O,0.0"))
                .isEmpty();
    }

    private List<Told.Fact> ofPupil(String table, String columns, String values) {
        return told(table, "pupilonrolltableid,%stableid,%s\na1b2,c3,%s\n".formatted(table, columns, values))
                .getFirst()
                .facts();
    }

    @Test
    void noneAndOneAreNoNumberOfAnAddress() {
        assertThat(told("addressesonroll", """
                        pupilonrolltableid,addressesonrolltableid,uniquepropertyreferencenumber,postcode
                        a1b2,c1,1.0,DT1 1AA
                        a1b2,c2,1,DT1 1AA
                        a1b2,c3,0.0,DT1 1AA
                        a1b2,c4,-0.0,DT1 1AA
                        a1b2,c5,-1.0,DT1 1AA
                        a1b2,c6,-1,DT1 1AA
                        a1b2,c7,100040.0,DT1 1AA
                        """))
                .extracting(saying -> saying.identity().get(IdentityField.UPRN))
                .containsExactly(null, null, null, null, null, null, "100040");
    }

    private List<Told.Saying> told(String table, String content) {
        var told = new Told();
        told.read(Told.file(folder, "2024_autumn_" + table + ".csv", content));
        return told.sayings;
    }
}
