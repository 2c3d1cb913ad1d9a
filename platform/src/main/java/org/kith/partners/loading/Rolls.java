package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.kith.partners.layouts.reading.Reading;
import org.kith.partners.standing.FactTable;

/// On which schools' rolls people stood before a delivery, and which of those schools it is of: of a school
/// that sent nothing, and of its pupils, it tells nothing.
///
/// Whoever came to the roll of a school that sent has moved there: the roll of one that sent nothing, since it
/// closed or is part of the other now, does not hold them any longer. Who stood on both rolls before stays on
/// both.
final class Rolls {

    private final EventKinds kinds;
    private final BitSet senders = new BitSet();
    /// People by the ids of their records, as those who follow.
    private final BitSet told;

    private final BitSet ofSenders = new BitSet();
    private final BitSet ofOthers = new BitSet();
    private final BitSet moved = new BitSet();

    private Rolls(OpenDelivery delivery, BitSet told) {
        this.kinds = delivery.kinds;
        this.told = told;
    }

    /// @param sent the schools with rows of their own in the file
    /// @param told whom the file speaks of
    static Rolls of(OpenDelivery delivery, SentSettings sent, BitSet told, Reading.Period period) throws SQLException {
        var rolls = new Rolls(delivery, told);
        var table = delivery.source.facts.table(delivery.kinds.enrolment, NONE);
        rolls.find(delivery, sent, period, table);
        if (!rolls.senders.isEmpty()) {
            rolls.read(table, delivery.id);
        }
        return rolls;
    }

    /// A table without schools is of those whose pupils it names, and of those that sent another of the same
    /// return.
    private void find(OpenDelivery delivery, SentSettings sent, Reading.Period period, FactTable table)
            throws SQLException {
        sent.each(senders::set);
        if (!sent.none()) {
            return;
        }
        each(table, delivery.id, i -> {
            if (told.get(table.records[i])) {
                senders.set(table.settings[i]);
            }
        });
        var source = delivery.source;
        if (period.year() != null && !senders.isEmpty()) {
            var sameReturn = source.past.values().stream()
                    .filter(past -> past.sameReturn(past.layout(), period.year(), period.term()))
                    .mapToInt(past -> past.id())
                    .toArray();
            source.database.each(
                    row -> senders.set(source.facts.setting(row.getString(1))),
                    "select distinct setting_code from partners.delivery_setting where delivery_id = any (?)",
                    (Object) sameReturn);
        }
    }

    private void read(FactTable table, int delivery) {
        each(table, delivery, i -> (senders.get(table.settings[i]) ? ofSenders : ofOthers).set(table.records[i]));
        if (ofOthers.isEmpty()) {
            return;
        }
        Set<Long> before = new HashSet<>();
        each(table, delivery, i -> {
            if (ofOthers.get(table.records[i])) {
                before.add(roll(table, i));
            }
        });
        for (int i = 0; i < table.size; i++) {
            if (isOpen(table, i)
                    && table.deliveries[i] == delivery
                    && ofOthers.get(table.records[i])
                    && !before.contains(roll(table, i))) {
                moved.set(table.records[i]);
            }
        }
    }

    /// Every roll on which somebody stood before the delivery.
    private void each(FactTable table, int delivery, IntConsumer deed) {
        for (int i = 0; i < table.size; i++) {
            if (isOpen(table, i) && table.deliveries[i] != delivery) {
                deed.accept(i);
            }
        }
    }

    private boolean isOpen(FactTable table, int i) {
        return table.kinds[i] == kinds.enrolment
                && table.deliveries[i] != FactTable.GONE
                && table.ends[i] == NONE
                && table.settings[i] != NONE;
    }

    private static long roll(FactTable table, int i) {
        return (long) table.records[i] << 32 | table.settings[i];
    }

    /// Whether a fact is of a school that sent nothing, or of somebody who is on such schools' rolls alone.
    boolean tellsNothingOf(FactTable table, int i) {
        int setting = table.settings[i];
        int person = table.records[i];
        if (senders.isEmpty() || (setting != NONE && senders.get(setting))) {
            return false;
        }
        if (kinds.isEvent(table.kinds[i])) {
            return setting != NONE && kinds.sentBySchool(table.kinds[i]);
        }
        return setting == NONE
                ? ofOthers.get(person) && !ofSenders.get(person) && !told.get(person)
                : !moved.get(person);
    }
}
