package org.kith.linkage.internal;

import java.util.Arrays;

/// Which records name which children, as the sources say it.
final class Ties {

    /// The children of record `r` lie from `from[r]` until `from[r + 1]`.
    private final int[] from;

    private final int[] children;

    Ties(Columns columns) {
        Ints carers = columns.carers;
        from = new int[columns.size() + 1];
        for (int i = 0; i < carers.size(); i++) {
            from[carers.get(i) + 1]++;
        }
        for (int record = 0; record < columns.size(); record++) {
            from[record + 1] += from[record];
        }
        children = new int[carers.size()];
        int[] next = Arrays.copyOf(from, columns.size());
        for (int i = 0; i < carers.size(); i++) {
            children[next[carers.get(i)]++] = columns.children.get(i);
        }
    }

    boolean none() {
        return children.length == 0;
    }

    boolean carer(int record) {
        return from[record] < from[record + 1];
    }

    int first(int record) {
        return from[record];
    }

    int end(int record) {
        return from[record + 1];
    }

    int child(int at) {
        return children[at];
    }
}
