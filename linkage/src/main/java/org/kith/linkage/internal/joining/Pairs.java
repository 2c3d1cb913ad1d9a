package org.kith.linkage.internal.joining;

import java.util.Arrays;
import java.util.List;
import org.kith.linkage.internal.columns.Radix;
import org.kith.linkage.internal.columns.Table;

/// Pairs worth keeping, with the log2 odds that they are one person, in columns.
public final class Pairs {

    private static final int BUCKET_BITS = 16;
    private static final int BUCKETS = 1 << BUCKET_BITS;

    public int[] a = new int[64];
    public int[] b = new int[64];
    public float[] logOdds = new float[64];
    public int size;
    public long compared;
    private boolean inOrder;

    public void add(int first, int second, double odds) {
        inOrder = false;
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

    public static Pairs joined(List<Pairs> parts) {
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
    public interface Choice {
        boolean takes(int a, int b);
    }

    public Pairs where(Choice choice) {
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

    /// Puts the likeliest first, and equally likely ones in the order of their records' numbers.
    public Pairs bestFirst() {
        if (inOrder) {
            return this;
        }
        inOrder = true;
        if (size < BUCKETS / 8) {
            sort(0, size, Long.SIZE);
            return this;
        }
        int[] starts = new int[BUCKETS + 1];
        for (int i = 0; i < size; i++) {
            starts[bucket(logOdds[i]) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        intoBuckets(starts);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (starts[bucket + 1] - starts[bucket] > 1) {
                sort(starts[bucket], starts[bucket + 1], Long.SIZE - BUCKET_BITS);
            }
        }
        return this;
    }

    /// The end of the pairs that are as likely as the one at this place, once the likeliest stand first.
    int untilLess(int from) {
        int odds = Float.floatToIntBits(logOdds[from]);
        int until = from + 1;
        while (until < size && Float.floatToIntBits(logOdds[until]) == odds) {
            until++;
        }
        return until;
    }

    /// A number without a sign that falls as the odds rise.
    private static int falling(float odds) {
        int bits = Float.floatToIntBits(odds);
        int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        return ~rising ^ Integer.MIN_VALUE;
    }

    private static int bucket(float odds) {
        return falling(odds) >>> (Integer.SIZE - BUCKET_BITS);
    }

    /// Moves every pair into its bucket by following each circle of displaced ones, so that no second copy of the
    /// pairs is needed.
    private void intoBuckets(int[] starts) {
        int[] next = Arrays.copyOf(starts, BUCKETS);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            while (next[bucket] < starts[bucket + 1]) {
                int at = next[bucket];
                int one = a[at];
                int other = b[at];
                float odds = logOdds[at];
                for (int to = bucket(odds); to != bucket; to = bucket(odds)) {
                    int place = next[to]++;
                    int displacedA = a[place];
                    int displacedB = b[place];
                    float displacedOdds = logOdds[place];
                    put(place, one, other, odds);
                    one = displacedA;
                    other = displacedB;
                    odds = displacedOdds;
                }
                put(at, one, other, odds);
                next[bucket]++;
            }
        }
    }

    private void put(int place, int one, int other, float odds) {
        a[place] = one;
        b[place] = other;
        logOdds[place] = odds;
    }

    /// @param highest up to which bit of the odds, moved up by as many as a position has, there may be a difference
    private void sort(int from, int until, int highest) {
        int count = until - from;
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) falling(logOdds[from + i]) << 32 | i;
        }
        keys = Radix.sorted(keys, count, Integer.SIZE, highest);
        int[] one = Arrays.copyOfRange(a, from, until);
        int[] other = Arrays.copyOfRange(b, from, until);
        float[] odds = Arrays.copyOfRange(logOdds, from, until);
        for (int i = 0; i < count; i++) {
            int was = (int) keys[i];
            put(from + i, one[was], other[was], odds[was]);
        }
        for (int i = from; i < until; ) {
            int end = Math.min(until, untilLess(i));
            if (end - i > 1) {
                byRecords(i, end, keys);
            }
            i = end;
        }
    }

    private void byRecords(int from, int until, long[] room) {
        for (int i = from; i < until; i++) {
            room[i - from] = (long) a[i] << 32 | b[i];
        }
        Arrays.sort(room, 0, until - from);
        for (int i = from; i < until; i++) {
            a[i] = (int) (room[i - from] >>> 32);
            b[i] = (int) room[i - from];
        }
    }
}
