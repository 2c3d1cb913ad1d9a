package org.kith.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.Families;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Working lists: the needs of those whom a viewer may meet in a list, each only where every kind
/// of data in its evidence is allowed. What is left out leaves no trace in a count.
@Repository
public final class WorkingLists {

    private static final WorkingList.Tally NOBODY = new WorkingList.Tally("", 0, 0, 0);
    private static final Comparator<WorkingList.Tally> LAST_IF_NOT_KNOWN = Comparator.comparing(
                    (WorkingList.Tally tally) -> tally.code().equals(Choice.NO_PLACE))
            .thenComparing(WorkingList.Tally::code);

    private final JdbcClient jdbc;
    private final Access access;
    private final Audience audience;
    private final Families families;
    private final Readings readings;

    WorkingLists(JdbcClient jdbc, Access access, Audience audience, Families families, Readings readings) {
        this.jdbc = jdbc;
        this.access = access;
        this.audience = audience;
        this.families = families;
        this.readings = readings;
    }

    /// The days of the first run and of the last; null before there was one.
    public record Runs(@Nullable LocalDate first, @Nullable LocalDate last) {

        /// Whether a need is new since a day. What the very first run found is not all new.
        public boolean isNew(Listed.Course course, LocalDate since) {
            return first != null && Choice.isNew(course, since, first);
        }
    }

    public Runs runs() {
        return jdbc.sql("select min(as_of) as first, max(as_of) as last from needs.run")
                .query(Runs.class)
                .single();
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
        var scope = new ListScope(
                runs.last(),
                runs.first(),
                since == null ? runs.last().minusMonths(1) : since,
                access.sight(viewer, Act.FIND),
                access.reach(viewer, act, KindOfData.WORKING_LIST).relations(),
                audience.sources(viewer),
                viewer.settingCode().orElse(null));
        return Optional.of(new WorkingList(this, scope, viewer));
    }

    Set<UUID> helped(Viewer viewer) {
        return families.knownToBeHelped(viewer, access.reach(viewer, Act.FIND, KindOfData.WHO_HELPS));
    }

    /// A page of the list with its counts, by one statement: who may see what is worked out once. A row is a number
    /// of the counts, or a need of the page's families. Past the last page it is the last.
    private static final String PAGE = ListScope.listed(ListScope.ALL) + """
            , chosen as (
              select *, coalesce(pyramid, '-') as at, coalesce(setting_code, '-') as school,
                unit_id = any(:helped::uuid[]) as is_helped
              from listed
              where (:need = '' or rule_name = :need)
                and (:zone = '' or coalesce(zone_code, '-') = :zone)
                and case :change
                  when 'new' then fresh
                  when 'ended' then not stands
                  when 'unconfirmed' then stands and unconfirmed_since is not null
                  else stands
                end
            ), fitting as materialized (
              select unit_id, max(coalesce(ended_on, since)) as newest,
                min(coalesce(pyramid, '~') || '/' || coalesce(setting_code, '~')) as place
              from chosen
              where (:pyramid = '' or at = :pyramid)
                and (:school = '' or school = :school)
                and (:help = 'any' or is_helped = (:help = 'somebody'))
              group by unit_id
            ), named as (
              select f.unit_id, f.newest, f.place,
                coalesce(y.name, trim(coalesce(p.forename, '') || ' ' || coalesce(p.surname, ''))) as family
              from fitting f
              left join families.family y on y.id = f.unit_id
              left join families.person p on p.id = f.unit_id and y.id is null
            ), page as (
              select unit_id, family, row_number() over (
                order by
                  case when :order = 'newest' then newest end desc,
                  case when :order = 'place' then place end,
                  lower(family), unit_id) as at
              from named
              order by at
              offset least(:from, greatest(0, ((select count(*) from fitting) - 1) / :most * :most))
              limit :most
            ), picked as (
              select * from listed where (unit_id in (select unit_id from page)) is true
            ), tally as (
              select 'pyramid' as what, at as code, count(distinct person_id) as children,
                count(distinct unit_id) as units, count(distinct unit_id) filter (where is_helped) as helped
              from chosen
              group by at
              union all
              select 'whole', '', count(distinct person_id), count(distinct unit_id),
                count(distinct unit_id) filter (where is_helped)
              from chosen
              union all
              select 'school', school, count(distinct person_id), count(distinct unit_id),
                count(distinct unit_id) filter (where is_helped)
              from chosen
              where :pyramid = '' or at = :pyramid
              group by school
              union all
              select 'need', rule_name, count(distinct person_id), count(distinct unit_id),
                count(distinct unit_id) filter (where unit_id = any(:helped::uuid[]))
              from listed
              where stands
              group by rule_name
              union all
              select 'rows', '', 0, count(*), 0 from fitting
              union all
              select 'any zone', coalesce(zone_code, '-'), 0, 0, 0 from listed group by 2
              union all
              select 'any pyramid', coalesce(pyramid, '-'), 0, 0, 0 from listed group by 2
              union all
              select 'any school', coalesce(setting_code, '-'), 0, 0, 0
              from listed
              where :pyramid = '' or coalesce(pyramid, '-') = :pyramid
              group by 2
              union all
              select 'title', rule_name || ' ' || min(title), 0, 0, 0 from listed group by rule_name
            )
            select t.*, 0 as at, l.*, '' as family
            from tally t
            left join listed l on false
            union all
            select 'row', '', 0, 0, 0,
              row_number() over (order by page.at, not l.stands, l.since desc, l.title, l.found_id), l.*, page.family
            from page
            join picked l on l.unit_id = page.unit_id
            order by at
            """;

    WorkingList.Sheet sheet(ListScope scope, Set<UUID> helped, Choice choice, int from, int most) {
        var codes = new HashMap<String, Set<String>>();
        var titles = new TreeMap<String, String>();
        var tallies = new HashMap<String, List<WorkingList.Tally>>();
        var units = new HashMap<UUID, Listed.Unit>();
        var rows = new LinkedHashMap<UUID, List<Listed>>();
        jdbc.sql(PAGE)
                .params(scope.parameters())
                .param("helped", Texts.of(helped))
                .param("need", choice.need())
                .param("zone", choice.zone())
                .param("pyramid", choice.pyramid())
                .param("school", choice.school())
                .param("help", word(choice.help()))
                .param("change", word(choice.change()))
                .param("order", word(choice.order()))
                .param("from", from)
                .param("most", most)
                .query(row -> {
                    var what = row.getString("what");
                    var code = row.getString("code");
                    switch (what) {
                        case "row" -> {
                            var need = listed(row, units);
                            rows.computeIfAbsent(need.unit().id(), _ -> new ArrayList<>())
                                    .add(need);
                        }
                        case "title" -> {
                            int space = code.indexOf(' ');
                            titles.put(code.substring(0, space), code.substring(space + 1));
                        }
                        case "any zone", "any pyramid", "any school" ->
                            codes.computeIfAbsent(what, _ -> new HashSet<>()).add(code);
                        default ->
                            tallies.computeIfAbsent(what, _ -> new ArrayList<>())
                                    .add(new WorkingList.Tally(
                                            code, row.getInt("children"), row.getInt("units"), row.getInt("helped")));
                    }
                });
        tallies.values().forEach(of -> of.sort(LAST_IF_NOT_KNOWN));
        return new WorkingList.Sheet(
                new WorkingList.Counts(
                        one(tallies, "rows").units(),
                        titles,
                        codes.getOrDefault("any zone", Set.of()),
                        codes.getOrDefault("any pyramid", Set.of()),
                        codes.getOrDefault("any school", Set.of()),
                        tallies.getOrDefault("pyramid", List.of()),
                        tallies.getOrDefault("school", List.of()),
                        tallies.getOrDefault("need", List.of()).stream()
                                .sorted(Comparator.comparing(tally -> titles.getOrDefault(tally.code(), "")))
                                .toList(),
                        one(tallies, "whole")),
                rows.values().stream()
                        .map(needs -> new WorkingList.Row(needs.getFirst().unit(), needs))
                        .toList());
    }

    private static WorkingList.Tally one(Map<String, List<WorkingList.Tally>> tallies, String what) {
        return tallies.getOrDefault(what, List.of(NOBODY)).getFirst();
    }

    Map<Long, Listed> needs(ListScope scope, Collection<Long> found) {
        var needs = new HashMap<Long, Listed>();
        if (!found.isEmpty()) {
            jdbc.sql(ListScope.listed(ListScope.SOME + "f.id = any(:found::bigint[])") + """
                    select l.*,
                      coalesce(y.name, trim(coalesce(p.forename, '') || ' ' || coalesce(p.surname, ''))) as family
                    from listed l
                    join families.person p on p.id = l.person_id
                    left join families.family y on y.id = l.family_id
                    """)
                    .params(scope.parameters())
                    .param("found", Texts.of(found))
                    .query(row -> {
                        var need = listed(row, new HashMap<>());
                        needs.put(need.found(), need);
                    });
        }
        return needs;
    }

    /// What changed by pyramid, and the newest needs of each course, by one statement as [#PAGE].
    private static final String NEWS = ListScope.listed(ListScope.ALL) + """
            , tally as (
              select 'change' as what, case when grouping(place) = 1 then '' else place end as code,
                row_number() over (order by grouping(place), place = '-', place) as at,
                count(distinct unit_id) filter (where fresh) as fresh_units,
                count(distinct unit_id) filter (where not stands) as ended_units,
                count(distinct unit_id) filter (where stands) as standing_units,
                count(distinct unit_id) filter (where stands and unit_id = any(:helped::uuid[])) as helped_units,
                count(distinct unit_id) filter (where stands and unconfirmed_since is not null) as unconfirmed_units,
                count(*) filter (where fresh) as fresh_needs,
                count(*) filter (where not stands) as ended_needs,
                count(*) filter (where stands) as standing_needs
              from (select *, coalesce(pyramid, '-') as place from listed) l
              group by grouping sets ((place), ())
            ), newest as (
              select l.*, is_of.course, row_number() over (
                partition by is_of.course
                order by
                  case is_of.course when 'new' then l.found_on when 'ended' then l.ended_on end desc,
                  l.since desc, l.found_id) as at
              from listed l
              cross join lateral (
                values ('new', l.fresh), ('ended', not l.stands), ('stands', l.stands)) as is_of (course, so)
              where is_of.so and :most > 0
            )
            select t.*, l.*, '' as family
            from tally t
            left join listed l on false
            union all
            select n.course, '', n.at, 0, 0, 0, 0, 0, 0, 0, 0, l.*,
              coalesce(y.name, trim(coalesce(p.forename, '') || ' ' || coalesce(p.surname, '')))
            from newest n
            join listed l on l.found_id = n.found_id
            join families.person p on p.id = l.person_id
            left join families.family y on y.id = l.family_id
            where n.at <= :most
            order by at
            """;

    WorkingList.News news(ListScope scope, Set<UUID> helped, int most) {
        var changes = new ArrayList<WorkingList.Change>();
        var newest = new HashMap<String, List<Listed>>();
        var all = new HashMap<String, Integer>();
        var units = new HashMap<UUID, Listed.Unit>();
        jdbc.sql(NEWS)
                .params(scope.parameters())
                .param("helped", Texts.of(helped))
                .param("most", most)
                .query(row -> {
                    var what = row.getString("what");
                    if (!what.equals("change")) {
                        newest.computeIfAbsent(what, _ -> new ArrayList<>()).add(listed(row, units));
                        return;
                    }
                    changes.add(new WorkingList.Change(
                            row.getString("code"),
                            row.getInt("fresh_units"),
                            row.getInt("ended_units"),
                            row.getInt("standing_units"),
                            row.getInt("helped_units"),
                            row.getInt("unconfirmed_units")));
                    // The last is of all together
                    all.put("new", row.getInt("fresh_needs"));
                    all.put("ended", row.getInt("ended_needs"));
                    all.put("stands", row.getInt("standing_needs"));
                });
        return new WorkingList.News(
                changes, some("new", all, newest), some("ended", all, newest), some("stands", all, newest));
    }

    private static WorkingList.Some some(String course, Map<String, Integer> all, Map<String, List<Listed>> newest) {
        return new WorkingList.Some(all.getOrDefault(course, 0), newest.getOrDefault(course, List.of()));
    }

    private static Listed listed(ResultSet row, Map<UUID, Listed.Unit> units) throws SQLException {
        var unit = row.getObject("unit_id", UUID.class);
        var family = row.getObject("family_id", UUID.class);
        var name = String.valueOf(row.getString("family"));
        return new Listed(
                row.getLong("found_id"),
                row.getString("rule_name"),
                row.getString("title"),
                row.getObject("person_id", UUID.class),
                units.computeIfAbsent(unit, id -> new Listed.Unit(id, family != null, name)),
                new Listed.Place(row.getString("zone_code"), row.getString("pyramid"), row.getString("setting_code")),
                new Listed.Course(
                        row.getObject("since", LocalDate.class),
                        row.getObject("found_on", LocalDate.class),
                        row.getObject("ended_on", LocalDate.class),
                        row.getObject("unconfirmed_since", LocalDate.class),
                        row.getObject("received_on", LocalDate.class)));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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

    /// The newest source behind a need.
    public record Source(String title, LocalDate receivedOn) {}

    /// For each of these findings the source of its newest evidence; a need that rests on
    /// something missing has none.
    public Map<Long, Source> newest(Collection<Long> found) {
        var sources = new HashMap<Long, Source>();
        jdbc.sql("""
            select distinct on (e.found_id) e.found_id, s.title, d.received_on
            from needs.evidence e
            join partners.fact t on t.id = e.fact_id
            join partners.delivery d on d.id = t.delivery_id
            join partners.source s on s.id = d.source_id
            where e.found_id = any(:found::bigint[])
            order by e.found_id, d.received_on desc, s.title
            """)
                .param("found", found.stream().map(String::valueOf).toArray(String[]::new))
                .query(row -> {
                    sources.put(
                            row.getLong("found_id"),
                            new Source(row.getString("title"), row.getObject("received_on", LocalDate.class)));
                });
        return sources;
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
