package org.kith.partners.bulk;

import java.sql.SQLException;
import javax.sql.DataSource;

/// Ids in blocks from a sequence, so that a load numbers millions of rows without asking the database for each. What a
/// killed load had in hand is never given again.
public final class Ids {

    private final DataSource database;
    private final String sequence;
    private final int block;
    private long next;
    private long end;

    public Ids(DataSource database, String sequence, int block) {
        this.database = database;
        this.sequence = sequence;
        this.block = block;
    }

    public long next() throws SQLException {
        if (next == end) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select nextval('" + sequence + "')")) {
                row.next();
                next = row.getLong(1) * block;
                end = next + block;
            }
        }
        return next++;
    }
}
