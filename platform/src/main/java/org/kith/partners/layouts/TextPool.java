package org.kith.partners.layouts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives equal texts one instance and a number, from the characters themselves: most columns of most files hold few
/// different values many times over.
final class TextPool {

    /// Returned when the pool is full and the text is not in it.
    static final int NOT_KEPT = -1;

    private static final int FIRST_ROOM = 256;

    private final int limit;
    private @Nullable String[] texts = new @Nullable String[FIRST_ROOM];
    private int[] hashes = new int[FIRST_ROOM];
    private int[] slots = emptySlots(FIRST_ROOM * 2);
    private int size;
    private int last = NOT_KEPT;

    TextPool(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    String text(int number) {
        String text = texts[number];
        if (text == null) {
            throw new IndexOutOfBoundsException(number);
        }
        return text;
    }

    /// The number of the text between two places, or [#NOT_KEPT].
    int number(char[] chars, int from, int until) {
        if (last >= 0 && same(text(last), chars, from, until)) {
            return last;
        }
        last = look(chars, from, until);
        return last;
    }

    private int look(char[] chars, int from, int until) {
        int hash = 0;
        for (int i = from; i < until; i++) {
            hash = 31 * hash + chars[i];
        }
        int slot = slotOf(hash);
        for (int at = slots[slot]; at >= 0; at = slots[slot]) {
            if (hashes[at] == hash && same(text(at), chars, from, until)) {
                return at;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return size == limit ? NOT_KEPT : keep(new String(chars, from, until - from), hash, slot);
    }

    /// The number of a text, or [#NOT_KEPT].
    int number(String text) {
        int hash = text.hashCode();
        int slot = slotOf(hash);
        for (int at = slots[slot]; at >= 0; at = slots[slot]) {
            if (hashes[at] == hash && text.equals(texts[at])) {
                return at;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return size == limit ? NOT_KEPT : keep(text, hash, slot);
    }

    private int keep(String text, int hash, int slot) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        texts[size] = text;
        hashes[size] = hash;
        slots[slot] = size;
        size++;
        if (size * 2 > slots.length) {
            spread();
        }
        return size - 1;
    }

    private void spread() {
        slots = emptySlots(slots.length * 2);
        for (int at = 0; at < size; at++) {
            int slot = slotOf(hashes[at]);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = at;
        }
    }

    private int slotOf(int hash) {
        return (((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 7) & (slots.length - 1);
    }

    private static boolean same(String text, char[] chars, int from, int until) {
        if (text.length() != until - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] emptySlots(int room) {
        int[] slots = new int[room];
        Arrays.fill(slots, -1);
        return slots;
    }
}
