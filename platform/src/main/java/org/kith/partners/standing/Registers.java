package org.kith.partners.standing;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.kith.partners.bulk.Statements;

/// The registers of places and bodies: for each code, what the delivery of the latest day says, the newer of two of one
/// day.
final class Registers {

    static final List<String> TABLES = List.of("organisation", "zone", "setting", "area", "postcode", "worker", "term");

    private static final long TURN = 0x6b69_7468_7265_67L;

    private Registers() {}

    static void show(Statements database, Collection<String> tables) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        // Two sources may keep one register: they take turns until their transactions end.
        database.list(row -> row.getString(1), "select pg_advisory_xact_lock(?)", TURN);
        for (var table : tables) {
            database.update("delete from partners." + table);
            database.update("""
                    insert into partners.%1$s
                    select shown.*
                    from (
                        select distinct on (r.code) r.said
                        from partners.register_row r
                        join partners.delivery d on d.id = r.delivery_id
                        where r.register = '%1$s'
                        order by r.code, d.as_of desc, d.turn desc, r.line desc
                    ) newest,
                    jsonb_populate_record(null::partners.%1$s, newest.said) shown
                    """.formatted(table));
        }
    }
}
