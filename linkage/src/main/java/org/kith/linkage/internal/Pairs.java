package org.kith.linkage.internal;

import java.util.Arrays;
import java.util.List;

/// Pairs worth keeping, with the log2 odds that they are one person, in columns.
public final class Pairs {

    int[] a = new int[64];
    int[] b = new int[64];
    float[] logOdds = new float[64];
    int size;
    public long compared;

    public void add(int first, int second, double odds) {
        if (size == a.length) {
            int larger = size * 2;
            a = Arrays.copyOf(a, larger);
            b = Arrays.copyOf(b, larger);
            logOdds = Arrays.copyOf(logOdds, larger);
        }
        a[size] = Math.min(first, second);
        b[size] = Math.max(first, second);
        logOdds[size++] = (float) odds;
    }

    static Pairs joined(List<Pairs> parts) {
        int total = 0;
        Pairs all = new Pairs();
        for (Pairs part : parts) {
            total += part.size;
            all.compared += part.compared;
        }
        all.a = new int[total];
        all.b = new int[total];
        all.logOdds = new float[total];
        for (Pairs part : parts) {
            System.arraycopy(part.a, 0, all.a, all.size, part.size);
            System.arraycopy(part.b, 0, all.b, all.size, part.size);
            System.arraycopy(part.logOdds, 0, all.logOdds, all.size, part.size);
            all.size += part.size;
        }
        return all;
    }

    /// Whether a pair is wanted.
    interface Choice {
        boolean takes(int a, int b);
    }

    Pairs where(Choice choice) {
        Pairs some = new Pairs();
        for (int i = 0; i < size; i++) {
            if (choice.takes(a[i], b[i])) {
                some.add(a[i], b[i], logOdds[i]);
            }
        }
        return some;
    }

    /// A pair's place among equally likely ones.
    static long key(Table table, int a, int b) {
        int one = table.rank(a);
        int other = table.rank(b);
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    /// The pairs' positions, likeliest first; equal odds by the records' numbers.
    int[] bestFirst() {
        return bestFirst((a, b) -> (long) a << 32 | b);
    }

    /// The same, but equal odds by the records' ranks.
    int[] bestFirst(Table table) {
        return bestFirst((a, b) -> key(table, a, b));
    }

    private interface Order {
        long of(int a, int b);
    }

    private int[] bestFirst(Order places) {
        // The odds in the high half, falling; the position in the low half, which stands for the order (a, b) only
        // after the ties are put right.
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            int bits = Float.floatToIntBits(logOdds[i]);
            int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE);
            keys[i] = (long) ~rising << 32 | i;
        }
        Arrays.parallelSort(keys);
        int[] order = new int[size];
        int from = 0;
        while (from < size) {
            int until = from + 1;
            while (until < size && keys[until] >>> 32 == keys[from] >>> 32) {
                until++;
            }
            byRecords(keys, from, until, order, places);
            from = until;
        }
        return order;
    }

    private void byRecords(long[] keys, int from, int until, int[] order, Order among) {
        long[] tied = new long[until - from];
        for (int i = from; i < until; i++) {
            int position = (int) keys[i];
            tied[i - from] = among.of(a[position], b[position]);
            order[i] = position;
        }
        if (tied.length > 1) {
            Integer[] places = new Integer[tied.length];
            Arrays.setAll(places, i -> i);
            Arrays.sort(places, (x, y) -> Long.compare(tied[x], tied[y]));
            for (int i = 0; i < tied.length; i++) {
                order[from + i] = (int) keys[from + places[i]];
            }
        }
    }
}
