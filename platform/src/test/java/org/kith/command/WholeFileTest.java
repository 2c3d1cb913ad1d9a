package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void takesOverWhatAKilledProgramLeft() throws IOException {
        var left = Files.writeString(folder.resolve("out.csv.unfinished"), "half of what a killed program wro");

        var file = new WholeFile(folder.resolve("out.csv"));
        int rows = file.writeForOwner(out -> {
            out.write("whole".getBytes(StandardCharsets.UTF_8));
            return 1;
        });

        assertThat(rows).isEqualTo(1);
        assertThat(folder.resolve("out.csv")).hasContent("whole");
        assertThat(left).doesNotExist();
    }

    @Test
    void leavesTheOneBeforeAndNothingBesideItWhereWritingFails() throws IOException {
        var before = Files.writeString(folder.resolve("out.csv"), "before");

        assertThatThrownBy(() -> new WholeFile(before).write(out -> {
                    out.write('h');
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");

        assertThat(folder).isDirectoryContaining("glob:**/out.csv").isDirectoryNotContaining("glob:**.unfinished");
        assertThat(before).hasContent("before");
    }
}
