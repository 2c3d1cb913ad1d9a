package org.kith.linkage.internal.weights;

import java.util.Arrays;
import org.kith.linkage.internal.columns.Mix;

/// Counts of packed patterns.
public final class Patterns {

    private static final long EMPTY = -1;

    private long[] keys = new long[1 << 12];
    private long[] counts = new long[1 << 12];
    private int size;

    public Patterns() {
        Arrays.fill(keys, EMPTY);
    }

    public void add(long pattern, long count) {
        int slot = slotOf(pattern);
        if (keys[slot] == EMPTY) {
            keys[slot] = pattern;
            size++;
            counts[slot] = count;
            if (size * 2 > keys.length) {
                grow();
            }
        } else {
            counts[slot] += count;
        }
    }

    public void addAll(Patterns others) {
        for (int i = 0; i < others.keys.length; i++) {
            if (others.keys[i] != EMPTY) {
                add(others.keys[i], others.counts[i]);
            }
        }
    }

    public int size() {
        return size;
    }

    public long count(long pattern) {
        int slot = slotOf(pattern);
        return keys[slot] == EMPTY ? 0 : counts[slot];
    }

    /// The patterns in ascending order, the same whatever the order in which they were added.
    public long[] sorted() {
        long[] sorted = Arrays.stream(keys).filter(key -> key != EMPTY).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private int slotOf(long pattern) {
        int mask = keys.length - 1;
        int slot = (int) Mix.spread(pattern) & mask;
        while (keys[slot] != EMPTY && keys[slot] != pattern) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length * 4];
        counts = new long[keys.length];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
