package org.kith.linkage.internal.joining;

import java.util.Arrays;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Ints;

/// Which records name which children, as the sources say it.
public final class Ties {

    /// The children of record `r` lie from `from[r]` until `from[r + 1]`; empty where nobody names a child.
    private final int[] from;

    private final int[] children;

    public Ties(Columns columns) {
        this(columns.size(), columns.carers, columns.children);
    }

    /// Puts them in order of the record that names.
    ///
    /// @param carers with `named` beside it: who is whose parent or carer
    public Ties(int records, Ints carers, Ints named) {
        from = new int[carers.size() == 0 ? 0 : records + 1];
        if (from.length == 0) {
            children = new int[0];
            return;
        }
        for (int i = 0; i < carers.size(); i++) {
            from[carers.get(i) + 1]++;
        }
        for (int record = 0; record < records; record++) {
            from[record + 1] += from[record];
        }
        children = new int[carers.size()];
        int[] next = Arrays.copyOf(from, records);
        for (int i = 0; i < carers.size(); i++) {
            children[next[carers.get(i)]++] = named.get(i);
        }
    }

    public boolean none() {
        return children.length == 0;
    }

    public boolean carer(int record) {
        return first(record) < end(record);
    }

    int first(int record) {
        return none() ? 0 : from[record];
    }

    int end(int record) {
        return none() ? 0 : from[record + 1];
    }

    int child(int at) {
        return children[at];
    }
}
