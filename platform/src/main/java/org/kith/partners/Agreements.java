package org.kith.partners;

import java.time.LocalDate;
import java.util.List;
import org.kith.partners.layouts.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The register of sharing agreements, kept from what the sources declare. Other words are another agreement: the one
/// before ends and stays to be read. A later review date is the same agreement, looked at again.
@Repository
public final class Agreements {

    private final JdbcClient jdbc;

    Agreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that stand, then those that ended; within each by the day of their review.
    public List<Agreement> all() {
        return jdbc.sql("""
                select s.name as source, a.title, a.controller, a.purpose, a.legal_gateway as gateway, a.from_on, a.review_on,
                  a.ended_on
                from partners.sharing_agreement a
                join partners.source s on s.id = a.source_id
                order by a.ended_on is not null, a.ended_on desc, a.review_on, a.title
                """).query(Agreement.class).list();
    }

    /// Takes a source's agreement as it is declared now; one that does not say all that trust asks is none.
    void declared(short sourceId, Source source, LocalDate today) {
        var agreement = source.agreement();
        boolean whole = source.missing().isEmpty();
        jdbc.sql("""
                update partners.sharing_agreement
                set ended_on = :today
                where source_id = :source_id
                  and ended_on is null
                  and not (:whole and (controller, purpose, legal_gateway) = (:controller, :purpose, :legal_gateway))
                """)
                .param("today", today)
                .param("source_id", sourceId)
                .param("whole", whole)
                .param("controller", agreement.controller())
                .param("purpose", agreement.purpose())
                .param("legal_gateway", agreement.gateway())
                .update();
        if (!whole) {
            return;
        }
        int standing = jdbc.sql("""
                update partners.sharing_agreement
                set title = :title, review_on = :review_on
                where source_id = :source_id
                  and ended_on is null
                """)
                .param("title", source.title())
                .param("review_on", agreement.reviewOn())
                .param("source_id", sourceId)
                .update();
        if (standing == 0) {
            jdbc.sql("""
                    insert into partners.sharing_agreement (source_id, title, controller, purpose, legal_gateway, from_on, review_on)
                    values (:source_id, :title, :controller, :purpose, :legal_gateway, :from_on, :review_on)
                    on conflict (source_id) where ended_on is null do nothing
                    """)
                    .param("source_id", sourceId)
                    .param("title", source.title())
                    .param("controller", agreement.controller())
                    .param("purpose", agreement.purpose())
                    .param("legal_gateway", agreement.gateway())
                    .param("from_on", today)
                    .param("review_on", agreement.reviewOn())
                    .update();
        }
    }
}
