package org.kith.partners.bulk;

import java.util.Arrays;

/// Numbers by 64-bit keys other than zero, without boxes.
public final class IntByLong {

    public static final int UNKNOWN = -1;

    private static final int FIRST_ROOM = 1 << 10;

    private long[] keys = new long[FIRST_ROOM];
    private int[] values = filled(FIRST_ROOM);
    private int size;

    public int get(long key) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return UNKNOWN;
    }

    public void put(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        if (keys[slot] == 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private void grow() {
        var before = keys;
        var valuesBefore = values;
        keys = new long[before.length * 2];
        values = filled(before.length * 2);
        size = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                put(before[i], valuesBefore[i]);
            }
        }
    }

    private static int[] filled(int room) {
        var values = new int[room];
        Arrays.fill(values, UNKNOWN);
        return values;
    }

    private int slot(long key) {
        return (int) (key ^ (key >>> 32)) & (keys.length - 1);
    }
}
