package org.kith.partners;

import java.util.ArrayList;
import java.util.List;
import org.kith.database.Digest;
import org.kith.database.Runs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All that partners say now, counted and as one digest.
@Repository
public class Contents {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Runs runs;

    Contents(JdbcClient jdbc, Runs runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /// How much there is.
    ///
    /// @param facts how many stand, and `withdrawn` how many once did
    public record Summary(long deliveries, long waiting, long records, long facts, long withdrawn) {}

    /// What stands after a run.
    public record Stand(Summary summary, String digest) {}

    /// How much there is and its digest; counted again only where a delivery came or was undone since the last time.
    @Transactional
    public Stand stand() {
        var fingerprint = jdbc.sql("""
                select count(*) || ' ' || coalesce(sum(hashtextextended(id || state, 0)), 0)
                from partners.delivery
                """).query(String.class).single();
        return runs.last("partners.stand", fingerprint, Stand.class).orElseGet(() -> {
            var facts = facts();
            var stand = new Stand(summary(facts), digest(facts));
            jdbc.sql("insert into partners.stand (fingerprint, manifest) values (:fingerprint, :manifest::jsonb)")
                    .param("fingerprint", fingerprint)
                    .param("manifest", JSON.writeValueAsString(stand))
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

    private List<Facts> facts() {
        return jdbc.sql("""
                        select kind, withdrawn_delivery_id is null as standing, count(*) as count, sum(row_hash)::text as sum
                        from partners.fact
                        group by kind, withdrawn_delivery_id is null
                        """).query(Facts.class).list();
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
        return digest(facts());
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
