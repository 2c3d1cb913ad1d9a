package org.kith.partners;

import static org.kith.partners.layouts.Entry.NO_ROW_KEY;

import java.sql.SQLException;
import java.time.LocalDate;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Layout;

/// A delivery while it is loaded: whose it is, as of which day it speaks, and what stands against what it says.
final class OpenDelivery {

    final int id;
    final Brought brought;
    final LocalDate asOf;
    final OpenSource source;
    final Layout layout;
    final DeliveryKind kind;
    final EventKinds kinds;
    /// Whether it speaks of single rows, and whatever it does not name stays as it is.
    final boolean byRow;
    final LaterDeliveries later;

    private final long layoutFingerprint;

    OpenDelivery(int id, Brought brought, LocalDate asOf, OpenSource source, Layout layout, EventKinds kinds)
            throws SQLException {
        this.id = id;
        this.brought = brought;
        this.asOf = asOf;
        this.source = source;
        this.layout = layout;
        this.kind = brought.kind() == null ? source.source.delivery().kindOf(layout) : brought.kind();
        this.kinds = kinds;
        this.byRow = kind == DeliveryKind.CHANGES || kind == DeliveryKind.CORRECTIONS;
        this.later = new LaterDeliveries(source.past.values(), layout.name(), asOf, source.database, source.facts);
        this.layoutFingerprint = Fingerprint.of(layout.name());
    }

    /// Whether what another delivery said of a row stands against what this one says.
    boolean isOutdoneBy(int other, int setting) {
        return later.hold(other) || (!byRow && later.speakOf(setting) && isOfAnotherDay(other));
    }

    private boolean isOfAnotherDay(int other) {
        var past = source.past.get(other);
        return past != null && !past.asOf().equals(asOf);
    }

    void shield(int place, Shield shield, boolean shielded) {
        source.shield(place, shield, shielded, layout.name());
    }

    /// Tells the rows of one layout from those of another, whatever they are numbered by.
    long key(long rowKey) {
        return rowKey == NO_ROW_KEY ? 0 : Fingerprint.end(Fingerprint.add(layoutFingerprint, rowKey));
    }

    /// What a pupil's month goes by in place of the key of a row.
    long key(RegisterWeeks.PupilMonth month) {
        long key = Fingerprint.add(layoutFingerprint, source.records.fingerprint(month.place()));
        return Fingerprint.end(Fingerprint.add(key, month.month()));
    }
}
