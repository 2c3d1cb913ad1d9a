package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NONE;
import static org.kith.partners.layouts.Entry.NO_ROW_KEY;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.BulkRows.Target;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.reading.Reading;
import org.kith.partners.standing.Descriptions;
import org.kith.partners.standing.OpenSource;
import org.kith.partners.standing.Shield;
import org.springframework.jdbc.UncategorizedSQLException;
import tools.jackson.databind.json.JsonMapper;

/// One delivery on its way in: takes the rows as they are read, writes what is new, and at the end withdraws what the
/// delivery covers and no longer says. Everything happens in the one transaction of its source.
public final class Load {

    private static final int FIRST_ROOM = 1 << 10;
    private static final int UNKNOWN_PLACE = -1;
    private static final int PROGRESS_EVERY = 1 << 12;
    /// How every layout writes that an address may not be told since it is a refuge's; any other has its own reason.
    private static final String REFUGE = "refuge";

    private final OpenDelivery delivery;
    private final OpenSource source;
    private final EventKinds kinds;
    private final JsonMapper json;
    private final LongConsumer progress;
    private final Descriptions.Telling telling;

    private final BroughtFacts facts;
    private final RegisterMonths months;
    private final WaitingRows waiting;
    private final SentSettings sent = new SentSettings();
    /// Whom the file speaks of, by the ids of their records.
    private final BitSet told = new BitSet();
    private final NamedSettings named = new NamedSettings();
    private final Set<String> registers = new TreeSet<>();
    /// Keys of rows that state nothing of anybody who is known: what stood under one is taken back. What a row that
    /// waits tells stands, once its person came, as told by its own delivery, which takes back nothing any more. No
    /// trace is kept of it: an older delivery of changes that comes late still tells what such a row took back.
    private final Set<Long> statingNothing = new HashSet<>();
    private boolean rowStates;
    private int[] placesOfKeys = filled(FIRST_ROOM);
    private int[] placesOfAliases = filled(FIRST_ROOM);
    private long rows;
    private boolean saysOfPeople;
    private boolean tellsOfShields;

    public Load(OpenDelivery delivery, JsonMapper json, LongConsumer progress) throws SQLException {
        this.delivery = delivery;
        this.source = delivery.source;
        this.kinds = delivery.kinds;
        this.json = json;
        this.progress = progress;
        this.telling = new Descriptions.Telling(
                source.id, delivery.id, (int) delivery.asOf.toEpochDay(), source.rows, source.database);
        source.descriptions.recall(telling.asOf(), source.database);
        this.facts = new BroughtFacts(delivery);
        this.months = new RegisterMonths(delivery, facts);
        this.waiting = new WaitingRows(delivery, json);
    }

    public OpenDelivery delivery() {
        return delivery;
    }

    public void row() {
        if ((++rows & (PROGRESS_EVERY - 1)) == 0) {
            progress.accept(PROGRESS_EVERY);
        }
    }

    public void entry(Entry entry) {
        saysOfPeople = true;
        try {
            take(entry);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// A row is taken, and what it says with it.
    public void taken(long rowKey) {
        if (!rowStates && rowKey != NO_ROW_KEY) {
            statingNothing.add(delivery.key(rowKey));
        }
        rowStates = false;
    }

    public void registered(long line, String table, Map<String, String> values) {
        var code = values.get(table.equals("postcode") ? "postcode" : table.equals("worker") ? "id" : "code");
        if (code == null) {
            return;
        }
        registers.add(table);
        try {
            source.rows
                    .row(Target.REGISTER_ROW)
                    .int4(delivery.id)
                    .int4((int) line)
                    .text(table)
                    .text(code)
                    .json(json.writeValueAsString(values));
            source.rows.end(Target.REGISTER_ROW);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public void rejected(long line, String raw) {
        if (source.source.standsApart()) {
            // Nobody here may read such a row: its sender mends it
            return;
        }
        try {
            source.rows
                    .row(Target.QUARANTINE)
                    .int4(delivery.id)
                    .int4((int) line)
                    .text(raw);
            source.rows.end(Target.QUARANTINE);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void take(Entry entry) throws SQLException {
        int place = place(entry);
        if (place == UNKNOWN_PLACE) {
            wait(entry);
            return;
        }
        told.set(source.records.id(place));
        var alias = entry.alias();
        if (alias != null) {
            waiting.named(alias, place);
        }
        if (entry.describes()) {
            source.descriptions.take(place, entry, telling);
            if (entry.tellsOfShield()) {
                shield(place, entry.shielded(), entry.shielded() && saysRefuge(entry));
            }
        }
        if (entry.sealed()) {
            delivery.shield(place, Shield.ADOPTION);
        }
        long key = delivery.key(entry.rowKey());
        for (int i = 0; i < entry.facts(); i++) {
            rowStates |= !kinds.isOfEachFile(entry.kind(i).id());
            countSent(entry.kind(i).id(), entry.setting(i));
            nameSetting(entry, i);
            if (entry.isMonthly(i) && entry.startsOn(i) != NONE) {
                months.add(place, entry.startsOn(i), entry.setting(i), entry.note(i), (int) entry.line());
                continue;
            }
            facts.take(place, StatedFact.of(entry, i), other(entry, i), key, (int) entry.line());
        }
    }

    private void wait(Entry entry) throws SQLException {
        for (int i = 0; i < entry.facts(); i++) {
            facts.noteWaiting(entry.kind(i).id(), entry.startsOn(i));
            nameSetting(entry, i);
        }
        waiting.add(entry);
    }

    private void takeWaited(int place, WaitingRow row, int from, int line) throws SQLException {
        told.set(source.records.id(place));
        if (row.alias() != null) {
            waiting.named(row.alias(), place);
        }
        if (row.described() != null) {
            var said = row.described().toArray(new @Nullable String[0]);
            source.descriptions.take(place, said, row.fromOn(), row.untilOn(), line, telling);
            if (row.shielded()) {
                shield(place, true, row.facts().stream().anyMatch(fact -> isRefuge(fact.kind(), fact.code())));
            }
        }
        if (row.sealed()) {
            delivery.shield(place, Shield.ADOPTION);
        }
        for (var fact : row.facts()) {
            countSent(fact.kind(), fact.setting());
            int other = fact.other() == null
                    ? BroughtFacts.NOBODY
                    : source.records.place(fact.other(), delivery.id, source.rows);
            facts.takeWaited(place, fact, other, row.key(), from, line);
        }
    }

    private void shield(int place, boolean shielded, boolean refuge) {
        tellsOfShields = true;
        delivery.tellOfShield(place, Shield.CONFIDENTIAL_ADDRESS, shielded && !refuge);
        delivery.tellOfShield(place, Shield.REFUGE, refuge);
    }

    private boolean saysRefuge(Entry entry) {
        for (int i = 0; i < entry.facts(); i++) {
            if (isRefuge(entry.kind(i).id(), entry.code(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRefuge(short kind, @Nullable String code) {
        return kind == kinds.restriction && REFUGE.equals(code);
    }

    private int place(Entry entry) throws SQLException {
        int number = entry.keyNumber();
        if (entry.keyIsAlias()) {
            placesOfAliases = roomFor(number, placesOfAliases);
            if (placesOfAliases[number] == UNKNOWN_PLACE) {
                placesOfAliases[number] = source.aliases.place(Fingerprint.of(entry.key()));
            }
            return placesOfAliases[number];
        }
        return placeOfKey(number, entry.key());
    }

    private int placeOfKey(int number, String key) throws SQLException {
        placesOfKeys = roomFor(number, placesOfKeys);
        if (placesOfKeys[number] == UNKNOWN_PLACE) {
            placesOfKeys[number] = source.records.place(key, delivery.id, source.rows);
        }
        return placesOfKeys[number];
    }

    private int other(Entry entry, int fact) throws SQLException {
        var key = entry.otherKey(fact);
        return key == null ? BroughtFacts.NOBODY : placeOfKey(entry.otherKeyNumber(fact), key);
    }

    private void countSent(short kind, @Nullable String code) {
        int setting = source.facts.setting(code);
        if (setting != NONE && kinds.sentBySchool(kind)) {
            sent.add(setting);
        }
    }

    private void nameSetting(Entry entry, int fact) {
        int setting = source.facts.setting(entry.setting(fact));
        if (setting != NONE && kinds.isToldToSetting(entry.kind(fact).id())) {
            named.add(setting, (int) entry.line());
        }
    }

    /// What the delivery did, and whether it may stand.
    ///
    /// @param loaded what it did to the facts of its source; `attendance` is so much of what it brought
    /// @param kinds of what kinds the others are that it brought
    /// @param waitingRows how many of its rows name somebody who has not come yet
    public record Outcome(
            DeliveryKind kind,
            LocalDate asOf,
            Delivery.Loaded loaded,
            int attendance,
            Set<Short> kinds,
            @Nullable LocalDate startsFrom,
            @Nullable LocalDate startsUntil,
            int waitingRows,
            List<Remarks.Absent> absent,
            List<String> waitsFor) {}

    /// Withdraws what is superseded or gone and writes the rest, unless it has to wait for a person's word; nothing is
    /// committed yet.
    ///
    /// @param anyway whether it may stand whatever it would lose
    public Outcome finish(Reading reading, boolean anyway) throws SQLException {
        progress.accept(rows & (PROGRESS_EVERY - 1));
        waiting.giveWay();
        waiting.resolve(this::takeWaited);
        months.tell();
        var withdrawal = Withdrawal.of(delivery, new Coverage(delivery, sent, told, reading), statingNothing);
        var losses = Losses.of(delivery, sent, withdrawal);
        var waitsFor = losses.reasonsToWait(reading.counts().accepted());
        if (waitsFor.isEmpty() || anyway) {
            if (saysOfPeople) {
                source.descriptions.finish(telling, source.database);
            }
            withdrawal.write();
            source.writeShields(delivery.id, tellsOfShields);
            source.registers.addAll(registers);
            sent.write(source.database, source.facts, delivery.id);
            named.write(source.database, source.facts, delivery.id);
        }
        return new Outcome(
                delivery.kind,
                delivery.asOf,
                new Delivery.Loaded(facts.brought(), withdrawal.changed(), facts.unchanged(), withdrawal.gone()),
                facts.attendance(),
                facts.kinds(),
                facts.startsFrom(),
                facts.startsUntil(),
                waiting.left(),
                losses.absent(),
                waitsFor);
    }

    private static int[] roomFor(int number, int[] places) {
        if (number < places.length) {
            return places;
        }
        int before = places.length;
        var larger = Arrays.copyOf(places, Math.max(number + 1, before * 2));
        Arrays.fill(larger, before, larger.length, UNKNOWN_PLACE);
        return larger;
    }

    private static int[] filled(int room) {
        var places = new int[room];
        Arrays.fill(places, UNKNOWN_PLACE);
        return places;
    }

    private static UncategorizedSQLException failed(SQLException e) {
        return new UncategorizedSQLException("Rows could not be written", null, e);
    }
}
