package org.kith.linkage.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.reading.Layout;

/// Counts the lines and rows of each piece, and finds the first that is wrong.
final class Looking extends Reading {

    private final Layout layout;
    private final List<Row> pieces = new ArrayList<>();
    private String file = "";
    private long start;
    private long faultLine;
    private @Nullable String fault;

    Looking(@Nullable Cells csv, Layout layout) {
        super(csv, layout);
        this.layout = layout;
    }

    Iterator<Row> pieces(Iterator<Row> all) {
        all.forEachRemaining(this::read);
        note();
        return pieces.iterator();
    }

    @Override
    void piece(String file, long start) {
        note();
        this.file = file;
        this.start = start;
        fault = null;
    }

    @Override
    void row(String[] cells) {
        if (layout.id() >= 0 && cells[layout.id()].isBlank()) {
            fault("the id column \"" + layout.header().get(layout.id()) + "\" is empty.");
        }
    }

    @Override
    void fault(String sentence) {
        if (fault == null) {
            fault = sentence;
            faultLine = lines;
        }
    }

    private void note() {
        if (!file.isEmpty()) {
            pieces.add(RowFactory.create(file, start, lines, rows, faultLine, fault));
        }
    }
}
