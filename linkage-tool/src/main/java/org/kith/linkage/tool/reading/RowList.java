package org.kith.linkage.tool.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.linkage.RecordName;

/// A short CSV file that names records, as pairs that were judged or records that are no more: read as the files of
/// people are, whatever program saved it.
public final class RowList {

    private final String file;
    /// Where each column is, by its name without case and punctuation.
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /// One row.
    public record Row(long line, List<String> values) {
        public String value(int column) {
            return column < 0 ? "" : values.get(column);
        }
    }

    public RowList(Path file, Charset charset) {
        this(new CsvText(file, charset));
    }

    /// A list that was fetched from elsewhere than this machine's files.
    public RowList(String file, String content) {
        this(new CsvText(
                file,
                () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8));
    }

    private RowList(CsvText text) {
        file = text.file();
        try (InputStream bytes = text.bytes().open();
                RowReader reader = text.rows(bytes)) {
            Rows read = new Rows();
            List<String> header = text.header(reader, read);
            for (int column = 0; column < header.size(); column++) {
                columns.putIfAbsent(Headings.key(header.get(column)), column);
            }
            reader.expect(header.size());
            do {
                reader.next(read, Rows.MOST);
                for (int row = 0; row < read.size(); row++) {
                    rows.add(new Row(read.line(row), read.values(row)));
                }
                read.throwIfBroken();
            } while (read.size() > 0);
        } catch (IOException | UncheckedIOException e) {
            throw text.broken(e);
        }
    }

    /// As sentences call it.
    public String file() {
        return file;
    }

    public List<Row> rows() {
        return rows;
    }

    /// The place of the first of these columns that is there, or -1.
    public int column(List<String> names) {
        return names.stream()
                .map(name -> columns.getOrDefault(Headings.key(name), -1))
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }

    /// The one record that a row means.
    ///
    /// @param whose what a sentence begins with where there is none
    public RecordName record(Row row, Names names, int source, int id, String whose) {
        try {
            return names.find(row.value(source), row.value(id));
        } catch (IllegalArgumentException e) {
            throw broken(row, whose + e.getMessage());
        }
    }

    public BrokenInput broken(Row row, String sentence) {
        return new BrokenInput(file, row.line(), sentence);
    }
}
