package org.kith.needs.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.site.Sheet;
import org.kith.site.words.Counts;

/// A working list as a file: a line for each need that was asked for, with the day up to which it is known who helps.
final class ListFile {

    private ListFile() {}

    static void write(
            Sheet sheet, List<ListRows.Row> rows, Map<String, String> names, LocalDate helpKnownUntil, LocalDate asOf) {
        sheet.row(
                "family",
                "children",
                "need",
                "whose",
                "one need of the home of",
                "since",
                "ended",
                "why it ended",
                "not confirmed since",
                "questioned",
                "zone",
                "pyramid",
                "school",
                "newest source received",
                "who is helping",
                "agency",
                "phone",
                "acting on it, as answered",
                "who helps is known until",
                "as of");
        for (var row : rows) {
            var helping = row.helping();
            for (var each : row.askedFor()) {
                var need = each.need();
                sheet.row(
                        row.name(),
                        row.children(),
                        need.title(),
                        each.whose(),
                        each.home(),
                        day(need.course().since()),
                        day(need.course().endedOn()),
                        need.stands() ? "" : NeedWords.because(need.course()),
                        day(need.course().unconfirmedSince()),
                        each.questioned() ? "yes" : "",
                        names.getOrDefault("z" + need.place().zone(), ""),
                        need.place().pyramid(),
                        names.getOrDefault("s" + need.place().school(), ""),
                        day(each.newest().receivedOn()),
                        helping == null ? "nobody known to these sources" : helping.who(),
                        helping == null ? "" : helping.agency(),
                        helping == null ? "" : helping.phone(),
                        Counts.list(row.acting().stream()
                                .map(acting -> acting.who() + ", " + acting.on())
                                .toList()),
                        day(helpKnownUntil),
                        day(asOf));
            }
        }
    }

    private static String day(@Nullable LocalDate on) {
        return on == null ? "" : on.toString();
    }
}
