package org.kith.database.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The indexes of a table that is about to be filled, its primary key's too: dropped, and made again
/// afterwards in the same transaction. Indexes are made faster at once than row by row, most of all of
/// random ids; what they are is the migration's to say. One on which a table or a view rests stays.
public final class DroppedIndexes {

    private final List<String> made = new ArrayList<>();

    /// Drops them.
    ///
    /// @param table with its schema; never from outside
    public DroppedIndexes(Connection connection, String table) throws SQLException {
        try (var sql = connection.createStatement();
                var drop = connection.createStatement();
                var row = sql.executeQuery("""
                        select
                          case when c.oid is null then 'drop index ' || i.indexrelid::regclass
                            else format('alter table %%s drop constraint %%I', i.indrelid::regclass, c.conname) end,
                          case when c.oid is null then pg_get_indexdef(i.indexrelid)
                            else format('alter table %%s add constraint %%I %%s', i.indrelid::regclass, c.conname,
                              pg_get_constraintdef(c.oid)) end
                        from pg_index i
                        left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
                        where i.indrelid = '%s'::regclass
                          and not exists (
                            select
                            from pg_depend d
                            where d.refobjid in (i.indexrelid, c.oid) and d.deptype = 'n')
                        order by i.indexrelid
                        """.formatted(table))) {
            while (row.next()) {
                drop.execute(row.getString(1));
                made.add(row.getString(2));
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
