package org.kith.encompass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Reach;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.families.Audience;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.partners.Audiences;
import org.kith.partners.DataController;
import org.kith.partners.DeclaredSources;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Notices as the safeguarding lead of the school to which they were addressed may read them.
@Repository
public class Notices {

    /// How long after it was sent a notice stands on the school's page.
    public static final int DAYS_SHOWN = 90;

    private final JdbcClient jdbc;
    private final Access access;
    private final Audience audience;
    private final Audiences audiences;
    private final DeclaredSources controllers;
    private final People people;
    private final Readings readings;
    private final InstantSource clock;

    Notices(
            JdbcClient jdbc,
            Access access,
            Audience audience,
            Audiences audiences,
            DeclaredSources controllers,
            People people,
            Readings readings,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audience = audience;
        this.audiences = audiences;
        this.controllers = controllers;
        this.people = people;
        this.readings = readings;
        this.clock = clock;
    }

    /// What a school was told.
    ///
    /// @param placed each with its pupil, the newest first
    /// @param unplaced how many more were addressed to the school that fit none of its pupils, or
    /// more than one
    /// @param newest the day on which the newest file of notices came, whatever was in it; null
    /// before the first
    public record Told(
            List<Notice> placed, int unplaced, @Nullable LocalDate newest) {

        public Told {
            placed = List.copyOf(placed);
        }
    }

    private record Sent(
            long fact,
            Placing.Named meant,
            LocalDate happenedOn,
            @Nullable LocalDate toldOn,
            String source,
            LocalDate receivedOn,
            Instant loadedAt) {}

    /// Whether notices can be anything to this viewer: there is a page of them, with or without
    /// any.
    public boolean areFor(Viewer viewer) {
        return viewer.settingCode().isPresent() && !reach(viewer).nobody();
    }

    /// Reads what the viewer's school was told. The whole roll is looked through each time and
    /// stands in the record so: the record says the same whether there is a notice or none, and
    /// about whom.
    public Told read(Viewer viewer) {
        var setting = viewer.settingCode().orElse("");
        readings.record(
                viewer, Act.FIND, onRoll(setting, viewer), "notices to the school, the whole roll looked through");
        var sent = sent(setting, viewer);
        var described = described(setting, sent, viewer);
        var pupils = new LinkedHashMap<Sent, PersonId>();
        sent.forEach(one -> Placing.of(one.meant(), described).ifPresent(pupil -> pupils.put(one, pupil)));
        var people = new HashMap<PersonId, Person>();
        this.people
                .all(pupils.values().stream().map(PersonId::value).distinct().toList())
                .forEach(person -> people.put(person.id(), person));
        var placed = new ArrayList<Notice>();
        pupils.forEach((one, pupil) -> {
            var person = people.get(pupil);
            if (person != null) {
                placed.add(new Notice(
                        pupil,
                        person.name(),
                        person.setting() == null ? null : person.setting().yearGroup(),
                        one.happenedOn(),
                        one.toldOn(),
                        one.source(),
                        one.receivedOn(),
                        one.loadedAt()));
            }
        });
        return new Told(placed, sent.size() - placed.size(), newest(viewer));
    }

    /// Whether anything was addressed to the viewer's school in files that came since a moment.
    public boolean newSince(Viewer viewer, Instant since) {
        return sent(viewer.settingCode().orElse(""), viewer).stream()
                .anyMatch(one -> one.loadedAt().isAfter(since));
    }

    /// Whom to ask about a notice, as the sources that bring them declare.
    public List<String> contacts(Viewer viewer) {
        return sources(viewer)
                .map(controllers::controllerOf)
                .flatMap(Optional::stream)
                .map(DataController::contact)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Reach reach(Viewer viewer) {
        return access.reach(viewer, Act.READ, KindOfData.ENCOMPASS);
    }

    /// Sources of notices that name the viewer's role.
    private Stream<String> sources(Viewer viewer) {
        return Stream.of(audience.sources(viewer))
                .filter(source -> audiences
                        .kind(source)
                        .filter(KindOfData.ENCOMPASS::equals)
                        .isPresent());
    }

    private List<UUID> onRoll(String setting, Viewer viewer) {
        return jdbc.sql("""
                select p.id
                from access.standing s
                join families.person p on p.id = s.person_id
                where s.holder = any(:holders)
                  and s.relation = any(:relations)
                  and :setting in (p.setting_code, p.also_setting_code)
                  and p.died_on is null
                order by p.id
                """)
                .param("holders", reach(viewer).holders())
                .param("relations", reach(viewer).relations())
                .param("setting", setting)
                .query(UUID.class)
                .list();
    }

    /// What was addressed to the school lately, the newest first; each as its record was
    /// described last.
    private List<Sent> sent(String setting, Viewer viewer) {
        return jdbc.sql("""
                with told as materialized (          -- few; the plan must not begin with all records of a source
                    select f.*
                    from partners.fact f
                    where f.kind = any(array(select id from partners.fact_kind where kind_of_data = 'encompass'))
                      and f.kind <> 2                 -- attendance; without it no index finds the others
                      and f.withdrawn_delivery_id is null
                      and f.setting_code = :setting
                      and coalesce(f.ends_on, f.starts_on) > :since)
                select f.id, i.forename, i.surname, i.born_on, i.upn, f.starts_on, f.ends_on, s.title, d.received_on, d.loaded_at
                from told f
                join partners.record r on r.id = f.record_id
                join partners.source s on s.id = r.source_id
                join partners.delivery d on d.id = f.delivery_id
                join partners.identity i on i.record_id = r.id and i.until_on is null
                where s.name = any(:sources)
                order by coalesce(f.ends_on, f.starts_on) desc, f.starts_on desc, f.id
                """)
                .param("setting", setting)
                .param("since", Dates.today(clock).minusDays(DAYS_SHOWN))
                .param("sources", sources(viewer).toArray(String[]::new))
                .query((row, _) -> new Sent(
                        row.getLong("id"),
                        named(row),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getString("title"),
                        row.getObject("received_on", LocalDate.class),
                        row.getTimestamp("loaded_at").toInstant()))
                .list();
    }

    /// How records that are surely theirs describe those pupils of the school whom one of the
    /// notices may mean.
    private List<Placing.Described> described(String setting, List<Sent> sent, Viewer viewer) {
        if (sent.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select distinct p.id, i.forename, i.surname, i.born_on, i.upn, i.preferred_forename, i.former_surname, i.former_upn
                from access.standing t
                join families.person p on p.id = t.person_id
                join families.sure_record o on o.person_id = p.id
                join partners.identity i on i.record_id = o.record_id
                where t.holder = any(:holders)
                  and t.relation = any(:relations)
                  and :setting in (p.setting_code, p.also_setting_code)
                  and p.died_on is null
                  and (i.upn = any(:numbers) or i.former_upn = any(:numbers) or i.born_on = any(:days::date[]))
                """)
                .param("holders", reach(viewer).holders())
                .param("relations", reach(viewer).relations())
                .param("setting", setting)
                .param("numbers", said(sent, Placing.Named::upn))
                .param("days", said(sent, Placing.Named::bornOn))
                .query((row, _) -> new Placing.Described(
                        new PersonId(row.getObject("id", UUID.class)),
                        named(row),
                        row.getString("preferred_forename"),
                        row.getString("former_surname"),
                        row.getString("former_upn")))
                .list();
    }

    private static String[] said(List<Sent> sent, Function<Placing.Named, @Nullable Object> what) {
        return sent.stream()
                .map(one -> what.apply(one.meant()))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    private @Nullable LocalDate newest(Viewer viewer) {
        return jdbc.sql("""
                select max(d.received_on)
                from partners.delivery d
                join partners.source s on s.id = d.source_id
                where d.state = 'accepted' and s.name = any(:sources)
                having count(*) > 0
                """)
                .param("sources", sources(viewer).toArray(String[]::new))
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    private static Placing.Named named(ResultSet row) throws SQLException {
        return new Placing.Named(
                row.getString("forename"),
                row.getString("surname"),
                row.getObject("born_on", LocalDate.class),
                row.getString("upn"));
    }
}
