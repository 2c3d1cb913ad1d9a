package org.kith.partners.intake;

import java.util.Set;
import org.kith.partners.standing.OpenSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Which files have to be kept as they came: one that waits, until somebody decides; one that was taken, so that a load
/// before it can be undone and it be loaded again, and one that somebody refused, so that they can think better of it,
/// both for a while. They hold columns that were not asked for: nothing else is a reason.
@Repository
class FilesToKeep {

    private final JdbcClient jdbc;
    private final KeptFiles kept;
    private final TransactionTemplate transactions;

    FilesToKeep(JdbcClient jdbc, KeptFiles kept, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Lets go of all others, unless somebody is loading: then whoever loads next does. It goes by what is
    /// committed, so that nothing is lost whenever it is killed, nor by what was killed before it.
    void letGoOfOthers() {
        transactions.executeWithoutResult(_ -> {
            boolean nobodyLoads = jdbc.sql("select pg_try_advisory_xact_lock(?, ?)")
                    .params(OpenSource.LOCKS_OF_SOURCES, OpenSource.ANY_SOURCE)
                    .query(Boolean.class)
                    .single();
            if (nobodyLoads) {
                kept.keepOnly(needed());
            }
        });
    }

    private Set<String> needed() {
        return jdbc.sql("""
                        select d.sha256
                        from partners.delivery d
                        where d.state = 'waiting'
                           or d.state = 'accepted' and d.loaded_at > now() - make_interval(days => :days)
                           or d.state = 'refused' and exists (
                             select
                             from partners.decision w
                             where w.delivery_id = d.id
                               and w.word = 'refuse'
                               and w.decided_at > now() - make_interval(days => :days))
                        """).param("days", KeptFiles.DAYS).query(String.class).set();
    }
}
