package org.kith.families.search;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Reach;
import org.kith.access.Readings;
import org.kith.access.Reasons;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.FamilyId;
import org.kith.families.Names;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Finds people whom the viewer may meet, and forgives how their names, dates and postcodes were typed, as
/// linkage does: near in letters, the same in sound, a familiar form, another romanisation, the other way round,
/// a slip in a date. It is no register of all children: somebody with whom the viewer has nothing to do is found
/// only by exact name and date of birth. What was typed is kept for a quarter of an hour, for its owner only.
@Repository
public class Search {

    static final Duration KEPT = Duration.ofMinutes(15);
    static final int SHOWN = 20;

    private static final int SPELLINGS = 40;
    private static final int PARTS = 3;
    private static final int MOST = 2_000;

    /// Of the person `p`: they are shielded, or live with somebody who is.
    private static final String PLACE_KEPT_BACK = """
            (p.shielded or exists (select from families.home_of_shielded h where h.home_id = p.home_id))
            """;

    /// Postcodes of homes that the person `p` has or had, as terms have them, without those of somebody shielded.
    private static final String PLACES = """
            array(
              select distinct '@' || upper(replace(h.postcode, ' ', ''))
              from families.residence r
              join families.home h on h.id = r.home_id
              where r.person_id = p.id
                and h.postcode is not null
                and not exists (select from families.home_of_shielded s where s.home_id = h.id))
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final Audience audience;
    private final Reasons reasons;
    private final Readings readings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable NameParts parts;

    Search(JdbcClient jdbc, Access access, Audience audience, Reasons reasons, Readings readings, InstantSource clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audience = audience;
        this.reasons = reasons;
        this.readings = readings;
        this.clock = clock;
    }

    /// Somebody found: what the role may see and no more.
    ///
    /// @param zone null where it is not known or not shown
    /// @param lead who leads the help, with a telephone number, as far as it is known
    /// @param fit to what was typed
    public record Found(
            PersonId id,
            @Nullable FamilyId family,
            String name,
            String age,
            @Nullable String zone,
            @Nullable String lead,
            Fit fit) {}

    /// What a search found, and what it looked through.
    ///
    /// @param beyond the search also looked for the exact name and date of birth among everybody
    /// @param sought whether anything that was typed could be looked for
    /// @param leftOut what was typed and cannot be looked for
    /// @param more there were more than are shown
    /// @param unseen where nobody was found, how many files came whose people no search finds yet
    public record Results(
            String typed,
            boolean own,
            boolean beyond,
            boolean sought,
            List<String> leftOut,
            List<Found> found,
            boolean more,
            int unseen) {

        public Results {
            leftOut = List.copyOf(leftOut);
            found = List.copyOf(found);
        }
    }

    /// Keeps what was typed under an address that says nothing.
    @Transactional
    public String keep(String typed, Viewer viewer) {
        var now = now();
        jdbc.sql("delete from families.search where searched_at < :gone")
                .param("gone", now.minus(KEPT))
                .update();
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                insert into families.search (token, account_id, words, searched_at)
                values (:token, :account, :words, :now)
                """)
                .param("token", token)
                .param("account", viewer.id().value())
                .param("words", typed)
                .param("now", now)
                .update();
        return token;
    }

    /// What was typed, while it is kept, for whoever typed it.
    public Optional<String> kept(String token, Viewer viewer) {
        return jdbc.sql("""
                select words
                from families.search
                where token = :token and account_id = :account and searched_at >= :since
                """)
                .param("token", token)
                .param("account", viewer.id().value())
                .param("since", now().minus(KEPT))
                .query(String.class)
                .optional();
    }

    /// Looks, and records who was met in which way, and that a whole name and a date of birth met nobody, whoever
    /// asked: who knows a name could try one date after the other. No transaction holds a connection meanwhile: the
    /// record takes one of its own, and where searches held all of them none would be left.
    public Results results(String typed, Viewer viewer) {
        var asked = asked(typed, viewer);
        var reach = access.reach(viewer, Act.FIND, KindOfData.IDENTITY);
        var exactly = access.allows(viewer, Act.FIND_EXACTLY, KindOfData.IDENTITY);
        var ids = new LinkedHashMap<UUID, Boolean>();
        boolean own = !reach.nobody();
        if (!asked.empty() && own) {
            forgiving(asked, reach, viewer).forEach(ids::put);
        }
        boolean beyond = exactly && asked.exact();
        var strangers = new LinkedHashSet<UUID>();
        if (beyond) {
            strangers.addAll(exact(asked));
        }
        if (asked.exact() && strangers.isEmpty() && (exactly || ids.isEmpty())) {
            readings.record(
                    viewer, Act.FIND_EXACTLY, List.of(), "search by exact name and date of birth that met nobody");
        }
        strangers.removeAll(ids.keySet());
        boolean more = ids.size() > SHOWN;
        var met = ids.keySet().stream().limit(SHOWN).toList();
        if (!met.isEmpty()) {
            readings.record(viewer, Act.FIND, met, "search");
        }
        if (!strangers.isEmpty()) {
            reasons.found(viewer, strangers);
            readings.record(viewer, Act.FIND_EXACTLY, strangers, "search by exact name and date of birth");
        }
        strangers.forEach(stranger -> ids.put(stranger, false));
        var shown = new ArrayList<>(strangers);
        shown.addAll(met);
        return new Results(
                typed,
                own,
                exactly,
                !asked.empty(),
                asked.leftOut(),
                found(asked, shown, ids, viewer),
                more,
                shown.isEmpty() ? unseen(viewer) : 0);
    }

    /// What the viewer may ask: whom nobody tells where people live could try postcodes, and whom social care tells
    /// nothing, its numbers.
    private Asked asked(String typed, Viewer viewer) {
        var asked = Asked.of(typed, Dates.today(clock));
        var untold = new ArrayList<String>();
        if (access.relations(viewer.role(), KindOfData.WHEREABOUTS).isEmpty()) {
            untold.addAll(asked.postcodes());
        }
        if (access.relations(viewer.role(), KindOfData.SOCIAL_CARE).isEmpty()) {
            untold.addAll(asked.councilNumbers());
        }
        return asked.without(untold);
    }

    /// Files that came since families were last described, of sources that the viewer may know of.
    private int unseen(Viewer viewer) {
        if (!access.allows(viewer, Act.READ, KindOfData.FILES)) {
            return 0;
        }
        return jdbc.sql("""
                select count(*)
                from partners.delivery d
                join partners.source s on s.id = d.source_id
                where d.state = 'accepted'
                and s.name = any(:known)
                and (d.brought > d.unchanged or d.withdrawn > 0)
                and d.loaded_at > (select max(built_at) from families.build)
                """)
                .param("known", audience.sources(viewer))
                .query(Integer.class)
                .single();
    }

    /// For each person found among those whom a list may show, whether only a similar name fits; the best first.
    private Map<UUID, Boolean> forgiving(Asked asked, Reach reach, Viewer viewer) {
        var spellings = asked.names().stream().map(this::spellings).toList();
        if (spellings.stream().anyMatch(Map::isEmpty)) {
            return Map.of();
        }
        return bearing(asked, spellings, reach, viewer).stream()
                .map(bearer -> bearer.ranked(asked, spellings))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Bearer.Ranked::fit)
                        .reversed()
                        .thenComparing(Bearer.Ranked::id))
                .limit(SHOWN + 1)
                .collect(Collectors.toMap(Bearer.Ranked::id, Bearer.Ranked::near, (a, _) -> a, LinkedHashMap::new));
    }

    /// Those whom a list may show and who bear one of the spellings of each part. Whom it may show is
    /// remembered: asked beside a name it cost more than the name. A postcode counts where the page of whom it
    /// is would tell it to the viewer: whoever may not read an address could try one after the other. Of more
    /// than are looked at, those are taken who bear most of what was typed exactly.
    private List<Bearer> bearing(Asked asked, List<Map<String, Double>> spellings, Reach reach, Viewer viewer) {
        var where = new ArrayList<>(List.of("died_on is null", "(family_id is not null or child)"));
        var sought = new ArrayList<String[]>();
        var terms = new ArrayList<>(asked.terms());
        var met = access.within(reach);
        Predicate<UUID> placed = asked.postcodes().isEmpty()
                ? _ -> false
                : access.within(access.reach(viewer, Act.READ, KindOfData.WHEREABOUTS));
        if (asked.postcodesAlone()) {
            where.add("not " + PLACE_KEPT_BACK);
            where.add(PLACES + " @> ?::text[]");
            sought.add(terms.toArray(String[]::new));
            met = met.and(placed);
        } else {
            terms.removeAll(asked.postcodes());
        }
        if (!terms.isEmpty()) {
            where.add("terms @> ?::text[]");
            sought.add(terms.toArray(String[]::new));
        }
        for (var each : spellings.subList(0, Math.min(PARTS, spellings.size()))) {
            where.add("terms && ?::text[]");
            sought.add(each.keySet().toArray(String[]::new));
        }
        var exactly = new ArrayList<String>();
        var typed = new ArrayList<Object>(sought);
        for (var name : asked.names()) {
            exactly.add("(terms @> array[?::text])::int");
            typed.add(name);
        }
        if (asked.bornOn() != null) {
            exactly.add("(born_on is not distinct from ?::date)::int");
            typed.add(asked.bornOn());
        }
        var ids = jdbc
                .sql("select id from families.person p where " + String.join(" and ", where)
                        + (exactly.isEmpty() ? "" : " order by " + String.join(" + ", exactly) + " desc, id"))
                .params(typed)
                .query(UUID.class)
                .list()
                .stream()
                .filter(met)
                .limit(MOST)
                .toList();
        return jdbc.sql("""
                select id, terms, forename, surname, born_on, %s as places
                from families.person p
                where id = any(:ids::uuid[])
                """.formatted(
                                asked.postcodes().isEmpty()
                                        ? "null::text[]"
                                        : "case when not " + PLACE_KEPT_BACK + " then " + PLACES + " end"))
                .param("ids", Texts.of(ids))
                .query((row, _) -> new Bearer(
                        row.getObject("id", UUID.class),
                        Set.of((String[]) row.getArray("terms").getArray()),
                        Bearer.parts(row.getString("forename")),
                        Bearer.parts(row.getString("surname")),
                        row.getObject("born_on", LocalDate.class),
                        placed.test(row.getObject("id", UUID.class)) ? texts(row.getArray("places")) : null))
                .list();
    }

    private static @Nullable Set<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((String[]) array.getArray());
    }

    /// Parts of names that may be meant by what was typed, each with how near it is: 1 is the very same. The database
    /// finds what shares letters, sound or start, and linkage's comparators say how near it is.
    private Map<String, Double> spellings(String typed) {
        var near = new LinkedHashMap<String, Double>();
        jdbc.sql("""
                (select part from families.name_part where part = :typed)
                union
                (select part
                 from families.name_part
                 where part % :typed
                 order by similarity(part, :typed) desc, part
                 limit :most)
                union
                (select part
                 from families.name_part
                 where sound = :sound
                 order by similarity(part, :typed) desc, part
                 limit :most)
                union
                (select part
                 from families.name_part
                 where part like :start and length(:typed) >= 3
                 order by length(part), part
                 limit :most)
                """)
                .param("typed", typed)
                .param("sound", Names.sound(typed))
                .param("start", typed + "%")
                .param("most", SPELLINGS)
                .query(row -> {
                    near.put(row.getString("part"), Nearness.part(typed, row.getString("part")));
                });
        for (var form : parts().formsOf(typed)) {
            near.computeIfAbsent(form, part -> Nearness.part(typed, part));
        }
        return near;
    }

    /// All parts of names, read once after each build.
    private NameParts parts() {
        int build = jdbc.sql("select coalesce(max(id), 0) from families.build")
                .query(Integer.class)
                .single();
        var known = parts;
        if (known == null || known.build() != build) {
            known = new NameParts(
                    build,
                    jdbc.sql("select part from families.name_part order by part")
                            .query(String.class)
                            .list());
            parts = known;
        }
        return known;
    }

    /// Those who bear exactly this name and were born on exactly this day, wherever they live: if a
    /// postcode had to fit as well, somebody's could be found by trying one after the other.
    private List<UUID> exact(Asked asked) {
        var exact = new ArrayList<>(asked.terms());
        exact.removeAll(asked.postcodes());
        return jdbc
                .sql("""
                select id, forename, surname
                from families.person
                where died_on is null
                  and (family_id is not null or child)
                  and born_on = :born_on
                  and terms @> :names::text[]
                  and terms @> :exact::text[]
                """)
                .param("born_on", asked.bornOn())
                .param("names", asked.names().toArray(String[]::new))
                .param("exact", exact.toArray(String[]::new))
                .query((row, _) -> {
                    var whole = Bearer.parts(row.getString("forename"), row.getString("surname"));
                    return asked.names().containsAll(whole)
                            ? Optional.of(row.getObject("id", UUID.class))
                            : Optional.<UUID>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .limit(SHOWN)
                .toList();
    }

    private List<Found> found(Asked asked, List<UUID> ids, Map<UUID, Boolean> near, Viewer viewer) {
        var today = Dates.today(clock);
        var rows = new LinkedHashMap<UUID, Found>();
        jdbc.sql("""
                select p.id, p.family_id, p.forename, p.surname, p.born_on, p.expected_on, p.child, p.shielded, p.terms,
                  case when not %s then z.name end as zone,
                  (select h.name || coalesce(', ' || h.phone, '')
                   from families.helper h
                   join partners.fact f on f.id = h.fact_id
                   join partners.record c on c.id = f.record_id
                   join partners.source s on s.id = c.source_id
                   where h.relation = 'lead'
                     and h.person_id = any(array(
                       select p.id
                       union all
                       select m.person_id from families.family_member m where m.family_id = p.family_id))
                     and h.person_id = any(:helped::uuid[])
                     and s.name <> all(:unnamed)
                   order by h.person_id = p.id desc, h.from_on desc nulls last, h.name
                   limit 1) as lead
                from families.person p
                left join partners.zone z on z.code = p.zone_code
                where p.id = any(:ids::uuid[])
                """.formatted(PLACE_KEPT_BACK))
                .param("ids", Texts.of(ids))
                .param("helped", Texts.of(toldWhoHelps(ids, viewer)))
                .param("unnamed", Texts.of(audience.unnamed(viewer)))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var family = row.getObject("family_id", UUID.class);
                    var person = new Person(
                            new PersonId(id),
                            row.getString("forename"),
                            row.getString("surname"),
                            row.getObject("born_on", LocalDate.class),
                            false,
                            row.getObject("expected_on", LocalDate.class),
                            null,
                            row.getBoolean("child"),
                            null,
                            null,
                            null,
                            row.getBoolean("shielded"),
                            null);
                    rows.put(
                            id,
                            new Found(
                                    person.id(),
                                    family == null ? null : new FamilyId(family),
                                    person.name(),
                                    person.age(today),
                                    row.getString("zone"),
                                    row.getString("lead"),
                                    Fit.of(
                                            asked,
                                            Set.of((String[])
                                                    row.getArray("terms").getArray()),
                                            Bearer.parts(person.forename(), person.surname()),
                                            person.bornOn(),
                                            near.getOrDefault(id, false))));
                });
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /// Those of these people and of their families of whom the viewer may know who helps.
    private List<UUID> toldWhoHelps(List<UUID> ids, Viewer viewer) {
        var all = jdbc.sql("""
                select unnest(:ids::uuid[])
                union
                select m.person_id
                from families.person p
                join families.family_member m on m.family_id = p.family_id
                where p.id = any(:ids::uuid[])
                """).param("ids", Texts.of(ids)).query(UUID.class).list();
        return access.ties(viewer, all).entrySet().stream()
                .filter(tie -> tie.getValue().allow(Act.READ, KindOfData.WHO_HELPS))
                .map(Map.Entry::getKey)
                .toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
