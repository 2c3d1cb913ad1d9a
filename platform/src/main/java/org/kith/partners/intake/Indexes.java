package org.kith.partners.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The indexes that are cheaper to make after a first load than to keep up during it. A killed load may leave them
/// unmade; the next one makes them.
@Repository
final class Indexes {

    private static final int AT_ONCE = 2;
    private static final long MAKING = 0x6b69_7468_696e_64L;

    /// The dearest first.
    private static final List<Index> LATER = List.of(
            index("fact_by_record", "fact (record_id)"),
            index("fact_by_kind", "fact (kind, record_id) where kind <> 2 and withdrawn_delivery_id is null"),
            new Index(
                    "fact_pkey",
                    "alter table partners.fact drop constraint if exists fact_pkey",
                    "alter table partners.fact add constraint fact_pkey primary key (id)"),
            index("fact_by_other_record", "fact (other_record_id) where other_record_id is not null"),
            index("fact_by_delivery", """
                    fact using brin (delivery_id int4_minmax_multi_ops, withdrawn_delivery_id int4_minmax_multi_ops)
                    with (autosummarize = on)
                    """),
            unique("record_by_key", "record (source_id, source_key)"),
            unique("identity_newest", "identity (record_id) where until_on is null"),
            index("identity_by_record", "identity (record_id)"),
            index(
                    "identity_by_delivery",
                    "identity using brin (delivery_id) with (pages_per_range = 32, autosummarize = on)"),
            index("alias_by_source", "alias (source_id, delivery_id)"));

    private static final List<String> COUNTED = List.of("fact", "identity", "record", "delivery");

    private final JdbcClient jdbc;
    private final DataSource pool;

    Indexes(JdbcClient jdbc, DataSource pool) {
        this.jdbc = jdbc;
        this.pool = pool;
    }

    private record Index(String name, String drop, String make) {}

    private static Index index(String name, String on) {
        return made("index", name, on);
    }

    private static Index unique(String name, String on) {
        return made("unique index", name, on);
    }

    private static Index made(String what, String name, String on) {
        return new Index(
                name,
                "drop index if exists partners." + name,
                "create " + what + " if not exists " + name + " on partners." + on);
    }

    boolean nothingLoaded() {
        return jdbc.sql("select not exists (select from partners.fact)")
                .query(Boolean.class)
                .single();
    }

    void drop() {
        for (var index : LATER) {
            jdbc.sql(index.drop()).update();
        }
    }

    void make() {
        if (missing().isEmpty()) {
            return;
        }
        try (var connection = pool.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("select pg_advisory_lock(" + MAKING + ")");
            try {
                var missing = missing();
                if (!missing.isEmpty()) {
                    sideBySide(missing.stream().map(Index::make).toList());
                    count();
                }
            } finally {
                sql.execute("select pg_advisory_unlock(" + MAKING + ")");
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Indexes could not be made", null, e);
        }
    }

    private List<Index> missing() {
        var there = jdbc.sql("select indexname from pg_indexes where schemaname = 'partners'")
                .query(String.class)
                .set();
        return LATER.stream().filter(index -> !there.contains(index.name())).toList();
    }

    /// How many facts the planner takes there to be.
    long counted() {
        return jdbc.sql("select greatest(reltuples, 0)::bigint from pg_class where oid = 'partners.fact'::regclass")
                .query(Long.class)
                .single();
    }

    /// Lets the planner know how much there is.
    void count() {
        sideBySide(COUNTED.stream().map(table -> "analyze partners." + table).toList());
    }

    /// Runs each on a connection and one core of its own, which costs less than to have all cores at one.
    private void sideBySide(List<String> statements) {
        try (var workers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("indexes-", 1).factory())) {
            var running = new ArrayList<Future<?>>();
            for (var statement : statements) {
                running.add(workers.submit((Callable<?>) () -> {
                    run(statement);
                    return null;
                }));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException cause
                    ? new UncategorizedSQLException("Indexes could not be made", null, cause)
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The making of indexes was interrupted", e);
        }
    }

    private void run(String statement) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var sql = connection.createStatement()) {
                sql.execute("set local max_parallel_maintenance_workers = 0");
                sql.execute(statement);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
