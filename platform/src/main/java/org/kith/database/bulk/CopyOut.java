package org.kith.database.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/// Reads many rows by binary COPY, within the connection's transaction: unlike rows that come through a cursor these
/// are made by all cores, and nothing is turned into text on the way. Columns are counted from 1.
public final class CopyOut {

    private static final int HEAD = 19;
    private static final int END = 2;
    private static final long DAYS_TO_2000 = 10_957;
    private static final int NOTHING = -1;

    /// Days from 1900 on, made once: most columns of days say the same ones again and again.
    private static final @Nullable LocalDate[] DAYS = new @Nullable LocalDate[1 << 17];

    private static final int FIRST_DAY = (int) LocalDate.of(1900, 1, 1).toEpochDay();

    private byte[] bytes = {};
    private int[] starts = new int[32];
    private int[] lengths = new int[32];

    CopyOut() {}

    /// Rows by an `int`, a `smallint` or a day; those without one come last, as in the database.
    public static Comparator<CopyOut> byNumber(int column) {
        return (a, b) -> a.isNothing(column) || b.isNothing(column)
                ? Boolean.compare(a.isNothing(column), b.isNothing(column))
                : Integer.compare(a.number4(column), b.number4(column));
    }

    /// Rows by a text's characters, whatever the language (collation "C"); those without one come last.
    public static Comparator<CopyOut> byText(int column) {
        return (a, b) -> a.isNothing(column) || b.isNothing(column)
                ? Boolean.compare(a.isNothing(column), b.isNothing(column))
                : Arrays.compareUnsigned(
                        a.bytes, a.start(column), a.end(column), b.bytes, b.start(column), b.end(column));
    }

    /// Is given each row; the row is good until it returns.
    public interface Reader {
        void row(CopyOut row) throws SQLException;
    }

    /// Is given the bytes of each row, to keep.
    interface Bytes {
        void row(byte[] bytes) throws SQLException;
    }

    /// Gives each row of a query to the reader, and tells how many there were.
    ///
    /// @param query one that takes no parameters
    public static long each(Connection connection, String query, Reader reader) throws SQLException {
        var row = new CopyOut();
        return bytes(connection, query, bytes -> {
            row.begin(bytes, 0);
            reader.row(row);
        });
    }

    /// The same on the connection of the caller's transaction.
    public static void each(JdbcOperations statements, String query, Reader reader) {
        statements.execute((ConnectionCallback<Long>) connection -> each(connection, query, reader));
    }

    /// All rows of a query as [Copy#whole] takes them in, on whatever connection.
    public static byte[] whole(JdbcOperations statements, String query) {
        return Objects.requireNonNull(statements.execute((ConnectionCallback<byte[]>) connection -> {
            var rows = new ByteArrayOutputStream();
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + query + ") to stdout (format binary)", rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return rows.toByteArray();
        }));
    }

    static long bytes(Connection connection, String query, Bytes reader) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        long rows = 0;
        boolean whole = false;
        try {
            int head = HEAD;
            for (var bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
                // The file's head comes with the first row, its end alone.
                var row = head == 0 ? bytes : Arrays.copyOfRange(bytes, head, bytes.length);
                head = 0;
                if (row.length > END) {
                    reader.row(row);
                    rows++;
                }
            }
            whole = true;
            return rows;
        } finally {
            if (!whole && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// Turns to a row: its number of columns, and then each with its length before it.
    void begin(byte[] rows, int from) {
        bytes = rows;
        int columns = int2(from);
        if (columns > starts.length) {
            starts = new int[columns];
            lengths = new int[columns];
        }
        int at = from + 2;
        for (int column = 0; column < columns; column++) {
            int length = int4(at);
            lengths[column] = length;
            starts[column] = at + 4;
            at += 4 + Math.max(length, 0);
        }
    }

    /// An `int` or `smallint`, or a day as the database counts it; 0 where there is nothing.
    public int number4(int column) {
        return switch (lengths[column - 1]) {
            case NOTHING -> 0;
            case 2 -> int2(start(column));
            default -> int4(start(column));
        };
    }

    /// A `bigint`; 0 where there is nothing.
    public long number8(int column) {
        return isNothing(column) ? 0 : int8(start(column));
    }

    public boolean isNothing(int column) {
        return lengths[column - 1] == NOTHING;
    }

    public boolean yes(int column) {
        return !isNothing(column) && bytes[start(column)] != 0;
    }

    public @Nullable String text(int column) {
        int length = lengths[column - 1];
        return length == NOTHING ? null : new String(bytes, start(column), length, StandardCharsets.UTF_8);
    }

    /// Eight bytes of a text from some place on, as a number that sorts without its sign as they do; those beyond the
    /// text's end are 0.
    long first8(int column, int from) {
        int begin = start(column) + from;
        int many = Math.min(end(column) - begin, Long.BYTES);
        if (many == Long.BYTES) {
            return int8(begin);
        }
        long first = 0;
        for (int i = 0; i < many; i++) {
            first |= (bytes[begin + i] & 0xFFL) << (56 - 8 * i);
        }
        return first;
    }

    /// Text where the query always has one.
    public String said(int column) {
        return Objects.requireNonNull(text(column));
    }

    public @Nullable LocalDate day(int column) {
        return isNothing(column) ? null : day(int4(start(column)) + DAYS_TO_2000);
    }

    private static LocalDate day(long epochDay) {
        long place = epochDay - FIRST_DAY;
        if (place < 0 || place >= DAYS.length) {
            return LocalDate.ofEpochDay(epochDay);
        }
        var day = DAYS[(int) place];
        if (day == null) {
            day = LocalDate.ofEpochDay(epochDay);
            DAYS[(int) place] = day;
        }
        return day;
    }

    public @Nullable UUID uuid(int column) {
        int start = start(column);
        return isNothing(column) ? null : new UUID(int8(start), int8(start + 8));
    }

    // By hand: until the second compiler comes to it, which here is late, a view of the bytes costs calls for each
    // number.
    private short int2(int at) {
        return (short) ((bytes[at] << 8) | (bytes[at + 1] & 0xFF));
    }

    private int int4(int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xFF) << 16)
                | ((bytes[at + 2] & 0xFF) << 8)
                | (bytes[at + 3] & 0xFF);
    }

    private long int8(int at) {
        return ((long) int4(at) << 32) | (int4(at + 4) & 0xFFFF_FFFFL);
    }

    private int start(int column) {
        return starts[column - 1];
    }

    private int end(int column) {
        return starts[column - 1] + lengths[column - 1];
    }
}
