package org.kith.site;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table that people open in a spreadsheet: it keeps its accents, and nothing in it is taken for a formula.
public final class Sheet {

    /// Without it Excel reads UTF-8 as the letters of one country.
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private final CsvWriter csv;

    private Sheet(CsvWriter csv) {
        this.csv = csv;
    }

    /// Writes a row; null is an empty cell.
    public void row(@Nullable String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(Sheet::inert).toArray(String[]::new));
    }

    private static String inert(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean formula = !cell.isEmpty()
                && beginsFormula(cell.charAt(0))
                && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }

    /// Whether a spreadsheet takes for a formula what begins so.
    public static boolean beginsFormula(char first) {
        return "=+-@\t\r".indexOf(first) >= 0;
    }

    /// Leaves the stream open: it is the answer's.
    static void write(OutputStream out, Rows rows) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        rows.writeTo(new Sheet(csv));
        csv.flush();
    }

    /// Writes the sheet's rows, its headings first.
    @FunctionalInterface
    public interface Rows {
        void writeTo(Sheet sheet) throws IOException;
    }
}
