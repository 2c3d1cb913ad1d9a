package org.kith.refresh;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What each stage made last, and from what, so that a run without news does nothing.
@Repository
final class StageMemory {

    private static final TypeReference<LinkedHashMap<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StageMemory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Stage.@Nullable Made madeFrom(String stage, String input) {
        return jdbc.sql("""
                        select counts, digest
                        from refresh.stage
                        where name = :stage and input = :input
                        """)
                .param("stage", stage)
                .param("input", input)
                .query((row, n) ->
                        new Stage.Made(json.readValue(row.getString("counts"), COUNTS), row.getString("digest")))
                .optional()
                .orElse(null);
    }

    void remember(String stage, String input, Stage.Made made) {
        jdbc.sql("""
                        insert into refresh.stage (name, input, counts, digest, ended_at)
                        values (:stage, :input, :counts, :digest, now())
                        on conflict (name) do update
                        set input = excluded.input, counts = excluded.counts, digest = excluded.digest, ended_at = now()
                        """)
                .param("stage", stage)
                .param("input", input)
                .param("counts", json.writeValueAsString(made.counts()))
                .param("digest", made.digest())
                .update();
    }
}
