package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher, with a Java that says only how it was called.
class LauncherTest {

    @TempDir
    Path folder;

    private Path home = Path.of(".");

    @BeforeEach
    void build() throws IOException {
        home = folder.resolve("a county's");
        for (var part : List.of("linkage", "linkage-tool", "county", "platform/target/kith")) {
            Files.createDirectories(home.resolve(part));
        }
        Files.createFile(home.resolve("pom.xml"));
        Files.copy(Path.of("..", "kith"), home.resolve("kith"));
        Files.writeString(home.resolve("platform/target/kith/built"), home + "\n");
        var java = Files.createDirectories(folder.resolve("java/bin"));
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25\"\n");
        for (var program : List.of("java", "javac")) {
            program(java.resolve(program), "printf '%s\\n' \"$@\"");
        }
    }

    @Test
    void goesByWhatJavaLearntWhereItWasBuilt() throws Exception {
        assertThat(run(home, "ingest", "a file.csv"))
                .contains("-XX:AOTCache=" + home + "/platform/target/kith/command.aot", "a file.csv");
    }

    @Test
    void leavesLittleToTheSecondCompilerWhereAMainJobIsDone() throws Exception {
        var little = "-XX:Tier4InvocationThreshold=100000";
        for (var command : List.of("ingest", "refresh", "demo")) {
            assertThat(run(home, command, "--data=folder")).as(command).contains(little);
        }
        assertThat(run(home, "serve", "--data=folder")).doesNotContain(little);
    }

    /// Elsewhere Java does not know the option, and would not start.
    @ParameterizedTest
    @CsvSource({"Linux, true", "Darwin, false"})
    void asksForLargePagesOnLinuxAlone(String system, boolean asks) throws Exception {
        program(folder.resolve("java/bin/uname"), "echo " + system);
        var words = run(home, "link", "a file.csv");
        assertThat(words.contains("-XX:+UseTransparentHugePages")).isEqualTo(asks);
        assertThat(words).contains("-XX:LoopUnrollLimit=0");
    }

    @Test
    void doesWithoutItWhereTheBuiltCheckoutWasMoved() throws Exception {
        var elsewhere = Files.move(home, folder.resolve("moved"));
        assertThat(run(elsewhere, "ingest", "a file.csv"))
                .contains("-XX:AOTMode=off", "-jar", elsewhere + "/platform/target/kith/kith.jar")
                .noneMatch(word -> word.startsWith("-XX:AOTCache"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void buildsOnceForTwoCommandsAtOnce() throws Exception {
        Files.delete(home.resolve("platform/target/kith/built"));
        var programs = folder.resolve("java/bin");
        program(programs.resolve("java"), "if [ \"$4\" = extract ]; then mkdir -p \"$6\"; fi");
        program(programs.resolve("mvn"), "[ $1 = -v ] || { echo built >>\"$(dirname \"$0\")/builds\"; sleep 1; }");
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> run(home, "ingest", "one.csv"));
            var other = both.submit(() -> run(home, "ingest", "other.csv"));
            one.get();
            other.get();
        }
        assertThat(programs.resolve("builds")).hasContent("built");
    }

    @Test
    void buildsAgainWhereASourceWasDeleted() throws Exception {
        var sources = Files.createDirectories(home.resolve("county/src/main/java"));
        var source = sources.resolve("Gone.java");
        Files.createFile(source);
        var programs = folder.resolve("java/bin");
        program(programs.resolve("java"), "if [ \"$4\" = extract ]; then mkdir -p \"$6\"; fi");
        program(programs.resolve("mvn"), "[ $1 = -v ] || echo built >>\"$(dirname \"$0\")/builds\"");
        long before = System.currentTimeMillis() - 60_000;
        for (var path : List.of(home.resolve("county/src/main"), sources, source)) {
            assertThat(path.toFile().setLastModified(before)).isTrue();
        }
        run(home, "ingest", "one.csv");
        assertThat(programs.resolve("builds")).doesNotExist();

        Files.delete(source);
        run(home, "ingest", "one.csv");
        assertThat(programs.resolve("builds")).hasContent("built");
    }

    @ParameterizedTest
    @CsvSource({"3.6.3, false", "2.2.1, false", "3.8.7, true", "3.10.0, true", "4.0.0, true", "10.1.0, true"})
    void namesTheMavenThatItNeedsWhereThereIsAnOlderOne(String version, boolean builds) throws Exception {
        Files.delete(home.resolve("platform/target/kith/built"));
        var programs = folder.resolve("java/bin");
        program(programs.resolve("java"), "if [ \"$4\" = extract ]; then mkdir -p \"$6\"; fi");
        program(programs.resolve("mvn"), "[ $1 = -v ] && echo 'Apache Maven " + version + " (abc)' || true");

        var process = start(home, "ingest", "one.csv");

        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor() == 0).as(said).isEqualTo(builds);
        if (!builds) {
            assertThat(said).contains("needs Maven 3.8 or later, and mvn is " + version.substring(0, 3));
        }
    }

    @Test
    void worksFromWhereALinkToItLies() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("kith"), home.resolve("kith"));
        assertThat(run(bin, "ingest", "a file.csv"))
                .contains("-XX:AOTCache=" + home + "/platform/target/kith/command.aot");
        assertThat(folder.resolve("bin/platform")).doesNotExist();
    }

    @Test
    void tellsHowTestsAndBenchmarksAreUsedWithoutRunningThem() throws Exception {
        assertThat(run(home, "test", "--help").getFirst()).startsWith("Usage: kith test");
        assertThat(run(home, "benchmark", "--help").getFirst()).startsWith("Usage: kith benchmark");
    }

    private static void program(Path file, String does) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> run(Path checkout, String... words) throws Exception {
        var said = Files.createTempFile(folder, "said", "");
        var process = launcher(checkout, words)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(said);
    }

    private Process start(Path checkout, String... words) throws IOException {
        return launcher(checkout, words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder launcher(Path checkout, String... words) {
        var builder = new ProcessBuilder("bash", checkout.resolve("kith").toString(), words[0], words[1]);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().merge("PATH", folder.resolve("java/bin") + ":", (path, ours) -> ours + path);
        return builder;
    }
}
