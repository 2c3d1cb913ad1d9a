package org.kith.matching.answers;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.kith.matching.records.RecordsToLink;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people decided about records, and what each decision moved.
@Repository
class Decisions {

    private final JdbcClient jdbc;
    private final RecordsToLink recordsToLink;
    private final InstantSource clock;

    Decisions(JdbcClient jdbc, RecordsToLink recordsToLink, InstantSource clock) {
        this.jdbc = jdbc;
        this.recordsToLink = recordsToLink;
        this.clock = clock;
    }

    /// Waits for whoever decides at the same moment, until the end of the transaction. To join, to part and
    /// to undo take rows in whatever order they find them: at once, two could wait for each other.
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('matching.decision')) is null")
                .query(Boolean.class)
                .single();
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

    /// What keeps people apart whatever else is said of them.
    ///
    /// @param decision the change by which it was decided; null for what is told to nobody
    record Parting(@Nullable Integer decision) {}

    /// What parts any of some records from any of others, an adoption before a decision.
    ///
    /// @param besides a change whose decisions do not count, or 0
    Optional<Parting> parting(Collection<Integer> some, Collection<Integer> others, int besides) {
        var barriers = recordsToLink.sealed(
                Stream.of(some, others).flatMap(Collection::stream).toList());
        boolean sealed = some.stream()
                .anyMatch(one -> others.stream()
                        .anyMatch(other -> !barriers.getOrDefault(one, 0).equals(barriers.getOrDefault(other, 0))));
        return sealed
                ? Optional.of(new Parting(null))
                : decided(Judgement.TWO, some, others, besides)
                        .map(change -> new Parting(barriers.isEmpty() ? change : null));
    }

    /// The newest change by which this was decided of any of some records and any of others, and stands.
    ///
    /// @param besides a change whose decisions do not count, or 0
    Optional<Integer> decided(Judgement answer, Collection<Integer> some, Collection<Integer> others, int besides) {
        return jdbc.sql("""
                select d.change_id
                from matching.decision d
                where d.answer = :answer
                  and d.undone_at is null
                  and d.change_id <> :besides
                  and (d.one_record_id = any(:some) and d.other_record_id = any(:others)
                    or d.one_record_id = any(:others) and d.other_record_id = any(:some))
                order by d.id desc
                limit 1
                """)
                .param("answer", answer.word())
                .param("besides", besides)
                .param("some", some.toArray(Integer[]::new))
                .param("others", others.toArray(Integer[]::new))
                .query(Integer.class)
                .optional();
    }

    /// What parts the people for whom two records stand, unless that is one already.
    Optional<Parting> parting(int one, int other) {
        var some = standingWith(one);
        return some.contains(other) ? Optional.empty() : parting(some, standingWith(other), 0);
    }

    private List<Integer> standingWith(int record) {
        return jdbc.sql("""
                select record_id
                from matching.member
                where person_id = (select person_id from matching.member where record_id = :record)
                """).param("record", record).query(Integer.class).list();
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

    /// What undoing a change does with the records that it moved.
    sealed interface Undoing {

        /// A mark of it, which differs wherever it does something else.
        default String mark() {
            return switch (this) {
                case GoBack(var records, var to) -> "back " + records + " " + to;
                case Stay(var parting) -> "stay " + parting;
                case NoneMoved(var parting) -> "none " + parting;
            };
        }

        /// They go back.
        ///
        /// @param to the person for whom they stood, or whom that person became since
        record GoBack(List<Integer> records, UUID to) implements Undoing {}

        /// They stay until the next run finds where they belong. All of them: of those that were moved together nobody
        /// said that they are two people.
        ///
        /// @param parting what parts them now from those with whom they would stand; null where something
        /// moved them since, and of what is told to nobody
        record Stay(@Nullable Integer parting) implements Undoing {}

        /// It moved none.
        ///
        /// @param parting another decision by which they are two people still; null where there is none
        record NoneMoved(@Nullable Integer parting) implements Undoing {}
    }

    Undoing undoing(int undone) {
        var moved = jdbc.sql(
                        "select record_id from matching.membership where since_change = :undone order by record_id")
                .param("undone", undone)
                .query(Integer.class)
                .list();
        if (moved.isEmpty()) {
            return new Undoing.NoneMoved(partedBesides(undone).orElse(null));
        }
        var there = jdbc.sql("""
                        select record_id
                        from matching.membership
                        where since_change = :undone and until_change is null
                        """).param("undone", undone).query(Integer.class).list();
        if (moved.size() != there.size()) {
            return new Undoing.Stay(null);
        }
        return jdbc.sql("""
                with recursive heir as (
                  select p.id, case when p.until_change <> :undone then p.became end as became
                  from matching.person p
                  where p.id in (select person_id from matching.membership where until_change = :undone)
                  union
                  select p.id, p.became
                  from heir
                  join matching.person p on p.id = heir.became
                )
                select id from heir where became is null
                """)
                .param("undone", undone)
                .query(UUID.class)
                .optional()
                .<Undoing>map(to -> parting(moved, records(new PersonId(to)), undone)
                        .<Undoing>map(parting -> new Undoing.Stay(parting.decision()))
                        .orElseGet(() -> new Undoing.GoBack(moved, to)))
                .orElseGet(() -> new Undoing.Stay(null));
    }

    private Optional<Integer> partedBesides(int undone) {
        return jdbc.sql("""
                select other.change_id
                from matching.decision d
                join matching.decision other on other.one_record_id = d.one_record_id
                  and other.other_record_id = d.other_record_id
                where d.change_id = :undone
                  and other.change_id <> :undone
                  and other.answer = 'two'
                  and other.undone_at is null
                order by other.id desc
                limit 1
                """).param("undone", undone).query(Integer.class).optional();
    }

    /// Takes a decision back, and with it what it moved, as far as that [goes back][Undoing.GoBack].
    void undo(int undone, int change, String why, Viewer viewer) {
        if (undoing(undone) instanceof Undoing.GoBack(var records, var to)) {
            move(change, records, to);
            jdbc.sql("update matching.person set until_change = null, became = null where id = :to")
                    .param("to", to)
                    .update();
            jdbc.sql("""
                    update matching.person p
                    set until_change = :change, became = case when since_change = :undone then :to end
                    where id in (select person_id from matching.membership where since_change = :undone)
                      and not exists (select from matching.member m where m.person_id = p.id)
                    """)
                    .param("change", change)
                    .param("undone", undone)
                    .param("to", to)
                    .update();
        }
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
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
