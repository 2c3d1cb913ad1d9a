package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.kith.partners.bulk.BulkRows.Target;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.bulk.Longs;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Entry;
import org.kith.partners.standing.OpenSource;
import org.kith.partners.standing.PastDelivery;
import tools.jackson.databind.json.JsonMapper;

/// Rows that name their person by another row which has not come yet: they wait until it does, or until a newer
/// delivery takes their place.
final class WaitingRows {

    private final OpenDelivery delivery;
    private final OpenSource source;
    private final JsonMapper json;
    private final Longs newAliases = new Longs();
    private int left;

    WaitingRows(OpenDelivery delivery, JsonMapper json) {
        this.delivery = delivery;
        this.source = delivery.source;
        this.json = json;
    }

    void add(Entry entry) throws SQLException {
        source.rows
                .row(Target.WAITING_ROW)
                .int2(source.id)
                .int8(Fingerprint.of(entry.key()))
                .int4(delivery.id)
                .int4((int) entry.line())
                .json(json.writeValueAsString(WaitingRow.of(entry, delivery.key(entry.rowKey()))));
        source.rows.end(Target.WAITING_ROW);
        source.waits(1);
        left++;
    }

    /// Says what somebody goes by in rows that may wait for them.
    void named(String alias, int place) throws SQLException {
        long fingerprint = Fingerprint.of(alias);
        if (source.aliases.add(fingerprint, place, delivery.id, source.rows)) {
            newAliases.add(fingerprint);
        }
    }

    /// Lets go of rows that a newer delivery of the same return tells again: once their person came they would
    /// stand beside it. A whole one lets go of all where ids hold in one return alone; of any other whole file
    /// a row stays, since what has ended, and what happened, would have stood beside it too.
    void giveWay() throws SQLException {
        int[] ofReturn = IntStream.concat(
                        IntStream.of(delivery.id),
                        source.past.values().stream()
                                .filter(past -> past.isOf(delivery.layout.name())
                                        && delivery.aliasScope.equals(past.aliasScope()))
                                .mapToInt(PastDelivery::id))
                .toArray();
        if (source.waitingRows() == 0 || ofReturn.length == 1) {
            return;
        }
        boolean wholeReturn = !delivery.ofOneSchool
                && !delivery.aliasScope.isEmpty()
                && (delivery.kind == DeliveryKind.SNAPSHOT || delivery.kind == DeliveryKind.YEAR_TO_DATE);
        var gone = source.database.list(row -> row.getInt(1), """
                with waits as materialized (
                    select w.id, w.delivery_id, w.said -> 'key' as key, (d.as_of, d.turn) as age
                    from partners.waiting_row w
                    join partners.delivery d on d.id = w.delivery_id
                    where w.delivery_id = any (?)
                    and w.resolved_delivery_id is null
                )
                update partners.waiting_row w
                set resolved_delivery_id = ?
                where w.id in (
                    select older.id
                    from waits older
                    join waits newer on newer.key = older.key and newer.age > older.age
                    where older.key <> '0'
                    union
                    select older.id
                    from waits older
                    join partners.delivery d on d.id = ? and (d.as_of, d.turn) > older.age
                    where ?)
                returning w.delivery_id
                """, ofReturn, delivery.id, delivery.id, wholeReturn);
        source.waits(-gone.size());
        left -= (int) gone.stream().filter(from -> from == delivery.id).count();
    }

    /// How many rows of this delivery wait still.
    int left() {
        return left;
    }

    /// Is given each row whose person came, with the delivery and the line that said it.
    interface Reader {
        void row(int place, WaitingRow row, int from, int line) throws SQLException;
    }

    /// Goes through the rows that waited for somebody who came now, and for those whom such rows name in turn.
    void resolve(Reader reader) throws SQLException {
        int handled = 0;
        while (source.waitingRows() > 0 && handled < newAliases.size()) {
            long[] all = newAliases.toArray();
            long[] fresh = Arrays.copyOfRange(all, handled, all.length);
            handled = all.length;
            record Waited(long alias, int delivery, int line, WaitingRow row) {}
            var resolved = source.database.list(
                    row -> new Waited(
                            row.getLong(1),
                            row.getInt(2),
                            row.getInt(3),
                            json.readValue(row.getString(4), WaitingRow.class)),
                    """
                    update partners.waiting_row
                    set resolved_delivery_id = ?
                    where source_id = ?
                    and alias_hash = any (?)
                    and resolved_delivery_id is null
                    returning alias_hash, delivery_id, line, said
                    """,
                    delivery.id,
                    source.id,
                    fresh);
            source.waits(-resolved.size());
            for (var waited : resolved) {
                left -= waited.delivery() == delivery.id ? 1 : 0;
                reader.row(source.aliases.place(waited.alias()), waited.row(), waited.delivery(), waited.line());
            }
        }
    }
}
