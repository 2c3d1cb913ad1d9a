package org.kith.matching.answers;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each person said of two records, without seeing what others said of them.
@Repository
class Opinions {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Opinions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The two records of a pair that is in doubt.
    ///
    /// @param content a mark of what the two say now, as in [Pair]
    /// @param probability null, as the band is, where people named the two and no run finds them
    /// @param stratum of a join that was drawn to be asked about; null where the pair is in doubt
    record Asked(
            int one,
            int other,
            String content,
            @Nullable Double probability,
            @Nullable String band,
            @Nullable Integer stratum) {}

    /// One person's word.
    ///
    /// @param closedBy the change that closed it; null while the pair is open
    record Opinion(
            Judgement answer,
            String why,
            String byName,
            @Nullable Integer closedBy) {}

    /// Holds a pair until the end of the transaction: whoever answers it at the same moment waits.
    Optional<Asked> hold(UUID pair) {
        return jdbc.sql("""
                select one_record_id as one, other_record_id as other, probability, band, stratum,
                  coalesce(matching.content(one_record_id, other_record_id), '') as content
                from matching.pair p
                where id = :id
                  and until_change is null
                  and p.one_record_id not in (select record_id from matching.sealed_record)
                  and p.other_record_id not in (select record_id from matching.sealed_record)
                for update of p
                """).param("id", pair).query(Asked.class).optional();
    }

    /// The newest word of a viewer on the two.
    Optional<Opinion> of(Asked two, Viewer viewer) {
        return jdbc.sql("""
                select answer, why, given_by_name, closed_change_id
                from matching.opinion
                where one_record_id = :one and other_record_id = :other and given_by = :by
                order by id desc
                limit 1
                """)
                .param("one", two.one())
                .param("other", two.other())
                .param("by", viewer.id().value())
                .query((row, _) -> new Opinion(
                        Judgement.of(row.getString("answer")),
                        row.getString("why"),
                        row.getString("given_by_name"),
                        row.getObject("closed_change_id", Integer.class)))
                .optional();
    }

    void add(Asked two, Judgement answer, String why, Viewer viewer) {
        jdbc.sql("""
                insert into matching.opinion (one_record_id, other_record_id, answer, why, given_by, given_by_name, given_at,
                  probability, band, stratum, content)
                values (:one, :other, :answer, :why, :by, :name, :at, :probability, :band, :stratum,
                  matching.content(:one, :other))
                """)
                .param("one", two.one())
                .param("other", two.other())
                .param("answer", answer.word())
                .param("why", why)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("probability", two.probability())
                .param("band", two.band())
                .param("stratum", two.stratum())
                .update();
    }

    /// The open words that say this of the two as they are described now, the first one first.
    List<Opinion> saying(Asked two, Judgement answer) {
        return jdbc.sql("""
                select answer, why, given_by_name
                from matching.opinion
                where one_record_id = :one and other_record_id = :other and answer = :answer and closed_change_id is null
                  and (content <> matching.content(:one, :other)) is not true
                order by id
                """)
                .param("one", two.one())
                .param("other", two.other())
                .param("answer", answer.word())
                .query((row, _) -> new Opinion(answer, row.getString("why"), row.getString("given_by_name"), null))
                .list();
    }

    /// Closes what is open on any two records of which a change decided.
    void close(int change) {
        jdbc.sql("""
                select p.id
                from matching.pair p
                join matching.decision d on d.one_record_id = p.one_record_id and d.other_record_id = p.other_record_id
                where d.change_id = :change
                order by p.id
                for update of p
                """).param("change", change).query(UUID.class).list();
        jdbc.sql("""
                update matching.opinion o
                set closed_change_id = :change
                from matching.decision d
                where o.closed_change_id is null
                  and d.change_id = :change
                  and d.one_record_id = o.one_record_id
                  and d.other_record_id = o.other_record_id
                """).param("change", change).update();
    }
}
