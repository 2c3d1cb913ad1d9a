package org.kith.linkage.internal.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Words by number, their characters side by side in one array: a million words are two arrays and no million
/// objects.
final class Words {

    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final int MOST_BYTES = 3;

    /// Each character by itself as UTF-8 has it, halves of pairs included, so that any text comes back as it was.
    private byte[] bytes = new byte[64];

    private int[] ends = new int[16];
    private int size;

    int size() {
        return size;
    }

    void expect(int words) {
        ends = Arrays.copyOf(ends, Math.max(ends.length, words));
    }

    void add(CharSequence word) {
        int at = size == 0 ? 0 : ends[size - 1];
        int length = word.length();
        if (length > (Integer.MAX_VALUE - 64 - at) / MOST_BYTES) {
            throw new IllegalStateException("more words than one array holds");
        }
        if (at + MOST_BYTES * length > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 64, room(at + MOST_BYTES * length)));
        }
        for (int i = 0; i < length; i++) {
            char c = word.charAt(i);
            if (c < ONE_BYTE) {
                bytes[at++] = (byte) c;
            } else if (c < TWO_BYTES) {
                bytes[at++] = (byte) (0xc0 | c >> 6);
                bytes[at++] = (byte) (0x80 | (c & 0x3f));
            } else {
                bytes[at++] = (byte) (0xe0 | c >> 12);
                bytes[at++] = (byte) (0x80 | (c >> 6 & 0x3f));
                bytes[at++] = (byte) (0x80 | (c & 0x3f));
            }
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, (int) room(size + 1));
        }
        ends[size++] = at;
    }

    private static long room(int wanted) {
        return wanted + (wanted >> 1) + 16L;
    }

    String word(int number) {
        int from = start(number);
        int until = ends[number];
        for (int i = from; i < until; i++) {
            if (bytes[i] < 0) {
                return decoded(from, until);
            }
        }
        return new String(bytes, from, until - from, StandardCharsets.ISO_8859_1);
    }

    private String decoded(int from, int until) {
        StringBuilder word = new StringBuilder(until - from);
        for (int i = from; i < until; i += width(i)) {
            word.append(character(i));
        }
        return word.toString();
    }

    boolean is(int number, CharSequence word) {
        int at = start(number);
        int until = ends[number];
        int length = word.length();
        if (until - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char letter = word.charAt(i);
            // Nearly all letters are one byte, and there are as many bytes at least.
            if (at < until && bytes[at] == letter) {
                at++;
            } else if (at >= until || character(at) != letter) {
                return false;
            } else {
                at += width(at);
            }
        }
        return at == until;
    }

    /// Whether more than one slip surely lies between two words: of equally long ones a slip leaves all letters but
    /// two where they are.
    boolean farApart(int one, int other) {
        int from = start(one);
        int fromOther = start(other);
        int length = ends[one] - from;
        if (length != ends[other] - fromOther) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < length; i++) {
            byte letter = bytes[from + i];
            byte otherLetter = bytes[fromOther + i];
            if (letter < 0 || otherLetter < 0) {
                return false;
            }
            different += letter == otherLetter ? 0 : 1;
        }
        return different > 2;
    }

    /// The same as the word's own [String#hashCode].
    int hash(int number) {
        int hash = 0;
        int until = ends[number];
        for (int i = start(number); i < until; i += width(i)) {
            hash = 31 * hash + character(i);
        }
        return hash;
    }

    /// A hash over more bits, from a start and by a factor.
    long hash(int number, long start, long factor) {
        long hash = start;
        int until = ends[number];
        for (int i = start(number); i < until; i += width(i)) {
            hash = hash * factor + character(i);
        }
        return hash;
    }

    static int hash(CharSequence word) {
        if (word instanceof String) {
            return word.hashCode();
        }
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + word.charAt(i);
        }
        return hash;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int width(int at) {
        byte first = bytes[at];
        return first >= 0 ? 1 : first < (byte) 0xe0 ? 2 : MOST_BYTES;
    }

    private char character(int at) {
        byte first = bytes[at];
        if (first >= 0) {
            return (char) first;
        }
        return first < (byte) 0xe0
                ? (char) ((first & 0x1f) << 6 | (bytes[at + 1] & 0x3f))
                : (char) ((first & 0x0f) << 12 | (bytes[at + 1] & 0x3f) << 6 | (bytes[at + 2] & 0x3f));
    }
}
