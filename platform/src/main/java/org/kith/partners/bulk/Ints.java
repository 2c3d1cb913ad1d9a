package org.kith.partners.bulk;

import java.util.Arrays;

/// A growing list of numbers.
public final class Ints {

    private int[] values = new int[64];
    private int size;

    public void add(int value) {
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

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
