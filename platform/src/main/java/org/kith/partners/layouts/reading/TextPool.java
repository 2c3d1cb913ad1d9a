package org.kith.partners.layouts.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives equal texts one instance and a number, from the characters themselves: most columns of most files hold few
/// different values many times over.
final class TextPool {

    /// Returned when the pool is full and the text is not in it.
    static final int NOT_KEPT = -1;

    private static final int FIRST_ROOM = 256;
    private static final long NOTHING = -1;

    private final int limit;
    private @Nullable String[] texts = new @Nullable String[FIRST_ROOM];
    /// The characters of all texts, each up to where the next begins: they are compared where they lie together.
    private char[] chars = new char[FIRST_ROOM * 8];
    private int[] begins = new int[FIRST_ROOM + 1];
    /// A text's hash above its number.
    private long[] slots = emptySlots(FIRST_ROOM * 2);
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
    int number(char[] from, int begin, int end) {
        if (last == NOT_KEPT || !same(last, from, begin, end)) {
            last = look(from, begin, end);
        }
        return last;
    }

    /// The number of a text, or [#NOT_KEPT]. A text that comes again as the same instance is not read again.
    int number(String text) {
        if (last == NOT_KEPT || !text.equals(texts[last])) {
            last = look(text);
        }
        return last;
    }

    private int look(char[] from, int begin, int end) {
        int hash = 0; // as String.hashCode() has it
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + from[i];
        }
        int slot = slotOf(hash);
        for (long at = slots[slot]; at != NOTHING; at = slots[slot]) {
            if ((int) (at >>> 32) == hash && same((int) at, from, begin, end)) {
                return (int) at;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return size == limit ? NOT_KEPT : keep(new String(from, begin, end - begin), from, begin, end, hash, slot);
    }

    private int look(String text) {
        int hash = text.hashCode();
        int slot = slotOf(hash);
        for (long at = slots[slot]; at != NOTHING; at = slots[slot]) {
            if ((int) (at >>> 32) == hash && text.equals(texts[(int) at])) {
                return (int) at;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return size == limit ? NOT_KEPT : keep(text, text.toCharArray(), 0, text.length(), hash, slot);
    }

    private int keep(String text, char[] from, int begin, int end, int hash, int slot) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
            begins = Arrays.copyOf(begins, size * 2 + 1);
        }
        int at = begins[size];
        int until = at + end - begin;
        if (until > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, until));
        }
        System.arraycopy(from, begin, chars, at, end - begin);
        texts[size] = text;
        slots[slot] = (long) hash << 32 | size;
        begins[++size] = until;
        if (size * 2 > slots.length) {
            spread();
        }
        return size - 1;
    }

    private boolean same(int number, char[] from, int begin, int end) {
        int at = begins[number];
        if (begins[number + 1] - at != end - begin) {
            return false;
        }
        for (int i = begin; i < end; i++) {
            if (chars[at++] != from[i]) {
                return false;
            }
        }
        return true;
    }

    private void spread() {
        var before = slots;
        slots = emptySlots(before.length * 2);
        for (long each : before) {
            if (each != NOTHING) {
                int slot = slotOf((int) (each >>> 32));
                while (slots[slot] != NOTHING) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = each;
            }
        }
    }

    private int slotOf(int hash) {
        return (((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 7) & (slots.length - 1);
    }

    private static long[] emptySlots(int room) {
        var slots = new long[room];
        Arrays.fill(slots, NOTHING);
        return slots;
    }
}
