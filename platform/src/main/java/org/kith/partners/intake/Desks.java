package org.kith.partners.intake;

import java.time.InstantSource;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.kith.partners.DeclaredSources;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.layouts.FactKinds;
import org.kith.partners.loading.EventKinds;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Where files are taken in: a desk for each worker.
@Component
final class Desks {

    final DataSource pool;
    final DeclaredSources sources;
    final Deliveries deliveries;
    final Verdicts verdicts;
    final KeptFiles kept;
    final MendedRows mended;
    final TermDates terms;
    final JsonMapper json;
    private final InstantSource clock;
    final EventKinds kinds = new EventKinds(FactKinds.load());

    Desks(
            DataSource pool,
            DeclaredSources sources,
            Deliveries deliveries,
            Verdicts verdicts,
            KeptFiles kept,
            MendedRows mended,
            TermDates terms,
            JsonMapper json,
            InstantSource clock) {
        this.pool = pool;
        this.sources = sources;
        this.deliveries = deliveries;
        this.verdicts = verdicts;
        this.kept = kept;
        this.mended = mended;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
    }

    Desk open() {
        return open(_ -> {}, () -> {});
    }

    /// @param progress told of rows as they are done
    /// @param news run whenever a file is found that is not in
    Desk open(LongConsumer progress, Runnable news) {
        return new Desk(this, Dates.today(clock), progress, news);
    }
}
