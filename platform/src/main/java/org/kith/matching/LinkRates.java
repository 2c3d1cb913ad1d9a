package org.kith.matching;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many of each source's records share a person with another source's, run by run.
@Repository
public class LinkRates {

    private static final int NOT_SEEN = -1;
    private static final int SEVERAL = -2;

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

    /// Counts what a run found. Sealed records are left out: no count may tell of them.
    void write(int change, Kept kept, Settled settled) {
        int[] open = Arrays.stream(kept.all())
                .filter(place -> settled.groupOf(kept.id(place)) == 0)
                .toArray();
        var sources = new TreeMap<String, Integer>();
        int[] source = new int[open.length];
        int[] only = new int[kept.people()];
        Arrays.fill(only, NOT_SEEN);
        for (int i = 0; i < open.length; i++) {
            source[i] = sources.computeIfAbsent(kept.standing.name(open[i]).source(), _ -> sources.size());
            int person = kept.person(open[i]);
            only[person] = only[person] == NOT_SEEN || only[person] == source[i] ? source[i] : SEVERAL;
        }
        int[] records = new int[sources.size()];
        int[] shared = new int[sources.size()];
        for (int i = 0; i < open.length; i++) {
            records[source[i]]++;
            shared[source[i]] += only[kept.person(open[i])] == SEVERAL ? 1 : 0;
        }
        sources.forEach((name, place) -> jdbc.sql("""
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
