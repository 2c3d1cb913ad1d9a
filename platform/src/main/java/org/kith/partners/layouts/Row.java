package org.kith.partners.layouts;

import java.util.Arrays;

/// One row as characters: the form in which CSV, XML and workbooks meet. Used again for every row.
final class Row {

    private static final int FIRST_ROOM = 1_024;

    char[] chars;
    private int[] ends;
    private int fields;
    private int length;
    long line;

    Row() {
        this(FIRST_ROOM, 64);
    }

    /// @param room for so many characters at first
    /// @param columns for so many fields at first
    Row(int room, int columns) {
        chars = new char[room];
        ends = new int[columns];
    }

    void clear(long line) {
        this.line = line;
        fields = 0;
        length = 0;
    }

    void add(char[] from, int offset, int count) {
        if (length + count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + count));
        }
        System.arraycopy(from, offset, chars, length, count);
        length += count;
        end();
    }

    void add(String text) {
        int count = text.length();
        if (length + count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + count));
        }
        text.getChars(0, count, chars, length);
        length += count;
        end();
    }

    int fields() {
        return fields;
    }

    int from(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int until(int field) {
        return ends[field];
    }

    String text(int field) {
        int from = from(field);
        return new String(chars, from, ends[field] - from);
    }

    boolean isBlank(int field) {
        for (int i = from(field); i < ends[field]; i++) {
            if (!isSpace(chars[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank() {
        for (int field = 0; field < fields; field++) {
            if (!isBlank(field)) {
                return false;
            }
        }
        return true;
    }

    /// Spaces as people type them, the no-break space of spreadsheets among them.
    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u200b';
    }

    private void end() {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
        }
        ends[fields++] = length;
    }
}
