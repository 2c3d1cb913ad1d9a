package org.kith.partners;

import java.sql.SQLException;
import java.util.Arrays;
import org.kith.partners.BulkRows.Target;

/// The other names by which a source's rows call its records, as fingerprints.
final class Aliases {

    static final int UNKNOWN = -1;

    private final short source;
    private final RecordKeys records;
    private long[] aliases = new long[1 << 10];
    private int[] places = new int[1 << 10];
    private int size;
    private final Longs changed = new Longs();
    private final Ints placesBefore = new Ints();

    Aliases(short source, RecordKeys records) {
        this.source = source;
        this.records = records;
    }

    void load(Statements database) throws SQLException {
        database.each(
                row -> {
                    put(row.getLong(1), records.placeOfId(row.getInt(2)));
                },
                "select alias_hash, record_id from partners.alias where source_id = ?",
                source);
    }

    int place(long alias) {
        int slot = slot(alias);
        while (aliases[slot] != 0) {
            if (aliases[slot] == alias) {
                return places[slot];
            }
            slot = (slot + 1) & (aliases.length - 1);
        }
        return UNKNOWN;
    }

    /// Says that the record goes by this name; whether that is news.
    boolean add(long alias, int place, int delivery, BulkRows rows) throws SQLException {
        int before = place(alias);
        if (before == place) {
            return false;
        }
        changed.add(alias);
        placesBefore.add(before);
        put(alias, place);
        rows.row(Target.ALIAS).int2(source).int8(alias).int4(records.id(place)).int4(delivery);
        rows.end(Target.ALIAS);
        return true;
    }

    /// What was said so far stays.
    void settle() {
        changed.clear();
        placesBefore.clear();
    }

    /// Forgets what was said since [#settle()].
    void takeBack() {
        var aliasesChanged = changed.toArray();
        var before = placesBefore.toArray();
        for (int i = before.length - 1; i >= 0; i--) {
            put(aliasesChanged[i], before[i]);
        }
        settle();
    }

    private void put(long alias, int place) {
        if (size * 2 >= aliases.length) {
            grow();
        }
        int slot = slot(alias);
        while (aliases[slot] != 0 && aliases[slot] != alias) {
            slot = (slot + 1) & (aliases.length - 1);
        }
        if (aliases[slot] == 0) {
            size++;
        }
        aliases[slot] = alias;
        places[slot] = place;
    }

    private void grow() {
        var before = aliases;
        var placesBefore = places;
        aliases = new long[before.length * 2];
        places = new int[before.length * 2];
        Arrays.fill(places, UNKNOWN);
        size = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                put(before[i], placesBefore[i]);
            }
        }
    }

    private int slot(long alias) {
        return (int) (alias ^ (alias >>> 32)) & (aliases.length - 1);
    }
}
