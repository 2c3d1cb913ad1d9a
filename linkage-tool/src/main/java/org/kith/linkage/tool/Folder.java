package org.kith.linkage.tool;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder for a run's output. Each file is written beside its place and moved there whole, so that no
/// reader meets half of one.
final class Folder {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;

    /// Writes the content of one file.
    interface Content {
        void write(Writer out) throws IOException;
    }

    /// Writes the lines of one CSV file.
    interface Lines {
        void write(CsvWriter csv) throws IOException;
    }

    Folder(Path path) throws IOException {
        this.path = Files.createDirectories(path);
    }

    void put(String name, Content content) throws IOException {
        Path unfinished = Files.createTempFile(path, "." + name, ".part");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished)) {
                content.write(out);
            }
            Files.move(
                    unfinished,
                    path.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    void putCsv(String name, Lines lines) throws IOException {
        put(name, writer -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            lines.write(csv);
            csv.flush();
        });
    }

    void putJson(String name, Object said) throws IOException {
        put(name, writer -> writer.write(JSON.writeValueAsString(said)));
    }
}
