package org.kith.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.matching.PersonId;
import org.kith.site.words.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What people said against a need that was found. It belongs to the rule and to the person's
/// records, so it stands beside the need after every run and after a change of links.
@Repository
public class NeedAnswers {

    /// What somebody says.
    public enum Kind {
        /// It is not so.
        CONTEST,
        /// A fact that it rests on is wrong.
        CORRECT
    }

    /// Whose need, by which rule.
    public record Key(UUID person, String rule) {}

    /// What somebody said.
    ///
    /// @param byAccount who may take it back
    public record Answer(UUID id, Key about, Kind kind, String why, UUID byAccount, String byName, Instant at) {}

    private final JdbcClient jdbc;
    private final Readings readings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    NeedAnswers(JdbcClient jdbc, Readings readings, PlatformTransactionManager transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What stands about these people, the newest first.
    public List<Answer> about(Collection<UUID> people) {
        return jdbc.sql("""
            select id, rule_name, person_id, kind, why, by_account, by_name, at
            from needs.answer_now
            where person_id = any(:people::uuid[])
            order by at desc, id
            """)
                .param("people", Texts.of(people))
                .query((row, _) -> answer(row))
                .list();
    }

    /// Which of their needs somebody has said something against.
    public Set<Key> questioned(Collection<UUID> people) {
        var keys = new HashSet<Key>();
        about(people).forEach(answer -> keys.add(answer.about()));
        return keys;
    }

    /// Takes down what the viewer says, in place of what they said of this need before; what
    /// others said stands beside it. It is for the caller to know that they may see the need.
    public UUID say(PersonId person, String rule, Kind kind, String why, Viewer viewer) {
        readings.record(
                viewer,
                Act.CHANGE,
                List.of(person.value()),
                kind == Kind.CONTEST ? "said that a need is not so" : "said that a need rests on a wrong fact");
        return Objects.requireNonNull(transactions.execute(_ -> said(person, rule, kind, why, viewer)));
    }

    private UUID said(PersonId person, String rule, Kind kind, String why, Viewer viewer) {
        withdraw(person, rule, viewer);
        var id = UUID.randomUUID();
        jdbc.sql("""
            insert into needs.answer (id, rule_name, person_id, record_ids, kind, why, by_account, by_name, at)
            values (:id, :rule, :person, array(select record_id from matching.member where person_id = :person),
              :kind, :why, :account, :name, :now)
            """)
                .param("id", id)
                .param("rule", rule)
                .param("person", person.value())
                .param("kind", Words.of(kind))
                .param("why", why)
                .param("account", viewer.id().value())
                .param("name", viewer.name())
                .param("now", now())
                .update();
        return id;
    }

    /// Takes back what the viewer said about a need.
    ///
    /// @return how many answers were taken back
    public int takeBack(PersonId person, String rule, Viewer viewer) {
        int taken = withdraw(person, rule, viewer);
        if (taken > 0) {
            readings.record(viewer, Act.CHANGE, List.of(person.value()), "took back what they had said about a need");
        }
        return taken;
    }

    private int withdraw(PersonId person, String rule, Viewer viewer) {
        return jdbc.sql("""
            update needs.answer
            set withdrawn_at = :now
            where by_account = :account
              and withdrawn_at is null
              and id in (
                select id from needs.answer_now where rule_name = :rule and person_id = :person)
            """)
                .param("now", now())
                .param("account", viewer.id().value())
                .param("rule", rule)
                .param("person", person.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getObject("id", UUID.class),
                new Key(row.getObject("person_id", UUID.class), row.getString("rule_name")),
                Words.named(Kind.class, row.getString("kind")),
                row.getString("why"),
                row.getObject("by_account", UUID.class),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant());
    }
}
