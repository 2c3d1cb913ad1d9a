package org.kith.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes many rows into a table by COPY, within the connection's transaction: a value for each column, then `endRow`.
/// Closed before it is finished, it leaves nothing.
public final class Copy implements AutoCloseable {

    private static final byte[] NOTHING = {'\\', 'N'};
    private static final String HEX = "0123456789abcdef";

    private final CopyIn copy;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private boolean midRow;
    private long rows;

    private Copy(CopyIn copy) {
        this.copy = copy;
    }

    public static Copy into(Connection connection, String table, String... columns) throws SQLException {
        var sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        return new Copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    public Copy put(long value) {
        separate();
        return ascii(Long.toString(value));
    }

    public Copy put(double value) {
        separate();
        return ascii(Double.toString(value));
    }

    public Copy put(boolean value) {
        separate();
        return ascii(value ? "t" : "f");
    }

    public Copy put(@Nullable Integer value) {
        return value == null ? nothing() : put((long) value);
    }

    public Copy put(@Nullable LocalDate value) {
        if (value == null) {
            return nothing();
        }
        separate();
        return ascii(value.toString());
    }

    public Copy put(@Nullable UUID value) {
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

    public Copy put(@Nullable String value) {
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
    public Copy put(Iterable<String> values) {
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

    public Copy nothing() {
        separate();
        room(2);
        buffer[length++] = NOTHING[0];
        buffer[length++] = NOTHING[1];
        return this;
    }

    public void endRow() throws SQLException {
        room(1);
        buffer[length++] = '\n';
        midRow = false;
        rows++;
        if (length > 1 << 15) {
            send();
        }
    }

    /// Ends the copy and tells how many rows it wrote.
    public long finish() throws SQLException {
        send();
        copy.endCopy();
        return rows;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    private void separate() {
        if (midRow) {
            room(1);
            buffer[length++] = '\t';
        }
        midRow = true;
    }

    private Copy ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private void escaped(byte b) {
        switch (b) {
            case '\\' -> two((byte) '\\');
            case '\t' -> two((byte) 't');
            case '\n' -> two((byte) 'n');
            case '\r' -> two((byte) 'r');
            default -> buffer[length++] = b;
        }
    }

    private void two(byte second) {
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
