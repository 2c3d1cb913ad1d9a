package org.kith.partners.layouts.reading;

import java.util.Arrays;

/// One row as characters: the form in which CSV, XML and workbooks meet. Used again for every row. Its fields lie in
/// an array of its own, or in that of whoever reads.
final class Row {

    private static final int FIRST_ROOM = 1_024;

    char[] chars;
    private int[] starts;
    private int[] ends;
    private int fields;
    private int length;
    private boolean broken;
    private boolean cutOff;
    long line;

    Row() {
        this(FIRST_ROOM, 64);
    }

    /// @param room for so many characters at first
    /// @param columns for so many fields at first
    Row(int room, int columns) {
        chars = new char[room];
        starts = new int[columns];
        ends = new int[columns];
    }

    void clear(long line) {
        this.line = line;
        fields = 0;
        length = 0;
        broken = false;
        cutOff = false;
    }

    /// Adds a field that lies in [#chars] already.
    void add(int from, int until) {
        if (fields == ends.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
        }
        starts[fields] = from;
        ends[fields++] = until;
    }

    /// Says that its quotation marks make no sense, so that its fields may not be what was meant.
    void breaks() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    /// Says that the file ends within it.
    void cutOff() {
        cutOff = true;
    }

    boolean isCutOff() {
        return cutOff;
    }

    /// The characters have moved to the front by so many places, perhaps into a larger array.
    void moved(char[] to, int by) {
        chars = to;
        for (int field = 0; field < fields; field++) {
            starts[field] -= by;
            ends[field] -= by;
        }
    }

    void add(String text) {
        int count = text.length();
        if (length + count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + count));
        }
        text.getChars(0, count, chars, length);
        add(length, length + count);
        length += count;
    }

    /// The row without what [Guards] put before its fields.
    Row unguarded() {
        for (int field = 0; field < fields; field++) {
            if (Guards.isGuarded(chars, starts[field], ends[field])) {
                starts[field]++;
            }
        }
        return this;
    }

    int fields() {
        return fields;
    }

    int from(int field) {
        return starts[field];
    }

    int until(int field) {
        return ends[field];
    }

    String text(int field) {
        int from = from(field);
        return new String(chars, from, ends[field] - from);
    }

    boolean isText(int field, String text) {
        int from = from(field);
        return Arrays.equals(chars, from, ends[field], text.toCharArray(), 0, text.length());
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
}
