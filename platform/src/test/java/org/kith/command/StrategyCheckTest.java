package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.access.Rules;
import org.kith.partners.Populations;
import picocli.CommandLine;

/// `./kith strategy check` on the folder that comes with Kith, whole and with mistakes in it.
class StrategyCheckTest {

    private static final Path DORSET = Path.of("..", "strategies", "dorset");

    @TempDir
    Path temporary;

    private final StringWriter said = new StringWriter();

    @Test
    void findsNothingWrongInTheStrategyThatComesWithKithAndSaysWhatNothingMeasures() {
        assertThat(check(DORSET)).isZero();
        assertThat(said.toString())
                .contains("The rules’ queries were not tried.", "Nothing is wrong.")
                .doesNotContain("Look at ")
                .contains("outcome financial-stability", "ambition participation", "aim proportionate")
                .doesNotContain("outcome good-education");
    }

    @Test
    void namesTheRuleThatSpeaksOfAnOutcomeWhichIsNotInTheSet() throws IOException {
        var folder = copy();
        change(folder.resolve("needs/goes-missing.sql"), "outcome: safe-from-harm", "outcome: safe-and-sound");
        change(folder.resolve("strategy/version-1.yaml"), "[early-help-drifting,", "[early-help-adrift,");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString())
                .containsPattern("goes-missing\\.sql:2: no outcome of the set has the code `safe-and-sound`")
                .containsPattern("version-1\\.yaml:\\d+: there is no rule of need called `early-help-adrift`")
                .contains("2 mistakes");
    }

    @Test
    void namesTheLineThatDoesNotSayWhetherParentsAreToldWhoLeads() throws IOException {
        var folder = copy();
        var source = folder.resolve("sources/case-system.yaml");
        change(source, "parents told who leads: yes", "parents told who leads: perhaps");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString())
                .containsPattern("case-system\\.yaml:32: yes or no belongs here, not `perhaps`")
                .contains("1 mistake.");

        change(source, "parents told who leads: perhaps", "parents told who lead: yes");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString()).containsPattern("case-system\\.yaml:32: .*`parents told who lead`");

        change(source, "parents told who lead: yes", "parents told who leads: no");
        assertThat(check(folder)).isZero();
    }

    @Test
    void namesTheLineOnWhichARuleHandsOnNothing() throws IOException {
        var folder = copy();
        var rule = folder.resolve("needs/goes-missing.sql");
        change(rule, "m.path,", "null as path,");
        long above = Files.readAllLines(rule).stream()
                .takeWhile(line -> !line.contains("null as path"))
                .count();
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString())
                .contains("goes-missing.sql:" + (above + 1)
                        + ": The rule goes-missing was refused: it hands on null as `path`, and every row needs one.")
                .contains("1 mistake.");
    }

    @Test
    void saysWhatItMeansThatThereAreNoZonesWhateverTheMapDraws() throws IOException {
        var folder = copy();
        Files.delete(folder.resolve("zones.yaml"));
        assertThat(check(folder)).isZero();
        assertThat(said.toString()).contains("Look at zones.yaml: there is none, or it names no zone.");
    }

    @Test
    void namesFilesThatNothingReads() throws IOException {
        var folder = copy();
        for (var file : List.of("needs/other.SQL", "strategy/version-2.yml", "zone.yaml")) {
            Files.writeString(folder.resolve(file), "title: Other\n");
        }
        assertThat(check(folder)).isZero();
        assertThat(said.toString())
                .contains(
                        "Look at needs/other.SQL: nothing reads it.",
                        "Look at strategy/version-2.yml: nothing reads it.",
                        "Look at zone.yaml: nothing reads it.");
    }

    @Test
    void namesAVersionThatBeginsBeforeTheOneThatItFollows() throws IOException {
        var folder = copy();
        var first = Files.readString(folder.resolve("strategy/version-1.yaml"));
        Files.writeString(
                folder.resolve("strategy/version-2.yaml"),
                first.replace("version: 1", "version: 2").replaceFirst("from: [0-9-]+", "from: 2001-04-01"));
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString())
                .containsPattern("version-2\\.yaml:\\d+: version 2 begins before one with a lower number")
                .contains("1 mistake.");
    }

    @Test
    void rulesAreHeldAgainstTheOutcomesOfTodayAndLaterOnesAreWrittenAhead() throws IOException {
        var folder = copy();
        var set = Files.readString(folder.resolve("outcomes/version-1.yaml"));
        Files.writeString(
                folder.resolve("outcomes/version-2.yaml"),
                set.replace("version: 1", "version: 2")
                        .replaceFirst("from: [0-9-]+", "from: 2999-04-01")
                        .replace("code: crime-prevention", "code: no-crime"));
        assertThat(check(folder)).as(said.toString()).isZero();
        assertThat(said.toString()).doesNotContain("no-crime");
    }

    @Test
    void saysWhichAgesOfThePopulationsAreWrong() throws IOException {
        var folder = copy();
        change(folder.resolve("populations.yaml"), "[0 to 1, 2, 3 to 4,", "[0 to 1, 2, 4,");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString()).containsPattern("populations\\.yaml:\\d+: this begins at 4, but 3 is the next age");

        change(folder.resolve("populations.yaml"), "[0 to 1, 2, 4,", "[0 to 1, 2, 3 to 4,");
        change(folder.resolve("populations.yaml"), "school age: 5 to 15", "school age: 4 to 15");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString()).containsPattern("populations\\.yaml:\\d+: `4 to 15` is not made of whole bands");

        change(folder.resolve("populations.yaml"), "school age: 4 to 15", "school age: from five on");
        change(folder.resolve("sources/after-16.yaml"), "ages: 16 to 25", "ages: 25 to 16");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString())
                .containsPattern("populations\\.yaml:\\d+: ages are such as `5 to 15` or `2`, not `from five on`")
                .containsPattern("after-16\\.yaml:\\d+: ages are such as `0 to 5`, both included");
    }

    @Test
    void holdsOtherPopulationsToBeAsGoodAsThoseThatComeWithKith() throws IOException {
        assertThat(Populations.in(DORSET)).isEqualTo(Populations.shipped());
        var folder = copy();
        Files.writeString(folder.resolve("populations.yaml"), """
                school age: 4 to 16
                oldest young: 24
                bands: [0 to 3, 4 to 11, 12 to 16, 17 to 21]
                drawn: [0 to 11, 12 to 21]
                """);
        assertThat(check(folder)).isZero();
        assertThat(Populations.in(folder).oldestChild()).isEqualTo(21);
        Files.delete(folder.resolve("populations.yaml"));
        assertThat(Populations.in(folder)).isEqualTo(Populations.shipped());
    }

    @Test
    void readsWhatSpreadsheetsAndEditorsPutBeforeTheFirstLetter() throws IOException {
        var folder = copy();
        for (var file : List.of("needs/goes-missing.sql", "rules.csv", "zones.yaml")) {
            Files.writeString(folder.resolve(file), "\ufeff" + Files.readString(folder.resolve(file)));
        }
        assertThat(check(folder)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "needs/goes-missing.sql, 'stands: 6 months', 'stands: forever', goes-missing\\.sql:\\d+: how long it stands",
        "zone-map.yaml, 'zones:', 'zones: [1', zone-map\\.yaml:\\d+: this is not YAML",
        "zone-map.yaml, 'code: BRI', 'code: BRA', zone-map\\.yaml:\\d+: zones\\.yaml has no zone `BRA`",
        "zones.yaml, 'code: BRI', 'code: Bri dport', zones\\.yaml:4: a zone’s code has letters",
        "school-year.yaml, 'from: 01-05', 'from: 04-05', school-year\\.yaml:5: this term ends before it begins",
        "school-year.yaml, 'from: 01-05', 'from: 12-10', school-year\\.yaml:5: this term ends before it begins",
        "school-year.yaml, 'until: 04-02', 'until: 04-20', school-year\\.yaml:6: this term and one before it",
        "school-year.yaml, 'until: 05-31', 'until: 05-13', school-year\\.yaml:11: this holiday leaves no day of a term",
        "needs/goes-missing.sql, 'missing from police, ', 'missing from safeguarding-dataset; contact from police, ', goes-missing\\.sql:7: it reads contact from police",
        "turned-on.yaml, 'benefits:', 'benifits:', turned-on\\.yaml:\\d+: no source is called `benifits`",
        "sources/police.yaml, '  purpose: ', '  # ', police\\.yaml:1: this does not say: purpose",
        "within.yaml, 'need:off-roll', 'need:off-rol', within\\.yaml:\\d+: no measure is called `need:off-rol`",
        "within.yaml, 'of: \"group:sen-support\"', 'of: \"group:disabled\"', within\\.yaml:\\d+: no measure is called `group:disabled`",
        "within.yaml, '\"group:ehcp\", ', '\"group:disabled\", ', within\\.yaml:\\d+: no measure is called `group:disabled`",
        "within.yaml, 'of: \"people:pupils\"', 'of: \"people:no-roll\"', within\\.yaml:\\d+: `group:ehcp` is not said to be within",
        "within.yaml, '\"group:ehcp\", ', '', within\\.yaml:\\d+: two measures or more exclude each other",
        "within.yaml, '\"group:ehcp\", ', '\"group:sen-support\", ', within\\.yaml:\\d+: .*said to exclude others twice",
        "within.yaml, 'of: \"group:in-care\"', 'of: \"need:in-care-far-from-home\"', within\\.yaml:\\d+: .*would be within itself",
        "needs/goes-missing.sql, 'ages: 0 to 17', 'ages: 0 to 99999999999', goes-missing\\.sql:\\d+: ages are `any`",
        "needs/goes-missing.sql, 'alert: within 6 weeks', 'alert: within 99999999999 weeks', goes-missing\\.sql:\\d+: an alert is",
        "needs/goes-missing.sql, 'stands: 6 months', 'stands: 99999999999 months', goes-missing\\.sql:\\d+: how long it stands",
        "strategy/version-1.yaml, 'ages: 5 to 15', 'ages: 5 to 99999999999', version-1\\.yaml:\\d+: ages are such as",
        "rules.csv, '# ', '# \u0000', rules\\.csv:1: this is not text in UTF-8",
        "needs/goes-missing.sql, '-- title', '\u0000-- title', goes-missing\\.sql:1: this is not text in UTF-8"
    })
    void namesWhatIsWrongInWhicheverFileItIs(String file, String right, String wrong, String sentence)
            throws IOException {
        var folder = copy();
        change(folder.resolve(file), right, wrong);
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString()).containsPattern(sentence).contains("1 mistake.");
    }

    @Test
    void saysThatAnAlertCannotComeWhereTheRuleWaitsLongerThanItIsFor() throws IOException {
        var folder = copy();
        change(
                folder.resolve("needs/not-in-education-or-work.sql"),
                ":told(after-16) - 28",
                ":told(after-16) - interval '12 weeks'");
        assertThat(check(folder)).isZero();
        assertThat(said.toString())
                .contains(
                        "Look at not-in-education-or-work: ",
                        "within 56 days",
                        "seems to wait for 84 days: then none will come");
    }

    @Test
    void namesTheSourcesFromWhichARuleDoesNotTakeWhatItReads() throws IOException {
        var folder = copy();
        assertThat(check(folder)).isZero();
        assertThat(said.toString())
                .contains("Not taken by off-roll: enrolment from family-context and school-transfers.")
                .doesNotContain("home-educated from", "Not taken by goes-missing", "Not taken by first-suspension");
        change(folder.resolve("needs/off-roll.sql"), "school-census, school-rolls", "school-census");
        assertThat(check(folder)).isZero();
        assertThat(said.toString())
                .contains("Not taken by off-roll: enrolment from family-context, school-rolls and school-transfers.");
    }

    @Test
    void namesAFileThatIsNoText() throws IOException {
        var folder = copy();
        Files.write(folder.resolve("minutes.docx"), new byte[] {'P', 'K', 3, 4, (byte) 0xe9, (byte) 0xff});
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString()).containsPattern("minutes\\.docx:1: this is not text in UTF-8");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(check(temporary.resolve("nowhere"))).isEqualTo(1);
    }

    @Test
    void isUsedWronglyWithoutSayingWhatToDo() {
        assertThat(run("strategy")).isEqualTo(2);
    }

    private int check(Path folder) {
        return run("strategy", "check", "--no-database", folder.toString());
    }

    private int run(String... arguments) {
        return new CommandLine(new StrategyCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void change(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private Path copy() throws IOException {
        var to = temporary.resolve("dorset");
        Files.walkFileTree(DORSET, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(DORSET.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(DORSET.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        try (var rules = Rules.class.getResourceAsStream(Rules.FILE)) {
            Files.copy(Objects.requireNonNull(rules), to.resolve(Rules.FILE));
        }
        return to;
    }
}
