package org.kith.partners.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class ArrivingFolderTest {

    @TempDir
    Path data;

    @Test
    void whatAKilledProgramLeftIsGoneWithTheNextStart() throws IOException {
        var elsewhere = Files.createFile(data.resolve("kept"));
        var work =
                Files.createDirectories(data.resolve("arriving").resolve("work").resolve("ROOT"));
        var left = Files.writeString(work.resolve("upload_1.tmp"), "half a file");
        Files.createSymbolicLink(work.resolve("link"), elsewhere);

        new ArrivingFolder(data.toString()).customize(new TomcatServletWebServerFactory());

        assertThat(left).doesNotExist();
        assertThat(elsewhere).exists();
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        new ArrivingFolder(data.toString()).customize(new TomcatServletWebServerFactory());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("arriving"))))
                .isEqualTo("rwx------");
    }
}
