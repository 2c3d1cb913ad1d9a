package org.kith.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.families.facts.Facts;
import org.kith.matching.PersonId;
import org.kith.needs.rules.PublishedRules;
import org.kith.partners.calendar.LateSources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Needs with what they rest on, for pages about people. One is shown where the viewer may read
/// every kind of data in its evidence and every source behind it names their role, and where it tells how far away
/// a child is placed, may know where; of what it rests on in somebody else's record only what is theirs to read about
/// that person.
@Repository
public final class Needs {

    /// Who lives with somebody shielded says where that is.
    private static final Set<String> OF_ONE_HOME = Set.of("lives in the home", "said to live together");

    private final JdbcClient jdbc;
    private final Access access;
    private final Audience audience;
    private final Facts facts;
    private final People people;
    private final LateSources late;
    private final PublishedRules rules;

    Needs(
            JdbcClient jdbc,
            Access access,
            Audience audience,
            Facts facts,
            People people,
            LateSources late,
            PublishedRules rules) {
        this.jdbc = jdbc;
        this.access = access;
        this.audience = audience;
        this.facts = facts;
        this.people = people;
        this.late = late;
        this.rules = rules;
    }

    /// As the tables have it.
    private record Found(
            Need need, short rule, Set<String> kinds, Set<String> sources, Set<String> settings, boolean shielded) {}

    private record Piece(
            long fact,
            String way,
            @Nullable PersonId of,
            @Nullable LocalDate since) {}

    private record Way(
            String way, @Nullable PersonId of, @Nullable LocalDate since) {}

    /// The needs of these people that the viewer may read, the newest first: those that stand, and
    /// those that ended after a day.
    ///
    /// @param ties how the viewer stands to each of them
    public List<Need> of(Map<PersonId, Ties> ties, Viewer viewer, LocalDate endedAfter) {
        var allowed = found(ties.keySet(), viewer, endedAfter).stream()
                .filter(one -> mayRead(one, ties.get(one.need().person()), viewer))
                .toList();
        if (allowed.isEmpty()) {
            return List.of();
        }
        var pieces = pieces(allowed);
        var around = around(ties, pieces, viewer);
        var readable = facts.readable(
                pieces.values().stream()
                        .flatMap(Collection::stream)
                        .map(Piece::fact)
                        .toList(),
                around,
                viewer);
        var names = names(around, pieces);
        var late = lateTitles(allowed.stream().map(one -> one.need().found()).toList());
        var needs = new ArrayList<Need>();
        for (var one : allowed) {
            var ways = ways(pieces.getOrDefault(one.need().found(), List.of()));
            if (!refusesOwn(ways, readable, viewer)) {
                var tie = ties.get(one.need().person());
                boolean places = !one.shielded() || (tie != null && tie.allow(Act.READ, KindOfData.SHIELDED));
                needs.add(whole(
                        one,
                        ways,
                        readable,
                        places,
                        names,
                        late.getOrDefault(one.need().found(), List.of())));
            }
        }
        return needs;
    }

    /// Whose needs that stand rest on something in this person's record, besides the person's own.
    public Set<UUID> restingOn(PersonId person) {
        return jdbc.sql("""
            select distinct f.person_id
            from needs.evidence e
            join needs.found f on f.id = e.found_id
            where e.path_person_id = :person
              and f.ended_on is null
            """).param("person", person.value()).query(UUID.class).set();
    }

    /// The need of a person by a rule, if one stands and the viewer may read it.
    public Optional<Need> standing(PersonId person, String rule, Ties ties, Viewer viewer) {
        return of(Map.of(person, ties), viewer, LocalDate.MAX).stream()
                .filter(need -> need.rule().name().equals(rule))
                .findFirst();
    }

    private List<Found> found(Collection<PersonId> of, Viewer viewer, LocalDate endedAfter) {
        return jdbc.sql("""
            select f.id, f.person_id, f.rule_id, r.name, r.version, r.title, r.outcome, r.words, r.ends, r.stands, f.since, f.found_on,
              f.received_on, f.stands_until, f.unconfirmed_since, f.ended_on, f.ended_why, f.kinds, f.sources, f.settings, p.shielded
            from needs.found f
            join needs.rule r on r.id = f.rule_id
            join families.person p on p.id = f.person_id
            where f.person_id = any(:people::uuid[])
              and (f.ended_on is null or f.ended_on > :ended_after)
              and p.died_on is null
              and f.sources <@ :sources::text[]
            order by coalesce(f.ended_on, f.since) desc, r.title, f.id
            """)
                .param("people", Texts.of(of))
                .param("ended_after", endedAfter.equals(LocalDate.MAX) ? LocalDate.of(9999, 12, 31) : endedAfter)
                .param("sources", audience.sources(viewer))
                .query((row, _) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new Need(
                        row.getLong("id"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new Need.Named(row.getString("name"), row.getInt("version"), PublishedRules.words(row)),
                        row.getString("stands"),
                        new Listed.Course(
                                row.getObject("since", LocalDate.class),
                                row.getObject("found_on", LocalDate.class),
                                row.getObject("ended_on", LocalDate.class),
                                row.getString("ended_why"),
                                row.getObject("unconfirmed_since", LocalDate.class),
                                row.getObject("received_on", LocalDate.class)),
                        row.getObject("stands_until", LocalDate.class),
                        List.of(),
                        List.of()),
                row.getShort("rule_id"),
                words(row, "kinds"),
                words(row, "sources"),
                words(row, "settings"),
                row.getBoolean("shielded"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private boolean mayRead(Found found, @Nullable Ties ties, Viewer viewer) {
        var own = viewer.settingCode();
        return ties != null
                && (ties.allow(Act.READ, KindOfData.SHIELDED)
                        || !rules.tellingHowFarAway().contains(found.rule()))
                && found.kinds().stream()
                        .map(KindOfData::of)
                        .map(kind -> kind == KindOfData.EDUCATION
                                        && own.isPresent()
                                        && !found.settings().equals(Set.of(own.get()))
                                ? KindOfData.EDUCATION_ELSEWHERE
                                : kind)
                        .allMatch(kind -> ties.allow(Act.READ, kind));
    }

    private Map<Long, List<Piece>> pieces(List<Found> found) {
        var pieces = new HashMap<Long, List<Piece>>();
        jdbc.sql("""
            select found_id, fact_id, path, path_person_id, path_since
            from needs.evidence
            where found_id = any(:found::bigint[])
            order by path <> 'own record', path, path_since, fact_id
            """)
                .param(
                        "found",
                        found.stream()
                                .map(one -> String.valueOf(one.need().found()))
                                .toArray(String[]::new))
                .query(row -> {
                    var of = row.getObject("path_person_id", UUID.class);
                    pieces.computeIfAbsent(row.getLong("found_id"), _ -> new ArrayList<>())
                            .add(new Piece(
                                    row.getLong("fact_id"),
                                    row.getString("path"),
                                    of == null ? null : new PersonId(of),
                                    row.getObject("path_since", LocalDate.class)));
                });
        return pieces;
    }

    /// How the viewer stands to the people and to whoever's records the evidence is in.
    private Map<PersonId, Ties> around(Map<PersonId, Ties> ties, Map<Long, List<Piece>> pieces, Viewer viewer) {
        var others = new HashSet<UUID>();
        for (var list : pieces.values()) {
            for (var piece : list) {
                if (piece.of() != null && !ties.containsKey(piece.of())) {
                    others.add(piece.of().value());
                }
            }
        }
        var around = new HashMap<>(ties);
        if (!others.isEmpty()) {
            access.ties(viewer, others).forEach((id, tie) -> around.put(new PersonId(id), tie));
        }
        return around;
    }

    private Map<PersonId, String> names(Map<PersonId, Ties> around, Map<Long, List<Piece>> pieces) {
        var wanted = new HashSet<UUID>();
        for (var list : pieces.values()) {
            for (var piece : list) {
                var tie = piece.of() == null ? null : around.get(piece.of());
                if (piece.of() != null && tie != null && tie.allow(Act.READ, KindOfData.IDENTITY)) {
                    wanted.add(piece.of().value());
                }
            }
        }
        var names = new HashMap<PersonId, String>();
        for (Person person : people.all(wanted)) {
            names.put(person.id(), person.called());
        }
        return names;
    }

    private static Map<Way, List<Long>> ways(List<Piece> pieces) {
        var ways = new LinkedHashMap<Way, List<Long>>();
        for (var piece : pieces) {
            ways.computeIfAbsent(new Way(piece.way(), piece.of(), piece.since()), _ -> new ArrayList<>())
                    .add(piece.fact());
        }
        return ways;
    }

    /// A school may read all of a need's evidence or does not see the need; others all of the
    /// person's own.
    private static boolean refusesOwn(Map<Way, List<Long>> ways, Facts.ReadableFacts readable, Viewer viewer) {
        return ways.entrySet().stream()
                .filter(entry ->
                        entry.getKey().of() == null || viewer.settingCode().isPresent())
                .anyMatch(entry -> readable.refusesAny(entry.getValue()));
    }

    private static Need whole(
            Found found,
            Map<Way, List<Long>> ways,
            Facts.ReadableFacts readable,
            boolean places,
            Map<PersonId, String> names,
            List<String> late) {
        var need = found.need();
        var paths = new ArrayList<Need.Path>();
        ways.forEach((way, ids) -> paths.add(new Need.Path(
                way.way(),
                way.of(),
                way.of() == null || (!places && OF_ONE_HOME.contains(way.way())) ? null : names.get(way.of()),
                way.since(),
                readable.lines(ids),
                readable.refusesAny(ids))));
        return new Need(
                need.found(),
                need.person(),
                need.rule(),
                need.stands(),
                need.course(),
                need.standsUntil(),
                late,
                paths);
    }

    /// By need, the titles of what is late of its evidence.
    private Map<Long, List<String>> lateTitles(Collection<Long> found) {
        var sources = late.today().stream().map(LateSources.Late::source).toArray(String[]::new);
        var kinds = late.kindsToday();
        var titles = new HashMap<Long, List<String>>();
        if (sources.length > 0 || !kinds.isEmpty()) {
            jdbc.sql("""
                    select f.id, s.title
                    from needs.found f
                    join partners.source s on s.name = any(f.sources) and s.name = any(:sources)
                    where f.id = any(:found::bigint[])
                    union
                    select e.found_id, late.title
                    from needs.evidence e
                    join partners.fact f on f.id = e.fact_id
                    join partners.fact_kind k on k.id = f.kind
                    join partners.record r on r.id = f.record_id
                    join partners.source s on s.id = r.source_id
                    join unnest(:of::text[], :kinds::text[], :titles::text[]) late (source, kind, title)
                      on (late.source, late.kind) = (s.name, k.name)
                    where e.found_id = any(:found::bigint[])
                    order by 1, 2
                    """)
                    .param("found", Texts.of(found))
                    .param("sources", sources)
                    .param(
                            "of",
                            kinds.stream().map(LateSources.LateKind::source).toArray(String[]::new))
                    .param(
                            "kinds",
                            kinds.stream().map(LateSources.LateKind::kind).toArray(String[]::new))
                    .param(
                            "titles",
                            kinds.stream().map(LateSources.LateKind::title).toArray(String[]::new))
                    .query(row -> {
                        titles.computeIfAbsent(row.getLong("id"), _ -> new ArrayList<>())
                                .add(row.getString("title"));
                    });
        }
        return titles;
    }
}
