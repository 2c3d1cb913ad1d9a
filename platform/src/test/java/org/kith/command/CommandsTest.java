package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

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

    @Test
    void givesANumberInsteadOfTheWordsOfAFaultThatMayQuoteARow() {
        assertThat(Commands.sentence(
                        new IllegalStateException(new SQLException("duplicate key: (upn)=(A1), Maisie Pike"))))
                .containsPattern("[0-9A-F]{8}")
                .doesNotContain("Maisie", "upn");
    }
}
