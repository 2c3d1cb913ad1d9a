package org.kith.matching;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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

    /// What a row says in the columns that were asked for. Of the others no text is made: of twelve million fields of a
    /// county every third is one.
    public static final class Row {

        private final long line;
        private final List<String> columns;
        private final String[] fields;
        private int count;

        private Row(long line, List<String> columns) {
            this.line = line;
            this.columns = columns;
            this.fields = new String[columns.size()];
        }

        public String in(String column) {
            return fields[columns.indexOf(column)];
        }
    }

    private static final class Reading extends AbstractBaseCsvCallbackHandler<Row> {

        private final List<String> columns;

        /// For each of the file's columns, where it stands among those asked for, or -1.
        private final int[] places;

        private Row row;

        Reading(List<String> columns, List<String> header) {
            this.columns = columns;
            this.places = header.stream().mapToInt(columns::indexOf).toArray();
            this.row = new Row(1, columns);
        }

        @Override
        protected void handleBegin(long line) {
            row = new Row(line, columns);
        }

        @Override
        protected void handleField(int field, char[] text, int from, int length, boolean quoted) {
            row.count++;
            if (field < places.length && places[field] >= 0) {
                row.fields[places[field]] = new String(text, from, length);
            }
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }

    /// Hands on row by row.
    ///
    /// @throws Untold where the file is not there or not whole, has other columns, or says in a row what cannot be
    public void each(Consumer<Row> taken) {
        if (!Files.exists(file)) {
            throw new Untold(name() + " is not there");
        }
        try {
            var header = header();
            try (var csv = csv().build(new Reading(columns, header), file)) {
                csv.stream().skip(1).forEach(row -> take(row, header.size(), taken));
            }
            ends();
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new Untold(name() + " cannot be read: " + e.getMessage());
        }
    }

    private static CsvReaderBuilder csv() {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /// Also of a file without rows.
    private List<String> header() throws IOException {
        try (var csv = csv().ofCsvRecord(file)) {
            var header = csv.stream()
                    .findFirst()
                    .orElseThrow(() -> new Untold(name() + " is empty"))
                    .getFields();
            for (var column : columns) {
                if (!header.contains(column)) {
                    throw untold(1, "there is no column " + column + "; another version of Kith made it");
                }
            }
            return header;
        }
    }

    private void take(Row row, int fields, Consumer<Row> taken) {
        if (row.count != fields) {
            throw untold(row.line, "the row has " + row.count + " of " + fields + " fields");
        }
        try {
            taken.accept(row);
        } catch (DateTimeParseException e) {
            throw untold(row.line, "\"" + e.getParsedString() + "\" is no day");
        } catch (NumberFormatException _) {
            throw untold(row.line, "there is no number where one belongs");
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
