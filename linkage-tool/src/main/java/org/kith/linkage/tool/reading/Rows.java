package org.kith.linkage.tool.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Some rows of a file, as they are read: bytes of UTF-8, and where among them each value lies. Most values have been
/// met before, so that no text is made of them here.
final class Rows {

    static final int MOST = 8192;

    byte[] bytes = new byte[1 << 20];
    /// Where each value begins and ends, without white space around it.
    private int[] places = new int[1 << 17];
    private int placesUsed;
    /// For each row its first place, and the end.
    private final int[] starts = new int[MOST + 1];

    private final long[] lines = new long[MOST];
    private final boolean[] plain = new boolean[MOST];
    private int size;
    /// What is wrong after these rows.
    private @Nullable RuntimeException broken;

    void clear() {
        size = 0;
        placesUsed = 0;
        broken = null;
    }

    /// Takes a value of the row that is being read.
    void add(int from, int until) {
        if (placesUsed + 2 > places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[placesUsed++] = from;
        places[placesUsed++] = until;
        if (from < until && (bytes[from] <= ' ' || bytes[until - 1] <= ' ')) {
            trim();
        }
    }

    private void trim() {
        int begin = places[placesUsed - 2];
        int end = places[placesUsed - 1];
        while (begin < end && white(bytes[begin])) {
            begin++;
        }
        while (end > begin && white(bytes[end - 1])) {
            end--;
        }
        places[placesUsed - 2] = begin;
        places[placesUsed - 1] = end;
    }

    /// Lets go of what was taken of the row that is being read.
    void again() {
        placesUsed = starts[size];
    }

    private static boolean white(byte letter) {
        return letter >= 0 && letter <= ' ' && Character.isWhitespace(letter);
    }

    /// How many values the row that is being read has so far.
    int widthSoFar() {
        return (placesUsed - starts[size]) / 2;
    }

    /// Ends the row that is being read.
    ///
    /// @param onlyAscii whether all its letters are
    void end(long line, boolean onlyAscii) {
        lines[size] = line;
        plain[size] = onlyAscii;
        starts[++size] = placesUsed;
    }

    void breakOff(RuntimeException why) {
        broken = why;
        again();
    }

    @Nullable
    RuntimeException broken() {
        return broken;
    }

    void throwIfBroken() {
        if (broken != null) {
            throw broken;
        }
    }

    int size() {
        return size;
    }

    int width(int row) {
        return (starts[row + 1] - starts[row]) / 2;
    }

    /// The line that the row begins on.
    long line(int row) {
        return lines[row];
    }

    boolean isEmpty(int row, int column) {
        int place = starts[row] + 2 * column;
        return places[place] == places[place + 1];
    }

    /// All values of a row.
    List<String> values(int row) {
        Values values = new Values();
        return IntStream.range(0, width(row))
                .mapToObj(column -> values.at(row, column).toString())
                .toList();
    }

    /// One value after the other, without white space around it; good until the next is asked for.
    final class Values {

        private final Slice slice = new Slice();

        CharSequence at(int row, int column) {
            int place = starts[row] + 2 * column;
            slice.from = places[place];
            slice.length = places[place + 1] - slice.from;
            return plain[row] ? slice : text(slice.from, slice.length).strip();
        }
    }

    /// One row after the other, its values by the column's number; each good until the next is asked for.
    final class Row implements IntFunction<CharSequence> {

        private final Values values = new Values();
        private int row = -1;

        boolean next() {
            return ++row < size;
        }

        @Override
        public CharSequence apply(int column) {
            return values.at(row, column);
        }
    }

    String text(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private final class Slice implements CharSequence {

        private int from;
        private int length;

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return (char) bytes[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text(from + start, end - start);
        }

        @Override
        public String toString() {
            return text(from, length);
        }
    }
}
