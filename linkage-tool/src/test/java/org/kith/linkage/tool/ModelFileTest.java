package org.kith.linkage.tool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.splink.SplinkSettings;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `kith.json` is the model.json of `link kith_people.csv --truth-column person`, invented people, and `kith.csv` what
/// Splink 5.0.0 gave when it had loaded it (`Linker(table, "kith.json").inference.predict(1e-9)`).
class ModelFileTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path PEOPLE = resource("kith_people.csv");
    private static final Path MODEL = resource("kith.json");

    @TempDir
    Path folder;

    @Test
    void splinkWeighsAsKithDoesWhereSqlCanSayWhatKithAsks() throws IOException {
        Records records = people();
        Links links = new Linker(Settings.defaults().with(ModelFile.read(MODEL.toString(), Files.readString(MODEL))))
                .link(records);
        Set<String> unsaid = new TreeSet<>();
        int same = 0;
        for (NamedCsvRecord row : splinks()) {
            Explanation found = links.explain(number(records, row, "left"), number(records, row, "right"));
            double weight = found.priorWeight();
            for (Explanation.Step step : found.steps()) {
                weight += step.weight() + step.frequencyWeight();
            }
            if (Math.abs(weight - Double.parseDouble(row.getField("match_weight"))) < 1e-6) {
                same++;
            } else {
                unsaid.add(found.steps().getFirst().level());
            }
        }
        assertThat(same).isGreaterThan(5100);
        assertThat(unsaid).containsExactly("a form of the same name", "swapped with the surname");
    }

    @Test
    void whatSplinkSavedAgainLinksAsBefore() throws IOException {
        Files.copy(PEOPLE, folder.resolve("people.csv"));
        ObjectNode saved = (ObjectNode) JSON.readTree(Files.readString(MODEL));
        // What Splink 5.0.0 changed in the file when it loaded and saved it.
        saved.remove("sql_dialect");
        saved.put("em_convergence", 0.0001).put("max_iterations", 25).put("sql_dialect", "duckdb");
        for (JsonNode comparison : saved.path("comparisons")) {
            ((ObjectNode) comparison).put("comparison_description", "CustomComparison");
        }
        Files.writeString(folder.resolve("saved.json"), JSON.writeValueAsString(saved));
        link("--truth-column", "person", "--out", "learnt");
        link(
                "--truth-column",
                "person",
                "--out",
                "again",
                "--model",
                folder.resolve("saved.json").toString());
        for (String name : List.of("clusters.csv", "model.json")) {
            assertThat(folder.resolve("again").resolve(name)).hasSameTextualContentAs(folder.resolve("learnt/" + name));
        }
        assertThat(folder.resolve("learnt/model.json")).hasSameTextualContentAs(MODEL);
    }

    /// Splink 5.0.0 leaves m or u of a level out when it saves a model of which its training met no such pair.
    @Test
    void whatSplinkDidNotMeetIsExpectedAndNotNought() throws IOException {
        Files.copy(PEOPLE, folder.resolve("people.csv"));
        ObjectNode saved = (ObjectNode) JSON.readTree(Files.readString(MODEL));
        level(saved, "first_name", "a close spelling").remove("m_probability");
        level(saved, "date_of_birth", "day and month swapped").remove("u_probability");
        level(saved, "date_of_birth", "two slips apart").remove(List.of("m_probability", "u_probability"));
        level(saved, "surname", "a close spelling").put("u_probability", "level not observed in training dataset");
        ObjectNode number = level(saved, "NHS_number", "the same");
        number.remove("u_probability");
        Files.writeString(folder.resolve("saved.json"), JSON.writeValueAsString(saved));
        link("--out", "learnt");
        link("--out", "again", "--model", folder.resolve("saved.json").toString());
        assertThat(Files.readString(folder.resolve("again/report.html")))
                .contains("a close spelling (not learnt)")
                .doesNotContain("NaN", "Infinity", "∞");
        assertThat(persons("again")).isBetween(persons("learnt") - 3, persons("learnt") + 3);
        ObjectNode written = (ObjectNode) JSON.readTree(Files.readString(folder.resolve("again/model.json")));
        assertThat(level(written, "first_name", "a close spelling (not learnt)")
                        .path("m_probability")
                        .asDouble())
                .isEqualTo(0.06);
        assertThat(level(written, "surname", "a close spelling")
                        .path("u_probability")
                        .asDouble())
                .isEqualTo(1e-6);
        assertThat(level(written, "NHS_number", "the same (not learnt)")
                        .path("u_probability")
                        .asDouble())
                .isEqualTo(1e-8);
        assertThat(written.toString()).doesNotContain("NaN");
    }

    private int persons(String run) throws IOException {
        return JSON.readTree(Files.readString(folder.resolve(run).resolve("manifest.json")))
                .path("people")
                .asInt();
    }

    private static ObjectNode level(ObjectNode model, String comparison, String answer) {
        return (ObjectNode) model.path("comparisons")
                .valueStream()
                .filter(one -> one.path("output_column_name").asString().equals(comparison))
                .flatMap(one -> one.path("comparison_levels").valueStream())
                .filter(one -> one.path("label_for_charts").asString().equals(answer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatSplinkDoesNotDoIsNamedInTheManifest() throws IOException {
        Files.copy(PEOPLE, folder.resolve("people.csv"));
        link("--map", "former-surname=address", "--out", "learnt");
        JsonNode manifest = JSON.readTree(Files.readString(folder.resolve("learnt/manifest.json")));
        assertThat(manifest.path("unsaid").valueStream().map(JsonNode::asString))
                .anyMatch(said -> said.startsWith("first name: of names brought from another script"))
                .anyMatch(said -> said.startsWith("blocks of more than 3,000 records"))
                .anyMatch(said -> said.startsWith("twins, kin under one roof"))
                .contains("columns that Kith reads as further values of a field, or takes apart: address.");
        JsonNode model = JSON.readTree(Files.readString(folder.resolve("learnt/model.json")));
        assertThat(model.path("comparisons")
                        .valueStream()
                        .map(one -> one.path("output_column_name").asString()))
                .contains("surname", "rarity_of_surname")
                .doesNotContain("UPN", "children");
    }

    /// Splink 5.0.0 loads the first of these settings as they are now, and weighs by them; it failed on the rarity.
    @Test
    void whatSplinkCannotReadForAColumnsNameIsLeftOutAndNamed() throws IOException {
        String people = Files.readString(PEOPLE);
        Files.writeString(folder.resolve("people.csv"), people.replaceFirst("forename", "first-name"));
        link("--out", "hyphen");
        JsonNode model = JSON.readTree(Files.readString(folder.resolve("hyphen/model.json")));
        assertThat(model.path("comparisons")
                        .valueStream()
                        .map(one -> one.path("output_column_name").asString()))
                .contains("first_name", "rarity_of_surname")
                .doesNotContain("rarity_of_first_name");
        assertThat(model.toString()).contains("\\\"first-name_l\\\"");
        assertThat(Files.readString(folder.resolve("hyphen/manifest.json")))
                .contains("rarity of first name: Splink counts no values of a column called first-name;");
        Files.writeString(folder.resolve("people.csv"), people.replaceFirst("surname", "\"sur\"\"name\""));
        link("--map", "surname=sur\"name", "--out", "quote");
        assertThat(Files.readString(folder.resolve("quote/manifest.json")))
                .contains("Splink reads no table with a quotation mark in a column's name");
    }

    /// Splink 5.0.0 predicts by the first of these settings; it had looked for a column source_dataset.
    @Test
    void namesTheColumnsOfSourcesAndOfIdsAndSaysWhereThereIsNone() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(PEOPLE));
        lines.replaceAll(line -> line + ",agency " + line.length() % 2);
        lines.set(0, Files.readAllLines(PEOPLE).getFirst() + ",agency");
        Files.write(folder.resolve("people.csv"), lines);
        link("--source-column", "agency", "--out", "sources");
        JsonNode model = JSON.readTree(Files.readString(folder.resolve("sources/model.json")));
        assertThat(model.path("link_type").asString()).isEqualTo("link_and_dedupe");
        assertThat(model.path("source_dataset_column_name").asString()).isEqualTo("agency");
        assertThat(model.path("unique_id_column_name").asString()).isEqualTo("id");
        assertThat(Files.readString(folder.resolve("sources/manifest.json"))).doesNotContain("no column holds it");
        lines.set(0, lines.getFirst().replaceFirst("id,", "mark,"));
        Files.write(folder.resolve("people.csv"), lines);
        link("--out", "lines");
        assertThat(Files.readString(folder.resolve("lines/model.json"))).doesNotContain("source_dataset_column_name");
        assertThat(Files.readString(folder.resolve("lines/manifest.json")))
                .contains("the record's id: no column holds it");
    }

    @Test
    void aModelThatWasBrokenByHandIsRefusedWithItsPlace() throws IOException {
        ObjectNode broken = (ObjectNode) JSON.readTree(Files.readString(MODEL));
        ((ObjectNode) broken.path("comparisons")
                        .path(0)
                        .path("comparison_levels")
                        .path(1))
                .put("m_probability", 1.5);
        assertThatThrownBy(() -> ModelFile.read("broken.json", JSON.writeValueAsString(broken)))
                .isInstanceOf(BrokenInput.class)
                .hasMessageContaining("$.comparisons[0].comparison_levels[1].m_probability: is a number from 0 to 1");
        broken.put("linker_uid", "Kith {\"twins\": 1}");
        assertThatThrownBy(() -> ModelFile.read("broken.json", JSON.writeValueAsString(broken)))
                .isInstanceOf(BrokenInput.class);
    }

    private void link(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(folder.resolve("people.csv").toString()));
        for (String option : options) {
            arguments.add(
                    arguments.getLast().equals("--out") ? folder.resolve(option).toString() : option);
        }
        StringWriter said = new StringWriter();
        CommandLine command =
                new CommandLine(new Link()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertThat(command.execute(arguments.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
    }

    @Test
    void kithsConditionsWeighTheSettingsAsSplinkDoes() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(MODEL));
        json.remove("linker_uid");
        Path anonymous = folder.resolve("anonymous.json");
        Files.writeString(anonymous, JSON.writeValueAsString(json));
        SplinkSettings settings = SplinkSettings.read(anonymous);
        Records records = asTheyAre();
        Links links = new Linker(Settings.defaults().keepingFrom(1e-300), settings.model()).link(records);
        Map<String, WeighedPair> found = new HashMap<>();
        for (WeighedPair pair : links.weighed()) {
            found.put(records.id(pair.left()) + " " + records.id(pair.right()), pair);
            found.put(records.id(pair.right()) + " " + records.id(pair.left()), pair);
        }
        for (NamedCsvRecord row : splinks()) {
            WeighedPair pair = requireNonNull(found.get(row.getField("left") + " " + row.getField("right")));
            assertThat(pair.weight()).isCloseTo(Double.parseDouble(row.getField("match_weight")), within(1e-6));
            assertThat(pair.rule()).isEqualTo(Integer.parseInt(row.getField("match_key")));
        }
    }

    @Test
    void everyBlockingRuleThatSqlCanSayBringsTheSamePairsThere() throws IOException {
        Links kith = new Linker(Settings.defaults()).link(people());
        List<Links.Figures.Rule> rules = kith.figures().rules().stream()
                .filter(Links.Figures.Rule::used)
                .filter(rule ->
                        !rule.name().equals("all with all") && !rule.name().contains("sound"))
                .toList();
        Map<String, String> uses =
                new LinkedHashMap<>(Map.of("dob", "born-on", "town", "town", "nhs_number", "nhs-number"));
        for (String column : List.of("id", "forename", "surname", "postcode", "phone", "email")) {
            uses.put(column, column);
        }
        ObjectNode json = (ObjectNode) JSON.readTree(
                ModelFile.of(kith.model(), uses, 1, Map.of(), rules).content());
        json.remove("linker_uid");
        Path anonymous = Files.writeString(folder.resolve("anonymous.json"), JSON.writeValueAsString(json));
        Links sql =
                new Linker(Settings.defaults(), SplinkSettings.read(anonymous).model()).link(asTheyAre());
        assertThat(sql.figures().rules().stream().map(Links.Figures.Rule::pairs))
                .containsExactlyElementsOf(
                        rules.stream().map(Links.Figures.Rule::pairs).toList());
        assertThat(rules.stream().map(Links.Figures.Rule::name))
                .contains(
                        "both names, year of birth",
                        "surname, date of birth",
                        "postcode, initials of both names",
                        "phone, first name");
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/splink", name);
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static List<NamedCsvRecord> splinks() throws IOException {
        List<NamedCsvRecord> rows = rows(resource("kith.csv"));
        assertThat(rows).hasSizeGreaterThan(1000);
        return rows;
    }

    private static Records asTheyAre() throws IOException {
        Records records = new Records();
        for (NamedCsvRecord row : rows(PEOPLE)) {
            Records.Description record = records.record("people", row.getField("id"));
            row.getFieldsAsMap().forEach((column, value) -> record.put(column, value.isEmpty() ? null : value));
        }
        return records;
    }

    private static Records people() throws IOException {
        Records records = new Records();
        for (NamedCsvRecord row : rows(PEOPLE)) {
            Records.Description record = records.record("people", row.getField("id"));
            record.put(Field.FORENAME, row.getField("forename"))
                    .put(Field.MIDDLE_NAMES, row.getField("middle_names"))
                    .put(Field.SURNAME, row.getField("surname"))
                    .put(Field.BORN_ON, row.getField("dob"))
                    .put(Field.SEX, row.getField("sex"))
                    .put(Field.POSTCODE, row.getField("postcode"))
                    .put(Field.ADDRESS, row.getField("address"))
                    .put(Field.TOWN, row.getField("town"))
                    .put(Field.PHONE, row.getField("phone"))
                    .put(Field.EMAIL, row.getField("email"))
                    .put(Field.NHS_NUMBER, row.getField("nhs_number"));
        }
        return records;
    }

    private static int number(Records records, NamedCsvRecord row, String side) {
        return records.find("people", row.getField(side)).orElseThrow();
    }
}
