package org.kith.needs.runs;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.kith.access.Access;
import org.kith.access.KindOfData;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.database.Plans;
import org.kith.database.Texts;
import org.kith.needs.rules.PublishedRule;
import org.kith.partners.Audiences;
import org.kith.partners.calendar.LateSources;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Holds what the rules found in a run against what stood before: new needs, those that go on, those
/// that ended, and those that cannot be confirmed because a source, or a part of it, is late.
@Repository
class FoundNeeds {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final NeedRuns runs;
    private final LateSources late;
    private final Audiences audiences;
    private final Access access;

    FoundNeeds(
            JdbcOperations statements,
            JdbcClient jdbc,
            NeedRuns runs,
            LateSources late,
            Audiences audiences,
            Access access) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.runs = runs;
        this.late = late;
        this.audiences = audiences;
        this.access = access;
    }

    /// Keeps what `evidence_now` holds.
    NeedsFound settle(List<PublishedRule> rules, KeptEvidence.Look look, LocalDate today, String fingerprint) {
        layOut(rules);
        followPeople();
        gather(today);
        layOutWhatBeganLater();
        long changed = changeWhatGoesOn(today);
        long found = addNew(today);
        writeEvidence();
        keepUnconfirmed(today);
        long ended = endTheRest(today);
        long alerts = alert(today);
        var stood = runs.stood(look);
        var made =
                counted(rules.size(), new NeedsFound.Changes(found, ended, changed), alerts, runs.digest(look, stood));
        runs.note(fingerprint, today, made, stood);
        return made;
    }

    /// `found_now` of what `rule_row` holds; nothing is kept.
    void gathered(List<PublishedRule> rules, LocalDate today) {
        layOut(rules);
        gather(today);
    }

    private void layOut(List<PublishedRule> rules) {
        statements.execute("""
                create temporary table running (rule_id smallint, name text, from_age int, until_age int,
                  until_school_leaving boolean, lasts interval,
                  alert_days int, asks_for_before boolean) on commit drop
                """);
        for (var rule : rules) {
            jdbc.sql("""
                    insert into running
                    values (:id, :name, :from_age, :until_age, :until_school_leaving, :lasts::interval, :alert_days,
                      :asks_for_before)
                    """)
                    .param("id", rule.id())
                    .param("name", rule.rule().name())
                    .param("from_age", rule.rule().ages().from())
                    .param("until_age", rule.rule().ages().until())
                    .param("until_school_leaving", rule.rule().ages().untilSchoolLeaving())
                    .param(
                            "lasts",
                            rule.rule().lasting().period().map(Object::toString).orElse(null))
                    .param("alert_days", rule.rule().lasting().alertDays())
                    .param("asks_for_before", rule.rule().asksForBefore())
                    .update();
        }
        layOutAwaited();
        statements.execute("create temporary table touched (found_id bigint, confirmed boolean) on commit drop");
    }

    /// `awaited`: sources of which a file is due and has not come. `awaited_fact`: the facts, of those on which
    /// anything rests, of kinds, and of schools' registers, of which the same is so.
    private void layOutAwaited() {
        var awaited = late.awaited();
        statements.execute("""
                create temporary table awaited (source text, kind text, known_until date, due_on date, late boolean)
                on commit drop
                """);
        for (var one : awaited) {
            jdbc.sql("insert into awaited values (:source, :kind, :known_until, :due_on, :late)")
                    .param("source", one.source())
                    .param("kind", one.kind())
                    .param("known_until", one.knownUntil())
                    .param("due_on", one.dueOn())
                    .param("late", one.late())
                    .update();
        }
        statements.execute("""
                create temporary table awaited_fact (fact_id bigint, known_until date, due_on date, late boolean)
                on commit drop
                """);
        if (awaited.stream().anyMatch(one -> one.kind() != null)) {
            statements.execute("""
                    insert into awaited_fact
                    select f.id, a.known_until, a.due_on, a.late
                    from (
                      select fact_id from evidence_now
                      union
                      select e.fact_id
                      from needs.evidence e
                      join needs.found n on n.id = e.found_id and n.ended_on is null) rests
                    join partners.fact f on f.id = rests.fact_id
                    join partners.fact_kind k on k.id = f.kind
                    join partners.record r on r.id = f.record_id
                    join partners.source s on s.id = r.source_id
                    join awaited a on (a.source, a.kind) = (s.name, k.name)
                    """);
        }
        statements.execute("delete from awaited where kind is not null");
        layOutAwaitedSchools();
        // of an empty table too: the planner takes one that it never counted for one of thousands of rows
        statements.execute("analyze awaited_fact");
    }

    /// A register is waited for that tells a fortnight less than the newest of its source; holidays do not begin
    /// everywhere on one day. It tells nothing more of whom another has told since it last told of them.
    private void layOutAwaitedSchools() {
        statements.execute("""
                create temporary table awaited_school (source text, setting_code text, known_until date, due_on date, late boolean)
                on commit drop
                """);
        jdbc.sql("""
                select s.source, s.setting_code, s.known_until, s.received_on
                from (
                  select *, max(known_until) over (partition by source) as newest from needs.kept_attendance_school
                ) s
                left join partners.setting t on t.code = s.setting_code
                where s.known_until < s.newest - 14
                  and (t.until_on is null or t.until_on > s.newest)
                """)
                .query(SchoolTold.class)
                .list()
                .forEach(school -> late.awaitedSince(school.source(), school.knownUntil(), school.receivedOn())
                        .ifPresent(one -> jdbc.sql(
                                        "insert into awaited_school values (:source, :setting, :known_until, :due_on, :late)")
                                .param("source", one.source())
                                .param("setting", school.settingCode())
                                .param("known_until", one.knownUntil())
                                .param("due_on", one.dueOn())
                                .param("late", one.late())
                                .update()));
        statements.execute("""
                insert into awaited_fact
                select f.id, a.known_until, a.due_on, a.late
                from (
                  select fact_id, coalesce(path_person_id, person_id) as person_id
                  from evidence_now
                  where setting_code in (select setting_code from awaited_school)
                  union
                  select e.fact_id, coalesce(e.path_person_id, n.person_id)
                  from needs.found n
                  join needs.evidence e on e.found_id = n.id
                  where n.ended_on is null
                    and n.settings && array(select setting_code from awaited_school)) rests
                join partners.fact f on f.id = rests.fact_id and f.kind = 2
                join partners.record r on r.id = f.record_id
                join partners.source s on s.id = r.source_id
                join awaited_school a on (a.source, a.setting_code) = (s.name, f.setting_code)
                where not exists (
                  select
                  from needs.kept_attendance other
                  where other.person_id = rests.person_id
                    and other.ends_on > (
                      select coalesce(max(there.ends_on), '-infinity')
                      from needs.kept_attendance there
                      where there.person_id = rests.person_id
                        and (there.source, there.setting_code) = (a.source, a.setting_code)))
                """);
    }

    private record SchoolTold(String source, String settingCode, LocalDate knownUntil, LocalDate receivedOn) {}

    /// Two people who were found to be one keep the needs of both, through however many people one of them became.
    private void followPeople() {
        statements.execute("""
                with moved as (
                  select distinct on (p.heir, r.name) f.id, p.heir
                  from needs.found f
                  join needs.rule r on r.id = f.rule_id
                  join (
                    select id, matching.heir(id) as heir from matching.person where became is not null
                  ) p on p.id = f.person_id
                  where f.ended_on is null
                    and not exists (select from matching.member m where m.person_id = p.id)
                    and not exists (
                      select
                      from needs.found other
                      join needs.rule of on of.id = other.rule_id
                      where other.person_id = p.heir and of.name = r.name and other.ended_on is null)
                  order by p.heir, r.name, f.id
                ), followed as (
                  update needs.alert a set person_id = moved.heir from moved where a.found_id = moved.id
                )
                update needs.found f set person_id = moved.heir from moved where f.id = moved.id
                """);
    }

    /// `found_now`: each need that `evidence_now` makes, with what stands already of it. One that stands goes on
    /// past its day where by that day a file was due that has not come. The planner takes so many needs for so few
    /// that it would look for each row by turns.
    private void gather(LocalDate today) {
        Plans.withoutLoops(statements, () -> jdbc.sql("""
                create temporary table found_now on commit drop as
                with need as (
                  select
                    rule_id, person_id,
                    min(since) as since,
                    max(stands_until) as stands_until,
                    max(least(coalesce(ends_on, starts_on), :today)) as newest,
                    max(received_on) as received_on,
                    array_agg(distinct kind_of_data order by kind_of_data) as kinds,
                    array_agg(distinct source order by source) as sources,
                    array_remove(array_agg(distinct setting_code order by setting_code), null) as settings,
                    string_agg(concat_ws(',', fact_id, path, path_person_id, path_since), ';'
                      order by fact_id, path_person_id) as facts
                  from evidence_now
                  where since <= :today
                  group by rule_id, person_id
                ), of_sources as (
                  select n.sources, min(a.known_until) as known_until, min(a.due_on) as due_on,
                    min(a.known_until) filter (where a.late) as late_since
                  from (select distinct sources from need) n
                  join awaited a on a.source = any(n.sources)
                  group by n.sources
                ), of_facts as (
                  select e.rule_id, e.person_id, min(a.known_until) as known_until, min(a.due_on) as due_on,
                    min(a.known_until) filter (where a.late) as late_since
                  from evidence_now e
                  join awaited_fact a using (fact_id)
                  group by e.rule_id, e.person_id
                ), standing as (
                  select n.rule_id, g.name, n.person_id, n.since, n.received_on, n.kinds, n.sources, n.settings,
                    case when coalesce(n.stands_until, n.newest + g.lasts) is not null then least(
                      coalesce(n.stands_until, n.newest + g.lasts),
                      needs.past_ages_on(p.born_on, g.until_age, g.until_school_leaving))::date
                    end as stands_until,
                    least(s.known_until, f.known_until) as known_until, least(s.due_on, f.due_on) as due_on,
                    least(s.late_since, f.late_since) as late_since, n.facts
                  from need n
                  join running g using (rule_id)
                  join person p using (person_id)
                  left join of_sources s using (sources)
                  left join of_facts f using (rule_id, person_id)
                  where (g.from_age is null or p.born_on <= :today - make_interval(years => g.from_age))
                    and (g.until_age is null or needs.past_ages_on(p.born_on, g.until_age, g.until_school_leaving) > :today)
                )
                select s.*, before.id as found_id,
                  case when s.stands_until <= :today then s.known_until else s.late_since end as unconfirmed_since,
                  hashtextextended(concat_ws('|', s.since, s.stands_until, s.received_on, s.facts), 0) as row_hash
                from standing s
                left join (
                  select f.id, r.name, f.person_id
                  from needs.found f
                  join needs.rule r on r.id = f.rule_id
                  where f.ended_on is null
                ) before on before.name = s.name and before.person_id = s.person_id
                where s.stands_until is null
                  or s.stands_until > :today
                  or before.id is not null and s.stands_until >= s.due_on
                """).param("today", today).update());
        statements.execute("create index on found_now (found_id)");
        statements.execute("analyze found_now");
    }

    /// Needs that go on of which what made them true on their day is not so any more, or, by a newer version of the
    /// rule, never made them so. Of those whose older evidence only lies too far back by now, the day stays;
    /// it goes with what was said before, which is no evidence, where the rule asks for that.
    private void layOutWhatBeganLater() {
        statements.execute("""
                create temporary table begun_later on commit drop as
                with later as materialized (
                  select f.id, f.person_id, f.since, n.rule_id, n.rule_id <> f.rule_id as by_another, g.asks_for_before
                  from needs.found f
                  join found_now n on n.found_id = f.id
                  join running g on g.rule_id = n.rule_id
                  where n.since > f.since
                )
                select l.id
                from later l
                where l.asks_for_before or not exists (
                    select
                    from evidence_now e
                    where e.rule_id = l.rule_id
                      and e.person_id = l.person_id
                      and case when e.since = e.ends_on and e.ends_on > e.starts_on -- it began with an end
                            then l.since = e.ends_on
                            else l.since between coalesce(e.starts_on, e.ends_on) and coalesce(e.ends_on, e.starts_on) end)
                  and exists (
                    select
                    from needs.evidence e
                    left join partners.fact f on f.id = e.fact_id
                    where e.found_id = l.id
                      and (f.id is null
                        or coalesce(f.starts_on, f.ends_on) <= l.since
                          and (f.withdrawn_delivery_id is not null
                            or not exists (
                              select
                              from families.sure_record r
                              where r.record_id = f.record_id
                                and r.person_id = coalesce(e.path_person_id, l.person_id))
                            or l.by_another
                              and (l.rule_id, l.person_id, e.fact_id) not in (
                                select rule_id, person_id, fact_id from evidence_now))))
                """);
        statements.execute("analyze begun_later");
    }

    private long changeWhatGoesOn(LocalDate today) {
        return jdbc.sql("""
                with changed as (
                  update needs.found f
                  set rule_id = n.rule_id, received_on = n.received_on,
                      since = case when f.id in (select id from begun_later) then n.since else least(f.since, n.since) end,
                      stands_until = n.stands_until, unconfirmed_since = n.unconfirmed_since,
                      confirmed_on = coalesce(f.confirmed_on, case when n.unconfirmed_since is null then :today end),
                      kinds = n.kinds, sources = n.sources, settings = n.settings, row_hash = n.row_hash
                  from found_now n
                  join needs.found before on before.id = n.found_id
                  where before.id = f.id
                    and (f.rule_id, f.row_hash, f.unconfirmed_since) is distinct from
                        (n.rule_id, n.row_hash, n.unconfirmed_since)
                  returning f.id, before.confirmed_on is null and f.confirmed_on is not null as confirmed
                )
                insert into touched select id, confirmed from changed
                """).param("today", today).update();
    }

    private long addNew(LocalDate today) {
        return jdbc.sql("""
                with added as (
                  insert into needs.found (rule_id, person_id, since, found_on, received_on, stands_until,
                    unconfirmed_since, confirmed_on, kinds, sources, settings, row_hash)
                  select rule_id, person_id, since, :today, received_on, stands_until, unconfirmed_since,
                    case when unconfirmed_since is null then :today end, kinds, sources, settings, row_hash
                  from found_now
                  where found_id is null
                  order by rule_id, person_id
                  returning id, confirmed_on is not null as confirmed
                )
                insert into touched select id, confirmed from added
                """).param("today", today).update();
    }

    private void writeEvidence() {
        statements.execute("analyze touched");
        statements.execute("delete from needs.evidence e using touched t where e.found_id = t.found_id");
        statements.execute("""
                insert into needs.evidence (found_id, fact_id, path, path_person_id, path_since)
                select f.id, e.fact_id, e.path, e.path_person_id, e.path_since
                from touched t
                join needs.found f on f.id = t.found_id
                join evidence_now e on e.rule_id = f.rule_id and e.person_id = f.person_id
                """);
    }

    /// What is late ends nothing: what rested on it stands, not confirmed since the last day of which it told.
    /// So does what ends by itself on a day by which a file was due, until that comes.
    private void keepUnconfirmed(LocalDate today) {
        jdbc.sql("""
                with kept as (
                  update needs.found f
                  set unconfirmed_since = case when f.stands_until <= :today then a.known_until else a.late_since end
                  from running g, person p, (
                    select id, min(known_until) as known_until, min(due_on) as due_on,
                      min(known_until) filter (where late) as late_since
                    from (
                      select f.id, a.known_until, a.due_on, a.late
                      from needs.found f
                      join awaited a on a.source = any(f.sources)
                      where f.ended_on is null
                      union all
                      select e.found_id, a.known_until, a.due_on, a.late
                      from needs.evidence e
                      join awaited_fact a using (fact_id)
                    ) each
                    group by id
                  ) a
                  where a.id = f.id
                    and f.ended_on is null
                    and case when f.stands_until <= :today
                          then f.stands_until >= a.due_on
                          else a.late_since is not null end
                    and g.rule_id = f.rule_id
                    and p.person_id = f.person_id
                    and (g.until_age is null or needs.past_ages_on(p.born_on, g.until_age, g.until_school_leaving) > :today)
                    and not exists (select from found_now n where n.found_id = f.id)
                    and not exists (select from touched t where t.found_id = f.id)
                  returning f.id
                )
                insert into found_now (found_id) select id from kept
                """).param("today", today).update();
    }

    private long endTheRest(LocalDate today) {
        return jdbc.sql("""
                update needs.found f
                set ended_on = :today, unconfirmed_since = null,
                    ended_why = case
                      when p.id is null then 'the records are no longer theirs'
                      when p.died_on is not null then 'died'
                      when g.rule_id is null and not exists (select from running where name = r.name)
                        then 'the rule was switched off'
                      when g.rule_id is null then 'the rule changed'
                      when needs.past_ages_on(p.born_on, g.until_age, g.until_school_leaving) <= :today then 'past its ages'
                      when f.stands_until <= :today then 'its time ran out'
                      else 'its facts say so'
                    end
                from needs.found before
                join needs.rule r on r.id = before.rule_id
                left join running g on g.rule_id = r.id
                left join families.person p on p.id = before.person_id
                where before.id = f.id
                  and f.ended_on is null
                  and not exists (select from found_now n where n.found_id = f.id)
                  and not exists (select from touched t where t.found_id = f.id)
                """).param("today", today).update();
    }

    /// Tells whoever leads the help, of the child before that of the family; of what its sources pass on to them,
    /// whoever takes part in it; else the child's school where it recorded all of the evidence itself. Nobody is
    /// told whose role a source does not name. Where nobody can be told, it is told to nobody by name, and is the
    /// zone manager's where that role may know. Who leads in a family stands to its children as their lead.
    /// What was found while a source was late is told when it is first confirmed.
    private long alert(LocalDate today) {
        return jdbc.sql("""
                insert into needs.alert (id, found_id, person_id, for_email, for_setting, raised_on)
                select gen_random_uuid(), f.id, f.person_id, worker.email,
                  case when worker.email is null and school.may_know then p.setting_code end, :today
                from needs.found f
                join touched t on t.found_id = f.id
                join running g on g.rule_id = f.rule_id
                join families.person p on p.id = f.person_id
                left join lateral (
                  select h.email
                  from (
                    select f.person_id, true as own
                    union all
                    select theirs.person_id, false
                    from families.family_member m
                    join families.family_member theirs on theirs.family_id = m.family_id and theirs.main
                    where m.person_id = f.person_id and m.part = 'child'
                  ) family
                  join families.helper h using (person_id)
                  left join access.account_holder a on a.holder = 'worker:' || h.email
                  where h.email is not null
                    and (h.relation = 'lead' or f.sources <@ :passed_on::text[] and f.kinds <@ :kinds_of_helpers::text[])
                    and (a.role is null
                      or a.role = 'practitioner' and f.sources <@ :practitioners::text[]
                      or a.role = 'zone-manager' and f.sources <@ :managers::text[])
                  order by h.relation = 'lead' desc, family.own desc, h.from_on desc nulls last, h.email
                  limit 1
                ) worker on true
                cross join lateral (
                  select coalesce(f.kinds = array['education'] and f.settings = array[p.setting_code], false) as may_know
                ) school
                where t.confirmed
                  and f.since >= f.found_on - g.alert_days
                on conflict (found_id) do nothing
                """)
                .param("today", today)
                .param("passed_on", Texts.of(audiences.alertingHelpers()))
                .param("kinds_of_helpers", kindsOfHelpers())
                .param("practitioners", Texts.of(audiences.of(Role.PRACTITIONER)))
                .param("managers", Texts.of(audiences.of(Role.ZONE_MANAGER)))
                .update();
    }

    /// What a practitioner who takes part in the help may read.
    private String[] kindsOfHelpers() {
        return Stream.of(KindOfData.values())
                .filter(kind -> access.relations(Role.PRACTITIONER, kind).contains(Relation.INVOLVED))
                .map(KindOfData::word)
                .toArray(String[]::new);
    }

    private NeedsFound counted(int rules, NeedsFound.Changes changes, long alerts, String digest) {
        var counts = jdbc.sql("""
                select count(*) as needs, count(distinct person_id) as people, count(unconfirmed_since) as unconfirmed
                from needs.found
                where ended_on is null
                """).query(Counts.class).single();
        return new NeedsFound(rules, counts.needs(), counts.people(), changes, counts.unconfirmed(), alerts, digest);
    }

    private record Counts(long needs, long people, long unconfirmed) {}
}
