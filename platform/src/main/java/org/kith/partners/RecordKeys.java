package org.kith.partners;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kith.partners.BulkRows.Target;

/// One source's records by its own keys. A record has a place here, counted from 0, beside its id in the database.
final class RecordKeys {

    private final short source;
    private final long sourceFingerprint;
    private final Ids newIds;
    private final Map<String, Integer> places = new HashMap<>(1 << 12);
    private int[] ids = new int[1 << 12];
    private long[] fingerprints = new long[1 << 12];
    private final Map<Integer, Integer> placesById = new HashMap<>();

    RecordKeys(short source, String sourceName, Ids newIds) {
        this.source = source;
        this.sourceFingerprint = Fingerprint.of(sourceName);
        this.newIds = newIds;
    }

    void load(Statements database) throws SQLException {
        database.each(
                row -> add(row.getString(2), row.getInt(1)),
                "select id, source_key from partners.record where source_id = ?",
                source);
    }

    int size() {
        return places.size();
    }

    int id(int place) {
        return ids[place];
    }

    /// The place of a record by its id, for what the database says of it.
    int placeOfId(int id) {
        if (placesById.size() != places.size()) {
            placesById.clear();
            for (int place = 0; place < places.size(); place++) {
                placesById.put(ids[place], place);
            }
        }
        return placesById.getOrDefault(id, -1);
    }

    /// What stands for the record in fingerprints: its source and key, never its id.
    long fingerprint(int place) {
        return fingerprints[place];
    }

    /// The record's place; a record not heard of before is made, and written.
    int place(String key, int delivery, BulkRows rows) throws SQLException {
        var known = places.get(key);
        if (known != null) {
            return known;
        }
        int id = Math.toIntExact(newIds.next());
        rows.row(Target.RECORD).int4(id).int2(source).text(key).int4(delivery);
        rows.end(Target.RECORD);
        return add(key, id);
    }

    private int add(String key, int id) {
        int place = places.size();
        if (place == ids.length) {
            ids = Arrays.copyOf(ids, place * 2);
            fingerprints = Arrays.copyOf(fingerprints, place * 2);
        }
        ids[place] = id;
        fingerprints[place] = Fingerprint.add(sourceFingerprint, key);
        places.put(key, place);
        return place;
    }
}
