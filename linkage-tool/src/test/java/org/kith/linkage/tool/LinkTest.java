package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Refusal;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class LinkTest extends Linking {

    private static final String PEOPLE = """
            unique_id, first_name ,surname,dob,postcode,cluster
            1,Katherine,O'Brien,2015-03-01,DT1 1AA,k
            2,Kate,OBRIEN,01/03/2015,DT1 1AA,k
            3,Muhammad,Khan,2014-07-12,DT2 9ZZ,m
            4,Mohammed,Khan,2014-07-12,DT2 9ZZ,m
            5,Zofia,Nowak,2016-11-30,BH1 1AA,z
            """;

    @Test
    void linksAFileAsTheReadmeShows() throws IOException {
        Path people = write("people.csv", PEOPLE);
        assertThat(link("people.csv --out linked --truth-column cluster")).isZero();
        assertThat(people).exists();
        List<String> clusters = Files.readAllLines(folder.resolve("linked/clusters.csv"));
        assertThat(clusters.getFirst()).isEqualTo("source,id,person");
        assertThat(clusters.subList(1, 6))
                .extracting(line -> line.split(",", -1)[1])
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(clusters).hasSize(6).allMatch(line -> line.startsWith("people,") || line.startsWith("source,"));
        assertThat(said.toString()).contains("precision", "B-cubed", "forename from first_name", "born-on from dob");
        JsonNode manifest = json("linked/manifest.json");
        assertThat(manifest.get("records").asInt()).isEqualTo(5);
        assertThat(manifest.get("inputs").get(0).get("sha256").asString()).hasSize(64);
        assertThat(manifest.get("quality").get("precision").asDouble()).isEqualTo(1);
        assertThat(manifest.get("memoryMegabytes").asLong()).isBetween(10L, 100_000L);
    }

    @Test
    void runsThatLinkedByOneModelSaySo() throws IOException {
        write("people.csv", PEOPLE);
        write("news.csv", "id,first_name,surname,dob\n7,Zofia,Nowak,2016-11-30\n");
        write("others.csv", PEOPLE.replace("2014-07-12", ""));
        assertThat(link("people.csv --out first --keep")).isZero();
        assertThat(link("people.csv --out again --model first/model.json")).isZero();
        assertThat(link("news.csv --out second --against first")).isZero();
        assertThat(link("others.csv --out other")).isZero();
        String version = json("first/manifest.json").get("modelVersion").asString();
        assertThat(version).hasSize(64);
        assertThat(json("again/manifest.json").get("modelVersion").asString()).isEqualTo(version);
        assertThat(json("second/manifest.json").get("modelVersion").asString()).isEqualTo(version);
        assertThat(json("other/manifest.json").get("modelVersion").asString()).isNotEqualTo(version);
        assertThat(Files.readString(folder.resolve("second/report.html"))).contains(version.substring(0, 12));
    }

    @Test
    void twoRecordsAreExplainedAndPairsWritten() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out linked --pairs --explain 1 2 --explain people/1 5"))
                .isZero();
        assertThat(said.toString())
                .contains(
                        "people/1 and people/2: joined.",
                        "people/1 and people/5: kept apart.",
                        "date of birth: the same")
                .contains("before anything is compared", "The sum is log2 of the odds");
        assertThat(pairsShown("linked"))
                .startsWith(
                        "Asked about, joined: people/1 and people/2", "Asked about, kept apart: people/1 and people/5")
                .doesNotHaveDuplicates()
                .doesNotContain("Joined: people/1 and people/2");
        assertThat(Files.readAllLines(folder.resolve("linked/pairs.csv")).getFirst())
                .isEqualTo("source_a,id_a,source_b,id_b,probability,outcome,reason");
        assertThat(link("people.csv --out again --explain 1 77")).isEqualTo(2);
        assertThat(complained.toString()).contains("no record has the id \"77\"");
        assertThat(link("people.csv --out again --explain 1 people/1")).isEqualTo(2);
        assertThat(complained.toString()).contains("--explain: both ids are the same record.");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void tellsWhatHoldsAPersonTogether() throws IOException {
        write("people.csv", PEOPLE + "6,Katherine,O'Brien,2015-03-01,DT1 1AA,k\n");
        write("decided.csv", "id_l,id_r,label\n4,5,1\n");
        assertThat(link("people.csv --out linked --keep --decided decided.csv"
                        + " --explain-person 6 --explain-person people/4 --explain-person 3"))
                .as(complained.toString())
                .isZero();
        String told = said.toString();
        assertThat(told.lines())
                .anyMatch(line -> line.startsWith("people/6: one of 3 records of one person."))
                .anyMatch(line -> line.matches("  people/1 and people/6\\. The same .*"))
                .anyMatch(line -> line.matches("  people/1 and people/2\\. .*a form of the same name.*"))
                .anyMatch(line -> line.startsWith("people/4: one of 2 records of one person."))
                .anyMatch(line -> line.matches("  people/4 and people/5\\. .*People decided that .*"))
                .anyMatch(line -> line.equals("people/3: no other record is this person's."));
        said.getBuffer().setLength(0);
        write("news.csv", "id,first_name,surname,dob\n7,Zofia,Nowak,2016-11-30\n");
        assertThat(link("news.csv --out next --against linked --explain-person 4"))
                .isZero();
        assertThat(said.toString().lines().filter(line -> line.contains("People decided")))
                .hasSize(1)
                .allMatch(told::contains);
        assertThat(link("people.csv --out again --explain-person 77")).isEqualTo(2);
        assertThat(complained.toString()).contains("--explain-person: no record has the id \"77\".");
    }

    @Test
    void tellsWhyTwoRecordsOfAnEarlierRunStayApart() throws IOException {
        write("births.csv", PEOPLE);
        write("news.csv", "id,first_name,surname,dob\n7,Zofia,Nowak,2016-11-30\n");
        assertThat(link("births.csv --out monday --once births --keep")).isZero();
        assertThat(link("news.csv --out tuesday --against monday --explain births/1 births/2"))
                .isZero();
        assertThat(said.toString())
                .contains(
                        "births/1 and births/2: kept apart.",
                        "Not joined because " + Refusal.Reason.SOURCE_HOLDS_A_PERSON_ONCE.words() + ".");
    }

    @Test
    void numbersWrittenAsFractionsAreReadWithoutAndSaid() throws IOException {
        write("people.csv", """
                id,first_name,surname,dob,nhs_number
                1,Ann,Lee,2015-03-01,9434765919.0
                2,Ann,Lee,2015-03-01,9434765919
                3,Bo,Ray,2014-03-01,
                4,Cy,Fox,2013-03-01,9990000018.0
                """);
        assertThat(link("people.csv --out linked --explain 1 2")).isZero();
        assertThat(said.toString()).contains("NHS number: the same");
        assertThat(complained.toString())
                .contains("people.csv: 2 of nhs-number end in .0, as if they were fractions, and are read without; the"
                        + " first is on line 2.");
    }

    @Test
    void aModelGivesTheSameAnswersWithoutLearning() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first")).isZero();
        assertThat(link("people.csv --out second --model first/model.json")).isZero();
        for (String name : List.of("clusters.csv", "model.json")) {
            assertThat(folder.resolve("second").resolve(name)).hasSameTextualContentAs(folder.resolve("first/" + name));
        }
        write("broken.json", "{\"prior\": 3}");
        JsonNode manifest = json("second/manifest.json");
        assertThat(manifest.get("unlearnt").valueStream().map(JsonNode::asString))
                .contains("first name: the same initial")
                .doesNotContain("surname: the same", "sex: the same");
        assertThat(Files.readString(folder.resolve("second/report.html"))).contains("the same initial (not learnt)");
        assertThat(complained.toString()).doesNotContain("learnt nothing");
        assertThat(link("people.csv --out third --model broken.json")).isEqualTo(1);
        assertThat(complained.toString()).contains("broken.json: ");
    }

    @Test
    void aRefusedPairStandsInThePairsOnceAndWaitsForNobody() throws IOException {
        write("people.csv", """
                id,first_name,surname,dob,postcode,address,phone,email,nhs_number
                1,Thomasina,Featherstonehaugh,2014-05-17,DT11 7ZQ,The Old Mill,07700900123,a@example.org,9434765919
                2,Thomasina,Featherstonehaugh,2014-05-17,DT11 7ZQ,The Old Mill,07700900123,a@example.org,9990000018
                3,Zofia,Nowak,2016-11-30,BH1 1AA,5 Park Row,,,
                """);
        assertThat(link("people.csv --out linked --pairs")).isZero();
        assertThat(Files.readAllLines(folder.resolve("linked/pairs.csv")))
                .hasSize(2)
                .last()
                .asString()
                .contains("refused,they hold different valid NHS numbers");
        assertThat(said.toString()).contains("0 doubtful, 1 join refused");
    }

    @Test
    void saysOfWhichColumnsAModelLearntNothing() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first --keep")).isZero();
        write("news.csv", "id,first_name,surname,dob,sex,phone\n7,Zofia,Nowak,2016-11-30,F,07700900123\n");
        String told = "The model learnt nothing of sex, phone: no two of the records it was learnt from said it.";
        for (String way : List.of("--model first/model.json", "--against first")) {
            complained.getBuffer().setLength(0);
            assertThat(link("news.csv --out second " + way)).isZero();
            assertThat(complained.toString()).contains(told);
        }
    }

    @Test
    void newRecordsAreLinkedAgainstAnEarlierRunAndPersonsKeepTheirNumbers() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first --keep")).isZero();
        List<String> earlier = Files.readAllLines(folder.resolve("first/clusters.csv"));
        write("news.csv", """
                id,first_name,surname,dob,postcode
                7,Katherine,O'Brien,2015-03-01,DT1 1AA
                8,Ignatius,Featherstonehaugh,2013-02-02,BH9 9ZZ
                """);
        assertThat(link("news.csv --out second --against first --keep --pairs")).isZero();
        String person = earlier.get(1).split(",", -1)[2];
        assertThat(Files.readAllLines(folder.resolve("second/clusters.csv")))
                .contains("news,7," + person)
                .hasSize(3);
        assertThat(Files.readAllLines(folder.resolve("second/joined.csv")))
                .contains("news,7," + person + ",people,1")
                .allMatch(line -> !line.startsWith("news,8"));
        assertThat(Files.readAllLines(folder.resolve("second/moved.csv"))).isNotEmpty();
        JsonNode manifest = json("second/manifest.json");
        assertThat(manifest.get("known").asInt()).isEqualTo(5);
        assertThat(manifest.get("joined").asInt()).isEqualTo(1);
        assertThat(manifest.get("personsBegan").asInt()).isEqualTo(1);
        assertThat(said.toString())
                .contains("2 records against 5: 1 joined earlier people, 1 person is new, 0 earlier");

        write("news.csv", "id,first_name,surname,dob,postcode\n8,Ignatius,Fetherstonehaugh,2013-02-02,BH9 9ZZ\n");
        assertThat(link("news.csv --out third --against second")).isZero();
        assertThat(folder.resolve("third/run.kith")).doesNotExist();
        assertThat(Files.readString(folder.resolve("third/manifest.json"))).contains("\"changed\" : 1");
        assertThat(Files.readAllLines(folder.resolve("third/clusters.csv")).get(1))
                .isEqualTo(Files.readAllLines(folder.resolve("second/clusters.csv"))
                        .get(2));
    }

    @Test
    void saysWhereRecordsOfANewSourceMayBeKnownOnes() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first --keep")).isZero();
        String changed = "id,first_name,surname,dob,postcode\n1,Katherine,Baker,2015-03-01,DT1 1AA\n";
        write("news.csv", changed);
        assertThat(link("news.csv --out second --against first")).isZero();
        assertThat(complained.toString())
                .contains("The source \"news\" is new to the run, but 1 of its ids is known there under people.")
                .contains("give the file that name");
        complained.getBuffer().setLength(0);
        write("news.csv", changed.replace("\n1", "\n77"));
        assertThat(link("news.csv --out second --against first")).isZero();
        write("second/people.csv", changed);
        assertThat(link("second/people.csv --out second --against first")).isZero();
        write("news.csv", changed.replace("id,", "").replace("\n1,", "\n"));
        assertThat(link("news.csv --out second --against first")).isZero();
        assertThat(complained.toString()).doesNotContain("is new to the run");
    }

    @Test
    void whatIsLinkedAgainstAnEarlierRunIsReportedExplainedAndJudged() throws Exception {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first --keep")).isZero();
        write("news.csv", """
                id,first_name,surname,dob,postcode,cluster
                7,Katherine,O'Brien,2015-03-01,DT1 1AA,k
                8,Ignatius,Featherstonehaugh,2013-02-02,BH9 9ZZ,i
                """);
        write("labels.csv", "id_l,id_r,label\n7,1,1\n8,5,0\n");
        assertThat(link("news.csv --out second --against first --labels labels.csv --truth-column cluster"
                        + " --explain 7 people/1 --explain 8 5"))
                .isZero();
        assertThat(said.toString())
                .contains("news/7 and people/1: joined.", "news/8 and people/5: kept apart.")
                .contains("before anything is compared", "twins 0.", "pairs:   precision 1.0000")
                .contains("labels:  precision 1.0000, recall 1.0000, F1 1.0000; of 2 judged pairs");
        String report = Files.readString(folder.resolve("second/report.html"));
        Map<String, String> told = told(report);
        assertThat(told)
                .containsEntry("The run in figures, Records in the files", "2")
                .containsEntry("The run in figures, Records of the earlier run", "5")
                .containsEntry("Outcomes, Joined records of the earlier run", "1")
                .containsEntry("Outcomes, Alone, and like nobody", "1")
                .containsEntry("Moves, People who are new, or parted from another", "1");
        assertThat(report)
                .doesNotContain("Brien", "Featherstonehaugh", "DT1 1AA", "dt11aa")
                .contains(
                        "Asked about, joined: news/7 and people/1",
                        "Beside what people judged",
                        "What only a whole run can show");
        assertThat(pairsShown("second"))
                .startsWith("Asked about, joined: news/7 and people/1", "Asked about, kept apart: news/8 and people/5");
        JsonNode manifest = json("second/manifest.json");
        assertThat(manifest.get("labels").get("joined").get("f1").asDouble()).isEqualTo(1);
        assertThat(manifest.get("quality").get("precision").asDouble()).isEqualTo(1);

        assertThat(link("news.csv --out third --against first --pairs")).isZero();
        assertThat(Files.readString(folder.resolve("third/report.html"))).contains("personal data", "dt11aa");
        assertThat(link("news.csv --out third --against first --explain 7 77")).isEqualTo(2);
        assertThat(complained.toString()).contains("--explain: no record has the id \"77\".");
    }

    @Test
    void recordsAreTakenOutOfAnEarlierRun() throws Exception {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first --keep")).isZero();
        String person =
                Files.readAllLines(folder.resolve("first/clusters.csv")).get(5).split(",", -1)[2];
        write("gone.csv", "id\n5\n2\n");
        assertThat(link("--remove gone.csv --out second --against first --keep"))
                .isZero();
        assertThat(said.toString()).contains("2 records removed: of 1 person no record is left");
        assertThat(complained.toString()).doesNotContain("learnt nothing");
        assertThat(Files.readAllLines(folder.resolve("second/merged.csv")))
                .containsExactly("person,into", person + ",");
        assertThat(told(Files.readString(folder.resolve("second/report.html"))))
                .containsEntry("The run in figures, Records removed", "2")
                .containsEntry("Moves, People of whom no record is left", "1");
        write("news.csv", "id,first_name,surname,dob,postcode\n9,Zofia,Nowak,2016-11-30,BH1 1AA\n");
        assertThat(link("news.csv --out third --against second")).isZero();
        assertThat(Files.readAllLines(folder.resolve("third/joined.csv"))).hasSize(1);

        assertThat(link("--remove gone.csv --out third --against second")).isEqualTo(1);
        assertThat(complained.toString()).contains("gone.csv, line 2: the earlier run: no record has the id \"5\".");
        write("gone.csv", "source,id\npeople,1\n");
        assertThat(link("people.csv --remove gone.csv --out third --against first"))
                .isEqualTo(1);
        assertThat(complained.toString()).contains("it is removed or changed, not both");
        assertThat(link("--remove gone.csv --out third")).isEqualTo(2);
        assertThat(link("--out third --against first")).isEqualTo(2);
        assertThat(complained.toString()).contains("name that with --against", "which files are to be linked?");
    }

    @Test
    void theReportIsOneWellFormedFileWithTheManifestsFigures() throws Exception {
        write("people.csv", PEOPLE);
        write("labels.csv", "id_l,id_r,label\n1,2,1\n3,4,0.9\n1,5,0\n4,5,1\n2,1,0.8\n");
        assertThat(link("people.csv --out linked --truth-column cluster --labels labels.csv"))
                .isZero();
        String report = Files.readString(folder.resolve("linked/report.html"));
        Document document = parsed(report);
        List<String> sections = Pattern.compile("<h2 id=\"(.*?)\">")
                .matcher(report)
                .results()
                .map(heading -> heading.group(1))
                .toList();
        assertThat(Pattern.compile("<a href=\"#(.*?)\">")
                        .matcher(report)
                        .results()
                        .map(link -> link.group(1)))
                .hasSizeGreaterThan(6)
                .containsExactlyElementsOf(sections);
        assertThat(report.replace("http://www.w3.org/2000/svg", "").replace("<a href=\"#", ""))
                .doesNotContain("http:", "https:", "<script", "src=", "href=", "url(", "@import");
        assertThat(report).doesNotContain("Brien", "Nowak", "DT1 1AA", "dt11aa").contains("people/1 and people/2");
        assertThat(report.split("</svg>\\R<details>", -1))
                .hasSize(1 + document.getElementsByTagName("svg").getLength());
        Map<String, String> told = told(report);
        JsonNode manifest = json("linked/manifest.json");
        assertThat(told)
                .containsEntry(
                        "The run in figures, Records", manifest.get("records").asString())
                .containsEntry(
                        "The run in figures, People", manifest.get("people").asString())
                .containsEntry(
                        "The run in figures, Pairs compared",
                        manifest.get("figures").get("pairsCompared").asString())
                .containsEntry(
                        "Outcomes, Match", manifest.get("bands").get("Match").asString());
        manifest.get("thresholds")
                .forEach(threshold -> assertThat(told)
                        .containsEntry(
                                "Thresholds, " + threshold.get("from").asString(),
                                threshold.get("pairs").asString()));
        long added = 0;
        for (JsonNode rule : manifest.get("figures").get("rules")) {
            added += rule.get("added").asLong();
        }
        assertThat(added).isEqualTo(manifest.get("figures").get("pairsCompared").asLong());
        JsonNode reach = manifest.get("reach");
        assertThat(reach.get("truePairs").asInt()).isEqualTo(2);
        assertThat(reach.get("reached").asInt()).isEqualTo(2);
        reach.get("rules")
                .forEach(rule -> assertThat(report)
                        .contains("<th scope=\"row\">" + rule.get("name").asString() + "</th>"));
        JsonNode labels = manifest.get("labels");
        assertThat(labels.get("pairs").asInt()).isEqualTo(4);
        assertThat(labels.get("joined").get("precision").asDouble()).isEqualTo(1);
        assertThat(labels.get("joined").get("recall").asDouble()).isLessThan(1);
        assertThat(labels.get("falseNegatives").get(0).get("idA").asString()).isEqualTo("4");
        assertThat(report).contains("people/4 and people/5: people say 1");
        assertThat(said.toString()).contains("of 4 judged pairs the run and people agree on 3");
        assertThat(told.get("Judged pairs, As this run joined them")).isEqualTo("100.00%");

        assertThat(link("people.csv --out linked --pairs")).isZero();
        assertThat(Files.readString(folder.resolve("linked/report.html"))).contains("personal data", "dt11aa");
        assertThat(link("people.csv --out again --no-report")).isZero();
        assertThat(folder.resolve("again/report.html")).doesNotExist();
    }

    @Test
    void qualityIsToldGroupByGroup() throws Exception {
        write("people.csv", village());
        assertThat(link("people.csv --out linked --truth-column cluster --group Region"))
                .isZero();
        assertThat(said.toString())
                .contains(
                        "Recall by region: lowest for south (75.00%), highest for north (100.00%), 25.00 points apart;"
                                + " more than chance would give.")
                .contains("By script of the name, only one group is of at least 100 true pairs");
        JsonNode manifest = json("linked/manifest.json");
        assertThat(manifest.get("groups"))
                .extracting(parting -> parting.get("by").asString())
                .containsExactly("script of the name", "age at the end of 2015", "region");
        JsonNode south = manifest.get("groups").get(2).get("groups").get(1);
        assertThat(south.get("name").asString()).isEqualTo("south");
        assertThat(south.get("truePairs").asInt()).isEqualTo(120);
        assertThat(south.get("precision").get("share").asDouble()).isEqualTo(1);
        JsonNode cyrillic = manifest.get("groups").get(0).get("groups").get(0);
        assertThat(cyrillic.get("name").asString()).isEqualTo("Cyrillic");
        assertThat(cyrillic.get("truePairs").asInt()).isEqualTo(1);
        String report = Files.readString(folder.resolve("linked/report.html"));
        assertThat(told(report))
                .containsEntry("Quality by region, north", "100.00%")
                .containsEntry("Quality by region, south", "75.00%");

        assertThat(link("people.csv --out again --group region")).isZero();
        assertThat(said.toString()).contains("The share of records that find another by region: lowest for south");
        assertThat(told(Files.readString(folder.resolve("again/report.html"))))
                .containsEntry("Links by region, north", "100.00%");
        assertThat(link("people.csv --out again --group colour")).isEqualTo(1);
        assertThat(complained.toString()).contains("no column is called \"colour\" (--group); there are ");
    }

    /// Two records for each of 240 people; in the south every fourth person is somebody else in the second.
    private static String village() {
        List<String> consonants = List.of("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "h");
        StringBuilder csv = new StringBuilder("id,first_name,surname,dob,postcode,region,cluster\n");
        for (int person = 0; person < 240; person++) {
            boolean south = person % 2 == 1;
            for (int record = 0; record < 2; record++) {
                boolean other = south && record == 1 && person / 2 % 4 == 0;
                int n = other ? person + 5000 : person;
                String name = person == 0
                        ? "\u0406\u0432\u0430\u043d"
                        : consonants.get(n % 15) + (other ? "ey" : "a") + consonants.get(n / 15 % 15) + "o"
                                + consonants.get(n * 7 % 15);
                csv.append(person * 2 + record)
                        .append(',')
                        .append(name)
                        .append(',')
                        .append(consonants.get(n * 11 % 15) + (other ? "ieli" : "u") + consonants.get(n * 4 % 15) + "e"
                                + consonants.get(n / 15 % 15) + "i" + consonants.get(n % 15))
                        .append(String.format(
                                ",%d-%02d-%02d,DT%d %dAB,",
                                (other ? 1980 : 2000) + n % 16, 1 + n % 12, 1 + n * 5 % 28, 1 + n % 20, n * 3 % 10))
                        .append(south ? "south" : "north")
                        .append(",p")
                        .append(person)
                        .append('\n');
            }
        }
        return csv.toString();
    }

    @Test
    void refusesLabelsOfNobodyAndOtherThanProbabilities() throws IOException {
        write("people.csv", PEOPLE);
        for (String broken : List.of("id_l,id_r\n1,2\n", "id_l,id_r,label\n1,77,1\n", "id_l,id_r,label\n1,2,yes\n")) {
            write("labels.csv", broken);
            assertThat(link("people.csv --out linked --labels labels.csv")).isEqualTo(1);
        }
        assertThat(complained.toString())
                .contains("labels.csv, line 1: --labels wants the columns")
                .contains("labels.csv, line 2: no record has the id \"77\".")
                .contains("labels.csv, line 2: the label is to be 0, 1 or a probability");
        write("labels.csv", "id_l,id_r,label\n1,2,1\n3,4,1\n2,1,0.2\n");
        assertThat(link("people.csv --out linked --labels labels.csv")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("labels.csv, line 4: line 2 judges the same pair the other way; keep one of them.");
        assertThat(folder.resolve("linked")).doesNotExist();
    }

    @Test
    void refusesToLinkAgainstWhatIsNoKeptRun() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first")).isZero();
        assertThat(folder.resolve("first/run.kith")).doesNotExist();
        assertThat(link("people.csv --out second --against first")).isEqualTo(1);
        assertThat(complained.toString()).contains("the run has kept nothing to link against");
        assertThat(link("people.csv --out second --against one")).isEqualTo(1);
        assertThat(complained.toString()).contains("there is no such folder");
        write("first/run.kith", "something else altogether, and long enough to be read");
        assertThat(link("people.csv --out second --against first")).isEqualTo(1);
        assertThat(complained.toString()).contains("it is no kept run");
        assertThat(link("people.csv --out first --keep")).isZero();
        byte[] kept = Files.readAllBytes(folder.resolve("first/run.kith"));
        Files.write(folder.resolve("first/run.kith"), java.util.Arrays.copyOf(kept, kept.length - 9));
        assertThat(link("people.csv --out second --against first")).isEqualTo(1);
        assertThat(complained.toString()).contains("it is damaged or was cut off");
        assertThat(folder.resolve("second")).doesNotExist();
        assertThat(link("people.csv --out first --against first")).isEqualTo(2);
        assertThat(complained.toString()).contains("--out is the folder of the earlier run");
        assertThat(link("nobody.csv --out second")).isEqualTo(1);
        assertThat(complained.toString()).contains("nobody.csv: there is no such file.");
        assertThat(link("people.csv --out second --against first --threshold 0.9"))
                .isEqualTo(2);
    }

    @Test
    void whatAnEarlierRunLeftIsNotTakenForThisOnes() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first --keep --pairs")).isZero();
        byte[] kept = Files.readAllBytes(folder.resolve("first/run.kith"));
        Files.createDirectory(folder.resolve("first/.kith.unfinished"));
        write("first/.kith.unfinished/clusters.csv", "half");
        assertThat(link("people.csv --out first")).isZero();
        assertThat(said.toString()).contains("taken away, since they were an earlier run's: pairs.csv, run.kith");
        try (Stream<Path> left = Files.list(folder.resolve("first"))) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("clusters.csv", "manifest.json", "model.json", "report.html");
        }
        Files.write(folder.resolve("first/run.kith"), kept);
        assertThat(link("people.csv --out second --against first")).isEqualTo(1);
        assertThat(complained.toString()).contains("is not of the run that manifest.json beside it tells of");
        Files.delete(folder.resolve("first/manifest.json"));
        assertThat(link("people.csv --out second --against first")).isEqualTo(1);
        assertThat(complained.toString()).contains("the run there did not come to its end");
        assertThat(folder.resolve("second")).doesNotExist();
    }

    @Test
    void refusesAFolderThatAnotherRunWritesIntoAndWhatIsNoFolder() throws IOException {
        write("people.csv", PEOPLE);
        try (Folder first = new Folder(folder.resolve("linked"))) {
            assertThat(Files.size(folder.resolve("linked/.kith.lock"))).isBetween(1L, 4096L);
            assertThat(link("people.csv --out linked")).isEqualTo(1);
            assertThat(first.path()).isDirectory();
        }
        assertThat(complained.toString()).contains("linked: another run is writing into it");
        assertThat(folder.resolve("linked")).doesNotExist();
        assertThat(link("people.csv --out linked")).isZero();
        assertThat(link("people.csv --out people.csv")).isEqualTo(1);
        assertThat(complained.toString()).contains("people.csv: is a file; --out names a folder.");
    }

    @Test
    void saysWhatToDoWhereNothingCanBeWrittenAndOfWhatIsNoFile() throws IOException {
        write("people.csv", PEOPLE);
        assumeThat(Path.of("/proc/self")).isDirectory();
        assertThat(link("people.csv --out /proc/linked")).isEqualTo(1);
        assertThat(link("people.csv --out /proc")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("/proc/linked: nothing can be written there", "/proc: nothing can be written there")
                .contains("give --out a folder in which you may write.")
                .doesNotContain("Exception");
        assertThat(link("/dev/null --out linked")).isEqualTo(1);
        assertThat(complained.toString()).contains("/dev/null: is a pipe or a device and not a file; save what comes");
        assertThat(folder.resolve("linked")).doesNotExist();
    }

    @Test
    void namesWhatAModelDoesNotKnowAndColumnsThatAreNotThere() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out first")).isZero();
        String model = Files.readString(folder.resolve("first/model.json"));
        write(
                "odd.json",
                model.replaceFirst("\\{", "{ \"priors\": 1,")
                        .replaceFirst("\"m_probability\"", "\"weight\": 3, \"m_probability\""));
        assertThat(link("people.csv --out second --model odd.json")).isEqualTo(1);
        assertThat(complained.toString())
                .contains(
                        "odd.json: is no model of Kith:",
                        "$.priors: no such setting is known.",
                        "$.comparisons[0].comparison_levels[1].weight: no such setting is known.");
        write("old.json", model.replaceFirst("\\{\\s*\"sql_condition\"[^}]*\"next door or a slip apart[^}]*},", ""));
        assertThat(link("people.csv --out second --model old.json")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("old.json: is a model of another version, and is to be learnt anew:"
                        + " no comparison is called \"home\" with 6 levels.");
        assertThat(link("people.csv --out second --map surname=nachname")).isEqualTo(1);
        assertThat(complained.toString())
                .contains(
                        "line 1: no column is called \"nachname\" (--map); there are unique_id, first_name, surname, dob");
        assertThat(link("people.csv --out second --truth-column truth")).isEqualTo(1);
        assertThat(complained.toString()).contains("no column is called \"truth\" (--truth-column)");
        write("people.csv", "id,surname,truth\n1,Smith,\n2,Jones,\n");
        assertThat(link("people.csv --out second --truth-column truth")).isZero();
        assertThat(complained.toString()).contains("there is no truth to compare with");
        assertThat(Files.readString(folder.resolve("second/manifest.json"))).contains("\"quality\" : null");
    }

    @Test
    void theReadmesCommandIsTheCommandAbove() throws IOException {
        Matcher shown = Pattern.compile("\\./kith (link .*)").matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo("link people.csv --out linked --truth-column cluster");
    }

    @Test
    void columnsAreKnownByWhatTheyHold() throws IOException {
        write("people.csv", "a,b,surname\n999 000 0018,DT1 1AA,Smith\n943 476 5919,DT1 1AB,Jones\n");
        assertThat(link("people.csv --out linked")).isZero();
        assertThat(said.toString()).contains("nhs-number from a", "postcode from b");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Legal Surname,          surname
            Legal Forename,         forename
            Chosen Name,            preferred-forename
            Preferred Given Name,   preferred-forename
            Preferred Last Name,    former-surname
            dt_of_birth,            born-on
            child_first_nm,         forename
            LAST_NM,                surname
            pupilLegalSurname,      surname
            Child's date of birth,  born-on
            Post_cd,                postcode
            Pupil ID,               id
            School Name,
            mother_surname,
            Legal status,
            Child first seen,
            """)
    void headingsOfSchoolsAndCaseSystemsAreKnown(String heading, @Nullable String use) throws IOException {
        write("people.csv", "\"" + heading + "\",email\n1,a@b.uk\n");
        assertThat(link("people.csv --out linked")).isZero();
        JsonNode read = json("linked/manifest.json").at("/inputs/0");
        assertThat(read.at("/columns").path(heading).asString("")).isEqualTo(use == null ? "" : use);
        assertThat(read.at("/notLinkedOn").valueStream().map(JsonNode::asString))
                .isEqualTo(use == null ? List.of(heading) : List.of());
    }

    @Test
    void anIdOfPupilsIsTheRecordsOnlyWhereNoPupilComesTwice() throws IOException {
        write("contacts.csv", "Pupil ID,surname\n7,Smith\n7,Jones\n8,Brown\n");
        assertThat(link("contacts.csv --out linked --no-report")).isZero();
        assertThat(said.toString()).contains("3 records; surname; not linked on: Pupil ID");
        assertThat(Files.readAllLines(folder.resolve("linked/clusters.csv")).get(1))
                .startsWith("contacts,2,");

        write("pupils.csv", "Pupil ID,surname\n7,Smith\n9,Jones\n8,Brown\n");
        assertThat(link("pupils.csv --out linked --no-report")).isZero();
        assertThat(said.toString()).contains("3 records; id from Pupil ID, surname");

        write("listed.csv", "pupil_id,id,surname\n7,1,Smith\n9,2,Jones\n");
        assertThat(link("listed.csv --out linked --no-report")).isZero();
        assertThat(said.toString()).contains("2 records; id, surname; not linked on: pupil_id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,forename,surname,child_forename,child_surname,child_dob | id,forename,surname
            id,name,child_forename,child_surname                       | id,name
            id,first_name,surname,childname,pupildob,email             | id,first_name,surname,email
            id,surname,child_surname,child_id,child_postcode           | id,surname
            id,client_surname,client_dob,pupil_surname,pupil_dob,email | id,email
            id,nachname,child_surname                                  | id,nachname
            id,surname,dob,child_id                                    | id,surname,dob,child_id
            id,child_surname,known_as,child_dob                        | id,child_surname,known_as,child_dob
            """)
    void whatIsSaidOfAnotherPersonIsNotTheRecordsOwn(String header, String read) throws IOException {
        String row = Stream.of(header.split(",", -1))
                .map(column -> column.contains("postcode") ? "DT1 1AA" : column.contains("dob") ? "2010-02-03" : "x")
                .collect(Collectors.joining(","));
        write("people.csv", header + "\n" + row + "\n");
        String map = header.contains("nachname") ? " --map surname=nachname" : "";
        assertThat(link("people.csv --out linked" + map)).isZero();
        assertThat(json("linked/manifest.json").at("/inputs/0/columns").propertyNames())
                .containsExactlyInAnyOrder(read.split(",", -1));
    }

    @Test
    void saysWhichColumnsItDoesNotLinkOnAndWhatItDoesNotKnowOfPeople() throws Exception {
        write("people.csv", "id,nachname,email,ward\n1,Ünal,a@b.uk,x\n2,Unal,a@b.uk,y\n");
        assertThat(link("people.csv --out linked --group ward")).isZero();
        String name =
                "people.csv: no column was recognised as a name, so nobody is told apart by one. If a column holds"
                        + " it, name that, as in --map surname=COLUMN.";
        String birth = "people.csv: no column was recognised as a date of birth, so nobody is told apart by one. If a"
                + " column holds it, name that, as in --map born-on=COLUMN.";
        assertThat(said.toString()).contains("2 records; id, email; not linked on: nachname, ward");
        assertThat(complained.toString()).contains(name, birth);
        String report = Files.readString(folder.resolve("linked/report.html"));
        assertThat(parsed(report).getDocumentElement().getTextContent())
                .contains(name, birth, "people.csvnachnamenot linked on");

        complained.getBuffer().setLength(0);
        assertThat(link("people.csv --out linked --map surname=nachname")).isZero();
        assertThat(complained.toString()).contains(birth).doesNotContain("recognised as a name");
        assertThat(json("linked/manifest.json").at("/inputs/0/warnings")).hasSize(1);
    }

    @Test
    void aColumnOfBirthDatesIsKnownByItsDatesAndToBeLookedAt() throws IOException {
        IntFunction<LocalDate> births = day -> LocalDate.of(2008, 3, 1).plusDays(97L * day);
        assertThat(useOf("col3", "col3", births)).isEqualTo("born-on");
        String warning =
                "dates.csv: the date of birth is taken from \"col3\" by its dates alone. If those are of something"
                        + " else, name the column that holds it, as in --map born-on=COLUMN, or leave this one out of the file.";
        assertThat(complained.toString()).contains(warning);
        complained.getBuffer().setLength(0);
        assertThat(useOf("date", "dob,date", births))
                .as("beside a column that says it is one")
                .isEmpty();
        assertThat(complained.toString()).doesNotContain("by its dates");
        assertThat(useOf("a", "a,b", births)).as("where two may be it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offence_date", "date_of_death", "Eviction Date", "datum_inschrijving"})
    void datesOfAnEventAreNoBirthDates(String column) throws IOException {
        assertThat(useOf(column, column, day -> LocalDate.of(2008, 3, 1).plusDays(97L * day)))
                .isEmpty();
    }

    @Test
    void datesUnlikeBirthsAreNoBirthDates() throws IOException {
        assertThat(useOf("date", "date", day -> LocalDate.of(2008, 3, 3).plusWeeks(14L * day)))
                .as("Mondays")
                .isEmpty();
        assertThat(useOf("date", "date", day -> LocalDate.of(2008, 9, 6).plusYears(day % 8)))
                .as("few days")
                .isEmpty();
        assertThat(useOf("date", "date", day -> LocalDate.of(2008, 3, 1).plusDays(day % 3 == 0 ? 0 : 97L * day)))
                .as("many on one day")
                .isEmpty();
        assertThat(useOf("date", "date", day -> LocalDate.of(2022, 9, 6).plusDays(7L * day + day % 7)))
                .as("one year")
                .isEmpty();
    }

    /// What a column is read as in a file of such dates.
    private String useOf(String column, String columns, IntFunction<LocalDate> date) throws IOException {
        StringBuilder file = new StringBuilder("id,surname," + columns + "\n");
        for (int day = 0; day < 40; day++) {
            file.append(day).append(",Smith");
            for (String each : columns.split(",", -1)) {
                file.append(',').append(each.isEmpty() ? "" : date.apply(day));
            }
            file.append('\n');
        }
        write("dates.csv", file.toString());
        assertThat(link("dates.csv --out dates --no-report")).isZero();
        return json("dates/manifest.json").at("/inputs/0/columns").path(column).asString("");
    }

    @Test
    void columnsAreToldByMapSourceAndId() throws IOException {
        write("people.csv", "nr,wer,nachname,vorname\nx,health,Smith,Ann\nx,school,Smith,Ann\n");
        assertThat(
                        link(
                                "people.csv --out linked --id nr --source-column wer --map surname=nachname --map forename=vorname"))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("linked/clusters.csv")).get(1))
                .startsWith("health,x,");
    }

    @Test
    void twoRunsWriteTheSameBytesOnAnyNumberOfThreads() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out one --threads 1")).isZero();
        assertThat(link("people.csv --out two --threads 4")).isZero();
        assertThat(folder.resolve("one/clusters.csv")).hasSameBinaryContentAs(folder.resolve("two/clusters.csv"));
    }

    @Test
    void refusesARaggedRowWithItsLine() throws IOException {
        write("people.csv", "id,surname\n1,Smith\n2,Jones,extra\n");
        refuses("people.csv, line 3: the row has 3 values, but there are 2 columns.");
    }

    @Test
    void refusesAnIdThatComesTwiceWithBothLines() throws IOException {
        write("people.csv", "id,surname\n1,Smith\n2,Jones\n1,Brown\n");
        refuses("line 4: the id \"1\" of source \"people\" was already on line 2.");
    }

    @Test
    void refusesAnEmptyId() throws IOException {
        write("people.csv", "id,surname\n1,Smith\n ,Jones\n");
        refuses("line 3: the id column \"id\" is empty.");
    }

    @Test
    void refusesTheWrongEncodingWithItsLineAndReadsTheRightOne() throws IOException {
        Files.write(
                folder.resolve("people.csv"),
                "id,surname\n1,Smith\n2,Müller\n".getBytes(Charset.forName("windows-1252")));
        refuses("line 3: not UTF-8");
        assertThat(link("people.csv --out linked --encoding windows-1252")).isZero();
    }

    @Test
    void refusesAFileWithoutPeopleOrWithoutAnything() throws IOException {
        write("people.csv", "");
        refuses("line 1: the file is empty");
        write("people.csv", "id,colour\n1,red\n");
        refuses("line 1: no column says anything about a person");
        write("people.csv", "id,,surname\n1,2,Smith\n");
        refuses("line 1: column 2 has no name.");
        write("people.csv", "id,surname,surname\n1,2,Smith\n");
        refuses("line 1: two columns are called \"surname\".");
    }

    @Test
    void readsWhatProgramsPutBetweenValues() throws IOException {
        for (String between : List.of(",", ";", "\t", "|")) {
            String file = """
                    id,first_name,surname,dob,home
                    1,Ann,Smith,2012-03-04,"1 High St, Poole; flat | 2"
                    2,Anne,Smith,2012-03-04,"1 High St, Poole; flat | 2"
                    """;
            write("people.csv", file.replaceAll("(?<! St),", between));
            assertThat(link("people.csv --out one --map address=home")).isZero();
            assertThat(said.toString())
                    .contains("2 records; id, forename from first_name, surname, born-on from dob, address");
            said.getBuffer().setLength(0);
        }
        Files.writeString(
                folder.resolve("people.csv"),
                "\uFEFFsep=;\r\nid;surname\r\n1;\u00DCnal\r\n1;Unal\r\n",
                StandardCharsets.UTF_16);
        refuses(
                "people.csv: is in UTF-16, as Excel's \"Unicode text\" is; save it as \"CSV UTF-8\", or give --encoding UTF-16.");
        assertThat(link("people.csv --out linked --encoding UTF-16")).isEqualTo(1);
        assertThat(complained.toString()).contains("line 4: the id \"1\" of source \"people\" was already on line 3.");
    }

    @Test
    void refusesAFirstLineThatIsAPersonAndAFileThatIsNoText() throws IOException {
        write("people.csv", "1,Ann,Smith,2012-03-04\n2,Bob,Jones,2011-03-04\n");
        refuses("people.csv, line 1: this is a person (\"2012-03-04\"); the first line is to name the columns.");
        write("people.csv", "a,b\nDT1 1AA,x\n");
        assertThat(link("people.csv --out one")).isZero();
        Files.write(folder.resolve("people.csv"), new byte[] {'P', 'K', 3, 4, (byte) 0xff, 0});
        refuses("people.csv: is a workbook or another packed file; save its sheet as CSV.");
        Files.write(folder.resolve("people.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        refuses("people.csv: is packed by gzip; unpack it first.");
        Files.write(folder.resolve("people.csv"), new byte[] {'P', 'A', 'R', '1', 0});
        refuses("people.csv: is Parquet; linkage-spark reads that, or save it as CSV.");
    }

    @Test
    void saysInASentenceThatNothingMoreCouldBeWritten() throws IOException {
        Folder full = new Folder(folder.resolve("linked"));
        full.putCsvBeside("clusters.csv", csv -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        assertThatThrownBy(full::close).isInstanceOf(IOException.class).hasMessage("No space left on device");
        assertThat(folder.resolve("linked")).doesNotExist();
    }

    @Test
    void refusesWhatNoTextHoldsWithItsLine() throws IOException {
        write("people.csv", "id,surname\n1,Smith\n2,Jo\u0000nes\n");
        refuses("people.csv, line 3: holds a NUL, which no text does; if it is in UTF-16, give --encoding UTF-16LE");
        Files.writeString(folder.resolve("people.csv"), "id,surname\n1,Smith\n", StandardCharsets.UTF_16LE);
        refuses("people.csv, line 1: holds a NUL");
        assertThat(link("people.csv --out linked --encoding UTF-16LE")).isZero();
        assertThat(said.toString())
                .contains("people.csv: 1 record; id, surname", "1 record is 1 person; 0 pairs compared");
    }

    @Test
    void tellsOfFilesThatAreNotThereBeforeItReadsTheOthers() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out linked --model missing.json")).isEqualTo(1);
        assertThat(link("people.csv --out linked --labels missing.csv")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("missing.json: there is no such file.", "missing.csv: there is no such file.");
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void refusesAQuoteThatNeverEnds() throws IOException {
        write("people.csv", "id,surname\n1,\"Smith\n2,Jones\n");
        assertThat(link("people.csv --out linked")).isEqualTo(1);
        assertThat(complained.toString()).contains("people.csv, line");
    }

    @Test
    void saysWhenAColumnIsEmptyInEveryRow() throws IOException {
        write("people.csv", "id,surname,dob\n1,Smith,\n2,Jones,\n");
        assertThat(link("people.csv --out linked")).isZero();
        assertThat(complained.toString()).contains("the column \"dob\" is empty in every row");
    }

    @Test
    void saysHowManyDatesOfBirthTellNothing() throws IOException {
        write("first.csv", PEOPLE);
        write("people.csv", "id,surname,dob\n1,Smith,2012-03-04\n2,Jones,\n3,Hill,soon\n4,Poe,1900-01-01\n");
        assertThat(link("first.csv people.csv --out linked")).isZero();
        assertThat(complained.toString())
                .containsOnlyOnce("dates of birth")
                .contains(
                        "people.csv: 2 of 3 dates of birth cannot be read, or stand for none, and count as unknown; the"
                                + " first is on line 4.");
    }

    @Test
    void saysWhenNothingCouldBeCompared() throws IOException {
        StringBuilder same = new StringBuilder("id,forename,surname,dob\n");
        for (int id = 0; id < 3_001; id++) {
            same.append(id).append(",Anna,Smith,2010-03-04\n");
        }
        write("people.csv", same.toString());
        assertThat(link("people.csv --out linked")).isZero();
        assertThat(said.toString()).contains("No two records were compared: those that share");
        write("few.csv", PEOPLE);
        said.getBuffer().setLength(0);
        assertThat(link("few.csv --out second")).isZero();
        assertThat(said.toString()).doesNotContain("No two records");
    }

    @Test
    void wrongUseIsExitCodeTwo() throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv")).isEqualTo(2);
        assertThat(link("people.csv --out linked --threshold 1.5")).isEqualTo(2);
        assertThat(link("people.csv --out linked --threshold most")).isEqualTo(2);
        assertThat(link("people.csv --out linked --threads many")).isEqualTo(2);
        assertThat(link("people.csv --out linked --encoding nonsense")).isEqualTo(2);
        assertThat(complained.toString())
                .contains("'most' is no probability", "'many' is no whole number", "'nonsense' is no encoding such as");
        assertThat(link("people.csv --out linked --map nonsense=surname")).isEqualTo(2);
        assertThat(link("missing.csv --out linked")).isEqualTo(1);
        assertThat(link("people.csv --out linked --threads 100000")).isEqualTo(2);
        assertThat(link("people.csv --out linked --map surname=dob --map forename=dob"))
                .isEqualTo(2);
        assertThat(link("people.csv --out linked --model " + folder)).isEqualTo(1);
        assertThat(complained.toString())
                .contains("'--threads': '100000' is no whole number from 1 to 256")
                .contains("'--threshold': '1.5' is no probability between 0 and 1")
                .contains("--map says of the column \"dob\" twice what it holds")
                .contains(folder + ": cannot be read: Is a directory.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--map other-id=Cluster",
                "--block l.cluster=r.cluster --compare surname",
                "--block l.dob=r.dob --compare cluster",
                "--model settings.json"
            })
    void refusesToLinkOnTheTruth(String onTheTruth) throws IOException {
        write("people.csv", PEOPLE);
        write("settings.json", """
                {"link_type": "dedupe_only", "blocking_rules_to_generate_predictions": ["l.cluster = r.cluster"],
                 "comparisons": [{"output_column_name": "surname", "comparison_levels": [
                   {"sql_condition": "surname_l = surname_r"}, {"sql_condition": "ELSE"}]}]}
                """);
        assertThat(link("people.csv --out linked --truth-column cluster " + onTheTruth))
                .isEqualTo(2);
        assertThat(complained.toString())
                .contains("\"cluster\", which --truth-column says is the true person; that is never linked on");
        assertThat(folder.resolve("linked")).doesNotExist();
        assertThat(link("people.csv --out linked " + onTheTruth)).isZero();
    }

    @Test
    void aGroupIsLinkedOnOnlyWhereItIsRecognisedAsAField() throws IOException {
        write("people.csv", "id,surname,dob,sex,ward\n1,Nowak,2016-11-30,f,a\n2,Khan,2014-07-12,m,b\n");
        assertThat(link("people.csv --out linked --group sex --group ward")).isZero();
        assertThat(json("linked/manifest.json").at("/inputs/0/columns").propertyNames())
                .contains("sex")
                .doesNotContain("ward");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            surname=jaro:1.2            | a likeness lies between 0 and 1
            surname=levenshtein:2,1     | the strictest comes first
            surname=jaro_winkler:.8,.9  | the strictest comes first
            surname=levenshtein:0       | a distance is a number above 0
            surname=exact:2             | this measure takes no number
            first_name --compare surname=exact --compare surname | --compare names the column surname twice
            """)
    void refusesComparisonsThatMakeNoSense(String compare, String sentence) throws IOException {
        write("people.csv", PEOPLE);
        assertThat(link("people.csv --out linked --block l.dob=r.dob --compare " + compare))
                .isEqualTo(2);
        assertThat(complained.toString()).contains(sentence);
    }

    /// The headings of the pairs in a run's report.
    private List<String> pairsShown(String run) throws IOException {
        return Pattern.compile("<h3>(.*? and .*?)</h3>")
                .matcher(Files.readString(folder.resolve(run).resolve("report.html")))
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    private static Document parsed(String report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report.replace("<!DOCTYPE html>", ""))));
    }

    /// The second cell of each row of a report's tables, by the table's caption and the row's head.
    private static Map<String, String> told(String report) throws Exception {
        Map<String, String> told = new HashMap<>();
        var rows = parsed(report).getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            var cells = rows.item(i).getChildNodes();
            String caption =
                    rows.item(i).getParentNode().getParentNode().getFirstChild().getTextContent();
            told.put(
                    caption + ", " + cells.item(0).getTextContent(),
                    cells.item(1).getTextContent());
        }
        return told;
    }

    private void refuses(String sentence) throws IOException {
        assertThat(link("people.csv --out linked")).isEqualTo(1);
        assertThat(complained.toString()).contains(sentence);
        if (Files.exists(folder.resolve("linked"))) {
            try (Stream<Path> left = Files.list(folder.resolve("linked"))) {
                assertThat(left).isEmpty();
            }
        }
    }
}
