package org.kith.families.build;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.kith.database.bulk.Copy;
import org.kith.database.bulk.CopyOut;
import org.kith.database.bulk.DroppedIndexes;
import org.kith.database.bulk.Rows;
import org.kith.families.build.Kept.Content;
import org.springframework.jdbc.core.JdbcOperations;

/// A table that a build makes anew in memory and brings up to date in the database: rows that stand there already are
/// known by the hash of their content and left alone, the others are taken out or added.
final class DerivedTable {

    private static final String SCHEMA = "families.";
    private static final int MANY = 10_000;

    /// Of so many rows in a table that was empty the database is told before anybody reads a page. By itself it looks
    /// every five minutes (decision 0048), and until then would plan for an empty table.
    private static final int SOME = 1_000;

    private final String name;
    private final String[] columns;
    private final Rows rows = new Rows();
    private final Rows canonical = new Rows();
    private long size;
    private long said;
    private long added;
    private long saidByAdded;
    private long gone;
    private long saidByGone;
    private final Standing standing;
    private final BitSet kept;

    /// The rows of a table that a build makes anew, all or some.
    ///
    /// @param where a condition on them, as the table's rows are called `t`
    /// @param hashes of the rows, sorted
    @SuppressWarnings("ArrayRecordComponent") // one build's own
    record Standing(String where, long[] hashes) {}

    /// @param columns in the order in which they are put; a sum over what a row says and its hash come after them
    DerivedTable(Standing standing, String name, String... columns) {
        this.name = name;
        this.columns = Arrays.copyOf(columns, columns.length + 2);
        this.columns[columns.length] = "said";
        this.columns[columns.length + 1] = "row_hash";
        this.standing = standing;
        this.kept = new BitSet(standing.hashes().length);
    }

    static Standing standing(JdbcOperations statements, String name, String where) {
        var hashes = LongStream.builder();
        CopyOut.each(
                statements,
                "select t.row_hash from " + SCHEMA + name + " t where " + where,
                row -> hashes.add(row.number8(1)));
        return new Standing(where, hashes.build().sorted().toArray());
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

    /// Ends the row and tells a sum over what it says, ids apart.
    long endRow() throws SQLException {
        long says = canonical.hash();
        canonical.dropRow();
        rows.put(says);
        long hash = rows.hash();
        int at = Arrays.binarySearch(standing.hashes(), hash);
        if (at >= 0) {
            kept.set(at);
            rows.dropRow();
        } else {
            rows.put(hash);
            rows.endRow();
            added++;
            saidByAdded += says;
        }
        size++;
        said += says;
        return says;
    }

    /// Without its schema.
    String name() {
        return name;
    }

    /// What the table holds once it is written, where all of its rows were made.
    Content content() {
        return new Content(size, said);
    }

    /// What the table holds once it is written, where some of its rows were made.
    Content content(Content before) {
        return new Content(before.rows() - gone + added, before.said() - saidByGone + saidByAdded);
    }

    /// Brings the table in the database up to date and tells how many rows went and came.
    long write(Connection connection) throws SQLException {
        takeOut(connection);
        if (rows.rows() > 0) {
            var indexes = isNew() && rows.rows() > MANY ? new DroppedIndexes(connection, SCHEMA + name) : null;
            try (var copy = Copy.into(connection, SCHEMA + name, columns)) {
                copy.all(rows);
                copy.finish();
            }
            if (indexes == null) {
                sortIn(connection);
            } else {
                indexes.makeAgain(connection);
            }
        }
        if (gone + rows.rows() > (isNew() ? SOME : MANY)) {
            execute(connection, "analyze " + SCHEMA + name);
        }
        return gone + rows.rows();
    }

    /// An index of names keeps what is new unsorted until it is a lot, and every search goes through it all.
    private void sortIn(Connection connection) throws SQLException {
        execute(connection, """
                select gin_clean_pending_list(i.indexrelid)
                from pg_index i
                join pg_class c on c.oid = i.indexrelid
                join pg_am m on m.oid = c.relam
                where m.amname = 'gin' and i.indrelid = '%s'::regclass
                """.formatted(SCHEMA + name));
    }

    private boolean isNew() {
        return standing.hashes().length == 0;
    }

    private void takeOut(Connection connection) throws SQLException {
        long[] hashes = standing.hashes();
        if (kept.cardinality() == hashes.length) {
            return;
        }
        execute(connection, "create temporary table stale (row_hash bigint) on commit drop");
        try (var copy = Copy.into(connection, "stale", "row_hash")) {
            for (int at = 0; at < hashes.length; at++) {
                // Of equal hashes a search may have found any
                if (!kept.get(at) && (at == 0 || hashes[at - 1] != hashes[at] || !kept.get(at - 1))) {
                    copy.put(hashes[at]).endRow();
                }
            }
            copy.finish();
        }
        execute(connection, "analyze stale");
        try (var sql = connection.createStatement();
                var row = sql.executeQuery("""
                        with gone as (
                          delete from %s t using stale where t.row_hash = stale.row_hash and %s returning t.said
                        )
                        select count(*), coalesce(sum(said), 0) from gone
                        """.formatted(SCHEMA + name, standing.where()))) {
            row.next();
            gone = row.getLong(1);
            saidByGone = row.getBigDecimal(2).toBigInteger().longValue();
        }
        execute(connection, "drop table stale");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
