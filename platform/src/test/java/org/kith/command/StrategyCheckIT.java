package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// `./kith strategy check` tries what only a database can find wrong.
class StrategyCheckIT {

    @TempDir
    Path folder;

    @Test
    void aRuleWhoseQueryCannotBeRunIsAMistake() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("..", "strategies", "dorset"), folder);
        var rule = folder.resolve("needs", "goes-missing.sql");
        Files.writeString(rule, Files.readString(rule).replace("select m.person_id", "select m.persona_id"));
        var lines = Files.readAllLines(rule);
        long above =
                lines.stream().takeWhile(line -> !line.contains("m.persona_id")).count();
        long heading = lines.stream().takeWhile(line -> line.startsWith("--")).count();
        var broken = KithProcess.run("strategy", "check", folder.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.said())
                .containsPattern("goes-missing\\.sql:" + (above + 1)
                        + ": .* of line " + (above + 1 - heading)
                        + " of the query: column m.persona_id does not exist")
                .contains("Tried on an empty database: the queries of 28 rules.", "1 mistake.");
    }
}
