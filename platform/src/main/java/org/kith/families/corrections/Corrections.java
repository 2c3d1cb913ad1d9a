package org.kith.families.corrections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What people asked to be put right, and each step to its answer; steps are kept for good. A
/// correction belongs to the records whose word it questions, so that it stands after a change of
/// links. One that speaks of a sealed record is not here. Who may see which is for
/// [CorrectionOpening].
@Repository
public class Corrections {

    /// How many are open, and how many of these are overdue.
    public record Tally(int waiting, int sent, int overdue) {}

    /// What became of what somebody asked.
    ///
    /// @param already whether the very same was received before and still waits for its answer:
    /// there is one, not two
    public record Received(UUID id, boolean already) {

        /// What the person's page is told of it in its address: `yes`, or `already`.
        public String asked() {
            return already ? "already" : "yes";
        }
    }

    private static final String SELECT = """
            select n.id, n.person_id, n.asked_by, n.asked_by_name, n.asked_at, n.what, n.how_known, n.two_people, n.version, n.state,
              s.name as source, s.title
            from families.correction_now n
            left join partners.source s on s.id = n.source_id
            """;

    private final JdbcClient jdbc;
    private final Readings readings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Corrections(JdbcClient jdbc, Readings readings, PlatformTransactionManager transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Takes down that something is wrong. The same sent twice, by a second click or a page sent
    /// again, is taken down once.
    ///
    /// @param source whose word it is; null where the viewer does not know
    /// @param records whose word it may be; where the viewer may know of none, all that are the person
    public Received ask(
            PersonId person, @Nullable String source, Collection<Integer> records, Wrong said, Viewer viewer) {
        boolean again = received(person, source, said, viewer).isPresent();
        record(person, again ? "asked again for the same correction" : "asked for a correction", viewer);
        return Objects.requireNonNull(transactions.execute(_ -> taken(person, source, records, said, viewer)));
    }

    private Received taken(
            PersonId person, @Nullable String source, Collection<Integer> records, Wrong said, Viewer viewer) {
        // Of two at the same moment the second sees the first
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('families.correction ' || :by || :person, 0)) is null")
                .param("by", viewer.id().value().toString())
                .param("person", person.value().toString())
                .query(Boolean.class)
                .single();
        var received = received(person, source, said, viewer);
        if (received.isPresent()) {
            return new Received(received.get(), true);
        }
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into families.correction (id, person_id, asked_by, asked_by_name, asked_at, what, how_known, two_people, source_id, record_ids)
                values (:id, :person, :by, :name, :now, :what, :how_known, :two_people,
                  (select s.id from partners.source s where s.name = :source),
                  case
                    when cardinality(:records::int[]) > 0 then :records::int[]
                    else array(select m.record_id from matching.member m where m.person_id = :person)
                  end)
                """)
                .param("id", id)
                .param("person", person.value())
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("now", now())
                .param("what", said.what())
                .param("how_known", said.how())
                .param("two_people", said.twoPeople())
                .param("source", source)
                .param("records", Texts.of(records))
                .update();
        return new Received(id, false);
    }

    private Optional<UUID> received(PersonId person, @Nullable String source, Wrong said, Viewer viewer) {
        return jdbc.sql("""
                select c.id
                from families.correction c
                join families.correction_now n on n.id = c.id
                where c.person_id = :person
                  and c.asked_by = :by
                  and c.what = :what
                  and c.how_known = :how_known
                  and c.two_people = :two_people
                  and c.source_id is not distinct from (select s.id from partners.source s where s.name = :source)
                  and n.state in ('waiting', 'sent')
                order by c.asked_at
                limit 1
                """)
                .param("person", person.value())
                .param("by", viewer.id().value())
                .param("what", said.what())
                .param("how_known", said.how())
                .param("two_people", said.twoPeople())
                .param("source", source)
                .query(UUID.class)
                .optional();
    }

    public Optional<Correction> find(UUID id) {
        return withSteps(jdbc.sql(SELECT + "where n.id = :id").param("id", id)).stream()
                .findFirst();
    }

    /// What the viewer asked about a person, the newest first.
    List<Correction> asked(Viewer viewer, PersonId person) {
        return withSteps(jdbc.sql(SELECT + """
                where n.asked_by = :by
                  and n.person_id = :person
                order by n.asked_at desc, n.id
                """).param("by", viewer.id().value()).param("person", person.value()));
    }

    /// That two people are taken for one, and no answer yet, the oldest first.
    List<Correction> ofTwoPeople() {
        return withSteps(jdbc.sql(SELECT + """
                where n.two_people
                  and n.state = 'waiting'
                order by n.asked_at, n.id
                """));
    }

    /// Of sources' words, in these states: what waits before what was sent, and of each the oldest first; of what is
    /// closed, the newest.
    public List<Correction> in(Collection<Correction.State> states, int most) {
        return withSteps(jdbc.sql(SELECT + """
                where n.state = any(:states)
                  and not n.two_people
                order by
                  n.state <> 'waiting',
                  case when n.state in ('waiting', 'sent') then n.asked_at end,
                  n.stands_since desc,
                  n.id
                limit :most
                """)
                .param("states", states.stream().map(Correction.State::word).toArray(String[]::new))
                .param("most", most));
    }

    /// Each of a source's word, the oldest first.
    public List<Correction> all() {
        return withSteps(jdbc.sql(SELECT + "where not n.two_people order by n.asked_at, n.id"));
    }

    /// Of what the viewer asked, what was answered since a moment, the newest answer first.
    List<Correction> answered(Viewer viewer, Instant since) {
        return withSteps(
                jdbc.sql(SELECT + """
                where n.asked_by = :by
                  and n.state = 'answered'
                  and n.stands_since > :since
                order by n.stands_since desc, n.id
                """).param("by", viewer.id().value()).param("since", since.atOffset(ZoneOffset.UTC)));
    }

    /// Of sources' words.
    public Tally tally() {
        return jdbc.sql("""
                select
                  count(*) filter (where state = 'waiting') as waiting,
                  count(*) filter (where state = 'sent') as sent,
                  count(*) filter (where state in ('waiting', 'sent')
                    and ((asked_at at time zone :here)::date + interval '1 month')::date < :today) as overdue
                from families.correction_now
                where not two_people
                """)
                .param("here", Dates.HERE.getId())
                .param("today", Dates.today(clock))
                .query(Tally.class)
                .single();
    }

    /// Where the word that is questioned may stand.
    List<Correction.Place> places(UUID id) {
        return jdbc.sql("""
                select s.name as source, s.title,
                  case
                    when not (p.shielded or r.shielded)
                      or not exists (select from partners.setting t where t.code = split_part(r.source_key, '/', 1))
                    then r.source_key
                  end as source_key
                from families.correction_now n
                join families.person p on p.id = n.person_id
                join partners.record r on r.id = any(n.record_ids)
                join partners.source s on s.id = r.source_id
                where n.id = :id
                order by s.title, r.source_key
                """)
                .param("id", id)
                .query((row, _) -> new Correction.Place(
                        new Correction.Sender(row.getString("source"), row.getString("title")),
                        row.getString("source_key")))
                .list();
    }

    /// Takes down that it was sent to a controller.
    ///
    /// @param seen the version that the viewer had before them
    /// @return false when something else was done in the meantime: that stands, and this is kept beside it
    public boolean send(
            Correction correction, int seen, @Nullable String source, String to, LocalDate on, Viewer viewer) {
        var sent = new New(Correction.Did.SENT, source, to, on, null, null);
        return step(correction, correction.open(), seen, sent, viewer);
    }

    /// Takes down what the controller answered, or that whoever asked took it back; as [#send].
    /// Another answer later is for [#change].
    public boolean close(Correction correction, int seen, Correction.Did did, @Nullable String why, Viewer viewer) {
        if (did == Correction.Did.SENT) {
            throw new IllegalArgumentException("sending a correction closes nothing");
        }
        return step(
                correction, correction.open(), seen, new New(did, null, null, Dates.today(clock), why, null), viewer);
    }

    /// Takes down another answer than the one that stands; the one before stays beside it. As [#send].
    ///
    /// @param because why the answer is another now
    public boolean change(
            Correction correction, int seen, Correction.Did answer, String why, String because, Viewer viewer) {
        if (answer != Correction.Did.PUT_RIGHT && answer != Correction.Did.LEFT) {
            throw new IllegalArgumentException("not an answer");
        }
        boolean answered = correction.state() == Correction.State.ANSWERED;
        return step(correction, answered, seen, new New(answer, null, null, Dates.today(clock), why, because), viewer);
    }

    /// A step about to be taken down.
    private record New(
            Correction.Did did,
            @Nullable String source,
            @Nullable String to,
            LocalDate on,
            @Nullable String why,
            @Nullable String because) {}

    /// Called before the transaction: a reading has a connection of its own, and who holds one and waits for another
    /// can wait for ever.
    private void record(PersonId person, String why, Viewer viewer) {
        readings.record(viewer, Act.CHANGE, List.of(person.value()), why);
    }

    private boolean step(Correction correction, boolean possible, int seen, New step, Viewer viewer) {
        record(correction.person(), "correction: " + step.did().word(), viewer);
        return Boolean.TRUE.equals(transactions.execute(_ -> stepped(correction, possible, seen, step, viewer)));
    }

    private boolean stepped(Correction correction, boolean possible, int seen, New step, Viewer viewer) {
        boolean stands = possible
                && correction.version() == seen
                && jdbc.sql("""
                        update families.correction
                        set version = version + 1
                        where id = :id
                          and version = :seen
                        """)
                                .param("id", correction.id())
                                .param("seen", seen)
                                .update()
                        == 1;
        jdbc.sql("""
                insert into families.correction_step (correction_id, step, source_id, said_to, happened_on, why, because, stands,
                  by_account, by_name, at)
                values (:id, :step, (select s.id from partners.source s where s.name = :source), :said_to, :happened_on, :why, :because,
                  :stands, :by, :name, :now)
                """)
                .param("id", correction.id())
                .param("step", step.did().word())
                .param("source", step.source())
                .param("said_to", step.to())
                .param("happened_on", step.on())
                .param("why", step.why())
                .param("because", step.because())
                .param("stands", stands)
                .param("by", viewer.id().value())
                .param("name", viewer.name())
                .param("now", now())
                .update();
        return stands;
    }

    private List<Correction> withSteps(JdbcClient.StatementSpec chosen) {
        var bare = chosen.query((row, _) -> correction(row)).list();
        var steps = steps(bare);
        return bare.stream()
                .map(each -> new Correction(
                        each.id(),
                        each.person(),
                        each.asked(),
                        each.sender(),
                        each.state(),
                        each.version(),
                        steps.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Correction.Step>> steps(List<Correction> corrections) {
        var steps = new HashMap<UUID, List<Correction.Step>>();
        if (corrections.isEmpty()) {
            return steps;
        }
        jdbc.sql("""
                select p.correction_id, p.step, s.name as source, s.title, p.said_to, p.happened_on, p.why, p.because, p.stands,
                  p.by_name, p.at
                from families.correction_step p
                left join partners.source s on s.id = p.source_id
                where p.correction_id = any(:ids::uuid[])
                order by p.id
                """)
                .param("ids", Texts.of(corrections.stream().map(Correction::id).toList()))
                .query(row -> {
                    steps.computeIfAbsent(row.getObject("correction_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Correction.Step(
                                    Correction.Did.of(row.getString("step")),
                                    sender(row),
                                    row.getString("said_to"),
                                    row.getObject("happened_on", LocalDate.class),
                                    row.getString("why"),
                                    row.getString("because"),
                                    row.getBoolean("stands"),
                                    row.getString("by_name"),
                                    row.getTimestamp("at").toInstant()));
                });
        return steps;
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                new Correction.Asked(
                        row.getObject("asked_by", UUID.class),
                        row.getString("asked_by_name"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("what"),
                        row.getString("how_known"),
                        row.getBoolean("two_people")),
                sender(row),
                Correction.State.of(row.getString("state")),
                row.getInt("version"),
                List.of());
    }

    private static Correction.@Nullable Sender sender(ResultSet row) throws SQLException {
        var source = row.getString("source");
        return source == null ? null : new Correction.Sender(source, row.getString("title"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
