package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A run that the system kills while it writes, as it does when memory runs out: nothing may be caught or tidied.
class KilledLinkTest {

    private static final int PEOPLE = 80_000;
    private static final int FEW = 4_000;
    private static final int ATTEMPTS = 10;
    private static final String SETTINGS = """
            {"link_type": "dedupe_only", "probability_two_random_records_match": 0.5,
             "blocking_rules_to_generate_predictions": ["l.home = r.home"],
             "comparisons": [
               {"output_column_name": "home", "comparison_levels": [
                 {"sql_condition": "home_l = home_r", "m_probability": 0.9, "u_probability": 0.1},
                 {"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9}]}]}
            """;
    private static final List<String> TABLES = List.of("clusters.csv", "pairs.csv");

    @TempDir
    Path folder;

    @Test
    void leavesNoHalfOfAFileAndTheNextRunSucceeds() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("settings.json"), SETTINGS);
        Path earlierPeople = people("earlier.csv", 1);
        Path laterPeople = people("later.csv", 2);
        link(earlierPeople, "earlier");
        link(laterPeople, "later");
        for (String table : TABLES) {
            killAndGoOn(table, earlierPeople, laterPeople);
        }
    }

    @Test
    void anotherProgramIsRefusedTheFolderWhileOneWritesThere() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("settings.json"), SETTINGS);
        Path people = people("people.csv", 1);
        Path out = folder.resolve("out");
        Process run = begin(people, out);
        try {
            while (run.isAlive() && !holds(out)) {
                Thread.onSpinWait();
            }
            StringWriter complained = new StringWriter();
            assertThat(execute(people, out, complained)).isEqualTo(1);
            assertThat(complained.toString()).contains("another run is writing into it");
            assertThat(run.waitFor()).isZero();
        } finally {
            run.destroyForcibly().waitFor();
        }
        link(people, "out");
    }

    @Test
    void aRunThatGoesOnInItsOwnFolderIsKilledWithoutLosingIt() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("settings.json"), SETTINGS);
        Path monday = folder.resolve("monday");
        keep(people("people.csv", 1, FEW), monday, List.of("--model", settings()));
        Path news = Files.writeString(folder.resolve("news.csv"), "unique_id,home\n1,7\n2,7\n900001,7\n");
        Path tuesday = copy(monday, "tuesday");
        keep(news, tuesday, List.of("--against", tuesday.toString()));
        Map<String, String> before = sums(monday);
        Map<String, String> after = sums(tuesday);
        List<Predicate<Path>> moments = List.of(
                out -> Files.exists(out.resolve(".kith.unfinished/run.kith")),
                out -> Files.exists(out.resolve(".kith.unfinished/manifest.json")),
                out -> Files.exists(out.resolve(".kith.finished")),
                out -> Files.exists(out.resolve(".kith.moving")),
                out -> Files.notExists(out.resolve("manifest.json")),
                out -> Files.exists(out.resolve("merged.csv")));
        for (int moment = 0; moment < moments.size(); moment++) {
            Path out = copy(monday, "out" + moment);
            killAt(moments.get(moment), news, out);
            Folder.settle(out);
            assertThat(sums(out)).as("moment %s", moment).isIn(before, after);
            keep(news, folder.resolve("next" + moment), List.of("--against", out.toString()));
        }
    }

    private void killAt(Predicate<Path> moment, Path news, Path out) throws IOException, InterruptedException {
        Process run = begin(List.of(
                news.toString(), "--out", out.toString(), "--against", out.toString(), "--keep", "--no-report"));
        try {
            while (run.isAlive() && !moment.test(out)) {
                Thread.onSpinWait();
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
    }

    private static void keep(Path people, Path out, List<String> by) {
        List<String> asked =
                new ArrayList<>(List.of(people.toString(), "--out", out.toString(), "--keep", "--no-report"));
        asked.addAll(by);
        StringWriter complained = new StringWriter();
        assertThat(execute(asked, complained)).as(complained.toString()).isZero();
    }

    private Path copy(Path run, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run)) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /// What a later run goes on from; the manifest is there and tells when it was made.
    private static Map<String, String> sums(Path run) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "[!.]*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                sums.put(name, name.equals(Folder.MANIFEST) ? "there" : Sum.of(file));
            }
        }
        return sums;
    }

    private String settings() {
        return folder.resolve("settings.json").toString();
    }

    /// Whether a run has begun to read, which it does once the folder is its own.
    private static boolean holds(Path out) throws IOException {
        Path lock = out.resolve(".kith.lock");
        return Files.exists(lock) && Files.size(lock) > 0;
    }

    private void killAndGoOn(String table, Path earlierPeople, Path laterPeople)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        int attempt = 0;
        do {
            if (attempt++ == ATTEMPTS) {
                fail("no run was killed while it wrote " + table);
            }
            link(earlierPeople, "out");
        } while (!killedWhileWriting(table, laterPeople, out));
        assertThat(out.resolve(Folder.MANIFEST)).exists();
        for (String name : TABLES) {
            assertThat(out.resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("earlier").resolve(name));
        }
        link(laterPeople, "out");
        for (String name : TABLES) {
            assertThat(out.resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("later").resolve(name));
        }
        assertThat(out.resolve(Folder.MANIFEST)).exists();
        assertThat(unfinished(out, "")).isFalse();
    }

    /// Whether the run was still writing when it was killed.
    private boolean killedWhileWriting(String table, Path people, Path out) throws IOException, InterruptedException {
        Process run = begin(people, out);
        try {
            while (run.isAlive() && !unfinished(out, table)) {
                Thread.onSpinWait();
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
        return unfinished(out, table);
    }

    private Process begin(Path people, Path out) throws IOException {
        return begin(asked(people, out));
    }

    private static Process begin(List<String> asked) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Link.class.getName()));
        command.addAll(asked);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean unfinished(Path out, String name) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(out.resolve(".kith.unfinished"), name + "*")) {
            for (Path part : parts) {
                if (name.isEmpty() || Files.size(part) > 0) {
                    return true;
                }
            }
        } catch (NoSuchFileException e) {
            // It was moved to its place between our seeing and our measuring it.
        }
        return false;
    }

    private List<String> asked(Path people, Path out) {
        return List.of(people.toString(), "--out", out.toString(), "--model", settings(), "--pairs", "--no-report");
    }

    private void link(Path people, String out) {
        StringWriter complained = new StringWriter();
        assertThat(execute(people, folder.resolve(out), complained))
                .as(complained.toString())
                .isZero();
    }

    private int execute(Path people, Path out, StringWriter complained) {
        return execute(asked(people, out), complained);
    }

    private static int execute(List<String> asked, StringWriter complained) {
        return new CommandLine(new Link())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(complained))
                .execute(asked.toArray(String[]::new));
    }

    private Path people(String name, long seed) throws IOException {
        return people(name, seed, PEOPLE);
    }

    /// Many in every home, so that there are many pairs.
    private Path people(String name, long seed, int many) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("unique_id,home\n");
        for (int person = 0; person < many; person++) {
            csv.append(person).append(',').append(random.nextInt(many / 6)).append('\n');
        }
        return Files.writeString(folder.resolve(name), csv);
    }
}
