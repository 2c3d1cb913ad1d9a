package org.kith.partners.bulk;

import java.util.Arrays;

/// A growing list of long numbers.
public final class Longs {

    private long[] values = new long[64];
    private int size;

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public void clear() {
        size = 0;
    }

    /// Lets go of all but the first.
    public void cut(int first) {
        size = first;
    }

    public int size() {
        return size;
    }

    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
