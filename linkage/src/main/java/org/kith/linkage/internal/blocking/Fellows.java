package org.kith.linkage.internal.blocking;

import java.util.Arrays;
import org.kith.linkage.internal.columns.Table;

/// Finds who shares a block with a record; each thread has its own.
public abstract class Fellows {

    private final Table table;
    /// For each record the last turn in which it was met.
    private int[] seen = {};

    private int turn;
    private int[] found = new int[64];
    private int count;

    Fellows(Table table) {
        this.table = table;
    }

    /// How many records share a block with this one, each counted once and itself left out; they
    /// can be asked for until the next call.
    public final int fellows(int record) {
        if (seen.length < table.size) {
            seen = new int[table.size + (table.size >> 3)];
            turn = 0;
        }
        turn++;
        seen[record] = turn;
        count = 0;
        visit(record);
        return count;
    }

    public final int fellow(int at) {
        return found[at];
    }

    /// Takes all records in the blocks of this one, perhaps some of them several times.
    abstract void visit(int record);

    final void take(int record) {
        if (seen[record] != turn) {
            seen[record] = turn;
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = record;
        }
    }
}
