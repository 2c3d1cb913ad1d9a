package org.kith.linkage.tool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.tool.splink.SplinkSettings;

/// Splink 5.0.0's own models of its demonstrations, trained and saved by it, against the weights that it gave
/// when it loaded them again (every so manieth pair, by id).
class SplinkModelsTest {

    @Test
    void weighsFake1000AsSplinkDoes() throws IOException {
        weighsAsSplinkDoes("fake_1000", 3989, row -> row);
    }

    @Test
    void weighsFebrl3AsSplinkDoes() throws IOException {
        weighsAsSplinkDoes("febrl3", 87_583, row -> row);
    }

    @Test
    void weighsHistoricalPeopleAsSplinkDoes() throws IOException {
        weighsAsSplinkDoes("historical_50k", 450_741, row -> {
            String forename = row.getOrDefault("first_name", "");
            String surname = row.getOrDefault("surname", "");
            boolean whole = !forename.isEmpty() && !surname.isEmpty();
            row.put("first_name_surname_concat", whole ? forename + " " + surname : "");
            return row;
        });
    }

    /// Invented people with lists, structures and vectors, written by DuckDB; two rules take lists apart.
    @Test
    void weighsListsStructuresAndVectorsAsSplinkDoes() throws IOException {
        weighsAsSplinkDoes("lists", 10_117, rows(resource("lists_people.csv")));
    }

    /// A wholly given model: nothing is learnt, and every pair that Splink compared is met by the same rule.
    private void weighsAsSplinkDoes(String name, int pairs, UnaryOperator<Map<String, String>> change)
            throws IOException {
        weighsAsSplinkDoes(name, pairs, sharedRows(name).stream().map(change).toList());
    }

    private void weighsAsSplinkDoes(String name, int pairs, List<Map<String, String>> rows) throws IOException {
        Records records = new Records();
        SplinkSettings settings = SplinkSettings.read(resource(name + ".json"));
        for (Map<String, String> row : rows) {
            Records.Description record = records.record(name, requireNonNull(row.get(settings.idColumn())));
            row.forEach((column, value) -> record.put(column, value.isEmpty() ? null : value));
        }
        Links links = new Linker(Settings.defaults().keepingFrom(1e-300), settings.model()).link(records);
        assertThat(links.weighed()).hasSize(pairs);
        Map<String, WeighedPair> found = new HashMap<>();
        for (WeighedPair pair : links.weighed()) {
            found.put(records.id(pair.left()) + " " + records.id(pair.right()), pair);
            // fake_1000 was read with its ids as texts there, so that 10 stood left of 7.
            found.put(records.id(pair.right()) + " " + records.id(pair.left()), pair);
        }
        try (CsvReader<NamedCsvRecord> expected = CsvReader.builder().ofNamedCsvRecord(resource(name + ".csv"))) {
            int compared = 0;
            for (NamedCsvRecord row : expected) {
                WeighedPair pair =
                        requireNonNull(found.get(row.getField("left") + " " + row.getField("right")), row.toString());
                assertThat(pair.weight()).isCloseTo(Double.parseDouble(row.getField("match_weight")), within(1e-6));
                assertThat(pair.rule()).isEqualTo(Integer.parseInt(row.getField("match_key")));
                compared++;
            }
            assertThat(compared).isGreaterThan(300);
        }
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/splink", name);
    }

    private static List<Map<String, String>> sharedRows(String name) throws IOException {
        Path file = Path.of(System.getProperty("kith.shared", "../../shared"), "data", "linkage", name + ".csv");
        if (!Files.isReadable(file)) {
            System.out.println("SKIPPED: " + file + " is not there, so Splink's models are not held against Splink");
            Assumptions.abort(file + " is not there");
        }
        return rows(file);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                Map<String, String> stripped = new HashMap<>();
                row.getFieldsAsMap().forEach((column, value) -> stripped.put(column.strip(), value.strip()));
                rows.add(stripped);
            }
        }
        return rows;
    }
}
