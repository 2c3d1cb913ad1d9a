package org.kith.linkage.spark;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells of a line of CSV.
///
/// @param separator what stands between them
record Cells(char separator) implements Serializable {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /// Null where a value goes on after its closing quotation mark.
    String @Nullable [] of(String line) {
        if (line.indexOf('"') < 0) {
            return line.split("\\" + separator, -1);
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .ofCsvRecord(line)) {
            return rows.iterator().next().getFields().toArray(String[]::new);
        } catch (CsvParseException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names without the mark that some programs put at the start of a file.
    static List<String> header(String[] cells) {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = cell.strip();
            boolean marked = names.isEmpty() && !name.isEmpty() && name.codePointAt(0) == BYTE_ORDER_MARK;
            names.add(marked ? name.substring(1) : name);
        }
        return names;
    }

    /// Whether a quotation mark is opened on this line and not closed on it.
    static boolean open(String line) {
        return line.chars().filter(character -> character == '"').count() % 2 != 0;
    }
}
