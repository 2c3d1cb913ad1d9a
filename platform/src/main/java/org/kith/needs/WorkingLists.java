package org.kith.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.database.Remembered;
import org.kith.database.Texts;
import org.kith.database.Written;
import org.kith.families.Audience;
import org.kith.families.Families;
import org.kith.needs.rules.PublishedRules;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Working lists: the needs of those whom a viewer may meet in a list, each only where every kind
/// of data in its evidence is allowed. What is left out leaves no trace in a count.
@Repository
public final class WorkingLists {

    private static final int MOST_REMEMBERED = 300_000;
    private static final Comparator<Listed> BY_NAME = Comparator.comparing(
                    (Listed need) -> need.unit().name().toLowerCase(Locale.UK))
            .thenComparing(need -> need.unit().id().toString());

    private final JdbcClient jdbc;
    private final Access access;
    private final Audience audience;
    private final PublishedRules rules;
    private final Families families;
    private final Alerts alerts;
    private final Readings readings;
    private final InstantSource clock;
    private final Remembered<ListScope, List<Listed>> remembered;

    WorkingLists(
            JdbcClient jdbc,
            Access access,
            Audience audience,
            PublishedRules rules,
            Families families,
            Alerts alerts,
            Readings readings,
            InstantSource clock,
            Written written) {
        this.jdbc = jdbc;
        this.access = access;
        this.audience = audience;
        this.rules = rules;
        this.families = families;
        this.alerts = alerts;
        this.readings = readings;
        this.clock = clock;
        this.remembered = new Remembered<>(written, MOST_REMEMBERED, List::size);
    }

    /// The days of the first run and of the last; null before there was one.
    ///
    /// @param only whether the last run is the first, so that there is nothing to compare it with
    /// @param foundByFirst the number of the newest finding of the first run; nought before there was one
    public record Runs(@Nullable LocalDate first, @Nullable LocalDate last, boolean only, long foundByFirst) {

        /// Whether a need is new since a day: it began since then, or a run found it since then. What the very
        /// first run found is not all new.
        public boolean isNew(long found, Listed.Course course, LocalDate since) {
            return course.since().isAfter(since) || (course.foundOn().isAfter(since) && found > foundByFirst);
        }
    }

    public Runs runs() {
        return jdbc.sql("""
                select min(as_of) as first, max(as_of) as last, count(*) = 1 as only,
                  coalesce((select found_until from needs.run order by id limit 1), 0) as found_by_first
                from needs.run
                """).query(Runs.class).single();
    }

    /// The viewer's list; empty before the first run.
    ///
    /// @param since what changed is what changed after this day; null: within a month before the
    /// last run
    public Optional<WorkingList> of(Viewer viewer, @Nullable LocalDate since) {
        return read(viewer, since, Act.FIND);
    }

    /// The part of the list that the viewer may take away in a file.
    public Optional<WorkingList> toTakeAway(Viewer viewer, @Nullable LocalDate since) {
        return read(viewer, since, Act.EXPORT);
    }

    private Optional<WorkingList> read(Viewer viewer, @Nullable LocalDate since, Act act) {
        var runs = runs();
        if (runs.first() == null || runs.last() == null) {
            return Optional.empty();
        }
        var from = since == null ? runs.last().minusMonths(1) : since;
        var scope = new ListScope(
                Dates.today(clock),
                from,
                access.sight(viewer, Act.FIND),
                access.reach(viewer, act, KindOfData.WORKING_LIST),
                Set.of(audience.sources(viewer)),
                viewer.settingCode().orElse(null));
        var needs = scope.reach().passing().nobody() ? remembered.get(scope, () -> needs(scope)) : needs(scope);
        var helpers = access.reach(viewer, Act.FIND, KindOfData.WHO_HELPS);
        return Optional.of(new WorkingList(
                runs.last(),
                runs,
                from,
                needs,
                families.knownToBeHelped(viewer, helpers),
                families.helpKnownUntil().orElse(runs.last()),
                alerts.acting(helpers)));
    }

    /// Needs that stand, and those that ended after the scope's day, each once, in the order of their families' names.
    /// Every source of the evidence must name the role; what another school recorded is kept from a school.
    /// How far from home a child is placed is for those who may know where somebody shielded is.
    ///
    /// Who is on no roll counts with the school that they left, as their pyramid does; somebody shielded with none.
    ///
    /// A family's name is made of its adults' names too: whoever may not know who belongs to it reads
    /// the surnames of those whom they may meet.
    ///
    /// `mine`, of whom the viewer may know at all, is made first and whole, and what is asked of kinds and sources
    /// stands in a `case`: the planner takes it that hardly anything passes a comparison of arrays, and where it
    /// expects one row looks up thousands one by one.
    private List<Listed> needs(ListScope scope) {
        var units = new HashMap<UUID, Listed.Unit>();
        var words = new HashMap<String, String>();
        var own = scope.setting() == null ? null : placeOf(scope.setting());
        return jdbc
                .sql("""
                with may as materialized (
                  select relation, kinds::text[] as kinds
                  from unnest(:relations::text[], :kinds::text[]) as may (relation, kinds)
                ), mine as materialized (
                  select s.person_id, s.relation
                  from access.standing s
                  where s.holder = any(:holders)
                    and s.relation = any(:listed)
                ), near as materialized (
                  select f.id as found_id, f.rule_id = any(:far) as far, m.relation
                  from mine m
                  join needs.found f on f.person_id = m.person_id
                  where f.ended_on is null or f.ended_on > :since
                ), met as materialized (
                  select p.family_id, string_agg(distinct p.surname, ' and ' order by p.surname) as surnames
                  from mine m
                  join families.person p on p.id = m.person_id
                  where exists (select from may where relation = any(:listed) and not 'relationships' = any(kinds))
                  group by p.family_id
                )
                select distinct on (f.found_id) f.*,
                  coalesce(f.setting_code, case when f.pyramid is not null then (
                    select t.setting_code
                    from matching.member m
                    join partners.fact t on t.record_id = m.record_id
                    join partners.fact_kind k on k.id = t.kind
                    left join partners.setting s on s.code = t.setting_code
                    where m.person_id = f.person_id
                      and k.name = 'enrolment'
                      and t.withdrawn_delivery_id is null
                      and t.setting_code is not null
                      and least(t.ends_on, s.until_on) is not null
                    order by least(t.ends_on, s.until_on) desc, t.setting_code desc
                    limit 1) end) as school,
                  coalesce(
                    case when 'relationships' = any(may.kinds) then y.name else t.surnames end,
                    trim(coalesce(p.forename, '') || ' ' || coalesce(p.surname, ''))) as family
                from near n
                join may on may.relation = n.relation
                join needs.need_facts f on f.found_id = n.found_id
                join families.person p on p.id = f.person_id
                left join families.family y on y.id = f.family_id
                left join met t on t.family_id = f.family_id
                where case when f.kinds <@ may.kinds then coalesce(f.sources, '{}') <@ :sources::text[] end
                  and (not n.far or 'shielded' = any(may.kinds))
                  and (:setting::text is null
                    or not 'education' = any(f.kinds)
                    or 'education-elsewhere' = any(may.kinds)
                    or not exists (
                      select from needs.evidence e
                      join partners.fact t on t.id = e.fact_id
                      join partners.fact_kind k on k.id = t.kind
                      where e.found_id = f.found_id
                        and k.kind_of_data = 'education'
                        and t.setting_code is distinct from :setting))
                """)
                .param("relations", scope.sight().relations())
                .param("kinds", scope.sight().kinds())
                .param("holders", scope.sight().holders())
                .param("listed", scope.reach().relations())
                .param("since", scope.since())
                .param("sources", Texts.of(scope.sources()))
                .param("setting", scope.setting())
                .param("far", rules.tellingHowFarAway().toArray(Short[]::new))
                .query((row, _) -> listed(row, units, words, own))
                .list()
                .stream()
                .sorted(BY_NAME)
                .toList();
    }

    /// A school's place is every pupil's on its own list: who is shielded would be known by having none.
    private Listed.Place placeOf(String setting) {
        return jdbc.sql("select zone_code as zone, pyramid, code as school from partners.setting where code = ?")
                .param(setting)
                .query(Listed.Place.class)
                .optional()
                .orElse(new Listed.Place(null, null, setting));
    }

    /// @param own where everybody on the list is; null where each is in a place of theirs
    private static Listed listed(
            ResultSet row, Map<UUID, Listed.Unit> units, Map<String, String> words, Listed.@Nullable Place own)
            throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        var family = row.getObject("family_id", UUID.class);
        var name = String.valueOf(row.getString("family"));
        return new Listed(
                row.getLong("found_id"),
                words.computeIfAbsent(row.getString("rule_name"), each -> each),
                words.computeIfAbsent(row.getString("title"), each -> each),
                person,
                units.computeIfAbsent(
                        family == null ? person : family, id -> new Listed.Unit(id, family != null, name)),
                own != null
                        ? own
                        : new Listed.Place(
                                once(words, row.getString("zone_code")),
                                once(words, row.getString("pyramid")),
                                once(words, row.getString("school"))),
                new Listed.Course(
                        row.getObject("since", LocalDate.class),
                        row.getObject("found_on", LocalDate.class),
                        row.getObject("ended_on", LocalDate.class),
                        once(words, row.getString("ended_why")),
                        row.getObject("unconfirmed_since", LocalDate.class),
                        row.getObject("received_on", LocalDate.class)));
    }

    /// Thousands of needs say the same few words.
    private static @Nullable String once(Map<String, String> words, @Nullable String word) {
        return word == null ? null : words.computeIfAbsent(word, each -> each);
    }

    /// People of these families whom the viewer may meet in a list, and whether they may know who
    /// helps them.
    public Map<UUID, Boolean> met(Viewer viewer, Collection<UUID> units) {
        var ids =
                jdbc.sql("""
            select p.id
            from families.person p
            where (p.family_id = any(:units::uuid[]) or p.id = any(:units::uuid[]))
              and p.died_on is null
            """).param("units", Texts.of(units)).query(UUID.class).list();
        var met = new HashMap<UUID, Boolean>();
        access.ties(viewer, ids).forEach((id, ties) -> {
            if (ties.allow(Act.FIND, KindOfData.IDENTITY)) {
                met.put(id, ties.allow(Act.FIND, KindOfData.WHO_HELPS));
            }
        });
        return met;
    }

    /// The source behind a need of which the newest file was taken last, and when.
    public record Source(String title, LocalDate receivedOn) {}

    /// For each of these findings how new the sources of its evidence are; a need that rests on
    /// something missing has none. A source that sends changes only may have told the evidence
    /// itself long before.
    public Map<Long, Source> newest(Collection<Long> found) {
        var sources = new HashMap<Long, Source>();
        jdbc.sql("""
            with newest as (
              select source_id, max(received_on) as received_on
              from partners.delivery
              where state = 'accepted' and read > 0
              group by source_id
            )
            select distinct on (e.found_id) e.found_id, s.title, n.received_on
            from needs.evidence e
            join partners.fact t on t.id = e.fact_id
            join partners.delivery d on d.id = t.delivery_id
            join partners.source s on s.id = d.source_id
            join newest n on n.source_id = s.id
            where e.found_id = any(:found::bigint[])
            order by e.found_id, n.received_on desc, s.title
            """).param("found", Texts.of(found)).query(row -> {
            sources.put(
                    row.getLong("found_id"),
                    new Source(row.getString("title"), row.getObject("received_on", LocalDate.class)));
        });
        return sources;
    }

    /// The last day among the evidence of these findings on which help was reviewed, of those whose evidence has one.
    public Map<Long, LocalDate> reviewed(Collection<Long> found) {
        var reviewed = new HashMap<Long, LocalDate>();
        jdbc.sql("""
            select e.found_id, max(t.starts_on) as reviewed_on
            from needs.evidence e
            join partners.fact t on t.id = e.fact_id
            join partners.fact_kind k on k.id = t.kind
            where e.found_id = any(:found::bigint[])
              and k.name = 'early-help-review'
              and t.starts_on is not null
            group by e.found_id
            """).param("found", Texts.of(found)).query(row -> {
            reviewed.put(row.getLong("found_id"), row.getObject("reviewed_on", LocalDate.class));
        });
        return reviewed;
    }

    /// How the zones and schools on a list are called.
    public Map<String, String> called(Set<String> zones, Set<String> schools) {
        var names = new HashMap<String, String>();
        jdbc.sql("""
            select 'z' || code as code, name from partners.zone where code = any(:zones)
            union all
            select 's' || code, name from partners.setting where code = any(:schools)
            """)
                .param("zones", zones.toArray(String[]::new))
                .param("schools", schools.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    /// The school pyramids of a zone, by name.
    public Set<String> pyramidsOf(String zone) {
        return Set.copyOf(jdbc.sql("select distinct pyramid from partners.setting where zone_code = :zone"
                        + " and pyramid is not null")
                .param("zone", zone)
                .query(String.class)
                .list());
    }

    /// Puts on record that the viewer is shown these people in a list, or takes them away.
    public void record(Viewer viewer, Act act, Collection<UUID> people) {
        if (!people.isEmpty()) {
            readings.record(viewer, act, people, "working list of needs");
        }
    }
}
