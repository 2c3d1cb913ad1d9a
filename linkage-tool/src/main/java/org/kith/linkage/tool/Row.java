package org.kith.linkage.tool;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One row of a file, its values' characters side by side. Most values have been met before, so that no text is made
/// of them here.
final class Row {

    private char[] characters;
    private int used;
    private int width;
    private long line;
    private final List<Value> values = new ArrayList<>();

    private Row(char[] characters) {
        this.characters = characters;
    }

    /// The line that the row begins on.
    long line() {
        return line;
    }

    /// How many values there are.
    int width() {
        return width;
    }

    /// A value without white space around it; good for as long as the row is.
    CharSequence value(int column) {
        return values.get(column);
    }

    /// A row that stays as it is.
    Row copy() {
        Row copy = new Row(Arrays.copyOf(characters, used));
        copy.begin(line);
        copy.used = used;
        for (int i = 0; i < width; i++) {
            copy.add(values.get(i).from, values.get(i).length);
        }
        return copy;
    }

    private void begin(long at) {
        line = at;
        used = 0;
        width = 0;
    }

    private void add(char[] buffer, int offset, int length) {
        if (used + length > characters.length) {
            characters = Arrays.copyOf(characters, 2 * (used + length));
        }
        System.arraycopy(buffer, offset, characters, used, length);
        int from = used;
        used += length;
        int until = used;
        while (from < until && Character.isWhitespace(characters[from])) {
            from++;
        }
        while (until > from && Character.isWhitespace(characters[until - 1])) {
            until--;
        }
        add(from, until - from);
    }

    private void add(int from, int length) {
        if (width == values.size()) {
            values.add(new Value());
        }
        Value value = values.get(width++);
        value.from = from;
        value.length = length;
    }

    private final class Value implements CharSequence {

        private int from;
        private int length;

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return characters[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(characters, from + start, end - start);
        }

        @Override
        public String toString() {
            return new String(characters, from, length);
        }
    }

    /// Reads row after row into one and the same.
    static final class Reading extends AbstractBaseCsvCallbackHandler<Row> {

        private final Row row = new Row(new char[1024]);

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            row.add(buffer, offset, length);
        }

        @Override
        protected void handleEmpty() {
            row.add(0, 0);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
