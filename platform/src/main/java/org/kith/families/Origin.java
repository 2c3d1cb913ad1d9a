package org.kith.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Dates;

/// Where something is written: a line of a file that a source sent.
///
/// @param source the source's name, and `title` what people call it
/// @param delivery the receipt of the file that said it first, and `receivedOn` when that came
/// @param againOn when the newest file came that says it again; null where none has
public record Origin(
        String source,
        String title,
        int delivery,
        int line,
        LocalDate receivedOn,
        @Nullable LocalDate againOn) {

    /// When it was last said: what its age is counted from.
    public LocalDate saidOn() {
        return againOn == null ? receivedOn : againOn;
    }

    /// "received 2 Nov, 3 weeks old"; of what was said again "first told 3 Jan 2025, still told 2 Nov 2026, 3 weeks
    /// old", the years where they are two.
    public String received(LocalDate today) {
        var first = Dates.brief(receivedOn, today);
        return (againOn == null ? "received " + first : "first told " + first + ", still told " + again(againOn, today))
                + ", " + Dates.age(saidOn(), today);
    }

    private String again(LocalDate on, LocalDate today) {
        return on.getYear() == receivedOn.getYear() ? Dates.brief(on, today) : Dates.brief(on);
    }

    /// Reads the columns `source`, `title`, `delivery_id`, `line`, `received_on` and `again_on`.
    public static Origin in(ResultSet row) throws SQLException {
        return new Origin(
                row.getString("source"),
                row.getString("title"),
                row.getInt("delivery_id"),
                row.getInt("line"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("again_on", LocalDate.class));
    }
}
