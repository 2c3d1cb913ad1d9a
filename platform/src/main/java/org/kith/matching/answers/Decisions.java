package org.kith.matching.answers;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people decided about records, and what each decision moved.
@Repository
class Decisions {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Decisions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The change by which the two records were decided, if that stands.
    Optional<Integer> standing(int one, int other) {
        return jdbc.sql("""
                select change_id
                from matching.decision
                where one_record_id = :one and other_record_id = :other and undone_at is null
                order by id desc
                limit 1
                """)
                .param("one", one)
                .param("other", other)
                .query(Integer.class)
                .optional();
    }

    List<Integer> records(PersonId person) {
        return new ArrayList<>(
                jdbc.sql("select record_id from matching.member where person_id = :person order by record_id")
                        .param("person", person.value())
                        .query(Integer.class)
                        .list());
    }

    int add(int one, int other, Judgement judgement, String why, UserId by, String byName, int change) {
        return jdbc.sql("""
                insert into matching.decision (one_record_id, other_record_id, answer, why, decided_by, decided_by_name,
                  decided_at, change_id)
                values (:one, :other, :answer, :why, :by, :name, :at, :change)
                returning id
                """)
                .param("one", Math.min(one, other))
                .param("other", Math.max(one, other))
                .param("answer", judgement.word())
                .param("why", why)
                .param("by", by.value())
                .param("name", byName)
                .param("at", now())
                .param("change", change)
                .query(Integer.class)
                .single();
    }

    /// Joins the people of two records: the one with more records lives on.
    void join(int change, int one, int other) {
        var people = jdbc.sql("""
                select person_id
                from matching.member
                where person_id in (select person_id from matching.member where record_id in (:one, :other))
                group by person_id
                order by count(*) desc, min(record_id)
                """)
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .list();
        if (people.size() < 2) {
            return;
        }
        move(change, records(new PersonId(people.get(1))), people.get(0));
        jdbc.sql("update matching.person set until_change = :change, became = :heir where id = :person")
                .param("change", change)
                .param("heir", people.get(0))
                .param("person", people.get(1))
                .update();
    }

    void part(int change, PersonId person, Collection<Integer> records) {
        var stranger = UUID.randomUUID();
        jdbc.sql("insert into matching.person (id, since_change) values (:id, :change)")
                .param("id", stranger)
                .param("change", change)
                .update();
        move(change, records, stranger);
    }

    private void move(int change, Collection<Integer> records, UUID person) {
        var ids = records.toArray(Integer[]::new);
        int closed = jdbc.sql("""
                update matching.membership
                set until_change = :change
                where record_id = any(:records) and until_change is null
                """).param("change", change).param("records", ids).update();
        if (closed != ids.length) {
            throw new DecisionChanged();
        }
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change)
                select unnest(:records), :person, :change
                """)
                .param("records", ids)
                .param("person", person)
                .param("change", change)
                .update();
    }

    /// The change that a standing decision made.
    Optional<Integer> changeOf(int decision) {
        return jdbc.sql("select change_id from matching.decision where id = :id and undone_at is null")
                .param("id", decision)
                .query(Integer.class)
                .optional();
    }

    /// Puts back what a change moved; refused when something has moved it again since.
    void undo(int undone, int change, String why, Viewer viewer) {
        var moved = jdbc.sql("select record_id from matching.membership where since_change = :undone")
                .param("undone", undone)
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
        int closed =
                jdbc.sql("""
                update matching.membership
                set until_change = :change
                where since_change = :undone and until_change is null
                """).param("change", change).param("undone", undone).update();
        if (closed != moved.length) {
            throw new DecisionChanged();
        }
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change)
                select record_id, person_id, :change
                from matching.membership
                where until_change = :undone
                """).param("change", change).param("undone", undone).update();
        jdbc.sql("""
                update matching.person
                set until_change = null, became = null
                where until_change = :undone
                """).param("undone", undone).update();
        jdbc.sql("""
                update matching.person p
                set until_change = :change
                where since_change = :undone
                  and not exists (select from matching.member m where m.person_id = p.id)
                """).param("change", change).param("undone", undone).update();
        jdbc.sql("""
                update matching.decision
                set undone_by = :by, undone_by_name = :name, undone_at = :at, undone_why = :why
                where change_id = :undone and undone_at is null
                """)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("at", now())
                .param("why", why)
                .param("undone", undone)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
