package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.intake.Taken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

class CommandsTest {

    @Test
    void saysInAFilesOwnWordsWhatIsWrongWithIt() {
        assertThat(Commands.sentence(new IllegalStateException("wrapped", new IOException("no space left"))))
                .isEqualTo("no space left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR", "de-DE"})
    void writesNumbersAndWordsAlikeWhateverTheMachineSpeaks(String language) {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(Commands.run("--version")).isZero();
            assertThat(String.format("%,d %.1f", 1234, 0.5)).isEqualTo("1,234 0.5");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysOfAFileInWordsWhatJavaSaysByItsPathAlone() {
        assertThat(Commands.sentence(new NoSuchFileException("/nowhere/clusters.csv.unfinished")))
                .isEqualTo("/nowhere/clusters.csv.unfinished: there is no such file, or no folder for it");
        assertThat(Commands.sentence(new UncheckedIOException(new AccessDeniedException("/shut/layouts"))))
                .isEqualTo("/shut/layouts: it may not be read or written");
        assertThat(Commands.sentence(new UncheckedIOException("the county stays", new IOException("disk full"))))
                .isEqualTo("the county stays");
    }

    @ParameterizedTest
    @CsvSource({"53100, no room left", "08006, ended in the middle", "57P02, ended in the middle"})
    void saysOfADatabaseThatEndedThatItDidAndNothingOfFiles(String state, String words) {
        var lost = new SQLException("Maisie Pike", state, new EOFException());
        assertThat(Commands.sentence(new IllegalStateException(lost)))
                .contains(words, "Run this again")
                .doesNotContain("Maisie");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ingest a.csv --year 24, '24' is no year from 2000 to 2099",
                "ingest a.csv --year 1e9, '1e9' is no year from 2000 to 2099",
                "ingest a.csv --year 20245, '20245' is no year from 2000 to 2099",
                "serve --port 99999, '99999' is no port from 0 to 65535",
                "demo --port door, 'door' is no port from 0 to 65535",
                "ingest a.csv --term winter, \"one of [AUTUMN, SPRING, SUMMER] (case-insensitive) but was 'winter'\"",
                "generate --out none --as-of tomorrow, 'tomorrow' is no day such as 2026-11-01"
            })
    void countsAsWrongUseWhatNoYearPortTermOrDayCanBe(String line, String reason) {
        assertThat(refused(line.split(" ", -1))).first().asString().endsWith(reason);
    }

    @Test
    void saysInTwoLinesWhatIsUsedWronglyAndWhereToRead() {
        assertThat(refused("link", "people.csv", "--out", "linked", "--treshold", "0.9"))
                .hasSizeLessThan(5)
                .anyMatch(line -> line.contains("--treshold"))
                .contains("kith link --help tells how it is used.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "10.1.2.3", "10.1.2.3/33", "10.1.2.3/32, 10.1.2.4", "10.1.2.3/32 10.1.2.4/32"})
    void countsAsWrongUseWhatIsNoListOfProxies(String said) {
        var wrong = catchThrowable(() -> Proxies.check(said));

        assertThat(WrongSetting.in(wrong))
                .map(WrongSetting::sentence)
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("KITH_PROXIES is \"" + said + "\"", "such as 10.1.2.3/32"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "10.1.2.3/32", "127.0.0.0/8, ::1/128", "10.1.2.3/32,10.1.2.4/32"})
    void takesAListOfProxies(@Nullable String said) {
        assertThatCode(() -> Proxies.check(said)).doesNotThrowAnyException();
    }

    @Test
    void tellsOfAFileThatWaitsWhyAndWhereToDecide() {
        var why = new Receipt.Noted(0, null, "waits", "The file of 1 May had 20 rows, this one has 10.");
        var said = new ByteArrayOutputStream();
        IngestCommand.tell(new Taken(12, receipt(why), true), new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .contains("  The file of 1 May had 20 rows, this one has 10.")
                .anyMatch(line -> line.startsWith("hubs.csv: still waiting as hubs, hubs-visits. Rows read 10"))
                .last()
                .asString()
                .contains("Nothing of it is loaded", "/receipts/12");
    }

    @Test
    void tellsHowToBringAFolder(@TempDir Path folder) {
        assertThat(ended(1, "ingest", folder.toString()))
                .first()
                .asString()
                .contains(" is a folder: ", "./kith refresh --from " + folder);
    }

    @Test
    void refusesAReceiptThatCannotBeWrittenBeforeAnythingIsTaken(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "a,b\n").toString();
        var data = folder.resolve("data");
        for (var receipt : List.of(folder, folder.resolve("nowhere/receipt.json"))) {
            assertThat(ended(2, "ingest", file, "--receipt", receipt.toString(), "--data", data.toString()))
                    .first()
                    .asString()
                    .contains("the receipt cannot be written as " + receipt);
        }
        assertThat(data).doesNotExist();
    }

    private static Receipt receipt(Receipt.Noted trouble) {
        var none = List.<String>of();
        return new Receipt(
                "hubs.csv",
                "",
                "hubs",
                "hubs-visits",
                2026,
                Receipt.State.WAITING,
                10,
                10,
                0,
                0,
                List.of(trouble),
                0,
                none,
                List.of(),
                null,
                null);
    }

    /// What wrong use is told.
    private static List<String> refused(String... arguments) {
        return ended(2, arguments);
    }

    private static List<String> ended(int code, String... arguments) {
        var before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Commands.run(arguments)).isEqualTo(code);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void saysThatAPortIsTakenAndWhatToDoAlthoughSpringWrapsIt() {
        var failure = new IllegalStateException("bean webServerStartStop", new PortInUseException(8080));
        assertThat(Commands.sentence(failure)).contains("8080", "in use", "--port");
        assertThat(new WrongSetting.Reporter().reportException(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kith.sampled-joins | abc           | KITH_SAMPLED_JOINS is "abc", which is no whole number up to 2147483647.
            kith.sampled-joins | 3000000000    | KITH_SAMPLED_JOINS is "3000000000", which is no whole number up to 2147483647.
            kith.demonstration | maybe         | KITH_DEMONSTRATION is "maybe", which is neither true nor false.
            """)
    void namesASettingThatIsNotWhatItShouldBe(String setting, String value, String sentence) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("environment", Map.of(setting, value)));
            context.register(Needing.class);
            assertThatException().isThrownBy(context::refresh).satisfies(failure -> {
                assertThat(Commands.sentence(failure)).isEqualTo(sentence);
                assertThat(new WrongSetting.Reporter().reportException(failure)).isTrue();
            });
        }
    }

    /// What is set, nested as one part stands in another.
    @Import(Settings.class)
    record Needing(Settings settings) {}

    record Settings(
            @Value("${kith.sampled-joins:100}") int joins,
            @Value("${kith.demonstration:true}") boolean demonstration) {}

    @Test
    void givesANumberInsteadOfTheWordsOfAFaultThatMayQuoteARow() {
        assertThat(Commands.sentence(
                        new IllegalStateException(new SQLException("duplicate key: (upn)=(A1), Maisie Pike"))))
                .containsPattern("[0-9A-F]{8}")
                .doesNotContain("Maisie", "upn");
    }
}
