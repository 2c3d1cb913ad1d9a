package org.kith.linkage.spark;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.reading.Layout;
import org.kith.linkage.tool.reading.Separator;

/// Goes over the lines of one task, piece by piece: file, start, and the line or its cells.
abstract class Reading {

    static final String NOT_WELL_FORMED = "not a well-formed row: a value goes on after its closing quotation mark.";

    private final @Nullable Cells csv;
    private final Layout layout;
    private String file = "";
    private long start = -1;
    private boolean header;
    /// The lines of this piece so far, and the rows among them.
    long lines;

    long rows;

    /// @param csv how a line is taken apart; null where cells come one by one
    Reading(@Nullable Cells csv, Layout layout) {
        this.csv = csv;
        this.layout = layout;
    }

    /// A new piece of a file begins; the counts are still those of the last.
    abstract void piece(String file, long start);

    /// A row of the piece: its cells, as many as there are.
    abstract void row(String[] cells);

    /// What is wrong with a line that is no row.
    abstract void fault(String sentence);

    final void read(Row row) {
        if (row.getLong(1) != start || !row.getString(0).equals(file)) {
            file = row.getString(0);
            start = row.getLong(1);
            header = csv != null && start == 0;
            piece(file, start);
            lines = 0;
            rows = 0;
        }
        lines++;
        if (csv != null) {
            line(csv, row.getString(2));
        } else {
            row(row.<String>getList(2).toArray(String[]::new));
            rows++;
        }
    }

    private void line(Cells csv, String line) {
        if (line.isEmpty()) {
            return;
        }
        String wrong = wrong(line);
        if (wrong != null) {
            fault(wrong);
            return;
        }
        if (header && Separator.of(line + "\n").hasALine()) {
            return;
        }
        String[] cells = csv.of(line);
        if (cells == null) {
            fault(NOT_WELL_FORMED);
        } else if (header) {
            header = false;
            if (!Cells.header(cells).equals(layout.header())) {
                fault("the columns are not those of the first file: " + String.join(", ", layout.header()) + ".");
            }
        } else if (cells.length != layout.header().size()) {
            fault(Layout.ragged(cells.length, layout.header().size()));
        } else {
            row(cells);
            rows++;
        }
    }

    private static @Nullable String wrong(String line) {
        if (line.indexOf('\uFFFD') >= 0) {
            return "not UTF-8; save it so.";
        }
        return line.indexOf('"') >= 0 && Cells.open(line)
                ? "a quotation mark is not closed on its line. Here a value cannot run over several lines:"
                        + " write the table as Parquet, or link it with ./kith link."
                : null;
    }
}
