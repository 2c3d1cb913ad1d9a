package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.declarations.Yaml;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.IdentityField;
import org.kith.partners.layouts.Terms;

/// Tables of a school census: those of every year and term as its schema has them, and what small numbers say.
class SchoolCensusTest {

    private static final int FIRST = 2015;

    @TempDir
    Path folder;

    static IntStream years() {
        return IntStream.rangeClosed(FIRST, 2026);
    }

    @ParameterizedTest
    @MethodSource("years")
    void knowsEveryTableOfEveryTermByTheSchemaOfItsYear(int year) {
        schema(year)
                .forEach((term, tables) -> tables.forEach((table, columns) -> {
                    var name = year + "_" + term + "_" + table + ".csv";
                    var reading = Told.reading(Told.file(folder, name, String.join(",", columns) + "\n"));
                    assertThat(reading.layout().name()).as(name).isEqualTo("school-census-" + table);
                    assertThat(reading.unknownColumns()).as(name).isEmpty();
                }));
    }

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

    @Test
    void aPupilWhoWasAdoptedIsAPupilAsAnyOther9() {
        assertThat(after("A")).containsExactly("enrolment");
        assertThat(after("G")).containsExactly("enrolment", "post-care");
    }

    /// They would find the new life by the name of the life before. What is not so is said before the row is read.
    @ParameterizedTest
    @CsvSource({"A, true", "G, false", ", false"})
    void ofAPupilWhoWasAdoptedNoFormerNameStands9(@Nullable String arrangement, boolean adopted) {
        var said = withFormerNames("pupilonroll", "pupilonrolltableid", arrangement == null ? "" : arrangement);
        assertThat(said).extracting(Told.Saying::key).containsOnly("H801200001001");
        assertThat(said.getLast().identity())
                .containsEntry(IdentityField.SURNAME, "Hart")
                .containsEntry(IdentityField.FORMER_SURNAME, "Webb");
        assertThat(said.subList(0, said.size() - 1))
                .extracting(Told.Saying::identity)
                .isEqualTo(
                        adopted
                                ? List.of(Map.of(
                                        IdentityField.FORMER_SURNAME, Entry.NOT, IdentityField.FORMER_UPN, Entry.NOT))
                                : List.of());
    }

    /// Their table says of nobody that they were adopted.
    @Test
    void ofAPupilWhoLeftNoFormerNameIsTaken9() {
        assertThat(withFormerNames("pupilnolongeronroll", "pupilnolongeronrolltableid", ""))
                .singleElement()
                .satisfies(each -> assertThat(each.identity())
                        .containsEntry(IdentityField.SURNAME, "Hart")
                        .doesNotContainKeys(IdentityField.FORMER_SURNAME, IdentityField.FORMER_UPN));
    }

    private List<Told.Saying> withFormerNames(String table, String id, String arrangement) {
        return told(table, """
                %s,NativeId,upn,surname,formersurname,formerupn,forename,dob,entrydate,plaa
                a1b2,8384001,H801200001001,Hart,Webb,G801200001001,Nell,2012-Mar-27 00:00:00,2023-Sep-04 00:00:00,%s
                """.formatted(id, arrangement));
    }

    private List<String> after(String arrangement) {
        return told("pupilonroll", """
                pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,plaa
                a1b2,8384001,H801200001001,Hart,Nell,2012-Mar-27 00:00:00,2023-Sep-04 00:00:00,%s
                """.formatted(arrangement)).getLast().facts().stream()
                .map(Told.Fact::kind)
                .toList();
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

    @Test
    void mendedRowsAreOfTheReturnThatTheyWereRefusedFrom() {
        var rows = "pupilonrolltableid,NativeId,upn,surname,dob\na1b2,8384003,A800000000001,Otter,2015-05-01\n";
        var mended = new Told();
        Told.DORSET.read(
                Told.file(folder, "refused-rows-1.csv", rows),
                new Hints(
                        "refused-rows-1.csv",
                        "school-census",
                        2024,
                        "autumn",
                        "2024_autumn/",
                        true,
                        Terms.UNKNOWN,
                        Told.TODAY),
                mended);

        assertThat(mended.sayings.getFirst().alias())
                .isEqualTo(told("pupilonroll", rows).getFirst().alias());
    }

    private List<Told.Saying> told(String table, String content) {
        var told = new Told();
        told.read(Told.file(folder, "2024_autumn_" + table + ".csv", content));
        return told.sayings;
    }

    /// By term and table, the columns of a year: those of the first year, changed as each year since changed them.
    private static Map<String, Map<String, List<String>>> schema(int year) {
        var terms = new TreeMap<String, Map<String, List<String>>>();
        of(FIRST, "").forEach((term, said) -> {
            var tables = new TreeMap<String, List<String>>();
            said.field("column_map").fields().forEach((table, columns) -> tables.put(table, names(columns)));
            terms.put(term, tables);
        });
        IntStream.rangeClosed(FIRST + 1, year)
                .forEach(later -> of(later, ".diff")
                        .forEach((term, changes) -> changes.fields()
                                .forEach((where, change) -> change(
                                        terms.computeIfAbsent(term, _ -> new TreeMap<>()),
                                        where.split("\\.", -1),
                                        change))));
        return terms;
    }

    private static Map<String, Yaml> of(int year, String diff) {
        return Yaml.in(Told.shared("standards/specs/school-census/school_census_schema_" + year + diff + ".yml"))
                .fields();
    }

    private static void change(Map<String, List<String>> tables, String[] where, Yaml change) {
        var value = change.field("value");
        if (where.length == 1) {
            tables.keySet().removeAll(value.words());
            return;
        }
        var columns = tables.computeIfAbsent(where[1], _ -> new ArrayList<>());
        switch (change.text("type")) {
            case "add" -> columns.addAll(where.length == 2 ? names(value) : List.of(where[2]));
            case "remove" -> columns.removeAll(value.words());
            case "rename" -> columns.replaceAll(column -> column.equals(where[2]) ? value.text() : column);
            default -> {} // what a column may hold
        }
    }

    private static List<String> names(Yaml columns) {
        return new ArrayList<>(columns.fields().keySet());
    }
}
