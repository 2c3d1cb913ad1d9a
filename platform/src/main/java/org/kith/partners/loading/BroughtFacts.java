package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.standing.FactTable;
import org.kith.partners.standing.OpenSource;
import org.kith.partners.standing.Shield;

/// The facts that a delivery states: one that stands already is seen again, one that a later delivery knows better is
/// left out, and all others are new.
final class BroughtFacts {

    /// In place of another record, where the fact is about one alone.
    static final int NOBODY = -1;

    private static final String ADOPTED = "adopted";

    private final OpenDelivery delivery;
    private final OpenSource source;
    private final EventKinds kinds;
    private int brought;
    private int unchanged;
    private int attendance;
    private final BitSet kindsOfOthers = new BitSet();
    private int earliest = Integer.MAX_VALUE;
    private int latest = Integer.MIN_VALUE;

    BroughtFacts(OpenDelivery delivery) {
        this.delivery = delivery;
        this.source = delivery.source;
        this.kinds = delivery.kinds;
    }

    void take(int place, StatedFact fact, int other, long key, int line) throws SQLException {
        if (isNew(place, fact, other, key, delivery.id, line)) {
            brought++;
        }
    }

    /// Takes a fact of a row that waited: it was told with the delivery `from`, and of somebody since this one.
    void takeWaited(int place, StatedFact fact, int other, long key, int from, int line) throws SQLException {
        if (isNew(place, fact, other, key, from, line)) {
            brought++;
        }
    }

    /// Notes a fact whose row has to wait: nobody is told of it yet.
    void noteWaiting(short kind, int startsOn) {
        note(kind, startsOn);
    }

    private boolean isNew(int place, StatedFact told, int other, long rowKey, int from, int line) throws SQLException {
        boolean ofEachFile = kinds.isOfEachFile(told.kind());
        var fact = ofEachFile ? told.startingBy(delivery.asOf) : told;
        long key = ofEachFile ? delivery.key(rowKey, fact.startsOn()) : rowKey;
        long row = fingerprint(place, fact, other);
        int setting = source.facts.setting(fact.setting());
        shield(place, fact);
        var table = source.facts.table(fact.kind(), fact.startsOn());
        int known = table.find(row, key, delivery.byRow, from);
        if (known != FactTable.NOT_FOUND) {
            if (table.seen[known] != from) {
                table.seen[known] = from;
                unchanged++;
            }
            return false;
        }
        if (isOutdated(table, key, fact, setting)) {
            unchanged++;
            return false;
        }
        long id = source.factIds.next();
        int record = source.records.id(place);
        table.add(row, key, id, record, fact.kind(), fact.startsOn(), fact.endsOn(), setting, from, from);
        note(fact.kind(), fact.startsOn());
        var columns = source.held
                .row(id)
                .int8(id)
                .int8(key)
                .int8(row)
                .int4(record)
                .day(fact.startsOn())
                .day(fact.endsOn())
                .int4OrNothing(fact.amount())
                .int4(from)
                .int4(line);
        if (other == NOBODY) {
            columns.nothing();
        } else {
            columns.int4(source.records.id(other));
        }
        columns.int2(fact.kind()).text(fact.code()).text(fact.setting()).text(fact.note());
        return true;
    }

    private long fingerprint(int place, StatedFact fact, int other) {
        long row = Fingerprint.add(source.records.fingerprint(place), fact.kind());
        row = Fingerprint.add(row, fact.code());
        row = Fingerprint.add(row, (long) fact.startsOn() << 32 ^ fact.endsOn());
        row = Fingerprint.add(row, fact.amount());
        row = Fingerprint.add(row, fact.note());
        row = Fingerprint.add(row, other == NOBODY ? 0 : source.records.fingerprint(other));
        return Fingerprint.end(Fingerprint.add(row, fact.setting()));
    }

    private void shield(int place, StatedFact fact) {
        // Whose row seals them are nowhere: a shield besides would close the home that they left
        boolean sealedByOrder = ADOPTED.equals(fact.code()) && source.isSealed(place);
        if (fact.kind() == kinds.careEpisode || (fact.kind() == kinds.adoption && !sealedByOrder)) {
            delivery.shield(place, Shield.PLACEMENT);
        } else if (fact.kind() == kinds.temporaryAccommodation && Shield.isRefuge(fact.code())) {
            // And it goes on after the stay: whoever fled may still be looked for
            delivery.shield(place, Shield.REFUGE);
        }
    }

    /// Whether a later delivery, which is in already, knows better: it spoke of the same row, or of how things are now.
    /// The weeks of a month are put together before.
    private boolean isOutdated(FactTable table, long key, StatedFact fact, int setting) {
        if (delivery.later.none() || fact.kind() == kinds.attendance) {
            return false;
        }
        return (!delivery.byRow
                        && fact.endsOn() == NONE
                        && !kinds.isEvent(fact.kind())
                        && delivery.later.speakOf(setting))
                || (key != 0 && table.standsUnder(key, by -> delivery.isOutdoneBy(by, setting)));
    }

    private void note(short kind, int startsOn) {
        if (startsOn != NONE) {
            earliest = Math.min(earliest, startsOn);
            latest = Math.max(latest, startsOn);
        }
        if (startsOn != NONE && kind == kinds.attendance) {
            attendance++;
        } else {
            kindsOfOthers.set(kind);
        }
    }

    int brought() {
        return brought;
    }

    /// How many stand already, or are known better.
    int unchanged() {
        return unchanged;
    }

    /// The kinds of all that it brought but attendance of some day.
    Set<Short> kinds() {
        return kindsOfOthers.stream().mapToObj(kind -> (short) kind).collect(Collectors.toSet());
    }

    /// How many of them are attendance of some day.
    int attendance() {
        return attendance;
    }

    /// The first day on which one starts.
    @Nullable
    LocalDate startsFrom() {
        return earliest == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(earliest);
    }

    /// The last day on which one starts.
    @Nullable
    LocalDate startsUntil() {
        return latest == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(latest);
    }
}
