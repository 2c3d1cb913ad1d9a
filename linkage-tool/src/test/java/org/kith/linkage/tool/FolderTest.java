package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    private static final List<String> EARLIER = List.of("clusters.csv", "pairs.csv", "run.kith", Folder.MANIFEST);
    private static final List<String> LATER = List.of("clusters.csv", "joined.csv", "run.kith", Folder.MANIFEST);

    @TempDir
    Path out;

    /// A step towards the later run in the earlier one's place.
    private interface Step {
        void take() throws IOException;
    }

    @Test
    void whereverChangingPlacesWasCutOffTheNextEndsIt() throws IOException {
        for (int taken = 0; taken <= steps(out).size(); taken++) {
            Path run = Files.createDirectory(out.resolve("cut" + taken));
            fill(run, EARLIER, "earlier");
            fill(Files.createDirectory(run.resolve(".kith.finished")), LATER, "later");
            for (Step step : steps(run).subList(0, taken)) {
                step.take();
            }
            Folder.settle(run);
            assertThat(names(run)).as("after %s steps", taken).containsExactlyInAnyOrderElementsOf(LATER);
            for (String name : LATER) {
                assertThat(run.resolve(name)).hasContent("later");
            }
        }
    }

    @Test
    void whatWasNotFinishedLeavesTheEarlierRun() throws IOException {
        fill(out, EARLIER, "earlier");
        fill(Files.createDirectory(out.resolve(".kith.unfinished")), LATER, "half");
        try (Folder next = new Folder(out)) {
            next.put("clusters.csv", writer -> writer.write("another half"));
        }
        assertThat(names(out)).containsExactlyInAnyOrderElementsOf(EARLIER);
        for (String name : EARLIER) {
            assertThat(out.resolve(name)).hasContent("earlier");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsWrittenOnlyItsOwnerReads() throws IOException {
        try (Folder run = new Folder(out)) {
            run.put("pairs.csv", writer -> writer.write("id_l,id_r\n"));
            run.finish("done");
        }
        for (String name : List.of("pairs.csv", Folder.MANIFEST)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    private static List<Step> steps(Path run) {
        Path finished = run.resolve(".kith.finished");
        Path moving = run.resolve(".kith.moving");
        List<Step> steps = new ArrayList<>(List.of(
                () -> Files.delete(run.resolve(Folder.MANIFEST)),
                () -> Files.delete(run.resolve("pairs.csv")),
                () -> Files.move(finished, moving)));
        for (String name : LATER) {
            steps.add(() -> {
                Files.deleteIfExists(run.resolve(name));
                Files.move(moving.resolve(name), run.resolve(name));
            });
        }
        return steps;
    }

    private static void fill(Path folder, List<String> names, String content) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), content);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
