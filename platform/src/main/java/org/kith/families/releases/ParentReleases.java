package org.kith.families.releases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.database.Plans;
import org.kith.database.Texts;
import org.kith.families.facts.Told;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What workers released to parents. The words of a release are kept as they were; whether its parent may still see
/// them is asked anew each time, of what partners' files say now. Who may release and see what is for
/// [ParentReleaseOpening].
@Repository
public class ParentReleases {

    /// Whether the parent of a release `r` may be shown anything about its child now.
    private static final String RECEIVES = """
            exists (
              select
              from access.account me
              join access.standing g on g.holder = 'user:' || me.id and g.relation = 'parent' and g.person_id = r.child_id
              where me.person_id = r.parent_id
                and me.role = 'parent'
                and me.closed_at is null
                and me.suspended_at is null)
            and not families.kept_apart(r.child_id, r.parent_id)
            """;

    private static final String SELECT = """
            select r.id, r.child_id, r.parent_id, r.topics, r.reason, r.until_on, r.by_name, r.released_at, r.ended_at,
              r.ended_by_name,
              case
                when r.ended is not null then r.ended
                when r.until_on < :today then 'ran-out'
                when (
            """ + RECEIVES + """
                ) then 'shown'
                else 'silent'
              end as state
            from families.parent_release r
            """;

    /// Of a life that ended in an adoption no register tells, whatever was released in it.
    private static final String NOT_SEALED = """
            not exists (
              select
              from matching.sealed_record s
              join matching.member m on m.record_id = s.record_id
              where m.person_id = r.child_id)
            and not exists (
              select
              from families.parent_release_line l
              join matching.sealed_record s on s.record_id = any(l.record_ids)
              where l.release_id = r.id)
            """;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final InstantSource clock;

    ParentReleases(JdbcClient jdbc, Plans plans, InstantSource clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.clock = clock;
    }

    /// Those of the parents to whom something about the child may be shown here.
    Set<PersonId> receivers(PersonId child, Collection<PersonId> parents) {
        return jdbc.sql("""
                select r.parent_id
                from (select :child::uuid as child_id, p as parent_id from unnest(:parents::uuid[]) p offset 0) r
                where
                """ + RECEIVES)
                .param("child", child.value())
                .param("parents", Texts.of(parents))
                .query((row, _) -> new PersonId(row.getObject("parent_id", UUID.class)))
                .set();
    }

    /// Those of the children about whom something may be shown to the viewer, their parent. For ten children the
    /// planner would look through all relationships there are; no parent has so many.
    Set<PersonId> shownAtAll(Collection<UUID> children, Viewer viewer) {
        return plans.anew(() -> jdbc.sql("""
                select r.child_id
                from (
                  select c as child_id, a.person_id as parent_id
                  from unnest(:children::uuid[]) c
                  join access.account a on a.id = :viewer and a.person_id is not null
                  offset 0) r
                where
                """ + RECEIVES)
                .param("children", Texts.of(children))
                .param("viewer", viewer.id().value())
                .query((row, _) -> new PersonId(row.getObject("child_id", UUID.class)))
                .set());
    }

    public Optional<ParentRelease> find(UUID id) {
        return today(jdbc.sql(SELECT + "where r.id = :id").param("id", id))
                .query((row, _) -> release(row))
                .optional();
    }

    /// Those about the children that nobody has ended, also those that ran out.
    List<ParentRelease> about(Collection<PersonId> children) {
        return today(jdbc.sql(SELECT + """
                where r.child_id = any(:children::uuid[])
                  and r.ended is null
                order by r.released_at, r.id
                """).param("children", Texts.of(children)))
                .query((row, _) -> release(row))
                .list();
    }

    /// Every release but those about a sealed life, the newest first.
    List<ParentRelease> newest(int most) {
        return today(jdbc.sql(SELECT + "where " + NOT_SEALED + "order by r.released_at desc, r.id limit :most")
                        .param("most", most))
                .query((row, _) -> release(row))
                .list();
    }

    /// How many of them stand.
    int standing() {
        return today(jdbc.sql("""
                select count(*)
                from families.parent_release r
                where r.ended is null
                  and r.until_on >= :today
                  and
                """ + NOT_SEALED)).query(Integer.class).single();
    }

    /// What stands for the viewer, a parent, about these children. A worker whose name would endanger somebody is not
    /// named.
    List<ParentRelease> standingFor(Viewer viewer, Collection<PersonId> children) {
        return today(jdbc.sql("""
                select r.id, r.child_id, r.parent_id, r.topics, '' as reason, r.until_on,
                  case when d.discreet then 'Somebody who helps you' else r.by_name end as by_name, r.released_at,
                  r.ended_at, r.ended_by_name, 'shown' as state
                from families.parent_release r
                join access.account me on me.id = :viewer and me.person_id = r.parent_id
                left join access.account d on d.id = r.by_account
                where r.child_id = any(:children::uuid[])
                  and r.ended is null
                  and r.until_on >= :today
                """).param("viewer", viewer.id().value()).param("children", Texts.of(children)))
                .query((row, _) -> release(row))
                .list();
    }

    /// Lines of releases as far as they may still be shown: each record is surely the child's, each fact is still kept,
    /// the source is one of these, and where the child is may be told.
    ///
    /// @param sources that may be passed on to parents today
    /// @param leads sources of which it may be passed on who leads the help
    Map<UUID, List<ReleasedLine>> lines(Collection<UUID> releases, String[] sources, String[] leads) {
        var lines = new HashMap<UUID, List<ReleasedLine>>();
        jdbc.sql("""
                select l.release_id, l.topic, l.said_on, l.words, l.names_place, s.name, s.title, l.received_on, l.fact_ids,
                  l.record_ids,
                  exists (
                    select from partners.fact f where f.id = any(l.fact_ids) and f.withdrawn_delivery_id is not null)
                  or (l.topic = 'who-helps'
                    and not exists (select from families.helper h where h.fact_id = any(l.fact_ids))) as changed
                from families.parent_release r
                join families.parent_release_line l on l.release_id = r.id
                join partners.source s on s.id = l.source_id
                join families.person c on c.id = r.child_id
                where r.id = any(:releases::uuid[])
                  and (s.name = any(:sources)
                    or (s.name = any(:leads)
                      and l.topic = 'who-helps'
                      and exists (
                        select
                        from families.helper h
                        where h.person_id = r.child_id and h.relation = 'lead' and h.fact_id = any(l.fact_ids))))
                  and not (l.names_place and c.shielded)
                  and cardinality(l.fact_ids) = (
                    select count(*)
                    from partners.fact f
                    where f.id = any(l.fact_ids) and f.record_id = any(l.record_ids))
                  and cardinality(l.record_ids) = (
                    select count(*)
                    from families.sure_record o
                    where o.record_id = any(l.record_ids) and o.person_id = r.child_id)
                  and not exists (
                    select
                    from families.helper h
                    join access.account d on d.worker_email = h.email
                    where d.discreet and l.topic = 'who-helps' and h.fact_id = any(l.fact_ids))
                order by l.release_id, l.place
                """)
                .param("releases", Texts.of(releases))
                .param("sources", sources)
                .param("leads", leads)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("release_id", UUID.class), _ -> new ArrayList<>())
                            .add(line(row));
                });
        return lines;
    }

    /// Records that are surely the child's.
    Set<Integer> sureRecords(PersonId child) {
        return jdbc.sql("select record_id from families.sure_record where person_id = :child")
                .param("child", child.value())
                .query(Integer.class)
                .set();
    }

    /// Who helps the child, one line each, by sources of these; of two parts that somebody has, the closer. Nobody is
    /// told of a worker whose name would endanger somebody, and of somebody shielded not for whom they work:
    /// a team is called by its zone.
    List<ReleasedLine> helpers(PersonId child, String[] sources, String[] leads) {
        var helpers = new LinkedHashMap<String, ReleasedLine>();
        jdbc.sql("""
                select 'who-helps' as topic, coalesce(h.from_on, d.received_on) as said_on, h.relation, h.phone,
                  case when p.shielded and h.name = h.agency then 'A ' || h.role else h.name end as worker,
                  case when p.shielded and h.name = h.agency then '' else h.role end as role,
                  case when not p.shielded then coalesce(o.name, h.agency) end as agency, s.name, s.title,
                  d.received_on, array[f.id] as fact_ids, array[f.record_id] as record_ids, false as changed
                from families.helper h
                join families.person p on p.id = h.person_id
                left join partners.organisation o on o.code = h.agency
                join partners.fact f on f.id = h.fact_id
                join partners.record c on c.id = f.record_id
                join partners.source s on s.id = c.source_id
                join partners.delivery d on d.id = f.delivery_id
                where h.person_id = :child
                  and (s.name = any(:sources) or (s.name = any(:leads) and h.relation = 'lead'))
                  and not exists (select from access.account q where q.worker_email = h.email and q.discreet)
                order by h.relation = 'involved', s.name = any(:sources) desc, h.from_on desc nulls last, h.name
                """)
                .param("child", child.value())
                .param("sources", sources)
                .param("leads", leads)
                .query(row -> {
                    helpers.putIfAbsent(
                            row.getString("worker"),
                            new ReleasedLine(
                                    Topic.WHO_HELPS,
                                    row.getObject("said_on", LocalDate.class),
                                    helper(row),
                                    row.getString("agency") != null,
                                    row.getString("title"),
                                    row.getObject("received_on", LocalDate.class),
                                    behind(row),
                                    false));
                });
        return List.copyOf(helpers.values());
    }

    /// Releases lines to a parent, in place of what stood for them before.
    ///
    /// @param seen the release that the viewer had before them; null where there was none
    /// @return its id
    /// @throws ReleaseMovedOn when another stands by now
    /// @throws NotToBeReleased when nothing may be shown to the parent by now
    @Transactional
    UUID release(
            PersonId child,
            PersonId parent,
            @Nullable UUID seen,
            List<ReleasedLine> lines,
            String reason,
            LocalDate untilOn,
            Viewer viewer) {
        // Two who release to one parent at once wait for each other
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:pair, 4)) is null")
                .param("pair", child + " " + parent)
                .query(Boolean.class)
                .single();
        if (!receivers(child, List.of(parent)).contains(parent)) {
            throw new NotToBeReleased();
        }
        var before = jdbc.sql("""
                select id
                from families.parent_release
                where child_id = :child and parent_id = :parent and ended is null
                """)
                .param("child", child.value())
                .param("parent", parent.value())
                .query(UUID.class)
                .optional()
                .orElse(null);
        if (before == null ? seen != null : !before.equals(seen)) {
            throw new ReleaseMovedOn();
        }
        if (before != null) {
            end(before, "replaced", viewer);
        }
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into families.parent_release
                  (id, child_id, parent_id, topics, reason, until_on, by_account, by_name, released_at)
                values (:id, :child, :parent, :topics, :reason, :until, :by, :name, :now)
                """)
                .param("id", id)
                .param("child", child.value())
                .param("parent", parent.value())
                .param(
                        "topics",
                        lines.stream()
                                .map(line -> line.topic().word())
                                .distinct()
                                .toArray(String[]::new))
                .param("reason", reason)
                .param("until", untilOn)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("now", now())
                .update();
        int place = 0;
        for (var line : lines) {
            keep(id, ++place, line);
        }
        return id;
    }

    private void keep(UUID release, int place, ReleasedLine line) {
        jdbc.sql("""
                insert into families.parent_release_line
                  (release_id, place, topic, said_on, words, names_place, source_id, received_on, fact_ids, record_ids)
                values (:release, :place, :topic, :on, :words, :names_place, (select id from partners.source where name = :source),
                  :received_on, :facts::bigint[], :records::int[])
                """)
                .param("release", release)
                .param("place", place)
                .param("topic", line.topic().word())
                .param("on", line.on())
                .param("words", line.words())
                .param("names_place", line.namesPlace())
                .param("source", line.behind().source())
                .param("received_on", line.receivedOn())
                .param("facts", Texts.of(line.behind().facts()))
                .param("records", Texts.of(line.behind().records()))
                .update();
    }

    /// Takes a release back. Said again, it changes nothing.
    ///
    /// @throws ReleaseMovedOn when another took its place: that one stands until it is taken back itself
    @Transactional
    void takeBack(UUID id, Viewer viewer) {
        if (end(id, "taken-back", viewer) == 0
                && find(id).map(ParentRelease::state)
                        .filter(ParentRelease.State.REPLACED::equals)
                        .isPresent()) {
            throw new ReleaseMovedOn();
        }
    }

    private int end(UUID id, String how, Viewer viewer) {
        return jdbc.sql("""
                update families.parent_release
                set ended = :how, ended_at = :now, ended_by = :by, ended_by_name = :name
                where id = :id
                  and ended is null
                """)
                .param("how", how)
                .param("now", now())
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("id", id)
                .update();
    }

    private static ParentRelease release(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new ParentRelease(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("child_id", UUID.class)),
                new PersonId(row.getObject("parent_id", UUID.class)),
                Arrays.stream((String[]) row.getArray("topics").getArray())
                        .map(Topic::of)
                        .toList(),
                new ParentRelease.Given(
                        row.getString("by_name"),
                        row.getTimestamp("released_at").toInstant(),
                        row.getString("reason"),
                        row.getObject("until_on", LocalDate.class)),
                ParentRelease.State.of(row.getString("state")),
                ended == null ? null : new ParentRelease.Ended(row.getString("ended_by_name"), ended.toInstant()));
    }

    private static ReleasedLine line(ResultSet row) throws SQLException {
        return new ReleasedLine(
                Topic.of(row.getString("topic")),
                row.getObject("said_on", LocalDate.class),
                row.getString("words"),
                row.getBoolean("names_place"),
                row.getString("title"),
                row.getObject("received_on", LocalDate.class),
                behind(row),
                row.getBoolean("changed"));
    }

    private static Told.Behind behind(ResultSet row) throws SQLException {
        return new Told.Behind(
                row.getString("name"), List.of((Long[]) row.getArray("fact_ids").getArray()), List.of((Integer[])
                        row.getArray("record_ids").getArray()));
    }

    /// "Tom Adeyemi, family support worker, Early help, 01632 960141. Leads the help."
    private static String helper(ResultSet row) throws SQLException {
        var words = new StringBuilder(row.getString("worker"));
        for (var column : List.of("role", "agency", "phone")) {
            var part = row.getString(column);
            if (part != null && !part.isBlank()) {
                words.append(", ").append(part.replaceFirst("^lead, ", ""));
            }
        }
        return words.append(row.getString("relation").equals("lead") ? ". Leads the help." : ".")
                .toString();
    }

    private JdbcClient.StatementSpec today(JdbcClient.StatementSpec asked) {
        return asked.param("today", Dates.today(clock));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
