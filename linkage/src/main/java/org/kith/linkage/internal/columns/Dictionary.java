package org.kith.linkage.internal.columns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strings numbered from 0 in the order in which they first came.
public final class Dictionary {

    private static final int MOST_STRINGS = 1 << 17;

    private final Words words = new Words();
    /// Slots hold the number plus one, and where that leaves bits free those of the hash, so that other words are
    /// seldom looked at; 0 is empty. At most half full.
    private int[] slots = new int[64];

    private @Nullable String[] strings = {};

    /// The word's number, new or known.
    public int number(CharSequence word) {
        int hash = Words.hash(word);
        int slot = slotOf(word, hash);
        int mask = slots.length - 1;
        if (slots[slot] != 0) {
            return (slots[slot] & mask) - 1;
        }
        words.add(word);
        slots[slot] = words.size() | (Mix.spread(hash) & ~mask);
        if (words.size() * 2 > slots.length) {
            grow();
        }
        return words.size() - 1;
    }

    /// The word's number, or -1.
    public int find(CharSequence word) {
        return find(word, Words.hash(word));
    }

    /// @param hash [Words#hash] of the word
    int find(CharSequence word, int hash) {
        return (slots[slotOf(word, hash)] & (slots.length - 1)) - 1;
    }

    public String word(int number) {
        return words.word(number);
    }

    /// Whether more than one slip surely lies between two words.
    public boolean farApart(int one, int other) {
        return words.farApart(one, other);
    }

    /// The hash of a word, as a string has it.
    int hash(int number) {
        return words.hash(number);
    }

    /// The same, remembered, for those who ask about the same words again and again. Any thread may ask: who loses a
    /// race makes an equal string.
    public String known(int number) {
        @Nullable String[] strings = this.strings;
        if (number >= strings.length) {
            if (number >= MOST_STRINGS) {
                return words.word(number);
            }
            strings = Arrays.copyOf(strings, Math.min(MOST_STRINGS, Math.max(words.size(), 2 * strings.length)));
            this.strings = strings;
        }
        String known = strings[number];
        if (known == null) {
            known = words.word(number);
            strings[number] = known;
        }
        return known;
    }

    public int size() {
        return words.size();
    }

    private int slotOf(CharSequence word, int hash) {
        int mask = slots.length - 1;
        int spread = Mix.spread(hash);
        int slot = spread & mask;
        while (slots[slot] != 0
                && !(((slots[slot] ^ spread) & ~mask) == 0 && words.is((slots[slot] & mask) - 1, word))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] larger = new int[slots.length * 2];
        int mask = larger.length - 1;
        for (int number = 0; number < words.size(); number++) {
            int spread = Mix.spread(words.hash(number));
            int slot = spread & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = (number + 1) | (spread & ~mask);
        }
        slots = larger;
    }
}
