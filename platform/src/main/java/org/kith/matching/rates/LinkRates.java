package org.kith.matching.rates;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many of each source's records share a person with another source's, run by run.
@Repository
public class LinkRates {

    private final JdbcClient jdbc;

    LinkRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After the latest run, by title; empty before the first.
    public List<LinkRate> latest() {
        return jdbc.sql("""
                with run as (
                  select change_id, row_number() over (order by change_id desc) as back
                  from matching.link_rate
                  group by change_id
                )
                select r.source, coalesce(s.title, r.source) as title, r.records, r.shared,
                  b.records as records_before, b.shared as shared_before
                from run
                join matching.link_rate r on r.change_id = run.change_id
                left join partners.source s on s.name = r.source
                left join run earlier on earlier.back = 2
                left join matching.link_rate b on b.change_id = earlier.change_id and b.source = r.source
                where run.back = 1
                order by title
                """)
                .query((row, _) -> {
                    var before = row.getObject("records_before", Integer.class);
                    return new LinkRate(
                            row.getString("source"),
                            row.getString("title"),
                            new LinkRate.Count(row.getInt("records"), row.getInt("shared")),
                            before == null ? null : new LinkRate.Count(before, row.getInt("shared_before")));
                })
                .list();
    }

    /// Counts what a run found.
    public void write(int change, Sharing sharing) {
        int[] records = new int[sharing.sources().size()];
        int[] shared = new int[records.length];
        for (int i = 0; i < sharing.size(); i++) {
            records[sharing.source()[i]]++;
            shared[sharing.source()[i]] += sharing.shares(i);
        }
        sharing.sources()
                .forEach((name, place) -> jdbc.sql("""
                insert into matching.link_rate (change_id, source, records, shared)
                values (:change, :source, :records, :shared)
                """)
                        .param("change", change)
                        .param("source", name)
                        .param("records", records[place])
                        .param("shared", shared[place])
                        .update());
    }
}
