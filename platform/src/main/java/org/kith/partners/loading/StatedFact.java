package org.kith.partners.loading;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;

/// A fact as its row states it, days counted from 1970. It is kept in this form while its row waits for somebody.
///
/// @param other the key of the other record, for relationships
record StatedFact(
        short kind,
        @Nullable String code,
        int startsOn,
        int endsOn,
        int amount,
        @Nullable String note,
        @Nullable String other,
        @Nullable String setting) {

    static StatedFact of(Entry entry, int fact) {
        return new StatedFact(
                entry.kind(fact).id(),
                entry.code(fact),
                entry.startsOn(fact),
                entry.endsOn(fact),
                entry.amount(fact),
                entry.note(fact),
                entry.otherKey(fact),
                entry.setting(fact));
    }

    /// The same; where it does not say since when, since this day.
    StatedFact startingBy(LocalDate day) {
        return startsOn == Entry.NONE
                ? new StatedFact(kind, code, (int) day.toEpochDay(), endsOn, amount, note, other, setting)
                : this;
    }
}
