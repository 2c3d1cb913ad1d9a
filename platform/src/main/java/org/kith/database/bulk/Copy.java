package org.kith.database.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/// Writes many rows into a table by COPY, within the connection's transaction: a value for each column, then `endRow`.
/// Closed before it is finished, it leaves nothing.
public final class Copy extends Rows implements AutoCloseable {

    private final CopyIn copy;

    private Copy(CopyIn copy) {
        this.copy = copy;
    }

    public static Copy into(Connection connection, String table, String... columns) throws SQLException {
        var sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        return new Copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /// Adds to a table the rows that [CopyOut#whole] gave of one that has the same columns.
    public static void whole(JdbcOperations statements, String table, byte[] rows) {
        statements.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin (format binary)", new ByteArrayInputStream(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void endRow() throws SQLException {
        super.endRow();
        if (length > 1 << 15) {
            send();
        }
    }

    /// Ends the copy and tells how many rows it wrote.
    public long finish() throws SQLException {
        send();
        copy.endCopy();
        return rows();
    }

    /// Writes rows that were made before.
    public void all(Rows made) throws SQLException {
        send();
        copy.writeToCopy(made.buffer, 0, made.length);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        sent();
    }
}
