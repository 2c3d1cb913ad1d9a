package org.kith.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kith.database.Remembered;
import org.kith.database.Texts;
import org.kith.database.Written;
import org.kith.database.bulk.DroppedIndexes;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The dated grants. Each capability that writes some has a name of its own for them and replaces only those.
///
/// Nobody shielded may be granted to a zone (`in-zone`): a list of the zone would say where they live.
@Repository
public class Grants {

    /// So many changes at once leave the planner with a wrong idea of the table.
    private static final int MANY = 1_000;
    private static final int MOST_REMEMBERED = 300_000;

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final InstantSource clock;
    private final Remembered<Today, Set<UUID>> granted;

    Grants(JdbcClient jdbc, JdbcOperations statements, InstantSource clock, Written written) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.clock = clock;
        this.granted = new Remembered<>(written, MOST_REMEMBERED, Set::size);
    }

    /// How many grants a replacement began and ended; the rest stand as they stood.
    public record Replaced(int begun, int ended) {}

    /// Makes the writer's grants those that a query yields, and touches no others. Nothing is written where nothing
    /// changed, so a run without news leaves the table alone. Works inside the caller's transaction.
    ///
    /// @param writer the capability: "families"
    /// @param query yields `holder, relation, person_id, from_on, until_on`; it comes from the program,
    ///     never from a user
    @Transactional
    public Replaced replace(String writer, String query) {
        return replace(writer, query, "table access.grant");
    }

    /// The same for some of the writer's grants.
    ///
    /// @param among a query of grants among which theirs are; the other query yields no others
    @Transactional
    public Replaced replace(String writer, String query, String among) {
        // Whoever else writes grants waits, so that what is missing now is missing when it is written.
        statements.execute("lock table access.grant in share row exclusive mode");
        return hasAny(writer) ? exchange(writer, query, among) : writeFirst(writer, query);
    }

    private boolean hasAny(String writer) {
        return jdbc.sql("select exists (select from access.grant where writer = :writer)")
                .param("writer", writer)
                .query(Boolean.class)
                .single();
    }

    private Replaced writeFirst(String writer, String query) {
        var indexes = Objects.requireNonNull(statements.execute(
                (ConnectionCallback<DroppedIndexes>) connection -> new DroppedIndexes(connection, "access.grant")));
        int begun = jdbc.sql("""
                insert into access.grant (writer, holder, relation, person_id, from_on, until_on)
                select distinct :writer::text, holder, relation, person_id, from_on, until_on
                from (%s) wanted (holder, relation, person_id, from_on, until_on)
                order by holder, relation, person_id, from_on
                """.formatted(query)).param("writer", writer).update();
        statements.execute((ConnectionCallback<Boolean>) connection -> {
            indexes.makeAgain(connection);
            return true;
        });
        analyzeAfter(begun);
        return new Replaced(begun, 0);
    }

    private void analyzeAfter(int changed) {
        if (changed > MANY) {
            statements.execute("analyze access.grant");
        }
    }

    private Replaced exchange(String writer, String query, String among) {
        statements.execute("drop table if exists differing_grant");
        jdbc.sql("""
                create temporary table differing_grant on commit drop as
                select w.person_id is not null as wanted,
                  coalesce(w.holder, g.holder) as holder, coalesce(w.relation, g.relation) as relation,
                  coalesce(w.person_id, g.person_id) as person_id, coalesce(w.from_on, g.from_on) as from_on,
                  coalesce(w.until_on, g.until_on) as until_on
                from (
                    select distinct holder::text, relation::text, person_id::uuid, from_on::date, until_on::date
                    from (%s) every (holder, relation, person_id, from_on, until_on)) w
                full join (select * from (%s) there where writer = :writer) g
                  on (w.holder, w.relation, w.person_id, w.from_on) = (g.holder, g.relation, g.person_id, g.from_on)
                  and coalesce(w.until_on, 'infinity') = coalesce(g.until_on, 'infinity')
                where w.person_id is null or g.person_id is null
                """.formatted(query, among)).param("writer", writer).update();
        statements.execute("analyze differing_grant");
        int ended = jdbc.sql("""
                delete from access.grant g
                using differing_grant d
                where not d.wanted
                  and (g.writer, g.holder, g.relation, g.person_id, g.from_on)
                    = (:writer, d.holder, d.relation, d.person_id, d.from_on)
                """).param("writer", writer).update();
        int begun = jdbc.sql("""
                insert into access.grant (writer, holder, relation, person_id, from_on, until_on)
                select :writer, holder, relation, person_id, from_on, until_on
                from differing_grant
                where wanted
                order by holder, relation, person_id, from_on
                """).param("writer", writer).update();
        analyzeAfter(begun + ended);
        return new Replaced(begun, ended);
    }

    /// Adds a few grants, or gives those that are there another last day.
    @Transactional
    public void add(String writer, Collection<Grant> grants) {
        for (var grant : grants) {
            jdbc.sql("""
                    insert into access.grant (writer, holder, relation, person_id, from_on, until_on)
                    values (:writer, :holder, :relation, :person_id, :from_on, :until_on)
                    on conflict (writer, holder, relation, person_id, from_on)
                    do update set until_on = excluded.until_on
                    """)
                    .param("writer", writer)
                    .param("holder", grant.holder())
                    .param("relation", grant.relation().word())
                    .param("person_id", grant.personId())
                    .param("from_on", grant.fromOn())
                    .param("until_on", grant.untilOn())
                    .update();
        }
    }

    private record Today(LocalDate day, Reach reach) {}

    /// Who is reached by dated grants.
    Set<UUID> granted(Reach reach) {
        return granted.get(new Today(Dates.today(clock), reach), () -> now(reach));
    }

    /// Who is reached at this moment.
    Set<UUID> now(Reach reach) {
        return reach.nobody()
                ? Set.of()
                : jdbc.sql("""
                        select person_id
                        from access.standing
                        where holder = any(:holders)
                          and relation = any(:relations)
                        """)
                        .param("holders", reach.holders())
                        .param("relations", reach.relations())
                        .query(UUID.class)
                        .set();
    }

    /// The people to whom the viewer stands in one of these relations today.
    public List<UUID> people(Viewer viewer, Set<Relation> relations) {
        return jdbc.sql("""
                select distinct person_id
                from access.standing
                where holder = any(:holders)
                  and relation = any(:relations)
                order by person_id
                """)
                .param("holders", viewer.holders().toArray(String[]::new))
                .param("relations", relations.stream().map(Relation::word).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /// What stands today between the viewer and each of these people; whoever stands in no relation is left out.
    Map<UUID, Set<Relation>> relations(Viewer viewer, Collection<UUID> personIds) {
        if (personIds.isEmpty() || viewer.holders().isEmpty()) {
            return Map.of();
        }
        var relations = new HashMap<UUID, Set<Relation>>();
        jdbc.sql("""
                select distinct person_id, relation
                from access.standing
                where person_id = any(:people::uuid[])
                  and holder = any(:holders)
                """)
                .param("people", Texts.of(personIds))
                .param("holders", viewer.holders().toArray(String[]::new))
                .query((row, _) -> relations
                        .computeIfAbsent(row.getObject("person_id", UUID.class), _ -> EnumSet.noneOf(Relation.class))
                        .add(Relation.of(row.getString("relation"))))
                .list();
        return relations;
    }
}
