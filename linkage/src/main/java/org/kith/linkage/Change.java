package org.kith.linkage;

import java.util.ArrayList;
import java.util.List;

/// What is to change in a [Standing]: records that are new or say something else now, records that are gone,
/// and what people have decided since.
///
/// What a record said before is replaced whole, the children it names included. Decisions beat scores as in
/// [Constraints], and outlive what they were made on: they hold again when a record comes back.
public final class Change {

    /// Two records named.
    public record Pair(RecordName a, RecordName b) {}

    /// A record put behind a barrier.
    public record Barrier(RecordName record, int group) {}

    final Records said;
    final List<RecordName> gone = new ArrayList<>();
    final List<Pair> children = new ArrayList<>();
    final List<Pair> musts = new ArrayList<>();
    final List<Pair> nevers = new ArrayList<>();
    final List<Barrier> barriers = new ArrayList<>();
    final List<Pair> childrenGone = new ArrayList<>();
    final List<Pair> undecided = new ArrayList<>();
    final List<RecordName> looks = new ArrayList<>();

    /// No record is new.
    public Change() {
        this(new Records());
    }

    /// These records are new, or say something else than before.
    public Change(Records said) {
        this.said = said;
    }

    /// Opens a record that is new or says something else now.
    public Records.Description record(String source, String id) {
        return said.record(source, id);
    }

    /// This record is no more.
    public Change remove(RecordName record) {
        gone.add(record);
        return this;
    }

    /// This record's person is a parent or carer of that one's; either may be new or known.
    public Change addChild(RecordName carer, RecordName child) {
        children.add(new Pair(carer, child));
        return this;
    }

    /// Somebody decided that these two are one person.
    public Change must(RecordName a, RecordName b) {
        musts.add(new Pair(a, b));
        return this;
    }

    /// Somebody decided that these two are different people.
    public Change never(RecordName a, RecordName b) {
        nevers.add(new Pair(a, b));
        return this;
    }

    /// This record's person is no parent or carer of that one's any more.
    public Change removeChild(RecordName carer, RecordName child) {
        childrenGone.add(new Pair(carer, child));
        return this;
    }

    /// What was decided of these two holds no longer, unless this change decides of them anew.
    public Change undecide(RecordName a, RecordName b) {
        undecided.add(new Pair(a, b));
        return this;
    }

    /// The person of this record is worked out anew though nothing new is said of it.
    public Change lookAt(RecordName record) {
        looks.add(record);
        return this;
    }

    /// Puts a record behind a barrier: it stays with records of the same group only. Group 0 takes the barrier
    /// away.
    public Change barrier(RecordName record, int group) {
        barriers.add(new Barrier(record, group));
        return this;
    }
}
