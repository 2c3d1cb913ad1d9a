package org.kith.matching.precision;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.matching.Band;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The pairs on which two people agreed, neither of whom saw the other's answer. What was undone since, what had been
/// decided before, what one person decided alone, whom people named and no run found, and what touches a sealed record
/// is not counted.
@Repository
public class ReviewedPairs {

    private final JdbcClient jdbc;
    private final Access access;

    ReviewedPairs(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /// How they came out.
    ///
    /// @param bands by the band in which the program had a pair when it was answered
    /// @param months by the first day of the month in which it was decided, the oldest first; none without a pair
    /// @param joins the same of joins that the program made by itself and that were drawn at random
    /// @param joinsByMonth by the month in which they were decided
    /// @param near joins that nobody is asked about, since another person comes near one of the records
    /// and the gap would tell; as estimated
    public record Reviewed(
            Precision all,
            Map<Band, Precision> bands,
            SortedMap<LocalDate, Precision> months,
            JoinPrecision joins,
            SortedMap<LocalDate, JoinPrecision> joinsByMonth,
            int near) {}

    private record Line(
            LocalDate month, Band band, @Nullable Integer stratum, Precision precision) {}

    public Reviewed reviewed(Viewer viewer) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        var bands = new TreeMap<Band, Precision>();
        var months = new TreeMap<LocalDate, Precision>();
        var all = Precision.NONE;
        var strata = new EnumMap<Stratum, Precision>(Stratum.class);
        var strataByMonth = new TreeMap<LocalDate, Map<Stratum, Precision>>();
        for (var line : lines()) {
            if (line.stratum() != null) {
                var stratum = Stratum.numbered(line.stratum());
                strata.merge(stratum, line.precision(), Precision::plus);
                strataByMonth
                        .computeIfAbsent(line.month(), _ -> new EnumMap<>(Stratum.class))
                        .merge(stratum, line.precision(), Precision::plus);
                continue;
            }
            bands.merge(line.band(), line.precision(), Precision::plus);
            months.merge(line.month(), line.precision(), Precision::plus);
            all = all.plus(line.precision());
        }
        var sizes = sizes();
        int near = sizes.getOrDefault(0, 0);
        var joins = new EnumMap<Stratum, Integer>(Stratum.class);
        sizes.forEach((stratum, count) -> {
            if (stratum > 0) {
                joins.put(Stratum.numbered(stratum), count);
            }
        });
        var joinsByMonth = new TreeMap<LocalDate, JoinPrecision>();
        strataByMonth.forEach((month, judged) -> joinsByMonth.put(month, new JoinPrecision(judged, joins)));
        return new Reviewed(all, bands, months, new JoinPrecision(strata, joins), joinsByMonth, near);
    }

    /// How many joins each stratum had when the last run drew.
    private Map<Integer, Integer> sizes() {
        var sizes = new TreeMap<Integer, Integer>();
        jdbc.sql("""
                select stratum, joins
                from matching.join_stratum
                where change_id = (select max(change_id) from matching.join_stratum)
                """).query(row -> {
            sizes.put(row.getInt("stratum"), row.getInt("joins"));
        });
        return sizes;
    }

    private List<Line> lines() {
        return jdbc.sql("""
                with reviewed as (
                  select d.answer, d.decided_at, bool_or(o.answer <> d.answer) as differed,
                    (array_agg(o.band order by o.id desc))[1] as band,
                    (array_agg(o.probability order by o.id desc))[1] as probability,
                    (array_agg(o.stratum order by o.id desc))[1] as stratum
                  from matching.decision d
                  join matching.opinion o on o.closed_change_id = d.change_id
                    and o.one_record_id = d.one_record_id
                    and o.other_record_id = d.other_record_id
                  where d.undone_at is null
                    and d.id not in (select id from matching.decided_afresh)
                    and d.one_record_id not in (select record_id from matching.sealed_record)
                    and d.other_record_id not in (select record_id from matching.sealed_record)
                  group by d.id
                  having count(*) filter (where o.answer = d.answer) >= 2
                    and (array_agg(o.band order by o.id desc))[1] is not null
                )
                select date_trunc('month', decided_at at time zone 'Europe/London')::date as month, band, stratum,
                  count(*) filter (where answer = 'one') as one,
                  count(*) filter (where answer = 'two') as two,
                  count(*) filter (where answer = 'ask') as untold,
                  count(*) filter (where differed) as differed,
                  coalesce(sum(probability) filter (where answer <> 'ask'), 0) as expected
                from reviewed
                group by month, band, stratum
                order by month, band, stratum
                """)
                .query((row, _) -> new Line(
                        row.getObject("month", LocalDate.class),
                        Band.called(row.getString("band")),
                        row.getObject("stratum", Integer.class),
                        new Precision(
                                row.getInt("one"),
                                row.getInt("two"),
                                row.getInt("untold"),
                                row.getInt("differed"),
                                row.getDouble("expected"))))
                .list();
    }
}
