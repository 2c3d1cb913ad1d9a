package org.kith.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kith.changes.Proposal.State;
import org.kith.declarations.FileSet;
import org.kith.needs.rules.WhatWasPublished;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every proposal, those that were decided too. One waits at a time.
@Repository
public class Proposals implements WhatWasPublished {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT =
            "select id, made_at, made_by, base, reach::text as reach, state, decided_at, decided_by from changes.proposal ";

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Proposal> waiting() {
        return jdbc.sql(SELECT + "where state = 'waiting'")
                .query((row, _) -> proposal(row))
                .optional();
    }

    public Optional<Proposal> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> proposal(row))
                .optional();
    }

    /// How many were decided.
    public int decided() {
        return jdbc.sql("select count(*) from changes.proposal where state in ('published', 'dropped')")
                .query(Integer.class)
                .single();
    }

    /// Part of those that were decided, the newest first.
    public List<Proposal> decided(int from, int most) {
        return jdbc.sql(
                        SELECT
                                + "where state in ('published', 'dropped') order by decided_at desc, id limit :most offset :from")
                .param("from", from)
                .param("most", most)
                .query((row, _) -> proposal(row))
                .list();
    }

    @Override
    public List<Change> changes() {
        return jdbc.sql("""
                select p.decided_at, r.rule ->> 'name' as name, (r.rule #>> '{all,enter}')::bigint as enter,
                  (r.rule #>> '{all,leave}')::bigint as leave,
                  case when r.rule ->> 'how' = :switched_off then 0 else (r.rule ->> 'version')::int end as version
                from changes.proposal p
                cross join lateral jsonb_array_elements(p.reach -> 'rules') r (rule)
                where p.state = 'published'
                order by p.decided_at desc
                """)
                .param("switched_off", Reach.OfRule.SWITCHED_OFF)
                .query((row, _) -> new Change(
                        row.getString("name"),
                        row.getObject("version", Integer.class),
                        Dates.on(row.getTimestamp("decided_at").toInstant()),
                        row.getLong("enter"),
                        row.getLong("leave")))
                .list();
    }

    /// Whether the proposal is the one that waits, held until the transaction ends.
    boolean hold(UUID id) {
        return jdbc.sql("select true from changes.proposal where id = :id and state = 'waiting' for update")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    FileSet files(UUID id) {
        var text = jdbc.sql("select files::text from changes.proposal where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        return new FileSet(JSON.readValue(text, new TypeReference<>() {}));
    }

    /// Keeps a proposal in place of the one that waits.
    @Transactional
    Proposal keep(FileSet files, Reach reach, int base, String by, Instant at) {
        jdbc.sql("update changes.proposal set state = 'replaced', decided_at = :at, decided_by = :by"
                        + " where state = 'waiting'")
                .param("at", utc(at))
                .param("by", by)
                .update();
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into changes.proposal (id, made_at, made_by, base, files, reach)
                        values (:id, :at, :by, :base, :files::jsonb, :reach::jsonb)
                        """)
                .param("id", id)
                .param("at", utc(at))
                .param("by", by)
                .param("base", base)
                .param("files", JSON.writeValueAsString(files.texts()))
                .param("reach", JSON.writeValueAsString(reach))
                .update();
        return find(id).orElseThrow();
    }

    void decide(UUID id, State state, String by, Instant at) {
        jdbc.sql("update changes.proposal set state = :state, decided_at = :at, decided_by = :by where id = :id")
                .param("state", state.word())
                .param("at", utc(at))
                .param("by", by)
                .param("id", id)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var decidedBy = row.getString("decided_by");
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getInt("base"),
                JSON.readValue(row.getString("reach"), Reach.class),
                State.of(row.getString("state")),
                decidedBy == null
                        ? null
                        : new Proposal.Decided(
                                decidedBy, row.getTimestamp("decided_at").toInstant()));
    }
}
