package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassingFolderTest {

    private final String name = "kith-passing-" + UUID.randomUUID() + "-";

    @Test
    void whatAKilledCommandLeftIsClearedAndWhatOneHoldsIsNot() throws IOException {
        var left = PassingFolder.make(name);
        Files.writeString(left.path().resolve("something"), "of the run");
        left.held().close(); // as the system does when the program is killed
        try (var held = PassingFolder.make(name)) {
            PassingFolder.clearLeft(name);
            assertThat(left.path()).doesNotExist();
            assertThat(held.path()).isDirectory();
        }
    }

    @Test
    void nothingOfItStaysOnceItIsClosed() {
        var folder = PassingFolder.make(name);
        folder.close();
        assertThat(folder.path()).doesNotExist();
        assertThat(folder.held().isOpen()).isFalse();
    }
}
