package org.kith.families;

import org.kith.database.Plans;
import org.kith.partners.DeliveredSince;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What each record says of each school year, summed up from most of all facts there are: what is new is added to the
/// sums, and only records of which something was taken back or came late are summed up again. It rests on no person, so
/// that nobody who is found to be another changes it.
@Repository
public class YearsAtSchool {

    /// A school year is named by the summer in which it ends; it begins with the week of 25 August.
    private static final String YEAR = "2001 + ((f.starts_on - date '2000-08-25') * 4 + 3) / 1461";

    private static final String KINDS = "(2, 3, 4)"; // attendance, suspension, exclusion

    private static final String TOLD = "f.kind in " + KINDS + " and f.starts_on is not null";

    /// So many records are summed up again one by one; of more, all are at once.
    private static final int FEW = 10_000;

    // Sums of sums are numerics, which are slow, unless they are made ints again
    private static final String SUMS = """
            select
              f.record_id,
              %s as year,
              f.setting_code,
              max(f.starts_on) filter (where f.kind = 2) as last_on,
              f.kind = 2 and f.code = 'weeks' as marks,
              sum(case when f.kind = 2 then f.amount end)::int as possible,
              sum(case
                when f.kind <> 2 then 0
                when f.code = 'term' then coalesce(nullif(split_part(f.note, '/', 2), '')::int, 0)
                  + coalesce(nullif(split_part(f.note, '/', 3), '')::int, 0)
                else split_part(f.note, '/', 1)::int end)::int as missed,
              (count(*) filter (where f.kind = 3))::int as suspensions,
              (count(*) filter (where f.kind = 4))::int as exclusions
            from partners.fact f
            where %s
              and f.withdrawn_delivery_id is null
              and f.delivery_id <= :until
              and (f.kind <> 2 or (f.amount > 0 and (f.code = 'weeks' or (f.code = 'term' and f.note not like '%%//'))))
            """.formatted(YEAR, TOLD);

    private static final String BY_YEAR = " group by 1, 2, 3, 5";

    private static final String ADD = "insert into families.year_at_school ";

    private static final String ADD_NEWS = """
            with news as (%s),
            gone as (
              delete from families.year_at_school y
              using news n
              where y.record_id = n.record_id and y.year = n.year and y.setting_code is not distinct from n.setting_code
                and y.marks = n.marks
              returning y.*
            )
            insert into families.year_at_school
            select record_id, year, setting_code, max(last_on), marks, sum(possible)::int, sum(missed)::int,
              sum(suspensions)::int, sum(exclusions)::int
            from (select * from news union all select * from gone) both_of_them
            group by 1, 2, 3, 5
            """.formatted(
                    SUMS + " and f.delivery_id > :last and f.record_id not in (select record_id from again)" + BY_YEAR);

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
    @Transactional
    public void bringUpToDate() {
        statements.execute("set local work_mem = '128MB'");
        statements.execute("set local max_parallel_workers_per_gather = 0");
        var moment = delivered.now();
        var summed = Integer.toHexString((SUMS + ADD_NEWS).hashCode());
        var before = jdbc.sql("select summed, moment from families.year_at_school_from")
                .query(From.class)
                .optional()
                .filter(from -> from.summed().equals(summed) && delivered.stands(from.moment()));
        int until = DeliveredSince.last(moment);
        statements.execute("create temporary table again (record_id int) on commit drop");
        if (before.isPresent()
                && takenBackSince(DeliveredSince.last(before.get().moment())) <= FEW) {
            if (!before.get().moment().equals(moment)) {
                addSince(DeliveredSince.last(before.get().moment()), until);
            }
        } else {
            statements.execute("truncate families.year_at_school");
            jdbc.sql(ADD + SUMS + BY_YEAR).param("until", until).update();
            statements.execute("analyze families.year_at_school");
        }
        statements.execute("drop table again");
        statements.execute("delete from families.year_at_school_from");
        jdbc.sql("insert into families.year_at_school_from (summed, moment) values (:summed, :moment)")
                .param("summed", summed)
                .param("moment", moment)
                .update();
    }

    /// Leaves in `again` of which records something was taken back, or came late.
    private int takenBackSince(int delivery) {
        return jdbc.sql("""
                insert into again
                select f.record_id
                from partners.fact f
                where %1$s and f.withdrawn_delivery_id > :last and f.delivery_id <= :last
                union
                select f.record_id
                from partners.waiting_row w
                join partners.fact f on f.delivery_id = w.delivery_id and f.line = w.line
                where w.resolved_delivery_id > :last and %1$s
                """.formatted(TOLD)).param("last", delivery).update();
    }

    /// What comes meanwhile is added the next time. The planner takes what is new for so little that it would look for
    /// each row of it among all sums.
    private void addSince(int delivery, int until) {
        statements.execute("delete from families.year_at_school where record_id in (select record_id from again)");
        jdbc.sql(ADD + SUMS + " and f.record_id = any(array(select record_id from again))" + BY_YEAR)
                .param("until", until)
                .update();
        Plans.withoutLoops(
                statements,
                () -> jdbc.sql(ADD_NEWS)
                        .param("last", delivery)
                        .param("until", until)
                        .update());
        statements.execute("analyze families.year_at_school");
    }
}
