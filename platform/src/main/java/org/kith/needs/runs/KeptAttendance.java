package org.kith.needs.runs;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kith.database.Plans;
import org.kith.partners.DeliveredSince;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Attendance as rules read it, kept from run to run: most of all facts are attendance, and next to all of it stays as
/// it was.
@Repository
class KeptAttendance {

    /// Schools' registers are looked back over for so many days, a year and a holiday.
    private static final int DAYS = 400;

    /// And week by week over eighteen weeks of school, with the summer's holidays among them.
    private static final int WEEKS_DAYS = 240;

    /// So many records are read one by one; of more, all are at once.
    private static final int FEW = 10_000;

    /// Of records in `owner`.
    private static final String READ = """
            select o.person_id, a.record_id, a.fact_id, a.starts_on, a.ends_on, a.setting_code, o.source, d.received_on, a.possible,
              a.missed, a.unauthorised, a.part_time, a.starts_on - extract(day from a.starts_on)::int + 1 as month_on,
              case when a.starts_on >= :weeks_from then a.weeks end as weeks
            from families.register_month a
            join owner o on o.record_id = a.record_id
            join partners.delivery d on d.id = a.delivery_id
            where o.source = any(:sources) and a.starts_on > :from
            """;

    /// What comes meanwhile is kept the next time.
    private static final String KEEP = "insert into needs.kept_attendance " + READ + " and a.delivery_id <= :until";

    /// Of deliveries until then, what one since took back, or what had waited until then.
    private static final String LATE = """
            select id from partners.fact where withdrawn_delivery_id > :last and delivery_id <= :last
            union all
            select f.id
            from partners.waiting_row w
            join partners.fact f on f.delivery_id = w.delivery_id and f.line = w.line
            where w.resolved_delivery_id > :last and f.delivery_id <= :last
            """;

    private static final String OWNERS = "select record_id, person_id, source from owner where source = any(:sources)";

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DeliveredSince delivered;

    KeptAttendance(JdbcOperations statements, JdbcClient jdbc, DeliveredSince delivered) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.delivered = delivered;
    }

    private record From(String made, String moment, LocalDate day) {}

    /// The first day that is not looked back to.
    static LocalDate from(LocalDate today) {
        return today.minusDays(DAYS);
    }

    /// Lays out `input_attendance` for this transaction alone, of those sources in `owner`.
    void layOut(String[] sources, LocalDate today) {
        with(
                        "create temporary table input_attendance on commit drop as "
                                + of("(" + READ + " and :any) a", today),
                        sources,
                        today)
                .param("any", sources.length > 0)
                .update();
        statements.execute("create index on input_attendance (person_id)");
        statements.execute("analyze input_attendance");
    }

    /// Lays out `input_attendance` of what is kept, brought up to date: until it is closed.
    void layOutKept(String[] sources, LocalDate today) {
        keep(sources, today);
        statements.execute("create temporary view input_attendance as " + of("needs.kept_attendance a", today));
    }

    void close() {
        statements.execute("drop view pg_temp.input_attendance");
    }

    /// What was kept when weeks were looked back over tells them still.
    private static String of(String table, LocalDate today) {
        return """
                select a.person_id, a.fact_id, (select kind_of_data from partners.fact_kind where id = 2) as kind_of_data, a.starts_on,
                  a.ends_on, a.setting_code, a.source, a.received_on, a.possible, a.missed, a.unauthorised, a.part_time, a.month_on,
                  case when a.starts_on >= date '%s' then a.weeks end as weeks
                from %s
                """.formatted(today.minusDays(WEEKS_DAYS), table);
    }

    private JdbcClient.StatementSpec with(String sql, String[] sources, LocalDate today) {
        return jdbc.sql(sql)
                .param("sources", sources)
                .param("from", from(today))
                .param("weeks_from", today.minusDays(WEEKS_DAYS));
    }

    boolean isKept() {
        return jdbc.sql("select exists (select from needs.kept_attendance_from)")
                .query(Boolean.class)
                .single();
    }

    /// Brings what is kept up to date; of what is, nothing is read.
    void keep(String[] sources, LocalDate today) {
        var moment = delivered.now();
        var made = made(sources);
        var now = new From(made, moment, today);
        var before = jdbc.sql("select made, moment, day from needs.kept_attendance_from")
                .query(From.class)
                .optional()
                .filter(from ->
                        from.made().equals(made) && !from.day().isAfter(today) && delivered.stands(from.moment()));
        int moved = before.isPresent() ? movedSince(sources) : 0;
        if (moved > 0 || !before.equals(Optional.of(now))) {
            int until = DeliveredSince.last(moment);
            if (before.isPresent() && moved <= FEW) {
                follow(DeliveredSince.last(before.get().moment()), until, sources, today);
            } else {
                readAll(until, sources, today);
            }
            statements.execute("analyze needs.kept_attendance");
            tellOfSchools();
            statements.execute("delete from needs.kept_attendance_from");
            jdbc.sql("insert into needs.kept_attendance_from (made, moment, day) values (:made, :moment, :day)")
                    .paramSource(now)
                    .update();
        }
        statements.execute("drop table if exists moved");
    }

    private void tellOfSchools() {
        statements.execute("truncate needs.kept_attendance_school");
        statements.execute("""
                insert into needs.kept_attendance_school (source, setting_code, known_until, received_on)
                select source, setting_code, max(ends_on), max(received_on)
                from needs.kept_attendance
                where setting_code is not null and ends_on is not null
                group by source, setting_code
                """);
    }

    private void readAll(int until, String[] sources, LocalDate today) {
        statements.execute("truncate needs.kept_attendance, needs.kept_attendance_owner");
        statements.execute("drop index needs.kept_attendance_by_person");
        Plans.inOneGo(
                statements,
                () -> with(KEEP, sources, today).param("until", until).update());
        statements.execute("create index kept_attendance_by_person on needs.kept_attendance (person_id)");
        jdbc.sql("insert into needs.kept_attendance_owner " + OWNERS)
                .param("sources", sources)
                .update();
    }

    private String made(String[] sources) {
        var views = jdbc.sql("select max(digest) from public.published_view")
                .query(String.class)
                .optional();
        return Integer.toHexString(Objects.hash(READ, List.of(sources), views));
    }

    /// Leaves in `moved` the records that are somebody else's now, or nobody's, and those that nobody had.
    private int movedSince(String[] sources) {
        return jdbc.sql("""
                create temporary table moved on commit drop as
                select record_id, now.person_id is not null as owned
                from needs.kept_attendance_owner before
                full join (%s) now using (record_id)
                where before.person_id is distinct from now.person_id
                """.formatted(OWNERS)).param("sources", sources).update();
    }

    private void follow(int delivery, int until, String[] sources, LocalDate today) {
        jdbc.sql("""
                delete from needs.kept_attendance
                where starts_on <= :from or record_id in (select record_id from moved) or fact_id in (%s)
                """.formatted(LATE))
                .param("from", from(today))
                .param("last", delivery)
                .update();
        with(KEEP + " and a.record_id = any(array(select record_id from moved where owned))", sources, today)
                .param("until", until)
                .update();
        var others = KEEP + " and a.record_id not in (select record_id from moved) and ";
        for (var news :
                List.of("a.delivery_id > :last", "a.delivery_id <= :last and a.fact_id = any(array(" + LATE + "))")) {
            with(others + news, sources, today)
                    .param("last", delivery)
                    .param("until", until)
                    .update();
        }
        statements.execute("delete from needs.kept_attendance_owner where record_id in (select record_id from moved)");
        jdbc.sql("insert into needs.kept_attendance_owner " + OWNERS
                        + " and record_id in (select record_id from moved)")
                .param("sources", sources)
                .update();
    }
}
