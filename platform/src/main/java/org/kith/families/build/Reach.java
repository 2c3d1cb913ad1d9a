package org.kith.families.build;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.database.ProgramBuild;
import org.kith.database.bulk.CopyOut;
import org.kith.families.Rank;
import org.kith.partners.DeliveredSince;
import org.kith.partners.Populations;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds whom that reaches which came since the last build. All that is asked here is asked within the caller's
/// transaction.
@Repository
class Reach {

    /// So much of everybody is worked out as fast by working out everybody.
    private static final double MOST = 0.15;

    private static final String TOLD = """
            (select array_agg(id)
             from partners.fact_kind
             where name in (%s))::smallint[]
            """.formatted(Gathering.KINDS);

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DeliveredSince delivered;
    private @Nullable String program;

    Reach(JdbcOperations statements, JdbcClient jdbc, DeliveredSince delivered) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.delivered = delivered;
    }

    private record Until(int change, long changes) {}

    /// Until where everything can be seen now.
    Mark now(LocalDate today, Populations ages) {
        var places = jdbc.sql("""
                select concat_ws(' ',
                    (select max(digest) from public.published_view),
                    (select sum(hashtextextended((postcode, zone_code, area_code)::text, 0)) from partners.postcode),
                    (select sum(hashtextextended((code, pyramid)::text, 1)) from partners.area),
                    (select sum(hashtextextended((code, zone_code, pyramid, until_on)::text, 2)) from partners.setting),
                    (select sum(hashtextextended((id, name)::text, 3)) from partners.fact_kind))
                """).query(String.class).single();
        var conditions = program() + " " + ages.oldestChild() + " " + ages.oldestYoung() + " " + places;
        var until = until(Integer.MAX_VALUE);
        return new Mark(conditions, today, until.change(), until.changes(), delivered.now());
    }

    private synchronized String program() {
        if (program == null) {
            program = ProgramBuild.sum(Reach.class, "org/kith/families/");
        }
        return program;
    }

    private Until until(int change) {
        return jdbc.sql(
                        "select coalesce(max(id), 0) as change, count(*) as changes from matching.change where id <= :change")
                .param("change", change)
                .query(Until.class)
                .single();
    }

    /// Whom everything reaches that came since a build, or nothing where that cannot be told, or are too many.
    ///
    /// @param ahead homes that were made before; they are left aside where anything came since
    Optional<Reached> since(Kept before, Mark now, @Nullable HomesNow ahead) {
        var last = before.mark();
        if (!canBeTold(last, now)) {
            return Optional.empty();
        }
        touched(last, now);
        int most = (int) (MOST * before.people());
        if (isMore("touched", most)) {
            return Optional.empty();
        }
        var homes = ahead != null && ahead.isOf(last, now) ? ahead : homes(last, now);
        return reached(homes).flatMap(reached -> {
            around(reached, last.today());
            return isMore("reached", most) ? Optional.empty() : Optional.of(reached);
        });
    }

    /// Whether what came between two marks can be told apart from the rest.
    boolean canBeTold(Mark last, Mark now) {
        return last.conditions().equals(now.conditions())
                && !now.today().isBefore(last.today())
                && until(last.change()).equals(new Until(last.change(), last.changes()))
                && delivered.stands(last.moment());
    }

    private boolean isMore(String table, int most) {
        // In a small county everybody is soon reached, and soon worked out either way
        return most > 1_000
                && jdbc.sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single()
                        > most;
    }

    /// People of whom something else is said than was, or on whom a day tells differently.
    private void touched(Mark last, Mark now) {
        statements.execute("drop table if exists touched");
        statements.execute("create temporary table touched (person_id uuid primary key) on commit drop");
        jdbc.sql("""
                insert into touched
                select person_id
                from matching.membership
                where since_change > :change or until_change > :change
                on conflict do nothing
                """).param("change", last.change()).update();
        jdbc.sql("""
                insert into touched
                with news as (
                  select record_id, null::int as other_record_id from partners.identity where delivery_id > :last
                  union all
                  select record_id, other_record_id
                  from partners.fact
                  where delivery_id > :last and kind = any(%1$s)
                  union all
                  select record_id, other_record_id
                  from partners.fact
                  where withdrawn_delivery_id > :last and kind = any(%1$s)
                  union all
                  select f.record_id, f.other_record_id
                  from partners.waiting_row w
                  join partners.fact f on f.delivery_id = w.delivery_id and f.line = w.line
                  where w.resolved_delivery_id > :last
                )
                select m.person_id
                from news n
                join matching.member m on m.record_id in (n.record_id, n.other_record_id)
                on conflict do nothing
                """.formatted(TOLD))
                .param("last", DeliveredSince.last(last.moment()))
                .update();
        statements.execute("""
                insert into touched
                select person_id from (table guarded_now except table families.guarded) as comes
                union
                select person_id from (table families.guarded except table guarded_now) as goes
                on conflict do nothing
                """);
        if (now.today().isAfter(last.today())) {
            daysPassed(last.today(), now);
        }
        statements.execute("analyze touched");
    }

    /// Whoever is older than children are since, those of whom something began or ended, and pupils of schools that
    /// closed.
    private void daysPassed(LocalDate from, Mark now) {
        var ages = now.conditions().split(" ");
        for (int age : new int[] {Integer.parseInt(ages[1]), Integer.parseInt(ages[2])}) {
            jdbc.sql("""
                    insert into touched
                    select id
                    from families.person
                    where born_on > :from and born_on <= :until
                    on conflict do nothing
                    """)
                    .param("from", from.minusYears(1 + age))
                    .param("until", now.today().minusYears(1 + age))
                    .update();
        }
        jdbc.sql("""
                insert into touched
                select m.person_id
                from partners.fact f
                join matching.member m on m.record_id in (f.record_id, f.other_record_id)
                where f.kind = any(%s)
                  and f.kind <> 2
                  and f.withdrawn_delivery_id is null
                  and (f.starts_on > :from and f.starts_on <= :until or f.ends_on > :from and f.ends_on <= :until)
                on conflict do nothing
                """.formatted(TOLD))
                .param("from", from)
                .param("until", now.today())
                .update();
        jdbc.sql("""
                insert into touched
                select p.id
                from families.person p
                join partners.setting s on s.code in (p.setting_code, p.also_setting_code)
                where s.until_on > :from
                  and s.until_on <= :until
                on conflict do nothing
                """).param("from", from).param("until", now.today()).update();
    }

    /// All homes as they are, of which anything may be said differently than at a build before.
    HomesNow homes(Mark last, Mark now) {
        var homes = new Homes();
        var known = new KnownSpellings();
        CopyOut.each(
                statements,
                "select address, postcode, property, times, coalesce(home_id, 0), row_hash from families.spelling",
                row -> known.add(
                        homes.known(new Homes.Spelling(row.said(1), row.said(2), row.number8(3)), row.number4(4)),
                        row.number4(4),
                        row.number4(5),
                        row.number8(6)));
        jdbc.sql("""
                select i.address, i.postcode, coalesce(i.uprn, 0)
                from partners.identity i
                join partners.record r on r.id = i.record_id
                join partners.source s on s.id = r.source_id
                where i.delivery_id > :last
                  and i.delivery_id <= :now
                  and s.name <> all(:discreet)
                """)
                .param("last", DeliveredSince.last(last.moment()))
                .param("now", DeliveredSince.last(now.moment()))
                .param("discreet", Rank.discreet().toArray(String[]::new))
                .query(row -> {
                    int spelling = homes.spelling(row.getString(1), homes.postcode(row.getString(2)), row.getLong(3));
                    if (spelling != Homes.NONE) {
                        homes.said(spelling);
                    }
                });
        homes.make();
        homes.number(before());
        return new HomesNow(homes, known, last.moment(), now.moment());
    }

    /// Those of which anything is said differently. Whoever lives or lived in a home that an address no longer means,
    /// or newly means, is touched too.
    private Optional<Reached> reached(HomesNow now) {
        var homes = now.homes();
        var known = now.known();
        int[] changed = IntStream.range(0, homes.spellings())
                .filter(spelling -> known.differs(homes, spelling))
                .toArray();
        var reached = new BitSet();
        var moved = new BitSet();
        for (int spelling : changed) {
            int was = known.home(spelling);
            int is = KnownSpellings.id(homes, spelling);
            if (known.holds(spelling) && was != is) {
                if (was == 0) {
                    return Optional.empty(); // nobody can be found by a home that nobody had
                }
                moved.set(was);
            }
            reached.set(was);
            reached.set(is);
        }
        reached.clear(0);
        jdbc.sql("""
                insert into touched
                select person_id from families.residence where home_id = any(:moved)
                on conflict do nothing
                """)
                .param("moved", moved.stream().boxed().toArray(Integer[]::new))
                .update();
        return Optional.of(new Reached(homes, reached, changed, known.hashes(changed)));
    }

    private Map<String, Integer> before() {
        var homes = new HashMap<String, Integer>();
        CopyOut.each(statements, "select key, id from families.home", row -> homes.put(row.said(1), row.number4(2)));
        return homes;
    }

    /// Everybody with whom those who are touched live or lived at last, are of one family, or may be, now that
    /// something is new.
    private void around(Reached reached, LocalDate last) {
        livedIn(reached);
        for (var table :
                new String[] {"reached_node", "reached", "reached_home", "reached_family", "gathered_record"}) {
            statements.execute("drop table if exists " + table);
        }
        // The planner takes them for millions, and all the room that it may have for so many would be cleared at once
        statements.execute("set local work_mem = '1MB'");
        jdbc.sql("""
                create temporary table reached_node on commit drop as
                with recursive own as materialized (
                  select m.record_id, m.person_id from touched t join matching.member m on m.person_id = t.person_id
                ), node (kind, id, home_id) as (
                  (select 'person', person_id, null::int from touched
                  union
                  select 'home', null, unnest(:homes::int[])
                  union
                  select 'person', other_person_id, null
                  from families.relationship where one_person_id in (select person_id from touched)
                  union
                  select 'person', one_person_id, null
                  from families.relationship where other_person_id in (select person_id from touched)
                  union
                  select 'person', m.person_id, null
                  from own
                  join partners.fact f on f.record_id = own.record_id
                  join matching.member m on m.record_id = f.other_record_id
                  where f.kind = any(%1$s) and f.withdrawn_delivery_id is null
                  union
                  select 'person', m.person_id, null
                  from own
                  join partners.fact f on f.other_record_id = own.record_id
                  join matching.member m on m.record_id = f.record_id
                  where f.kind = any(%1$s) and f.withdrawn_delivery_id is null)
                  union
                  select beside.*
                  from node
                  cross join lateral (
                    select 'home', null::uuid, r.home_id
                    from families.residence r
                    where node.kind = 'person' and r.person_id = node.id and r.until_on is null
                    union all
                    select 'person', r.person_id, null
                    from families.residence r
                    where node.kind = 'home' and r.home_id = node.home_id and r.until_on is null
                    union all
                    select 'family', m.family_id, null
                    from families.family_member m
                    where node.kind = 'person' and m.person_id = node.id
                    union all
                    select 'person', m.person_id, null
                    from families.family_member m
                    where node.kind = 'family' and m.family_id = node.id
                    union all
                    select 'person', r.other_person_id, null
                    from families.relationship r
                    join families.person one on one.id = r.one_person_id
                    join families.person other on other.id = r.other_person_id
                    where node.kind = 'person'
                      and r.one_person_id = node.id
                      and (one.home_id is null or other.home_id is null
                        or (r.together_on is not null and one.home_id <> other.home_id))
                      and (r.until_on is null or r.until_on > :last)
                    union all
                    select 'person', r.one_person_id, null
                    from families.relationship r
                    join families.person one on one.id = r.one_person_id
                    join families.person other on other.id = r.other_person_id
                    where node.kind = 'person'
                      and r.other_person_id = node.id
                      and (one.home_id is null or other.home_id is null
                        or (r.together_on is not null and one.home_id <> other.home_id))
                      and (r.until_on is null or r.until_on > :last)
                  ) beside
                )
                select * from node
                """.formatted(TOLD))
                .param("homes", reached.homes().stream().boxed().toArray(Integer[]::new))
                .param("last", last)
                .update();
        statements.execute("set local work_mem to default");
        create("reached", "select id from reached_node where kind = 'person'");
        create("reached_home", "select home_id as id from reached_node where kind = 'home'");
        create("reached_family", "select id from reached_node where kind = 'family'");
        // A sealed life is nowhere, but where it was lived may not be told either
        create("gathered_record", """
                select record_id
                from matching.member
                where person_id in (
                  select id from reached
                  union
                  select person_id from guarded_now where sealed and confidential)
                """);
        CopyOut.each(
                statements,
                "select id from reached_home",
                row -> reached.homes().set(row.number4(1)));
    }

    /// Adds the homes where those who are touched live now. Of a sealed life nothing is kept by which to know where
    /// it was lived before: all of its homes are taken.
    private void livedIn(Reached reached) {
        var homes = reached.all();
        CopyOut.each(statements, """
                select i.address, i.postcode, coalesce(i.uprn, 0)
                from touched t
                join matching.member m on m.person_id = t.person_id
                join partners.identity i on i.record_id = m.record_id
                where i.until_on is null
                  or t.person_id in (select person_id from guarded_now where sealed)
                """, row -> {
            int spelling = homes.spelling(row.text(1), homes.postcode(row.text(2)), row.number8(3));
            if (spelling != Homes.NONE && homes.of(spelling) != Homes.NONE) {
                reached.homes().set(homes.id(homes.of(spelling)));
            }
        });
    }

    private void create(String table, String query) {
        statements.execute("create temporary table " + table + " on commit drop as " + query);
        statements.execute("analyze " + table);
    }
}
