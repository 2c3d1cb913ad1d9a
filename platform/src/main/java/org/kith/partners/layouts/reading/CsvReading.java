package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.kith.partners.layouts.Hints;

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
            closing.open(sink);
            var plan = closing.plan(match.table(), header, new Plan.Keys(), sink);
            closing.mustHave(plan);
            while (csv.next()) {
                plan.take(hints.mended() ? csv.row().unguarded() : csv.row());
            }
            if (csv.isWindows()) {
                closing.tally().warn(0, null, "encoding", Csv.READ_AS_WINDOWS);
            }
            return closing.reading(new Reading.Quarantine(plan.rawHeader() + "\n", "", "csv"));
        }
    }
}
