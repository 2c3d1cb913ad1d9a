package org.kith.matching.runs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.kith.database.bulk.Copy;
import org.kith.linkage.ScoredPair;
import org.kith.matching.Band;
import org.kith.matching.Reasons;
import org.kith.matching.Rivals;
import org.kith.matching.records.Described;
import org.kith.matching.records.Kept;
import org.kith.matching.records.RunDigest;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What the last run made of each record: its band, the pairs in doubt, the joins refused. A pair that
/// was in doubt before keeps its id; one that no longer is, is closed. What a person said of records that say
/// something else since is closed too, so that the pair is asked anew. A pair that people named stays open, found or
/// not, while both records stand for two people.
@Repository
class Findings {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcOperations statements;

    Findings(JdbcOperations statements) {
        this.statements = statements;
    }

    /// @param all whether the run looked at all records, not only at those of [Memberships#lookAt]
    void write(int change, Described described, Found found, boolean all) {
        statements.execute((ConnectionCallback<Integer>) connection -> {
            outcomes(connection, described, found, all);
            pairs(connection, change, described, found, all);
            refusals(connection, change, described, found, all);
            opinions(connection, change);
            return found.doubtful().size();
        });
    }

    /// The pairs that are in doubt now, by the places of their records.
    List<ScoredPair> doubtful(Kept kept) {
        var places = kept.places();
        return statements
                .query(
                        """
                select one_record_id, other_record_id, probability
                from matching.pair
                where until_change is null and stratum is null and probability is not null
                order by one_record_id, other_record_id
                """,
                        (row, _) ->
                                new ScoredPair(places.of(row.getInt(1)), places.of(row.getInt(2)), row.getDouble(3)))
                .stream()
                .filter(pair -> pair.a() >= 0 && pair.b() >= 0)
                .toList();
    }

    /// Says of the pairs that people named, and that no run finds, what speaks for one person and what against, and
    /// whom else either fits.
    ///
    /// @param doubtful the pairs that are in doubt now, by the places of their records
    void explainNamed(Kept kept, List<ScoredPair> doubtful) {
        var named = statements.query(
                """
                select id, one_record_id, other_record_id
                from matching.pair p
                where until_change is null
                  and named_by is not null
                  and probability is null
                  and not exists (
                    select from matching.decision d
                    where d.undone_at is null
                      and d.one_record_id = p.one_record_id
                      and d.other_record_id = p.other_record_id)
                """, (row, _) -> new Named(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3)));
        if (named.isEmpty()) {
            return;
        }
        var places = kept.places();
        var rivals = new Rivals(doubtful, kept.persons());
        for (var pair : named) {
            int one = places.of(pair.one());
            int other = places.of(pair.other());
            if (one >= 0 && other >= 0) {
                var why = kept.standing.explain(one, other);
                var gaps = rivals.gaps(one, other, why.probability());
                statements.update(
                        """
                        update matching.pair
                        set reasons = ?::jsonb, rival_record_ids = ?, one_gap = ?, other_gap = ?
                        where id = ?
                        """,
                        JSON.writeValueAsString(Reasons.of(why).withoutChildren()),
                        rivals.of(one, other).stream().map(kept::id).sorted().toArray(Integer[]::new),
                        gaps.one(),
                        gaps.other(),
                        pair.id());
            }
        }
    }

    private record Named(UUID id, int one, int other) {}

    /// The pairs that are in doubt now.
    List<RunDigest.Line> doubtful() {
        return lines("""
                select one_record_id, other_record_id, band
                from matching.pair
                where until_change is null and stratum is null and probability is not null
                """);
    }

    /// The joins that are refused now.
    List<RunDigest.Line> refused() {
        return lines("select one_record_id, other_record_id, rule from matching.refusal");
    }

    private List<RunDigest.Line> lines(String query) {
        return statements.query(query, (row, _) -> new RunDigest.Line(row.getInt(1), row.getInt(2), row.getString(3)));
    }

    private static String among(String column, boolean all) {
        return all ? "true" : column + " in (select record_id from looked)";
    }

    private static void outcomes(Connection connection, Described described, Found found, boolean all)
            throws SQLException {
        execute(connection, "create temporary table came_out (record_id integer, band text) on commit drop");
        try (var copy = Copy.into(connection, "came_out", "record_id", "band")) {
            for (int number = 0; number < described.size(); number++) {
                if (found.bands()[number] != Band.MATCH) {
                    copy.put(described.ids()[number])
                            .put(found.bands()[number].label())
                            .endRow();
                }
            }
            copy.finish();
        }
        execute(connection, "analyze came_out");
        execute(connection, """
                delete from matching.outcome o
                where not exists (select from came_out c where c.record_id = o.record_id)
                  and %s
                """.formatted(among("o.record_id", all)));
        execute(connection, """
                insert into matching.outcome (record_id, band)
                select c.record_id, c.band
                from came_out c
                left join matching.outcome o on o.record_id = c.record_id
                where o.band is distinct from c.band
                on conflict (record_id) do update set band = excluded.band
                """);
    }

    private static void pairs(Connection connection, int change, Described described, Found found, boolean all)
            throws SQLException {
        execute(connection, """
                create temporary table doubted (
                    id uuid, one_record_id integer, other_record_id integer, probability double precision, band text,
                    rival_record_ids integer[], one_gap double precision, other_gap double precision, reasons jsonb)
                on commit drop
                """);
        try (var copy = Copy.into(
                connection,
                "doubted",
                "id",
                "one_record_id",
                "other_record_id",
                "probability",
                "band",
                "rival_record_ids",
                "one_gap",
                "other_gap",
                "reasons")) {
            for (var doubt : found.doubtful()) {
                int one = described.ids()[doubt.one()];
                int other = described.ids()[doubt.other()];
                copy.put(UUID.randomUUID())
                        .put(Math.min(one, other))
                        .put(Math.max(one, other))
                        .put(doubt.probability())
                        .put(doubt.band().label())
                        .put(doubt.rivals().stream()
                                .map(rival -> Integer.toString(described.ids()[rival]))
                                .toList())
                        .put(doubt.gaps().one())
                        .put(doubt.gaps().other())
                        .put(JSON.writeValueAsString(doubt.reasons()))
                        .endRow();
            }
            copy.finish();
        }
        execute(connection, """
                update matching.pair p
                set until_change = %d, named_by = null
                where until_change is null
                  and stratum is null
                  and not exists (
                    select from doubted d
                    where d.one_record_id = p.one_record_id and d.other_record_id = p.other_record_id)
                  and (%s or %s)
                  and (named_by is null
                    or not exists (
                      select from matching.member one
                      join matching.member other on other.record_id = p.other_record_id
                      where one.record_id = p.one_record_id and one.person_id <> other.person_id))
                """.formatted(change, among("p.one_record_id", all), among("p.other_record_id", all)));
        execute(connection, """
                update matching.pair p
                set probability = null, band = null, rival_record_ids = '{}', one_gap = null, other_gap = null
                where until_change is null
                  and named_by is not null
                  and probability is not null
                  and not exists (
                    select from doubted d
                    where d.one_record_id = p.one_record_id and d.other_record_id = p.other_record_id)
                  and (%s or %s)
                """.formatted(among("p.one_record_id", all), among("p.other_record_id", all)));
        execute(connection, """
                insert into matching.pair (id, one_record_id, other_record_id, probability, band, rival_record_ids, one_gap,
                  other_gap, reasons, since_change)
                select id, one_record_id, other_record_id, probability, band, rival_record_ids, one_gap, other_gap, reasons, %d
                from doubted
                on conflict (one_record_id, other_record_id) do update
                set probability = excluded.probability, band = excluded.band, reasons = excluded.reasons,
                    rival_record_ids = excluded.rival_record_ids, one_gap = excluded.one_gap,
                    other_gap = excluded.other_gap, stratum = null, until_change = null
                where (pair.probability, pair.band, pair.rival_record_ids, pair.one_gap, pair.other_gap, pair.reasons,
                    pair.stratum, pair.until_change)
                  is distinct from (excluded.probability, excluded.band, excluded.rival_record_ids, excluded.one_gap,
                    excluded.other_gap, excluded.reasons, null::smallint, null::integer)
                """.formatted(change));
    }

    /// A refusal that stands as it did is left alone.
    private static void refusals(Connection connection, int change, Described described, Found found, boolean all)
            throws SQLException {
        execute(connection, """
                create temporary table forbidden (
                    one_record_id integer, other_record_id integer, rule text, probability double precision) on commit drop
                """);
        try (var copy = Copy.into(connection, "forbidden", "one_record_id", "other_record_id", "rule", "probability")) {
            for (var refusal : found.refused()) {
                copy.put(described.ids()[refusal.one()])
                        .put(described.ids()[refusal.other()])
                        .put(refusal.rule())
                        .put(refusal.probability())
                        .endRow();
            }
            copy.finish();
        }
        execute(connection, "analyze forbidden");
        execute(connection, """
                delete from matching.refusal r
                where not exists (
                    select from forbidden f
                    where (f.one_record_id, f.other_record_id, f.rule, f.probability)
                        = (r.one_record_id, r.other_record_id, r.rule, r.probability))
                  and (%s or %s)
                """.formatted(among("r.one_record_id", all), among("r.other_record_id", all)));
        execute(connection, """
                insert into matching.refusal (one_record_id, other_record_id, rule, probability, since_change)
                select one_record_id, other_record_id, rule, probability, %d
                from forbidden
                on conflict do nothing
                """.formatted(change));
    }

    private static void opinions(Connection connection, int change) throws SQLException {
        execute(connection, """
                update matching.opinion
                set closed_change_id = %d
                where closed_change_id is null
                  and content <> matching.content(one_record_id, other_record_id)
                """.formatted(change));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
