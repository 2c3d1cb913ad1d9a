package org.kith.outcomes;

import java.util.Set;
import org.kith.families.WhoIsWho;
import org.kith.families.YearsAtSchool;
import org.kith.partners.DeliveredSince;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// School years, counted school by school from most of all facts there are: anew only when anything that they rest on
/// was written.
@Repository
class CountedYears {

    private static final Set<String> REST_ON = Set.of("attendance", "suspension", "exclusion");

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final WhoIsWho whoIsWho;
    private final YearsAtSchool years;
    private final DeliveredSince delivered;

    CountedYears(
            JdbcOperations statements,
            JdbcClient jdbc,
            WhoIsWho whoIsWho,
            YearsAtSchool years,
            DeliveredSince delivered) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.whoIsWho = whoIsWho;
        this.years = years;
        this.delivered = delivered;
    }

    private record From(String mark, String moment) {}

    /// Leaves in `outcomes.counted_year` what stands today.
    void bringUpToDate() {
        var mark = whoIsWho.mark();
        var moment = delivered.now();
        var from = jdbc.sql("select mark, moment from outcomes.counted_from")
                .query(From.class)
                .optional();
        boolean stands = from.filter(before -> before.mark().equals(mark))
                .flatMap(before -> delivered.since(before.moment()))
                .filter(told -> told.stream().noneMatch(each -> REST_ON.contains(each.kind())))
                .isPresent();
        if (!stands) {
            count();
        }
        statements.execute("delete from outcomes.counted_from");
        jdbc.sql("insert into outcomes.counted_from (mark, moment) values (:mark, :moment)")
                .param("mark", mark)
                .param("moment", moment)
                .update();
    }

    /// The planner takes the sums for so few that it would read who holds which record by an index, one by one.
    private void count() {
        years.bringUpToDate();
        statements.execute("set local work_mem = '128MB'");
        statements.execute("set local enable_mergejoin = off");
        statements.execute("truncate outcomes.counted_year");
        statements.execute("""
                insert into outcomes.counted_year
                select year, setting_code, count(*) as pupils, count(*) filter (where marks) as by_marks,
                  count(*) filter (where missed * 10 >= possible) as persistent,
                  count(*) filter (where missed * 2 >= possible) as severe, sum(suspensions) as suspensions,
                  sum(exclusions) as exclusions
                from families.school_year_facts
                group by year, setting_code
                """);
        statements.execute("set local enable_mergejoin to default");
    }
}
