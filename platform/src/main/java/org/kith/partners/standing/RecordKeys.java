package org.kith.partners.standing;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.BulkRows;
import org.kith.partners.bulk.BulkRows.Target;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.bulk.Ids;
import org.kith.partners.bulk.IntByLong;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Statements;

/// One source's records by its own keys. A record has a place here, counted from 0, beside its id in the database.
public final class RecordKeys {

    private static final int FIRST_ROOM = 1 << 12;

    private final short source;
    private final long sourceFingerprint;
    private final Ids newIds;
    private @Nullable String[] keys = new @Nullable String[FIRST_ROOM];
    private int[] ids = new int[FIRST_ROOM];
    private long[] fingerprints = new long[FIRST_ROOM];
    private int[] slots = empty(FIRST_ROOM * 2);
    private int size;
    private int settled;
    private int last = -1;
    private IntByLong placesById = new IntByLong();
    private int placed;
    /// Ids of records that an undo left unnamed, by their fingerprints.
    private final IntByLong before = new IntByLong();

    RecordKeys(short source, String sourceName, Ids newIds) {
        this.source = source;
        this.sourceFingerprint = Fingerprint.of(sourceName);
        this.newIds = newIds;
    }

    /// Reads whom an undo left unnamed.
    void loadBefore(Statements database) throws SQLException {
        database.each(
                row -> before.put(row.getLong(1), row.getInt(2)),
                "select key_hash, id from partners.record_before_undo where source_id = ?",
                source);
    }

    void load(Statements database) throws SQLException {
        database.copied(
                row -> {
                    var key = row.said(2);
                    add(key, Fingerprint.add(sourceFingerprint, key), row.number4(1));
                },
                "select id, source_key from partners.record where source_id = " + source);
    }

    /// Forgets in the database whom a delivery named first, but which id they had.
    void forget(int delivery, Statements database) throws SQLException {
        var gone = new Ints();
        database.each(
                row -> gone.add(row.getInt(1)),
                "delete from partners.record where first_delivery_id = ? returning id",
                delivery);
        int[] records = gone.toArray();
        database.update(
                """
                insert into partners.record_before_undo (source_id, key_hash, id)
                select ?, key_hash, id
                from unnest(?, ?) as r (key_hash, id)
                on conflict do nothing
                """,
                source,
                Arrays.stream(records)
                        .mapToLong(id -> fingerprints[placeOfId(id)])
                        .toArray(),
                records);
    }

    public int id(int place) {
        return ids[place];
    }

    /// The place of a record by its id, for what the database says of it.
    public int placeOfId(int id) {
        for (; placed < size; placed++) {
            placesById.put(ids[placed], placed);
        }
        return placesById.get(id);
    }

    /// How many records were known before the delivery that is being loaded: they have the first places.
    int settled() {
        return settled;
    }

    /// What was made so far stays.
    void settle() {
        settled = size;
    }

    /// Forgets the records made since [#settle()].
    void takeBack() {
        if (size > settled) {
            Arrays.fill(keys, settled, size, null);
            size = settled;
            placesById = new IntByLong();
            placed = 0;
            spread(slots.length);
        }
    }

    /// What stands for the record in fingerprints: its source and key, never its id.
    public long fingerprint(int place) {
        return fingerprints[place];
    }

    /// The record's place; a record not heard of before is made, and written. Most files name people in the order of
    /// those before them.
    public int place(String key, int delivery, BulkRows rows) throws SQLException {
        int next = last + 1;
        last = next < size && key.equals(keys[next]) ? next : look(key, delivery, rows);
        return last;
    }

    private int look(String key, int delivery, BulkRows rows) throws SQLException {
        long fingerprint = Fingerprint.add(sourceFingerprint, key);
        for (int slot = slot(fingerprint); slots[slot] >= 0; slot = (slot + 1) & (slots.length - 1)) {
            int place = slots[slot];
            if (fingerprints[place] == fingerprint && key.equals(keys[place])) {
                return place;
            }
        }
        int known = before.get(fingerprint);
        int id = known == IntByLong.UNKNOWN ? Math.toIntExact(newIds.next()) : known;
        rows.row(Target.RECORD).int4(id).int2(source).text(key).int4(delivery);
        rows.end(Target.RECORD);
        return add(key, fingerprint, id);
    }

    private int add(String key, long fingerprint, int id) {
        int place = size++;
        if (place == ids.length) {
            keys = Arrays.copyOf(keys, place * 2);
            ids = Arrays.copyOf(ids, place * 2);
            fingerprints = Arrays.copyOf(fingerprints, place * 2);
        }
        keys[place] = key;
        ids[place] = id;
        fingerprints[place] = fingerprint;
        if (size * 2 > slots.length) {
            spread(slots.length * 2);
        } else {
            put(place);
        }
        return place;
    }

    private void spread(int room) {
        slots = empty(room);
        for (int place = 0; place < size; place++) {
            put(place);
        }
    }

    private void put(int place) {
        int slot = slot(fingerprints[place]);
        while (slots[slot] >= 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = place;
    }

    private int slot(long fingerprint) {
        return (int) (Fingerprint.end(fingerprint) >>> 20) & (slots.length - 1);
    }

    private static int[] empty(int room) {
        var slots = new int[room];
        Arrays.fill(slots, -1);
        return slots;
    }
}
