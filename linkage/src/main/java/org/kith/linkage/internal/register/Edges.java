package org.kith.linkage.internal.register;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.kith.linkage.internal.joining.Pairs;

/// The pairs worth keeping, looked up by either record: those that were there from the start in columns, what
/// has come since beside them.
final class Edges {

    /// The fellows of record `r` lie from `from[r]` until `from[r + 1]`.
    private final int[] from;

    private final int[] others;
    private final float[] odds;
    /// Records whose pairs in the columns no longer count.
    private final BitSet forgotten = new BitSet();

    private final Map<Integer, Map<Integer, Float>> since = new HashMap<>();

    Edges(int records, Pairs pairs) {
        from = new int[records + 1];
        for (int i = 0; i < pairs.size; i++) {
            from[pairs.a[i] + 1]++;
            from[pairs.b[i] + 1]++;
        }
        for (int record = 0; record < records; record++) {
            from[record + 1] += from[record];
        }
        others = new int[from[records]];
        odds = new float[others.length];
        int[] next = from.clone();
        for (int i = 0; i < pairs.size; i++) {
            put(next[pairs.a[i]]++, pairs.b[i], pairs.logOdds[i]);
            put(next[pairs.b[i]]++, pairs.a[i], pairs.logOdds[i]);
        }
    }

    private void put(int at, int other, float logOdds) {
        others[at] = other;
        odds[at] = logOdds;
    }

    /// Told of each pair of a record.
    interface Visitor {
        void pair(int other, float logOdds);
    }

    void each(int record, Visitor visitor) {
        if (record < from.length - 1 && !forgotten.get(record)) {
            for (int i = from[record]; i < from[record + 1]; i++) {
                if (!forgotten.get(others[i])) {
                    visitor.pair(others[i], odds[i]);
                }
            }
        }
        Map<Integer, Float> mine = since.isEmpty() ? null : since.get(record);
        if (mine != null) {
            mine.forEach(visitor::pair);
        }
    }

    void add(int a, int b, float logOdds) {
        since.computeIfAbsent(a, unknown -> new HashMap<>(4)).put(b, logOdds);
        since.computeIfAbsent(b, unknown -> new HashMap<>(4)).put(a, logOdds);
    }

    /// Takes all pairs of a record out.
    void forget(int record) {
        forgotten.set(record);
        Map<Integer, Float> mine = since.remove(record);
        if (mine != null) {
            for (int other : mine.keySet()) {
                Map<Integer, Float> theirs = since.get(other);
                if (theirs != null) {
                    theirs.remove(record);
                }
            }
        }
    }
}
