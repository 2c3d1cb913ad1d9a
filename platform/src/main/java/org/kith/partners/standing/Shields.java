package org.kith.partners.standing;

import java.sql.SQLException;
import org.kith.partners.bulk.Statements;

/// What keeps records from those who need not know.
public final class Shields {

    private Shields() {}

    private static final String SHOW = """
            update partners.record r
            set sealed = exists (
                    select from partners.standing_shield s
                    where s.record_id = r.id
                    and s.reason = 'adoption'),
                shielded = exists (
                    select from partners.standing_shield s
                    where s.record_id = r.id
                    and s.reason <> 'adoption')
            """;

    /// The same for records that somebody answered about; what a file says may have brought their shields back.
    public static final String SHOW_ANSWERED = SHOW + """
            where r.id in (select unnest(record_ids) from partners.shield_answer)
            """;

    /// Brings the marks on records into line with the reasons that stand for them.
    static void show(Statements database, int[] records) throws SQLException {
        database.update(SHOW + "where r.id = any (?)", records);
    }

    static void showAnswered(Statements database) throws SQLException {
        if (!database.list(row -> row.getInt(1), "select 1 from partners.shield_answer limit 1")
                .isEmpty()) {
            database.update(SHOW_ANSWERED);
        }
    }
}
