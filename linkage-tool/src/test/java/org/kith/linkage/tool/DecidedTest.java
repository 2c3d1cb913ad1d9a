package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DecidedTest extends Linking {

    private static final String PEOPLE = """
            id,source,first_name,surname,dob,postcode
            1,school,Katherine,O'Brien,2015-03-01,DT1 1AA
            2,school,Katherine,O'Brien,2015-03-01,DT1 1AA
            3,health,Katherine,O'Brien,2015-03-01,DT1 1AA
            4,school,Muhammad,Khan,2014-07-12,DT2 9ZZ
            5,health,Mohammed,Khan,2014-07-12,DT2 9ZZ
            6,health,Zofia,Nowak,2016-11-30,BH1 1AA
            7,school,Ignatius,Featherstonehaugh,2013-02-02,BH9 9ZZ
            """;
    private static final String BY_CONDITIONS =
            " --id id --compare surname=jaro_winkler --compare dob=date --compare first_name=jaro_winkler"
                    + " --block l.surname=r.surname --threshold 0.5";

    @Test
    void whatPeopleDecidedHoldsWhateverTheRecordsSay() throws IOException {
        for (String how : List.of("", BY_CONDITIONS)) {
            write("people.csv", PEOPLE);
            assertThat(link("people.csv --source-column source --out before" + how))
                    .isZero();
            assertThat(persons("before")).containsEntry("4", person("before", "5"));
            assertThat(persons("before").get("6")).isNotEqualTo(person("before", "7"));
            write("decided.csv", "id_l,id_r,label\n4,5,0\n6,7,1\n1,6,\n");
            assertThat(link("people.csv --source-column source --out after --pairs --decided decided.csv --explain 4 5"
                            + " --explain 6 7" + how))
                    .isZero();
            assertThat(persons("after").get("4")).isNotEqualTo(person("after", "5"));
            assertThat(persons("after")).containsEntry("6", person("after", "7"));
            assertThat(said.toString())
                    .contains("decided: 1 pair to be one person, 1 to be two")
                    .contains("People decided that they are one person.", "People decided that they are two people.");
            JsonNode decided = manifest("after").get("decided");
            assertThat(decided.get("onePerson").asInt()).isEqualTo(1);
            assertThat(decided.get("twoPeople").asInt()).isEqualTo(1);
            assertThat(decided.get("notKept")).isEmpty();
            write("decided.csv", "id_l,id_r,label\n1,2,1\n");
            assertThat(link("people.csv --source-column source --out after --decided decided.csv" + how))
                    .isZero();
            assertThat(Files.readString(folder.resolve("after/report.html")))
                    .contains("People decided that they are one person.");
        }
    }

    @Test
    void whatOthersStandAgainstIsNamed() throws IOException {
        write("people.csv", PEOPLE);
        write("decided.csv", "id_l,id_r,label\n4,5,1\n5,6,1\n4,6,0\n");
        assertThat(link("people.csv --source-column source --out after --decided decided.csv"))
                .isZero();
        assertThat(complained.toString())
                .contains("decided.csv, line", ": they stay two people, since other decisions");
        assertThat(manifest("after").get("decided").get("notKept")).hasSize(1);
        write("decided.csv", "id_l,id_r,label\n4,5,0.9\n");
        assertThat(link("people.csv --source-column source --out again --decided decided.csv"))
                .isEqualTo(1);
        assertThat(complained.toString()).contains("decided.csv, line 2: the label is to be 1 (one person) or 0");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void aPairThatIsDecidedWaitsForNobody() throws IOException {
        write("people.csv", """
                id,first_name,surname,dob,postcode
                1,Katherine,O'Brien,2015-03-01,DT1 1AA
                2,Kathleen,O'Brien,2015-03-11,
                3,Muhammad,Khan,2014-07-12,DT2 9ZZ
                4,Mohammed,Khan,2014-07-12,DT2 9ZZ
                5,Zofia,Nowak,2016-11-30,BH1 1AA
                6,Ignatius,Featherstonehaugh,2013-02-02,BH9 9ZZ
                7,Ignatius,Fanshaw,2013-02-02,BH9 9ZZ
                8,Zofia,Nowak,2016-11-20,
                9,Zofia,Kovak,2016-11-30,BH1 1AA
                """);
        assertThat(link("people.csv --out before --pairs")).isZero();
        List<String> waiting = Files.readAllLines(folder.resolve("before/pairs.csv"));
        assertThat(waiting).hasSize(2).last().asString().contains("doubtful");
        write("decided.csv", waiting.getFirst() + ",label\n" + waiting.getLast() + ",0\n");
        assertThat(link("people.csv --out after --pairs --decided decided.csv")).isZero();
        assertThat(Files.readAllLines(folder.resolve("after/pairs.csv"))).hasSize(1);
    }

    @Test
    void decisionsOutliveTheRunTheyWereMadeOnAndCanBeMadeLater() throws IOException {
        write("people.csv", PEOPLE);
        write("decided.csv", "id_l,id_r,label\n4,5,0\n");
        assertThat(link("people.csv --source-column source --out first --keep --decided decided.csv"))
                .isZero();
        write("news.csv", "id,source,first_name,surname,dob,postcode\n8,police,Mohammed,Khan,2014-07-12,DT2 9ZZ\n");
        assertThat(link("news.csv --source-column source --out second --keep --against first --explain 4 5"))
                .isZero();
        assertThat(said.toString()).contains("school/4 and health/5: kept apart.", "decided that they are two people.");
        write("decided.csv", "id_l,id_r,label\n4,5,1\n6,7,1\n");
        assertThat(link("--out third --against second --keep --decided decided.csv --explain 5 4 --explain 6 7"))
                .isZero();
        assertThat(said.toString())
                .contains("health/5 and school/4: joined.", "health/6 and school/7: joined.")
                .contains("People decided that they are one person.");
        assertThat(manifest("third").get("decided").get("onePerson").asInt()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("third/report.html")))
                .contains("Pairs that people decided to be one person");
        assertThat(link("--out fourth --decided decided.csv")).isEqualTo(2);
    }

    @Test
    void whatTheRunWouldWriteOverIsNoInputOfIt() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out monday --pairs --keep")).isZero();
        Path monday = folder.resolve("monday");
        Path decided = Files.writeString(monday.resolve("pairs.csv"), "id_l,id_r,label\n1,2,0\n");
        Files.writeString(monday.resolve("mine.csv"), "id_l,id_r,label\n1,2,0\n");
        Files.createSymbolicLink(folder.resolve("linked.csv"), decided);
        Files.createSymbolicLink(folder.resolve("elsewhere"), monday);
        Files.createSymbolicLink(monday.resolve("moved.csv"), folder.resolve("people.csv"));
        String manifest = Files.readString(monday.resolve("manifest.json"));
        for (String command : List.of(
                "people.csv --out monday --decided monday/pairs.csv",
                "people.csv --out monday --pairs --decided linked.csv",
                "people.csv --out elsewhere --pairs --labels monday/pairs.csv",
                "people.csv --out monday --pairs --decided elsewhere/pairs.csv",
                "people.csv --out monday --model monday/model.json",
                "monday/pairs.csv --out monday",
                "monday/moved.csv --out monday",
                "--remove monday/pairs.csv --against monday --out monday --keep",
                "people.csv --against monday --out monday --keep --decided monday/pairs.csv")) {
            assertThat(link(command)).as(command).isEqualTo(2);
            assertThat(complained.toString())
                    .as(command)
                    .contains("is in the folder of --out under a name that the run writes there itself");
            complained.getBuffer().setLength(0);
            assertThat(decided).as(command).hasContent("id_l,id_r,label\n1,2,0\n");
            assertThat(monday.resolve("manifest.json")).as(command).hasContent(manifest);
        }
        assertThat(link("people.csv --against monday --out elsewhere")).isEqualTo(2);
        assertThat(complained.toString()).contains("--out is the folder of the earlier run");
        Files.delete(monday.resolve("moved.csv"));
        assertThat(link("people.csv --against monday --out monday --keep --decided monday/mine.csv"))
                .isZero();
    }

    @Test
    void aSourceThatHoldsAPersonOnceHasTwoPeople() throws IOException {
        write("people.csv", PEOPLE);
        for (String how : List.of("", BY_CONDITIONS)) {
            assertThat(link("people.csv --source-column source --out before" + how))
                    .isZero();
            assertThat(persons("before")).containsEntry("1", person("before", "2"));
            assertThat(link("people.csv --source-column source --out after --once school" + how))
                    .isZero();
            assertThat(persons("after").get("1")).isNotEqualTo(person("after", "2"));
            assertThat(persons("after").get("3")).isIn(person("after", "1"), person("after", "2"));
            assertThat(manifest("after").get("refusedJoins").asInt()).isPositive();
        }
        assertThat(link("people.csv --source-column source --out again --once police"))
                .isEqualTo(2);
        assertThat(complained.toString()).contains("no record is of the source \"police\"; there are health, school");
        assertThat(link("people.csv --against before --out again --once school"))
                .isEqualTo(2);
    }

    private JsonNode manifest(String run) throws IOException {
        return json(run + "/manifest.json");
    }

    private String person(String run, String id) throws IOException {
        return persons(run).getOrDefault(id, "");
    }

    private Map<String, String> persons(String run) throws IOException {
        Map<String, String> persons = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(run).resolve("clusters.csv"))) {
            String[] values = line.split(",", -1);
            persons.put(values[1], values[2]);
        }
        return persons;
    }
}
