package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NO_ROW_KEY;

import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.deliveries.Hashed;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.reading.Reading;
import org.kith.partners.layouts.reading.Recognised;
import org.kith.partners.standing.OpenSource;
import org.kith.partners.standing.PastDelivery;
import org.kith.partners.standing.Shield;
import tools.jackson.databind.json.JsonMapper;

/// A delivery while it is loaded: whose it is, as of which day it speaks, and what stands against what it says.
public final class OpenDelivery {

    /// Named after the layout that told them first: what was loaded then goes by it.
    private static final long REGISTERS = Fingerprint.of("attendance-marks");

    public final int id;
    final Brought brought;
    final LocalDate asOf;
    public final OpenSource source;
    public final Layout layout;
    final DeliveryKind kind;
    final String aliasScope;
    final EventKinds kinds;
    /// Whether it speaks of single rows, and whatever it does not name stays as it is.
    final boolean byRow;
    final LaterDeliveries later;
    /// Whether the file, or whoever brought it, says of which day or term it is: not what is found in its rows.
    final boolean saysWhen;

    /// Whether it is of one school, and the file before of another.
    final boolean ofOneSchool;

    private final boolean ofAYear;
    private final long layoutFingerprint;

    private OpenDelivery(int id, Brought brought, LocalDate asOf, OpenSource source, Recognised file, EventKinds kinds)
            throws SQLException {
        this.id = id;
        this.brought = brought;
        this.asOf = asOf;
        this.source = source;
        this.layout = file.layout();
        this.aliasScope = file.aliasScope();
        this.saysWhen = brought.coversUntil() != null || file.period().term() != null;
        this.kind = brought.kind() == null ? source.source.delivery().kindOf(layout) : brought.kind();
        this.kinds = kinds;
        this.byRow = kind == DeliveryKind.CHANGES || kind == DeliveryKind.CORRECTIONS;
        this.later = new LaterDeliveries(source, layout.name(), asOf);
        this.ofOneSchool = source.source.delivery().fileOfEachSchool() || file.namedAfterItsSender();
        this.ofAYear = file.ofAYear();
        this.layoutFingerprint = Fingerprint.of(layout.name());
    }

    /// A delivery of a file that is none of those that are in.
    ///
    /// @param same how many of those are of the same bytes
    /// @param found what was found by reading the file a first time
    public static OpenDelivery begin(
            Hashed file, int same, OpenSource source, Recognised recognised, @Nullable Reading found, EventKinds kinds)
            throws SQLException {
        var brought = file.brought();
        record There(int id, int again) {}
        var there = source.database.list(row -> new There(row.getInt(1), row.getInt(2)), """
                select id, again
                from partners.delivery
                where source_id = ?
                and sha256 = ?
                and state in ('accepted', 'waiting')
                order by again
                """, source.id, file.sha256());
        if (there.size() > same) {
            throw new AlreadyIn(there.getLast().id());
        }
        int again = there.isEmpty() ? 0 : there.getLast().again() + 1;
        var asOf = asOf(brought, source, recognised.period(), found);
        int id = source.database
                .list(
                        row -> row.getInt(1),
                        """
                        insert into partners.delivery (source_id, sha256, file_name, bytes, layout, state, turn,
                            received_on, as_of, receipt, again)
                        values (?, ?, ?, ?, ?, 'accepted', nextval('partners.turn'), ?, ?, '{}', ?)
                        returning id
                        """,
                        source.id,
                        file.sha256(),
                        brought.name(),
                        file.bytes(),
                        recognised.layout().name(),
                        brought.receivedOn(),
                        asOf,
                        again)
                .getFirst();
        return new OpenDelivery(id, brought, asOf, source, recognised, kinds);
    }

    /// A delivery that waited for a person's word, or was taken back.
    public static OpenDelivery beginAgain(
            int id,
            Brought brought,
            OpenSource source,
            Recognised recognised,
            @Nullable Reading found,
            EventKinds kinds)
            throws SQLException {
        var asOf = asOf(brought, source, recognised.period(), found);
        int free = source.database.update("""
                update partners.delivery
                set state = 'accepted', turn = nextval('partners.turn'), as_of = ?
                where id = ?
                and state in ('waiting', 'undone')
                """, asOf, id);
        if (free == 0) {
            throw new AlreadyIn(id);
        }
        return new OpenDelivery(id, brought, asOf, source, recognised, kinds);
    }

    /// The day as of which a file speaks: the last it covers, else the end of its return, else the day it came. Rows
    /// that were mended speak as of the day of the file from which they were refused.
    private static LocalDate asOf(Brought brought, OpenSource source, Reading.Period period) {
        var mended = brought.mends() == null ? null : source.past.get(brought.mends());
        var until = mended == null ? brought.coversUntil() : mended.asOf();
        if (until == null && period.year() != null) {
            until = endOf(period.year(), period.term());
        }
        return until == null || until.isAfter(brought.receivedOn()) ? brought.receivedOn() : until;
    }

    private static LocalDate asOf(
            Brought brought, OpenSource source, Reading.Period recognised, @Nullable Reading found) {
        if (found == null) {
            return asOf(brought, source, recognised);
        }
        var ends = asOf(brought, source, found.period());
        var last = found.to();
        return last != null && last.isAfter(ends) ? last : ends;
    }

    /// Whether it is a return of long ago, of which only its rows tell: its year is known when they were read,
    /// and nothing in them is of the year before it came.
    public boolean isOfAnEarlierDay(Reading reading) {
        var last = reading.to();
        return ofAYear
                && reading.period().yearFrom() == Reading.Basis.DATES_INSIDE
                && last != null
                && last.isBefore(asOf.minusYears(1));
    }

    private static LocalDate endOf(int year, @Nullable String term) {
        return switch (term == null ? "" : term) {
            case "autumn" -> LocalDate.of(year, 10, 31);
            case "spring" -> LocalDate.of(year, 1, 31);
            case "summer" -> LocalDate.of(year, 5, 31);
            default -> LocalDate.of(year, 3, 31);
        };
    }

    /// Writes down that it is in, and what it did.
    public void accept(Receipt receipt, Reading reading, Load.Outcome outcome, JsonMapper json) throws SQLException {
        var loaded = outcome.loaded();
        source.database.update(
                """
                update partners.delivery
                set state = 'accepted', layout = ?, kind = ?, year = ?, term = ?, covers_from = ?, covers_until = ?,
                    starts_from = ?, starts_until = ?, read = ?, accepted = ?, rejected = ?, warned = ?,
                    brought = ?, changed = ?, unchanged = ?, withdrawn = ?, attendance = ?, kinds = ?::smallint[],
                    silent_on = ?::smallint[], alias_scope = ?,
                    receipt = ?::jsonb, remarks = ?::jsonb, loaded_at = clock_timestamp()
                where id = ?
                """,
                layout.name(),
                kind.word(),
                reading.period().year(),
                reading.period().term(),
                brought.coversFrom(),
                brought.coversUntil(),
                outcome.startsFrom(),
                outcome.startsUntil(),
                (int) receipt.read(),
                (int) receipt.accepted(),
                (int) receipt.rejected(),
                (int) receipt.warned(),
                loaded.brought(),
                loaded.changed(),
                loaded.unchanged(),
                loaded.withdrawn(),
                outcome.attendance(),
                outcome.kinds().stream().mapToInt(Short::intValue).toArray(),
                reading.silentOn().stream().mapToInt(Short::intValue).toArray(),
                aliasScope,
                json.writeValueAsString(receipt),
                json.writeValueAsString(Remarks.of(brought, reading, outcome.waitsFor(), outcome.absent())),
                id);
        source.past.put(
                id,
                new PastDelivery(
                        id,
                        layout.name(),
                        reading.period().year(),
                        reading.period().term(),
                        outcome.startsFrom(),
                        outcome.startsUntil(),
                        asOf,
                        (int) receipt.accepted(),
                        loaded.brought(),
                        outcome.attendance(),
                        outcome.kinds(),
                        aliasScope));
    }

    /// Whether what another delivery said of a row stands against what this one says.
    boolean isOutdoneBy(int other, int setting) {
        return later.hold(other) || (!byRow && later.speakOf(setting) && isOfAnotherDay(other));
    }

    private boolean isOfAnotherDay(int other) {
        var past = source.past.get(other);
        return past != null && !past.asOf().equals(asOf);
    }

    /// A fact that shields or seals whoever it is about, whenever it was told.
    void shield(int place, Shield shield) {
        source.shield(place, shield, layout.name());
    }

    /// What a row says of whether the person's address may be told, unless a file of a later day has said it.
    void tellOfShield(int place, Shield shield, boolean shielded) {
        if (shielded && !later.toldOfShield(place)) {
            source.shield(place, shield, layout.name());
        } else if (!shielded && !later.mayHaveToldOfShield(place)) {
            source.lift(place, shield, layout.name());
        }
    }

    /// Tells the rows of one layout from those of another, whatever they are numbered by.
    long key(long rowKey) {
        return rowKey == NO_ROW_KEY ? 0 : Fingerprint.end(Fingerprint.add(layoutFingerprint, rowKey));
    }

    /// What a row that each file tells anew goes by on one day.
    long key(long key, int day) {
        return key == 0 ? 0 : Fingerprint.end(Fingerprint.add(key, day));
    }

    /// What a pupil's month goes by in place of the key of a row: one register is one, whichever layouts tell it.
    long key(RegisterWeeks.PupilMonth month) {
        long key = Fingerprint.add(REGISTERS, source.records.fingerprint(month.place()));
        return Fingerprint.end(Fingerprint.add(key, month.month()));
    }
}
