package org.kith.matching.records;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.Matched;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Everything that ever moved a record from one person to another: runs, decisions, and what was undone.
@Repository
public class Changes {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Changes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A run that came to its end.
    ///
    /// @param fingerprint of what it looked at
    /// @param kept under which name what the next run goes on from lies, if it could be kept; null where an earlier
    /// version kept nothing
    public record Run(
            int change, String fingerprint, @Nullable UUID kept, Matched manifest) {}

    public Optional<Run> lastRun() {
        return jdbc.sql("""
                select id, fingerprint, kept, manifest::text
                from matching.change
                where kind = 'run'
                order by id desc
                limit 1
                """)
                .query((row, _) -> new Run(
                        row.getInt("id"),
                        row.getString("fingerprint"),
                        row.getObject("kept", UUID.class),
                        JSON.readValue(row.getString("manifest"), Matched.class)))
                .optional();
    }

    /// How often people decided something, or undid it.
    public long made() {
        return jdbc.sql("select count(*) from matching.change where kind <> 'run'")
                .query(Long.class)
                .single();
    }

    /// Lets nobody decide anything until the end of the transaction: a run takes this before it writes.
    public void holdDecisions() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('matching.change')) is null")
                .query(Boolean.class)
                .single();
    }

    /// Waits for a run that is writing, and lets none write until the end of the transaction. A decision takes this
    /// before anything else, so that it looks at what the run made of things and neither waits for the other.
    public void holdRuns() {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('matching.change')) is null")
                .query(Boolean.class)
                .single();
    }

    public int beginRun(String fingerprint) {
        return begin("run", null, null, null, null, fingerprint);
    }

    public void endRun(int change, Matched manifest, UUID kept) {
        jdbc.sql("update matching.change set manifest = :manifest::jsonb, kept = :kept where id = :id")
                .param("manifest", JSON.writeValueAsString(manifest))
                .param("kept", kept)
                .param("id", change)
                .update();
    }

    public int begin(
            String kind,
            @Nullable UUID by,
            @Nullable String byName,
            @Nullable String why,
            @Nullable Integer undoes,
            @Nullable String fingerprint) {
        return jdbc.sql("""
                insert into matching.change (kind, made_at, made_by, made_by_name, why, undoes, fingerprint)
                values (:kind, :made_at, :made_by, :made_by_name, :why, :undoes, :fingerprint)
                returning id
                """)
                .param("kind", kind)
                .param("made_at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("made_by", by)
                .param("made_by_name", byName)
                .param("why", why)
                .param("undoes", undoes)
                .param("fingerprint", fingerprint)
                .query(Integer.class)
                .single();
    }
}
