package org.kith.database;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Has a page's question planned for its values where no one plan suits all ([PagesPlans]), and one of many rows that
/// the planner takes for few without looking each of them up.
@Repository
public class Plans {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Plans(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Asks by a plan of its own. It holds a connection until it has the answer, so that it must ask for no other.
    public <T> T anew(Supplier<T> ask) {
        return transactions.execute(_ -> {
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            return ask.get();
        });
    }

    /// Asks within the caller's transaction by joining whole tables, not by looking up row after row.
    public static <T> T withoutLoops(JdbcOperations statements, Supplier<T> ask) {
        return without(List.of("enable_nestloop"), statements, ask);
    }

    /// The same, and reads no table in the order of an index either: of most of a table that takes twice as long.
    public static <T> T inOneGo(JdbcOperations statements, Supplier<T> ask) {
        return without(List.of("enable_nestloop", "enable_mergejoin"), statements, ask);
    }

    private static <T> T without(List<String> ways, JdbcOperations statements, Supplier<T> ask) {
        ways.forEach(way -> statements.execute("set local " + way + " = off"));
        T answer = ask.get();
        ways.forEach(way -> statements.execute("set local " + way + " to default"));
        return answer;
    }
}
