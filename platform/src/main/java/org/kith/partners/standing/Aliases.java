package org.kith.partners.standing;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.kith.partners.bulk.BulkRows;
import org.kith.partners.bulk.BulkRows.Target;
import org.kith.partners.bulk.IntByLong;
import org.kith.partners.bulk.Ints;
import org.kith.partners.bulk.Longs;
import org.kith.partners.bulk.Statements;

/// The other names by which a source's rows call its records, as fingerprints.
public final class Aliases {

    private final short source;
    private final RecordKeys records;
    private final Set<String> scopes = new HashSet<>();
    private final IntByLong places = new IntByLong();
    private final Longs changed = new Longs();
    private final Ints placesBefore = new Ints();

    Aliases(short source, RecordKeys records) {
        this.source = source;
        this.records = records;
    }

    /// Fetches those that begin so, unless they are at hand. Where table ids begin again in every return, a file asks
    /// for those of its own return alone. Those of deliveries that did not note how theirs begin come first of all.
    void expect(String scope, Collection<PastDelivery> past, Statements database) throws SQLException {
        if (!scopes.add(scope)) {
            return;
        }
        boolean first = scopes.size() == 1;
        var told = past.stream()
                .filter(delivery -> delivery.aliasScope() == null
                        ? first
                        : delivery.aliasScope().equals(scope))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        database.copied(row -> places.put(row.number8(1), records.placeOfId(row.number4(2))), """
                select alias_hash, record_id
                from partners.alias
                where source_id = %d
                and delivery_id = any (%s)
                """.formatted(
                        source, PastDelivery.ids(told)));
    }

    public int place(long alias) {
        return places.get(alias);
    }

    /// Says that the record goes by this name; whether that is news.
    public boolean add(long alias, int place, int delivery, BulkRows rows) throws SQLException {
        int before = place(alias);
        if (before == place) {
            return false;
        }
        changed.add(alias);
        placesBefore.add(before);
        places.put(alias, place);
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
            places.put(aliasesChanged[i], before[i]);
        }
        settle();
    }
}
