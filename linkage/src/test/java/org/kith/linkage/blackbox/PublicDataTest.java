package org.kith.linkage.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;

/// The defaults on public data sets, held against what Splink 5 reached on them at its best threshold.
class PublicDataTest {

    @Test
    void defaultsBeatThePeerOnFake1000() {
        Quality quality = link(
                "fake_1000",
                0.95,
                6,
                (values, record) -> record.put(Field.FORENAME, values.get(1))
                        .put(Field.SURNAME, values.get(2))
                        .put(Field.BORN_ON, values.get(3))
                        .put(Field.TOWN, values.get(4))
                        .put(Field.EMAIL, values.get(5)));
        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.919);
        assertThat(quality.bcubedF1()).isGreaterThanOrEqualTo(0.937);
    }

    @Test
    void defaultsBeatThePeerOnFebrl3() {
        Quality quality = link(
                "febrl3",
                0.95,
                0,
                (values, record) -> record.put(Field.FORENAME, values.get(1))
                        .put(Field.SURNAME, values.get(2))
                        .put(Field.ADDRESS, values.get(3) + " " + values.get(4) + " " + values.get(5))
                        .put(Field.TOWN, values.get(6))
                        .put(Field.POSTCODE, values.get(7))
                        .put(Field.BORN_ON, values.get(9))
                        .put(Field.OTHER_ID, values.get(10)));
        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.9976);
        assertThat(quality.bcubedF1()).isGreaterThanOrEqualTo(0.9976);
    }

    @Test
    void defaultsBeatThePeerOnHistoricalPeople() {
        Quality quality = link(
                "historical_50k",
                0.95,
                1,
                (values, record) -> record.put(Field.FORENAME, values.get(4))
                        .put(Field.SURNAME, values.get(5))
                        .put(Field.BORN_ON, values.get(6))
                        .put(Field.TOWN, values.get(7))
                        .put(Field.POSTCODE, values.get(8))
                        .put(Field.SEX, values.get(9))
                        .put(Field.OCCUPATION, values.get(10)));
        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.828);
        assertThat(quality.bcubedF1()).isGreaterThanOrEqualTo(0.8605);
    }

    private static Quality link(
            String name, double joinAt, int truthColumn, BiConsumer<List<String>, Records.Description> put) {
        Path file = Path.of(System.getProperty("kith.shared", "../../shared"), "data", "linkage", name + ".csv");
        if (!Files.isReadable(file)) {
            System.out.println("SKIPPED: " + file + " is not there, so linkage is not held against its peer on it");
            Assumptions.abort(file + " is not there");
        }
        Records records = new Records();
        Map<String, Integer> people = new HashMap<>();
        List<Integer> truth = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                List<String> values = values(line);
                put.accept(values, records.record(name, values.get(0)));
                // febrl3 hides the person in its id: rec-N-org and rec-N-dup-k.
                String person = truthColumn == 0 ? line.split("-", 3)[1] : values.get(truthColumn);
                truth.add(people.computeIfAbsent(person, unknown -> people.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Links links = new Linker(Settings.defaults().joiningAt(joinAt)).link(records);
        Quality quality = Quality.of(
                links.persons(), truth.stream().mapToInt(person -> person).toArray());
        System.out.printf(
                Locale.ROOT,
                "%s: pairs P %.4f R %.4f F1 %.4f, B-cubed P %.4f R %.4f F1 %.4f%n",
                name,
                quality.precision(),
                quality.recall(),
                quality.f1(),
                quality.bcubedPrecision(),
                quality.bcubedRecall(),
                quality.bcubedF1());
        return quality;
    }

    private static List<String> values(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
