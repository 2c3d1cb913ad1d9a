package org.kith.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/// Where something is written: a line of a file that a source sent.
///
/// @param source the source's name, and `title` what people call it
/// @param delivery the file's receipt
public record Origin(String source, String title, int delivery, int line, LocalDate receivedOn) {

    /// Reads the columns `source`, `title`, `delivery_id`, `line` and `received_on`.
    public static Origin in(ResultSet row) throws SQLException {
        return new Origin(
                row.getString("source"),
                row.getString("title"),
                row.getInt("delivery_id"),
                row.getInt("line"),
                row.getObject("received_on", LocalDate.class));
    }
}
