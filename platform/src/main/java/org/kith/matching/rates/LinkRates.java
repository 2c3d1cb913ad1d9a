package org.kith.matching.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many of each source's records share a person with another source's, run by run.
@Repository
public class LinkRates {

    private final JdbcClient jdbc;

    LinkRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After the latest run, by title; empty before the first. A source of which the run before had records
    /// and this one has none is there too. As a rule it has the middle rate of up to six runs before; where
    /// somebody said that a fall is as it should be, of those since it fell. What is said to be mended is to
    /// come back to what it was.
    public List<LinkRate> latest() {
        return jdbc.sql("""
                with run as (
                  select change_id, row_number() over (order by change_id desc) as back
                  from matching.link_rate
                  group by change_id
                ), expected as (
                  select a.source, max(a.change_id) as since
                  from matching.alarm a
                  where a.kind = 'source'
                    and exists (
                      select from matching.alarm_word w where w.alarm_id = a.id and w.outcome = 'expected')
                  group by a.source
                ), usual as (
                  select r.source, (array_agg(r order by r.shared::float / r.records, r.change_id))[(count(*) / 2 + 1)::int] as middle
                  from run
                  join matching.link_rate r on r.change_id = run.change_id and r.records > 0
                  left join expected e on e.source = r.source
                  where run.back between 2 and 7
                    and (e.since is null or r.change_id >= e.since)
                  group by r.source
                ), known as (
                  select r.source
                  from run
                  join matching.link_rate r on r.change_id = run.change_id
                  where run.back = 1 or run.back = 2 and r.records > 0
                  group by r.source
                )
                select k.source, coalesce(s.title, k.source) as title,
                  coalesce(r.records, 0) as records, coalesce(r.shared, 0) as shared,
                  b.records as records_before, b.shared as shared_before,
                  (u.middle).records as usual_records, (u.middle).shared as usual_shared
                from known k
                join run on run.back = 1
                left join matching.link_rate r on r.change_id = run.change_id and r.source = k.source
                left join partners.source s on s.name = k.source
                left join run earlier on earlier.back = 2
                left join matching.link_rate b on b.change_id = earlier.change_id and b.source = k.source
                left join usual u on u.source = k.source
                order by title
                """)
                .query((row, _) -> new LinkRate(
                        row.getString("source"),
                        row.getString("title"),
                        new LinkRate.Count(row.getInt("records"), row.getInt("shared")),
                        count(row, "records_before", "shared_before"),
                        count(row, "usual_records", "usual_shared")))
                .list();
    }

    static LinkRate.@Nullable Count count(ResultSet row, String records, String shared) throws SQLException {
        var all = row.getObject(records, Integer.class);
        return all == null ? null : new LinkRate.Count(all, row.getInt(shared));
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
