package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Table;

/// Reads one file of separated values.
final class CsvReading {

    private final Sources sources;
    private final Hints hints;

    CsvReading(Sources sources, Hints hints) {
        this.sources = sources;
        this.hints = hints;
    }

    Reading read(Path file, RowSink sink) throws IOException {
        try (Csv csv = Csv.open(file)) {
            if (!csv.next()) {
                throw new FileRefused(0, "empty-file", "The file holds nothing but blank lines.");
            }
            var header = csv.header();
            var match = sources.recognise(header, hints);
            var closing = new Closing(match, hints, null);
            closing.open(sink, header);
            var keys = new Plan.Keys();
            var plan = closing.plan(match.table(), header, keys, sink);
            closing.mustHave(plan);
            var aside = new Aside(sink, plan);
            while (csv.next()) {
                var row = hints.mended() ? csv.row().unguarded() : csv.row();
                var other = hints.mended() ? otherList(csv.header(), match) : Optional.<Table>empty();
                if (other.isPresent()) {
                    plan = closing.plan(other.get(), csv.header(), keys, sink);
                    closing.mustHave(plan);
                } else {
                    plan.take(row, aside);
                }
            }
            if (csv.isWindows()) {
                closing.tally().warn(0, null, "encoding", Csv.READ_AS_WINDOWS);
            }
            return closing.reading(aside.quarantine());
        }
    }

    /// The list that begins with this row: what was refused of a workbook has the rows of each below its
    /// heading.
    private Optional<Table> otherList(List<String> row, Sources.Match first) {
        return sources.recognised(row, hints.of(first.source()))
                .filter(match -> match.isOfOneFileWith(first))
                .map(Sources.Match::table);
    }
}
