package org.kith.needs.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.families.KnownGroups;
import org.kith.needs.runs.Rehearsal.Moved;
import org.kith.needs.runs.Rehearsal.Part;
import org.kith.strategy.Group;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Of a rehearsal, who would come and who would go, as numbers. Its tables go with the transaction.
@Repository
class Movements {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;

    Movements(JdbcOperations statements, JdbcClient jdbc) {
        this.statements = statements;
        this.jdbc = jdbc;
    }

    void layOut() {
        statements.execute("create temporary table moved (person_id uuid, enters boolean) on commit drop");
    }

    /// What differs between two runs of one rule. What stands unconfirmed belongs to the one in force.
    ///
    /// @param before the number under which it ran as it is; null where it is new
    /// @param after the number under which it ran as it would be; null where it would be off
    void between(String rule, @Nullable Short before, @Nullable Short after) {
        statements.execute("truncate moved");
        jdbc.sql("""
                with standing as (
                  select person_id from found_now where rule_id = :before::int
                  union
                  select f.person_id
                  from needs.found f
                  join needs.rule r on r.id = f.rule_id
                  join person p on p.person_id = f.person_id
                  where r.name = :rule and f.ended_on is null and f.unconfirmed_since is not null
                ), would as (
                  select person_id from found_now where rule_id = :after::int
                )
                insert into moved
                select person_id, s.person_id is null
                from standing s
                full join would w using (person_id)
                where s.person_id is null or w.person_id is null
                """)
                .param("rule", rule)
                .param("before", before)
                .param("after", after)
                .update();
    }

    Moved all() {
        return jdbc.sql("""
                select count(*) filter (where enters) as enter, count(*) filter (where not enters) as leave
                from moved
                """).query(Moved.class).single();
    }

    /// Somebody shielded shows no zone.
    List<Part> byZone() {
        return jdbc.sql("""
                select coalesce(case when not p.shielded then p.zone_code end, '') as code,
                  count(*) filter (where enters) as enter, count(*) filter (where not enters) as leave
                from moved
                join families.person p on p.id = moved.person_id
                group by 1
                order by 1
                """)
                .query((row, _) ->
                        new Part(row.getString("code"), new Moved(row.getLong("enter"), row.getLong("leave"))))
                .list();
    }

    /// Only of groups that say how they are counted; nobody in any is no part.
    List<Part> byGroup(List<Group> groups) {
        var columns = new TreeMap<String, String>();
        for (var group : groups) {
            var counting = group.counting();
            if (counting != null) {
                columns.put(group.code(), KnownGroups.column(counting.by()));
            }
        }
        var wanted = columns.values().stream().distinct().toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var sums = new ArrayList<String>();
        for (var column : wanted) {
            sums.add("count(*) filter (where enters and c." + column + ") as " + column + "_enter");
            sums.add("count(*) filter (where not enters and c." + column + ") as " + column + "_leave");
        }
        var moved = new HashMap<String, Moved>();
        jdbc.sql("select " + String.join(", ", sums)
                        + " from moved join families.child_facts c on c.person_id = moved.person_id")
                .query(row -> {
                    for (var column : wanted) {
                        moved.put(column, new Moved(row.getLong(column + "_enter"), row.getLong(column + "_leave")));
                    }
                });
        var parts = new ArrayList<Part>();
        columns.forEach((code, column) -> {
            var of = moved.get(column);
            if (of != null && of.enter() + of.leave() > 0) {
                parts.add(new Part(code, of));
            }
        });
        return parts;
    }
}
