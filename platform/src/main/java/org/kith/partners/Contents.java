package org.kith.partners;

import java.util.ArrayList;
import java.util.List;
import org.kith.database.Digest;
import org.kith.database.Runs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All that partners say now, counted and as one digest.
@Repository
public class Contents {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Runs runs;
    private final DeliveredSince delivered;

    Contents(JdbcClient jdbc, Runs runs, DeliveredSince delivered) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.delivered = delivered;
    }

    /// How much there is.
    ///
    /// @param facts how many stand, and `withdrawn` how many once did
    public record Summary(long deliveries, long waiting, long records, long facts, long withdrawn) {}

    /// What stands after a run.
    public record Stand(Summary summary, String digest) {}

    /// How much there is and its digest; counted again only where a delivery came or was undone since the last
    /// time, and of facts then only what came or was taken back. What comes meanwhile is seen whole the next time.
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Stand stand() {
        var fingerprint = jdbc.sql("""
                select count(*) || ' ' || coalesce(sum(hashtextextended(id || state, 0)), 0)
                from partners.delivery
                """).query(String.class).single();
        return runs.last("partners.stand", fingerprint, Stand.class).orElseGet(() -> {
            var facts = facts(kept());
            var stand = new Stand(summary(facts), digest(facts));
            jdbc.sql("""
                    insert into partners.stand (fingerprint, manifest, moment, facts)
                    values (:fingerprint, :manifest::jsonb, :moment, :facts::jsonb)
                    """)
                    .param("fingerprint", fingerprint)
                    .param("manifest", JSON.writeValueAsString(stand))
                    .param("moment", delivered.now())
                    .param("facts", JSON.writeValueAsString(facts))
                    .update();
            return stand;
        });
    }

    /// How many facts of a kind stand, or do so no more, and the sum of their fingerprints.
    private record Facts(short kind, boolean standing, long count, String sum) {

        String part() {
            return "fact " + kind + ' ' + standing + ' ' + count + ' ' + sum;
        }
    }

    private record Kept(String moment, String facts) {

        static final Kept NOTHING = new Kept("0 ", "[]");
    }

    /// What was counted when last something was new, where it can be told from all that came since.
    private Kept kept() {
        return jdbc.sql("""
                        select moment, facts::text as facts
                        from partners.stand
                        where moment is not null
                        order by id desc
                        limit 1
                        """)
                .query(Kept.class)
                .optional()
                .filter(kept -> delivered.stands(kept.moment()) && !filledIn(kept.moment()))
                .orElse(Kept.NOTHING);
    }

    /// Whether a row that had waited has since told its facts, which are of the delivery that it came in.
    private boolean filledIn(String moment) {
        return jdbc.sql("""
                        select exists (
                          select from partners.waiting_row where delivery_id <= :last and resolved_delivery_id > :last)
                        """)
                .param("last", DeliveredSince.last(moment))
                .query(Boolean.class)
                .single();
    }

    private List<Facts> facts(Kept kept) {
        return jdbc.sql("""
                        with part as (
                          select kind, standing, count, sum
                          from jsonb_to_recordset(:kept::jsonb)
                            as kept (kind smallint, standing boolean, count bigint, sum numeric)
                          union all
                          select kind, withdrawn_delivery_id is null, count(*), sum(row_hash)
                          from partners.fact
                          where delivery_id > :last
                          group by 1, 2
                          union all
                          select kind, standing, sign * count, sign * sum
                          from (
                            select kind, count(*) as count, sum(row_hash) as sum
                            from partners.fact
                            where withdrawn_delivery_id > :last and delivery_id <= :last
                            group by 1) taken_back
                          cross join (values (true, -1), (false, 1)) change (standing, sign)
                        )
                        select kind, standing, sum(count)::bigint as count, sum(sum)::text as sum
                        from part
                        group by 1, 2
                        having sum(count) > 0
                        """)
                .param("kept", kept.facts())
                .param("last", DeliveredSince.last(kept.moment()))
                .query(Facts.class)
                .list();
    }

    private Summary summary(List<Facts> facts) {
        return jdbc.sql("""
                        select
                            (select count(*) from partners.delivery where state = 'accepted') as deliveries,
                            (select count(*) from partners.delivery where state = 'waiting') as waiting,
                            (select count(*) from partners.record) as records,
                            :facts as facts,
                            :withdrawn as withdrawn
                        """)
                .param("facts", count(facts, true))
                .param("withdrawn", count(facts, false))
                .query(Summary.class)
                .single();
    }

    private static long count(List<Facts> facts, boolean standing) {
        return facts.stream()
                .filter(each -> each.standing() == standing)
                .mapToLong(Facts::count)
                .sum();
    }

    /// SHA-256 over what is said, people named by their source's keys, without ids and times.
    public String digest() {
        return digest(facts(Kept.NOTHING));
    }

    /// The sums are of fingerprints of whole rows, so that six million facts need not be sorted.
    private String digest(List<Facts> facts) {
        var parts = new ArrayList<>(facts.stream().map(Facts::part).toList());
        parts.addAll(jdbc.sql("""
                        select 'identity ' || (until_on is null) || ' ' || count(*) || ' ' || sum(row_hash)
                            || ' ' || coalesce(sum(until_on - date '2000-01-01'), 0)
                        from partners.identity
                        group by until_on is null
                        union all
                        select 'record ' || r.sealed || ' ' || r.shielded || ' ' || count(*) || ' '
                            || sum(hashtextextended(s.name || '/' || r.source_key, 0))
                        from partners.record r
                        join partners.source s on s.id = r.source_id
                        group by r.sealed, r.shielded
                        union all
                        select 'waiting ' || count(*) || ' ' || coalesce(sum(hashtextextended(said::text, 0)), 0)
                        from partners.waiting_row
                        where resolved_delivery_id is null
                        union all
                        select 'register ' || register || ' ' || count(*) || ' '
                            || sum(hashtextextended(said::text, 0))
                        from partners.register_row
                        group by register
                        union all
                        select 'delivery ' || state || ' ' || count(*) || ' '
                            || sum(hashtextextended(sha256 || coalesce(layout, ''), 0))
                        from partners.delivery
                        where state <> 'undone'
                        group by state
                        """).query(String.class).list());
        var digest = new Digest();
        parts.stream().sorted().forEach(part -> digest.add(part + '\n'));
        return digest.hex();
    }
}
