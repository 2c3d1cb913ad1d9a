package org.kith.linkage.tool.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows taken from bytes, held against a library's that takes them from characters.
class RowReaderTest {

    private static final String FILE = "people.csv";

    /// A row and the line that it begins on.
    private record Row(long line, List<String> values) {}

    @Test
    void readsWhatTheLibraryReads() throws IOException {
        var random = new Random(11);
        String[] pieces = {"a", "Ann", " ", ",", ",", "\"", "\"\"", "\n", "\r\n", "é", "李", "😀", "", "\t"};
        int read = 0;
        for (int file = 0; file < 2_000; file++) {
            var text = new StringBuilder();
            for (int piece = random.nextInt(40); piece > 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<Row> wanted;
            try {
                wanted = library(text.toString());
            } catch (CsvParseException e) {
                assertThatThrownBy(() -> rows(text.toString(), random), "[%s] %s", text, e)
                        .isInstanceOf(BrokenInput.class);
                continue;
            }
            try {
                assertThat(rows(text.toString(), random)).as(text.toString()).isEqualTo(wanted);
                read++;
            } catch (BrokenInput e) {
                // The library forgives what ends within quotation marks; it may be half a file.
                assertThat(e).hasMessageContaining("never closed");
            }
        }
        assertThat(read).isGreaterThan(500);
    }

    @Test
    void takesNoByteOrderMarkForPartOfAName() throws IOException {
        assertThat(rows("\uFEFF\"id\",name\n1,Ann\n", new Random(1)))
                .containsExactly(new Row(1, List.of("id", "name")), new Row(2, List.of("1", "Ann")));
        assertThat(rows("\uFEFF", new Random(1))).isEmpty();
    }

    /// The library does not count such lines within quotation marks.
    @Test
    void endsALineWhereAnOldMacDid() throws IOException {
        assertThat(rows("id,name\r1,\"Ann\rLee\"\r2,Bo", new Random(1)))
                .containsExactly(
                        new Row(1, List.of("id", "name")),
                        new Row(2, List.of("1", "Ann\rLee")),
                        new Row(4, List.of("2", "Bo")));
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws IOException {
        byte[] bytes = "id,name\n1,Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
        try (var reader = new RowReader(FILE, new ByteArrayInputStream(bytes), (byte) ',')) {
            assertThatThrownBy(() -> reader.next(new Rows(), 9)).isInstanceOf(CharacterCodingException.class);
        }
    }

    @Test
    void tellsARowOfAnotherWidthByItsLineAndKeepsThoseBefore() throws IOException {
        byte[] bytes = "id,name\n1,\"Ann\nLee\"\n2\n3,Bo\n".getBytes(StandardCharsets.UTF_8);
        try (var reader = new RowReader(FILE, new ByteArrayInputStream(bytes), (byte) ',')) {
            reader.expect(2);
            var rows = new Rows();
            reader.next(rows, 9);
            assertThat(rows.size()).isEqualTo(2);
            assertThat(rows.broken())
                    .isInstanceOf(BrokenInput.class)
                    .hasMessage("people.csv, line 4: the row has 1 value, but there are 2 columns.");
        }
    }

    private static List<Row> library(String text) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return csv.stream()
                    .map(row -> new Row(
                            row.getStartingLineNumber(),
                            row.getFields().stream().map(String::strip).toList()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In batches of one to three rows, from a file that yields a few bytes at a time or, every other, many.
    private static List<Row> rows(String text, Random random) throws IOException {
        List<Row> read = new ArrayList<>();
        try (var reader = new RowReader(FILE, new Drops(text.getBytes(StandardCharsets.UTF_8), random), (byte) ',')) {
            Rows rows = new Rows();
            Rows next = new Rows();
            while (true) {
                reader.next(rows, 1 + random.nextInt(3));
                if (rows.broken() != null) {
                    throw rows.broken();
                }
                if (rows.size() == 0) {
                    return read;
                }
                Rows.Values values = rows.new Values();
                for (int row = 0; row < rows.size(); row++) {
                    List<String> all = new ArrayList<>();
                    for (int column = 0; column < rows.width(row); column++) {
                        all.add(values.at(row, column).toString());
                    }
                    read.add(new Row(rows.line(row), all));
                }
                Rows spent = rows;
                rows = next;
                next = spent;
            }
        }
    }

    private static final class Drops extends InputStream {

        private final InputStream bytes;
        private final Random random;
        private final int most;

        Drops(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
            most = random.nextBoolean() ? 5 : 500;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
        }
    }
}
