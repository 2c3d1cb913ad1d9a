package org.kith.partners.layouts;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A file of separated values, row by row in one [Row] that is used again.
final class Csv implements AutoCloseable {

    static final String READ_AS_WINDOWS = "Some letters are not UTF-8; they were read as Windows-1252.";

    private static final int LONGEST_ROW = 1 << 20;
    private static final int FIRST_LOOK = 1 << 14;

    private final Reader text;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;
    private long last;

    private Csv(Reader text, char separator) {
        this.text = text;
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(false)
                .maxBufferSize(LONGEST_ROW)
                .build(new IntoRow(), text);
        this.rows = reader.iterator();
    }

    static Csv open(Path file) throws IOException {
        char separator = separator(file);
        InputStream in = Files.newInputStream(file);
        return new Csv(FileText.of(in), separator);
    }

    /// The separator that the heading has most of, outside quotes.
    private static char separator(Path file) throws IOException {
        char[] look = new char[FIRST_LOOK];
        int length;
        try (Reader text = FileText.of(Files.newInputStream(file))) {
            length = text.read(look, 0, look.length);
        }
        char[] separators = {',', ';', '\t', '|'};
        int[] counts = new int[separators.length];
        boolean quoted = false;
        for (int i = 0; i < length && (quoted || (look[i] != '\n' && look[i] != '\r')); i++) {
            if (look[i] == '"') {
                quoted = !quoted;
            }
            for (int s = 0; !quoted && s < separators.length; s++) {
                if (look[i] == separators[s]) {
                    counts[s]++;
                }
            }
        }
        int most = 0;
        for (int s = 1; s < separators.length; s++) {
            if (counts[s] > counts[most]) {
                most = s;
            }
        }
        return separators[most];
    }

    /// The next row that holds anything, or false at the end.
    boolean next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                last = row.line;
                if (text instanceof FileText file && file.nulls() > 0) {
                    throw new FileRefused(row.line, "not-text", "The file holds zero bytes: it is no text.");
                }
                if (!row.isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (CsvParseException e) {
            throw new FileRefused(
                    last + 1,
                    "row-too-long",
                    "After line " + last + " a row does not end within " + LONGEST_ROW
                            + " characters: perhaps a quotation mark is missing.");
        }
    }

    Row row() {
        return row;
    }

    private final Row row = new Row();

    List<String> header() {
        var header = new ArrayList<String>(row.fields());
        for (int i = 0; i < row.fields(); i++) {
            header.add(row.text(i));
        }
        return header;
    }

    boolean isWindows() {
        return text instanceof FileText file && file.isWindows();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /// Adds a field to a line, quoted where it must be.
    static void append(StringBuilder line, String field) {
        if (!line.isEmpty()) {
            line.append(',');
        }
        boolean quote = line.isEmpty() && field.isEmpty();
        for (int i = 0; i < field.length() && !quote; i++) {
            char c = field.charAt(i);
            quote = c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';';
        }
        if (quote) {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            line.append(field);
        }
    }

    /// Copies fields as characters, without making strings of them.
    private final class IntoRow extends CsvCallbackHandler<Row> {

        @Override
        protected RecordType getRecordType() {
            return row.fields() == 1 && row.until(0) == 0 ? RecordType.EMPTY : RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return row.fields();
        }

        @Override
        protected void beginRecord(long startingLineNumber) {
            row.clear(startingLineNumber);
        }

        @Override
        protected void addField(char[] buf, int offset, int len, boolean quoted) {
            row.add(buf, offset, len);
        }

        @Override
        protected void setComment(char[] buf, int offset, int len) {
            row.add(buf, offset, len);
        }

        @Override
        protected void setEmpty() {
            row.add("");
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
