package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ByConditionsTest extends Linking {

    private static final String SETTINGS = """
            {"link_type": "dedupe_only",
             "bayes_factor_column_prefix": "bf_",
             "probability_two_random_records_match": 0.5,
             "blocking_rules_to_generate_predictions": [
               "l.surname = r.surname",
               {"blocking_rule": "l.dob = r.dob", "sql_dialect": "duckdb", "salting_partitions": 4}],
             "comparisons": [
               {"output_column_name": "name", "comparison_levels": [
                 {"sql_condition": "first_name_l IS NULL OR first_name_r IS NULL", "is_null_level": true},
                 {"sql_condition": "first_name_l = first_name_r", "label_for_charts": "the same",
                  "m_probability": 0.8, "u_probability": 0.05, "tf_adjustment_column": "first_name"},
                 {"sql_condition": "left(lower(first_name_l), 1) = left(lower(first_name_r), 1)",
                  "m_probability": 0.1, "u_probability": 0.1},
                 {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.85}]}]}
            """;

    @BeforeEach
    void writePeople() throws IOException {
        write("people.csv", """
                unique_id,first_name,surname,dob
                1,Ann,Baker,2015-03-01
                2,Ann,Baker,2015-03-01
                3,anna,Baker,2015-03-02
                4,Cal,Dunn,2014-07-12
                5,Dee,,2014-07-12
                """);
    }

    @Test
    void settingsOfSplinkAreLinkedBy() throws IOException {
        write("settings.json", SETTINGS);
        assertThat(link(
                        "people.csv",
                        "--out",
                        "linked",
                        "--model",
                        "settings.json",
                        "--pairs",
                        "--threshold",
                        "0.6",
                        "--explain",
                        "1",
                        "2",
                        "--explain",
                        "1",
                        "4"))
                .isZero();
        assertThat(said.toString())
                .contains("4 pairs compared", "people/1 and people/2: joined.", "name: the same", "which is common")
                .containsOnlyOnce("No blocking rule brings them together, so they were never compared.");
        // The level weighs log2(16) = 4; Ann is two of five names, so u is 0.4 rather than 0.05, which takes 3 away.
        String[] annAndAnn =
                Files.readAllLines(folder.resolve("linked/pairs.csv")).get(1).split(",", -1);
        assertThat(annAndAnn).startsWith("people", "1", "people", "2").endsWith("0");
        assertThat(Double.parseDouble(annAndAnn[4])).isCloseTo(1, within(1e-9));
        JsonNode manifest = json("linked/manifest.json");
        assertThat(manifest.get("model").asString()).isEqualTo("settings.json");
        JsonNode model = json("linked/model.json");
        assertThat(model.has("bayes_factor_column_prefix")).isFalse();
        assertThat(model.path("comparisons")
                        .path(0)
                        .path("comparison_levels")
                        .path(1)
                        .path("m_probability")
                        .asDouble())
                .isEqualTo(0.8);
        assertThat(link(
                        "people.csv",
                        "--out",
                        "again",
                        "--model",
                        "linked/model.json",
                        "--pairs",
                        "--threshold",
                        "0.6"))
                .isZero();
        for (String name : List.of("clusters.csv", "pairs.csv", "model.json")) {
            assertThat(folder.resolve("again/" + name)).hasSameTextualContentAs(folder.resolve("linked/" + name));
        }
    }

    @Test
    void newRecordsAreLinkedToThoseOfARunByConditions() throws IOException {
        write("settings.json", SETTINGS);
        write("news.csv", "unique_id,first_name,surname,dob\n9,Ann,Baker,2015-03-01\n7,Eve,Lee,2013-01-01\n");
        String[] whole = {"people.csv", "--out", "kept", "--model", "settings.json", "--threshold", "0.6", "--keep"};
        assertThat(link(whole)).isZero();
        assertThat(link("news.csv --out next --against kept --keep --pairs --explain people/1 news/9"))
                .isZero();
        assertThat(said.toString())
                .contains(
                        "2 records against 5: 1 joined earlier people, 1 person is new",
                        "people/1 and news/9: joined.",
                        "name: the same");
        assertThat(folder.resolve("next/clusters.csv"))
                .hasContent("source,id,person\nnews,9,1\nnews,7,5\n".replace("\n", System.lineSeparator()));
        assertThat(Files.readAllLines(folder.resolve("next/pairs.csv")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("source_l") || line.contains("news,"));
        assertThat(folder.resolve("next/report.html")).content().contains("by conditions all records are linked anew");
        assertThat(link("people.csv news.csv --out both --model kept/model.json --threshold 0.6"))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("both/clusters.csv")))
                .containsAll(Files.readAllLines(folder.resolve("next/clusters.csv")));
        write("gone.csv", "source,id\npeople,4\n");
        assertThat(link("--remove gone.csv --out last --against next")).isZero();
        assertThat(json("last/manifest.json").get("personsGone").asInt()).isOne();
    }

    @Test
    void goesOnFromARunByConditionsByNoOtherModelThanItsOwn() throws IOException {
        write("settings.json", SETTINGS);
        write("news.csv", "unique_id,first_name,surname,dob\n9,Ann,Baker,2015-03-01\n");
        assertThat(link("people.csv --out kept --model settings.json --keep")).isZero();
        String own = Files.readString(folder.resolve("kept/model.json"));
        for (String other : List.of(own.replace("0.8", "0.7"), SETTINGS, "{", "{}")) {
            write("kept/model.json", other);
            assertThat(link("news.csv --out next --against kept")).isEqualTo(1);
            assertThat(complained.toString())
                    .contains("model.json: is not what the run left there, by which its people were found");
        }
        Files.delete(folder.resolve("kept/model.json"));
        assertThat(link("news.csv --out next --against kept")).isEqualTo(1);
        assertThat(complained.toString()).contains("model.json: is not what the run left there");
        assertThat(folder.resolve("next")).doesNotExist();
        write("kept/model.json", own);
        assertThat(link("news.csv --out next --against kept --keep")).isZero();
        assertThat(link("news.csv --out last --against next")).isZero();
        String records = json("next/manifest.json").path("kept").path("records").asString();
        String manifest = Files.readString(folder.resolve("next/manifest.json"));
        write("next/manifest.json", manifest.replaceFirst("\"kept\" : \\{[^}]*}", "\"kept\" : \"" + records + "\""));
        assertThat(link("news.csv --out last --against next"))
                .as("a manifest of an earlier version")
                .isZero();
    }

    @Test
    void whatAnotherDialectMeansOtherwiseIsNamed() throws IOException {
        write(
                "spark.json",
                SETTINGS.replace("\"duckdb\"", "\"spark\"")
                        .replace("{\"link_type\"", "{\"sql_dialect\": \"spark\", \"link_type\""));
        assertThat(link("people.csv --out linked --model spark.json --threshold 0.6"))
                .as(complained.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("linked/model.json")))
                .contains("spark")
                .doesNotContain("duckdb");
        for (String condition : List.of(
                "regexp_extract(first_name_l, '^([A-Z])') = 'A'",
                "arrays_overlap(split(first_name_l, '[ ,]'), split(first_name_r, '[ ,]'))",
                "abs(log(length(first_name_l)) - 1) < 0.2",
                "concat(first_name_l, dob_l) = first_name_r",
                "cast(dob_l as int) = cast(dob_r as int)",
                "first_name_l[1] = first_name_r[1]",
                "first_name_l like 'a\\\\_b' or first_name_l = first_name_r",
                "first_name_l = \\\"dob_r\\\"")) {
            write(
                    "other.json",
                    Files.readString(folder.resolve("spark.json")).replace("first_name_l = first_name_r", condition));
            assertThat(link("people.csv --out other --model other.json"))
                    .as(condition)
                    .isEqualTo(1);
            assertThat(complained.toString())
                    .as(condition)
                    .contains(
                            "$.comparisons[0].comparison_levels[1].sql_condition: ", "does not mean in Spark what it");
            complained.getBuffer().setLength(0);
        }
        write("athena.json", SETTINGS.replace("\"duckdb\"", "\"athena\""));
        assertThat(link("people.csv --out other --model athena.json")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("$.blocking_rules_to_generate_predictions[1].sql_dialect: conditions are read as DuckDB's");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void columnsThatDifferInCapitalsAloneAreRefused() throws IOException {
        write("people.csv", "unique_id,Name,name\n1,Ann,Bob\n2,Ann,\n3,Cee,Ann\n");
        assertThat(link("people.csv --out linked --compare name --block l.name=r.name"))
                .isEqualTo(1);
        assertThat(complained.toString()).contains("people.csv, line 1: ", "\"Name\"", "\"name\"");
    }

    @Test
    void aTableWithoutRecordsIsNoTrouble() throws IOException {
        write("people.csv", "unique_id,first_name,surname,dob\n");
        assertThat(link("people.csv --out linked --compare surname --block l.dob=r.dob"))
                .isZero();
        assertThat(complained.toString()).doesNotContain("Exception");
        assertThat(Files.readAllLines(folder.resolve("linked/clusters.csv"))).containsExactly("source,id,person");
    }

    @Test
    void manyComparisonsAreLearntOrRefusedInWords() throws IOException {
        StringBuilder csv = new StringBuilder("unique_id");
        List<String> words = new ArrayList<>(List.of("wide.csv", "--out", "linked"));
        for (int column = 0; column < 22; column++) {
            csv.append(",c").append(column);
            words.addAll(List.of("--compare", "c" + column + "=levenshtein"));
        }
        for (int row = 0; row < 30; row++) {
            csv.append('\n').append(row).append((row % 3 == 0 ? ",aa" : row % 3 == 1 ? ",ab" : ",b").repeat(22));
        }
        write("wide.csv", csv + "\n");
        assertThat(link(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(complained.toString())
                .contains("comparisons have too many levels together")
                .doesNotContain("\tat ");
    }

    @Test
    void saysWhatDoesNotGoWithAnEarlierRunByConditions() throws IOException {
        write("settings.json", SETTINGS);
        write("news.csv", "unique_id,first_name,surname,dob\n9,Ann,Baker,2015-03-01\n");
        write("short.csv", "unique_id,first_name,dob\n9,Ann,2015-03-01\n");
        assertThat(link("people.csv --out linked --model settings.json")).isZero();
        assertThat(link("news.csv --out next --against linked")).isEqualTo(1);
        assertThat(complained.toString())
                .contains("the run has kept nothing to link against; run it again with --keep");
        assertThat(link("news.csv --out next --against linked --model linked/model.json"))
                .isEqualTo(2);
        assertThat(complained.toString()).contains("link earlier files and new ones together, without --against");
        assertThat(link("news.csv --out next --against linked --keep-apart")).isEqualTo(2);
        assertThat(complained.toString()).contains("what the earlier run kept apart is kept apart");
        assertThat(link("people.csv --out linked --model settings.json --keep")).isZero();
        assertThat(link("short.csv --out next --against linked")).isEqualTo(1);
        assertThat(complained.toString()).contains("short.csv, line 1").contains("surname");
    }

    @Test
    void everythingThatIsNotUnderstoodIsNamedWithItsPlace() throws IOException {
        write(
                "settings.json",
                SETTINGS.replace("lower(", "soundex(")
                        .replace("first_name_l = first_name_r", "soundex(first_name_l) = soundex(first_name_r)")
                        .replace("l.dob = r.dob", "l.dob within r.dob")
                        .replace("\"m_probability\": 0.8", "\"m_probability\": 8")
                        .replace("is_null_level", "is_nil_level"));
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json"))
                .isEqualTo(1);
        assertThat(complained.toString())
                .contains(
                        "settings.json: cannot be linked by:",
                        "$.comparisons[0].comparison_levels[0].is_nil_level: no such setting is known.",
                        "$.comparisons[0].comparison_levels[1].m_probability: is a number from 0 to 1.",
                        "$.comparisons[0].comparison_levels[2].sql_condition (comparison \"name\", level",
                        "the function soundex is not understood.",
                        "$.blocking_rules_to_generate_predictions[1]: \"within\" where an operator should stand")
                .doesNotContain("tf_adjustment_column");
        assertThat(folder.resolve("linked")).doesNotExist();
    }

    @Test
    void aColumnThatTheFileLacksIsNamed() throws IOException {
        write("settings.json", SETTINGS.replace("l.dob = r.dob", "l.born = r.born"));
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json"))
                .isEqualTo(1);
        assertThat(complained.toString())
                .contains("people.csv, line 1: the model reads columns that are not there: born; there are");
    }

    @Test
    void listsAreTakenApartStructuresReadAndColumnsToldBesidePairs() throws IOException {
        write("people.csv", """
                unique_id,first_name,emails,place,vector,colour
                1,Ann,"[a@x, b@x]","{'lat': 50.7, 'lng': -2.4}","[1, 0, 1]",red
                2,Anne,"[c@x, b@x]","{'lat': 50.7, 'lng': -2.5}","[1, 0, 0.9]",blue
                3,Bea,[d@x],"{'lat': 51.9, 'lng': -2.4}","[0, 1, 0]",
                4,Cal,"[d@x, a@x]",,,green
                """);
        write("settings.json", """
                {"link_type": "dedupe_only", "probability_two_random_records_match": 0.5,
                 "additional_columns_to_retain": ["colour"],
                 "blocking_rules_to_generate_predictions": [
                   {"blocking_rule": "l.emails = r.emails", "sql_dialect": "duckdb", "arrays_to_explode": ["emails"]}],
                 "comparisons": [
                   {"output_column_name": "first_name", "comparison_levels": [
                     {"sql_condition": "l.first_name[1:3] = r.first_name[1:3]", "m_probability": 0.8, "u_probability": 0.1},
                     {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]},
                   {"output_column_name": "place", "comparison_levels": [
                     {"sql_condition": "abs(place_l['lat'] - place_r['lat']) < 0.1", "m_probability": 0.8, "u_probability": 0.1},
                     {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]},
                   {"output_column_name": "vector", "comparison_levels": [
                     {"sql_condition": "array_cosine_similarity(vector_l, vector_r) >= 0.9", "m_probability": 0.8, "u_probability": 0.1},
                     {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]}]}
                """);
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json", "--pairs", "--threshold", "0.001"))
                .isZero();
        List<String> pairs = Files.readAllLines(folder.resolve("linked/pairs.csv"));
        assertThat(pairs.getFirst()).endsWith(",match_key,colour_l,colour_r");
        assertThat(pairs.subList(1, pairs.size()))
                .extracting(line -> {
                    String[] cells = line.split(",", -1);
                    return "%s and %s: %.6f".formatted(cells[1], cells[3], Double.parseDouble(cells[4]));
                })
                // Three times log2 of 8, and of 2/9.
                .containsExactlyInAnyOrder("1 and 2: 9.000000", "1 and 4: -6.509775", "3 and 4: -6.509775");
        assertThat(pairs).anyMatch(line -> line.endsWith(",red,blue"));
        assertThat(json("linked/model.json")
                        .path("blocking_rules_to_generate_predictions")
                        .path(0)
                        .path("arrays_to_explode")
                        .path(0)
                        .asString())
                .isEqualTo("emails");
    }

    @Test
    void aColumnHoldsWhatTheFunctionsAroundItTake() throws IOException {
        write("people.csv", """
                unique_id,surname,tags,amount
                1,Lee,"[a, bb]",5
                2,Lee,"[cc, d]",10
                3,Lee,"[e, ggg]",30
                4,Lee,[f],9
                """);
        String settings = """
                {"link_type": "dedupe_only", "unique_id_column_name": "unique_id",
                 "probability_two_random_records_match": 0.5,
                 "blocking_rules_to_generate_predictions": ["l.surname = r.surname"],
                 "comparisons": [{"output_column_name": "c", "comparison_levels": [
                     {"sql_condition": "CONDITION", "m_probability": 0.8, "u_probability": 0.1},
                     {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]}]}
                """;
        Map<String, List<String>> found = Map.of(
                "array_length(tags_l) = len(tags_r)", List.of("1 2", "1 3", "2 3"),
                "greatest(amount_l, amount_r) < 20", List.of("1 2", "1 4", "2 4"),
                "coalesce(amount_l, amount_r) between 8 and 12", List.of("2 3", "2 4"));
        for (String condition : found.keySet()) {
            write("settings.json", settings.replace("CONDITION", condition));
            assertThat(link("people.csv --out linked --model settings.json --pairs"))
                    .isZero();
            assertThat(Files.readAllLines(folder.resolve("linked/pairs.csv")).stream()
                            .skip(1)
                            .map(line -> line.split(",", -1))
                            .map(cells -> cells[1] + " " + cells[3]))
                    .as(condition)
                    .containsExactlyInAnyOrderElementsOf(found.get(condition));
        }
    }

    @Test
    void anAnswerThatIsNeverGivenIsRefusedAsSplinkRefusesIt() throws IOException {
        write(
                "settings.json",
                SETTINGS.replace(
                        "\"m_probability\": 0.1, \"u_probability\": 0.1}",
                        "\"m_probability\": 0, \"u_probability\": 0.0}"));
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json"))
                .isEqualTo(1);
        for (String number : List.of("m_probability", "u_probability")) {
            assertThat(complained.toString())
                    .contains(
                            "$.comparisons[0].comparison_levels[2]." + number + " (comparison \"name\", level \"left(")
                    .contains(
                            "): must be 1e-300 at least, as Splink has it: what is never seen would weigh without end.");
        }
        assertThat(folder.resolve("linked")).doesNotExist();
    }

    @Test
    void recordsWithTwoValidNumbersAreKeptApartWhereThatIsAskedFor() throws IOException {
        write("people.csv", """
                unique_id,first_name,surname,dob,NHS Number
                1,Ann,Baker,2015-03-01,943 476 5919
                2,Ann,Baker,2015-03-01,
                3,Ann,Baker,2015-03-01,999 000 0018
                4,Ann,Baker,2015-03-01,999 000 0019
                """);
        write(
                "settings.json",
                SETTINGS.replace("0.8", "0.95").replace(", \"tf_adjustment_column\": \"first_name\"", ""));
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json"))
                .isZero();
        assertThat(json("linked/manifest.json").get("people").asInt()).isEqualTo(1);
        assertThat(link(
                        "people.csv",
                        "--out",
                        "linked",
                        "--model",
                        "settings.json",
                        "--keep-apart",
                        "--explain",
                        "1",
                        "3"))
                .isZero();
        JsonNode manifest = json("linked/manifest.json");
        assertThat(manifest.get("people").asInt()).isEqualTo(2);
        assertThat(manifest.get("refusedJoins").asInt()).isPositive();
        assertThat(said.toString())
                .contains("people/1 and people/3: kept apart.", "they hold different valid NHS numbers");
        write("fractions.csv", """
                unique_id,first_name,surname,dob,NHS Number
                1,Ann,Baker,2015-03-01,9434765919.0
                2,Ann,Baker,2015-03-01,943 476 5919
                3,Ann,Baker,2015-03-01,9990000018.0
                """);
        assertThat(link("fractions.csv", "--out", "fractions", "--model", "settings.json", "--keep-apart"))
                .isZero();
        assertThat(json("fractions/manifest.json").get("people").asInt()).isEqualTo(2);

        String[] kept = {"people.csv", "--out", "kept", "--model", "settings.json", "--keep-apart", "--keep"};
        assertThat(link(kept)).isZero();
        write("news.csv", "unique_id,first_name,surname,dob,NHS Number\n7,Eve,Lee,2013-01-01,\n");
        said.getBuffer().setLength(0);
        assertThat(link("news.csv --out next --against kept --explain 1 3 --explain 1 7"))
                .isZero();
        assertThat(said.toString())
                .contains("people/1 and people/3: kept apart.")
                .contains("Not joined because they hold different valid NHS numbers.")
                .containsOnlyOnce("No blocking rule brings them together, so they were never compared.");
        write("people.csv", "unique_id,first_name,surname,dob\n1,Ann,Baker,2015-03-01\n");
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json", "--keep-apart"))
                .isEqualTo(1);
        assertThat(link("people.csv", "--out", "linked", "--keep-apart")).isEqualTo(2);
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json", "--map", "surname=dob"))
                .isEqualTo(2);
    }

    @Test
    void saysWhyOneSourceLinkedToAnotherBringsNoPairAndWhichRuleIsNotUnderstood() throws IOException {
        write("settings.json", SETTINGS.replace("dedupe_only", "link_only"));
        assertThat(link("people.csv", "--out", "linked", "--model", "settings.json"))
                .isZero();
        assertThat(complained.toString()).contains("all records are of one: give each source as a file");
        complained.getBuffer().setLength(0);
        write("more.csv", Files.readString(folder.resolve("people.csv")));
        assertThat(link("people.csv", "more.csv", "--out", "linked", "--model", "settings.json"))
                .isZero();
        assertThat(complained.toString()).doesNotContain("of one");
        assertThat(link("people.csv", "--out", "linked", "--compare", "surname", "--block", "surname = surname"))
                .isEqualTo(2);
        assertThat(complained.toString()).contains("--block \"surname = surname\": the column surname");
    }

    @Test
    void blocksAndComparisonsOnTheCommandLineAreLearntAndWritten() throws IOException {
        StringBuilder people = new StringBuilder("unique_id,first_name,surname,dob,postcode\n");
        List<String> names = List.of("Ann", "Bob", "Cal", "Dee", "Eve", "Fay", "Gus", "Hal");
        for (int i = 0; i < 200; i++) {
            String name = names.get(i / 2 % 8) + (i % 14 == 1 ? "e" : "");
            String rest = names.get(i / 16 % 8) + "son,20" + (10 + i / 2 % 10) + "-01-" + (10 + i / 2 % 17);
            people.append(i)
                    .append(',')
                    .append(name)
                    .append(',')
                    .append(rest)
                    .append(",DT")
                    .append(i / 2 % 9)
                    .append(" 1AA\n");
        }
        write("many.csv", people.toString());
        assertThat(link(
                        "many.csv",
                        "--out",
                        "linked",
                        "--pairs",
                        "--block",
                        "l.surname = r.surname and substr(l.dob, 1, 4) = substr(r.dob, 1, 4)",
                        "--block",
                        "l.postcode = r.postcode",
                        "--compare",
                        "first_name=jaro_winkler:0.92,0.88",
                        "--compare",
                        "surname",
                        "--compare",
                        "dob=date",
                        "--compare",
                        "postcode=postcode"))
                .isZero();
        JsonNode model = json("linked/model.json");
        assertThat(model.get("link_type").asString()).isEqualTo("dedupe_only");
        double prior = model.get("probability_two_random_records_match").asDouble();
        // 100 true pairs among 19,900.
        assertThat(prior).isBetween(0.003, 0.008);
        for (JsonNode comparison : model.get("comparisons")) {
            JsonNode same = comparison.get("comparison_levels").get(1);
            assertThat(same.get("m_probability").asDouble())
                    .isGreaterThan(same.get("u_probability").asDouble());
        }
        assertThat(link("many.csv", "--out", "again", "--model", "linked/model.json", "--pairs"))
                .isZero();
        assertThat(folder.resolve("again/pairs.csv")).hasSameTextualContentAs(folder.resolve("linked/pairs.csv"));
        assertThat(Files.readAllLines(folder.resolve("linked/pairs.csv")).size())
                .isGreaterThan(80);
    }

    @Test
    void writesWhichColumnItTookSourcesFrom() throws IOException {
        write(
                "agencies.csv",
                "unique_id,agency,first_name,dob\n1,A,Ann,2010-01-02\n1,B,Ann,2010-01-02\n2,B,Bob,2012-03-04\n");
        assertThat(link(
                        "agencies.csv",
                        "--source-column",
                        "agency",
                        "--out",
                        "first",
                        "--block",
                        "l.dob = r.dob",
                        "--compare",
                        "first_name"))
                .as(said.toString())
                .isZero();
        JsonNode model = json("first/model.json");
        assertThat(model.path("source_dataset_column_name").asString()).isEqualTo("agency");
        assertThat(link("agencies.csv", "--out", "again", "--model", "first/model.json"))
                .as(said.toString())
                .isZero();
        assertThat(folder.resolve("again/clusters.csv")).hasSameTextualContentAs(folder.resolve("first/clusters.csv"));
    }

    @Test
    void goesOnFromARunOverAFileWithoutIds() throws IOException {
        write("nameless.csv", "first_name,surname,dob\nAnn,Lee,2010-01-02\nAnn,Lee,2010-01-02\nBob,Hay,2012-03-04\n");
        write("later.csv", "first_name,surname,dob\nBob,Hay,2012-03-04\n");
        assertThat(link(
                        "nameless.csv",
                        "--out",
                        "first",
                        "--keep",
                        "--block",
                        "l.dob = r.dob",
                        "--compare",
                        "first_name",
                        "--compare",
                        "surname"))
                .isZero();
        assertThat(link("nameless.csv", "--out", "again", "--model", "first/model.json"))
                .as(said.toString())
                .isZero();
        assertThat(folder.resolve("again/clusters.csv")).hasSameTextualContentAs(folder.resolve("first/clusters.csv"));
        assertThat(link("later.csv", "--out", "next", "--against", "first"))
                .as(said.toString())
                .isZero();
    }

    @Test
    void optionsThatDoNotGoTogetherAreWrongUse() {
        assertThat(link("people.csv", "--out", "linked", "--block", "l.dob = r.dob"))
                .isEqualTo(2);
        assertThat(link("people.csv", "--out", "linked", "--compare", "dob=nearly"))
                .isEqualTo(2);
        assertThat(complained.toString()).contains("say with --compare how", "not \"nearly\"");
    }
}
