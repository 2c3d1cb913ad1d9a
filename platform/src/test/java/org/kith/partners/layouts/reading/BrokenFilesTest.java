package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.IdentityField;
import org.kith.partners.layouts.Terms;
import org.kith.partners.layouts.Trouble;

/// What people really send: cut off, ragged, in the wrong encoding, empty, or hostile.
class BrokenFilesTest {

    private static final String RETURNS = "Charity,Ref,Name,DoB,Postcode,Service,Start,End,Worker,WorkerPhone\n";

    private static final String EPISODES =
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
    private static final String CIN_HEAD = """
            <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year>
            <ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel>
            <LEA>201</LEA></Source></Header><Children>
            """;
    private static final String CIN_CHILD = """
            <Child><ChildIdentifiers><LAchildID>C1</LAchildID><PersonBirthDate>2015-03-27</PersonBirthDate>
            <GenderCurrent>1</GenderCurrent></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
            </ChildCharacteristics><CINdetails><CINreferralDate>2022-10-06</CINreferralDate>
            <ReferralSource>1A</ReferralSource><ReferralNFA>false</ReferralNFA></CINdetails></Child>
            """;

    @TempDir
    Path folder;

    private static String code(Path file) {
        try {
            Told.reading(file);
            return "taken";
        } catch (FileRefused refused) {
            return refused.troubles().getFirst().code();
        }
    }

    private Path file(String name, String content) {
        return Told.file(folder, name, content);
    }

    @Test
    void putsABadRowAsideAndTakesTheOthers() {
        var told = new Told();
        var reading = told.read(file(
                "episodes.csv",
                EPISODES
                        + "1,15/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,,,4244474\n"
                        + "2,31/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,,,4244474\n"
                        + ",15/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,,,4244474\n"
                        + "4,15/02/2016,L,C2\n"
                        + "5,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474,something,more\n"
                        + "6,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474,,\n"));

        assertThat(reading.counts().read()).isEqualTo(6);
        assertThat(reading.counts().accepted()).isEqualTo(3);
        assertThat(reading.counts().rejected()).isEqualTo(3);
        assertThat(told.sayings).extracting(Told.Saying::key).containsExactly("1", "4", "6");
        assertThat(reading.troubles())
                .extracting(Trouble::line, Trouble::code)
                .contains(tuple(3L, "not-a-date"), tuple(4L, "empty"), tuple(5L, "short-row"), tuple(6L, "ragged-row"));
    }

    @Test
    void ofTheMilesToAPlacementTheWholeOnesAreKept() {
        var told = new Told();
        var reading = told.read(file(
                "episodes.csv",
                EPISODES.replace("URN", "URN,PL_DISTANCE")
                        + "1,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474,28.4\n"
                        + "2,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474,\n"
                        + "3,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474,28.far\n"));

        assertThat(told.sayings)
                .extracting(saying -> saying.facts().getFirst().amount())
                .containsExactly("28", "null", "null");
        assertThat(reading.troubles())
                .extracting(Trouble::line, Trouble::column, Trouble::code)
                .containsExactly(tuple(4L, "PL_DISTANCE", "not-a-number"));
    }

    @Test
    void aChildInASourceOfAdultsIsTakenWithADoubt() {
        var reading = Told.reading(file("tenancies.csv", """
                TenancyRef,TenantRef,Landlord,Forename,Surname,DOB,Address,Postcode,UPRN,TenancyStart,TenancyEnd,ChildrenInHome,ArrearsWeeks
                T1,P1,Cobb Homes,Ann,Baker,03/02/1985,1 High Street,DT1 1AA,,01/09/2025,,2,0
                T2,P2,Cobb Homes,Ben,Baker,03/02/2015,1 High Street,DT1 1AA,,01/09/2025,,2,0
                """));

        assertThat(reading.counts().accepted()).isEqualTo(2);
        assertThat(reading.troubles())
                .extracting(Trouble::line, Trouble::column, Trouble::code, Trouble::severity)
                .containsExactly(tuple(3L, "DOB", "child-among-adults", Trouble.Severity.WARNED));
    }

    @Test
    void takesMendedRowsFromTheQuarantineAgain() {
        var told = new Told();
        var reading = told.read(file(
                "episodes.csv", EPISODES + "2,31/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,AB1 2CD,SE1 1AA,42\n"));
        String sentAgain = reading.quarantine().before()
                + told.rejected.getFirst().replace("31/02/2016", "29/02/2016")
                + "\n"
                + reading.quarantine().after();

        var again = new Told();
        var mended = again.read(file("mended.csv", sentAgain));

        assertThat(mended.counts()).isEqualTo(new Reading.Counts(1, 1, 0, 0));
        assertThat(again.sayings.getFirst().facts())
                .containsExactly(new Told.Fact(
                        "care-episode", "C2/T2", "2016-02-29", "2017-08-14", "null", "L/X1/N3", "null", "null"));
        assertThat(sentAgain).as("what nobody needs is not kept").doesNotContain("SE1 1AA");
    }

    @Test
    void takesAMendedChildFromTheQuarantineAgain() {
        var told = new Told();
        var reading = told.read(file(
                "cin.xml",
                CIN_HEAD + CIN_CHILD.replace("2022-10-06", "06.10.22x") + CIN_CHILD + "</Children></Message>"));

        assertThat(reading.counts()).isEqualTo(new Reading.Counts(2, 1, 1, 0));
        String sentAgain = reading.quarantine().before()
                + told.rejected.getFirst().replace("06.10.22x", "2022-10-06")
                + reading.quarantine().after();
        var again = Told.reading(file("mended.xml", sentAgain));

        assertThat(again.counts()).isEqualTo(new Reading.Counts(1, 1, 0, 0));
        assertThat(again.period().year()).isEqualTo(2023);
    }

    @Test
    void takesNothingOfAChildOneOfWhoseRowsIsBad() {
        var told = new Told();
        told.read(file("cin.xml", CIN_HEAD + CIN_CHILD.replace("2022-10-06", "soon") + "</Children></Message>"));

        assertThat(told.sayings).isEmpty();
    }

    @Test
    void saysOfWhichChildATroubleIsWhereAllStandOnOneLine() {
        var children = CIN_CHILD + CIN_CHILD.replace("2022-10-06", "soon") + CIN_CHILD.replace("C1", "");
        var lines = Told.reading(file("lines.xml", CIN_HEAD + children + "</Children></Message>"));
        var line = Told.reading(file("line.xml", CIN_HEAD + children.replace("\n", "") + "</Children></Message>"));

        assertThat(lines.troubles()).extracting(Trouble::column).contains("CINreferralDate", "LAchildID");
        assertThat(line.troubles()).extracting(Trouble::line).containsOnly(4L);
        assertThat(line.troubles())
                .extracting(Trouble::column)
                .contains("Child 2, CINreferralDate", "Child 3, LAchildID");
    }

    @Test
    void saysThatAHeadingHasNoRows() {
        var reading = Told.reading(file("episodes.csv", EPISODES));

        assertThat(reading.counts()).isEqualTo(new Reading.Counts(0, 0, 0, 1));
        assertThat(Told.codes(reading)).containsOnly(entry("no-rows", 1));
    }

    @Test
    void aRowThatIsRefusedInTwoColumnsStandsUnderEach() {
        var told = new Told();
        var reading = told.read(file(
                "episodes.csv",
                EPISODES
                        + "1,31/02/2016,L,C2,N3,T2,PR0,31/02/2017,X1,CLOSE,,,4244474\n"
                        + "2,31/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,,,4244474\n"));
        assertThat(reading.counts().rejected()).isEqualTo(2);
        assertThat(reading.troubles()).hasSize(3);
        assertThat(reading.reasons()).extracting(Reading.Reason::times).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void rowsThatLackDifferentColumnsAreDifferentReasons() {
        var reading = Told.reading(file(
                "returns.csv", RETURNS + ",A1,Ann Lee,,,BEF,01/09/2026,,,\n" + "Shell,,Ben Lee,,,BEF,01/09/2026,,,\n"));
        assertThat(reading.reasons())
                .extracting(reason -> reason.first().reason(), Reading.Reason::times)
                .containsExactlyInAnyOrder(
                        tuple("A value is needed in Charity.", 1), tuple("A value is needed in Ref.", 1));
    }

    @Test
    void saysThatADeclaredColumnIsMissing() {
        var without = Told.reading(
                file("returns.csv", RETURNS.replace(",WorkerPhone", "") + "Shell,A1,Ann Lee,,,BEF,01/09/2026,,\n"));
        assertThat(without.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.code()).isEqualTo("column-missing");
            assertThat(trouble.reason()).contains("declares: WorkerPhone. Nothing of these");
        });
        assertThat(Told.reading(file("returns.csv", RETURNS + "Shell,A1,Ann Lee,,,BEF,01/09/2026,,,\n"))
                        .troubles())
                .isEmpty();
    }

    @Test
    void doubtsWhatBeginsFarAheadAndNotWhatEndsThere() {
        var reading = Told.reading(file(
                "returns.csv",
                RETURNS + "Shell,A1,Ann Lee,,,BEF,01/09/2026,01/09/2046,,\n"
                        + "Shell,A2,Ben Lee,,,BEF,01/09/2046,,,\n"));
        assertThat(reading.troubles())
                .extracting(Trouble::line, Trouble::column, Trouble::code)
                .containsExactly(tuple(3L, "Start", "day-ahead"));
        assertThat(reading.counts().accepted()).isEqualTo(2);
    }

    @Test
    void refusesAFileThatIsEmptyOrBlank() {
        assertThat(code(file("empty.csv", ""))).isEqualTo("empty-file");
        assertThat(code(file("blank.csv", "\n \n\n"))).isEqualTo("empty-file");
    }

    @Test
    void saysWhichColumnsANearMissNeeds() {
        var friends =
                file("friends.csv", "Charity,Reference,Name,DoB,Postcode,Service,Start\nFriends,1,A,,,b,01/09/2026\n");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(friends))
                .withMessageContaining("voluntary-returns")
                .withMessageContaining("needs the column Ref:");
    }

    @Test
    void saysTheSameOfAWorkbook() throws IOException {
        var friends = workbook("Friends of Harbour\nCharity,Reference,Name,DoB,Postcode,Service,Start");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(friends))
                .withMessageContaining("voluntary-returns")
                .withMessageContaining("needs the column Ref:");
        var menu = workbook("starter,main,pudding\nsoup,fish,pie");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(menu))
                .withMessageContaining("must name the columns");
    }

    private Path workbook(String rows) throws IOException {
        return workbook(rows, "");
    }

    private Path workbook(String rows, String properties) throws IOException {
        return workbook(List.of(rows), properties);
    }

    private Path workbook(List<String> sheets, String properties) throws IOException {
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        var names = new StringBuilder();
        var places = new StringBuilder();
        for (int sheet = 1; sheet <= sheets.size(); sheet++) {
            names.append("<sheet name='List %1$d' sheetId='%1$d' r:id='r%1$d'/>".formatted(sheet));
            places.append("<Relationship Id='r%1$d' Target='worksheets/sheet%1$d.xml'/>".formatted(sheet));
            parts.put(
                    "xl/worksheets/sheet%d.xml".formatted(sheet),
                    "<worksheet xmlns='" + main + "'><sheetData>" + cells(sheets.get(sheet - 1))
                            + "</sheetData></worksheet>");
        }
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + main + "' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
                        + "relationships'>" + properties + "<sheets>" + names + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + places + "</Relationships>");
        Path file = folder.resolve("list.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String cells(String rows) {
        var sheet = new StringBuilder();
        for (var row : rows.split("\n", -1)) {
            sheet.append("<row>");
            for (var cell : row.split(",", -1)) {
                sheet.append(
                        cell.startsWith("<c")
                                ? cell
                                : cell.matches("[\\d.]+(E\\+?\\d+)?")
                                        ? "<c><v>" + cell + "</v></c>"
                                        : "<c t='inlineStr'><is><t>" + cell + "</t></is></c>");
            }
            sheet.append("</row>");
        }
        return sheet.toString();
    }

    @Test
    void whatIsRefusedOfAWorkbookComesBackToItsOwnList() throws IOException {
        var contacts = "Child Unique ID,Gender,Date of Birth,Date of Contact\n";
        var referrals = "Child Unique ID,Gender,Date of Birth,Date of Referral,Allocated Worker\n";
        var told = new Told();
        told.read(workbook(
                List.of(
                        contacts + "1,b) Female,25/01/2015,16/09/2020\n2,b) Female,25/01/2015,36/09/2020",
                        referrals + "3,b) Female,25/01/2015,36/09/2020,Ann\n4,b) Female,25/01/2015,16/09/2020,Ann\n"
                                + "5,b) Female,25/01/2015,36/10/2020,Ben"),
                ""));
        assertThat(told.facts).contains(entry("contact", 1), entry("referral", 1));
        assertThat(told.rejected).hasSize(4).element(1).asString().contains("Date of Referral");

        for (var saved : List.of("%s", "%s,,,,")) {
            var mended = new Told();
            var lines = new ArrayList<String>();
            lines.add("Child Unique ID,Gender,Date of Birth,Date of Contact");
            told.rejected.forEach(row -> lines.add(saved.formatted(row.replace("36/", "16/"))));
            var file = file("refused-rows-1.csv", String.join("\n", lines) + "\n");
            var reading = Told.DORSET.read(
                    file,
                    new Hints(
                            "refused-rows-1.csv", "care-inspection", null, null, null, true, Terms.UNKNOWN, Told.TODAY),
                    mended);

            assertThat(reading.counts().rejected()).isZero();
            assertThat(mended.facts).contains(entry("contact", 1), entry("referral", 2));
        }
    }

    @Test
    void aWorkbookSealsWhoWasAdoptedAndNobodyWhoIsToBe() throws IOException {
        var told = new Told();
        told.read(workbook(List.of("""
                        Child Unique ID,Gender,Date of Birth,Date of Decision that Child Should be Placed for Adoption,\
                        Date Placed for Adoption,Date of Adoption Order,\
                        Date of Decision that Child Should No Longer be Placed for Adoption
                        1,b) Female,25/01/2015,16/09/2020,16/10/2020,,16/11/2020
                        2,b) Female,25/01/2015,16/09/2020,16/10/2020,16/12/2020,"""), ""));

        assertThat(told.sayings.stream().filter(Told.Saying::sealed))
                .extracting(Told.Saying::key)
                .containsExactly("2");
        assertThat(told.sayings.getFirst().facts())
                .extracting(Told.Fact::code, Told.Fact::starts, Told.Fact::ends)
                .containsExactly(
                        tuple("decided", "2020-09-16", "2020-11-16"), tuple("placed", "2020-10-16", "2020-11-16"));
    }

    @Test
    void aCensusSealsWhoseCaseWasClosedByAdoption() {
        var told = new Told();
        var closed = "<CINclosureDate>2022-12-06</CINclosureDate><ReasonForClosure>%s</ReasonForClosure></CINdetails>";
        var adopted = CIN_CHILD.replace("</CINdetails>", closed.formatted("RC1"));
        var moved = CIN_CHILD.replace("C1", "C2").replace("</CINdetails>", closed.formatted("RC3"));
        told.read(file("cin.xml", CIN_HEAD + adopted + moved + "</Children></Message>"));

        assertThat(told.sayings.stream().filter(Told.Saying::sealed))
                .extracting(Told.Saying::key)
                .containsExactly("C1");
        assertThat(told.facts).contains(entry("adoption", 1));
    }

    @Test
    void aListSealsWhoseCaseOrCareEndedByAdoption() throws IOException {
        var inNeed =
                "Child Unique ID,Gender,Date of Birth,CIN Start Date,Primary Need Code,CIN Closure Date,Reason for Closure\n";
        var inCare =
                "Child Unique ID,Gender,Date of Birth,Date Started to be Looked After,Child's Legal Status,Date Ceased to be Looked After,Reason Ceased to be Looked After\n";
        var told = new Told();
        told.read(workbook(
                List.of(
                        inNeed
                                + "1,b) Female,25/01/2015,16/09/2020,N1,16/10/2020,a) RC1: Adopted\n"
                                + "2,b) Female,25/01/2015,16/09/2020,N1,16/10/2020,RC1 - Adopted\n"
                                + "3,b) Female,25/01/2015,16/09/2020,N1,16/10/2020,RC8",
                        inCare
                                + "4,b) Female,25/01/2015,16/09/2020,E1,16/10/2020,b) E12: Adopted - consent dispensed with\n"
                                + "5,b) Female,25/01/2015,16/09/2020,E1,16/10/2020,E11\n"
                                + "6,b) Female,25/01/2015,16/09/2020,E1,16/10/2020,k) E47: Special guardianship"),
                ""));

        assertThat(told.sayings.stream().filter(Told.Saying::sealed))
                .extracting(Told.Saying::key)
                .containsExactly("1", "2", "4", "5");
        assertThat(told.facts).contains(entry("adoption", 4), entry("care-episode", 3), entry("child-in-need", 3));
    }

    @Test
    void refusesARecordOfMoreElementsThanAnyChildHas() {
        var many = "<a/>".repeat(100_001);
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(file("cin.xml", CIN_HEAD + "<Child>" + many + "</Child>")))
                .withMessageContaining("more than 100,000 elements");
        assertThat(code(file("cin.xml", CIN_HEAD + "<Child><b>" + many + "</b></Child>")))
                .isEqualTo("record-too-long");
        assertThat(code(file("cin.xml", "<Message>" + many))).isEqualTo("record-too-long");
        assertThat(Told.reading(file("cin.xml", CIN_HEAD + CIN_CHILD + "</Children>" + many + "</Message>"))
                        .counts())
                .as("what follows the records is not kept")
                .isEqualTo(new Reading.Counts(1, 1, 0, 0));
    }

    @Test
    void countsWhatStandsInAttributesToo() {
        var attributes = "<a b='" + "c".repeat(60_000) + "'/>";
        assertThat(code(file("cin.xml", CIN_HEAD + "<Child>" + attributes.repeat(80) + "</Child>")))
                .isEqualTo("record-too-long");
        assertThat(code(file("cin.xml", "<Message>" + attributes.repeat(80)))).isEqualTo("record-too-long");
        assertThat(code(file("cin.xml", "<Message><a>" + "c".repeat(5_000_000))))
                .isEqualTo("record-too-long");
    }

    @Test
    void refusesAFileThatNoLayoutKnows() {
        assertThat(code(file("menu.csv", "starter,main,pudding\nsoup,fish,pie\n")))
                .isEqualTo("not-recognised");
        assertThat(code(file("menu.xml", "<menu><dish/></menu>"))).isEqualTo("not-recognised");
    }

    @Test
    void namesTheSourcesWhereTheOneToldIsNoneOfThem() {
        var hints = new Hints("episodes.csv", "childrn-in-care", null, null, null, false, Terms.UNKNOWN, Told.TODAY);
        var episodes = file("episodes.csv", EPISODES + "1,15/02/2016,L,C2,N3,T2,PR0,14/08/2017,X1,CLOSE,,,4244474\n");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.DORSET.read(episodes, hints, new Told()))
                .satisfies(refused -> assertThat(refused.troubles().getFirst().reason())
                        .startsWith("No source is called childrn-in-care.")
                        .contains("children-in-care"));
    }

    @Test
    void refusesXmlThatBreaksOff() {
        assertThat(code(file("cin.xml", CIN_HEAD + CIN_CHILD + CIN_CHILD.substring(0, 100))))
                .isEqualTo("not-well-formed");
        assertThat(code(file("cin.xml", CIN_HEAD + CIN_CHILD + "</Children>"))).isEqualTo("not-well-formed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE Message [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE Message SYSTEM \"http://localhost/never.dtd\">"
            })
    void refusesDocumentTypesAndEntities(String type) {
        String child = CIN_CHILD.replace(">C1<", ">&x;<");

        assertThat(code(file("cin.xml", type + CIN_HEAD + child + "</Children></Message>")))
                .isIn("entities-refused", "not-well-formed");
    }

    @Test
    void refusesARowThatNeverEnds() {
        assertThat(code(file("episodes.csv", EPISODES + "1,\"15/02/2016" + "x".repeat(3 << 20) + "\n")))
                .isEqualTo("row-too-long");
    }

    @Test
    void takesAnOpenQuotationMarkAsABadRow() {
        var reading = Told.reading(file(
                "episodes.csv",
                EPISODES
                        + "1,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474\n"
                        + "2,\"15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474\n"));

        assertThat(reading.counts().accepted()).isEqualTo(1);
        assertThat(reading.counts().rejected()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,\"15/02/2016,L", "2,15/02/2016,L,C2,N3,T2,PR0,,,,,,\"4244474"})
    void losesOneRowByAnOpenQuotationMark(String opened) {
        String row = "3,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474\n";

        assertThat(countsOf(opened + "\n" + row)).isEqualTo("1 taken, 1 refused");
        assertThat(countsOf(opened + "\n" + row + row + "\"\n" + row)).isEqualTo("3 taken, 2 refused");
        assertThat(countsOf(opened + "\n,".repeat(200) + "\"\n" + row)).isEqualTo("1 taken, 2 refused");
    }

    @Test
    void losesOneRowByAMarkThatIsNotDoubled() {
        var told = new Told();
        var reading = told.read(file("episodes.csv", EPISODES + """
                1,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474
                2,15/02/2016,L,C2,N3,T2,PR0,,,,"DT1 "1AA"",,4244474
                3,15/02/2016,L,C2,N3,T2,PR0,,,,"DT1
                1AA",,4244474
                4,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474
                """));

        assertThat(reading.troubles())
                .filteredOn(trouble -> trouble.severity() == Trouble.Severity.REJECTED)
                .extracting(Trouble::line, Trouble::code)
                .containsExactly(tuple(3L, "quotation-mark"));
        assertThat(told.sayings)
                .extracting(Told.Saying::line, Told.Saying::key)
                .containsExactly(tuple(2L, "1"), tuple(4L, "3"), tuple(6L, "4"));
        assertThat(code(file("episodes.csv", EPISODES.replace("DECOM", "\"DEC\"OM") + "1,2\n")))
                .isEqualTo("quotation-mark");
    }

    private String countsOf(String rows) {
        var counts = Told.reading(file("episodes.csv", EPISODES + rows)).counts();
        return counts.accepted() + " taken, " + counts.rejected() + " refused";
    }

    @Test
    void takesARowWithoutItsLastColumnsUnlessTheFileEndsWithinIt() {
        var reading = Told.reading(
                file("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\n1,27/03/2008,30/08/2017\n2,27/03/2008,30/08/20"));

        assertThat(reading.counts().accepted()).isEqualTo(1);
        assertThat(Told.codes(reading)).contains(entry("short-row", 1), entry("ragged-row", 1));
    }

    @Test
    void passesOverAHeadingThatStandsAgain() {
        var row = "1,15/02/2016,L,C2,N3,T2,PR0,,,,,,4244474\n";
        var reading = Told.reading(file("episodes.csv", EPISODES + row + EPISODES + row.replace("1,15/02", "2,15/02")));

        assertThat(reading.counts()).isEqualTo(new Reading.Counts(2, 2, 0, 1));
        assertThat(Told.codes(reading)).containsOnly(entry("heading-again", 1));
    }

    @Test
    void readsWhatSaysItsSeparatorToASpreadsheet() {
        var row = "1;27/03/2008;30/08/2017;PN6\n";
        var told = new Told();
        told.read(file("reviews.csv", "\ufeffsep=;\r\nCHILD;DOB;REVIEW;REVIEW_CODE\r\n" + row));

        assertThat(told.sayings).extracting(Told.Saying::line).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23457E+11", "1e+12", "9.43477E+09"})
    void refusesARowWhoseNumberASpreadsheetShortened(String number) {
        var told = new Told();
        var reading = told.read(file(
                "people.csv",
                "PersonId,Role,Forename,Surname,DateOfBirth,NHSNumber,UPRN,Phone\n"
                        + number + ",child,Ann,Baker,2015-03-27,,,\n"
                        + "C2,child,Ben,Baker,2015-03-27," + number + ",,\n"
                        + "C3,child,Cal,Baker,2015-03-27,," + number + ",\n"
                        + "C4,child,Dee,Baker,2015-03-27,,," + number + "\n"
                        + "3E11,child,Eve,Baker,2015-03-27,,,\n"));

        assertThat(told.sayings).extracting(Told.Saying::key).containsExactly("C4", "3E11");
        assertThat(Told.codes(reading)).containsEntry("spreadsheet-number", 3);
    }

    @Test
    void readsDaysOfAWorkbookThatHaveATimeOrAreCountedFrom1904() throws IOException {
        var heading = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n";
        assertThat(contactOf(workbook(heading + "1,b) Female,a) WBRI,42029,6,44090.75,q) 6: Police", "")))
                .isEqualTo("2020-09-16");
        assertThat(contactOf(workbook(
                        heading + "1,b) Female,a) WBRI,40567,6,42628,q) 6: Police", "<workbookPr date1904='1'/>")))
                .isEqualTo("2020-09-16");
        assertThat(contactOf(workbook(
                        heading + "1,b) Female,a) WBRI,25/01/2015,6,16/09/2020,q) 6: Police",
                        "<workbookPr date1904='1'/>")))
                .isEqualTo("2020-09-16");
    }

    private static String contactOf(Path workbook) {
        var told = new Told();
        told.read(workbook);
        return told.sayings.getFirst().facts().getFirst().starts();
    }

    @Test
    void writesOutANumberThatAWorkbookHoldsWhole() throws IOException {
        var told = new Told();
        var reading = told.read(workbook("""
                Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source
                1.23456789012E11,b) Female,a) WBRI,25/01/2015,6,16/09/2020,q) 6: Police
                1.2340E3,b) Female,a) WBRI,25/01/2015,6,16/09/2020,q) 6: Police
                1.2345678901234567E+20,b) Female,a) WBRI,25/01/2015,6,16/09/2020,q) 6: Police
                """));

        assertThat(told.sayings).extracting(Told.Saying::key).containsExactly("123456789012", "1234");
        assertThat(Told.codes(reading)).containsEntry("spreadsheet-number", 1);
    }

    @Test
    void takesAFieldOfSeveralLines() {
        var reading = Told.reading(
                file("episodes.csv", EPISODES + "1,15/02/2016,L,C2,N3,T2,PR0,,,,,,\"4244474\n\n, and so on\n\"\n"));

        assertThat(reading.counts().read()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = folder.resolve("picture.csv");
        Files.write(file, new byte[] {'a', ',', 'b', '\n', 0, 1, 2, 3, 0, '\n'});

        assertThat(code(file)).isIn("not-text", "not-recognised");
        Files.write(
                file,
                ("\ufeff" + EPISODES + "1,15/02/2016,L,C2,N3\0,T2,PR0,,,,,,\n").getBytes(StandardCharsets.UTF_16LE));
        assertThat(code(file)).isEqualTo("not-text");
    }

    @Test
    void refusesAWorkbookWithACellThatCannotBeRead() throws IOException {
        var heading = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n";
        for (var cell :
                List.of("<c t='d'><v>2015-01-25</v></c>", "<c t='s'><v>none</v></c>", "<c><v>1E99999999999</v></c>")) {
            assertThat(code(workbook(heading + cell + ",b) Female", "")))
                    .as(cell)
                    .isEqualTo("not-a-workbook");
        }
    }

    @Test
    void leavesANumberAsItIsOfWhichNobodyWouldWriteAllDigits() throws IOException {
        var heading = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n";
        for (var vast : List.of("1E600000000", "1E999999999")) {
            for (var properties : List.of("", "<workbookPr date1904='1'/>")) {
                var told = new Told();
                told.read(workbook(
                        heading + vast + ",b) Female,a) WBRI," + vast + ",6,16/09/2020,q) 6: Police", properties));
                assertThat(told.sayings.stream().map(Told.Saying::key)).as(vast).doesNotContain("1");
            }
        }
    }

    @Test
    void refusesADamagedOrOldWorkbook() throws IOException {
        Path damaged = folder.resolve("damaged.xlsx");
        Files.write(damaged, "PK\u0003\u0004 not a zip at all".getBytes(StandardCharsets.ISO_8859_1));
        Path old = folder.resolve("old.xls");
        Files.write(old, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});

        assertThat(code(damaged)).isEqualTo("not-a-workbook");
        assertThat(code(old)).isEqualTo("old-workbook");
    }

    @Test
    void saysOfAnArchiveThatItIsToBeUnpacked() throws IOException {
        Path archive = folder.resolve("files.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("pupils.csv"));
            zip.write("upn,surname\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(code(archive)).isEqualTo("archive");
    }

    @Test
    void saysOfAnOpenDocumentHowToSaveIt() throws IOException {
        Path open = folder.resolve("list.ods");
        try (var zip = new ZipOutputStream(Files.newOutputStream(open))) {
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
        }

        assertThat(code(open)).isEqualTo("old-workbook");
    }

    @Test
    void saysOfADocumentToAskForTheTable() throws IOException {
        Path word = folder.resolve("list.docx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(word))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        }

        assertThat(code(word)).isEqualTo("document");
        assertThat(code(file("list.pdf", "%PDF-1.7\n1 0 obj\n"))).isEqualTo("document");
        assertThat(code(file("list.csv", "%PDF\n"))).isEqualTo("not-recognised");
    }

    @Test
    void saysOfACompressedFileThatItIsToBeUnpacked() throws IOException {
        Path compressed = folder.resolve("pupils.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            gzip.write("upn,surname\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(code(compressed)).isEqualTo("archive");
    }

    @Test
    void warnsOfAColumnThatIsNamedTwiceAndReadsTheFirst() {
        var told = new Told();
        var reading = told.read(
                file(
                        "pupils.csv",
                        "pupilonrolltableid,NativeId,upn,surname,forename,dob,Surname\nT1,8384003,,Baker,Ann,2015-Mar-27,Cole\n"));

        assertThat(told.sayings.getFirst().identity()).containsEntry(IdentityField.SURNAME, "Baker");
        assertThat(Told.codes(reading)).contains(entry("column-twice", 1));
        assertThat(reading.troubles())
                .extracting(Trouble::column, Trouble::code)
                .contains(tuple("surname", "column-twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE"})
    void readsNamesInWhateverEncodingTheyCome(String encoding) throws IOException {
        String census =
                "pupilonrolltableid,NativeId,upn,surname,forename,dob\nT1,8384003,,Zoë’s,Siân,2015-Mar-27 00:00:00\n";
        Path file = folder.resolve("pupils.csv");
        String mark = encoding.startsWith("UTF") ? "\ufeff" : "";
        Files.write(file, (mark + census).getBytes(Charset.forName(encoding)));

        var told = new Told();
        var reading = told.read(file);

        assertThat(told.sayings.getFirst().identity())
                .containsEntry(IdentityField.FORENAME, "Siân")
                .containsEntry(IdentityField.SURNAME, "Zoë’s");
        assertThat(Told.codes(reading).containsKey("encoding")).isEqualTo(encoding.equals("windows-1252"));
    }

    /// A letter of two bytes may begin with the last byte of those that are read at once.
    @ParameterizedTest
    @ValueSource(ints = {65_533, 65_534, 65_535, 65_536})
    void readsALetterWhereverInTheFileItStands(int before) throws IOException {
        String heading = "pupilonrolltableid,NativeId,upn,surname,forename,dob\n";
        String row = heading + "T1,8384003,," + " ".repeat(before - heading.length() - 12);
        var told = new Told();
        var reading =
                told.read(Files.writeString(folder.resolve("pupils.csv"), row + "Zoë,Siân,2015-Mar-27 00:00:00\n"));

        assertThat(told.sayings.getFirst().identity()).containsEntry(IdentityField.SURNAME, "Zoë");
        assertThat(Told.codes(reading)).doesNotContainKey("encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UTF-8", "ISO-8859-1", "-8859-1"})
    void readsXmlThatIsNotInTheEncodingItClaims(String claimed) throws IOException {
        String declaration = claimed.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + claimed + "\"?>";
        String census = declaration + CIN_HEAD + CIN_CHILD.replace("C1", "C-é") + "</Children></Message>";
        Path file = folder.resolve("cin.xml");
        Files.write(file, census.getBytes(StandardCharsets.ISO_8859_1));

        var told = new Told();
        var reading = told.read(file);

        assertThat(told.sayings.getFirst().key()).isEqualTo("C-é");
        assertThat(Told.codes(reading).containsKey("encoding")).isNotEqualTo(claimed.equals("ISO-8859-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void readsWhateverSeparatorPeopleUse(String separator) {
        var reading = Told.reading(file(
                "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\n1,27/03/2008,30/08/2017,PN6\n".replace(",", separator)));

        assertThat(reading.counts()).isEqualTo(new Reading.Counts(1, 1, 0, 0));
    }

    @Test
    void readsHeadingsWithOddSpacesAndCapitals() {
        var reading = Told.reading(
                file("reviews.csv", "\ufeffchild,\u00a0Dob ,REVIEW,Review_Code \n1,27/03/2008,30/08/2017,PN6\n"));

        assertThat(reading.counts().accepted()).isEqualTo(1);
        assertThat(reading.unknownColumns()).isEmpty();
    }

    @Test
    void tellsColumnsAndCodesItDoesNotKnow() {
        var told = new Told();
        var reading = told.read(
                file(
                        "2025_reviews.csv",
                        "CHILD,DOB,REVIEW,REVIEW_CODE,Mood\n1,27/03/2008,30/08/2017,PN9,glad\n2,27/03/2008,30/08/2017,PN9,sad\n"));

        assertThat(reading.unknownColumns()).containsExactly("Mood");
        assertThat(reading.unknownCodes()).containsExactly(new Reading.UnknownCode("REVIEW_CODE", "PN9", 2, 2));
        assertThat(told.sayings.getFirst().facts().getFirst().code()).as("kept").isEqualTo("PN9");
        assertThat(reading.period().year()).isEqualTo(2025);
    }

    @Test
    void readsCodesByTheYearOfTheReturn() {
        String row = EPISODES + "1,15/02/2016,L,C2,N3,H5,PR0,,,,,,\n";

        assertThat(Told.reading(file("2024_episodes.csv", row)).unknownCodes()).isEmpty();
        assertThat(Told.reading(file("2025_episodes.csv", row)).unknownCodes())
                .containsExactly(new Reading.UnknownCode("PLACE", "H5", 1, 2));
    }

    @Test
    void refusesAFileWithoutAColumnThatEveryRowNeeds() {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Told.reading(file("fsm.csv", "pupilonrolltableid,fsmperiodsonrolltableid\n1,2\n")));
    }

    @Test
    void readsAListOfAWorkbookSavedAsText() {
        var reading = Told.reading(file("list 1.csv", """
                Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source
                1,b) Female,a) WBRI,25/01/2015,6,16/09/2020,q) 6: Police
                """));

        assertThat(reading.layout().name()).isEqualTo("annex-a");
        assertThat(reading.counts()).isEqualTo(new Reading.Counts(1, 1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "reviews 2024-25.csv, 2025",
        "reviews_2024_2025_final.csv, 2025",
        "reviews202425.csv, 2025",
        "reviews 2024.csv, 2024",
        "reviews 2024-11.csv, 2024",
        "reviews 2024-27.csv, 2024"
    })
    void aReturnOfTwoYearsIsOfTheOneInWhichItEnds(String name, int year) {
        var rows = "CHILD,DOB,REVIEW,REVIEW_CODE\n1,27/03/2008,30/08/2017,PN6\n";

        assertThat(Told.reading(file(name, rows)).period())
                .isEqualTo(new Reading.Period(year, null, Reading.Basis.FILE_NAME));
    }

    @ParameterizedTest
    @CsvSource({"2024-25_autumn_roll.csv, 2024", "2024-25_Spring_roll.csv, 2025", "2024-25_summer_roll.csv, 2025"})
    void aCensusOfTwoYearsIsOfTheYearOfItsTerm(String name, int year) {
        var rows = "pupilonrolltableid,NativeId,upn,surname,dob\n1,8384003,H243278544154,Reed,2015-03-02\n";

        assertThat(Told.reading(file(name, rows)).period().year()).isEqualTo(year);
    }

    @Test
    void aWarningAboutTheWholeFileStandsFirstAmongAThousandTroubles() {
        var reading = Told.reading(
                file("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\n" + "1,27/03/2008,soon,PN6\n".repeat(1_200)));
        assertThat(reading.troubles()).hasSize(Reading.SHOWN);

        var warned = reading.warned("doubt", "Look at it.");
        assertThat(warned.troubles()).hasSize(Reading.SHOWN);
        assertThat(warned.troubles().getFirst().code()).isEqualTo("doubt");
        assertThat(warned.moreTroubles()).isEqualTo(reading.moreTroubles() + 1);
        assertThat(Told.reading(file("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\n1,27/03/2008,30/08/2017,PN6\n"))
                        .warned("doubt", "Look at it.")
                        .moreTroubles())
                .isZero();
    }

    @Test
    void warnsOfARowThatStandsTwice() {
        var reading = Told.reading(file(
                "reviews.csv",
                "CHILD,DOB,REVIEW,REVIEW_CODE\n1,27/03/2008,30/08/2017,PN6\n1,27/03/2008,30/08/2017,PN6\n"));

        assertThat(Told.codes(reading)).containsOnly(entry("row-twice", 1));
    }
}
