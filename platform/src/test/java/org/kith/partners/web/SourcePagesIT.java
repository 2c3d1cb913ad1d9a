package org.kith.partners.web;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.partners.DeclaredSources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@DoorsOnPostgres
class SourcePagesIT {

    private static final String REGISTER =
            "EHERef,Forename,Surname,DOB,Sex,UPN,Address,Postcode,ParentName,ParentPhone,"
                    + "StartDate,EndDate,Reason,LastContact,Suitable,LastSchool,Religion\n";

    @Autowired
    DeclaredSources sources;

    @Autowired
    MockMvcTester site;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private Viewer analyst;

    @BeforeEach
    void signIn() {
        analyst = new Staff(accounts).of(Role.ANALYST);
    }

    @Test
    void aFileBroughtLeadsToItsReceipt() {
        var receipt = bring("register.csv", REGISTER + row("P1", "2025-09-01") + row("P2", "2025-13-01"));

        assertThat(get(receipt))
                .contains("Home education")
                .contains("register.csv")
                .contains("What was read")
                .contains("Download the 1 row")
                .contains("Religion")
                .contains("Undo this load");
    }

    @Test
    void aFileBroughtAgainIsSaidToBeKnownUnlessAnotherHasTakenItsPlace() {
        var file = REGISTER + row("A1", "2025-09-01");
        var first = bring("first.csv", file);
        assertThat(get(first)).doesNotContain("This file was known already");

        var again = bring("renamed.csv", file);
        assertThat(again).isEqualTo(first + "?again=true");
        assertThat(get(again)).contains("This file was known already").doesNotContain("Something newer has come since");

        bring("newer.csv", REGISTER + row("A2", "2025-09-01"));
        var anew = bring("first.csv", file);
        assertThat(anew).isNotEqualTo(first + "?again=true");
        assertThat(get(anew)).contains("as first.csv, and another in its place since: it was taken as a new one");
    }

    @Test
    void whoeverBringsAFileMaySayWhoseItIs() {
        assertThat(get("/sources")).contains("<label class=\"govuk-label\" for=\"source\">Whose they are</label>");
        var result = site.post()
                .uri("/sources")
                .multipart()
                .file(new MockMultipartFile(
                        "files",
                        "register.csv",
                        "text/csv",
                        (REGISTER + row("A4", "2025-09-01")).getBytes(StandardCharsets.UTF_8)))
                .param("source", "hubs")
                .with(Staff.as(analyst))
                .with(csrf())
                .exchange();
        assertThat(get(String.valueOf(result.getResponse().getHeader("Location"))))
                .contains("No layout of hubs has");
    }

    @Test
    void anEmptyFileAmongOthersHasItsLine() {
        assertThat(site.post()
                        .uri("/sources")
                        .multipart()
                        .file(new MockMultipartFile("files", "empty.csv", "text/csv", new byte[0]))
                        .file(new MockMultipartFile(
                                "files",
                                "visits.csv",
                                "text/csv",
                                (REGISTER + row("A3", "2025-09-01")).getBytes(StandardCharsets.UTF_8)))
                        .with(Staff.as(analyst))
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("2 files were read", "empty.csv", "visits.csv");
    }

    @Test
    void aFileThatNobodyKnowsIsRefusedInWords() {
        var receipt = bring("holiday.csv", "apples,pears " + UUID.randomUUID() + "\n1,2\n");

        assertThat(get(receipt)).contains("The file was refused").contains("What stood before still stands");
    }

    @Test
    void aFileThatNobodyKnewIsNoNewsOnceItCameMended() {
        bring("unheard.csv", "apples,pears " + UUID.randomUUID() + "\n1,2\n");
        assertThat(get("/sources")).contains("unheard.csv");
        bring("unheard.csv", REGISTER + row("P20", "2025-09-02"));
        assertThat(get("/sources")).doesNotContain("unheard.csv");
    }

    @Test
    void aFileThatIsRefusedForOneLineSaysWhich() {
        var receipt = bring("register.csv", REGISTER + row("P8", "2025-09-01") + "x".repeat(1_100_000));

        assertThat(get(receipt)).contains("The file was refused").contains("Line 3: After line 2 a row does not end");
    }

    @Test
    void aFileThatWasRefusedIsNoDelivery() {
        bring("register.csv", REGISTER + row("P10", "2025-09-01"));
        var again = bring("register.csv", REGISTER + row("P11", "2025-09-01") + "x".repeat(1_100_000));

        assertThat(get(again))
                .contains("and was refused, so that it counts as no delivery")
                .doesNotContain("in time");

        var hubs = bring("visits.csv", """
                Year,MemberNo,Role,Forename,Surname,DOB,Postcode,Phone,Hub,VisitDate,Activity
                """ + "x".repeat(1_100_000));
        assertThat(get(hubs)).contains("Family hubs", "counts as no delivery");
        var calendar = get("/sources");
        var row = calendar.substring(calendar.lastIndexOf("<th scope=\"row\">Family hubs</th>"));
        assertThat(row.substring(0, row.indexOf("</tr>"))).contains("refused ").doesNotContain(">came");
    }

    @Test
    void refusedRowsComeBackInTheSendersOwnLayout() {
        var receipt = bring("register.csv", REGISTER + row("P3", "2025-13-01") + row("P4", "2025-09-01"));

        assertThat(get(receipt + "/refused-rows"))
                .startsWith("EHERef")
                .contains("P3")
                .doesNotContain("P4");
        assertThat(get(receipt + "/troubles.csv")).startsWith("\ufeffline,column,code,reason");
        assertThat(get(receipt + "/receipt.json")).contains("\"state\" : \"accepted\"");
    }

    @Test
    void theReceiptAsCsvSaysWhatTheOneForProgramsDoes() {
        var receipt = bring("register.csv", REGISTER + row("P9", "2025-09-01"));
        assertThat(get(receipt)).contains("<a href=\"" + receipt + "/receipt.csv\">");

        var told = JsonMapper.shared().readTree(get(receipt + "/receipt.json"));
        var sheet = get(receipt + "/receipt.csv");
        assertThat(sheet)
                .startsWith("\ufeffwhat,line,column,code,rows,says")
                .contains("unknown column,,Religion,,,")
                .doesNotContain("trouble,");
        told.properties().stream()
                .filter(each ->
                        each.getValue().isValueNode() && !each.getValue().isNull())
                .forEach(each -> assertThat(sheet)
                        .contains("\r\n" + each.getKey().replace("moreT", "more t") + ",,,,,"
                                + each.getValue().asString() + "\r\n"));

        var codes = bring("incidents.csv", """
                IncidentRef,PersonRef,PersonRole,Surname,Forename,DOB,Sex,Address,Postcode,IncidentDate,RiskLevel,ConcernFlag
                I%s,P1,VICTIM,Baker,Ann,03/02/1985,F,1 High Street,DT1 1AA,01/09/2026,grave,Y
                """.formatted(UUID.randomUUID()));
        assertThat(get(codes + "/receipt.csv"))
                .contains("unknown code,2,RiskLevel,grave,1,", "trouble,2,RiskLevel,unknown-code,,");
        assertThat(site.get().uri(codes + "/receipt.csv").with(Staff.as(new Staff(accounts).of(Role.PRACTITIONER))))
                .hasStatus(403);
    }

    @Test
    void whatIsTakenAwayOfAReceiptIsRecorded16() {
        var receipt = bring("register.csv", REGISTER + row("P5", "2025-13-01") + row("P6", "2025-09-01"));
        var id = receipt.substring("/receipts/".length());
        get(receipt + "/refused-rows");
        get(receipt + "/troubles.csv");
        get(receipt + "/receipt.json");
        get(receipt + "/receipt.csv");
        assertThat(jdbc.sql("""
                        select why || ' by ' || route
                        from access.reading
                        where account_id = :account and act = 'export'
                        order by id
                        """)
                        .param("account", analyst.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "refused rows of receipt " + id + ", to be mended by GET /receipts/{id}/refused-rows",
                        "troubles of receipt " + id + " by GET /receipts/{id}/troubles.csv",
                        "receipt " + id + " by GET /receipts/{id}/receipt.json",
                        "receipt " + id + " by GET /receipts/{id}/receipt.csv");
    }

    @Test
    void aFormulaInARefusedRowIsNoneInASpreadsheetAndComesBackAsItWas() {
        var before = bring("register.csv", REGISTER + row("P7", "2025-09-01") + oddRow("odd1") + oddRow("odd2"));
        var rows = get(before + "/refused-rows");
        assertThat(rows)
                .contains("odd1,'-,''+1,2015-02-03,F,,\"'=HYPERLINK(\"\"http://evil.example/\"\",\"\"x\"\")\",DT1 1AA,")
                .contains(",'@home,'+44 1305 000000,2025-13-01,,-1.5,");

        var id = before.substring("/receipts/".length());
        var mended = bring("refused-rows-" + id + ".csv", rows.replaceFirst("2025-13-01", "2025-12-01"));
        assertThat(get(mended + "/refused-rows"))
                .isEqualTo(rows.lines()
                        .filter(line -> !line.startsWith("odd1"))
                        .collect(Collectors.joining("\n", "", "\n")));
        assertThat(jdbc.sql(
                                "select raw from partners.quarantine where raw like 'odd2,%' group by raw having count(*) = 2")
                        .query(String.class)
                        .single())
                .startsWith("odd2,-,'+1,2015-02-03,F,,\"=HYPERLINK(");
        assertThat(jdbc.sql("""
                        select i.address
                        from partners.identity i
                        join partners.record r on r.id = i.record_id
                        where r.source_key like '%odd1'
                        """).query(String.class).list())
                .isNotEmpty()
                .allMatch("=HYPERLINK(\"http://evil.example/\",\"x\")"::equals);
        say(mended, "undo");
        say(before, "undo");
    }

    @Test
    void mendedRowsThatWereRenamedAreOfferedToJoinTheRest() {
        var whole = bring(
                "whole.csv",
                REGISTER
                        + row("R1", "2025-09-01")
                        + row("R2", "2025-09-01")
                        + row("R3", "2025-09-01")
                        + row("R4", "2025-13-01"));
        var mended = bring("mended.csv", get(whole + "/refused-rows").replace("2025-13-01", "2025-12-01"));
        assertThat(get(mended))
                .contains("These are refused rows of whole.csv of ", "mended: let them join the rest of it");

        assertThat(said(mended, "join", "0")).as("a file that is not offered").hasStatus(409);
        assertThat(get(mended)).contains("let them join the rest of it");
        assertThat(said(mended, "join", whole.substring("/receipts/".length()))).hasStatus(303);
        assertThat(get(mended))
                .contains("corrections of earlier rows: mended rows that <a href=\"" + whole + "\">")
                .contains("the file that these rows were refused from")
                .contains("<dt>Covers</dt><dd>1 December 2025 to 1 December 2025</dd>");
        assertThat(get(whole))
                .contains("Of them, 1 row came mended in <a href=\"" + mended + "\">mended.csv</a>")
                .contains("All of them came mended.")
                .doesNotContain("Download the 1 row");
        say(whole, "undo");
    }

    @Test
    void refusedRowsOfAFileThatWaitsCanBeHadOnceItIsTaken() {
        var whole = bring(
                "whole.csv", REGISTER + row("W1", "2025-09-01") + row("W2", "2025-09-01") + row("W3", "2025-09-01"));
        var waits = bring("less.csv", REGISTER + row("W1", "2025-09-01") + row("W4", "2025-13-01"));

        assertThat(get(waits))
                .contains("1, kept to be mended once the file is taken")
                .doesNotContain("kept for you");
        assertThat(site.get().uri(waits + "/refused-rows").with(Staff.as(analyst)))
                .hasStatus(404);
        say(waits, "take");
        assertThat(get(waits)).contains("1, kept for you to mend", "Download the 1 row");
        assertThat(get(waits + "/refused-rows")).contains("W4");
        say(waits, "undo");
        say(whole, "undo");
    }

    @Test
    void aLoadIsUndoneByAButton() {
        var receipt = bring("register.csv", REGISTER + row("P5", "2025-09-01"));

        say(receipt, "undo");

        assertThat(get(receipt)).contains("undone").contains("said <b>undo</b>").contains("bring the same file again");
    }

    @Test
    void theCalendarAndEverySourceOpen() {
        assertThat(get("/sources")).contains("Calendar of files").contains("Bring files");
        assertThat(get("/sources/attendance")).contains("What it declares").contains("Columns that are read");
    }

    @Test
    void aMonthWhoseFileNeverCameIsToldFromOneInWhichNoneWasDue() {
        var old = bring("register.csv", REGISTER + row("P30", "2025-09-01"));
        jdbc.sql("update partners.delivery set received_on = current_date - 100 where id = ?::int")
                .param(old.substring("/receipts/".length()))
                .update();
        bring("register.csv", REGISTER + row("P31", "2025-09-01"));

        var calendar = get("/sources");
        var register = calendar.substring(calendar.lastIndexOf("<th scope=\"row\">Home education</th>"));
        assertThat(register.substring(0, register.indexOf("</tr>"))).contains("<span class=\"tag maybe\">none came<");
        assertThat(calendar).contains("<b>None came</b>: what was due never came");
    }

    @Test
    void aFileWithoutRowsMakesASourceNoNewer() {
        var heading = "Year,MemberNo,Role,Forename,Surname,DOB,Postcode,Phone,Hub,VisitDate,Activity\n";
        var row = "2026," + UUID.randomUUID()
                + ",child,Ann,Baker,03/02/2022,DT1 1AA,,Cobb Hub,04/09/2026,Stay and play\n";
        var visits = bring("visits.csv", heading + row);
        jdbc.sql("update partners.delivery set received_on = '2026-09-20' where id = ?::int")
                .param(visits.substring("/receipts/".length()))
                .update();

        var receipt = bring("no-visits.csv", heading);

        assertThat(get(receipt)).contains("The file has a heading and no rows.");
        assertThat(get("/sources")).contains("20 Sep 2026</span><div class=\"small\">and one without rows on ");
        assertThat(get("/sources/hubs"))
                .contains("Newest file 20 September", "has a heading and no rows, and makes nothing newer");
    }

    @Test
    void aSourceWhoseFilesHadNoRowsYetIsLateOnceTheyStayAway() {
        var offences = bring(
                "youth_justice_2026-Q1.csv",
                "YOTID,Forename,Surname,DOB,Sex,Ethnicity,Address,Postcode,OffenceDate,Offence,Seriousness,Outcome,"
                        + "OutcomeDate,OrderStart,OrderEnd,Worker\n");
        jdbc.sql("update partners.delivery set received_on = current_date - 200 where id = ?::int")
                .param(offences.substring("/receipts/".length()))
                .update();

        var sources = get("/sources");
        var row = sources.substring(sources.indexOf(">Youth justice</a>"));
        assertThat(row.substring(0, row.indexOf("</tr>")))
                .contains("none with rows yet", "<span class=\"tag maybe\">late");
        assertThat(get("/my-day")).contains("Youth justice", "the newest file came on");
    }

    @Test
    void thePrivacyNoticeIsMadeOfWhatSourcesDeclareAndSaysHowNewLawStands3and15() {
        var notice = get("/privacy");
        assertThat(sources.all())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(notice)
                        .contains(">" + source.title() + "<")
                        .contains(source.agreement().retention()));
        assertThat(notice).contains("One number for each child", "Not in force here.");
    }

    @Test
    void onlyAnalystsMeetRowsOnAReceipt() {
        var receipt = bring("register.csv", REGISTER + row("P6", "2025-09-01") + row("P7", "2025-13-01"));
        assertThat(get(receipt + "?line=3")).contains("Line 3 of this file", "It was refused", "For example");

        var practitioner = new Staff(accounts).of(Role.PRACTITIONER);
        assertThat(site.get().uri(receipt + "?line=2").with(Staff.as(practitioner)))
                .hasStatusOk()
                .bodyText()
                .contains("Line 2 of this file", "It was taken as it stood", "Rows refused")
                .doesNotContain("For example", "Download the", "as CSV", "as JSON", "Undo this load");
        for (var role : new Role[] {Role.SCHOOL_LEAD, Role.BOARD_MEMBER}) {
            assertThat(site.get().uri(receipt).with(Staff.as(new Staff(accounts).of(role))))
                    .as(role.word())
                    .hasStatus(403);
        }
        for (var role : new Role[] {Role.PRACTITIONER, Role.ZONE_MANAGER, Role.BOARD_MEMBER, Role.GOVERNANCE_OFFICER}) {
            var other = Staff.as(new Staff(accounts).of(role));
            assertThat(site.get().uri(receipt + "/refused-rows").with(other))
                    .as(role.word())
                    .hasStatus(403);
            assertThat(site.get().uri("/sources").with(other)).as(role.word()).hasStatusOk();
        }
    }

    @Test
    void whatStandsInACellIsForAnalystsOnly4() {
        var receipt = bring("incidents.csv", """
                IncidentRef,PersonRef,PersonRole,Surname,Forename,DOB,Sex,Address,Postcode,IncidentDate,RiskLevel,ConcernFlag
                I%1$s,P1,VICTIM,Baker,Ann,03/02/1985,F,1 High Street,DT1 1AA,01/09/2026,Aoife OBrien refuge,Y
                J%1$s,P1,VICTIM,Baker,Ann,03/02/1985,F,1 High Street,DT1 1AA,02/09/2026,with Aoife,Y
                """.formatted(UUID.randomUUID()));
        assertThat(get(receipt + "?line=2"))
                .contains("<code>RiskLevel Aoife OBrien refuge</code> (1)", "<code>RiskLevel with Aoife</code> (1)")
                .contains("`Aoife OBrien refuge` is not in the list of codes");
        assertThat(site.get().uri(receipt + "?line=2").with(Staff.as(new Staff(accounts).of(Role.PRACTITIONER))))
                .hasStatusOk()
                .bodyText()
                .contains("<code>RiskLevel</code> (2)")
                .contains(
                        "It was taken, with a warning: A code is not in the list for this return's year; it was kept.")
                .doesNotContain("Aoife");
    }

    @Test
    void aFileOfASourceThatIsNotForARoleIsNotThere() {
        var police = bring("incidents.csv", """
                IncidentRef,PersonRef,PersonRole,Surname,Forename,DOB,Sex,Address,Postcode,IncidentDate,RiskLevel,ConcernFlag
                I%s,P1,VICTIM,Baker,Ann,03/02/1985,F,1 High Street,DT1 1AA,01/09/2026,HIGH,Y
                """.formatted(UUID.randomUUID()));

        assertThat(site.get().uri(police).with(Staff.as(new Staff(accounts).of(Role.PRACTITIONER))))
                .hasStatusOk();
        assertThat(site.get().uri(police).with(Staff.as(new Staff(accounts).of(Role.ZONE_MANAGER))))
                .hasStatus(404);
    }

    @Test
    void ofAFileThatStandsApartNoRowIsKeptForAnybody6() {
        var receipt = bring("notices.csv", """
                NoticeRef,SentOn,LAEstab,UPN,Surname,Forename,DOB,IncidentDate
                O%s,05/10/2026,8384003,,OBRIEN,CIAN,02/06/2012,32/13/2026
                """.formatted(UUID.randomUUID()));
        assertThat(get(receipt))
                .contains("1, not kept: ask the sender for them")
                .doesNotContainIgnoringCase("Cian")
                .doesNotContain("Download the");
        assertThat(get(receipt + "/receipt.json")).doesNotContainIgnoringCase("Cian");
        assertThat(get(receipt + "/troubles.csv")).doesNotContainIgnoringCase("Cian");
        assertThat(site.get().uri(receipt + "/refused-rows").with(Staff.as(analyst)))
                .hasStatus(404);
        assertThat(site.get().uri(receipt).with(Staff.as(new Staff(accounts).of(Role.GOVERNANCE_OFFICER))))
                .hasStatus(404);
    }

    @Test
    void aReceiptTellsAThousandTroublesInOrderOfTheFileAndHowManyMore() {
        var code = "838" + UUID.randomUUID().toString().replaceAll("\\D", "").substring(0, 5);
        var rows = IntStream.range(0, 1_200)
                .mapToObj(each -> "O%s,05/10/2026,%s,X%d,OBRIEN,CIAN,02/06/2012,03/10/2026%n"
                        .formatted(UUID.randomUUID(), code, each))
                .collect(Collectors.joining());
        var receipt = bring(
                "notices.csv", "NoticeRef,SentOn,LAEstab,UPN,Surname,Forename,DOB,IncidentDate%n%s".formatted(rows));

        var told = JsonMapper.shared().readTree(get(receipt + "/receipt.json"));
        var troubles = told.get("troubles").valueStream().toList();
        assertThat(troubles)
                .hasSize(1_000)
                .isSortedAccordingTo(comparingInt(each -> each.get("line").asInt()));
        assertThat(troubles).extracting(each -> each.get("code").asString()).contains("unknown-setting", "upn-check");
        assertThat(told.get("warned").asInt()).isEqualTo(1_201);
        assertThat(told.get("moreTroubles").asInt()).isEqualTo(201);
        assertThat(get(receipt)).contains("data-l=\"Times\"><div>1,200</div>");
        assertThat(get(receipt + "?line=1150"))
                .contains("this page cannot tell whether it was taken as it stood")
                .doesNotContain("It was taken as it stood");
    }

    @Test
    void whatIsSentAboutASchoolThatNoRegisterKnowsIsWarnedOfUntilOneDoes() {
        var code = "838" + UUID.randomUUID().toString().replaceAll("\\D", "").substring(0, 5);
        var receipt = bring("notices.csv", """
                NoticeRef,SentOn,LAEstab,UPN,Surname,Forename,DOB,IncidentDate
                O%1$s,05/10/2026,%2$s,,OBRIEN,CIAN,02/06/2012,03/10/2026
                Q%1$s,05/10/2026,%2$s,,OBRIEN,NIAMH,21/04/2017,03/10/2026
                """.formatted(UUID.randomUUID(), code));
        var warning = "No register knows the school or setting " + code;

        assertThat(get(receipt)).contains(warning, "unknown-setting", "line 2", "bring a register that has it");
        assertThat(get(receipt + "/troubles.csv")).contains("2,,unknown-setting,", warning, "Rows: 2.");
        assertThat(get(receipt + "/receipt.json")).contains(warning, "\"warned\" : 1");
        assertThat(get("/sources/school-notices")).contains("that no register knows", code, "notices.csv, line 2");
        assertThat(get("/my-day")).contains("about a school or setting that no register knows");
        assertThat(site.get().uri("/sources/school-notices").with(Staff.as(new Staff(accounts).of(Role.ZONE_MANAGER))))
                .bodyText()
                .doesNotContain(code);

        bring("settings.csv", "SettingCode,SettingName,Kind\n%s,Cobb School,primary\n".formatted(code));

        assertThat(get(receipt)).doesNotContain("unknown-setting");
        assertThat(get("/sources/school-notices")).doesNotContain(code);
    }

    private void say(String receipt, String word) {
        assertThat(said(receipt, word, "0")).hasStatus(303);
    }

    private MvcTestResult said(String receipt, String word, String from) {
        return site.post()
                .uri(receipt + "/word")
                .param("word", word)
                .param("from", from)
                .with(Staff.as(analyst))
                .with(csrf())
                .exchange();
    }

    private String bring(String name, String content) {
        var result = site.post()
                .uri("/sources")
                .multipart()
                .file(new MockMultipartFile("files", name, "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                .with(Staff.as(analyst))
                .with(csrf())
                .exchange();
        assertThat(result).hasStatus(303);
        var location = result.getResponse().getHeader("Location");
        assertThat(location).startsWith("/receipts/");
        return String.valueOf(location);
    }

    private String get(String path) {
        var result = site.get().uri(path).with(Staff.as(analyst)).exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String oddRow(String ref) {
        return ref
                + ",-,'+1,2015-02-03,F,,\"=HYPERLINK(\"\"http://evil.example/\"\",\"\"x\"\")\",DT1 1AA,@home,+44 1305 000000,"
                + "2025-13-01,,-1.5,,Y,,\n";
    }

    private static String row(String ref, String start) {
        return ref + UUID.randomUUID() + ",Ann,Baker,2015-02-03,F,,1 High Street,DT1 1AA,,," + start
                + ",,choice,,Y,,\n";
    }
}
