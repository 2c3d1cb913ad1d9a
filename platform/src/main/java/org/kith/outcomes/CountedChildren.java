package org.kith.outcomes;

import java.time.InstantSource;
import java.util.UUID;
import org.kith.partners.DeliveredSince;
import org.kith.site.Dates;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Children as figures count them, laid out by whoever comes first: while needs are found, or by the run that counts.
@Repository
class CountedChildren {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final DeliveredSince delivered;
    private final InstantSource clock;

    /// Nothing that another program laid out is counted: its view may have been another.
    private final String program = UUID.randomUUID().toString();

    CountedChildren(JdbcOperations statements, JdbcClient jdbc, DeliveredSince delivered, InstantSource clock) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.delivered = delivered;
        this.clock = clock;
    }

    /// Leaves in `outcomes.counted_child` who is to be counted now.
    void bringUpToDate() {
        var mark = mark();
        boolean stands = jdbc.sql("select mark from outcomes.counted_child_from")
                .query(String.class)
                .optional()
                .filter(mark::equals)
                .isPresent();
        if (stands) {
            return;
        }
        forget();
        statements.execute("set local work_mem = '128MB'");
        // To merge what is said of people it would read all of them one by one, by an index of random ids
        statements.execute("set local enable_mergejoin = off");
        statements.execute("insert into outcomes.counted_child select * from families.child_facts");
        statements.execute("set local enable_mergejoin to default");
        jdbc.sql("insert into outcomes.counted_child_from (mark) values (:mark)")
                .param("mark", mark)
                .update();
    }

    /// Leaves nothing of it.
    void forget() {
        statements.execute("truncate outcomes.counted_child, outcomes.counted_child_from");
    }

    private String mark() {
        int build = jdbc.sql("select coalesce(max(id), 0) from families.build")
                .query(Integer.class)
                .single();
        return program + " " + Dates.today(clock) + " " + build + " " + delivered.now();
    }
}
