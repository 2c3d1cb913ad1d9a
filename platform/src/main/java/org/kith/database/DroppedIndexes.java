package org.kith.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The indexes of a table that is about to be filled, but for its primary key: dropped, and made again afterwards in
/// the same transaction. Indexes are made faster at once than row by row; what they are is the migration's to say.
public final class DroppedIndexes {

    private final List<String> made = new ArrayList<>();

    /// Drops them.
    ///
    /// @param table with its schema; never from outside
    public DroppedIndexes(Connection connection, String table) throws SQLException {
        try (var sql = connection.createStatement();
                var drop = connection.createStatement();
                var row = sql.executeQuery("""
                        select indexrelid::regclass, pg_get_indexdef(indexrelid)
                        from pg_index
                        where indrelid = '%s'::regclass and not indisprimary
                        order by indexrelid
                        """.formatted(table))) {
            while (row.next()) {
                made.add(row.getString(2));
                drop.execute("drop index " + row.getString(1));
            }
        }
    }

    public void makeAgain(Connection connection) throws SQLException {
        try (var sql = connection.createStatement()) {
            for (var index : made) {
                sql.execute(index);
            }
        }
    }
}
