package org.kith.partners.layouts.reading;

import org.jspecify.annotations.Nullable;

/// The rows of a file that cannot be taken, so that they make a file of the source's own layout: those of each
/// list of a workbook stand below its heading.
final class Aside {

    /// No sheet has as many lines: those of a later list come after those of the ones before.
    private static final int LINES_OF_A_LIST = 1 << 21;

    private final RowSink sink;
    private final Plan first;
    private @Nullable String heading;
    private @Nullable Plan list;
    private int lists;

    /// @param first the list whose heading stands alone where every row was taken
    Aside(RowSink sink, Plan first) {
        this.sink = sink;
        this.first = first;
    }

    void put(Plan of, Row row) {
        if (of != list) {
            list = of;
            lists++;
            if (heading == null) {
                heading = of.rawHeader();
            } else {
                sink.rejected(line(0), of.rawHeader());
            }
        }
        sink.rejected(line(row.line), of.raw(row));
    }

    private long line(long ofList) {
        return (lists - 1L) * LINES_OF_A_LIST + ofList;
    }

    Reading.Quarantine quarantine() {
        return new Reading.Quarantine((heading == null ? first.rawHeader() : heading) + "\n", "", "csv");
    }
}
