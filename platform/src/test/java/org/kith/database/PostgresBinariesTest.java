package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @RepeatedTest(20)
    void deletesAFolderFromWhichAnotherProcessTakesFilesMeanwhile(@TempDir Path place) throws Exception {
        var folder = place.resolve("cluster");
        for (int inside = 0; inside < 20; inside++) {
            var base = Files.createDirectories(folder.resolve("base/" + inside));
            for (int file = 0; file < 20; file++) {
                Files.createFile(base.resolve("pg_internal.init." + file));
            }
        }
        try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
            var alongside = another.submit(() -> {
                PostgresBinaries.delete(folder);
                return null;
            });
            PostgresBinaries.delete(folder);
            assertThatCode(alongside::get).doesNotThrowAnyException();
        }
        assertThat(folder).doesNotExist();
        PostgresBinaries.delete(folder); // nothing there is no error
    }
}
