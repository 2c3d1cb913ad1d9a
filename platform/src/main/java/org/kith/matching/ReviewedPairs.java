package org.kith.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The pairs on which two people agreed, neither of whom saw the other's answer. What was undone since, what one person
/// decided alone and what touches a sealed record is not counted.
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
    public record Reviewed(Precision all, Map<Band, Precision> bands, Map<LocalDate, Precision> months) {}

    private record Line(LocalDate month, Band band, Precision precision) {}

    public Reviewed reviewed(Viewer viewer) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        var bands = new TreeMap<Band, Precision>();
        var months = new TreeMap<LocalDate, Precision>();
        var all = Precision.NONE;
        for (var line : lines()) {
            bands.merge(line.band(), line.precision(), Precision::plus);
            months.merge(line.month(), line.precision(), Precision::plus);
            all = all.plus(line.precision());
        }
        return new Reviewed(all, bands, months);
    }

    private List<Line> lines() {
        return jdbc.sql("""
                with reviewed as (
                  select d.answer, d.decided_at, bool_or(o.answer <> d.answer) as differed,
                    (array_agg(o.band order by o.id desc))[1] as band,
                    (array_agg(o.probability order by o.id desc))[1] as probability
                  from matching.decision d
                  join matching.opinion o on o.closed_change_id = d.change_id
                    and o.one_record_id = d.one_record_id
                    and o.other_record_id = d.other_record_id
                  where d.undone_at is null
                    and not exists (
                      select from partners.record r where r.id in (d.one_record_id, d.other_record_id) and r.sealed)
                  group by d.id
                  having count(*) filter (where o.answer = d.answer) >= 2
                )
                select date_trunc('month', decided_at at time zone 'Europe/London')::date as month, band,
                  count(*) filter (where answer = 'one') as one,
                  count(*) filter (where answer = 'two') as two,
                  count(*) filter (where answer = 'ask') as untold,
                  count(*) filter (where differed) as differed,
                  coalesce(sum(probability) filter (where answer <> 'ask'), 0) as expected
                from reviewed
                group by month, band
                order by month, band
                """)
                .query((row, _) -> new Line(
                        row.getObject("month", LocalDate.class),
                        Band.called(row.getString("band")),
                        new Precision(
                                row.getInt("one"),
                                row.getInt("two"),
                                row.getInt("untold"),
                                row.getInt("differed"),
                                row.getDouble("expected"))))
                .list();
    }
}
