package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Files that were damaged anyhow are linked or refused in words, and never bring the tool down or make it hang.
class FuzzedInputTest {

    private static final int TRIES = 150;
    private static final byte[] SIGNS = ",;\t|\"\n\r\0 '{}[]:0aZ-\\".getBytes(StandardCharsets.UTF_8);
    private static final String PEOPLE = """
            id,source,first_name,surname,dob,postcode,nhs_number,truth
            1,a,Katherine,O'Brien,2015-03-01,DT1 1AA,9434765919,k
            2,b,Kate,"OBRIEN, HARDY",01/03/2015,DT1 1AA,,k
            3,a,Zoë,Khan,20140712,DT2 9ZZ,943 476 5919,m
            4,b,Mohammed,"Khan ""J""\", 2014,DT2 9ZZ,,m
            5,a,,Nowak,,BH1 1AA,,z
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(20261128);

    @Test
    @Timeout(300)
    void aDamagedTableIsLinkedOrRefusedInWords() throws IOException {
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Path people = Files.write(folder.resolve("people.csv"), damaged(PEOPLE));
            List<String> arguments = new ArrayList<>(
                    List.of(people.toString(), "--out", folder.resolve("out").toString(), "--threads", "2"));
            if (i % 2 == 0) {
                arguments.addAll(List.of("--pairs", "--source-column", "source", "--truth-column", "truth"));
            }
            if (i % 3 == 0) {
                arguments.addAll(List.of("--compare", "surname=jaro_winkler", "--compare", "dob=date"));
            }
            refused += run(arguments, people);
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES * 9 / 10);
    }

    @Test
    @Timeout(300)
    void damagedSettingsAreLinkedByOrRefusedInWords() throws IOException {
        Path people = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        List<String> out =
                List.of(people.toString(), "--out", folder.resolve("out").toString());
        List<String> learning = new ArrayList<>(out);
        learning.addAll(List.of("--compare", "surname=jaro_winkler:0.9", "--block", "l.dob = r.dob or l.id < r.id"));
        assertThat(run(learning, people)).isZero();
        String byConditions = Files.readString(folder.resolve("out/model.json"));
        assertThat(run(new ArrayList<>(out), people)).isZero();
        String own = Files.readString(folder.resolve("out/model.json"));
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Path model = Files.write(folder.resolve("model.json"), damaged(i % 4 == 0 ? own : byConditions));
            List<String> arguments = new ArrayList<>(out);
            arguments.addAll(List.of("--model", model.toString()));
            refused += run(arguments, model);
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
    }

    @Test
    @Timeout(300)
    void conditionsOfAnyKindAreLinkedByOrRefusedInWords() throws IOException {
        Path people = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        int refused = 0;
        for (int i = 0; i < 4 * TRIES; i++) {
            String level = condition(3);
            String rule = i % 3 == 0 ? condition(2).replaceAll("(\\w+)_([lr])\\b", "$2.$1") : "1=1";
            Path model = Files.writeString(folder.resolve("model.json"), """
                    {"link_type": "dedupe_only", "unique_id_column_name": "id",
                     "blocking_rules_to_generate_predictions": [%s],
                     "comparisons": [{"output_column_name": "c", "comparison_levels": [
                       {"sql_condition": %s, "m_probability": 0.9, "u_probability": 0.1},
                       {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]}]}
                    """.formatted(
                            JsonMapper.shared().writeValueAsString(rule),
                            JsonMapper.shared().writeValueAsString(level)));
            refused += run(
                    List.of(
                            people.toString(),
                            "--out",
                            folder.resolve("out").toString(),
                            "--model",
                            model.toString(),
                            "--explain",
                            "1",
                            "4",
                            "--threads",
                            "1"),
                    model);
        }
        assertThat(refused).isBetween(TRIES / 10, 4 * TRIES - TRIES / 10);
    }

    private String one(String... some) {
        return some[random.nextInt(some.length)];
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> value(depth) + one(" = ", " < ", " >= ", " <> ", " like ", " ilike ", " && ") + value(depth);
            case 1 -> value(depth) + " is " + one("null", "not null", "true", "not distinct from " + value(depth));
            case 2 -> value(depth) + " in (" + value(depth) + ", " + value(depth) + ")";
            case 3 -> call(depth);
            case 4 -> "not " + condition(depth - 1);
            case 5 -> "(" + condition(depth - 1) + ")";
            default -> condition(depth - 1) + one(" and ", " or ") + condition(depth - 1);
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 4)) {
            case 0, 1 -> one("surname_l", "surname_r", "first_name_l", "dob_r", "postcode_l", "nhs_number_r");
            case 2 -> one("'a'", "''", "'[a, NULL, ''b'']'", "'2015-03-01'", "'%Y-%m-%d'", "'(a|b)*'", "'day'", "'😀'");
            case 3 -> one("5", "-1", "0", "2.5", "1e300", "2000000000", "null", "true", "x", "[]");
            case 4 ->
                "cast(" + value(depth - 1) + " as "
                        + one("int", "decimal(4,2)", "double", "date", "varchar", "varchar[]", "tinyint[]", "timestamp")
                        + ")";
            case 5 ->
                "(" + value(depth - 1) + one(" + ", " - ", " * ", " / ", " // ", " % ", " || ") + value(depth - 1)
                        + ")";
            case 6 -> "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
            case 7 -> value(0) + "[" + value(depth - 1) + one("", ":" + value(depth - 1)) + "]";
            case 8 -> "case when " + condition(depth - 1) + " then " + value(depth - 1) + " end";
            default -> call(depth - 1);
        };
    }

    private String call(int depth) {
        String name = one("""
                lower upper trim reverse length array_length concat substr left right replace translate concat_ws
                string_split hamming strpos lpad split_part contains starts_with strip_accents regexp_extract
                regexp_replace regexp_matches levenshtein damerau_levenshtein jaro_similarity jaro_winkler_similarity
                jaccard list_has_any list_intersect list_contains list_has_all list_distinct list_unique list_sort
                list_concat list_max flatten list_extract array_cosine_similarity list_transform list_filter coalesce
                nullif greatest least if abs sqrt round floor ln pow try_strptime to_date epoch date_diff strftime
                date_trunc year extract struct_extract map_extract date
                """.strip().split("\\s+", -1));
        List<String> arguments = new ArrayList<>();
        int count = random.nextInt(10) == 0 ? random.nextInt(5) : wanted(name);
        for (int i = 0; i < count; i++) {
            arguments.add(i == 1 && name.matches("list_(transform|filter)") ? "x -> " + condition(0) : value(depth));
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private static int wanted(String name) {
        return switch (name) {
            case "replace", "translate", "lpad", "split_part", "regexp_replace", "date_diff", "if", "substr" -> 3;
            case "lower",
                    "upper",
                    "trim",
                    "reverse",
                    "length",
                    "array_length",
                    "strip_accents",
                    "list_distinct",
                    "list_unique",
                    "list_sort",
                    "list_max",
                    "flatten",
                    "abs",
                    "sqrt",
                    "floor",
                    "ln",
                    "epoch",
                    "year",
                    "date" -> 1;
            default -> 2;
        };
    }

    /// Some bytes other, more or fewer.
    private byte[] damaged(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        double often = random.nextInt(1, 4) / (double) bytes.length;
        for (byte each : bytes) {
            if (random.nextDouble() >= often) {
                damaged.write(each);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> damaged.write(SIGNS[random.nextInt(SIGNS.length)]);
                case 2 -> {
                    damaged.write(SIGNS[random.nextInt(SIGNS.length)]);
                    damaged.write(each);
                }
                default -> {}
            }
        }
        return damaged.toByteArray();
    }

    /// Runs it and says whether it refused, which it must do in words.
    private static int run(List<String> arguments, Path broken) throws IOException {
        StringWriter complained = new StringWriter();
        int code = new CommandLine(new Link())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(complained))
                .execute(arguments.toArray(String[]::new));
        assertThat(complained.toString())
                .as(() -> code + " of " + shown(broken))
                .doesNotContain("Exception", "\tat ");
        assertThat(code).as(complained.toString()).isBetween(0, 2);
        return Math.min(code, 1);
    }

    private static String shown(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
