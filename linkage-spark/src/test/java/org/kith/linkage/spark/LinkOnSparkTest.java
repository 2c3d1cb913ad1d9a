package org.kith.linkage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.county.CountyPeople;
import org.kith.linkage.tool.Link;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds a run on Spark against the in-process engine on the same records.
class LinkOnSparkTest {

    private static final int RECORDS = 100_000;
    private static final int FEWER = 10_000;
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
        isLinkedAsInProcess(county, county, "7");
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
        isLinkedAsInProcess(county, parquet, "3");
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
        assertThat(folder.resolve("no")).isEmptyDirectory();
    }

    private static List<String> with(Path table, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(table.toString(), "--out", out.toString()));
        arguments.addAll(COLUMNS);
        arguments.addAll(List.of(more));
        return arguments;
    }

    /// Runs a command and gives why it failed; what it notes of a file is no failure.
    private static String run(Object command, List<String> arguments) {
        StringWriter complaints = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(complaints))
                .execute(arguments.toArray(String[]::new));
        String words = complaints.toString().lines().filter(line -> !line.endsWith("…")).toList().stream()
                .map(line -> line + "\n")
                .reduce("", String::concat);
        assertThat(code).as(words).isBetween(0, words.isEmpty() ? 0 : 1);
        return code == 0 ? "" : words;
    }

    private static void isLinkedAsInProcess(Path csv, Path table, String partitions) throws IOException {
        Path expected = Files.createTempDirectory(folder, "in-process");
        Path found = Files.createTempDirectory(folder, "on-spark");
        assertThat(run(new Link(), with(csv, expected, "--pairs"))).isEmpty();
        assertThat(run(new LinkOnSpark(), with(table, found, "--partitions", partitions)))
                .isEmpty();
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
        assertThat(here.at("/bands")).isEqualTo(there.at("/bands"));
        assertThat(here.at("/unlearnt")).isEqualTo(there.at("/unlearnt"));
        assertThat(here.at("/rules")).isEqualTo(there.at("/figures/rules"));
        assertThat(here.at("/pairsCompared")).isEqualTo(there.at("/figures/pairsCompared"));
        assertThat(here.at("/quality/rightPairs")).isEqualTo(there.at("/quality/rightPairs"));
        assertThat(here.at("/quality/f1")).isEqualTo(there.at("/quality/f1"));
        assertThat(here.at("/quality/bcubedF1").asDouble())
                .isCloseTo(there.at("/quality/bcubedF1").asDouble(), org.assertj.core.data.Offset.offset(1e-9));
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
