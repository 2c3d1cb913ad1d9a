package org.kith.partners.standing;

import java.sql.SQLException;
import java.util.List;
import org.kith.partners.bulk.Statements;

/// The facts of deliveries that are taken back, and of rows that had waited for them, so that what says the same once
/// they are loaded again has the same id: families, needs and releases to parents name facts by it.
public final class FactsBefore {

    /// By the ids of deliveries, told twice.
    private static final String OF_DELIVERIES = """
            from partners.fact
            where delivery_id = any(?)
            or (delivery_id, line) in (
              select delivery_id, line from partners.waiting_row where resolved_delivery_id = any(?))
            """;

    private FactsBefore() {}

    /// Notes them, before they are taken back.
    public static void note(List<Integer> deliveries, Statements database) throws SQLException {
        database.run("""
                create temporary table fact_before (id bigint, row_hash bigint, key_hash bigint, stood boolean)
                on commit drop
                """);
        database.update("""
                insert into fact_before
                select id, row_hash, key_hash, withdrawn_delivery_id is null
                """ + OF_DELIVERIES, ids(deliveries), ids(deliveries));
    }

    /// Gives them back their ids, once all that was loaded again is written: of several that say the same, first to
    /// what stands.
    public static void giveBack(List<Integer> loadedAgain, Statements database) throws SQLException {
        database.run("analyze fact_before");
        database.update("""
                update partners.fact f
                set id = b.id
                from (
                  select id, row_hash, key_hash,
                    row_number() over (partition by row_hash, key_hash order by stood desc, id) as nth
                  from fact_before
                ) b
                join (
                  select id, row_hash, key_hash,
                    row_number() over (
                      partition by row_hash, key_hash order by (withdrawn_delivery_id is null) desc, id) as nth
                  %s) n using (row_hash, key_hash, nth)
                where f.id = n.id
                """.formatted(OF_DELIVERIES), ids(loadedAgain), ids(loadedAgain));
    }

    private static int[] ids(List<Integer> deliveries) {
        return deliveries.stream().mapToInt(Integer::intValue).toArray();
    }
}
