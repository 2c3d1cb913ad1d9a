package org.kith.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Reach;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.matching.PersonId;
import org.kith.partners.Audiences;
import org.kith.site.words.Dates;
import org.kith.site.words.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Alerts and what was answered to them. After five working days without an answer one is the zone
/// manager's too.
@Repository
public class Alerts {

    /// Working days that whoever was told has for an answer.
    public static final int DAYS_TO_ANSWER = 5;

    /// Of the alert `a`.
    private static final String WHOSE = """
        left join lateral (
          select n.by_account
          from needs.alert_answer n
          where n.alert_id = a.id
            and n.undone_at is null
          order by n.at, n.id
          limit 1
        ) own on true
        """;

    private static final String SELECT = """
        select a.id, a.found_id, matching.heir(a.person_id) as person_id, r.name as rule, r.title, a.for_email,
          a.for_setting, a.raised_on, a.answer, a.by_name, own.by_account, a.answered_at, coalesce(h.name, s.name) as told,
          s.lead_name, coalesce(h.phone, s.phone) as phone
        from needs.alert a
        join needs.found f on f.id = a.found_id
        join needs.rule r on r.id = f.rule_id
        left join partners.setting s on s.code = a.for_setting
        left join lateral (
          select h.name, h.phone
          from families.helper h
          where h.email = a.for_email
          order by h.from_on desc nulls last
          limit 1
        ) h on true
        """ + WHOSE;

    private final JdbcClient jdbc;
    private final Readings readings;
    private final WorkingDays workingDays;
    private final TransactionTemplate transactions;
    private final Audiences audiences;
    private final Access access;
    private final InstantSource clock;

    Alerts(
            JdbcClient jdbc,
            Readings readings,
            WorkingDays workingDays,
            PlatformTransactionManager transactions,
            Audiences audiences,
            Access access,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.transactions = new TransactionTemplate(transactions);
        this.workingDays = workingDays;
        this.audiences = audiences;
        this.access = access;
        this.clock = clock;
    }

    public Optional<Alert> find(UUID id) {
        return jdbc.sql(SELECT + "where a.id = :id")
                .param("id", id)
                .query((row, _) -> alert(row))
                .optional();
    }

    /// The alerts that tell of these findings, by the finding.
    public Map<Long, Alert> about(Collection<Long> found) {
        var alerts = new HashMap<Long, Alert>();
        jdbc.sql(SELECT + "where a.found_id = any(:found::bigint[])")
                .param("found", Texts.of(found))
                .query(row -> {
                    alerts.put(row.getLong("found_id"), alert(row));
                });
        return alerts;
    }

    /// Who answered that they act on it, of alerts of needs that stand, by the finding.
    ///
    /// @param reach whose helpers a list may tell the viewer
    Map<Long, Alert.Answered> acting(Reach reach) {
        var acting = new HashMap<Long, Alert.Answered>();
        jdbc.sql("""
            select a.found_id, a.answer, a.by_name, own.by_account, a.answered_at
            from needs.alert a
            join needs.found f on f.id = a.found_id
            """ + WHOSE + """
            where a.answer = 'acting'
              and f.ended_on is null
              and exists (
                select from access.standing s
                where s.person_id = f.person_id
                  and s.holder = any(:holders)
                  and s.relation = any(:relations))
            """)
                .param("holders", reach.holders())
                .param("relations", reach.relations())
                .query(row -> {
                    acting.put(row.getLong("found_id"), answered(row));
                });
        return acting;
    }

    /// Of the needs on the viewer's list, the alerts that wait for the viewer's answer: those first that were told
    /// first, and of one day's those whose need has stood longest.
    public List<Alert> waiting(Viewer viewer, WorkingList list) {
        var waiting = jdbc.sql(SELECT + """
                    where a.answered_at is null
                      and (a.for_email = :email
                        or a.for_setting = :setting
                        or :zone_manager
                          and (a.for_email is null and a.for_setting is null or a.raised_on < :late_if_before))
                    """)
                .param("email", viewer.workerEmail().orElse(null))
                .param("setting", viewer.settingCode().orElse(null))
                .param("zone_manager", viewer.role() == Role.ZONE_MANAGER)
                .param("late_if_before", Dates.today(clock).minusDays(DAYS_TO_ANSWER))
                .query((row, _) -> alert(row))
                .list();
        var listed = list.needs(waiting.stream().map(Alert::found).toList());
        record Waiting(Alert alert, Listed need) {}
        return waiting.stream()
                .flatMap(alert -> Optional.ofNullable(listed.get(alert.found())).stream()
                        .filter(need -> need.stands() && isFor(alert, viewer))
                        .map(need -> new Waiting(alert, need)))
                .sorted(Comparator.comparing((Waiting each) -> each.alert().raisedOn())
                        .thenComparing(each -> each.need().course().since())
                        .thenComparing(each -> each.alert().title())
                        .thenComparing(each -> each.need().unit().name().toLowerCase(Locale.UK))
                        .thenComparing(each -> each.alert().id()))
                .map(Waiting::alert)
                .toList();
    }

    /// An alert that the viewer answered.
    ///
    /// @param own what they answered themselves
    /// @param stands whether that is the answer that stands; otherwise it is kept beside somebody else's
    public record Given(Alert alert, Alert.Reply own, Instant at, boolean stands) {}

    /// Those that the viewer answered since a day and whose need is still on their list, the newest first.
    public List<Given> answeredBy(Viewer viewer, WorkingList list, LocalDate since) {
        var answers = new LinkedHashMap<UUID, Own>();
        jdbc.sql("""
            select n.alert_id, n.answer, n.at,
              not exists (
                select
                from needs.alert_answer other
                where other.alert_id = n.alert_id and other.undone_at is null and (other.at, other.id) < (n.at, n.id)
              ) as stands
            from needs.alert_answer n
            where n.by_account = :account and n.undone_at is null and n.at >= :since
            order by n.at desc, n.id
            """)
                .param("since", since.atStartOfDay(Dates.HERE).toOffsetDateTime())
                .param("account", viewer.id().value())
                .query(row -> {
                    answers.put(
                            row.getObject("alert_id", UUID.class),
                            new Own(
                                    Alert.Reply.of(row.getString("answer")),
                                    row.getTimestamp("at").toInstant(),
                                    row.getBoolean("stands")));
                });
        var alerts = new HashMap<UUID, Alert>();
        jdbc.sql(SELECT + "where a.id = any(:ids::uuid[])")
                .param("ids", Texts.of(answers.keySet()))
                .query(row -> {
                    alerts.put(row.getObject("id", UUID.class), alert(row));
                });
        var shown = list.needs(alerts.values().stream().map(Alert::found).toList());
        return answers.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(alerts.get(entry.getKey())).stream()
                        .filter(alert -> shown.containsKey(alert.found()))
                        .map(alert -> new Given(
                                alert,
                                entry.getValue().reply(),
                                entry.getValue().at(),
                                entry.getValue().stands())))
                .toList();
    }

    private record Own(Alert.Reply reply, Instant at, boolean stands) {}

    /// How many alerts nobody hears, of those that rest on a source.
    public record Unheard(String source, long alerts) {}

    /// Alerts that stand without an answer and that nobody hears: whoever was told cannot sign in, or a
    /// source does not name their role; and no zone's manager may know of them. One that rests on two
    /// sources counts with both.
    public List<Unheard> unheard() {
        return jdbc.sql("""
            with hears as materialized (
              select h.holder, h.role,
                case h.role
                  when 'practitioner' then :practitioners::text[]
                  when 'school-lead' then :schools::text[]
                  when 'zone-manager' then :managers::text[]
                end as sources
              from access.account_holder h
              where not h.suspended
            )
            select s.title as source, count(*) as alerts
            from needs.alert a
            join needs.found f on f.id = a.found_id
            join families.person p on p.id = f.person_id
            join partners.source s on s.name = any(f.sources)
            where a.answered_at is null
              and f.ended_on is null
              and p.died_on is null
              and not exists (
                select
                from hears h
                where h.holder in ('worker:' || a.for_email, 'setting:' || a.for_setting)
                  and f.sources <@ h.sources)
              and not (f.sources <@ :managers::text[] and f.kinds <@ :kinds_of_managers::text[]
                and exists (
                  select
                  from access.standing g
                  where g.person_id = f.person_id
                    and g.relation = 'in-zone'
                    and g.holder = any(array(select holder from hears where role = 'zone-manager'))))
            group by s.title
            order by s.title
            """)
                .param("practitioners", Texts.of(audiences.of(Role.PRACTITIONER)))
                .param("schools", Texts.of(audiences.of(Role.SCHOOL_LEAD)))
                .param("managers", Texts.of(audiences.of(Role.ZONE_MANAGER)))
                .param(
                        "kinds_of_managers",
                        Stream.of(KindOfData.values())
                                .filter(kind -> access.relations(Role.ZONE_MANAGER, kind)
                                        .contains(Relation.IN_ZONE))
                                .map(KindOfData::word)
                                .toArray(String[]::new))
                .query(Unheard.class)
                .list();
    }

    /// Whether the viewer is to answer it: whoever was told, and the zone's manager where nobody was,
    /// or once it is late. That they are shown the need is for the caller to know.
    public boolean isFor(Alert alert, Viewer viewer) {
        return viewer.workerEmail().map(own -> own.equals(alert.to().email())).orElse(false)
                || viewer.settingCode()
                        .map(own -> own.equals(alert.to().setting()))
                        .orElse(false)
                || (viewer.role() == Role.ZONE_MANAGER && (alert.to().nobody() || isLate(alert)));
    }

    /// Whether it has waited for longer than whoever was told has for an answer.
    public boolean isLate(Alert alert) {
        return alert.answered() == null && waitedDays(alert) > DAYS_TO_ANSWER;
    }

    /// Working days since it was told.
    public int waitedDays(Alert alert) {
        return workingDays.since(alert.raisedOn(), Dates.today(clock));
    }

    /// Takes down an answer. What somebody says twice is said once, and whoever says something else
    /// takes back what they said before.
    ///
    /// @return false when somebody else has answered in the meantime; their answer stands, and
    /// this one is kept beside it
    public boolean answer(Alert alert, Alert.Reply reply, @Nullable String why, Viewer viewer) {
        readings.record(viewer, Act.CHANGE, List.of(alert.person().value()), "answered an alert: " + reply.word());
        return Boolean.TRUE.equals(transactions.execute(_ -> answered(alert, reply, why, viewer)));
    }

    private boolean answered(Alert alert, Alert.Reply reply, @Nullable String why, Viewer viewer) {
        hold(alert);
        if (says(alert, reply, why, viewer)) {
            return stands(alert, viewer);
        }
        undone(alert, viewer);
        jdbc.sql("""
            insert into needs.alert_answer (alert_id, answer, why, by_account, by_name, at)
            values (:id, :answer, :why, :account, :name, :now)
            """)
                .param("id", alert.id())
                .param("answer", reply.word())
                .param("why", why)
                .param("account", viewer.id().value())
                .param("name", viewer.name())
                .param("now", now())
                .update();
        int taken = jdbc.sql("""
            update needs.alert
            set answer = :answer, why = :why, by_name = :name, answered_at = :now
            where id = :id and answered_at is null
            """)
                .param("id", alert.id())
                .param("answer", reply.word())
                .param("why", why)
                .param("name", viewer.name())
                .param("now", now())
                .update();
        return taken == 1;
    }

    private boolean says(Alert alert, Alert.Reply reply, @Nullable String why, Viewer viewer) {
        return jdbc.sql("""
            select exists (
              select from needs.alert_answer
              where alert_id = :id and by_account = :account and undone_at is null
                and answer = :answer and why is not distinct from :why::text)
            """)
                .param("id", alert.id())
                .param("account", viewer.id().value())
                .param("answer", reply.word())
                .param("why", why)
                .query(Boolean.class)
                .single();
    }

    /// Whether the viewer's answer is the one that stands.
    private boolean stands(Alert alert, Viewer viewer) {
        return jdbc.sql("""
            select by_account = :account
            from needs.alert_answer
            where alert_id = :id and undone_at is null
            order by at, id
            limit 1
            """)
                .param("id", alert.id())
                .param("account", viewer.id().value())
                .query(Boolean.class)
                .single();
    }

    /// Takes back what the viewer answered; where somebody else had answered too, theirs stands
    /// from now on.
    ///
    /// @return false when there was nothing of theirs
    public boolean undo(Alert alert, Viewer viewer) {
        boolean undone = Boolean.TRUE.equals(transactions.execute(_ -> {
            hold(alert);
            return undone(alert, viewer);
        }));
        if (undone) {
            readings.record(viewer, Act.CHANGE, List.of(alert.person().value()), "took back an answer to an alert");
        }
        return undone;
    }

    /// One person after the other: which answer stands is told by all that are there.
    private void hold(Alert alert) {
        jdbc.sql("select id from needs.alert where id = :id for update")
                .param("id", alert.id())
                .query(UUID.class)
                .single();
    }

    private boolean undone(Alert alert, Viewer viewer) {
        int undone = jdbc.sql("""
            update needs.alert_answer
            set undone_at = :now
            where alert_id = :id and by_account = :account and undone_at is null
            """)
                .param("id", alert.id())
                .param("account", viewer.id().value())
                .param("now", now())
                .update();
        if (undone == 0) {
            return false;
        }
        jdbc.sql("""
            update needs.alert a
            set answer = n.answer, why = n.why, by_name = n.by_name, answered_at = n.at
            from (select :id::uuid as id) this
            left join lateral (
              select answer, why, by_name, at
              from needs.alert_answer
              where alert_id = this.id and undone_at is null
              order by at, id
              limit 1
            ) n on true
            where a.id = this.id
            """).param("id", alert.id()).update();
        return true;
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getLong("found_id"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("rule"),
                row.getString("title"),
                new Alert.To(
                        row.getString("for_email"),
                        row.getString("for_setting"),
                        row.getString("told"),
                        row.getString("lead_name"),
                        row.getString("phone")),
                row.getObject("raised_on", LocalDate.class),
                row.getString("answer") == null ? null : answered(row));
    }

    private static Alert.Answered answered(ResultSet row) throws SQLException {
        var account = row.getObject("by_account", UUID.class);
        return new Alert.Answered(
                Alert.Reply.of(row.getString("answer")),
                String.valueOf(row.getString("by_name")),
                account == null ? null : new UserId(account),
                row.getTimestamp("answered_at").toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
