package org.kith.families.build;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.kith.database.Runs;
import org.kith.families.build.DerivedTables.Made;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a build made.
@Repository
class Derivation {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final Runs runs;
    private final InstantSource clock;

    Derivation(JdbcOperations statements, JdbcClient jdbc, Runs runs, InstantSource clock) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.runs = runs;
        this.clock = clock;
    }

    /// What the newest build made, if it looked at exactly this.
    Optional<Built> last(String fingerprint) {
        return runs.last("families.build", fingerprint, Built.class);
    }

    /// What the newest build left.
    Optional<Kept> kept() {
        return jdbc.sql("select kept::text from families.build order by id desc limit 1")
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(kept -> kept)
                .map(kept -> JSON.readValue(kept, Kept.class));
    }

    void built(String fingerprint, Made made, Mark mark) {
        jdbc.sql("""
                insert into families.build (built_at, fingerprint, manifest, kept)
                values (:built_at, :fingerprint, :manifest::jsonb, :kept::jsonb)
                """)
                .param("built_at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("fingerprint", fingerprint)
                .param("manifest", JSON.writeValueAsString(made.built()))
                .param("kept", JSON.writeValueAsString(new Kept(mark, made.contents())))
                .update();
    }

    /// @param idle run once all tables are made
    Made write(DerivedTables tables, Runnable idle) {
        return Objects.requireNonNull(
                statements.execute((ConnectionCallback<Made>) connection -> tables.write(connection, idle)));
    }
}
