package org.kith.outcomes;

import java.time.InstantSource;
import org.kith.families.WhoIsWho;
import org.kith.partners.DeliveredSince;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Children as figures count them, laid out by whoever comes first: while needs are found, or by the run that counts.
@Repository
class CountedChildren {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final WhoIsWho whoIsWho;
    private final DeliveredSince delivered;
    private final InstantSource clock;

    CountedChildren(
            JdbcOperations statements,
            JdbcClient jdbc,
            WhoIsWho whoIsWho,
            DeliveredSince delivered,
            InstantSource clock) {
        this.whoIsWho = whoIsWho;
        this.statements = statements;
        this.jdbc = jdbc;
        this.delivered = delivered;
        this.clock = clock;
    }

    /// What children are counted of.
    ///
    /// @param terms the day, and what families were made
    /// @param moment until which deliveries had come
    record Mark(String terms, String moment) {

        @Override
        public String toString() {
            return terms + " " + moment;
        }
    }

    Mark now() {
        return new Mark(Dates.today(clock) + " " + whoIsWho.families(), delivered.now());
    }

    /// Leaves in `outcomes.counted_child` who is to be counted now.
    void bringUpToDate() {
        var mark = now().toString();
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
}
