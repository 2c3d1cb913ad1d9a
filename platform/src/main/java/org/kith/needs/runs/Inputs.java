package org.kith.needs.runs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.kith.database.Plans;
import org.kith.database.Texts;
import org.kith.families.facts.Terms;
import org.kith.needs.rules.Rule;
import org.kith.partners.PopulationsInForce;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What rules may read, laid out for one run: everybody's facts once, and
/// for each rule views of those kinds and sources that it declared. What a rule did not declare is not
/// there for it.
@Repository
class Inputs {

    static final String HOUSEHOLD = "household";

    private static final String FACT_COLUMNS =
            "f.fact_id, f.code, f.starts_on, f.ends_on, f.amount, f.note, f.setting_code,"
                    + " f.source, f.received_on, f.told_on, f.row_key, f.other_person_id";
    private static final String MONTHS = """
            input_attendance f
              left join month_back b on b.month_on = f.month_on
              left join pupil_behind h on h.person_id = f.person_id""";
    private static final String MONTH_COLUMNS = "f.fact_id, f.starts_on, f.ends_on, f.setting_code, f.source,"
            + " f.received_on, f.possible, f.missed, f.unauthorised, f.part_time,"
            + " b.weeks_back - coalesce(h.weeks, 0) as weeks_back";

    private static final String WEEKS = MONTHS + """

              cross join lateral families.weeks_of(f.starts_on, f.weeks) w
              join week_back o on o.week = (w.starts_on - date '2000-01-03') / 7""";
    private static final String WEEK_COLUMNS = "f.fact_id, w.starts_on, f.setting_code, f.source, f.received_on,"
            + " w.possible, w.missed, w.unauthorised, w.part_time, o.weeks_back - coalesce(h.weeks, 0) as weeks_back,"
            + " b.weeks_back - coalesce(h.weeks, 0) as month_weeks_back";

    private static final String TERM_COLUMNS =
            "term_on, min(first_missed_on) as first_missed_on, max(last_on) as last_on,"
                    + " sum(possible) as possible, sum(missed) as missed, sum(unauthorised) as unauthorised";
    private static final String ONE_SOURCES_TERM_COLUMNS =
            "term_on, first_missed_on, last_on, possible::bigint as possible,"
                    + " missed::bigint as missed, unauthorised::bigint as unauthorised";

    private static final String WEEK = "_week";
    private static final String TERM = "_term";
    private static final String OWN = """
            select f.person_id, %s, 'own record' as path, null::uuid as path_person_id, null::date as path_since
            from %s
            where %s
            """;

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final PopulationsInForce populations;
    private final KeptAttendance attendance;

    Inputs(JdbcOperations statements, JdbcClient jdbc, PopulationsInForce populations, KeptAttendance attendance) {
        this.populations = populations;
        this.attendance = attendance;
        this.statements = statements;
        this.jdbc = jdbc;
    }

    /// Lays out what the rules read. All of it is gone at the end of the transaction.
    void layOut(Collection<Rule> rules, List<LocalDate> schoolDays, LocalDate today) {
        layOut(rules, schoolDays, today, attendance::layOut);
    }

    /// The same; attendance is kept besides, for the next time. What is laid out of it stays until it is closed.
    void layOutKept(Collection<Rule> rules, List<LocalDate> schoolDays, LocalDate today) {
        layOut(rules, schoolDays, today, attendance::layOutKept);
    }

    boolean keepsAttendance() {
        return attendance.isKept();
    }

    /// Keeps attendance as of now, so that a run of these rules has less to do.
    void keep(Collection<Rule> rules, LocalDate today) {
        var sources = attendanceOf(
                rules.stream().flatMap(rule -> rule.reads().stream()).toList());
        if (sources.length > 0) {
            statements.execute("set local max_parallel_workers_per_gather = 0");
            settings();
            owners(Stream.of(sources));
            attendance.keep(sources, today);
        }
    }

    private static String[] attendanceOf(List<Rule.Read> reads) {
        return reads.stream()
                .filter(read -> read.kind().equals(Rule.ATTENDANCE))
                .flatMap(read -> read.sources().stream())
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /// Once the rules have run over what was kept.
    void close() {
        attendance.close();
    }

    private void layOut(
            Collection<Rule> rules,
            List<LocalDate> schoolDays,
            LocalDate today,
            BiConsumer<String[], LocalDate> attendanceOf) {
        var reads = rules.stream().flatMap(rule -> rule.reads().stream()).toList();
        mustBeGuarded();
        settings();
        people();
        owners(reads.stream().flatMap(read -> read.sources().stream()));
        facts(reads.stream().map(Rule.Read::kind).filter(kind -> !kind.equals(Rule.ATTENDANCE)));
        before(rules);
        attendanceOf.accept(attendanceOf(reads), today);
        countBy(schoolDays);
        terms(today);
        around("lived_with", rules.stream().anyMatch(Rule::looksAtHome), today);
        around("parentage", rules.stream().anyMatch(Rule::looksAtParents), today);
        named(rules, today);
        statements.execute("""
                create temporary table rule_row (rule_id int, person_id uuid not null, since date, stands_until date,
                  fact_id bigint not null, path text not null, path_person_id uuid, path_since date) on commit drop
                """);
        for (var table : List.of("person", "lived_with", "parentage")) {
            letRead(table);
        }
    }

    /// Days of school are these for the rules that are opened from here on.
    void countBy(List<LocalDate> schoolDays) {
        for (var table : List.of("school_day", "week_back", "month_back", "school_behind", "pupil_behind")) {
            statements.execute("drop table if exists pg_temp." + table);
        }
        statements.execute("create temporary table school_day (day date) on commit drop");
        jdbc.sql("insert into school_day select unnest(:days::date[])")
                .param("days", schoolDays.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        weeks();
        pupilsBehind();
        letRead("school_day");
    }

    private void letRead(String table) {
        statements.execute("grant select on pg_temp." + table + " to kith_rules");
    }

    /// A role and a database's own grants are in no dump: where one was brought back without them, a rule would run as
    /// whoever owns everything.
    ///
    /// @throws RulesUnguarded where rules would run otherwise than as the role made for them
    private void mustBeGuarded() {
        boolean guarded = jdbc.sql("""
                select case when to_regrole('kith_rules') is null then false else
                  not has_database_privilege('kith_rules', current_database(), 'temporary')
                  and exists (
                    select
                    from pg_catalog.pg_proc
                    where oid = 'needs.asked(text, text)'::regprocedure
                      and proowner = to_regrole('kith_rules')
                      and prosecdef)
                  end
                """).query(Boolean.class).single();
        if (!guarded) {
            throw new RulesUnguarded();
        }
    }

    private void settings() {
        statements.execute("set local work_mem = '128MB'");
        statements.execute("set local default_statistics_target = 30");
    }

    // Tables are made by their query, not filled afterwards: then all cores take part in it.

    /// A new estate's postcode is in no register yet, and a mistyped one never: neither is known to be elsewhere.
    private void people() {
        statements.execute("""
                create temporary table person on commit drop as
                select p.id as person_id, p.born_on, p.child, p.setting_code, p.on_roll_from,
                  h.postcode is null or h.zone_code is not null
                    or (c.postcode is null
                      and (o.outward is not null
                        or not exists (select from partners.postcode where zone_code is not null))) as lives_here
                from families.person p
                left join families.home h on h.id = p.home_id
                left join partners.postcode c on c.postcode = replace(h.postcode, ' ', '')
                left join (
                  select distinct left(postcode, -3) as outward
                  from partners.postcode
                  where zone_code is not null
                ) o on o.outward = left(replace(h.postcode, ' ', ''), -3)
                where p.died_on is null
                """);
        statements.execute("analyze person");
    }

    /// Whose the records of these sources are. By number the planner knows how many records a source has, by name it
    /// does not; and it would look up each by indexes, which of most of all records takes more than twice the time.
    private void owners(Stream<String> sources) {
        var numbers = jdbc.sql("select id from partners.source where name = any(:sources)")
                .param("sources", sources.distinct().toArray(String[]::new))
                .query(Integer.class)
                .list();
        Plans.withoutLoops(
                statements,
                () -> jdbc.sql("""
                create temporary table owner on commit drop as
                select record_id, person_id, source
                from families.sure_record
                where source_id = any(:sources)
                """)
                        .param("sources", numbers.toArray(Integer[]::new))
                        .update());
        statements.execute("analyze owner");
    }

    /// A school that closed holds nobody on its roll.
    private void facts(Stream<String> kinds) {
        jdbc.sql("""
                create temporary table input_fact on commit drop as
                select
                  o.person_id, f.record_id, f.id as fact_id, f.kind as kind_id, k.kind_of_data, f.code, f.starts_on,
                  case when k.name = 'enrolment' then least(f.ends_on, t.until_on) else f.ends_on end as ends_on, f.amount,
                  f.note, f.setting_code, o.source, d.received_on, coalesce(d.covers_until, d.as_of) as told_on,
                  nullif(f.key_hash, 0) as row_key, other.person_id as other_person_id
                from partners.fact f
                join owner o on o.record_id = f.record_id
                join partners.fact_kind k on k.id = f.kind
                join partners.delivery d on d.id = f.delivery_id
                left join owner other on other.record_id = f.other_record_id
                left join partners.setting t on t.code = f.setting_code
                where f.kind = any(array(select id from partners.fact_kind where name = any(:kinds)))
                  and f.kind <> 2
                  and f.withdrawn_delivery_id is null
                """).param("kinds", kinds.distinct().toArray(String[]::new)).update();
        statements.execute("create index on input_fact (kind_id, person_id)");
        statements.execute("analyze input_fact");
    }

    /// What a source said until a later day of which it told, of the kinds of which a rule asks for it; what was
    /// put right for the same day was never so. Such facts are found soonest by their deliveries, where they lie
    /// together.
    private void before(Collection<Rule> rules) {
        var reads = rules.stream()
                .flatMap(rule -> rule.reads().stream().filter(read -> rule.speaksOf(read.viewOfBefore())))
                .toList();
        jdbc.sql("""
                create temporary table input_before on commit drop as
                select
                  o.person_id, f.id as fact_id, f.kind as kind_id, f.code, f.starts_on, f.ends_on, f.amount, f.note,
                  f.setting_code, o.source, d.received_on, coalesce(d.covers_until, d.as_of) as told_on,
                  nullif(f.key_hash, 0) as row_key, null::uuid as other_person_id
                from partners.fact f
                join owner o on o.record_id = f.record_id
                join partners.delivery d on d.id = f.delivery_id
                join partners.delivery later on later.id = f.withdrawn_delivery_id
                where f.kind = any(array(select id from partners.fact_kind where name = any(:kinds)))
                  and f.delivery_id = any(array(
                    select of.id
                    from partners.delivery of
                    join partners.source s on s.id = of.source_id
                    where s.name = any(:sources)))
                  and coalesce(later.covers_until, later.as_of) > coalesce(d.covers_until, d.as_of)
                """)
                .param("kinds", reads.stream().map(Rule.Read::kind).distinct().toArray(String[]::new))
                .param(
                        "sources",
                        reads.stream()
                                .flatMap(read -> read.sources().stream())
                                .distinct()
                                .toArray(String[]::new))
                .update();
        statements.execute("analyze input_before");
    }

    /// The newest week of school of which a register tells is 1. A month is where the last week is that begins in it.
    private void weeks() {
        statements.execute("""
                create temporary table week_back on commit drop as
                select week_of, (week_of - date '2000-01-03') / 7 as week, row_number() over (order by week_of desc) as weeks_back
                from (select distinct date_trunc('week', day)::date as week_of from school_day) as one
                where week_of <= (select max(ends_on) from input_attendance)
                """);
        statements.execute("""
                create temporary table month_back on commit drop as
                select date_trunc('month', week_of)::date as month_on, min(weeks_back) as weeks_back
                from week_back
                group by 1
                """);
        statements.execute("create unique index on month_back (month_on)");
        statements.execute("analyze week_back");
        statements.execute("analyze month_back");
    }

    /// Pupils of whom the school that last told of them tells so many weeks of school less than the newest register. A
    /// school that closed is not waited for, and nobody who went on to another is told of by the one that was left.
    private void pupilsBehind() {
        statements.execute("""
                create temporary table school_behind on commit drop as
                select s.source, s.setting_code, s.told_until, count(*)::int as weeks
                from (
                  select source, setting_code, max(ends_on) as told_until
                  from input_attendance
                  where setting_code is not null
                  group by source, setting_code
                ) s
                join week_back w on w.week_of > s.told_until
                left join partners.setting t on t.code = s.setting_code
                where t.until_on is null or t.until_on > (select max(week_of) from week_back)
                group by s.source, s.setting_code, s.told_until
                """);
        statements.execute("analyze school_behind");
        statements.execute("""
                create temporary table pupil_behind on commit drop as
                select distinct on (t.person_id) t.person_id, t.weeks
                from (
                  select a.person_id, b.weeks, max(a.ends_on) as last_on
                  from school_behind b
                  join input_attendance a using (source, setting_code)
                  group by a.person_id, source, setting_code, b.weeks
                ) t
                where t.last_on = (select max(ends_on) from input_attendance a where a.person_id = t.person_id)
                order by t.person_id, t.weeks
                """);
        statements.execute("analyze pupil_behind");
    }

    /// A month belongs to the term of the first week of which it tells; `term_on` is the day from which on weeks belong
    /// to it. The days are asked for by a query of their own: as a cast they would be read anew for every row.
    private void terms(LocalDate today) {
        jdbc.sql("""
                create temporary table term_attendance on commit drop as
                select person_id, source, (select :terms::date[])[place] as term_on, first_missed_on, last_on, possible, missed, unauthorised
                from (
                  select person_id, source, width_bucket(starts_on, (select :terms::date[])) as place,
                    min(starts_on) filter (where missed > 0) as first_missed_on, max(ends_on) as last_on,
                    sum(possible)::int as possible, sum(missed)::int as missed, sum(unauthorised)::int as unauthorised
                  from input_attendance
                  group by 1, 2, 3
                ) summed
                """)
                .param("terms", Texts.of(Terms.ofWeeks(KeptAttendance.from(today), today)))
                .update();
        statements.execute("analyze term_attendance");
    }

    /// Who lived with whom, and who is whose parent, of those who are young enough for a need to be found; empty
    /// where no rule speaks of it.
    private void around(String table, boolean spokenOf, LocalDate today) {
        jdbc.sql("create temporary table " + table + " on commit drop as"
                        + " select a.* from families." + table + " a join person p using (person_id)"
                        + " where :spoken_of and (p.born_on > :from or p.child)")
                .param("spoken_of", spokenOf)
                .param("from", today.minusYears(1 + populations.now().oldestYoung()))
                .update();
        statements.execute("analyze pg_temp." + table);
    }

    /// Records of others whom a source names with somebody in one household, tenancy or case. What it leaves undated
    /// counts only where the record is in that one: then it was on a fact's own day.
    private void named(Collection<Rule> rules, LocalDate today) {
        jdbc.sql("""
                create temporary table named_together on commit drop as
                with member as (
                  select o.person_id, o.source, f.record_id, f.code, f.starts_on, f.ends_on,
                    count(*) over (partition by f.record_id) as households
                  from partners.fact f
                  join owner o on o.record_id = f.record_id
                  where f.kind = any(array(select id from partners.fact_kind where name = :household))
                    and f.withdrawn_delivery_id is null
                    and o.source = any(:sources)
                )
                select distinct one.person_id, other.person_id as other_person_id, other.record_id,
                  greatest(one.starts_on, other.starts_on) as from_on, least(one.ends_on, other.ends_on) as until_on
                from member one
                join member other using (source, code)
                join person p on p.person_id = one.person_id
                where one.person_id <> other.person_id
                  and (one.starts_on is not null or one.households = 1)
                  and (other.starts_on is not null or other.households = 1)
                  and (p.born_on > :from or p.child)
                """)
                .param("household", HOUSEHOLD)
                .param(
                        "sources",
                        rules.stream()
                                .filter(rule -> rule.speaksOf(Rule.AT_HOME))
                                .flatMap(rule -> rule.sources().stream())
                                .distinct()
                                .toArray(String[]::new))
                .param("from", today.minusYears(1 + populations.now().oldestYoung()))
                .update();
        statements.execute("analyze named_together");
    }

    /// Opens to a rule what it declared: `<kind>` with what is said of the person's own,
    /// `<kind>_at_home` with what is said of those who lived in one home with the person on the fact's
    /// own day, of whom a source says that they lived together then, or whose record its source names with the
    /// person's in one household or case,
    /// `<kind>_of_parent` likewise; where the rule asks for it, `<kind>_before` with what was said of the person's
    /// own until a later day. Of attendance there are `attendance_week` and
    /// `attendance_term` besides, the person's own.
    void open(Rule rule) {
        for (var read : rule.reads()) {
            boolean attendance = read.kind().equals(Rule.ATTENDANCE);
            var table = attendance ? MONTHS : "input_fact f";
            var columns = attendance ? MONTH_COLUMNS : FACT_COLUMNS;
            var those = "f.source = any(array['" + String.join("','", read.sources()) + "'])"
                    + (attendance ? "" : " and f.kind_id = " + number(read.kind()));
            view(read.view(), OWN.formatted(columns, table, those));
            if (attendance) {
                view(read.view() + WEEK, OWN.formatted(WEEK_COLUMNS, WEEKS, those + " and w.possible > 0"));
                boolean one = read.sources().size() == 1;
                view(
                        read.view() + TERM,
                        "select person_id, " + (one ? ONE_SOURCES_TERM_COLUMNS : TERM_COLUMNS)
                                + " from term_attendance f where " + those
                                + (one ? "" : " group by person_id, term_on"));
            }
            if (rule.speaksOf(read.viewOfBefore())) {
                view(read.viewOfBefore(), OWN.formatted(FACT_COLUMNS, "input_before f", those));
            }
            var reached = """
                    select a.person_id, %s, %%s as path, f.person_id as path_person_id, a.from_on as path_since
                    from %s
                    join pg_temp.%%s
                      and coalesce(f.starts_on, f.ends_on) >= coalesce(a.from_on, '-infinity')
                      and (a.until_on is null or coalesce(f.starts_on, f.ends_on) < a.until_on)
                    where %s
                    """.formatted(columns, table, those);
            view(
                    read.view() + Rule.AT_HOME,
                    reached.formatted("a.way", "lived_with a on a.other_person_id = f.person_id")
                            + (attendance
                                    ? ""
                                    : "union all "
                                            + reached.formatted(
                                                    "'named in one case'",
                                                    "named_together a on a.record_id = f.record_id")));
            view(
                    read.view() + Rule.OF_PARENT,
                    reached.formatted("a.kind", "parentage a on a.other_person_id = f.person_id"));
        }
    }

    private int number(String kind) {
        return jdbc.sql("select id from partners.fact_kind where name = :kind")
                .param("kind", kind)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void view(String name, String select) {
        statements.execute("create temporary view " + name + " as " + select);
        letRead(name);
    }

    void close(Rule rule) {
        for (var read : rule.reads()) {
            for (var ending : List.of("", Rule.AT_HOME, Rule.OF_PARENT)) {
                statements.execute("drop view pg_temp." + read.view() + ending);
            }
            if (rule.speaksOf(read.viewOfBefore())) {
                statements.execute("drop view pg_temp." + read.viewOfBefore());
            }
            if (read.kind().equals(Rule.ATTENDANCE)) {
                statements.execute("drop view pg_temp." + read.view() + WEEK);
                statements.execute("drop view pg_temp." + read.view() + TERM);
            }
        }
    }
}
