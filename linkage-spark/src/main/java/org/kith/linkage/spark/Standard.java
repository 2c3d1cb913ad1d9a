package org.kith.linkage.spark;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Share;
import org.kith.linkage.tool.reading.Layout;

/// Brings a task's rows to standard form and numbers them.
final class Standard extends Reading implements Iterator<Row> {

    private static final int RECORDS = 4096;

    private final Iterator<Row> all;
    private final Layout layout;
    private final int[] columns;
    private final Map<String, People.Piece> places;
    private final int table;
    private final String source;
    private final Queue<Row> found = new ArrayDeque<>();
    private final List<@Nullable Object[]> batch = new ArrayList<>();
    private Share share = new Share();
    private People.@Nullable Piece place;

    Standard(
            Iterator<Row> all,
            @Nullable Cells csv,
            Layout layout,
            Map<String, People.Piece> places,
            int table,
            String source) {
        super(csv, layout);
        this.all = all;
        this.layout = layout;
        columns = layout.used();
        this.places = places;
        this.table = table;
        this.source = source;
    }

    @Override
    void piece(String file, long start) {
        place = requireNonNull(places.get(People.key(file, start)), "a file changed while it was read");
    }

    @Override
    void row(String[] cells) {
        People.Piece here = requireNonNull(place);
        long line = here.linesBefore() + lines;
        long number = here.rowsBefore() + rows;
        String id = layout.id() < 0 ? Long.toString(here.allLinesBefore() + lines) : cells[layout.id()].strip();
        String from = layout.source() < 0 ? source : cells[layout.source()].strip();
        String truth = layout.truth() < 0 ? "" : cells[layout.truth()].strip();
        int record = share.columns().open("", Long.toString(number));
        layout.read(
                columns,
                column -> cells[column].strip(),
                (field, value) -> share.columns().put(record, field, Layout.whole(field, value)));
        batch.add(new @Nullable Object[] {
            number, table, line, from, id, truth.isEmpty() ? null : truth, Share.order(from, id)
        });
    }

    @Override
    void fault(String sentence) {
        throw new IllegalStateException("a file changed while it was read");
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && all.hasNext()) {
            while (batch.size() < RECORDS && all.hasNext()) {
                read(all.next());
            }
            for (int i = 0; i < batch.size(); i++) {
                Object[] of = batch.get(i);
                found.add(RowFactory.create(of[0], of[1], of[2], of[3], of[4], of[5], of[6], share.packed(i)));
            }
            share = new Share();
            batch.clear();
        }
        return !found.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }
}
