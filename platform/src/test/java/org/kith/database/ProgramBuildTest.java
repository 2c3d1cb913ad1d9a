package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramBuildTest {

    private static final String UNDER = "org/kith/database/";

    @TempDir
    private Path classes;

    @BeforeEach
    void aClass() throws IOException {
        write("ProgramBuild.class");
    }

    @Test
    void whatIsMadeOfClassesByEachBuildAnewIsNoOtherProgram() throws Exception {
        var before = sum();
        write("Grants$$SpringCGLIB$$0.class");
        assertThat(sum()).isEqualTo(before);
    }

    @Test
    void aFurtherClassIsAnotherProgram() throws Exception {
        var before = sum();
        write("ProgramBuild$Inner.class");
        assertThat(sum()).isNotEqualTo(before);
    }

    private void write(String name) throws IOException {
        try (var bytes = ProgramBuild.class.getResourceAsStream("ProgramBuild.class")) {
            Files.createDirectories(classes.resolve(UNDER));
            Files.write(classes.resolve(UNDER).resolve(name), bytes.readAllBytes());
        }
    }

    private String sum() throws Exception {
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            return ProgramBuild.sum(loader.loadClass(ProgramBuild.class.getName()), UNDER);
        }
    }
}
