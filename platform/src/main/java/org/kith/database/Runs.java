package org.kith.database;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads a capability's table of runs, which holds for each the fingerprint of what it looked at and, as its manifest,
/// what it made.
@Repository
public final class Runs {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the newest run made, if it looked at exactly this.
    ///
    /// @param table of runs, with its schema; never from outside
    public <T> Optional<T> last(String table, String fingerprint, Class<T> made) {
        return newest(table, "fingerprint = :fingerprint", Map.of("fingerprint", fingerprint), made);
    }

    /// What the newest run made, if that is so of it.
    ///
    /// @param table of runs, with its schema, and what must be so of its row; never from outside
    public <T> Optional<T> newest(String table, String so, Map<String, ?> params, Class<T> made) {
        return jdbc.sql("""
                select case when %s then manifest::text end
                from %s
                order by id desc
                limit 1
                """.formatted(so, table))
                .params(params)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(manifest -> manifest)
                .map(manifest -> JSON.readValue(manifest, made));
    }
}
