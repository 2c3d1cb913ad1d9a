package org.kith.county;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads a made county's files back, with a reader that is not ours.
final class MadeFiles {

    private final Path folder;

    MadeFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /// The files of a source whose names begin so, in order.
    List<Path> of(String source, String prefix) {
        try (Stream<Path> files = Files.list(folder.resolve(source))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rows(String source, String prefix, Consumer<NamedCsvRecord> row) {
        of(source, prefix).forEach(file -> rows(file, row));
    }

    List<NamedCsvRecord> truth(String table) {
        List<NamedCsvRecord> rows = new java.util.ArrayList<>();
        rows(folder.resolve("truth").resolve(table + ".csv"), rows::add);
        return rows;
    }

    static void rows(Path file, Consumer<NamedCsvRecord> row) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text(file))) {
            reader.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        String source = file.resolveSibling("").getFileName().toString();
        Charset charset = source.equals("police") || source.equals("housing")
                ? Charset.forName("windows-1252")
                : StandardCharsets.UTF_8;
        try {
            String text = Files.readString(file, charset);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
