package org.kith.partners.layouts.reading;

import java.util.Map;
import org.kith.partners.layouts.Entry;

/// Takes what a file's rows say, in the order of the file.
public interface RowSink {

    /// Whether the declaration of the file's source has to be in force: not where the file was taken while it was.
    default boolean bringsWhatIsNew() {
        return true;
    }

    /// Told once before the first row, so that a load can be opened under the right source and layout.
    void recognised(Recognised file);

    /// Told of each row of the file as it is read, before what it says; in a file of XML of each record.
    default void row() {}

    /// What one row says of one record; a row may speak of several records (a pupil and a contact). The entry is
    /// used again for the next row: take from it, do not keep it.
    void entry(Entry entry);

    /// Told of each row of people that can be taken, after what it says, which may be nothing.
    ///
    /// @param rowKey what it goes by among the rows of its layout, or [Entry#NO_ROW_KEY]
    default void taken(long rowKey) {}

    /// A row of a register rather than of a person: `table` is `setting`, `zone`, `organisation`, `area`, `term`,
    /// `postcode` or `worker`, `values` are by the column names of that table in `partners`; days are ISO, empty
    /// values are left out.
    void registered(long line, String table, Map<String, String> values);

    /// A row that cannot be taken, as text in the source's own layout with only the needed columns, to be kept in
    /// quarantine; [Reading#quarantine()] says what stands before and after such rows in a file to be sent again.
    void rejected(long line, String raw);
}
