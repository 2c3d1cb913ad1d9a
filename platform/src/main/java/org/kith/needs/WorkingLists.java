package org.kith.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.Families;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Working lists: the needs of those whom a viewer may meet in a list, each only where every kind
/// of data in its evidence is allowed. What is left out leaves no trace in a count.
@Repository
public final class WorkingLists {

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
        var changed = since == null ? runs.last().minusMonths(1) : since;
        return Optional.of(new WorkingList(
                runs.last(),
                runs.first(),
                changed,
                needs(viewer, changed, act),
                families.knownToBeHelped(viewer, access.reach(viewer, Act.FIND, KindOfData.WHO_HELPS))));
    }

    private List<Listed> needs(Viewer viewer, LocalDate since, Act act) {
        var sight = access.sight(viewer, Act.FIND);
        var list = access.reach(viewer, act, KindOfData.WORKING_LIST);
        if (sight.nothing() || list.nobody()) {
            return List.of();
        }
        var units = new HashMap<UUID, Listed.Unit>();
        var places = new HashMap<Listed.Place, Listed.Place>();
        var needs = new LinkedHashMap<Long, Listed>();
        // Every source of the evidence must name the role; and what another school recorded is kept from a school
        jdbc.sql("""
            select f.found_id, f.rule_name, f.title, f.person_id, f.zone_code, f.pyramid, f.setting_code, f.since, f.found_on,
              f.ended_on, f.unconfirmed_since, f.received_on, p.family_id, y.name as family, p.forename, p.surname
            from access.standing s
            join unnest(:relations::text[], :kinds::text[]) as may (relation, kinds) on may.relation = s.relation
            join needs.need_facts f on f.person_id = s.person_id and f.kinds <@ may.kinds::text[]
            join families.person p on p.id = f.person_id
            left join families.family y on y.id = p.family_id
            where s.holder = any(:holders)
              and s.relation = any(:listed)
              and (f.ended_on is null or f.ended_on > :since)
              and coalesce(f.sources, '{}') <@ :sources::text[]
              and (:setting::text is null
                or 'education-elsewhere' = any(may.kinds::text[])
                or not exists (
                  select from needs.evidence e
                  join partners.fact t on t.id = e.fact_id
                  join partners.fact_kind k on k.id = t.kind
                  where e.found_id = f.found_id
                    and k.kind_of_data = 'education'
                    and t.setting_code is distinct from :setting))
            """)
                .param("relations", sight.relations())
                .param("kinds", sight.kinds())
                .param("holders", sight.holders())
                .param("listed", list.relations())
                .param("since", since)
                .param("setting", viewer.settingCode().orElse(null))
                .param("sources", audience.sources(viewer))
                .query(row -> {
                    var need = listed(row, units, places);
                    needs.put(need.found(), need);
                });
        return List.copyOf(needs.values());
    }

    private static Listed listed(ResultSet row, Map<UUID, Listed.Unit> units, Map<Listed.Place, Listed.Place> places)
            throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        var family = row.getObject("family_id", UUID.class);
        var name = row.getString("family");
        var alone = "%s %s".formatted(word(row.getString("forename")), word(row.getString("surname")));
        var place =
                new Listed.Place(row.getString("zone_code"), row.getString("pyramid"), row.getString("setting_code"));
        return new Listed(
                row.getLong("found_id"),
                row.getString("rule_name"),
                row.getString("title"),
                person,
                units.computeIfAbsent(
                        family == null ? person : family,
                        id -> new Listed.Unit(id, family != null, name == null ? alone.strip() : name)),
                places.computeIfAbsent(place, each -> each),
                new Listed.Course(
                        row.getObject("since", LocalDate.class),
                        row.getObject("found_on", LocalDate.class),
                        row.getObject("ended_on", LocalDate.class),
                        row.getObject("unconfirmed_since", LocalDate.class),
                        row.getObject("received_on", LocalDate.class)));
    }

    private static String word(@Nullable String word) {
        return word == null ? "" : word;
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
