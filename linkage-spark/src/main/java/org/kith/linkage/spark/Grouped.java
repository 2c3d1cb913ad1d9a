package org.kith.linkage.spark;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/// Rows sorted by their first column, taken in whole groups of one value, several groups at a time.
abstract class Grouped implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final Queue<Row> found = new ArrayDeque<>();
    private @Nullable Row next;

    Grouped(Iterator<Row> rows) {
        this.rows = rows;
        next = rows.hasNext() ? rows.next() : null;
    }

    /// Takes one row into the groups at hand.
    abstract void take(Row row);

    /// Whether the groups at hand are enough, now that the last is whole.
    abstract boolean enough();

    /// Hands over what came of the groups at hand, and forgets them.
    abstract void finish(Queue<Row> found);

    @Override
    public final boolean hasNext() {
        while (found.isEmpty() && next != null) {
            Row row = next;
            take(row);
            next = rows.hasNext() ? rows.next() : null;
            if (next == null || (next.getLong(0) != row.getLong(0) && enough())) {
                finish(found);
            }
        }
        return !found.isEmpty();
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }
}
