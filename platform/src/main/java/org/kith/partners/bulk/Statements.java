package org.kith.partners.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.database.bulk.CopyOut;
import org.postgresql.PGConnection;

/// Statements on one connection, in the midst of its transaction: a load keeps its connection for the whole file, and
/// rows that are on their way by COPY come to their end before each statement.
public record Statements(Connection connection, Before before) {

    /// What has to come to its end first.
    public interface Before {
        void drain() throws SQLException;
    }

    /// Makes a value of a row.
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Reads a row for what it tells.
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    public int update(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// Runs what brings nothing back.
    public void run(String sql) throws SQLException {
        before.drain();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public <T> List<T> list(Row<T> made, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(made.of(rows));
            }
            return all;
        }
    }

    /// Gives each row to the reader; nothing is kept.
    public void each(Reader reader, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            statement.setFetchSize(20_000);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /// Gives each of very many rows to the reader; all cores make them.
    ///
    /// @param sql with no text in it that came from outside
    public void copied(CopyOut.Reader reader, String sql) throws SQLException {
        before.drain();
        CopyOut.each(connection, sql, reader);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        before.drain();
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value instanceof long[] ids) {
                statement.setArray(i + 1, connection.unwrap(PGConnection.class).createArrayOf("bigint", ids));
            } else if (value instanceof int[] ids) {
                statement.setArray(i + 1, connection.unwrap(PGConnection.class).createArrayOf("int", ids));
            } else if (value instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
