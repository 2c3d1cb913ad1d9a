package org.kith.needs.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A working list as a file: a line a need.
final class ListFile {

    private ListFile() {}

    static void write(Writer out, List<ListRows.Row> rows, Map<String, String> names, LocalDate asOf) {
        // Not closed: the stream is the answer's
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "family",
                "children",
                "need",
                "whose",
                "since",
                "ended",
                "not confirmed since",
                "zone",
                "pyramid",
                "school",
                "newest source received",
                "who is helping",
                "agency",
                "phone",
                "as of");
        for (var row : rows) {
            var helping = row.helping();
            for (var each : row.needs()) {
                var need = each.need();
                csv.writeRecord(
                        plain(row.name()),
                        plain(row.children()),
                        need.title(),
                        plain(each.whose()),
                        day(need.course().since()),
                        day(need.course().endedOn()),
                        day(need.course().unconfirmedSince()),
                        names.getOrDefault("z" + need.place().zone(), ""),
                        plain(need.place().pyramid()),
                        names.getOrDefault("s" + need.place().school(), ""),
                        day(each.newest().receivedOn()),
                        helping == null ? "nobody known to these sources" : plain(helping.who()),
                        helping == null ? "" : plain(helping.agency()),
                        helping == null ? "" : plain(helping.phone()),
                        day(asOf));
            }
        }
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String day(@Nullable LocalDate on) {
        return on == null ? "" : on.toString();
    }

    /// A spreadsheet takes what begins so for a formula.
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
