package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Receipt.State;
import org.springframework.beans.factory.annotation.Autowired;

/// Files as schools' own systems give them.
class SchoolFilesIT extends BringsFiles {

    private static final String SIMS = "Forename,Surname,UPN,Year,Reg\n";
    private static final String ARBOR = "First name,Last name,UPN,Year group,Registration form\n";

    @Autowired
    private Judgement judgement;

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
                .containsExactly("Amy Hart H838400422001 8384004 child", "Ben Hart T838400423001 8384004 child");
    }

    @Test
    void aSchoolsListSaysNothingOfAnotherSchool() throws IOException {
        bring("8384004.csv", SIMS + "Amy,Hart,H838400422001,7,7B\nBen,Hart,T838400423001,R,RK\n");
        bring("8384005.csv", ARBOR + "Cal,Lee,J838400522001,Year 8,8C\nDee,Lee,K838400522001,Year 8,8C\n");

        assertThat(bring("8384004 later.csv", SIMS + "Amy,Hart,H838400422001,7,7B\n")
                        .state())
                .isEqualTo(State.ACCEPTED);

        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 enrolment 7 8384004",
                        "J838400522001 enrolment 8 8384005",
                        "K838400522001 enrolment 8 8384005");
    }

    @Test
    void aSchoolsListIsHeldAgainstTheSameSchoolsBefore() throws IOException {
        bring("8384004.csv", SIMS + pupils(40));
        bring("8384005.csv", ARBOR + "Cal,Lee,J838400522001,Year 8,8C\n");

        assertThat(bring("8384004 autumn.csv", SIMS + pupils(20)).toString())
                .contains("WAITING", "40 rows, this one has 20");
        assertThat(bring("8384004 spring.csv", SIMS + pupils(36)).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void aStrayRowMakesASchoolsListNobodyElses() throws IOException {
        var named = SIMS.replace("\n", ",DfE number\n");
        bring("first_8384004.csv", named + pupils(40).replace("\n", ",8384004\n"));
        bring("other_8384005.csv", named + "Cal,Lee,J838400522001,8,8C,8384005\n");

        var cut = bring(
                "second_8384004.csv",
                named + pupils(20).replace("\n", ",8384004\n") + "Cal,Lee,J838400522001,8,8C,8384005\n");

        assertThat(cut.toString()).contains("WAITING", "40 rows, this one has 21");
    }

    private static String pupils(int number) {
        return IntStream.range(0, number)
                .mapToObj("Amy,Hart,H8384004%05d,7,7B\n"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void takesAnotherSchoolsRegisterAndContactsUnderTheHeadingsOfTheirSystem() throws IOException {
        bring("marks_8384005.csv", "UPN,WeekCommencing,Marks\nT838400423001,07/09/2026,//\\\\//\\\\//\n");
        var marks = bring(
                "marks_8384004.csv",
                "Unique pupil number,Week commencing,Attendance marks\nH838400422001,07/09/2026,//\\\\//\\\\NN\n");
        assertThat(marks.state()).isEqualTo(State.ACCEPTED);
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
                        "H838400422001 household pupil H838400422001",
                        "T838400423001 attendance weeks 8384005 2026-09-07 2026-09-11 10 0/0/0|07:10/0/0/0://\\\\//\\\\//");
    }

    @Test
    void refusesAListThatNeitherSaysItsSchoolNorIsNamedAfterIt() throws IOException {
        var pupil = "Amy,Hart,H838400422001,7,7B";

        var refused = bring("pupils_2026-11-20.csv", SIMS + pupil + "\n");
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.troubles())
                .extracting(Receipt.Noted::code, Receipt.Noted::reason)
                .containsExactly(tuple(
                        "needed-column",
                        "The file has no column LAEstab. Put the school's seven digits into the file's name."));

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
                heading + "8384004,20260824,H838400422001," + "#".repeat(14) + "/\\NNII/\\/\\####" + week.repeat(5)
                        + "\n"
                        + "8384004,20261324,T838400423001,/\\\n"
                        + "8384004,20260831,J838400522001," + "/\\".repeat(190) + "\n");

        assertThat(receipt.layout()).isEqualTo("attendance-years");
        assertThat(receipt)
                .extracting(Receipt::accepted, Receipt::rejected, Receipt::from, Receipt::to)
                .containsExactly(1L, 2L, LocalDate.of(2026, 8, 31), LocalDate.of(2026, 10, 9));
        assertThat(receipt.troubles())
                .extracting(Receipt.Noted::line, Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple(3L, "schoolStartOfYear", "not-a-date"), tuple(4L, "attendanceMarks", "no-term-dates"));
        var whole = "/0/0/0:" + week.substring(0, 10);
        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 attendance weeks 8384004 2026-08-31 2026-09-04 10 4/2/0|31:10/4/2/0:/\\NNII/\\/\\",
                        "H838400422001 attendance weeks 8384004 2026-09-07 2026-10-02 40 0/0/0|07:10" + whole + "|14:10"
                                + whole + "|21:10" + whole + "|28:10" + whole,
                        "H838400422001 attendance weeks 8384004 2026-10-05 2026-10-09 10 0/0/0|05:10" + whole);
    }

    @Test
    void placesMarksThatLeaveHolidaysOutByTheTermDatesOfTheirSchool() throws IOException {
        var heading = "schoolID,schoolStartOfYear,pupilUPN,attendanceMarks\n";
        var week = "/\\".repeat(5);
        var marks = "8384004,20260901,H838400422001," + "/\\".repeat(4) + week + "NN" + "/\\".repeat(4) + "\n";
        assertThat(bring("attendance.csv", heading + marks).troubles())
                .extracting(Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple("attendanceMarks", "no-term-dates"));

        var terms = bring("schoolterm.csv", """
                schoolID,academicYears,termIdentifier,firstDayOfTerm,lastDayOfTerm
                8384004,2026/2027,1,20260901,20260911
                8384004,2026/2027,2,20260928,20261002
                """);
        assertThat(terms.state()).isEqualTo(State.ACCEPTED);
        var receipt = bring(
                "attendance again.csv",
                heading
                        + marks
                        + marks.replace("H838400422001", "T838400423001").replace("NN", week + "NN"));

        assertThat(receipt.accepted()).isOne();
        assertThat(receipt.troubles()).extracting(Receipt.Noted::code).contains("marks-beyond-terms");
        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 attendance weeks 8384004 2026-08-31 2026-09-04 8 0/0/0|31:8/0/0/0:--"
                                + "/\\".repeat(4),
                        "H838400422001 attendance weeks 8384004 2026-09-07 2026-10-02 20 2/2/0|07:10/0/0/0:" + week
                                + "|28:10/2/2/0:NN" + "/\\".repeat(4));
    }

    @Test
    void aWeekOfOneSchoolCountsOnceWhicheverLayoutsTellIt() throws IOException {
        var whole = "//\\\\//\\\\//";
        bring(
                "marks_8384004.csv",
                "UPN,WeekCommencing,Marks\nH838400422001,07/09/2026,NNNNNNNNNN\nH838400422001,14/09/2026," + whole
                        + "\n");

        bring(
                "attendance.csv",
                "schoolID,schoolStartOfYear,pupilUPN,attendanceMarks\n8384004,20260907,H838400422001," + whole
                        + "####\n");

        assertThat(standingFacts())
                .containsExactly("H838400422001 attendance weeks 8384004 2026-09-07 2026-09-18 20 0/0/0|07:10/0/0/0:"
                        + whole + "|14:10/0/0/0:" + whole);
    }

    @Test
    void aWeekAtEachOfTwoSchoolsIsOneOfEach() throws IOException {
        var week = "UPN,WeekCommencing,Marks\nH838400422001,07/09/2026,";
        bring("marks_8384004.csv", week + "NN//\\\\//##\n");

        bring("marks_8384005.csv", week + "########//\n");

        assertThat(standingFacts())
                .containsExactlyInAnyOrder(
                        "H838400422001 attendance weeks 8384004 2026-09-07 2026-09-11 8 2/2/0|07:8/2/2/0:NN//\\\\//##",
                        "H838400422001 attendance weeks 8384005 2026-09-07 2026-09-11 2 0/0/0|07:2/0/0/0:########//");
    }

    @Test
    void placesMarksByTheTermDatesThatAreLeftOnceOthersAreUndone() throws IOException {
        var terms = """
                schoolID,academicYears,termIdentifier,firstDayOfTerm,lastDayOfTerm
                8384004,2026/2027,1,20260907,20260911
                8384004,2026/2027,2,20260928,20261002
                """;
        var week = "/\\".repeat(5);
        bring("schoolterm.csv", terms);
        var corrected = write("schoolterm corrected.csv", terms.replace("20260928,20261002", "20260921,20260925"));
        int wrong = ingest.files(List.of(corrected), Ingest.Told.NOTHING, _ -> {})
                .getFirst()
                .delivery();
        bring(
                "attendance.csv",
                "schoolID,schoolStartOfYear,pupilUPN,attendanceMarks\n8384004,20260907,H838400422001," + week.repeat(2)
                        + "\n");
        assertThat(standingFacts()).singleElement().asString().contains("|21:10/0/0/0:");

        judgement.undo(wrong, "Marek", null);

        assertThat(standingFacts()).singleElement().asString().contains("|28:10/0/0/0:");
    }

    @Test
    void placesMarksByTermDatesThatCameJustBeforeThem() throws IOException {
        var terms = write("schoolterm.csv", """
                schoolID,academicYears,termIdentifier,firstDayOfTerm,lastDayOfTerm
                8384004,2026/2027,1,20260901,20260911
                """);
        var marks = write(
                "attendance.csv",
                "schoolID,schoolStartOfYear,pupilUPN,attendanceMarks\n8384004,20260901,H838400422001," + "/\\".repeat(9)
                        + "\n");

        assertThat(ingest.files(List.of(terms, marks), Ingest.Told.NOTHING, _ -> {}))
                .extracting(taken -> taken.receipt().accepted())
                .containsExactly(1L, 1L);
    }

    @Test
    void takesACommonTransferFileFromThePublishedFieldList() throws IOException {
        var receipt = bring("8384004_CTF_838LLLL_001.xml", transfer("""
                <Address><BS7666Address><PAON>3</PAON><Street>Sea View</Street><Town>Weymouth</Town>
                </BS7666Address><PostCode>DT4 8AA</PostCode></Address>
                <Contacts>
                <Contact><Order>1</Order><Surname>Hart</Surname><Forename>Una</Forename><Gender>F</Gender>
                <Relationship>PAM</Relationship><Responsibility>true</Responsibility>
                <Address><AddressAsPupil>true</AddressAsPupil></Address>
                <Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900001</PhoneNo></Phone>
                <Phone><TelephoneType>H</TelephoneType><PhoneNo>01632 960001</PhoneNo></Phone></Phones></Contact>
                <Contact><Order>2</Order><Surname>Lee</Surname><Relationship>PAF</Relationship>
                <Responsibility>false</Responsibility></Contact>
                <Contact><Order>3</Order><Surname>Doc</Surname><Relationship>DOC</Relationship></Contact>
                <Contact><Order>4</Order><Surname>Odd</Surname><Relationship>ZZZ</Relationship></Contact>
                </Contacts>"""));

        assertThat(receipt.source()).isEqualTo("school-transfers");
        assertThat(receipt)
                .extracting(Receipt::state, Receipt::read, Receipt::accepted)
                .containsExactly(State.ACCEPTED, 1L, 1L);
        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(receipt.unknownCodes()).extracting(Receipt.UnknownCode::code).containsOnly("ZZZ");
        assertThat(standingFacts())
                .containsExactly(
                        "H838400422001 enrolment 8384003 2019-09-04 2022-07-22",
                        "H838400422001 attendance year 8384004 2024-09-02 380 380/12/4",
                        "H838400422001 free-meals ENG 2023-01-09",
                        "H838400422001 sen-support K 2021-10-01",
                        "H838400422001 sen-need SLCN 1",
                        "H838400422001 relationship father H838400422001/father/2",
                        "H838400422001 relationship mother PR,lives-with H838400422001/mother/1",
                        "H838400422001 household pupil H838400422001",
                        "H838400422001/mother/1 household pupil H838400422001");
        assertThat(jdbc.sql("""
                        select concat_ws(' ', forename, surname, born_on, sex, upn, former_upn, address, postcode, phone, role)
                        from partners.identity
                        order by surname, forename
                        """).query(String.class).list())
                .containsExactly(
                        "Amy Hart 2011-03-01 F H838400422001 3, Sea View, Weymouth DT4 8AA child",
                        "Una Hart F 3, Sea View, Weymouth DT4 8AA 07700 900001 adult",
                        "Lee adult");
    }

    @Test
    void keepsATransferWithABrokenRowBackWhole() throws IOException {
        var receipt = bring(
                "8384004_CTF_838LLLL_002.xml",
                transfer("")
                        .replace("2023-01-09", "9 January")
                        .replace("<DocumentName>Common Transfer File", "<DocumentName>List"));

        assertThat(receipt)
                .extracting(Receipt::read, Receipt::accepted, Receipt::rejected)
                .containsExactly(1L, 0L, 1L);
        assertThat(receipt.troubles())
                .extracting(Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple("DocumentName", "document-name"), tuple("FSMstartDate", "not-a-date"));
        assertThat(standingFacts()).isEmpty();
    }

    @Test
    void saysWhichGoalsOfTheEarlyYearsProfileWereNotMetFromThePublishedFieldList() throws IOException {
        var heading =
                "LAEstab,UPN,Surname,Forename,DOB,Sex,Postcode,\"Listening, attention and understanding\",Speaking,"
                        + "Self-regulation,Managing self,Building relationships,Gross motor skills,Fine motor skills,Comprehension,"
                        + "Word reading,Writing,Number,Numerical patterns,Past and present,\"People, culture and communities\","
                        + "The natural world,Creating with materials,Being imaginative and expressive\n";
        var receipt = bring(
                "EYFSP_2026.csv",
                heading + "8384003,H838400326001,Hart,Cal,2020-11-02,M,DT4 8AA,2,1,2,2,2,2,2,2,2,1,2,2,2,A,2,2,2\n"
                        + "8384003,,Hart,Dot,2020-11-02,F,DT4 8AA,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2\n");

        assertThat(receipt)
                .extracting(Receipt::layout, Receipt::accepted, Receipt::rejected)
                .containsExactly("early-years-profile-results", 1L, 1L);
        assertThat(receipt.unknownColumns()).isEmpty();
        assertThat(receipt.unknownCodes()).isEmpty();
        assertThat(standingFacts())
                .containsExactly(
                        "H838400326001 early-learning profile 8384003 2026-06-30",
                        "H838400326001 early-learning speaking 2026-06-30",
                        "H838400326001 early-learning writing 2026-06-30");
    }

    private static String transfer(String more) {
        return """
                <CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>21.0</CTFversion>
                <DateTime>2026-11-20T09:00:00</DateTime><SourceSchool><LEA>838</LEA><Estab>4004</Estab>
                <SchoolName>Nothe Reach</SchoolName><AcademicYear>2027</AcademicYear></SourceSchool>
                <DestSchool><LEA>838</LEA><Estab>LLLL</Estab></DestSchool></Header><CTFpupilData><Pupil>
                <UPN>H838400422001</UPN><Surname>Hart</Surname><Forename>Amy</Forename><DOB>2011-03-01</DOB><Sex>F</Sex>
                <BasicDetails><NCyearActual>10</NCyearActual><EnrolStatus>C</EnrolStatus></BasicDetails>
                <FSMhistory><FSMinstance><FSMstartDate>2023-01-09</FSMstartDate><UKcountry>ENG</UKcountry></FSMinstance>
                </FSMhistory><SENhistory><SEN><StartDate>2021-10-01</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>
                <SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed></SENneeds>
                <Attendance><YearData><Year>2025</Year><LEA>838</LEA><Estab>4004</Estab>
                <SessionsPossible>380</SessionsPossible><SessionsAuthorised>12</SessionsAuthorised>
                <SessionsUnauthorised>4</SessionsUnauthorised><AttendanceStartDate>2024-09-02</AttendanceStartDate>
                </YearData></Attendance>
                <SchoolHistory><School><LEA>838</LEA><Estab>4003</Estab><EntryDate>2019-09-04</EntryDate>
                <LeavingDate>2022-07-22</LeavingDate></School><School><LEA>838</LEA><Estab>4004</Estab>
                <EntryDate>2022-09-05</EntryDate><LastSchool>true</LastSchool></School></SchoolHistory>
                %s</Pupil></CTFpupilData></CTfile>
                """.formatted(more);
    }
}
