package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void saysInTwoLinesWhatIsUsedWronglyAndWhereToRead() {
        var before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Commands.run("link", "people.csv", "--out", "linked", "--treshold", "0.9"))
                    .isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSizeLessThan(5)
                .anyMatch(line -> line.contains("--treshold"))
                .contains("kith link --help tells how it is used.");
    }

    @Test
    void saysThatAPortIsTakenAlthoughSpringWrapsIt() {
        assertThat(Commands.sentence(
                        new IllegalStateException("bean webServerStartStop", new PortInUseException(8080))))
                .contains("8080", "in use");
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
