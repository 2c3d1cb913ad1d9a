package org.kith.partners.standing;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.BulkRows;
import org.kith.partners.bulk.BulkRows.Target;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Longs;
import org.kith.partners.bulk.Statements;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.IdentityField;

/// How one source describes its people now. Each table says a part; together they make the newest version, and a
/// change makes a new one.
public final class Descriptions {

    /// Of so many what stands is fetched one by one, and of no larger a part of all; where a file names more, all of it
    /// is fetched.
    private static final int FEW = 1 << 12;

    private static final int PART = 8;

    private final RecordKeys records;
    private final Map<Integer, PastDelivery> past;
    private @Nullable String[] newest = new @Nullable String[1 << 12];
    /// The day from which the newest version holds.
    private int[] from = new int[1 << 12];
    /// The last day as of which somebody was described, as they are or otherwise; 0 for nobody.
    private int[] told = new int[1 << 12];
    /// The delivery that said it, while it is not written yet, and its line; else 0.
    private int[] pending = new int[1 << 12];

    private int[] lines = new int[1 << 12];

    private final Ints pendingPlaces = new Ints();
    private int pendingSettled;
    private final Ints closed = new Ints();
    private final Ints closedUntil = new Ints();
    private @Nullable Set<Long> history;

    /// What the delivery that is being loaded says is so no longer.
    private final Denials denials = new Denials();

    /// Whom the delivery that is being loaded describes as they are on its day.
    private final BitSet described = new BitSet();
    /// Deliveries of which it is here whom they described.
    private final Set<Integer> recalled = new HashSet<>();

    private boolean allFetched;
    private final BitSet fetched = new BitSet();
    private final List<Said> unfetched = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Before before = new Before();
    private final Longs newHistory = new Longs();
    private boolean historySettled;

    /// What is said of somebody of whom it is not here yet what stands.
    private record Said(int place, String said, int from, int until, int line) {}

    /// What an older delivery says against what was told since.
    ///
    /// @param until the day as of which the newest was told
    private record Late(int place, String said, int from, int until, int line) {}

    /// A description as it was kept, and from when until when it held; NONE while it holds.
    private record Version(String said, int from, int until) {

        boolean holds(int day) {
            return from <= day && (until == NONE || day < until);
        }

        boolean says(String other) {
            return Description.holds(said, Description.parted(other));
        }
    }

    /// What was said of records known before the delivery that is being loaded, in the order in which it said more: of
    /// a million, by the month, so that it makes nothing for each.
    private final class Before {

        private final Ints places = new Ints();
        private final List<@Nullable String> newest = new ArrayList<>();
        private final Ints numbers = new Ints();

        void note(int place) {
            places.add(place);
            newest.add(Descriptions.this.newest[place]);
            numbers.add(from[place]);
            numbers.add(told[place]);
            numbers.add(pending[place]);
            numbers.add(lines[place]);
        }

        void takeBack() {
            int[] which = places.toArray();
            int[] number = numbers.toArray();
            for (int i = which.length - 1; i >= 0; i--) {
                int place = which[i];
                Descriptions.this.newest[place] = newest.get(i);
                from[place] = number[4 * i];
                told[place] = number[4 * i + 1];
                pending[place] = number[4 * i + 2];
                lines[place] = number[4 * i + 3];
            }
        }

        void forget() {
            places.clear();
            newest.clear();
            numbers.clear();
        }
    }

    /// @param past the deliveries that say what stands
    Descriptions(RecordKeys records, Map<Integer, PastDelivery> past) {
        this.records = records;
        this.past = past;
    }

    /// Says that the source told nothing yet.
    void nothingStands() {
        allFetched = true;
    }

    /// Has it here whom deliveries described that speak of a later day than this one: they may have said again what
    /// stands, or added to it.
    public void recall(int asOf, Statements database) throws SQLException {
        var later = past.values().stream()
                .filter(delivery -> delivery.asOf().toEpochDay() > asOf)
                .filter(delivery -> recalled.add(delivery.id()))
                .toList();
        if (later.isEmpty()) {
            return;
        }
        database.each(row -> recall(row.getInt(1), (Integer[]) row.getArray(2).getArray()), """
                select id, described
                from partners.delivery
                where id = any (%s::int[])
                and described is not null
                """.formatted(
                        PastDelivery.ids(later)));
    }

    private void recall(int delivery, Integer[] ids) {
        int asOf = day(delivery);
        for (int id : ids) {
            int place = records.placeOfId(id);
            if (place < 0) {
                continue; // the record is not here any more
            }
            room(place);
            told[place] = Math.max(told[place], asOf);
        }
    }

    private int day(int delivery) {
        return (int) Objects.requireNonNull(past.get(delivery)).asOf().toEpochDay();
    }

    /// Whether it is here what stands of this record: of one that is new nothing does.
    private boolean isFetched(int place) {
        return allFetched || place >= records.settled() || fetched.get(place);
    }

    /// What is said of somebody comes to its turn when what stands is here: of all at once where a file names many.
    private void takeOnceFetched(Said said, Telling telling) throws SQLException {
        unfetched.add(said);
        if (unfetched.size() > Math.min(FEW, records.settled() / PART)) {
            fetch("", telling.database());
            allFetched = true;
            takeFetched(telling);
        }
    }

    private void takeUnfetched(Telling telling) throws SQLException {
        if (!unfetched.isEmpty()) {
            var places = unfetched.stream().mapToInt(Said::place).distinct().toArray();
            var ids = Arrays.stream(places).mapToObj(place -> Integer.toString(records.id(place)));
            fetch(ids.collect(Collectors.joining(",", " and i.record_id in (", ")")), telling.database());
            Arrays.stream(places).forEach(fetched::set);
            takeFetched(telling);
        }
    }

    private void takeFetched(Telling telling) throws SQLException {
        for (var one : unfetched) {
            take(one.place(), Description.parted(one.said()), one.from(), one.until(), one.line(), telling);
        }
        unfetched.clear();
    }

    private void fetch(String whose, Statements database) throws SQLException {
        database.copied(
                row -> {
                    int place = records.placeOfId(row.number4(1));
                    if (fetched.get(place)) {
                        return;
                    }
                    room(place);
                    newest[place] = Description.joined(Description.said(row));
                    from[place] = row.number4(2);
                    told[place] = Math.max(told[place], day(row.number4(3)));
                },
                "select i.record_id, i.from_on - date '1970-01-01', i.delivery_id" + Description.COLUMNS
                        + " from partners.identity i where i.delivery_id = any (" + PastDelivery.ids(past.values())
                        + ") and i.until_on is null" + whose);
    }

    /// Takes what a row says of who somebody is. Most rows of most files say what is known: nothing is made for them.
    public void take(int place, Entry entry, Telling telling) throws SQLException {
        int until = entry.day(IdentityField.UNTIL_ON);
        if (isFetched(place)
                && !entry.denies()
                && (until == NONE || until >= telling.asOf())
                && isKnown(place, entry, telling.asOf())) {
            described.set(place);
            return;
        }
        take(place, Description.said(entry), entry.day(IdentityField.FROM_ON), until, (int) entry.line(), telling);
    }

    private boolean isKnown(int place, Entry entry, int asOf) {
        var known = place < newest.length ? newest[place] : null;
        if (known == null || !Description.holds(known, entry)) {
            return false;
        }
        if (told[place] < asOf) {
            noteBefore(place);
            told[place] = asOf;
        }
        return true;
    }

    /// Takes what is said of who somebody is, as of a day.
    public void take(int place, @Nullable String[] said, int fromOn, int untilOn, int line, Telling telling)
            throws SQLException {
        if (!isFetched(place)) {
            takeOnceFetched(new Said(place, Description.joined(said), fromOn, untilOn, line), telling);
            return;
        }
        room(place);
        if (Denials.areIn(said)) {
            deny(place, said, line, telling);
        }
        takeLeft(place, denials.left(place, said), fromOn, untilOn, line, telling);
    }

    /// The next version begins without what is so no longer, even where that is all it says.
    private void deny(int place, @Nullable String[] said, int line, Telling telling) {
        var known = newest[place];
        if (known == null) {
            return;
        }
        var left = Denials.without(known, said, telling.asOf() < told[place]);
        if (left.equals(known)) {
            return;
        }
        noteBefore(place);
        denials.take(records.id(place), said);
        if (pending[place] == 0) {
            int begins = Math.max(from[place], telling.asOf());
            closed.add(records.id(place));
            closedUntil.add(begins);
            become(place, left, begins, line, telling);
        } else {
            newest[place] = left;
        }
    }

    private void takeLeft(int place, @Nullable String[] said, int fromOn, int untilOn, int line, Telling telling)
            throws SQLException {
        if (untilOn != NONE && untilOn < telling.asOf()) {
            past(place, Description.joined(said), fromOn == NONE ? untilOn : fromOn, untilOn, line, telling);
            return;
        }
        described.set(place);
        var known = newest[place];
        if (known != null && told[place] >= telling.asOf() && Description.holds(known, said)) {
            return;
        }
        noteBefore(place);
        if (known == null) {
            if (Arrays.stream(said).allMatch(Objects::isNull)) {
                return;
            }
            become(place, Description.joined(said), fromOn == NONE ? telling.asOf() : fromOn, line, telling);
            return;
        }
        if (Description.holds(known, said)) {
            told[place] = telling.asOf();
            return;
        }
        var merged = Description.parted(known);
        boolean older = telling.asOf() < told[place];
        boolean contradicts = false;
        boolean adds = false;
        for (int i = 0; i < Description.FIELDS.length; i++) {
            var value = said[i];
            if (value == null || value.equals(merged[i])) {
                continue;
            }
            if (merged[i] == null) {
                adds = true;
                merged[i] = value;
            } else {
                contradicts = true;
                if (!older) {
                    merged[i] = value;
                }
            }
        }
        if (older && contradicts) {
            late.add(new Late(
                    place, Description.joined(said), fromOn == NONE ? telling.asOf() : fromOn, told[place], line));
        }
        if (adds || (contradicts && !older)) {
            int begins = Math.max(from[place], older ? from[place] : fromOn == NONE ? telling.asOf() : fromOn);
            if (pending[place] == 0) {
                closed.add(records.id(place));
                closedUntil.add(begins);
            } else if (pending[place] != telling.delivery() || (contradicts && !older)) {
                write(place, known, begins, telling.delivery(), telling.rows());
            }
            become(place, Description.joined(merged), begins, line, telling);
        }
    }

    private void noteBefore(int place) {
        if (place < records.settled()) {
            before.note(place);
        }
    }

    /// Closes the versions that have a successor. The successors are written by [#write(BulkRows)], unless they have
    /// one themselves by then.
    public void finish(Telling telling, Statements database) throws SQLException {
        takeUnfetched(telling);
        if (closed.size() > 0) {
            database.update("""
                    update partners.identity i
                    set until_on = date '1970-01-01' + c.until_on, until_delivery_id = ?
                    from unnest(?, ?) as c (record_id, until_on)
                    where i.record_id = c.record_id
                    and i.until_on is null
                    """, telling.delivery(), closed.toArray(), closedUntil.toArray());
        }
        denials.write(database);
        tellLate(telling, database);
        writeDescribed(telling.delivery(), database);
        closed.clear();
        closedUntil.clear();
    }

    private void writeDescribed(int delivery, Statements database) throws SQLException {
        int[] ids = described.stream().map(records::id).toArray();
        database.update("update partners.delivery set described = ? where id = ?", ids, delivery);
    }

    /// Writes the newest versions that are not written yet.
    void write(BulkRows rows) throws SQLException {
        for (int place : pendingPlaces.toArray()) {
            write(place, newest(place), NONE, 0, rows);
            pending[place] = 0;
        }
        pendingPlaces.clear();
    }

    /// Puts what an older delivery says between the versions that are there: it held until the next of them began.
    /// What a version of that day says already is not said once more.
    private void tellLate(Telling telling, Statements database) throws SQLException {
        if (late.isEmpty()) {
            return;
        }
        var versions = versions(database);
        for (var one : late) {
            var known = new ArrayList<>(versions.getOrDefault(records.id(one.place()), List.of()));
            if (pending[one.place()] != 0 && pending[one.place()] != telling.delivery()) {
                known.add(new Version(newest(one.place()), from[one.place()], NONE));
            }
            if (known.stream().noneMatch(version -> version.holds(one.from()) && version.says(one.said()))) {
                int until = known.stream()
                        .mapToInt(Version::from)
                        .filter(next -> next > one.from())
                        .min()
                        .orElse(one.until());
                past(one.place(), one.said(), one.from(), until, one.line(), telling);
            }
        }
        late.clear();
    }

    /// All versions of those of whom an older delivery speaks, by record.
    private Map<Integer, List<Version>> versions(Statements database) throws SQLException {
        var ids = new Ints();
        late.forEach(one -> ids.add(records.id(one.place())));
        var versions = new HashMap<Integer, List<Version>>();
        database.each(
                row -> {
                    int until = row.getInt(3);
                    var version = new Version(
                            Description.joined(Description.said(row)), row.getInt(2), row.wasNull() ? NONE : until);
                    versions.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                            .add(version);
                },
                "select i.record_id, i.from_on - date '1970-01-01', i.until_on - date '1970-01-01'"
                        + Description.COLUMNS + " from partners.identity i where i.record_id = any (?)",
                ids.toArray());
        return versions;
    }

    /// What was said so far stays.
    void settle() {
        pendingSettled = pendingPlaces.size();
        described.clear();
        denials.forget();
        before.forget();
        newHistory.clear();
        historySettled = history != null;
    }

    /// Forgets what was said since [#settle()]; nothing of it may have been kept in the database.
    void takeBack() {
        if (records.settled() < newest.length) {
            Arrays.fill(newest, records.settled(), newest.length, null);
            Arrays.fill(pending, records.settled(), pending.length, 0);
            Arrays.fill(told, records.settled(), told.length, 0);
        }
        pendingPlaces.cut(pendingSettled);
        unfetched.clear();
        closed.clear();
        closedUntil.clear();
        late.clear();
        before.takeBack();
        if (history != null && historySettled) {
            for (long hash : newHistory.toArray()) {
                history.remove(hash);
            }
        } else {
            // It was read in the midst of the delivery and may hold what that wrote.
            history = null;
        }
        settle();
    }

    private void become(int place, String description, int begins, int line, Telling telling) {
        fetched.set(place);
        newest[place] = description;
        from[place] = begins;
        told[place] = Math.max(told[place], telling.asOf());
        if (pending[place] == 0) {
            pendingPlaces.add(place);
        }
        pending[place] = telling.delivery();
        lines[place] = Math.max(line, 1);
    }

    /// A description that holds no more, such as an earlier address: written once, however often it is told.
    private void past(int place, String description, int begins, int ends, int line, Telling telling)
            throws SQLException {
        long hash = hash(place, description, begins, ends);
        if (history(telling).add(hash)) {
            newHistory.add(hash);
            write(place, description, begins, ends, telling.delivery(), 0, line, hash, telling.rows());
        }
    }

    /// Writes a version that is pending, as it stands or closed by a delivery that says otherwise.
    private void write(int place, String description, int until, int untilDelivery, BulkRows rows) throws SQLException {
        long hash = hash(place, description, from[place], NONE);
        write(place, description, from[place], until, pending[place], untilDelivery, lines[place], hash, rows);
    }

    private void write(
            int place,
            String description,
            int begins,
            int ends,
            int delivery,
            int untilDelivery,
            int line,
            long hash,
            BulkRows rows)
            throws SQLException {
        var row = rows.row(Target.IDENTITY)
                .int4(records.id(place))
                .int4(delivery)
                .int4(line)
                .day(begins)
                .day(ends);
        if (untilDelivery == 0) {
            row.nothing();
        } else {
            row.int4(untilDelivery);
        }
        row.int8(hash);
        Description.write(description, row);
        rows.end(Target.IDENTITY);
    }

    private Set<Long> history(Telling telling) throws SQLException {
        var known = history;
        if (known == null) {
            known = new HashSet<>();
            history = known;
            var all = known;
            telling.database().each(row -> all.add(row.getLong(1)), """
                            select i.row_hash
                            from partners.identity i
                            join partners.record r on r.id = i.record_id
                            where r.source_id = ?
                            and i.until_on is not null
                            """, telling.source());
        }
        return known;
    }

    private long hash(int place, String description, int begins, int ends) {
        long hash = Fingerprint.add(records.fingerprint(place), description);
        return Fingerprint.end(Fingerprint.add(Fingerprint.add(hash, begins), ends));
    }

    private String newest(int place) {
        var description = newest[place];
        return description == null ? "" : description;
    }

    private void room(int place) {
        if (place >= newest.length) {
            int room = Math.max(place + 1, newest.length * 2);
            newest = Arrays.copyOf(newest, room);
            from = Arrays.copyOf(from, room);
            told = Arrays.copyOf(told, room);
            pending = Arrays.copyOf(pending, room);
            lines = Arrays.copyOf(lines, room);
        }
    }

    public static int day(Entry entry, IdentityField field) {
        return entry.describes() ? entry.day(field) : NONE;
    }

    /// The delivery that tells, as of which day, and where its rows go.
    public record Telling(short source, int delivery, int asOf, BulkRows rows, Statements database) {}
}
