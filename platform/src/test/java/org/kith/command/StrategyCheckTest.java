package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `./kith strategy check` on the folder that comes with Kith, whole and with mistakes in it.
class StrategyCheckTest {

    private static final Path DORSET = Path.of("..", "strategies", "dorset");

    @TempDir
    Path temporary;

    private final StringWriter said = new StringWriter();

    @Test
    void findsNothingWrongInTheStrategyThatComesWithKithAndSaysWhatNothingMeasures() {
        assertThat(check(DORSET)).isZero();
        assertThat(said.toString())
                .startsWith("Nothing is wrong.")
                .contains("outcome financial-stability", "ambition participation", "aim proportionate")
                .doesNotContain("outcome good-education");
    }

    @Test
    void namesTheRuleThatSpeaksOfAnOutcomeWhichIsNotInTheSet() throws IOException {
        var folder = copy();
        change(folder.resolve("needs/goes-missing.sql"), "outcome: safe-from-harm", "outcome: safe-and-sound");
        change(folder.resolve("strategy/version-1.yaml"), "[early-help-drifting,", "[early-help-adrift,");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said.toString())
                .containsPattern("goes-missing\\.sql:2: no outcome of the set has the code `safe-and-sound`")
                .containsPattern("version-1\\.yaml:\\d+: there is no rule of need called `early-help-adrift`")
                .contains("2 mistakes");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(check(temporary.resolve("nowhere"))).isEqualTo(1);
    }

    @Test
    void isUsedWronglyWithoutSayingWhatToDo() {
        assertThat(run("strategy")).isEqualTo(2);
    }

    private int check(Path folder) {
        return run("strategy", "check", folder.toString());
    }

    private int run(String... arguments) {
        return new CommandLine(new StrategyCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void change(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private Path copy() throws IOException {
        var to = temporary.resolve("dorset");
        Files.walkFileTree(DORSET, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(DORSET.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(DORSET.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }
}
