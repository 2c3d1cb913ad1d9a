package org.kith.linkage.internal.columns;

import java.util.Arrays;

/// A growing list of ints.
public final class Ints {

    private int[] items = new int[16];
    private int size;

    public void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1) + 16);
        }
        items[size++] = item;
    }

    void expect(int count) {
        items = Arrays.copyOf(items, Math.max(items.length, count));
    }

    public int get(int index) {
        return items[index];
    }

    public int size() {
        return size;
    }

    public int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
