package org.kith.linkage.internal.columns;

import java.util.Arrays;

/// Sorts longs by some of their bits and leaves those that agree in them in the order that they had.
public final class Radix {

    private static final int BITS = 11;
    private static final int FEW = 64;
    /// Keys that are spread well seldom agree in so many bits and not in the rest.
    private static final int TELLING = 2 * BITS;

    private Radix() {}

    /// Sorts by the bits from one until another, the highest bit meaning no sign.
    ///
    /// @param keys of which the first `size` count; what they hold afterwards is undefined
    /// @return the sorted keys, perhaps in the same array
    public static long[] sorted(long[] keys, int size, int from, int until) {
        return sorted(keys, size < FEW ? keys : new long[size], size, from, until);
    }

    public static long[] sorted(long[] keys, long[] room, int size, int from, int until) {
        if (size < FEW) {
            insert(keys, size, from, until);
            return keys;
        }
        long[] in = keys;
        long[] out = room;
        for (int shift = from; shift < until; shift += BITS) {
            int bits = Math.min(BITS, until - shift);
            int mask = (1 << bits) - 1;
            int[] next = new int[1 << bits];
            for (int i = 0; i < size; i++) {
                next[(int) (in[i] >>> shift) & mask]++;
            }
            if (next[(int) (in[0] >>> shift) & mask] == size) {
                continue;
            }
            int sum = 0;
            for (int bucket = 0; bucket < next.length; bucket++) {
                int count = next[bucket];
                next[bucket] = sum;
                sum += count;
            }
            for (int i = 0; i < size; i++) {
                long key = in[i];
                out[next[(int) (key >>> shift) & mask]++] = key;
            }
            long[] spent = in;
            in = out;
            out = spent;
        }
        return in;
    }

    /// Brings keys that agree in the bits from one until another side by side, and puts these in order by the bits
    /// below. The groups come in no order of their own.
    ///
    /// @param keys as in [#sorted], in order by the bits below
    public static long[] together(long[] keys, int size, int from, int until) {
        return together(keys, new long[size], size, from, until);
    }

    /// Brings together those that agree in some bits.
    ///
    /// @param room for as many; they come back in it or where they were, and the other is free again
    public static long[] together(long[] keys, long[] room, int size, int from, int until) {
        int telling = Math.max(from, until - TELLING);
        long[] sorted = sorted(keys, room, size, telling, until);
        if (telling == from) {
            return sorted;
        }
        int end;
        for (int start = 0; start < size; start = end) {
            long bits = sorted[start] >>> telling;
            boolean inOrder = true;
            for (end = start + 1; end < size && sorted[end] >>> telling == bits; end++) {
                inOrder &= sorted[end - 1] <= sorted[end];
            }
            if (!inOrder) {
                Arrays.sort(sorted, start, end);
            }
        }
        return sorted;
    }

    private static void insert(long[] keys, int size, int from, int until) {
        long mask = until - from == Long.SIZE ? -1 : (1L << (until - from)) - 1;
        for (int i = 1; i < size; i++) {
            long key = keys[i];
            long bits = key >>> from & mask;
            int at = i;
            while (at > 0 && Long.compareUnsigned(keys[at - 1] >>> from & mask, bits) > 0) {
                keys[at] = keys[at - 1];
                at--;
            }
            keys[at] = key;
        }
    }
}
