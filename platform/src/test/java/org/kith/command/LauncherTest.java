package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            var file = Files.writeString(java.resolve(program), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
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

    @Test
    void doesWithoutItWhereTheBuiltCheckoutWasMoved() throws Exception {
        var elsewhere = Files.move(home, folder.resolve("moved"));
        assertThat(run(elsewhere, "ingest", "a file.csv"))
                .contains("-XX:AOTMode=off", "-jar", elsewhere + "/platform/target/kith/kith.jar")
                .noneMatch(word -> word.startsWith("-XX:AOTCache"));
    }

    private List<String> run(Path checkout, String... words) throws Exception {
        var said = folder.resolve("said");
        var process = new ProcessBuilder("bash", checkout.resolve("kith").toString(), words[0], words[1])
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("JAVA_HOME", folder.resolve("java").toString());
        assertThat(process.start().waitFor()).isZero();
        return Files.readAllLines(said);
    }
}
