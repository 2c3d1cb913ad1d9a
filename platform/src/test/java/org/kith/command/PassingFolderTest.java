package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassingFolderTest {

    private final String name = "kith-passing-" + UUID.randomUUID() + "-";

    @Test
    void whatAKilledCommandLeftIsClearedAndWhatOneHoldsIsNot() throws IOException {
        var left = PassingFolder.make(name);
        Files.writeString(left.path().resolve("something"), "of the run");
        left.held().close(); // as the system does when the program is killed
        try (var held = PassingFolder.make(name);
                var later = PassingFolder.make(name)) {
            assertThat(left.path()).doesNotExist();
            assertThat(held.path()).isDirectory();
            assertThat(later.path()).isDirectory();
        }
    }

    /// Locks of one program tell nothing of what another may have.
    @Test
    void anotherProgramCannotHaveWhatIsHeld() throws IOException, InterruptedException {
        try (var made = PassingFolder.make(name)) {
            var other = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Taking.class.getName(),
                            made.path().resolve("held.lock").toString())
                    .inheritIO()
                    .start();
            assertThat(other.waitFor()).isEqualTo(Taking.REFUSED);
        }
    }

    /// Tries to lock a file.
    static final class Taking {

        static final int REFUSED = 3;

        public static void main(String... arguments) throws IOException {
            try (var file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                    var lock = file.tryLock()) {
                System.exit(lock == null ? REFUSED : 0);
            }
        }
    }

    @Test
    void aLinkToAFolderElsewhereIsLeftAlone(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("held.lock"), "");
        var link = Files.createSymbolicLink(
                Path.of(System.getProperty("java.io.tmpdir")).resolve(name + "link"), elsewhere);
        try (var made = PassingFolder.make(name)) {
            assertThat(made.path()).isDirectory();
            assertThat(elsewhere.resolve("held.lock")).exists();
        } finally {
            Files.delete(link);
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
