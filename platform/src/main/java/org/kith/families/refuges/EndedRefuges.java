package org.kith.families.refuges;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kith.database.Texts;
import org.kith.families.refuges.EndedRefuge.Answer;
import org.kith.families.refuges.EndedRefuge.Shielded;
import org.kith.families.refuges.EndedRefuge.State;
import org.kith.families.refuges.EndedRefuge.Stay;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is shielded since a stay in a refuge. Nobody who has died and no sealed record is here. Who may see it is for
/// [EndedRefugeOpening].
@Repository
class EndedRefuges {

    /// Whether a source tells of a person `p` that they stay in a refuge, or that their address may not be told.
    private static final String STANDS = """
            exists (
              select
              from matching.member m
              join partners.fact f on f.record_id = m.record_id
              join partners.fact_kind k on k.id = f.kind
              where m.person_id = p.id
                and f.withdrawn_delivery_id is null
                and (f.ends_on is null or f.ends_on > :today)
                and (k.name = 'restriction'
                  or k.name = 'temporary-accommodation' and partners.tells_of_refuge(f.code)))
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    EndedRefuges(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Those of whom the officer has to say what follows, in no order of need.
    List<UUID> asked() {
        return jdbc.sql("""
                select p.id
                from families.person p
                where p.died_on is null
                  and p.id in (
                    select m.person_id
                    from partners.standing_shield s
                    join matching.member m on m.record_id = s.record_id
                    join partners.record r on r.id = s.record_id
                    where s.reason = 'refuge' and s.answer_id is null and not r.sealed)
                  and not
                """ + STANDS + " order by p.id")
                .param("today", Dates.today(clock))
                .query(UUID.class)
                .list();
    }

    /// Those of whom the officer has said it, the newest answer first.
    List<UUID> answered(int most) {
        return jdbc.sql("""
                select m.person_id
                from partners.shield_answer a
                join matching.member m on m.record_id = any(a.record_ids)
                join partners.record r on r.id = m.record_id
                join families.person p on p.id = m.person_id
                where not r.sealed and p.died_on is null
                group by m.person_id
                order by max(a.number) desc
                limit :most
                """).param("most", most).query(UUID.class).list();
    }

    /// What is known of these, in their order; without those of whom nothing is.
    List<EndedRefuge> of(Collection<UUID> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var names = new HashMap<UUID, String>();
        jdbc.sql("""
                select id, concat_ws(' ', forename, surname) as name
                from families.person
                where id = any(:people::uuid[]) and died_on is null
                """).param("people", Texts.of(people)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        var shielded = shielded(people);
        var unanswered = unanswered(people);
        var stays = stays(people);
        var answers = answers(people);
        var lifted = lifted(people);
        var standing = standing(people);
        return people.stream()
                .filter(person ->
                        names.containsKey(person) && (shielded.containsKey(person) || answers.containsKey(person)))
                .map(person -> new EndedRefuge(
                        new PersonId(person),
                        names.getOrDefault(person, ""),
                        standing.contains(person)
                                ? State.STANDS
                                : unanswered.contains(person) ? State.ASKED : State.ANSWERED,
                        shielded.getOrDefault(person, List.of()),
                        Set.copyOf(lifted.getOrDefault(person, List.of())),
                        stays.getOrDefault(person, List.of()),
                        answers.getOrDefault(person, List.of())))
                .toList();
    }

    /// What the query tells of each of them, in its order.
    private <T> Map<UUID, List<T>> byPerson(Collection<UUID> people, String query, RowMapper<T> made) {
        var told = new HashMap<UUID, List<T>>();
        jdbc.sql(query).param("people", Texts.of(people)).query(row -> {
            told.computeIfAbsent(row.getObject("person_id", UUID.class), _ -> new ArrayList<>())
                    .add(made.mapRow(row, row.getRow()));
        });
        return told;
    }

    private Map<UUID, List<Shielded>> shielded(Collection<UUID> people) {
        return byPerson(
                people,
                """
                select m.person_id, s.record_id, c.name as source, c.title,
                  case
                    when not exists (select from partners.setting t where t.code = split_part(r.source_key, '/', 1))
                    then r.source_key
                  end as source_key,
                  min(d.received_on) as received_on
                from partners.standing_shield s
                join matching.member m on m.record_id = s.record_id
                join partners.record r on r.id = s.record_id
                join partners.source c on c.id = r.source_id
                join partners.delivery d on d.id = s.delivery_id
                where m.person_id = any(:people::uuid[])
                  and s.reason = 'refuge'
                  and not r.sealed
                group by m.person_id, s.record_id, c.name, c.title, r.source_key
                order by c.title, s.record_id
                """,
                (row, _) -> new Shielded(
                        row.getInt("record_id"),
                        row.getString("source"),
                        row.getString("title"),
                        row.getString("source_key"),
                        row.getObject("received_on", LocalDate.class)));
    }

    private Map<UUID, List<Integer>> lifted(Collection<UUID> people) {
        return byPerson(people, """
                select distinct m.person_id, s.record_id
                from partners.shield s
                join matching.member m on m.record_id = s.record_id
                join partners.record r on r.id = s.record_id
                where m.person_id = any(:people::uuid[])
                  and s.reason = 'refuge'
                  and s.withdrawn_delivery_id is null
                  and not r.sealed
                  and not exists (
                    select
                    from partners.standing_shield t
                    where t.record_id = s.record_id
                      and t.reason = 'refuge')
                """, (row, _) -> row.getInt("record_id"));
    }

    private Set<UUID> unanswered(Collection<UUID> people) {
        return jdbc.sql("""
                select m.person_id
                from partners.standing_shield s
                join matching.member m on m.record_id = s.record_id
                where m.person_id = any(:people::uuid[])
                  and s.reason = 'refuge'
                  and s.answer_id is null
                """).param("people", Texts.of(people)).query(UUID.class).set();
    }

    private Map<UUID, List<Stay>> stays(Collection<UUID> people) {
        return byPerson(
                people,
                """
                select m.person_id, f.record_id, c.title, f.starts_on, f.ends_on, d.received_on, f.row_hash
                from matching.member m
                join partners.record r on r.id = m.record_id
                join partners.source c on c.id = r.source_id
                join partners.fact f on f.record_id = m.record_id
                join partners.fact_kind k on k.id = f.kind
                join partners.delivery d on d.id = f.delivery_id
                where m.person_id = any(:people::uuid[])
                  and not r.sealed
                  and f.withdrawn_delivery_id is null
                  and k.name in ('temporary-accommodation', 'restriction')
                  and partners.tells_of_refuge(f.code)
                order by f.starts_on desc nulls last, f.id
                """,
                (row, _) -> new Stay(
                        row.getInt("record_id"),
                        row.getString("title"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getObject("received_on", LocalDate.class),
                        row.getLong("row_hash")));
    }

    private Map<UUID, List<Answer>> answers(Collection<UUID> people) {
        return byPerson(
                people,
                """
                select distinct m.person_id, a.number, a.lifts, a.why, a.by_name, a.at
                from partners.shield_answer a
                join matching.member m on m.record_id = any(a.record_ids)
                join partners.record r on r.id = m.record_id
                where m.person_id = any(:people::uuid[])
                  and not r.sealed
                order by a.number desc
                """,
                (row, _) -> new Answer(
                        row.getBoolean("lifts"),
                        row.getString("why"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()));
    }

    private Set<UUID> standing(Collection<UUID> people) {
        return jdbc.sql("select p.id from (select unnest(:people::uuid[]) as id) p where " + STANDS)
                .param("people", Texts.of(people))
                .param("today", Dates.today(clock))
                .query(UUID.class)
                .set();
    }
}
