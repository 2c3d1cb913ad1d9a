package org.kith.partners;

import java.sql.SQLException;

/// What keeps records from those who need not know.
final class Shields {

    private Shields() {}

    /// Brings the marks on records into line with the reasons that stand for them.
    static void show(Statements database, int[] records) throws SQLException {
        database.update("""
                update partners.record r
                set sealed = exists (
                        select from partners.shield s
                        where s.record_id = r.id
                        and s.reason = 'adoption'
                        and s.withdrawn_delivery_id is null),
                    shielded = exists (
                        select from partners.shield s
                        where s.record_id = r.id
                        and s.reason <> 'adoption'
                        and s.withdrawn_delivery_id is null)
                where r.id = any (?)
                """, records);
    }
}
