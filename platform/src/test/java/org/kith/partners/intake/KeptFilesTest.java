package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.partners.deliveries.Hashed;

class KeptFilesTest {

    @TempDir
    Path data;

    private Path file;
    private KeptFiles files;

    @BeforeEach
    void aFileCame() throws IOException {
        file = Files.writeString(data.resolve("register.csv"), "upn");
        files = new KeptFiles(data.toString());
    }

    @Test
    void aFileThatBecameAnotherIsNoticedThoughWhatItWasIsKept() throws IOException {
        var sha256 = Hashed.sha256(file);
        assertThat(files.keep(file, sha256)).isTrue();
        assertThat(files.keep(file, sha256)).isTrue();
        assertThat(files.keep(files.find(sha256).orElseThrow(), sha256)).isTrue();

        Files.writeString(file, "upn of another");
        assertThat(files.keep(file, sha256)).isFalse();
    }

    @Test
    void aFullDiskIsNotTheFaultOfTheFile() {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertThatIOException().isThrownBy(() -> Hashed.copy(file, full)).withMessageContaining("No space left");
    }

    @Test
    void saysWhatIsWrongWithTheFolderInWhichAFileIsKept() throws IOException {
        Files.createFile(data.resolve("files"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> files.keep(file, Hashed.sha256(file)))
                .withMessageContainingAll("could not be kept in", "something else of that name is there");
    }

    @Test
    void saysThatAFileCannotBeReadWhereThatIsSo() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Hashed.copy(data.resolve("none.csv"), data.resolve("copy")))
                .withMessageContaining("none.csv could not be read");
    }
}
