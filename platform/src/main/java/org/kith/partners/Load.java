package org.kith.partners;

import static org.kith.partners.layouts.Entry.NONE;
import static org.kith.partners.layouts.Entry.NO_ROW_KEY;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kith.partners.BulkRows.Target;
import org.kith.partners.RegisterWeeks.PupilMonth;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.IdentityField;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Reading;
import org.kith.site.Dates;
import org.springframework.jdbc.UncategorizedSQLException;
import tools.jackson.databind.json.JsonMapper;

/// One delivery on its way in: takes the rows as they are read, writes what is new, and at the end withdraws what the
/// delivery covers and no longer says. Everything happens in the one transaction of its source.
final class Load {

    private static final int FIRST_ROOM = 1 << 10;
    private static final int UNKNOWN_PLACE = -1;
    private static final int PROGRESS_EVERY = 1 << 12;
    private static final int A_FEW_ROWS = 50;

    private final Brought brought;
    private final int delivery;
    private final LocalDate asOf;
    private final OpenSource source;
    private final Layout layout;
    final DeliveryKind kind;
    private final boolean sameRow;
    private final EventKinds kinds;
    private final JsonMapper json;
    private final LongConsumer progress;
    private final Descriptions.Telling telling;
    private final long layoutFingerprint;

    private int[] placesOfKeys = filled(FIRST_ROOM);
    private int[] placesOfAliases = filled(FIRST_ROOM);
    private final Longs newAliases = new Longs();
    private int[] rowsOfSettings = new int[FIRST_ROOM];
    private boolean hasSettings;
    private final NamedSettings namedSettings = new NamedSettings();
    private final Set<String> registers = new TreeSet<>();
    private final RegisterWeeks weeks = new RegisterWeeks();

    private final LaterDeliveries later;
    private long rows;
    private boolean saysOfPeople;
    private int unchanged;
    private int factsBrought;
    private int attendance;
    private int earliest = Integer.MAX_VALUE;
    private int latest = Integer.MIN_VALUE;

    Load(
            Brought brought,
            int delivery,
            LocalDate asOf,
            OpenSource source,
            Layout layout,
            EventKinds kinds,
            JsonMapper json,
            LongConsumer progress)
            throws SQLException {
        this.brought = brought;
        this.delivery = delivery;
        this.asOf = asOf;
        this.source = source;
        this.layout = layout;
        this.kind = brought.kind() == null ? source.source.delivery().kindOf(layout) : brought.kind();
        this.sameRow = kind == DeliveryKind.CHANGES || kind == DeliveryKind.CORRECTIONS;
        this.kinds = kinds;
        this.json = json;
        this.progress = progress;
        this.telling =
                new Descriptions.Telling(source.id, delivery, (int) asOf.toEpochDay(), source.rows, source.database);
        this.layoutFingerprint = Fingerprint.of(layout.name());
        this.later = new LaterDeliveries(source.past.values(), layout.name(), asOf, source.database, source.facts);
    }

    void row() {
        if ((++rows & (PROGRESS_EVERY - 1)) == 0) {
            progress.accept(PROGRESS_EVERY);
        }
    }

    void entry(Entry entry) {
        saysOfPeople = true;
        try {
            take(entry);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void registered(long line, String table, Map<String, String> values) {
        var code = values.get(table.equals("postcode") ? "postcode" : table.equals("worker") ? "id" : "code");
        if (code == null) {
            return;
        }
        registers.add(table);
        try {
            source.rows
                    .row(Target.REGISTER_ROW)
                    .int4(delivery)
                    .int4((int) line)
                    .text(table)
                    .text(code)
                    .json(json.writeValueAsString(values));
            source.rows.end(Target.REGISTER_ROW);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void rejected(long line, String raw) {
        if (source.source.standsApart()) {
            // Nobody here may read such a row: its sender mends it
            return;
        }
        try {
            source.rows.row(Target.QUARANTINE).int4(delivery).int4((int) line).text(raw);
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
        var alias = entry.alias();
        if (alias != null) {
            alias(alias, place);
        }
        if (entry.describes()) {
            source.descriptions()
                    .take(
                            place,
                            Descriptions.said(entry),
                            entry.day(IdentityField.FROM_ON),
                            entry.day(IdentityField.UNTIL_ON),
                            (int) entry.line(),
                            telling);
            boolean refuge = entry.shielded() && saysRefuge(entry);
            shield(place, Shield.CONFIDENTIAL_ADDRESS, entry.shielded() && !refuge);
            shield(place, Shield.REFUGE, refuge);
        }
        if (entry.sealed()) {
            shield(place, Shield.ADOPTION, true);
        }
        long key = key(entry.rowKey());
        for (int i = 0; i < entry.facts(); i++) {
            countRow(entry.kind(i).id(), entry.setting(i));
            nameSetting(entry, i);
            if (entry.isMonthly(i) && entry.startsOn(i) != NONE) {
                weeks.add(place, entry.startsOn(i), entry.setting(i), entry.note(i), (int) entry.line());
                continue;
            }
            state(
                    place,
                    entry.kind(i).id(),
                    entry.code(i),
                    entry.startsOn(i),
                    entry.endsOn(i),
                    entry.amount(i),
                    entry.note(i),
                    other(entry, i),
                    entry.setting(i),
                    key,
                    delivery,
                    (int) entry.line());
        }
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
            placesOfKeys[number] = source.records.place(key, delivery, source.rows);
        }
        return placesOfKeys[number];
    }

    private int other(Entry entry, int fact) throws SQLException {
        var key = entry.otherKey(fact);
        return key == null ? UNKNOWN_PLACE : placeOfKey(entry.otherKeyNumber(fact), key);
    }

    private void alias(String alias, int place) throws SQLException {
        long fingerprint = Fingerprint.of(alias);
        if (source.aliases.add(fingerprint, place, delivery, source.rows)) {
            newAliases.add(fingerprint);
        }
    }

    private boolean saysRefuge(Entry entry) {
        for (int i = 0; i < entry.facts(); i++) {
            if (entry.kind(i).id() == kinds.restriction && Shield.isRefuge(entry.code(i))) {
                return true;
            }
        }
        return false;
    }

    private long key(long rowKey) {
        return rowKey == NO_ROW_KEY ? 0 : Fingerprint.end(Fingerprint.add(layoutFingerprint, rowKey));
    }

    private void state(
            int place,
            short factKind,
            @Nullable String code,
            int startsOn,
            int endsOn,
            int amount,
            @Nullable String note,
            int otherPlace,
            @Nullable String setting,
            long key,
            int ofDelivery,
            int line)
            throws SQLException {
        long row = Fingerprint.add(source.records.fingerprint(place), factKind);
        row = Fingerprint.add(row, code);
        row = Fingerprint.add(row, (long) startsOn << 32 ^ endsOn);
        row = Fingerprint.add(row, amount);
        row = Fingerprint.add(row, note);
        row = Fingerprint.add(row, otherPlace == UNKNOWN_PLACE ? 0 : source.records.fingerprint(otherPlace));
        row = Fingerprint.end(Fingerprint.add(row, setting));

        int settingNumber = source.facts.setting(setting);
        if (factKind == kinds.adoption) {
            shield(place, Shield.ADOPTION, true);
        } else if (factKind == kinds.careEpisode) {
            shield(place, Shield.PLACEMENT, true);
        } else if (factKind == kinds.temporaryAccommodation && Shield.isRefuge(code)) {
            // And it goes on after the stay: whoever fled may still be looked for
            shield(place, Shield.REFUGE, true);
        }
        var table = source.facts.table(factKind, startsOn);
        int known = table.find(row, key, sameRow, ofDelivery);
        if (known != FactTable.NOT_FOUND) {
            if (table.seen[known] != ofDelivery) {
                table.seen[known] = ofDelivery;
                unchanged++;
            }
            return;
        }
        if (isOutdated(table, key, factKind, endsOn, settingNumber)) {
            unchanged++;
            return;
        }
        long id = source.factIds.next();
        table.add(row, key, id, factKind, startsOn, endsOn, settingNumber, ofDelivery, ofDelivery);
        count(factKind, startsOn);
        var columns = source.held
                .row(id)
                .int8(id)
                .int8(key)
                .int8(row)
                .int4(source.records.id(place))
                .day(startsOn)
                .day(endsOn)
                .int4OrNothing(amount)
                .int4(ofDelivery)
                .int4(line);
        if (otherPlace == UNKNOWN_PLACE) {
            columns.nothing();
        } else {
            columns.int4(source.records.id(otherPlace));
        }
        columns.int2(factKind).text(code).text(setting).text(note);
    }

    /// Whether a later delivery, which is in already, knows better: it spoke of the same row, or of how things are now.
    /// The weeks of a month are put together before.
    private boolean isOutdated(FactTable table, long key, short factKind, int endsOn, int setting) {
        if (later.none() || factKind == kinds.attendance) {
            return false;
        }
        return (!sameRow && endsOn == NONE && !kinds.isEvent(factKind) && later.speakOf(setting))
                || (key != 0 && table.standsUnder(key, of -> knowsBetter(of, setting)));
    }

    /// Whether what another delivery said of a row stands against what this one says.
    private boolean knowsBetter(int of, int setting) {
        return later.hold(of) || (!sameRow && later.speakOf(setting) && isOfAnotherDay(of));
    }

    private boolean isOfAnotherDay(int of) {
        var past = source.past.get(of);
        return past != null && !past.asOf().equals(asOf);
    }

    /// Weeks become facts of their months. A file of changes leaves the other weeks of a month as they stand.
    private void tellMonths() throws SQLException {
        var standing = sameRow ? standingMonths() : Map.<PupilMonth, List<RegisterWeeks.Standing>>of();
        weeks.eachMonth(month -> {
            long key = key(month);
            for (var told : weeks.told(month, standing.getOrDefault(month, List.of()))) {
                state(
                        month.place(),
                        kinds.attendance,
                        RegisterWeeks.CODE,
                        told.starts(),
                        told.ends(),
                        told.possible(),
                        told.note(),
                        UNKNOWN_PLACE,
                        told.setting(),
                        key,
                        delivery,
                        told.line());
            }
        });
    }

    private Map<PupilMonth, List<RegisterWeeks.Standing>> standingMonths() throws SQLException {
        var monthOf = new HashMap<Long, PupilMonth>();
        weeks.eachMonth(month -> {
            for (long id :
                    source.facts.table(kinds.attendance, month.firstDay()).standing(key(month))) {
                monthOf.put(id, month);
            }
        });
        var standing = new HashMap<PupilMonth, List<RegisterWeeks.Standing>>();
        if (!monthOf.isEmpty()) {
            HeldFacts.Reader reader =
                    (id, setting, note) -> standing.computeIfAbsent(monthOf.get(id), _ -> new ArrayList<>())
                            .add(new RegisterWeeks.Standing(setting, note == null ? "" : note));
            var written = source.held.read(
                    monthOf.keySet().stream().mapToLong(Long::longValue).toArray(), reader);
            if (written.length > 0) {
                source.database.each(
                        row -> reader.fact(row.getLong(1), row.getString(2), row.getString(3)),
                        "select id, setting_code, note from partners.fact where id = any (?)",
                        (Object) written);
            }
        }
        return standing;
    }

    private long key(PupilMonth month) {
        long key = Fingerprint.add(layoutFingerprint, source.records.fingerprint(month.place()));
        return Fingerprint.end(Fingerprint.add(key, month.month()));
    }

    private void countRow(short factKind, @Nullable String setting) {
        int settingNumber = source.facts.setting(setting);
        if (settingNumber != NONE && kinds.sentBySchool(factKind)) {
            if (settingNumber >= rowsOfSettings.length) {
                rowsOfSettings = Arrays.copyOf(rowsOfSettings, settingNumber * 2);
            }
            rowsOfSettings[settingNumber]++;
            hasSettings = true;
        }
    }

    private void nameSetting(Entry entry, int fact) {
        int setting = source.facts.setting(entry.setting(fact));
        if (setting != NONE && kinds.isToldToSetting(entry.kind(fact).id())) {
            namedSettings.add(setting, (int) entry.line());
        }
    }

    private boolean hasRowsOf(int setting) {
        return setting < rowsOfSettings.length && rowsOfSettings[setting] > 0;
    }

    private void count(short factKind, int startsOn) {
        factsBrought++;
        if (startsOn != NONE) {
            earliest = Math.min(earliest, startsOn);
            latest = Math.max(latest, startsOn);
            if (factKind == kinds.attendance) {
                attendance++;
            }
        }
    }

    private void shield(int place, Shield shield, boolean shielded) {
        source.shield(place, shield, shielded, layout.name());
    }

    private void wait(Entry entry) throws SQLException {
        for (int i = 0; i < entry.facts(); i++) {
            count(entry.kind(i).id(), entry.startsOn(i));
            nameSetting(entry, i);
        }
        source.rows
                .row(Target.WAITING_ROW)
                .int2(source.id)
                .int8(Fingerprint.of(entry.key()))
                .int4(delivery)
                .int4((int) entry.line())
                .json(json.writeValueAsString(WaitingRow.of(entry)));
        source.rows.end(Target.WAITING_ROW);
        source.waits(1);
    }

    /// What the delivery did, and whether it may stand.
    record Outcome(
            DeliveryKind kind,
            LocalDate asOf,
            int brought,
            int changed,
            int unchanged,
            int withdrawn,
            int attendance,
            @Nullable LocalDate startsFrom,
            @Nullable LocalDate startsUntil,
            List<Remarks.Absent> absent,
            List<String> waitsFor) {}

    /// Withdraws what is superseded or gone and writes the rest, unless it has to wait for a person's word; nothing is
    /// committed yet.
    ///
    /// @param anyway whether it may stand whatever it would lose
    Outcome finish(Reading reading, boolean anyway) throws SQLException {
        progress.accept(rows & (PROGRESS_EVERY - 1));
        resolve();
        tellMonths();
        var withdrawal = withdrawal(reading);
        var before = FileBefore.of(source.past.values(), layout.name(), kind, source.source.delivery(), asOf);
        var absent = before.isEmpty() ? List.<Remarks.Absent>of() : absentSettings(before.get());
        var waitsFor = waitsFor(before.orElse(null), absent, reading);
        if (waitsFor.isEmpty() || anyway) {
            if (saysOfPeople) {
                source.descriptions().finish(telling, source.database);
            }
            withdrawal.write();
            writeShields();
            source.registers.addAll(registers);
            writeSettings();
            namedSettings.write(source.database, source.facts, delivery);
        }
        return new Outcome(
                kind,
                asOf,
                factsBrought,
                withdrawal.changed,
                unchanged,
                withdrawal.gone,
                attendance,
                earliest == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(earliest),
                latest == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(latest),
                absent,
                waitsFor);
    }

    private List<String> waitsFor(@Nullable PastDelivery before, List<Remarks.Absent> absent, Reading reading) {
        if (before == null) {
            return List.of();
        }
        var reasons = new ArrayList<String>();
        long rows = reading.counts().accepted();
        long lost = before.rows() - rows;
        if (!sameRow && lost * 10 > before.rows() && lost > little(before.rows())) {
            reasons.add(String.format(
                    "The file of %s had %,d rows, this one has %,d.", Dates.day(before.asOf()), before.rows(), rows));
        }
        // Changes withdraw nothing: what a school said before stands, whether or not it sends more.
        if (brought.attended() || !sameRow) {
            for (var setting : absent) {
                if (setting.rows() > little(setting.rows())) {
                    reasons.add(String.format(
                            "%s was in the file before with %,d rows. It is not in this one.",
                            setting.setting(), setting.rows()));
                }
            }
        }
        return reasons;
    }

    /// How many rows fewer are no reason to stop where nobody stands by who could be asked: what the numbers of rare
    /// things vary by from one year to the next, which is five times the root of their number, and fifty at least.
    private double little(int rows) {
        return brought.attended() ? 0 : Math.max(A_FEW_ROWS, 5 * Math.sqrt(rows));
    }

    /// Rows that waited for somebody who came now.
    private void resolve() throws SQLException {
        int handled = 0;
        while (source.waitingRows() > 0 && handled < newAliases.size()) {
            long[] all = newAliases.toArray();
            long[] fresh = Arrays.copyOfRange(all, handled, all.length);
            handled = all.length;
            record Waited(long id, long alias, int delivery, int line, WaitingRow row) {}
            var resolved = source.database.list(
                    row -> new Waited(
                            row.getLong(1),
                            row.getLong(2),
                            row.getInt(3),
                            row.getInt(4),
                            json.readValue(row.getString(5), WaitingRow.class)),
                    """
                    update partners.waiting_row
                    set resolved_delivery_id = ?
                    where source_id = ?
                    and alias_hash = any (?)
                    and resolved_delivery_id is null
                    returning id, alias_hash, delivery_id, line, said
                    """,
                    delivery,
                    source.id,
                    fresh);
            source.waits(-resolved.size());
            for (var waited : resolved) {
                int counted = factsBrought;
                stateWaited(source.aliases.place(waited.alias()), waited.row(), waited.delivery(), waited.line());
                // They were counted where they came.
                factsBrought = counted;
            }
        }
    }

    private void stateWaited(int place, WaitingRow row, int ofDelivery, int line) throws SQLException {
        if (row.alias() != null) {
            alias(row.alias(), place);
        }
        if (row.described() != null) {
            source.descriptions()
                    .take(
                            place,
                            row.described().toArray(new @Nullable String[0]),
                            row.fromOn(),
                            row.untilOn(),
                            line,
                            telling);
            boolean refuge = row.shielded()
                    && row.facts().stream()
                            .anyMatch(fact -> fact.kind() == kinds.restriction && Shield.isRefuge(fact.code()));
            shield(place, Shield.CONFIDENTIAL_ADDRESS, row.shielded() && !refuge);
            shield(place, Shield.REFUGE, refuge);
        }
        if (row.sealed()) {
            shield(place, Shield.ADOPTION, true);
        }
        for (var fact : row.facts()) {
            countRow(fact.kind(), fact.setting());
            int other =
                    fact.other() == null ? UNKNOWN_PLACE : source.records.place(fact.other(), delivery, source.rows);
            state(
                    place,
                    fact.kind(),
                    fact.code(),
                    fact.startsOn(),
                    fact.endsOn(),
                    fact.amount(),
                    fact.note(),
                    other,
                    fact.setting(),
                    key(row.rowKey()),
                    ofDelivery,
                    line);
        }
    }

    /// Settings that the file before held and this one does not.
    private List<Remarks.Absent> absentSettings(PastDelivery before) throws SQLException {
        if (!hasSettings) {
            return List.of();
        }
        return source
                .database
                .list(row -> new Remarks.Absent(row.getString(1), row.getInt(2)), """
                        select setting_code, rows
                        from partners.delivery_setting
                        where delivery_id = ?
                        order by setting_code
                        """, before.id())
                .stream()
                .filter(setting -> !hasRowsOf(source.facts.setting(setting.setting())))
                .toList();
    }

    private void writeSettings() throws SQLException {
        var codes = new ArrayList<String>();
        var rows = new Ints();
        for (int setting = 0; setting < rowsOfSettings.length; setting++) {
            if (rowsOfSettings[setting] > 0) {
                codes.add(source.facts.settingCode(setting));
                rows.add(rowsOfSettings[setting]);
            }
        }
        if (!codes.isEmpty()) {
            source.database.update("""
                    insert into partners.delivery_setting (delivery_id, setting_code, rows)
                    select ?, s.code, s.rows
                    from unnest(?, ?) as s (code, rows)
                    """, delivery, codes.toArray(new String[0]), rows.toArray());
        }
    }

    private void writeShields() throws SQLException {
        var changes = source.shieldChanges();
        if (changes.isEmpty()) {
            return;
        }
        var touched = new Ints();
        for (var change : changes) {
            int record = source.records.id(change.place());
            touched.add(record);
            if (change.on()) {
                source.database.update(
                        "insert into partners.shield (record_id, reason, delivery_id) values (?, ?, ?)",
                        record,
                        change.shield().word,
                        delivery);
            } else {
                source.database.update("""
                        update partners.shield
                        set withdrawn_delivery_id = ?
                        where record_id = ?
                        and reason = ?
                        and withdrawn_delivery_id is null
                        """, delivery, record, change.shield().word);
            }
        }
        Shields.show(source.database, touched.toArray());
    }

    private Withdrawal withdrawal(Reading reading) throws SQLException {
        var withdrawal = new Withdrawal();
        boolean covers = !sameRow;
        var tables = covers
                ? source.facts.within(
                        brought.coversFrom() == null ? reading.from() : brought.coversFrom(),
                        brought.coversUntil() == null ? reading.to() : brought.coversUntil())
                : source.facts.within(null, null);
        var scope = new Scope(reading);
        for (var table : tables) {
            var maybeSeen = table.keysThatMayBeSeen(delivery);
            for (int i = 0; i < table.size; i++) {
                if (table.deliveries[i] == FactTable.GONE
                        || table.deliveries[i] == delivery
                        || table.seen[i] == delivery) {
                    continue;
                }
                boolean better =
                        table.kinds[i] != kinds.attendance && knowsBetter(table.deliveries[i], table.settings[i]);
                long key = table.keys[i];
                if (!better && key != 0 && maybeSeen.test(key) && table.keySeen(key, delivery)) {
                    withdrawal.changed++;
                } else if (covers && scope.holds(table, i)) {
                    withdrawal.gone++;
                } else {
                    continue;
                }
                withdrawal.add(table, i);
            }
        }
        return withdrawal;
    }

    /// Facts that no longer stand.
    private final class Withdrawal {
        private final Map<FactTable, Ints> entries = new LinkedHashMap<>();
        private int changed;
        private int gone;

        void add(FactTable table, int entry) {
            entries.computeIfAbsent(table, _ -> new Ints()).add(entry);
        }

        void write() {
            entries.forEach((table, gone) -> {
                for (int entry : gone.toArray()) {
                    source.withdraw(table, entry, delivery);
                }
            });
        }
    }

    /// What the delivery speaks for: what is in here and not in the file is gone.
    ///
    /// What happened is spoken for when it happened in the period covered, what lasts when it lasted into it.
    /// What a delivery of a later day said, or spoke of again, is not.
    /// A school without a row has sent nothing, and nothing of it is gone.
    private final class Scope {

        private final int from;
        private final int until;
        private final @Nullable Integer year;
        private final @Nullable String term;
        private final boolean periodSaid = brought.coversFrom() != null && brought.coversUntil() != null;
        private final boolean newest;
        private int lastDelivery = FactTable.GONE;
        private boolean lastIsOfLayout;
        private boolean lastIsSameReturn;

        Scope(Reading reading) {
            var first = brought.coversFrom() == null ? reading.from() : brought.coversFrom();
            var last = brought.coversUntil() == null ? reading.to() : brought.coversUntil();
            from = first == null ? Integer.MIN_VALUE + 1 : (int) first.toEpochDay();
            until = last == null ? Integer.MAX_VALUE : (int) last.toEpochDay();
            year = reading.period().year();
            term = reading.period().term();
            newest = source.past.values().stream()
                    .filter(past -> past.layout().equals(layout.name()))
                    .allMatch(past -> order(past.year(), past.term()) <= order(year, term));
        }

        boolean holds(FactTable table, int i) {
            if (table.deliveries[i] != lastDelivery) {
                lastDelivery = table.deliveries[i];
                var past = source.past.get(lastDelivery);
                lastIsOfLayout = past != null && past.layout().equals(layout.name());
                lastIsSameReturn = past != null && past.sameReturn(layout.name(), year, term);
            }
            boolean event = kinds.isEvent(table.kinds[i]);
            if (!lastIsOfLayout || (event ? later.hold(lastDelivery) : knowsBetter(lastDelivery, table.settings[i]))) {
                return false;
            }
            if (hasSettings
                    && table.settings[i] != NONE
                    && kinds.sentBySchool(table.kinds[i])
                    && !hasRowsOf(table.settings[i])) {
                return false;
            }
            if (periodSaid) {
                return event ? begins(table.starts[i]) : lasts(table.starts[i], table.ends[i]);
            }
            if (year != null && lastIsSameReturn) {
                return true;
            }
            if (event) {
                return year == null && kind == DeliveryKind.YEAR_TO_DATE && begins(table.starts[i]);
            }
            return newest && table.ends[i] == NONE;
        }

        private boolean begins(int startsOn) {
            return startsOn == NONE || (startsOn >= from && startsOn <= until);
        }

        private boolean lasts(int startsOn, int endsOn) {
            return (startsOn == NONE || startsOn <= until) && (endsOn == NONE || endsOn >= from);
        }

        private static int order(@Nullable Integer year, @Nullable String term) {
            int ofTerm =
                    term == null ? 0 : List.of("spring", "summer", "autumn").indexOf(term) + 1;
            return (year == null ? 0 : year) * 4 + ofTerm;
        }
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
