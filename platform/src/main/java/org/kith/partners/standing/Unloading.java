package org.kith.partners.standing;

import java.sql.SQLException;
import org.kith.partners.bulk.Ints;

/// Takes back what the latest delivery of a source did: what it brought goes, what it withdrew stands again, and the
/// source says exactly what it said before, but for what the delivery said is so no longer (decision 0106).
public final class Unloading {

    private Unloading() {}

    public static void unload(OpenSource source, int delivery) throws SQLException {
        var database = source.database;
        database.update("delete from partners.fact where delivery_id = ?", delivery);
        database.update("""
                delete from partners.fact f
                using partners.waiting_row w
                where w.resolved_delivery_id = ?
                and f.delivery_id = w.delivery_id
                and f.line = w.line
                """, delivery);
        database.update(
                "update partners.fact set withdrawn_delivery_id = null where withdrawn_delivery_id = ?", delivery);
        database.update(
                "update partners.waiting_row set resolved_delivery_id = null where resolved_delivery_id = ?", delivery);
        database.update("delete from partners.waiting_row where delivery_id = ?", delivery);
        database.update("delete from partners.identity where delivery_id = ?", delivery);
        database.update("""
                update partners.identity
                set until_on = null, until_delivery_id = null
                where until_delivery_id = ?
                """, delivery);
        database.update("delete from partners.alias where delivery_id = ?", delivery);
        var records = new Ints();
        database.each(
                row -> {
                    records.add(row.getInt(1));
                },
                """
                select record_id
                from partners.shield
                where delivery_id = ?
                or withdrawn_delivery_id = ?
                """,
                delivery,
                delivery);
        database.update("delete from partners.shield where delivery_id = ?", delivery);
        database.update(
                "update partners.shield set withdrawn_delivery_id = null where withdrawn_delivery_id = ?", delivery);
        Shields.show(database, records.toArray());
        source.records.forget(delivery, database);
        if (database.update("delete from partners.register_row where delivery_id = ?", delivery) > 0) {
            Registers.show(database, Registers.TABLES);
        }
        database.update("delete from partners.quarantine where delivery_id = ?", delivery);
        database.update("delete from partners.delivery_setting where delivery_id = ?", delivery);
        database.update("delete from partners.named_setting where delivery_id = ?", delivery);
    }
}
