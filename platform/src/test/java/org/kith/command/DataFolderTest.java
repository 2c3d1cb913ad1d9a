package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

class DataFolderTest {

    private static final Map<String, String> NAMED = Map.of("KITH_DATABASE_URL", "postgresql://server/kith");

    @TempDir
    Path folder;

    @Test
    void aDemonstrationWithItsOwnDatabaseIsNotMixedWithAnother() throws IOException {
        var data = new DataFolder();
        data.folder = folder;
        Files.writeString(folder.resolve("demo-people.json"), "[]");
        assertThatCode(() -> data.mustHaveOneDatabase(NAMED))
                .as("it was made in the one that is named")
                .doesNotThrowAnyException();

        Files.createDirectory(folder.resolve("postgres"));
        assertThatThrownBy(() -> data.mustHaveOneDatabase(NAMED))
                .hasMessageContaining("KITH_DATABASE_URL names another")
                .hasMessageContaining(folder.toString())
                .satisfies(wrong -> assertThat(WrongSetting.in(wrong)).isPresent());
        for (var none : List.of(Map.<String, String>of(), Map.of("KITH_DATABASE_URL", " "))) {
            assertThatCode(() -> data.mustHaveOneDatabase(none)).doesNotThrowAnyException();
        }
    }

    @Test
    void whereThereCanBeNoFolderNothingIsStartedAndAnotherIsToBeNamed() throws IOException {
        var data = new DataFolder();
        data.folder = Files.writeString(folder.resolve("a file"), "");
        for (var type : WebApplicationType.values()) {
            assertThatThrownBy(() -> data.start(type, Map.of()))
                    .isInstanceOf(NoDataFolder.class)
                    .hasMessage("the data folder cannot be used. " + data.folder
                            + ": something else of that name is there. Name another with --data.");
        }
    }
}
