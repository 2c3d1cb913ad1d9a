package org.kith.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Reach;
import org.kith.access.Viewer;
import org.kith.database.Remembered;
import org.kith.database.Texts;
import org.kith.database.Written;
import org.kith.matching.PersonId;
import org.kith.partners.calendar.LateSources;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Families as they were last built.
@Repository
public class Families {

    private static final int MOST_REMEMBERED = 300_000;
    private static final Comparator<Person> ELDEST_FIRST =
            Comparator.comparing(Person::bornOn, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Set<String> TELL_OF_HELP = Set.of("involvement", "early-help", "voluntary-help");

    private final JdbcClient jdbc;
    private final Access access;
    private final People people;
    private final Audience audience;
    private final LateSources sources;
    private final InstantSource clock;
    private final Remembered<Helped, Set<UUID>> helped;
    private final Remembered<String, Optional<LocalDate>> helpKnown;
    private final Remembered<Leads, List<Load>> loads;
    private final Remembered<Roll, List<Pupil>> pupils;
    private final Remembered<Own, List<Mine>> own;

    Families(
            JdbcClient jdbc,
            Access access,
            People people,
            Audience audience,
            LateSources sources,
            InstantSource clock,
            Written written) {
        this.sources = sources;
        this.jdbc = jdbc;
        this.access = access;
        this.people = people;
        this.audience = audience;
        this.clock = clock;
        this.helped = new Remembered<>(written, MOST_REMEMBERED, Set::size);
        this.helpKnown = new Remembered<>(written, 2, _ -> 1);
        this.loads = new Remembered<>(written, MOST_REMEMBERED, List::size);
        this.pupils = new Remembered<>(written, MOST_REMEMBERED, List::size);
        this.own = new Remembered<>(written, MOST_REMEMBERED, List::size);
    }

    public Optional<Family> find(FamilyId id) {
        // Its people are asked for once the connection is given back: whoever holds one and waits for another can
        // wait for ever
        return jdbc.sql("""
                select f.name, f.home_id, h.address, h.postcode, z.name as zone, f.pyramid, f.shielded
                from families.family f
                left join families.home h on h.id = f.home_id
                left join partners.zone z on z.code = f.zone_code
                where f.id = :id
                """)
                .param("id", id.value())
                .query(Described.class)
                .optional()
                .map(family -> family(id, family));
    }

    private record Described(
            String name,
            @Nullable Integer homeId,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable String zone,
            @Nullable String pyramid,
            boolean shielded) {

        Person.@Nullable Home home() {
            return homeId == null || address == null ? null : new Person.Home(homeId, address, postcode);
        }
    }

    private record Place(String part, boolean main) {}

    private Family family(FamilyId id, Described family) {
        var places = new HashMap<UUID, Place>();
        jdbc.sql("select person_id, part, main from families.family_member where family_id = :id")
                .param("id", id.value())
                .query(row -> {
                    places.put(
                            row.getObject("person_id", UUID.class),
                            new Place(row.getString("part"), row.getBoolean("main")));
                });
        var ties = ties(places.keySet().stream().map(PersonId::new).toList());
        var everyone = new HashSet<>(places.keySet());
        ties.forEach(tie -> {
            everyone.add(tie.one().value());
            everyone.add(tie.other().value());
        });
        var members = new ArrayList<Family.Member>();
        var elsewhere = new ArrayList<Person>();
        for (var person : people.all(everyone)) {
            var place = places.get(person.id().value());
            if (place == null) {
                if (person.diedOn() == null) {
                    elsewhere.add(person);
                }
            } else {
                members.add(new Family.Member(
                        person, Family.Part.valueOf(place.part().toUpperCase(Locale.ROOT)), place.main()));
            }
        }
        members.sort(Comparator.comparing(Family.Member::part).thenComparing(Family.Member::person, ELDEST_FIRST));
        elsewhere.sort(ELDEST_FIRST);
        return new Family(
                id,
                family.name(),
                family.home(),
                family.zone(),
                family.pyramid(),
                family.shielded(),
                members,
                elsewhere,
                ties);
    }

    /// Ties that stand, of these people to anybody who is described.
    public List<Relationship> ties(List<PersonId> of) {
        return jdbc.sql("""
                select r.one_person_id, r.other_person_id, r.kind, r.responsible, r.unsafe, r.from_on, r.until_on,
                  s.name as source, s.title, f.delivery_id, f.line, d.received_on,
                  (select received_on from partners.told_again(f.id)) as again_on
                from families.relationship r
                join partners.fact f on f.id = r.fact_id
                join partners.delivery d on d.id = f.delivery_id
                join partners.record c on c.id = f.record_id
                join partners.source s on s.id = c.source_id
                where (r.one_person_id = any(:people::uuid[]) or r.other_person_id = any(:people::uuid[]))
                  and (r.until_on is null or r.until_on > current_date)
                order by r.one_person_id, r.other_person_id, r.kind
                """)
                .param("people", Texts.of(of))
                .query((row, _) -> new Relationship(
                        new PersonId(row.getObject("one_person_id", UUID.class)),
                        new PersonId(row.getObject("other_person_id", UUID.class)),
                        row.getString("kind"),
                        row.getBoolean("responsible"),
                        row.getBoolean("unsafe"),
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("until_on", LocalDate.class),
                        Origin.in(row)))
                .list();
    }

    /// Who helps these people, leads first. Of a source whose very name says something, only whom it may tell. For whom
    /// a helper of somebody works whom the viewer may not place says where that is: a team is a zone's, a school's
    /// address is the school.
    public List<Helper> helpers(List<PersonId> of, Viewer viewer) {
        var shielded = new HashSet<PersonId>();
        var helpers = jdbc.sql("""
                select h.name, h.role, h.relation, h.agency, o.name as organisation, h.phone, h.email, min(h.from_on) as from_on,
                  array_agg(distinct h.person_id) as people,
                  coalesce(array_agg(distinct p.id) filter (where p.shielded), '{}') as shielded,
                  (array_agg(s.name order by d.received_on desc, f.id desc))[1] as source,
                  (array_agg(s.title order by d.received_on desc, f.id desc))[1] as title,
                  (array_agg(f.delivery_id order by d.received_on desc, f.id desc))[1] as delivery_id,
                  (array_agg(f.line order by d.received_on desc, f.id desc))[1] as line,
                  max(d.received_on) as received_on,
                  (select received_on from partners.told_again((array_agg(f.id order by d.received_on desc, f.id desc))[1])) as again_on
                from families.helper h
                join families.person p on p.id = h.person_id
                left join partners.organisation o on o.code = h.agency
                join partners.fact f on f.id = h.fact_id
                join partners.record c on c.id = f.record_id
                join partners.source s on s.id = c.source_id
                join partners.delivery d on d.id = f.delivery_id
                where h.person_id = any(:people::uuid[])
                  and s.name <> all(:unnamed)
                group by h.name, h.role, h.relation, h.agency, o.name, h.phone, h.email
                order by h.relation = 'involved', min(h.from_on) desc nulls last, h.name
                """)
                .param("people", Texts.of(of))
                .param("unnamed", Texts.of(audience.unnamed(viewer)))
                .query((row, _) -> {
                    shielded.addAll(persons(row, "shielded"));
                    return helper(row);
                })
                .list();
        var unplaced = unplaced(shielded, viewer);
        var ofUnplaced = helpers.stream()
                .filter(helper -> !Collections.disjoint(helper.people(), unplaced))
                .map(Helper::name)
                .collect(Collectors.toSet());
        return helpers.stream()
                .map(helper -> ofUnplaced.contains(helper.name()) ? helper.withoutPlaces() : helper)
                .toList();
    }

    private Set<PersonId> unplaced(Set<PersonId> shielded, Viewer viewer) {
        if (shielded.isEmpty()) {
            return Set.of();
        }
        var ties = access.ties(viewer, shielded.stream().map(PersonId::value).toList());
        return shielded.stream()
                .filter(person -> {
                    var tie = ties.get(person.value());
                    return tie == null || !tie.allow(Act.READ, KindOfData.SHIELDED);
                })
                .collect(Collectors.toSet());
    }

    private static Helper helper(ResultSet row) throws SQLException {
        var name = row.getString("name");
        var agency = row.getString("agency");
        var organisation = row.getString("organisation");
        var called = organisation == null ? agency : organisation;
        return new Helper(
                called != null && name.equals(agency) ? called : name,
                row.getString("role"),
                row.getString("relation").equals("lead"),
                called,
                row.getString("phone"),
                row.getString("email"),
                row.getObject("from_on", LocalDate.class),
                Origin.in(row),
                persons(row, "people"));
    }

    private static Set<PersonId> persons(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray()).stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    /// The day up to which all sources that say who helps have told; empty before the first has.
    public Optional<LocalDate> helpKnownUntil() {
        return helpKnown.get(
                "until",
                () -> sources.kindsKnownUntil().values().stream()
                        .map(kinds -> TELL_OF_HELP.stream()
                                .map(kinds::get)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder()))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }

    /// Families, and people who belong to none, of whom the viewer may know that somebody helps them.
    ///
    /// @param reach whose helpers a list may tell the viewer
    public Set<UUID> knownToBeHelped(Viewer viewer, Reach reach) {
        var unnamed = audience.unnamed(viewer);
        var granted = reach.granted();
        var known = helped.get(
                new Helped(Dates.today(clock), granted, unnamed), () -> Set.copyOf(helpedNow(granted, unnamed)));
        var passing = helpedNow(reach.passing(), unnamed);
        if (known.containsAll(passing)) {
            return known;
        }
        passing.addAll(known);
        return passing;
    }

    private record Helped(LocalDate today, Reach reach, Set<String> unnamed) {}

    private Set<UUID> helpedNow(Reach reach, Set<String> unnamed) {
        if (reach.nobody()) {
            return Set.of();
        }
        return jdbc.sql("""
                        with near as materialized (
                          select h.person_id, h.fact_id
                          from access.standing g
                          join families.helper h on h.person_id = g.person_id
                          where g.holder = any(:holders)
                            and g.relation = any(:relations)
                        )
                        select distinct coalesce(p.family_id, p.id)
                        from near h
                        join families.person p on p.id = h.person_id
                        join partners.fact f on f.id = h.fact_id
                        join partners.record c on c.id = f.record_id
                        join partners.source s on s.id = c.source_id
                        where s.name <> all(:unnamed)
                        """)
                .param("holders", reach.holders())
                .param("relations", reach.relations())
                .param("unnamed", Texts.of(unnamed))
                .query(UUID.class)
                .set();
    }

    /// Notes that the viewer reads the working content of the family's page.
    ///
    /// @return when they read it the time before; empty the first time
    public Optional<OffsetDateTime> visited(FamilyId id, Viewer viewer) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        // Opened again within the hour it is the same visit: what was new stays new
        return jdbc.sql("""
                insert into families.visit (account_id, family_id, opened_at)
                values (:account, :family, :now)
                on conflict (account_id, family_id) do update
                set before_at = case when visit.opened_at < :now - interval '1 hour' then visit.opened_at
                      else coalesce(visit.before_at, visit.opened_at) end,
                    opened_at = case when visit.opened_at < :now - interval '1 hour' then :now else visit.opened_at end
                returning before_at
                """)
                .param("account", viewer.id().value())
                .param("family", id.value())
                .param("now", now)
                .query((row, _) -> Optional.ofNullable(row.getObject("before_at", OffsetDateTime.class)))
                .single();
    }

    /// A family in a viewer's list.
    ///
    /// @param adults who live there, of those whom the viewer helps too
    /// @param arrived facts that came since the viewer last looked, of those that they may read
    /// @param arrivedOn when the newest of them was received; null where none came
    public record Mine(
            FamilyId id,
            String name,
            List<Called> children,
            List<Called> adults,
            String relation,
            LocalDate sinceOn,
            int arrived,
            @Nullable LocalDate arrivedOn) {

        public Mine {
            children = List.copyOf(children);
            adults = List.copyOf(adults);
        }
    }

    /// Somebody by the forename.
    public record Called(UUID id, String name) {

        private static List<Called> in(ResultSet row, String ids, String names) throws SQLException {
            var people = (UUID[]) row.getArray(ids).getArray();
            var called = (String[]) row.getArray(names).getArray();
            return IntStream.range(0, people.length)
                    .mapToObj(at -> new Called(people[at], called[at]))
                    .toList();
        }
    }

    /// Families that the viewer helps, those about which most recently came something first.
    ///
    /// @param since what came later is new
    public List<Mine> helpedBy(Viewer viewer, OffsetDateTime since) {
        var asked = new Own(
                Dates.today(clock),
                viewer.holders(),
                since,
                List.of(audience.sources(viewer)),
                List.of(audience.kindsOfHelped(viewer)));
        return own.get(asked, () -> helpedByNow(asked));
    }

    private record Own(
            LocalDate today, List<String> holders, OffsetDateTime since, List<String> sources, List<String> kinds) {}

    private List<Mine> helpedByNow(Own asked) {
        return jdbc.sql("""
                select f.id, f.name, g.relation, g.from_on, c.*, a.*, n.arrived, n.arrived_on
                from families.family f
                join lateral (
                  select max(s.relation) as relation, min(s.from_on) as from_on -- lead comes after involved
                  from access.grant s
                  join families.family_member m on m.person_id = s.person_id and m.family_id = f.id
                  where s.holder = any(:holders)
                    and s.relation in ('lead', 'involved')
                    and s.from_on <= current_date
                    and (s.until_on is null or s.until_on >= current_date)) g on g.relation is not null
                cross join lateral (
                  select coalesce(array_agg(p.id order by p.born_on, p.id), '{}') as children,
                    coalesce(array_agg(coalesce(p.forename, 'no name yet') order by p.born_on, p.id), '{}') as children_called
                  from families.family_member m
                  join families.person p on p.id = m.person_id
                  where m.family_id = f.id and m.part = 'child') c
                cross join lateral (
                  select coalesce(array_agg(p.id order by p.forename, p.id), '{}') as adults,
                    coalesce(array_agg(p.forename order by p.forename, p.id), '{}') as adults_called
                  from families.family_member m
                  join families.person p on p.id = m.person_id
                  where m.family_id = f.id
                    and m.part <> 'child'
                    and m.main
                    and p.died_on is null
                    and p.forename is not null
                    and exists (
                      select from access.standing s
                      where s.person_id = p.id and s.holder = any(:holders) and s.relation in ('lead', 'involved'))) a
                cross join lateral (
                  select count(*) as arrived, max(d.received_on) as arrived_on
                  from families.family_member m
                  join matching.member r on r.person_id = m.person_id
                  join partners.record c on c.id = r.record_id
                  join partners.source s on s.id = c.source_id
                  join partners.fact t on t.record_id = r.record_id
                  join partners.fact_kind k on k.id = t.kind
                  join partners.delivery d on d.id = t.delivery_id
                  where m.family_id = f.id
                    and not c.sealed
                    and s.name = any(:sources)
                    and k.kind_of_data = any(:kinds)
                    and d.loaded_at > :since
                    and d.received_on >= (:since)::date - 7 -- a first load brings what was sent years ago
                    and t.withdrawn_delivery_id is null) n
                where f.id in (
                  select m.family_id
                  from access.grant s
                  join families.family_member m on m.person_id = s.person_id and m.main
                  where s.holder = any(:holders) and s.relation in ('lead', 'involved'))
                order by n.arrived_on desc nulls last, f.name, f.id
                """)
                .param("holders", Texts.of(asked.holders()))
                .param("since", asked.since())
                .param("sources", Texts.of(asked.sources()))
                .param("kinds", Texts.of(asked.kinds()))
                .query((row, _) -> new Mine(
                        new FamilyId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Called.in(row, "children", "children_called"),
                        Called.in(row, "adults", "adults_called"),
                        row.getString("relation").equals("lead") ? "you lead" : "you take part",
                        row.getObject("from_on", LocalDate.class),
                        row.getInt("arrived"),
                        row.getObject("arrived_on", LocalDate.class)))
                .list();
    }

    /// Of how many leads [#loads] tells.
    public static final int MOST_LOADS = 12;

    /// How many families a lead has in the viewer's zone.
    public record Load(String lead, String agency, int families) {}

    /// Leads of families in a zone, of many those who lead most, by surname: a count, no measure of work. Of a source
    /// whose very name says something, only whom it may tell the viewer.
    public List<Load> loads(String zone, Viewer viewer) {
        var leads = new Leads(zone, audience.unnamed(viewer));
        return loads.get(leads, () -> loadsNow(leads));
    }

    private record Leads(String zone, Set<String> unnamed) {}

    private List<Load> loadsNow(Leads of) {
        return jdbc.sql("""
                select *
                from (
                  select h.name as lead, coalesce(min(o.name), min(h.agency), '') as agency, count(distinct f.id) as families
                  from families.family f
                  join families.family_member m on m.family_id = f.id and m.main
                  join families.helper h on h.person_id = m.person_id and h.relation = 'lead'
                  join partners.fact t on t.id = h.fact_id
                  join partners.record c on c.id = t.record_id
                  join partners.source s on s.id = c.source_id
                  left join partners.organisation o on o.code = h.agency
                  where f.zone_code = :zone
                    and not f.shielded
                    and not c.sealed
                    and s.name <> all(:unnamed)
                  group by h.name, h.email
                  order by families desc, h.name
                  limit :most
                ) most
                order by lower(substring(lead from '\\S+$')), lead, agency
                """)
                .param("most", MOST_LOADS)
                .param("zone", of.zone())
                .param("unnamed", Texts.of(of.unnamed()))
                .query(Load.class)
                .list();
    }

    /// A pupil on the viewer's roll, and whether somebody is known to help.
    public record Pupil(PersonId id, String name, String yearGroup, String helper, String phone) {}

    /// Pupils on a setting's roll whom somebody helps, the newest help first.
    public List<Pupil> helpedOnRoll(String setting, Viewer viewer) {
        var roll = new Roll(setting, audience.unnamed(viewer));
        return pupils.get(roll, () -> helpedOnRollNow(roll));
    }

    private record Roll(String setting, Set<String> unnamed) {}

    private List<Pupil> helpedOnRollNow(Roll roll) {
        return jdbc.sql("""
                select p.id, coalesce(p.forename, '') || ' ' || coalesce(p.surname, '') as name,
                  coalesce(p.year_group, '') as year_group, h.name as helper, coalesce(h.phone, '') as phone
                from families.person p
                join lateral (
                  select case when p.shielded and e.name = e.agency then 'A ' || e.role else e.name end as name, e.phone, e.from_on
                  from families.helper e
                  join partners.fact f on f.id = e.fact_id
                  join partners.record c on c.id = f.record_id
                  join partners.source s on s.id = c.source_id
                  where e.person_id = p.id
                    and s.name <> all(:unnamed)
                  order by e.relation desc, e.from_on desc nulls last, e.name
                  limit 1) h on true
                where :setting in (p.setting_code, p.also_setting_code)
                  and p.died_on is null
                order by h.from_on desc nulls last, p.id
                """)
                .param("setting", roll.setting())
                .param("unnamed", Texts.of(roll.unnamed()))
                .query((row, _) -> new Pupil(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("year_group"),
                        row.getString("helper"),
                        row.getString("phone")))
                .list();
    }
}
