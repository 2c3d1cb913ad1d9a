package org.kith.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/// The record of readings: who did what, about whom, why, by which relation, by which way and when. It only grows.
@Repository
public class Readings {

    /// Which part of the record to show; null is any.
    ///
    /// @param before only entries older than this one
    public record Filter(
            @Nullable UUID accountId,
            @Nullable UUID personId,
            @Nullable Act act,
            @Nullable Relation relation,
            @Nullable Long before) {

        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /// How often somebody opened what, lately.
    public record Tally(long pages, long people, long withReason, long searches, long exports) {}

    /// So many readings at most tell who looked.
    public static final int MOST_ABOUT = 200;

    private static final String CLOSEST_FIRST = Stream.of(Relation.values())
            .map(Relation::word)
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();

    /// A reading as [#reading(ResultSet)] takes it; `where` follows.
    private static final String SELECT = """
            select r.id, r.at, r.account_id, r.account_name, r.role, r.act, r.person_id, r.relation, r.reason, r.why, r.route
            from access.reading r
            """;

    private final JdbcClient jdbc;

    Readings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Records that the viewer is about to be shown these people, or takes them away in a file. Called before
    /// the answer is written; it stays on record even when what follows fails. The closest relation, the reason
    /// that the viewer gave and the address are added here.
    /// A page that was opened by a reason is on record as that, also where the viewer is closer
    /// otherwise: the zone of a zone manager opens no working content.
    ///
    /// @param why in words without personal data: "family page", "search by exact name and date of birth"
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Viewer viewer, Act act, Collection<UUID> personIds, String why) {
        jdbc.sql("""
                with tie as (
                  select s.relation
                  from access.standing s
                  where s.holder = any(:holders)
                    and s.person_id = any(:people::uuid[])
                  order by
                    (s.relation = 'reason' and :act = 'read') desc,
                    array_position(string_to_array(:closest_first, ','), s.relation)
                  limit 1
                )
                insert into access.reading (account_id, account_name, role, act, person_id, relation, reason, why, route)
                select
                  :account_id, :account_name, :role, :act, :people::uuid[],
                  coalesce((select relation from tie), 'none'),
                  case when (select relation from tie) = 'reason' then (
                    select g.reason
                    from access.reason_given g
                    where g.account_id = :account_id
                      and g.person_id = any(:people::uuid[])
                      and g.until > now()
                    order by g.id desc
                    limit 1)
                  end,
                  :why, :route
                """)
                .param("account_id", viewer.id().value())
                .param("account_name", viewer.name())
                .param("role", viewer.role().word())
                .param("holders", viewer.holders().toArray(String[]::new))
                .param("act", act.word())
                .param("people", Texts.of(personIds))
                .param("closest_first", CLOSEST_FIRST)
                .param("why", why)
                .param("route", route())
                .update();
    }

    /// Records that a viewer read what those whom it is about are not told of.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Viewer viewer, Collection<UUID> personIds, Untold untold) {
        record(viewer, Act.READ, personIds, untold);
    }

    /// As that, of whatever the viewer did.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Viewer viewer, Act act, Collection<UUID> personIds, Untold untold) {
        record(viewer, act, personIds, untold.why());
    }

    /// Records whom a page that is about something else names, as whom a list names; where it names nobody, nothing.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void named(Viewer viewer, Collection<UUID> personIds, String why) {
        if (!personIds.isEmpty()) {
            record(viewer, Act.FIND, personIds, why);
        }
    }

    /// Who looked at one of these people since a moment, the newest first, each with those of these people alone;
    /// [#MOST_ABOUT] at most.
    ///
    /// A parent or young person is not told of whoever works where the very name would put somebody in danger, nor
    /// what a parent read, nor what is [Untold] (trust, line 7).
    public List<Reading> about(Viewer viewer, Collection<UUID> personIds, Instant since) {
        return jdbc.sql("""
                select
                  r.id, r.at, r.account_id, r.account_name, r.role, r.act,
                  array(select person from unnest(r.person_id) person where person = any(:people::uuid[])) as person_id,
                  r.relation, r.reason, r.why, r.route
                from access.reading r
                left join access.account a on a.id = r.account_id
                where r.person_id && :people::uuid[]
                  and r.at >= :since
                  and r.act in ('read', 'export')
                  and (:all
                    or (not coalesce(a.discreet, false) and r.role <> 'parent' and r.why <> all(:untold)))
                order by r.id desc
                limit :most
                """)
                .param("people", Texts.of(personIds))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("all", viewer.role() != Role.PARENT)
                .param("untold", Untold.all())
                .param("most", MOST_ABOUT)
                .query((row, _) -> reading(row))
                .list();
    }

    /// Everything that a person may be told of who looked at them, one by one, the newest first: not by whoever
    /// works where the very name would put somebody in danger, nor what a parent read, nor what is [Untold] (trust,
    /// line 7).
    @Transactional(readOnly = true)
    public void told(UUID personId, Consumer<Reading> taken) {
        try (var rows = jdbc
                .sql(SELECT + """
                left join access.account a on a.id = r.account_id
                where r.person_id @> array[:person_id::uuid]
                  and r.act in ('read', 'export')
                  and not coalesce(a.discreet, false)
                  and r.role <> 'parent'
                  and r.why <> all(:untold)
                order by r.id desc
                """)
                .withFetchSize(500)
                .param("untold", Untold.all())
                .param("person_id", personId)
                .query((row, _) -> reading(row))
                .stream()) {
            rows.forEach(taken);
        }
    }

    /// A page of the record, the newest first.
    public List<Reading> chosen(Filter filter, int most) {
        return choose(filter, most).query((row, _) -> reading(row)).list();
    }

    /// Whom the entries are about that the filter lets through.
    public Set<UUID> people(Filter filter) {
        return choose("select distinct unnest(r.person_id) from access.reading r", filter, "")
                .query(UUID.class)
                .set();
    }

    /// Every entry that the filter lets through, one by one, the newest first.
    @Transactional(readOnly = true)
    public void each(Filter filter, Consumer<Reading> taken) {
        try (var rows = choose(filter, Integer.MAX_VALUE).query((row, _) -> reading(row)).stream()) {
            rows.forEach(taken);
        }
    }

    /// What everybody but parents and operators opened or took away after an entry, and searched by an exact name and
    /// date of birth in vain, the oldest first.
    ///
    /// @param last nothing newer than this entry
    public List<Reading> after(long id, long last) {
        return jdbc.sql(SELECT + """
                where id > :after
                  and id <= :last
                  and (act in ('read', 'export') or act = 'find-exactly' and person_id = '{}')
                  and role not in ('parent', 'operator')
                order by id
                """)
                .param("after", id)
                .param("last", last)
                .query((row, _) -> reading(row))
                .list();
    }

    /// Whom these accounts opened since a moment, the oldest first.
    ///
    /// @param last nothing newer than this entry
    public List<Reading> opened(Collection<UUID> accounts, Instant since, long last) {
        return jdbc.sql(SELECT + """
                where at > :since
                  and id <= :last
                  and act = 'read'
                  and account_id = any(:accounts::uuid[])
                order by at, id
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("last", last)
                .param("accounts", Texts.of(accounts))
                .query((row, _) -> reading(row))
                .list();
    }

    /// When these accounts searched by an exact name and date of birth that nobody has, between two moments, both
    /// included, the oldest first.
    public List<Reading> inVain(Collection<UUID> accounts, Instant from, Instant until, int most) {
        return jdbc.sql(SELECT + """
                where at between :from_at and :until_at
                  and act = 'find-exactly'
                  and person_id = '{}'
                  and account_id = any(:accounts::uuid[])
                order by at, id
                limit :most
                """)
                .param("from_at", from.atOffset(ZoneOffset.UTC))
                .param("until_at", until.atOffset(ZoneOffset.UTC))
                .param("accounts", Texts.of(accounts))
                .param("most", most)
                .query((row, _) -> reading(row))
                .list();
    }

    /// When an account opened one of these people between two moments, both included, the oldest first.
    ///
    /// @param files whether what it took away then is told too, of whomever
    public List<Reading> between(
            Instant from, Instant until, UUID account, Collection<UUID> people, boolean files, int most) {
        return jdbc.sql(SELECT + """
                where account_id = :account_id
                  and at between :from_at and :until_at
                  and (act = 'read' and person_id && :people::uuid[] or act = 'export' and :files)
                order by id
                limit :most
                """)
                .param("account_id", account)
                .param("from_at", from.atOffset(ZoneOffset.UTC))
                .param("until_at", until.atOffset(ZoneOffset.UTC))
                .param("people", Texts.of(people))
                .param("files", files)
                .param("most", most)
                .query((row, _) -> reading(row))
                .list();
    }

    /// What a viewer did since a moment.
    public Tally tally(Viewer viewer, Instant since) {
        return jdbc.sql("""
                with mine as materialized (
                  select act, relation, person_id
                  from access.reading
                  where account_id = :account_id
                    and at >= :since
                )
                select
                  count(*) filter (where act = 'read') as pages,
                  (select count(*) from (select distinct unnest(person_id) from mine where act = 'read') p) as people,
                  count(*) filter (where act = 'read' and relation = 'reason') as with_reason,
                  count(*) filter (where act in ('find', 'find-exactly')) as searches,
                  count(*) filter (where act = 'export') as exports
                from mine
                """)
                .param("account_id", viewer.id().value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Tally(
                        row.getLong("pages"),
                        row.getLong("people"),
                        row.getLong("with_reason"),
                        row.getLong("searches"),
                        row.getLong("exports")))
                .single();
    }

    /// Only what is chosen by stands in the query: a plan for any choice would look through the whole record.
    private JdbcClient.StatementSpec choose(String select, Filter filter, String rest) {
        var where = new LinkedHashMap<String, @Nullable Object>();
        where.put("account_id = ?", filter.accountId());
        where.put("person_id @> array[?]", filter.personId());
        where.put("act = ?", filter.act() == null ? null : filter.act().word());
        where.put(
                "relation = ?",
                filter.relation() == null ? null : filter.relation().word());
        where.put("id < ?", filter.before());
        where.values().removeIf(Objects::isNull);
        return jdbc.sql(select + (where.isEmpty() ? "" : " where " + String.join(" and ", where.keySet())) + rest)
                .withFetchSize(500)
                .params(List.copyOf(where.values()));
    }

    private JdbcClient.StatementSpec choose(Filter filter, int most) {
        return choose(SELECT, filter, " order by id desc limit ?").param(most);
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                Role.of(row.getString("role")),
                Act.of(row.getString("act")),
                Arrays.stream((Object[]) row.getArray("person_id").getArray())
                        .map(UUID.class::cast)
                        .toList(),
                Relation.of(row.getString("relation")),
                row.getString("reason"),
                row.getString("why"),
                row.getString("route"));
    }

    /// The pattern of the address that is being answered, without its ids; "command" outside a request.
    private static String route() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
            return "command";
        }
        var request = web.getRequest();
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "?" : pattern);
    }
}
