package org.kith.matching;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;

/// One file of a made county's truth, read whole or not at all: half a truth would call right what is wrong.
public final class TruthFile {

    private final Path file;
    private final List<String> columns;

    /// @param columns those that it must have; others do no harm
    public TruthFile(Path file, String... columns) {
        this.file = file;
        this.columns = List.of(columns);
    }

    /// Hands on row by row.
    ///
    /// @throws Untold where the file is not there or not whole, has other columns, or says in a row what cannot be
    public void each(Consumer<NamedCsvRecord> taken) {
        if (!Files.exists(file)) {
            throw new Untold(name() + " is not there");
        }
        try {
            headed();
            try (var csv = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofNamedCsvRecord(file)) {
                for (var row : csv) {
                    take(row, taken);
                }
            }
            ends();
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new Untold(name() + " cannot be read: " + e.getMessage());
        }
    }

    /// Also of a file without rows.
    private void headed() throws IOException {
        try (var csv = CsvReader.builder().ofCsvRecord(file)) {
            var first = csv.stream().findFirst().orElseThrow(() -> new Untold(name() + " is empty"));
            for (var column : columns) {
                if (!first.getFields().contains(column)) {
                    throw untold(1, "there is no column " + column + "; another version of Kith made it");
                }
            }
        }
    }

    private void take(NamedCsvRecord row, Consumer<NamedCsvRecord> taken) {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() != row.getHeader().size()) {
            throw untold(
                    line,
                    "the row has " + row.getFieldCount() + " of "
                            + row.getHeader().size() + " fields");
        }
        try {
            taken.accept(row);
        } catch (DateTimeParseException e) {
            throw untold(line, "\"" + e.getParsedString() + "\" is no day");
        } catch (NumberFormatException _) {
            throw untold(line, "there is no number where one belongs");
        }
    }

    /// Whatever wrote it ended each line.
    private void ends() throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            if (bytes.read() != '\n') {
                throw new Untold(name() + " breaks off in its last line");
            }
        }
    }

    /// Says what is wrong in a line.
    private Untold untold(long line, String what) {
        return new Untold(name() + ", line " + line + ": " + what);
    }

    private String name() {
        return "truth/" + file.getFileName();
    }
}
