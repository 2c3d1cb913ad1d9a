package org.kith.linkage.internal.columns;

import java.util.Arrays;
import java.util.Comparator;

/// Records by a number made of source and id, and where that is the same by these: an order that does not depend on
/// when they came.
public final class InOrder {

    private InOrder() {}

    public static int[] of(Columns columns, int[] records) {
        int low = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, records.length));
        long mask = (1L << low) - 1;
        long[] keys = new long[records.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((columns.order(records[i]) ^ Long.MIN_VALUE) & ~mask) | i;
        }
        keys = Radix.sorted(keys, keys.length, low, Long.SIZE);
        int[] sorted = new int[records.length];
        for (int from = 0; from < sorted.length; ) {
            int until = from;
            while (until < sorted.length && keys[until] >>> low == keys[from] >>> low) {
                sorted[until] = records[(int) (keys[until] & mask)];
                until++;
            }
            if (until - from > 1) {
                byName(columns, sorted, from, until);
            }
            from = until;
        }
        return sorted;
    }

    /// Puts those right whose numbers begin alike.
    private static void byName(Columns columns, int[] records, int from, int until) {
        int[] right = Arrays.stream(records, from, until)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(columns::order)
                        .thenComparing(columns::source)
                        .thenComparing(columns::id))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(right, 0, records, from, right.length);
    }
}
