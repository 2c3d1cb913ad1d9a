package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
