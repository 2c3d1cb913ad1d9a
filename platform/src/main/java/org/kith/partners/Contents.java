package org.kith.partners;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
            var stand = new Stand(summary(), digest());
            jdbc.sql("insert into partners.stand (fingerprint, manifest) values (:fingerprint, :manifest::jsonb)")
                    .param("fingerprint", fingerprint)
                    .param("manifest", JSON.writeValueAsString(stand))
                    .update();
            return stand;
        });
    }

    public Summary summary() {
        return jdbc.sql("""
                        select
                            (select count(*) from partners.delivery where state = 'accepted') as deliveries,
                            (select count(*) from partners.delivery where state = 'waiting') as waiting,
                            (select count(*) from partners.record) as records,
                            count(*) - count(withdrawn_delivery_id) as facts,
                            count(withdrawn_delivery_id) as withdrawn
                        from partners.fact
                        """).query(Summary.class).single();
    }

    /// SHA-256 over what is said, people named by their source's keys, without ids and times. The sums are of
    /// fingerprints of whole rows, so that six million facts need not be sorted.
    public String digest() {
        var parts = jdbc.sql("""
                        select 'fact ' || kind || ' ' || (withdrawn_delivery_id is null) || ' ' || count(*) || ' '
                            || sum(row_hash)
                        from partners.fact
                        group by kind, withdrawn_delivery_id is null
                        union all
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
                        """).query(String.class).list();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts.stream().sorted().toList()) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
