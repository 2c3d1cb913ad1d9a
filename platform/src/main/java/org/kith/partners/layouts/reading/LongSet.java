package org.kith.partners.layouts.reading;

/// A set of numbers other than zero, without boxes.
final class LongSet {

    private long[] slots = new long[1 << 10];
    private int size;

    /// False when the number is there already.
    boolean add(long number) {
        int slot = (int) (number >>> 7) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == number) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number;
        size++;
        if (size * 2 > slots.length) {
            spread();
        }
        return true;
    }

    private void spread() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long number : before) {
            if (number != 0) {
                int slot = (int) (number >>> 7) & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = number;
            }
        }
    }
}
