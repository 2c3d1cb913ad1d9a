package org.kith.families;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.matching.PersonId;
import org.kith.partners.DeclaredSources;
import org.kith.partners.Populations;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The records that are one person, what each says, and how each was joined to the others. Sealed records are not among
/// them; a source that the viewer may not see is left out as if it knew nothing.
@Repository
public class Records {

    private final JdbcClient jdbc;
    private final Audience audience;
    private final DeclaredSources sources;
    private final InstantSource clock;

    Records(JdbcClient jdbc, Audience audience, DeclaredSources sources, InstantSource clock) {
        this.jdbc = jdbc;
        this.audience = audience;
        this.sources = sources;
        this.clock = clock;
    }

    /// What a source's record says of its person now.
    public record Said(
            int record,
            Origin origin,
            Called called,
            @Nullable LocalDate bornOn,
            @Nullable String postcode,
            @Nullable String language,
            Numbers numbers,
            boolean withdrawn) {

        /// By a first name and a surname.
        public record Called(
                @Nullable String forename, @Nullable String surname) {}

        /// Numbers by which councils, schools and health know people.
        public record Numbers(
                @Nullable String upn,
                @Nullable String nhsNumber,
                @Nullable String councilId) {}

        public String name() {
            return joined(called.forename, called.surname);
        }

        /// What this record has in common with another, as words.
        List<String> common(Said other) {
            var common = new ArrayList<String>();
            if (same(numbers.nhsNumber, other.numbers.nhsNumber)) {
                common.add("NHS number");
            }
            if (same(numbers.upn, other.numbers.upn)) {
                common.add("UPN");
            }
            if (same(numbers.councilId, other.numbers.councilId)) {
                common.add("council’s number");
            }
            boolean forename = sameName(called.forename, other.called.forename);
            boolean surname = sameName(called.surname, other.called.surname);
            if (forename || surname) {
                common.add(forename && surname ? "name" : surname ? "surname" : "first name");
            }
            if (bornOn != null && bornOn.equals(other.bornOn)) {
                common.add("date of birth");
            }
            if (same(postcode, other.postcode)) {
                common.add("postcode");
            }
            return common;
        }

        private static boolean same(@Nullable String one, @Nullable String other) {
            return one != null && other != null && one.replace(" ", "").equalsIgnoreCase(other.replace(" ", ""));
        }

        private static boolean sameName(@Nullable String one, @Nullable String other) {
            return one != null && other != null && Names.parts(one).equals(Names.parts(other));
        }
    }

    /// A record and why it is this person's.
    ///
    /// @param how who said so, and what it has in common with the record that it is most like
    public record Joined(Said said, String how) {}

    public List<Joined> of(PersonId person, Ties ties, Viewer viewer) {
        var said = jdbc
                .sql("""
                select r.id, s.name as source, s.title, i.delivery_id, i.line, d.received_on,
                  case when i.until_on is null then (select received_on from partners.described_again(r.id, i.delivery_id)) end as again_on, i.forename,
                  i.surname, i.born_on, i.postcode, i.language, i.upn, i.nhs_number, i.council_id, r.withdrawn_delivery_id is not null as withdrawn
                from matching.member m
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                join lateral (
                  select *
                  from partners.identity i
                  where i.record_id = r.id
                  order by i.until_on desc nulls first, i.from_on desc, i.delivery_id desc, i.line desc
                  limit 1) i on true
                join partners.delivery d on d.id = i.delivery_id
                where m.person_id = :person
                  and not r.sealed
                order by s.title, r.id
                """)
                .param("person", person.value())
                .query((row, _) -> new Said(
                        row.getInt("id"),
                        Origin.in(row),
                        new Said.Called(row.getString("forename"), row.getString("surname")),
                        row.getObject("born_on", LocalDate.class),
                        row.getString("postcode"),
                        row.getString("language"),
                        new Said.Numbers(
                                row.getString("upn"), row.getString("nhs_number"), row.getString("council_id")),
                        row.getBoolean("withdrawn")))
                .list()
                .stream()
                .filter(record -> audience.mayKnow(record.origin().source(), ties, viewer))
                .toList();
        var byWhom = saidToBeOne(said);
        return said.stream()
                .map(record -> new Joined(record, how(record, said, Optional.ofNullable(byWhom.get(record.record())))))
                .toList();
    }

    /// Of which of these records somebody decided, or a source says, that they are one with another of these.
    private Map<Integer, String> saidToBeOne(List<Said> records) {
        var byWhom = new HashMap<Integer, String>();
        jdbc.sql("""
                select d.one_record_id, d.other_record_id, 'somebody decided that it is one with another' as how
                from matching.decision d
                where d.one_record_id = any(:records)
                  and d.other_record_id = any(:records)
                  and d.answer = 'one'
                  and d.undone_at is null
                union all
                select f.record_id, f.other_record_id, 'its source says that it is one with another'
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind and k.name = 'same-person'
                where f.record_id = any(:records)
                  and f.other_record_id = any(:records)
                  and f.withdrawn_delivery_id is null
                """)
                .param("records", records.stream().map(Said::record).toArray(Integer[]::new))
                .query(row -> {
                    byWhom.putIfAbsent(row.getInt("one_record_id"), row.getString("how"));
                    byWhom.putIfAbsent(row.getInt("other_record_id"), row.getString("how"));
                });
        return byWhom;
    }

    private static String how(Said record, List<Said> all, Optional<String> byWhom) {
        var most = all.stream()
                .filter(other -> other.record() != record.record())
                .map(record::common)
                .max(Comparator.comparingInt(List::size));
        if (most.isEmpty()) {
            return "the only record that is shown to your role";
        }
        var common = most.get().isEmpty() ? Optional.<String>empty() : Optional.of("same " + Counts.list(most.get()));
        return Stream.of(byWhom, common)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "; " + other)
                .orElse("nothing in it is quite the same: joined by what is alike, or by way of another record");
    }

    /// A name or an address with where it is given: for each source, its newest line.
    public record Given(
            String words,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn,
            List<Origin> origins) {

        public Given {
            origins = List.copyOf(origins);
        }
    }

    /// Names that the records gave, today's first.
    public List<Given> names(PersonId person, Ties ties, Viewer viewer) {
        var names = new LinkedHashMap<String, Given>();
        jdbc.sql("""
                select i.forename, i.middle_names, i.surname, i.from_on, i.until_on, s.name as source, s.title, i.delivery_id,
                  i.line, d.received_on,
                  case when i.until_on is null then (select received_on from partners.described_again(r.id, i.delivery_id)) end as again_on
                from matching.member m
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                join partners.identity i on i.record_id = r.id
                join partners.delivery d on d.id = i.delivery_id
                where m.person_id = :person
                  and not r.sealed
                order by i.until_on desc nulls first, i.from_on desc, s.title
                """).param("person", person.value()).query(row -> {
            if (audience.mayKnow(row.getString("source"), ties, viewer)) {
                var name = joined(row.getString("forename"), row.getString("middle_names"), row.getString("surname"));
                if (!name.isEmpty()) {
                    names.merge(
                            String.join(" ", Names.parts(name)),
                            new Given(
                                    name,
                                    row.getObject("from_on", LocalDate.class),
                                    row.getObject("until_on", LocalDate.class),
                                    List.of(Origin.in(row))),
                            Records::both);
                }
            }
        });
        return List.copyOf(names.values());
    }

    /// Homes of these people, today's first; whoever has none that may be told is left out. Where somebody shielded
    /// lives is for those who must know, also of whoever is counted elsewhere.
    public Map<PersonId, List<Given>> homes(Map<PersonId, Ties> ties, Viewer viewer) {
        var homes = new HashMap<PersonId, List<Given>>();
        jdbc.sql("""
                select e.person_id, h.address, h.postcode, e.from_on, e.until_on, s.name as source, s.title, i.delivery_id, i.line,
                  d.received_on,
                  case when i.until_on is null then (select received_on from partners.described_again(r.id, i.delivery_id)) end as again_on,
                  exists (select from families.home_of_shielded s where s.home_id = h.id) as shielded
                from families.residence e
                join families.home h on h.id = e.home_id
                join partners.record r on r.id = e.record_id
                join partners.source s on s.id = r.source_id
                join lateral (
                  select i.delivery_id, i.line, i.until_on
                  from partners.identity i
                  where i.record_id = e.record_id
                  order by replace(upper(i.postcode), ' ', '') is not distinct from replace(upper(h.postcode), ' ', '') desc,
                    coalesce(i.from_on < e.until_on, true) desc,
                    i.until_on desc nulls first, i.from_on desc
                  limit 1) i on true
                join partners.delivery d on d.id = i.delivery_id
                where e.person_id = any(:people::uuid[])
                order by e.until_on desc nulls first, e.from_on desc
                """).param("people", Texts.of(ties.keySet())).query(row -> {
            var person = new PersonId(row.getObject("person_id", UUID.class));
            var tie = ties.get(person);
            if (tie != null
                    && audience.mayKnow(row.getString("source"), tie, viewer)
                    && (!row.getBoolean("shielded") || tie.allow(Act.READ, KindOfData.SHIELDED))) {
                var postcode = row.getString("postcode");
                homes.computeIfAbsent(person, _ -> new ArrayList<>())
                        .add(new Given(
                                row.getString("address") + (postcode == null ? "" : ", " + postcode),
                                row.getObject("from_on", LocalDate.class),
                                row.getObject("until_on", LocalDate.class),
                                List.of(Origin.in(row))));
            }
        });
        return homes;
    }

    /// One name of two lines, the one that stood last first: since the earlier day where one follows on the other.
    private static Given both(Given a, Given b) {
        var origins = new ArrayList<>(a.origins());
        b.origins().stream()
                .filter(origin ->
                        origins.stream().noneMatch(each -> each.source().equals(origin.source())))
                .forEach(origins::add);
        return new Given(a.words(), followsOn(a, b) ? b.fromOn() : a.fromOn(), a.untilOn(), origins);
    }

    private static boolean followsOn(Given later, Given earlier) {
        var from = later.fromOn();
        var until = earlier.untilOn();
        var before = earlier.fromOn();
        return from != null && before != null && before.isBefore(from) && (until == null || !until.isBefore(from));
    }

    private static String joined(@Nullable String... parts) {
        return String.join(
                " ",
                Arrays.stream(parts)
                        .filter(Objects::nonNull)
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    /// What a source covers of a person's life, and when it said something about them.
    ///
    /// @param from null, as is `until`, where it does not say or was never for people of their age
    /// @param otherAges for which it is, where they were never of those while it told: "0 to 5"
    public record Cover(
            String source,
            String title,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String otherAges,
            @Nullable LocalDate newest,
            boolean knows,
            List<LocalDate> said) {

        public Cover {
            said = List.copyOf(said);
        }

        Cover atTheAgeOf(@Nullable LocalDate born, Populations.Ages ages, LocalDate today) {
            if (born == null) {
                return this;
            }
            var first = born.plusYears(ages.from());
            var last = born.plusYears(ages.until() + 1L).minusDays(1);
            var begins = from == null || from.isBefore(first) ? first : from;
            var ends = until == null ? today : until;
            if (last.isBefore(ends)) {
                ends = last;
            }
            return begins.isAfter(ends)
                    ? new Cover(source, title, null, null, ages.words(), newest, knows, said)
                    : from == null || until == null
                            ? this
                            : new Cover(source, title, begins, ends, null, newest, knows, said);
        }
    }

    /// Every source that has sent something and may be named to the viewer, whether it knows this person or not.
    public List<Cover> cover(Person person, Ties ties, Viewer viewer) {
        var today = Dates.today(clock);
        return jdbc
                .sql("""
                with mine as (
                  select r.source_id, r.id
                  from matching.member m
                  join partners.record r on r.id = m.record_id
                  where m.person_id = :person and not r.sealed
                )
                select s.name, s.title, min(d.covers_from) as covers_from, max(d.covers_until) as covers_until,
                  max(d.received_on) as newest,
                  exists (select from mine where mine.source_id = s.id) as knows,
                  array(
                    select distinct coalesce(f.starts_on, f.ends_on)
                    from mine
                    join partners.fact f on f.record_id = mine.id
                    join partners.fact_kind k on k.id = f.kind
                    where mine.source_id = s.id
                      and f.withdrawn_delivery_id is null
                      and coalesce(f.starts_on, f.ends_on) is not null
                      and k.name not in ('relationship', 'same-person', 'household')
                    order by 1 desc
                    limit 60) as said
                from partners.source s
                join partners.delivery d on d.source_id = s.id and d.state = 'accepted' and d.read > 0
                where s.name <> 'settings'
                  and s.kind <> 'encompass'             -- stands apart: here it would say that nothing is known
                group by s.id
                order by s.title
                """)
                .param("person", person.id().value())
                .query((row, _) -> new Cover(
                        row.getString("name"),
                        row.getString("title"),
                        row.getObject("covers_from", LocalDate.class),
                        row.getObject("covers_until", LocalDate.class),
                        null,
                        row.getObject("newest", LocalDate.class),
                        row.getBoolean("knows"),
                        Arrays.stream((Date[]) row.getArray("said").getArray())
                                .map(Date::toLocalDate)
                                .toList()))
                .list()
                .stream()
                .filter(cover -> audience.mayKnow(cover.source(), ties, viewer))
                .map(cover -> sources.agesOf(cover.source())
                        .map(ages -> cover.atTheAgeOf(person.bornOn(), ages, today))
                        .orElse(cover))
                .toList();
    }
}
