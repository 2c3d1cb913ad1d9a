package org.kith.linkage;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.columns.Columns;

/// The people as their sources describe them, held as columns: one record for each source's person, whose
/// fields may hold several values.
///
/// A record may be described by many rows (versions of its name, address, numbers): open it again under the
/// same source and id, and put what that row says. Records are compared by the best of their values, so a
/// former surname or an old home still finds its person. Filled first, afterwards read by many threads. Records
/// are numbered from 0 in the order in which they were first opened.
public final class Records {

    final Columns columns = new Columns();

    /// No records yet.
    public Records() {}

    /// So many records will come in all, more or less; room is made for them at once.
    public void expect(int records) {
        columns.expect(records);
    }

    /// Opens the record of this source's person, new or known, to put values in. The description is valid until
    /// the next is opened.
    public Description record(CharSequence source, CharSequence id) {
        description.record = columns.open(source, id);
        return description;
    }

    private final Description description = new Description();

    /// Adds a value to a record, which may be opened later: null, blank and words for "not known" add nothing. One
    /// thread may put values of some fields while another puts those of others, unless both are [#together].
    public void put(int record, Field field, @Nullable CharSequence value) {
        if (value != null) {
            columns.put(record, field, value);
        }
    }

    /// Sets the value of a column as it is, for conditions to read; nothing is standardised. Null sets nothing. One
    /// thread at a time.
    public void put(int record, String column, @Nullable CharSequence value) {
        if (value == null) {
            columns.raw().declare(column);
        } else {
            columns.raw().put(record, column, value);
        }
    }

    /// The same number for two fields whose values must be put by one thread.
    public static int together(Field field) {
        return Columns.together(field);
    }

    /// A source says that one record's person is a parent or carer of the other's. Two records that name a child
    /// in common are likelier one person; who the child is, is found first.
    public void addChild(int carer, int child) {
        columns.addChild(Objects.checkIndex(carer, size()), Objects.checkIndex(child, size()));
    }

    public int size() {
        return columns.size();
    }

    public String source(int record) {
        return columns.source(record);
    }

    public String id(int record) {
        return columns.id(record);
    }

    public RecordName name(int record) {
        return new RecordName(source(record), id(record));
    }

    /// The number of the record that this source knows by this id.
    public OptionalInt find(String source, String id) {
        return columns.find(source, id);
    }

    /// The values of a field, in standard form.
    public List<String> values(int record, Field field) {
        return columns.values(record, field);
    }

    /// Whether a record has any value of a field.
    public boolean knows(int record, Field field) {
        return columns.knows(record, field);
    }

    /// The value of a column that was put as it is; null where the record has none.
    public @Nullable String value(int record, String column) {
        return columns.raw().value(record, column);
    }

    /// One record, open to be filled.
    public final class Description {

        private int record;

        private Description() {}

        /// Adds a value; null, blank and words for "not known" add nothing. Nothing is kept of the sequence itself.
        public Description put(Field field, @Nullable CharSequence value) {
            Records.this.put(record, field, value);
            return this;
        }

        /// Adds a date of birth.
        public Description bornOn(@Nullable LocalDate date) {
            return put(Field.BORN_ON, date == null ? null : date.toString());
        }

        /// Sets the value of a column as it is, for conditions to read; nothing is standardised. Null sets nothing.
        public Description put(String column, @Nullable CharSequence value) {
            Records.this.put(record, column, value);
            return this;
        }

        /// The record's number.
        public int number() {
            return record;
        }
    }
}
