package org.kith.families;

import org.kith.partners.DeliveredSince;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each record says of each school year, summed up from most of all facts there are: again only for years of
/// which something new was told. It rests on no person, so that nobody who is found to be another changes it.
@Repository
public class YearsAtSchool {

    /// A school year is named by the summer in which it ends; it begins with the week of 25 August.
    private static final String YEAR = "2001 + ((f.starts_on - date '2000-08-25') * 4 + 3) / 1461";

    private static final String KINDS = "(2, 3, 4)"; // attendance, suspension, exclusion

    // Sums of sums are numerics, which are slow, unless they are made ints again
    private static final String SUM_UP = """
            insert into families.year_at_school
            select
              f.record_id,
              %1$s,
              f.setting_code,
              max(f.starts_on) filter (where f.kind = 2),
              bool_or(f.kind = 2 and f.code = 'weeks'),
              sum(case when f.kind = 2 then f.amount end)::int,
              sum(case
                when f.kind <> 2 then 0
                when f.code = 'term' then coalesce(nullif(split_part(f.note, '/', 2), '')::int, 0)
                  + coalesce(nullif(split_part(f.note, '/', 3), '')::int, 0)
                else split_part(f.note, '/', 1)::int end)::int,
              (count(*) filter (where f.kind = 3))::int,
              (count(*) filter (where f.kind = 4))::int
            from partners.fact f
            where f.kind in %2$s
              and f.starts_on is not null
              and f.withdrawn_delivery_id is null
              and (f.kind <> 2 or (f.amount > 0 and (f.code = 'weeks' or (f.code = 'term' and f.note not like '%%//%%'))))
              and (:all or %1$s = any(:years))
            group by f.record_id, %1$s, f.setting_code
            """.formatted(YEAR, KINDS);

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DeliveredSince delivered;

    YearsAtSchool(JdbcOperations statements, JdbcClient jdbc, DeliveredSince delivered) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.delivered = delivered;
    }

    private record From(String summed, String moment) {}

    /// Leaves in `families.year_at_school` what stands now. On one core: summed up by more, most sums meet again at the
    /// end, which takes half as much again of all of them together.
    public void bringUpToDate() {
        statements.execute("set local work_mem = '128MB'");
        statements.execute("set local max_parallel_workers_per_gather = 0");
        var moment = delivered.now();
        var summed = Integer.toHexString(SUM_UP.hashCode());
        var touched = jdbc.sql("select summed, moment from families.year_at_school_from")
                .query(From.class)
                .optional()
                .filter(from -> from.summed().equals(summed) && delivered.stands(from.moment()))
                .map(from -> touchedSince(DeliveredSince.last(from.moment())));
        if (touched.isEmpty()) {
            statements.execute("truncate families.year_at_school");
            sumUp(true, new Integer[0]);
        } else if (touched.get().length > 0) {
            jdbc.sql("delete from families.year_at_school where year = any(:years)")
                    .param("years", touched.get())
                    .update();
            sumUp(false, touched.get());
        }
        statements.execute("delete from families.year_at_school_from");
        jdbc.sql("insert into families.year_at_school_from (summed, moment) values (:summed, :moment)")
                .param("summed", summed)
                .param("moment", moment)
                .update();
    }

    private Integer[] touchedSince(int delivery) {
        return jdbc.sql("""
                select distinct %1$s
                from partners.fact f
                where f.kind in %2$s and f.starts_on is not null
                  and (f.delivery_id > :last or f.withdrawn_delivery_id > :last)
                union
                select %1$s
                from partners.waiting_row w
                join partners.fact f on f.delivery_id = w.delivery_id and f.line = w.line
                where w.resolved_delivery_id > :last and f.kind in %2$s and f.starts_on is not null
                """.formatted(YEAR, KINDS))
                .param("last", delivery)
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
    }

    private void sumUp(boolean all, Integer[] years) {
        jdbc.sql(SUM_UP).param("all", all).param("years", years).update();
        statements.execute("analyze families.year_at_school");
    }
}
