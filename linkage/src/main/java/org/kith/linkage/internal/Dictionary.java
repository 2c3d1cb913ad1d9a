package org.kith.linkage.internal;

import java.util.Arrays;

/// Strings numbered from 0 in the order in which they first came.
public final class Dictionary {

    private String[] words = new String[16];
    private int size;
    /// Slots hold the number plus one; 0 is empty. At most half full.
    private int[] slots = new int[64];

    /// The word's number, new or known.
    public int number(String word) {
        int slot = slotOf(word);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == words.length) {
            words = Arrays.copyOf(words, size + (size >> 1) + 16);
        }
        words[size++] = word;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /// The word's number, or -1.
    public int find(String word) {
        return slots[slotOf(word)] - 1;
    }

    public String word(int number) {
        return words[number];
    }

    public int size() {
        return size;
    }

    private int slotOf(String word) {
        int mask = slots.length - 1;
        int slot = Mix.spread(word.hashCode()) & mask;
        while (slots[slot] != 0 && !words[slots[slot] - 1].equals(word)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] larger = new int[slots.length * 4];
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = Mix.spread(words[number].hashCode()) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = number + 1;
        }
        slots = larger;
    }
}
