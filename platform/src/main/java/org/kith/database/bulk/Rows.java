package org.kith.database.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows as COPY reads them, held in memory: a value for each column, then `endRow`.
public class Rows {

    private static final String HEX = "0123456789abcdef";

    byte[] buffer = new byte[1 << 16];
    int length;
    private int start;
    private int value;
    private boolean midRow;
    private long rows;

    public Rows put(long value) {
        separate();
        return (int) value == value && value >= 0 ? digits((int) value) : ascii(Long.toString(value));
    }

    public Rows put(double value) {
        separate();
        return ascii(Double.toString(value));
    }

    public Rows put(@Nullable Double value) {
        return value == null ? nothing() : put((double) value);
    }

    public Rows put(boolean value) {
        separate();
        return ascii(value ? "t" : "f");
    }

    public Rows put(@Nullable Integer value) {
        return value == null ? nothing() : put((long) value);
    }

    public Rows put(@Nullable LocalDate value) {
        if (value == null) {
            return nothing();
        }
        separate();
        if (value.getYear() < 1000 || value.getYear() > 9999) {
            return ascii(value.toString());
        }
        digits(value.getYear());
        room(6);
        two(value.getMonthValue());
        two(value.getDayOfMonth());
        return this;
    }

    public Rows put(@Nullable UUID value) {
        if (value == null) {
            return nothing();
        }
        separate();
        room(36);
        hex(value.getMostSignificantBits() >>> 32, 8);
        buffer[length++] = '-';
        hex(value.getMostSignificantBits() >>> 16, 4);
        buffer[length++] = '-';
        hex(value.getMostSignificantBits(), 4);
        buffer[length++] = '-';
        hex(value.getLeastSignificantBits() >>> 48, 4);
        buffer[length++] = '-';
        hex(value.getLeastSignificantBits(), 12);
        return this;
    }

    public Rows put(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        separate();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                byte[] rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
                room(2 * rest.length);
                for (byte b : rest) {
                    escaped(b);
                }
                return this;
            }
            room(2);
            escaped((byte) c);
        }
        return this;
    }

    /// An array of text.
    public Rows put(Iterable<String> values) {
        var array = new StringBuilder("{");
        for (var value : values) {
            if (array.length() > 1) {
                array.append(',');
            }
            array.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return put(array.append('}').toString());
    }

    /// The value that other rows hold last.
    public final Rows putLastOf(Rows other) {
        separate();
        int many = other.length - other.value;
        room(many);
        System.arraycopy(other.buffer, other.value, buffer, length, many);
        length += many;
        return this;
    }

    public Rows nothing() {
        separate();
        return ascii("\\N");
    }

    public void endRow() throws SQLException {
        room(1);
        buffer[length++] = '\n';
        midRow = false;
        start = length;
        rows++;
    }

    /// A number made of all that the row that is being written holds so far.
    public final long hash() {
        long hash = 0xcbf29ce484222325L;
        for (int i = start; i < length; i++) {
            hash = (hash ^ buffer[i]) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    /// Forgets the row that is being written.
    public final void dropRow() {
        length = start;
        midRow = false;
    }

    public final long rows() {
        return rows;
    }

    /// Starts again at the front, once what was written has been sent.
    final void sent() {
        length = 0;
        start = 0;
    }

    private void separate() {
        if (midRow) {
            room(1);
            buffer[length++] = '\t';
        }
        midRow = true;
        value = length;
    }

    private Rows ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private Rows digits(int value) {
        int digits = 1;
        for (int left = value / 10; left > 0; left /= 10) {
            digits++;
        }
        room(digits);
        int left = value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
        return this;
    }

    private void two(int digits) {
        buffer[length++] = '-';
        buffer[length++] = (byte) ('0' + digits / 10);
        buffer[length++] = (byte) ('0' + digits % 10);
    }

    private void escaped(byte b) {
        switch (b) {
            case '\\' -> escape((byte) '\\');
            case '\t' -> escape((byte) 't');
            case '\n' -> escape((byte) 'n');
            case '\r' -> escape((byte) 'r');
            default -> buffer[length++] = b;
        }
    }

    private void escape(byte second) {
        buffer[length++] = '\\';
        buffer[length++] = second;
    }

    private void hex(long bits, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            buffer[length++] = (byte) HEX.charAt((int) (bits >>> shift) & 15);
        }
    }

    private void room(int bytes) {
        if (length + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes));
        }
    }
}
