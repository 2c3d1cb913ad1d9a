package org.kith.partners;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.partners.standing.Shields;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the governance officer says of records that are shielded since somebody stayed in a refuge: whether they stay
/// so once no source tells of a stay. Each answer is kept; of a record the newest holds, and only while its source says
/// nothing of a refuge that was not known then.
@Repository
public class ShieldAnswers {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ShieldAnswers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes down an answer; the records' marks follow at once.
    ///
    /// @param known the content of all facts of refuges that whoever answers had before them
    /// @param lifts whether the records are shielded no more on this ground
    /// @param why in their own words
    @Transactional
    public void give(Collection<Integer> records, Collection<Long> known, boolean lifts, String why, Viewer viewer) {
        jdbc.sql("""
                insert into partners.shield_answer (id, record_ids, known_rows, lifts, why, by_account, by_name, at)
                values (:id, :records::int[], :known::bigint[], :lifts, :why, :by, :name, :now)
                """)
                .param("id", UUID.randomUUID())
                .param("records", Texts.of(records))
                .param("known", Texts.of(known))
                .param("lifts", lifts)
                .param("why", why)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(Shields.SHOW_ANSWERED).update();
    }
}
