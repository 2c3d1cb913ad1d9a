package org.kith.matching.precision;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kith.linkage.ScoredPair;
import org.kith.matching.records.Kept;
import org.kith.matching.records.Settled;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The joins that people are asked about among the doubtful pairs, without being told which they are.
@Repository
public class SampledJoins {

    private static final JsonMapper JSON = new JsonMapper();

    /// Of the pair `p`: it was drawn, and nobody has settled it.
    private static final String NOT_JUDGED = """
            p.stratum is not null
              and p.until_change is null
              and not exists (
                select from matching.decision d
                where d.undone_at is null
                  and d.one_record_id = p.one_record_id
                  and d.other_record_id = p.other_record_id)
            """;

    private final JdbcClient jdbc;
    private final int most;

    /// @param most how many are open at a time; none where it is 0
    SampledJoins(JdbcClient jdbc, @Value("${kith.sampled-joins:100}") int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    /// Draws from how all stands, and asks about what was drawn. What was drawn before, is still open and is drawn no
    /// more, since it stands no more or is doubtful now, is closed.
    ///
    /// @param doubtful the pairs that are in doubt now, by the places of their records
    public void write(int change, Kept kept, Settled settled, List<ScoredPair> doubtful) {
        write(
                change,
                most <= 0
                        ? new SureJoins.Sample(List.of(), Map.of(), 0)
                        : new SureJoins(kept, settled, doubtful).draw(judged(), most));
    }

    /// How many joins that were drawn are still to be judged.
    public int open() {
        return jdbc.sql("select count(*) from matching.pair p where " + NOT_JUDGED)
                .query(Integer.class)
                .single();
    }

    private void write(int change, SureJoins.Sample sample) {
        var ones = sample.drawn().stream().map(SureJoins.Drawn::one).toArray(Integer[]::new);
        var others = sample.drawn().stream().map(SureJoins.Drawn::other).toArray(Integer[]::new);
        jdbc.sql("""
                update matching.pair p
                set until_change = :change
                where not exists (
                    select from unnest(:ones::integer[], :others::integer[]) drawn (one, other)
                    where drawn.one = p.one_record_id and drawn.other = p.other_record_id)
                  and\s""" + NOT_JUDGED)
                .param("change", change)
                .param("ones", ones)
                .param("others", others)
                .update();
        for (var join : sample.drawn()) {
            jdbc.sql("""
                    insert into matching.pair (id, one_record_id, other_record_id, probability, band, rival_record_ids,
                      one_gap, other_gap, reasons, since_change, stratum)
                    values (:id, :one, :other, :probability, 'Match', :rivals, :one_gap, :other_gap, :reasons::jsonb, :change,
                      :stratum)
                    on conflict (one_record_id, other_record_id) do update
                    set probability = excluded.probability, band = excluded.band, reasons = excluded.reasons,
                        rival_record_ids = excluded.rival_record_ids, one_gap = excluded.one_gap,
                        other_gap = excluded.other_gap, stratum = excluded.stratum, until_change = null
                    """)
                    .param("id", UUID.randomUUID())
                    .param("one", join.one())
                    .param("other", join.other())
                    .param("probability", join.probability())
                    .param("rivals", join.rivals().toArray(Integer[]::new))
                    .param("one_gap", join.gaps().one())
                    .param("other_gap", join.gaps().other())
                    .param("reasons", JSON.writeValueAsString(join.reasons()))
                    .param("change", change)
                    .param("stratum", join.stratum().number())
                    .update();
        }
        sample.joins().forEach((stratum, joins) -> count(change, stratum.number(), joins));
        if (sample.near() > 0) {
            count(change, 0, sample.near());
        }
    }

    private void count(int change, int stratum, int joins) {
        jdbc.sql("insert into matching.join_stratum (change_id, stratum, joins) values (:change, :stratum, :joins)")
                .param("change", change)
                .param("stratum", stratum)
                .param("joins", joins)
                .update();
    }

    /// Of which people have decided, or are asked otherwise.
    private Set<Settled.Two> judged() {
        return jdbc.sql("""
                select one_record_id as one, other_record_id as other from matching.decision where undone_at is null
                union
                select one_record_id, other_record_id from matching.pair where named_by is not null and until_change is null
                """)
                .query((row, _) -> Settled.Two.of(row.getInt(1), row.getInt(2)))
                .set();
    }
}
