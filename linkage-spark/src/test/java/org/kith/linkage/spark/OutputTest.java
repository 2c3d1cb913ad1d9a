package org.kith.linkage.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    private static final List<String> FILES = List.of("clusters", "pairs", "manifest.json");

    @TempDir
    Path folder;

    @Test
    void whatEndsAmidChangingPlacesSaysNotThatItIsDone() throws IOException {
        put("earlier", FILES);
        assertThat(folder.resolve("manifest.json")).hasContent("earlier");
        assertThatThrownBy(() -> put("later", List.of("clusters", "manifest.json")))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("clusters")).hasContent("later");
        assertThat(folder.resolve("manifest.json")).doesNotExist();
        put("again", FILES);
        assertThat(folder.resolve("manifest.json")).hasContent("again");
        assertThat(folder.resolve(".unfinished")).doesNotExist();
    }

    private void put(String content, List<String> written) throws IOException {
        try (Output output = new Output(folder.toString(), new Configuration())) {
            for (String name : written) {
                output.put(name, content);
            }
            output.finish(FILES.toArray(String[]::new));
        }
    }
}
