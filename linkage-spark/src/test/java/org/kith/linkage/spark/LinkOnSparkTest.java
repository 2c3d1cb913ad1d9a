package org.kith.linkage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.county.CountyPeople;
import org.kith.linkage.RecordName;
import org.kith.linkage.tool.Link;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds a run on Spark against the in-process engine on the same records.
class LinkOnSparkTest {

    private static final int RECORDS = 100_000;
    private static final int FEWER = 10_000;
    private static final int FEWEST = 3_000;
    private static final List<String> COLUMNS =
            List.of("--id", "unique_id", "--source-column", "source", "--truth-column", "cluster");

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void keepsSparkToThisMachine() {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.local.dir", folder.resolve("local").toString());
    }

    @AfterAll
    static void stopsSpark() {
        SparkSession.active().stop();
    }

    @Test
    void findsInCsvWhatOneProcessFinds() throws IOException {
        Path county = folder.resolve("county.csv");
        CountyPeople.write(county, RECORDS);
        isLinkedAsInProcess(county, county, "7", List.of());
    }

    @Test
    void findsInParquetAndInOtherPartitionsWhatOneProcessFinds() throws IOException {
        Path county = folder.resolve("fewer.csv");
        CountyPeople.write(county, FEWER);
        Path parquet = folder.resolve("fewer.parquet");
        SparkSession.builder()
                .getOrCreate()
                .read()
                .option("header", true)
                .csv(county.toString())
                .write()
                .parquet(parquet.toString());
        isLinkedAsInProcess(county, parquet, "3", List.of());
    }

    @Test
    void readsNumbersThatWereWrittenAsFractionsAsOneProcessDoes() throws IOException {
        Path county = folder.resolve("whole.csv");
        CountyPeople.write(county, FEWEST);
        Path fractions = folder.resolve("fractions.csv");
        Path parquet = folder.resolve("fractions.parquet");
        var table = SparkSession.builder()
                .getOrCreate()
                .read()
                .option("header", true)
                .csv(county.toString());
        table.withColumn("nhs_number", table.col("nhs_number").cast("double"))
                .coalesce(1)
                .write()
                .parquet(parquet.toString());
        Files.writeString(fractions, Files.readString(county).replaceAll("(?<=,)([0-9]{10})(?=,|\\R)", "$1.0"));
        isLinkedAsInProcess(county, fractions, "3", List.of());
        isLinkedAsInProcess(county, parquet, "3", List.of());
    }

    @Test
    void readsWhatProgramsPutBetweenValuesAsOneProcessDoes() throws IOException {
        Path county = folder.resolve("county-by-commas.csv");
        CountyPeople.write(county, FEWEST);
        Path table = Files.writeString(
                folder.resolve("semicolons.csv"),
                "sep=;\n" + Files.readString(county).replace(',', ';'));
        isLinkedAsInProcess(table, table, "3", List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void takesALineApartBetweenWhateverStandsThere(String separator) {
        Cells cells = new Cells(separator.charAt(0));
        assertThat(cells.of(String.join(separator, "1", "", "O'Hara", ""))).containsExactly("1", "", "O'Hara", "");
        assertThat(cells.of(String.join(separator, "1", "\"a,b;c\td|e\"", ""))).containsExactly("1", "a,b;c\td|e", "");
    }

    @Test
    void saysOfSplinksSettingsThatSparkLinksByKithsModelAlone() throws IOException {
        Path people = Files.writeString(folder.resolve("two.csv"), "id,surname,dob\n1,smith,2010-01-02\n");
        Path settings = Files.writeString(
                folder.resolve("settings.json"), "{\"link_type\": \"dedupe_only\", \"comparisons\": []}");
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(
                                people.toString(),
                                "--out",
                                folder.resolve("by-settings").toString(),
                                "--model",
                                settings.toString())))
                .startsWith(
                        settings + ": holds Splink's settings, and on Spark records are linked by Kith's own model");
        assertThat(folder.resolve("by-settings")).isEmptyDirectory();
    }

    @Test
    void refusesBrokenTablesWithALineAndASentence() throws IOException {
        Path ragged = Files.writeString(folder.resolve("ragged.csv"), "id,surname,dob\n1,smith,2010-01-02\n2,jones\n");
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(ragged.toString(), "--out", folder.resolve("no").toString())))
                .isEqualTo(ragged + ", line 3: the row has 2 values, but there are 3 columns.\n");
        Path twice = Files.writeString(folder.resolve("twice.csv"), "id,surname,dob\n\n7,smith,2010-01-02\n7,jones,\n");
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(twice.toString(), "--out", folder.resolve("no").toString())))
                .isEqualTo(twice + ", line 4: the id \"7\" of source \"twice\" was already on line 3.\n");
        Path open = Files.writeString(folder.resolve("open.csv"), "id,surname,dob\n1,\"smith,2010-01-02\n");
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(open.toString(), "--out", folder.resolve("no").toString())))
                .startsWith(open + ", line 2: a quotation mark is not closed on its line.");
        Path quoted = Files.writeString(
                folder.resolve("quoted.csv"), "id,surname,dob\n1,smith,2010-01-02\n2,\"jon\"es,2010-01-02\n");
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(quoted.toString(), "--out", folder.resolve("no").toString())))
                .isEqualTo(quoted + ", line 3: " + Reading.NOT_WELL_FORMED + "\n")
                .isEqualTo(run(
                        new Link(),
                        List.of(quoted.toString(), "--out", folder.resolve("no").toString())));
        Files.writeString(quoted, "id,\"sur\"name,dob\n1,smith,2010-01-02\n");
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(quoted.toString(), "--out", folder.resolve("no").toString())))
                .isEqualTo(quoted + ", line 1: " + Reading.NOT_WELL_FORMED + "\n");
        assertThat(folder.resolve("no")).isEmptyDirectory();
        assertThat(run(new LinkOnSpark(), List.of(quoted.toString(), "--out", ragged.toString())))
                .isEqualTo(ragged + ": is a file; give --out a folder.\n");
    }

    @Test
    void aRecordWithoutAnIdIsItsLineInAllFilesOfAFolder() throws IOException {
        Path table = Files.createDirectories(folder.resolve("months"));
        Path together = folder.resolve("together.csv");
        String header = "surname,forename,dob\n";
        String january = "smith,ann,2010-01-02\njones,bob,2011-03-04\n";
        String february = "smith,ann,2010-01-02\n\nkhan,cal,2012-05-06\n";
        Files.writeString(table.resolve("2026-01.csv"), header + january);
        Files.writeString(table.resolve("2026-02.csv"), header + february);
        Files.writeString(together, header + january + "left,out,\n" + february);
        assertThat(run(
                        new LinkOnSpark(),
                        List.of(
                                table.toString(),
                                "--out",
                                folder.resolve("by-months").toString())))
                .isEmpty();
        assertThat(run(
                        new Link(),
                        List.of(
                                together.toString(),
                                "--out",
                                folder.resolve("by-lines").toString())))
                .isEmpty();
        assertThat(ids(rows(folder.resolve("by-lines/clusters.csv")).stream()
                        .filter(row -> !row.startsWith("together,4,"))))
                .isEqualTo(ids(SparkSession.active()
                        .read()
                        .parquet(folder.resolve("by-months/clusters.parquet").toString())
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0) + "," + row.getString(1))))
                .containsExactly("2", "3", "5", "7");
    }

    private static List<String> ids(Stream<String> rows) {
        return rows.map(row -> row.split(",", -1)[1]).toList();
    }

    /// Decisions at random: of strangers, of one person's records, of pairs that waited or were refused, and threes of
    /// which one decision has to give way.
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 1", "3, 16"})
    void holdsWhatPeopleAndContractsSettledAsOneProcessDoes(long seed, String partitions) throws IOException {
        Path county = folder.resolve("settled.csv");
        Path before = folder.resolve("before");
        if (Files.notExists(county)) {
            CountyPeople.write(county, FEWEST);
            assertThat(run(new Link(), with(county, before, "--pairs"))).isEmpty();
        }
        Path decided = folder.resolve("decided-" + seed + ".csv");
        Files.write(decided, new Decisions(county, before, new Random(seed)).lines());
        Path expected = isLinkedAsInProcess(
                county,
                county,
                partitions,
                List.of("--decided", decided.toString(), "--once", "school-census", "--once", "case-system"));
        JsonNode outcome = json(expected).at("/decided");
        assertThat(outcome.at("/onePerson").asInt()).isGreaterThan(50);
        assertThat(outcome.at("/twoPeople").asInt()).isGreaterThan(50);
        assertThat(outcome.at("/notKept")).isNotEmpty();
        assertThat(Files.readString(expected.resolve("pairs.csv")))
                .contains("a person decided that they are different people", "that holds a person once has both");
    }

    /// Pairs of a county's records and what somebody might say of them.
    private static final class Decisions {

        private final Random random;
        private final List<RecordName> all = new ArrayList<>();
        private final Map<Set<RecordName>, String> lines = new LinkedHashMap<>();

        Decisions(Path county, Path before, Random random) throws IOException {
            this.random = random;
            Map<String, List<RecordName>> people = new TreeMap<>();
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(county)) {
                for (NamedCsvRecord row : rows) {
                    RecordName name = new RecordName(row.getField("source"), row.getField("unique_id"));
                    all.add(name);
                    people.computeIfAbsent(row.getField("cluster"), person -> new ArrayList<>())
                            .add(name);
                }
            }
            for (int i = 0; i < 40; i++) {
                say(any(all), any(all), random.nextBoolean());
                RecordName one = any(all);
                RecordName other = any(all);
                RecordName third = any(all);
                say(one, other, true);
                say(other, third, true);
                say(one, third, false);
            }
            people.values().stream()
                    .filter(records -> records.size() > 1 && random.nextInt(8) == 0)
                    .forEach(records -> say(records.getFirst(), any(records), random.nextInt(4) == 0));
            try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(before.resolve("pairs.csv"))) {
                rows.stream()
                        .skip(1)
                        .filter(row -> random.nextInt(3) == 0)
                        .forEach(row -> say(
                                new RecordName(row.getField(0), row.getField(1)),
                                new RecordName(row.getField(2), row.getField(3)),
                                random.nextBoolean()));
            }
        }

        private RecordName any(List<RecordName> names) {
            return names.get(random.nextInt(names.size()));
        }

        private void say(RecordName a, RecordName b, boolean onePerson) {
            if (!a.equals(b)) {
                String line = random.nextInt(5) == 0
                        ? "," + a.source() + "/" + a.id() + ",," + b.source() + "/" + b.id()
                        : a.source() + "," + a.id() + "," + b.source() + "," + b.id();
                lines.putIfAbsent(Set.of(a, b), line + (onePerson ? ",1" : ",0"));
            }
        }

        List<String> lines() {
            return Stream.concat(Stream.of("source_l,id_l,source_r,id_r,label"), lines.values().stream())
                    .toList();
        }
    }

    @Test
    void refusesWhatIsSettledInTheWordsOfOneProcess() throws IOException {
        Path people = Files.writeString(folder.resolve("people.csv"), """
                unique_id,source,cluster,surname,dob
                1,school,a,smith,2010-01-02
                1,health,a,smith,2010-01-02
                2,school,b,jones,2011-01-02
                """);
        Path list = folder.resolve("list.csv");
        Path out = folder.resolve("refused");
        for (String content : List.of(
                "id_l,id_r,label\n2,9,1\n",
                "id_l,id_r,label\nschool/1,2,\n1,2,0\n",
                "id_l,id_r\nschool/1,2\n",
                "id_l,id_r,label\nschool/1,2,0.9\n",
                "id_l,id_r,label\nschool/1,2,0\n2,school/1,1\n")) {
            Files.writeString(list, content);
            String[] asked = {"--decided", list.toString()};
            assertThat(run(new LinkOnSpark(), with(people, out, asked)))
                    .startsWith(list + ", line ")
                    .isEqualTo(run(new Link(), with(people, out, asked)));
        }
        Files.write(list, "id_l,id_r,label\nJos\u00e9,2,0\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(new LinkOnSpark(), with(people, out, "--decided", list.toString())))
                .isEqualTo(list + ", line 2: not UTF-8; save it so.\n");
        String[] nowhere = {"--decided", folder.resolve("nowhere.csv").toString()};
        assertThat(run(new LinkOnSpark(), with(people, out, nowhere)))
                .isEqualTo(run(new Link(), with(people, out, nowhere)));
        Ran wrong = execute(new LinkOnSpark(), with(people, out, "--once", "police"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.complaints())
                .startsWith("--once: no record is of the source \"police\"; there are health, school");
        assertThat(out).isEmptyDirectory();
    }

    private static List<String> with(Path table, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(table.toString(), "--out", out.toString()));
        arguments.addAll(COLUMNS);
        arguments.addAll(List.of(more));
        return arguments;
    }

    private record Ran(int code, String complaints) {}

    /// Runs a command and gives why it failed; what it notes of a file is no failure.
    private static String run(Object command, List<String> arguments) {
        Ran ran = execute(command, arguments);
        assertThat(ran.code())
                .as(ran.complaints())
                .isBetween(0, ran.complaints().isEmpty() ? 0 : 1);
        return ran.code() == 0 ? "" : ran.complaints();
    }

    private static Ran execute(Object command, List<String> arguments) {
        StringWriter complaints = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(complaints))
                .execute(arguments.toArray(String[]::new));
        String words = complaints.toString().lines().filter(line -> !line.endsWith("…")).toList().stream()
                .map(line -> line + "\n")
                .reduce("", String::concat);
        return new Ran(code, words);
    }

    /// Gives the folder of the run in one process.
    private static Path isLinkedAsInProcess(Path csv, Path table, String partitions, List<String> settled)
            throws IOException {
        Path expected = Files.createTempDirectory(folder, "in-process");
        Path found = Files.createTempDirectory(folder, "on-spark");
        List<String> inProcess = with(csv, expected, "--pairs");
        inProcess.addAll(settled);
        Ran ran = execute(new Link(), inProcess);
        assertThat(ran.code()).as(ran.complaints()).isZero();
        List<String> onSpark = with(table, found, "--partitions", partitions);
        onSpark.addAll(settled);
        Ran ranOnSpark = execute(new LinkOnSpark(), onSpark);
        assertThat(ranOnSpark.code()).as(ranOnSpark.complaints()).isZero();
        assertThat(notKept(ranOnSpark)).isEqualTo(notKept(ran));
        SparkSession spark = SparkSession.active();
        List<String> persons =
                spark.read().parquet(found.resolve("clusters.parquet").toString()).collectAsList().stream()
                        .map(row -> row.getString(0) + "," + row.getString(1) + "," + row.getLong(2))
                        .toList();
        assertThat(persons).isEqualTo(rows(expected.resolve("clusters.csv")));
        List<String> pairs = spark.read().parquet(found.resolve("pairs.parquet").toString()).collectAsList().stream()
                .map(row -> String.join(
                        ",",
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        String.format(Locale.ROOT, "%.4f", row.getDouble(4)),
                        row.getString(5),
                        row.getString(6)))
                .toList();
        assertThat(pairs).isNotEmpty().containsExactlyInAnyOrderElementsOf(rows(expected.resolve("pairs.csv")));
        assertThat(found.resolve("model.json")).hasSameTextualContentAs(expected.resolve("model.json"));
        JsonNode here = json(found);
        JsonNode there = json(expected);
        for (String told : List.of("columns", "notLinkedOn", "warnings")) {
            assertThat(here.at("/inputs/0/" + told)).isEqualTo(there.at("/inputs/0/" + told));
        }
        assertThat(here.at("/bands")).isEqualTo(there.at("/bands"));
        assertThat(here.at("/unlearnt")).isEqualTo(there.at("/unlearnt"));
        assertThat(here.at("/rules")).isEqualTo(there.at("/figures/rules"));
        assertThat(here.at("/pairsCompared")).isEqualTo(there.at("/figures/pairsCompared"));
        assertThat(here.at("/people")).isEqualTo(there.at("/people"));
        assertThat(here.at("/doubtfulPairs")).isEqualTo(there.at("/doubtfulPairs"));
        assertThat(here.at("/refusedJoins")).isEqualTo(there.at("/refusedJoins"));
        assertThat(here.at("/decided")).isEqualTo(there.at("/decided"));
        assertThat(here.at("/quality/rightPairs")).isEqualTo(there.at("/quality/rightPairs"));
        assertThat(here.at("/quality/f1")).isEqualTo(there.at("/quality/f1"));
        assertThat(here.at("/quality/bcubedF1").asDouble())
                .isCloseTo(there.at("/quality/bcubedF1").asDouble(), org.assertj.core.data.Offset.offset(1e-9));
        return expected;
    }

    /// What a run told of decisions that it could not keep.
    private static List<String> notKept(Ran ran) {
        return ran.complaints()
                .lines()
                .filter(line -> line.contains("they stay two people"))
                .toList();
    }

    private static JsonNode json(Path run) throws IOException {
        return new JsonMapper().readTree(Files.readString(run.resolve("manifest.json"), StandardCharsets.UTF_8));
    }

    private static List<String> rows(Path file) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            return rows.stream()
                    .skip(1)
                    .map(row -> String.join(",", row.getFields()))
                    .toList();
        }
    }
}
