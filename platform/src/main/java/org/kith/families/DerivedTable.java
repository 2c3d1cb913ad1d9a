package org.kith.families;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Copy;
import org.kith.database.CopyOut;
import org.kith.database.DroppedIndexes;
import org.kith.database.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/// A table that a build makes anew in memory and brings up to date in the database: rows that stand there already are
/// known by the hash of their content and left alone, the others are taken out or added.
final class DerivedTable {

    private static final String SCHEMA = "families.";
    private static final int MANY = 10_000;

    private final String name;
    private final String[] columns;
    private final Rows rows = new Rows();
    private final Rows canonical = new Rows();
    private long[] digests = new long[1 << 10];
    private int size;
    private final long[] standing;
    private final BitSet kept;

    /// @param columns in the order in which they are put; the hash comes after them
    DerivedTable(long[] standing, String name, String... columns) {
        this.name = name;
        this.columns = Arrays.copyOf(columns, columns.length + 1);
        this.columns[columns.length] = "row_hash";
        this.standing = standing;
        this.kept = new BitSet(standing.length);
    }

    /// The hashes of the rows that a table holds, sorted.
    static long[] standing(JdbcOperations statements, String name) {
        var hashes = LongStream.builder();
        CopyOut.each(statements, "select row_hash from " + SCHEMA + name, row -> hashes.add(row.number8(1)));
        return hashes.build().sorted().toArray();
    }

    /// An id; in the digest what it names stands for it.
    DerivedTable id(@Nullable UUID id, long named) {
        rows.put(id);
        canonical.put(named);
        return this;
    }

    DerivedTable id(@Nullable Integer id, long named) {
        rows.put(id);
        canonical.put(named);
        return this;
    }

    /// A number that differs from one database to another and says nothing.
    DerivedTable handle(long value) {
        rows.put(value);
        return this;
    }

    DerivedTable put(@Nullable String value) {
        rows.put(value);
        canonical.putLastOf(rows);
        return this;
    }

    DerivedTable put(@Nullable LocalDate value) {
        rows.put(value);
        canonical.putLastOf(rows);
        return this;
    }

    DerivedTable put(boolean value) {
        rows.put(value);
        canonical.putLastOf(rows);
        return this;
    }

    DerivedTable put(long value) {
        rows.put(value);
        canonical.putLastOf(rows);
        return this;
    }

    DerivedTable put(Iterable<String> values) {
        rows.put(values);
        canonical.putLastOf(rows);
        return this;
    }

    /// Ends the row and tells the hash of what it says, ids apart.
    long endRow() throws SQLException {
        long hash = rows.hash();
        int at = Arrays.binarySearch(standing, hash);
        if (at >= 0) {
            kept.set(at);
            rows.dropRow();
        } else {
            rows.put(hash);
            rows.endRow();
        }
        long digest = canonical.hash();
        canonical.dropRow();
        if (size == digests.length) {
            digests = Arrays.copyOf(digests, size * 2);
        }
        digests[size++] = digest;
        return digest;
    }

    /// Without its schema.
    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /// Brings the table in the database up to date and tells how many rows went and came.
    long write(Connection connection) throws SQLException {
        long gone = takeOut(connection);
        if (rows.rows() > 0) {
            var indexes =
                    standing.length == 0 && rows.rows() > MANY ? new DroppedIndexes(connection, SCHEMA + name) : null;
            try (var copy = Copy.into(connection, SCHEMA + name, columns)) {
                copy.all(rows);
                copy.finish();
            }
            if (indexes != null) {
                indexes.makeAgain(connection);
            }
        }
        if (gone + rows.rows() > MANY) {
            execute(connection, "analyze " + SCHEMA + name);
        }
        return gone + rows.rows();
    }

    private long takeOut(Connection connection) throws SQLException {
        if (kept.cardinality() == standing.length) {
            return 0;
        }
        execute(connection, "create temporary table stale (row_hash bigint) on commit drop");
        try (var copy = Copy.into(connection, "stale", "row_hash")) {
            for (int at = 0; at < standing.length; at++) {
                // Of equal hashes a search may have found any
                if (!kept.get(at) && (at == 0 || standing[at - 1] != standing[at] || !kept.get(at - 1))) {
                    copy.put(standing[at]).endRow();
                }
            }
            copy.finish();
        }
        execute(connection, "analyze stale");
        try (var sql = connection.createStatement()) {
            long gone = sql.executeUpdate(
                    "delete from " + SCHEMA + name + " t using stale where t.row_hash = stale.row_hash");
            sql.execute("drop table stale");
            return gone;
        }
    }

    /// Adds all that the table says to a digest, in an order that its rows give themselves.
    void digest(MessageDigest digest) {
        Arrays.sort(digests, 0, size);
        var bytes = ByteBuffer.allocate(Long.BYTES * size);
        for (int at = 0; at < size; at++) {
            bytes.putLong(digests[at]);
        }
        digest.update(bytes.array());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
