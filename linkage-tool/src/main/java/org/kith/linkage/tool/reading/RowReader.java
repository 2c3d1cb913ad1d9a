package org.kith.linkage.tool.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes a CSV file of UTF-8 apart into rows: values between commas or what stands for them, within quotation marks
/// where they hold such signs, line ends or, doubled, quotation marks themselves.
final class RowReader implements AutoCloseable {

    private static final int LONGEST_ROW = 1 << 24;
    private static final int ANY_WIDTH = -1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHEST = eightOf(0x80);
    private static final long LINE_FEEDS = eightOf('\n');
    private static final long RETURNS = eightOf('\r');
    private static final long QUOTES = eightOf('"');

    private final String file;
    private final InputStream in;
    private final byte separator;
    private final long separators;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private Rows rows = new Rows();
    private int at;
    private int limit;
    private long line = 1;
    private int width = ANY_WIDTH;
    private int rowBegan;
    private boolean onlyAscii;

    /// A byte order mark at the beginning is none of the first value's.
    RowReader(String file, InputStream utf8, byte separator) throws IOException {
        this.file = file;
        this.separator = separator;
        separators = eightOf(separator);
        byte[] first = utf8.readNBytes(BYTE_ORDER_MARK.length);
        in = Arrays.equals(first, BYTE_ORDER_MARK)
                ? utf8
                : new SequenceInputStream(new ByteArrayInputStream(first), utf8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Every row has so many values from here on.
    void expect(int columns) {
        width = columns;
    }

    /// How many bytes the rows have that were read last.
    int length() {
        return at;
    }

    /// Reads the rows that come next, none at the end. Where a row is broken, those before it are read and
    /// [Rows#broken] says why.
    void next(Rows into, int most) throws IOException {
        into.clear();
        int left = limit - at;
        if (into.bytes.length < left) {
            into.bytes = new byte[left];
        }
        System.arraycopy(rows.bytes, at, into.bytes, 0, left);
        rows = into;
        at = 0;
        rowBegan = 0;
        limit = left;
        try {
            while (into.size() < most && row()) {
                // and the next
            }
        } catch (BrokenInput e) {
            into.breakOff(e);
        }
    }

    private boolean row() throws IOException {
        while (true) {
            if (ended()) {
                return false;
            }
            if (rows.bytes[at] != '\n' && rows.bytes[at] != '\r') {
                break;
            }
            endLine();
        }
        long began = line;
        rowBegan = at;
        onlyAscii = true;
        if (!plain()) {
            rows.again();
            values(began);
        }
        if (width != ANY_WIDTH && rows.widthSoFar() != width) {
            throw new BrokenInput(file, began, Layout.ragged(rows.widthSoFar(), width));
        }
        rows.end(began, onlyAscii);
        return true;
    }

    /// Reads a row that has been read to its end, in ASCII and without quotation marks, as nearly all have, by eight
    /// bytes at a time. Hands back false, and has moved on nowhere, where it is none.
    private boolean plain() {
        byte[] bytes = rows.bytes;
        int from = at;
        for (int place = at; place + Long.BYTES < limit; place += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, place);
            long signs = where(eight, separators)
                    | where(eight, LINE_FEEDS)
                    | where(eight, RETURNS)
                    | where(eight, QUOTES)
                    | (eight & HIGHEST);
            for (; signs != 0; signs &= signs - 1) {
                int found = place + (Long.numberOfTrailingZeros(signs) >>> 3);
                byte sign = bytes[found];
                if (sign != separator && sign != '\n' && sign != '\r') {
                    return false;
                }
                rows.add(from, found);
                from = found + 1;
                if (sign != separator) {
                    at = sign == '\r' && bytes[from] == '\n' ? from + 1 : from;
                    line++;
                    return true;
                }
            }
        }
        return false;
    }

    /// The highest bit of each byte that is the same in both.
    private static long where(long eight, long sought) {
        long apart = eight ^ sought;
        return ~(((apart & ~HIGHEST) + ~HIGHEST) | apart) & HIGHEST;
    }

    private static long eightOf(int letter) {
        return (letter & 0xff) * 0x0101_0101_0101_0101L;
    }

    private void values(long began) throws IOException {
        while (true) {
            value(began);
            if (ended()) {
                return;
            }
            if (rows.bytes[at] != separator) {
                endLine();
                return;
            }
            at++;
        }
    }

    private void value(long began) throws IOException {
        if (!ended() && rows.bytes[at] == '"') {
            quoted(began);
            return;
        }
        int from = at;
        int seen = 0;
        byte between = separator;
        while (true) {
            byte[] bytes = rows.bytes;
            int place = at;
            byte letter = 0;
            while (place < limit && (letter = bytes[place]) != between && letter != '\n' && letter != '\r') {
                seen |= letter;
                place++;
            }
            at = place;
            if (place < limit || ended()) {
                break;
            }
        }
        add(from, at, seen);
    }

    /// @param seen all the bits of the bytes; the highest of them says whether any letter is not ASCII's
    private void add(int from, int until, int seen) throws CharacterCodingException {
        if (seen < 0) {
            onlyAscii = false;
            decoder.decode(ByteBuffer.wrap(rows.bytes, from, until - from));
        }
        rows.add(from, until);
    }

    private void quoted(long began) throws IOException {
        int from = ++at;
        int until = from;
        byte before = 0;
        int seen = 0;
        while (true) {
            if (ended()) {
                throw new BrokenInput(file, began, "a quotation mark is opened and never closed.");
            }
            byte letter = rows.bytes[at++];
            if (letter == '"') {
                if (ended() || rows.bytes[at] != '"') {
                    break;
                }
                at++;
            } else if (letter == '\r' || (letter == '\n' && before != '\r')) {
                line++;
            }
            seen |= letter;
            before = letter;
            rows.bytes[until++] = letter;
        }
        add(from, until, seen);
        if (!ended() && rows.bytes[at] != separator && rows.bytes[at] != '\n' && rows.bytes[at] != '\r') {
            throw new BrokenInput(
                    file, began, "not a well-formed row: a value goes on after its closing quotation mark.");
        }
    }

    private void endLine() throws IOException {
        if (rows.bytes[at++] == '\r' && !ended() && rows.bytes[at] == '\n') {
            at++;
        }
        line++;
    }

    /// Whether nothing follows; reads on where that is not known.
    private boolean ended() throws IOException {
        if (at < limit) {
            return false;
        }
        if (limit == rows.bytes.length) {
            if (limit - rowBegan > LONGEST_ROW) {
                throw new BrokenInput(
                        file, line, "not a well-formed row: it is longer than " + (LONGEST_ROW >> 20) + " MB.");
            }
            rows.bytes = Arrays.copyOf(rows.bytes, 2 * limit);
        }
        int count = in.read(rows.bytes, limit, rows.bytes.length - limit);
        limit += Math.max(0, count);
        return count < 0;
    }
}
