package org.kith.needs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What rules may read, laid out for one run: everybody's facts once, as published views give them, and
/// for each rule views of those kinds and sources that it declared. What a rule did not declare is not
/// there for it.
@Repository
class Inputs {

    private static final String ATTENDANCE = "attendance";

    private static final String FACT_COLUMNS =
            "f.fact_id, f.code, f.starts_on, f.ends_on, f.amount, f.note, f.setting_code,"
                    + " f.source, f.received_on, f.other_person_id";
    private static final String ATTENDANCE_COLUMNS = "f.fact_id, f.starts_on, f.ends_on, f.setting_code, f.source,"
            + " f.received_on, f.possible, f.missed, f.unauthorised, f.part_time";

    /// Schools' registers are looked back over for two school years at most.
    private static final int ATTENDANCE_DAYS = 430;

    /// And week by week over eighteen weeks of school, with the summer's holidays among them.
    private static final int WEEKS_DAYS = 240;
    private static final String WEEKS = """
            input_attendance f
              cross join lateral families.weeks_of(f.starts_on, f.weeks) w
              join week_back using (week_of)""";
    private static final String WEEK_COLUMNS = "f.fact_id, w.starts_on, f.setting_code, f.source, f.received_on,"
            + " w.possible, w.missed, w.unauthorised, w.part_time, weeks_back";

    private static final String WEEK = "_week";
    private static final String OWN = """
            select f.person_id, %s, 'own record' as path, null::uuid as path_person_id, null::date as path_since
            from %s
            where %s
            """;

    private final JdbcOperations statements;
    private final JdbcClient jdbc;

    Inputs(JdbcOperations statements, JdbcClient jdbc) {
        this.statements = statements;
        this.jdbc = jdbc;
    }

    /// Lays out what the rules read. All of it is gone at the end of the transaction.
    void layOut(Collection<Rule> rules, List<LocalDate> schoolDays, LocalDate today) {
        var kinds = rules.stream()
                .flatMap(rule -> rule.reads().stream())
                .map(Rule.Read::kind)
                .distinct()
                .toList();
        statements.execute("set local work_mem = '128MB'");
        statements.execute("create temporary table school_day (day date) on commit drop");
        jdbc.sql("insert into school_day select unnest(:days::date[])")
                .param("days", schoolDays.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        people();
        facts(kinds);
        boolean attendance = kinds.contains(ATTENDANCE);
        attendance(
                attendance ? today.minusDays(ATTENDANCE_DAYS) : today.plusYears(1),
                attendance ? today.minusDays(WEEKS_DAYS) : today.plusYears(1));
        around(today);
        statements.execute("""
                create temporary table rule_row (rule_id int, person_id uuid, since date, stands_until date, fact_id bigint,
                  path text, path_person_id uuid, path_since date) on commit drop
                """);
        for (var table : List.of("person", "lived_with", "parentage", "school_day")) {
            statements.execute("grant select on pg_temp." + table + " to kith_rules");
        }
        statements.execute("grant insert on rule_row to kith_rules");
    }

    private void people() {
        statements.execute("""
                create temporary table person on commit drop as
                select id as person_id, born_on, child, setting_code, on_roll_from
                from families.person
                where died_on is null
                """);
        statements.execute("create index on person (person_id)");
        statements.execute("analyze person");
    }

    // Tables are made by their query, not filled afterwards: then all cores take part in it.

    private void facts(List<String> kinds) {
        jdbc.sql("""
                create temporary table input_fact on commit drop as
                select *
                from families.evidence
                where kind_id = any(array(select id from partners.fact_kind where name = any(:kinds)))
                order by kind_id
                """).param("kinds", kinds.toArray(String[]::new)).update();
        statements.execute("create index on input_fact (kind, person_id)");
        statements.execute("analyze input_fact");
    }

    private void attendance(LocalDate from, LocalDate weeksFrom) {
        jdbc.sql("""
                create temporary table input_attendance on commit drop as
                select person_id, fact_id, kind_of_data, starts_on, ends_on, setting_code, source, received_on,
                  possible, missed, unauthorised, part_time, case when starts_on >= :weeks_from then weeks end as weeks
                from families.attendance
                where starts_on >= :from
                """).param("from", from).param("weeks_from", weeksFrom).update();
        statements.execute("create index on input_attendance (person_id)");
        statements.execute("analyze input_attendance");
        // The newest week of school of which a register tells is 1.
        statements.execute("""
                create temporary table week_back on commit drop as
                select week_of, row_number() over (order by week_of desc) as weeks_back
                from (select distinct date_trunc('week', day)::date as week_of from school_day) as one
                where week_of <= (select max(ends_on) from input_attendance)
                """);
    }

    /// Who lived with whom, and who is whose parent, of those who are young enough for a need to be found.
    private void around(LocalDate today) {
        statements.execute("create temporary table lived_with on commit drop as"
                + " select * from families.lived_with with no data");
        statements.execute("create temporary table parentage on commit drop as"
                + " select * from families.parentage with no data");
        for (var table : List.of("lived_with", "parentage")) {
            jdbc.sql("insert into pg_temp." + table + " select a.* from families." + table
                            + " a join person p using (person_id) where p.born_on > :from or p.child")
                    .param("from", today.minusYears(26))
                    .update();
            statements.execute("create index on pg_temp." + table + " (other_person_id)");
            statements.execute("analyze pg_temp." + table);
        }
    }

    /// Opens to a rule what it declared: `<kind>` with what is said of the person's own,
    /// `<kind>_at_home` with what is said of those who lived in one home with the person on the fact's
    /// own day, `<kind>_of_parent` likewise. Of attendance there is `attendance_week` besides, the person's own.
    void open(Rule rule) {
        for (var read : rule.reads()) {
            boolean attendance = read.kind().equals(ATTENDANCE);
            var table = attendance ? "input_attendance f" : "input_fact f";
            var columns = attendance ? ATTENDANCE_COLUMNS : FACT_COLUMNS;
            var those = "f.source = any(array['" + String.join("','", read.sources()) + "'])"
                    + (attendance ? "" : " and f.kind = '" + read.kind() + "'");
            view(read.view(), OWN.formatted(columns, table, those));
            if (attendance) {
                view(read.view() + WEEK, OWN.formatted(WEEK_COLUMNS, WEEKS, those + " and w.possible > 0"));
            }
            var reached = """
                    select a.person_id, %s, %%s as path, f.person_id as path_person_id, a.from_on as path_since
                    from %s
                    join pg_temp.%%s a on a.other_person_id = f.person_id
                      and coalesce(f.starts_on, f.ends_on) >= a.from_on
                      and (a.until_on is null or coalesce(f.starts_on, f.ends_on) < a.until_on)
                    where %s
                    """.formatted(columns, table, those);
            view(read.view() + "_at_home", reached.formatted("'lives in the home'", "lived_with"));
            view(read.view() + "_of_parent", reached.formatted("a.kind", "parentage"));
        }
    }

    private void view(String name, String select) {
        statements.execute("create temporary view " + name + " as " + select);
        statements.execute("grant select on pg_temp." + name + " to kith_rules");
    }

    void close(Rule rule) {
        for (var read : rule.reads()) {
            for (var ending : List.of("", "_at_home", "_of_parent")) {
                statements.execute("drop view pg_temp." + read.view() + ending);
            }
            if (read.kind().equals(ATTENDANCE)) {
                statements.execute("drop view pg_temp." + read.view() + WEEK);
            }
        }
    }
}
