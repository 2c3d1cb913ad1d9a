package org.kith.partners;

import java.time.InstantSource;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.kith.site.Dates;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Where files are taken in: a desk for each worker.
@Component
final class Desks {

    private final DataSource pool;
    private final DeclaredSources sources;
    private final Deliveries deliveries;
    private final KeptFiles kept;
    private final JsonMapper json;
    private final InstantSource clock;

    Desks(
            DataSource pool,
            DeclaredSources sources,
            Deliveries deliveries,
            KeptFiles kept,
            JsonMapper json,
            InstantSource clock) {
        this.pool = pool;
        this.sources = sources;
        this.deliveries = deliveries;
        this.kept = kept;
        this.json = json;
        this.clock = clock;
    }

    Desk open() {
        return open(_ -> {}, () -> {});
    }

    /// @param progress told of rows as they are done
    /// @param news run whenever a file is found that is not in
    Desk open(LongConsumer progress, Runnable news) {
        return new Desk(pool, sources, deliveries, kept, json, Dates.today(clock), progress, news);
    }
}
