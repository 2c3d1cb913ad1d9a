package org.kith.matching.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.database.bulk.CopyOut;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many records of each group of people share a person with another source's, run by run. A record is in the group
/// that it names itself.
@Repository
public class GroupRates {

    private static final int MOST_GROUPS = 32;
    private static final List<Parting> PARTINGS = List.of(Parting.values());

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final InstantSource clock;

    GroupRates(JdbcClient jdbc, JdbcOperations statements, InstantSource clock) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.clock = clock;
    }

    /// After the latest run; none before the first. What is usual is reckoned as for sources.
    public List<Served> latest() {
        var rates = jdbc.sql("""
                with run as (
                  select change_id, row_number() over (order by change_id desc) as back
                  from matching.group_rate
                  group by change_id
                ), expected as (
                  select a.about, max(a.change_id) as since
                  from matching.alarm a
                  where a.kind = 'group'
                    and exists (
                      select from matching.alarm_word w where w.alarm_id = a.id and w.outcome = 'expected')
                  group by a.about
                ), usual as (
                  select r.parting, r.part,
                    (array_agg(r order by r.shared::float / r.records, r.change_id))[(count(*) / 2 + 1)::int] as middle
                  from run
                  join matching.group_rate r on r.change_id = run.change_id
                  join unnest(:partings, :titles) as said (parting, title) on said.parting = r.parting
                  left join expected e on e.about = said.title || ': ' || r.part
                  where run.back between 2 and 7
                    and (e.since is null or r.change_id >= e.since)
                  group by r.parting, r.part
                )
                select r.parting, r.part, r.records, r.shared, b.records as records_before, b.shared as shared_before,
                  (u.middle).records as usual_records, (u.middle).shared as usual_shared
                from run
                join matching.group_rate r on r.change_id = run.change_id
                left join run earlier on earlier.back = 2
                left join matching.group_rate b
                  on b.change_id = earlier.change_id and b.parting = r.parting and b.part = r.part
                left join usual u on u.parting = r.parting and u.part = r.part
                where run.back = 1
                order by r.place
                """)
                .param("partings", PARTINGS.stream().map(Parting::word).toArray(String[]::new))
                .param("titles", PARTINGS.stream().map(Parting::title).toArray(String[]::new))
                .query((row, _) -> new GroupRate(
                        Parting.of(row.getString("parting")),
                        row.getString("part"),
                        new LinkRate.Count(row.getInt("records"), row.getInt("shared")),
                        earlier(row, "records_before", "shared_before"),
                        earlier(row, "usual_records", "usual_shared"),
                        false))
                .list();
        return PARTINGS.stream()
                .map(parting -> Served.of(
                        parting,
                        rates.stream().filter(rate -> rate.parting() == parting).toList()))
                .filter(served -> !served.rates().isEmpty())
                .toList();
    }

    private static LinkRate.@Nullable Count earlier(ResultSet row, String records, String shared) throws SQLException {
        var count = LinkRates.count(row, records, shared);
        return count == null || count.small() ? null : count;
    }

    /// What a run found, group by group of each parting: how many records, and how many share a person.
    @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
    public record Counted(List<List<String>> names, int[][] records, int[][] shared) {}

    /// In which group of each parting a record is.
    public static final class GroupOf {

        private final Groups groups;
        private final int[] packed;

        private GroupOf(Groups groups, int[] packed) {
            this.groups = groups;
            this.packed = packed;
        }

        public Counted count(Sharing sharing) {
            int[][] records = new int[PARTINGS.size()][MOST_GROUPS];
            int[][] shared = new int[PARTINGS.size()][MOST_GROUPS];
            for (int i = 0; i < sharing.size(); i++) {
                int id = sharing.id(i);
                int of = id < packed.length && packed[id] >= 0 ? packed[id] : groups.pack(null, 0, null, null);
                int shares = sharing.shares(i);
                for (int parting = 0; parting < records.length; parting++) {
                    int place = Groups.place(of, parting);
                    records[parting][place]++;
                    shared[parting][place] += shares;
                }
            }
            return new Counted(groups.names(), records, shared);
        }
    }

    /// Reads what every record says of its groups.
    public GroupOf groupOf() {
        var groups = new Groups(Dates.today(clock));
        return new GroupOf(groups, packed(groups));
    }

    public void write(int change, Counted counted) {
        for (int parting = 0; parting < counted.names().size(); parting++) {
            var names = counted.names().get(parting);
            for (int place = 0; place < names.size(); place++) {
                if (counted.records()[parting][place] > 0) {
                    jdbc.sql("""
                            insert into matching.group_rate (change_id, parting, part, place, records, shared)
                            values (:change, :parting, :part, :place, :records, :shared)
                            """)
                            .param("change", change)
                            .param("parting", PARTINGS.get(parting).word())
                            .param("part", names.get(place))
                            .param("place", place)
                            .param("records", counted.records()[parting][place])
                            .param("shared", counted.shared()[parting][place])
                            .update();
                }
            }
        }
    }

    /// By the record's id; negative where nothing is said of it. Of two descriptions that stand together the one that
    /// packs highest counts, whatever the order.
    private int[] packed(Groups groups) {
        var deciles = deciles();
        var asWritten = new HashMap<String, Integer>();
        int[][] packed = {new int[1 << 16]};
        Arrays.fill(packed[0], -1);
        CopyOut.each(statements, """
                select i.record_id, i.ethnicity, i.postcode, i.born_on,
                  case when octet_length(i.forename) <> length(i.forename) or octet_length(i.surname) <> length(i.surname)
                    then concat_ws(' ', i.forename, i.surname) end
                from partners.identity i
                where i.until_on is null
                """, row -> {
            int id = row.number4(1);
            if (id >= packed[0].length) {
                int had = packed[0].length;
                packed[0] = Arrays.copyOf(packed[0], Math.max(id + 1, had * 2));
                Arrays.fill(packed[0], had, packed[0].length, -1);
            }
            var postcode = row.text(3);
            int decile = postcode == null
                    ? 0
                    : asWritten.computeIfAbsent(postcode, written -> deciles.getOrDefault(written.replace(" ", ""), 0));
            packed[0][id] = Math.max(packed[0][id], groups.pack(row.text(2), decile, row.day(4), row.text(5)));
        });
        return packed[0];
    }

    /// Looked up here: the database would join every record with its postcode, for twice the time.
    private Map<String, Integer> deciles() {
        var deciles = new HashMap<String, Integer>();
        CopyOut.each(statements, """
                select c.postcode, a.deprivation_decile
                from partners.postcode c
                join partners.area a on a.code = c.area_code
                """, row -> deciles.put(row.said(1), row.number4(2)));
        return deciles;
    }
}
