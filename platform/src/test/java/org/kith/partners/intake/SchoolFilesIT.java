package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Receipt.State;

/// Files as schools' own systems give them.
class SchoolFilesIT extends BringsFiles {

    private static final String SIMS = "Forename,Surname,UPN,Year,Reg\n";
    private static final String ARBOR = "First name,Last name,UPN,Year group,Registration form\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIMS,
                ARBOR,
                "FirstName,LastName,UPN,YearGroup,Form\n",
            })
    void takesThePupilListOfAnySchoolsSystem(String heading) throws IOException {
        var receipt = bring(
                "pupils_8384004_2026-11-20.csv",
                heading + "Amy,Hart,H838400422001,Year 7,7B\nBen,Hart,T838400423001,Reception,RK\n,,,Year 9,9A\n");

        assertThat(receipt.source()).isEqualTo("school-rolls");
        assertThat(receipt.layout()).isEqualTo("school-rolls-pupils");
        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(receipt.unknownCodes()).isEmpty();
        assertThat(receipt)
                .extracting(Receipt::state, Receipt::read, Receipt::accepted, Receipt::rejected)
                .containsExactly(State.ACCEPTED, 3L, 2L, 1L);
        assertThat(receipt.troubles())
                .extracting(Receipt.Noted::line, Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple(4L, "UPN", "empty"));
        assertThat(standingFacts())
                .containsExactly("H838400422001 enrolment 7 8384004", "T838400423001 enrolment R 8384004");
        assertThat(jdbc.sql("""
                        select forename || ' ' || surname || ' ' || upn || ' ' || setting_code || ' ' || role
                        from partners.identity
                        order by forename
                        """).query(String.class).list())
                .containsExactly(
                        "Amy Hart H838400422001 8384004 child", "Ben Hart T838400423001 8384004 child");
    }

    @Test
    void aSchoolsListSaysNothingOfAnotherSchool() throws IOException {
        bring("8384004.csv", SIMS + "Amy,Hart,H838400422001,7,7B\nBen,Hart,T838400423001,R,RK\n");
        bring("8384005.csv", ARBOR + "Cal,Lee,J838400522001,Year 8,8C\nDee,Lee,K838400522001,Year 8,8C\n");

        assertThat(bring("8384004 later.csv", SIMS + "Amy,Hart,H838400422001,7,7B\n").state())
                .isEqualTo(State.ACCEPTED);

        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 enrolment 7 8384004",
                        "J838400522001 enrolment 8 8384005",
                        "K838400522001 enrolment 8 8384005");
    }

    @Test
    void takesAnotherSchoolsRegisterAndContactsUnderTheHeadingsOfTheirSystem() throws IOException {
        var marks = bring(
                "marks_8384004.csv",
                "Unique pupil number,Week commencing,Attendance marks\nH838400422001,07/09/2026,//\\\\//\\\\NN\n");
        assertThat(marks.layout()).isEqualTo("attendance-marks");
        assertThat(marks.unknownColumns()).isEmpty();

        var contacts = bring("contacts_8384004.csv", """
                Unique pupil number,Pupil last name,Pupil first name,Pupil date of birth,Contact ID,First name,Last name,\
                Relationship,Parental responsibility,Lives with pupil,Court order,Address,Postcode,Telephone,Email
                H838400422001,Hart,Amy,01/03/2011,C1,Una,Hart,Mother,Yes,Yes,No,3 Sea View,DT4 8AA,01632 960001,
                H838400422001,Hart,Amy,01/03/2011,C2,Sam,Lee,Father,No,No,Yes,2 Hill Road,DT4 8AB,,
                """);
        assertThat(contacts.layout()).isEqualTo("school-contacts-contacts");
        assertThat(contacts.unknownColumns()).isEmpty();
        assertThat(contacts.unknownCodes()).isEmpty();
        assertThat(standingFacts())
                .containsExactly(
                        "8384004/C1 household pupil H838400422001",
                        "H838400422001 attendance weeks 8384004 2026-09-07 2026-09-11 10 2/2/0|07:10/2/2/0://\\\\//\\\\NN",
                        "H838400422001 relationship father no-contact,lives-apart 8384004/C2",
                        "H838400422001 relationship mother PR,lives-with 8384004/C1",
                        "H838400422001 household pupil H838400422001");
    }

    @Test
    void refusesAListThatNeitherSaysItsSchoolNorIsNamedAfterIt() throws IOException {
        var pupil = "Amy,Hart,H838400422001,7,7B";

        var refused = bring("pupils_2026-11-20.csv", SIMS + pupil + "\n");
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.troubles())
                .extracting(Receipt.Noted::column, Receipt.Noted::code)
                .containsExactly(tuple("LAEstab", "needed-column"));

        var saysItself = SIMS.replace("\n", ",DfE number\n") + pupil + ",8384009\n";
        assertThat(bring("pupils_8384004.csv", saysItself).state()).isEqualTo(State.ACCEPTED);
        assertThat(standingFacts()).containsExactly("H838400422001 enrolment 7 8384009");
    }

    @Test
    void takesAYearsMarksInOneStringFromThePublishedFieldList() throws IOException {
        var heading = "schoolID,schoolStartOfYear,pupilUPN,attendanceMarks\n";
        var week = "//\\\\//\\\\//####";

        var receipt = bring(
                "attendance.csv",
                heading + "8384004,20260824,H838400422001," + "#".repeat(14) + "/\\NNII/\\/\\####" + week.repeat(5) + "\n"
                        + "8384004,20261324,T838400423001,/\\\n"
                        + "8384004,20260831,J838400522001," + "/\\".repeat(190) + "\n");

        assertThat(receipt.layout()).isEqualTo("attendance-years");
        assertThat(receipt)
                .extracting(Receipt::accepted, Receipt::rejected, Receipt::from, Receipt::to)
                .containsExactly(1L, 2L, LocalDate.of(2026, 8, 31), LocalDate.of(2026, 10, 9));
        assertThat(receipt.troubles())
                .extracting(Receipt.Noted::line, Receipt.Noted::column, Receipt.Noted::code)
                .contains(
                        tuple(3L, "schoolStartOfYear", "not-a-date"), tuple(4L, "attendanceMarks", "marks-on-weekends"));
        var whole = "/0/0/0:" + week.substring(0, 10);
        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 attendance weeks 8384004 2026-08-31 2026-09-04 10 4/2/0|31:10/4/2/0:/\\NNII/\\/\\",
                        "H838400422001 attendance weeks 8384004 2026-09-07 2026-10-02 40 0/0/0|07:10" + whole + "|14:10"
                                + whole + "|21:10" + whole + "|28:10" + whole,
                        "H838400422001 attendance weeks 8384004 2026-10-05 2026-10-09 10 0/0/0|05:10" + whole);
    }

    @Test
    void takesTheTermDatesThatComeBesideSuchMarksAndSaysNothingByThem() throws IOException {
        var receipt = bring(
                "schoolterm.csv",
                "schoolID,academicYears,termIdentifier,firstDayOfTerm,lastDayOfTerm\n"
                        + "8384004,2026/2027,1,20260901,20261218\n");

        assertThat(receipt.state()).isEqualTo(State.ACCEPTED);
        assertThat(standingFacts()).isEmpty();
    }

    private Receipt bring(String name, String text) throws IOException {
        return ingest.files(List.of(write(name, text)), Ingest.Told.NOTHING, _ -> {})
                .getFirst()
                .receipt();
    }
}
