package org.kith.matching.runs;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kith.database.bulk.Copy;
import org.kith.database.bulk.DroppedIndexes;
import org.kith.matching.Survivors;
import org.kith.matching.records.Described;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which records are one person, from one change until another. What a change leaves as it was is not written again.
@Repository
class Memberships {

    private final JdbcOperations statements;
    private final JdbcClient jdbc;

    Memberships(JdbcOperations statements, JdbcClient jdbc) {
        this.statements = statements;
        this.jdbc = jdbc;
    }

    /// How things stood before a run.
    ///
    /// @param personOf for each record of the run the place of its person in `persons`, or [Survivors#NOBODY]
    /// @param gone records of persons that the run knows nothing of
    /// @param bereft places of persons of whom some are gone
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    record Before(int[] personOf, List<UUID> persons, List<Integer> gone, Set<Integer> bereft) {

        /// For each record a number of its person from 1, or 0 where it is not held with those it stood with: what
        /// a record bore out that is gone falls with it.
        int[] stood() {
            return Arrays.stream(personOf)
                    .map(person -> person == Survivors.NOBODY || bereft.contains(person) ? 0 : person + 1)
                    .toArray();
        }
    }

    /// What a run changed.
    record Moved(int records, int newPeople, int joined, int ended) {}

    /// From here on and until the transaction ends, a run looks at these records only, by their
    /// ids.
    void lookAt(int[] ids, Collection<Integer> gone) {
        inBulk(connection -> {
            try (var sql = connection.createStatement()) {
                sql.execute(
                        "create temporary table if not exists looked (record_id integer primary key) on commit drop");
                sql.execute("truncate looked");
                try (var copy = Copy.into(connection, "looked", "record_id")) {
                    for (int id : ids) {
                        copy.put(id).endRow();
                    }
                    for (int id : gone) {
                        copy.put(id).endRow();
                    }
                    copy.finish();
                }
                sql.execute("analyze looked");
            }
            return ids.length;
        });
    }

    /// Records that are not looked at and stand with some that are.
    List<Integer> beside() {
        return jdbc.sql("""
                select m.record_id
                from matching.member m
                where m.person_id in (
                    select looked_at.person_id
                    from looked
                    join matching.member looked_at on looked_at.record_id = looked.record_id)
                  and m.record_id not in (select record_id from looked)
                order by m.record_id
                """).query(Integer.class).list();
    }

    /// Records that somebody's decision moved, or its undoing, after a change.
    List<Integer> movedSince(int change) {
        return jdbc.sql("""
                select distinct record_id
                from matching.membership
                where exists (select from matching.change where id > :change)
                  and (since_change > :change or until_change > :change)
                order by record_id
                """).param("change", change).query(Integer.class).list();
    }

    /// @param all whether the run looks at all records, not only at those of [#lookAt]
    Before before(Described described, boolean all) {
        var numbers = described.numbers();
        var persons = new UUID[described.size()];
        var gone = new ArrayList<Integer>();
        var lost = new HashSet<UUID>();
        statements.query(
                "select record_id, person_id from matching.member"
                        + (all ? "" : " where record_id in (select record_id from looked)"),
                row -> {
                    int number = numbers.of(row.getInt(1));
                    if (number >= 0) {
                        persons[number] = row.getObject(2, UUID.class);
                    } else {
                        gone.add(row.getInt(1));
                        lost.add(row.getObject(2, UUID.class));
                    }
                });
        var places = new HashMap<UUID, Integer>();
        var inOrder = new ArrayList<UUID>();
        int[] personOf = new int[persons.length];
        Arrays.fill(personOf, Survivors.NOBODY);
        for (int number = 0; number < persons.length; number++) {
            var person = persons[number];
            if (person != null) {
                var place = places.putIfAbsent(person, inOrder.size());
                if (place == null) {
                    place = inOrder.size();
                    inOrder.add(person);
                }
                personOf[number] = place;
            }
        }
        var bereft = lost.stream().map(places::get).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Before(personOf, inOrder, gone, bereft);
    }

    Moved write(int change, Described described, int[] cluster, int clusters, Before before, Survivors survivors) {
        var persons = new UUID[clusters];
        int born = 0;
        var ids = new NewIds();
        for (int place = 0; place < clusters; place++) {
            int heir = survivors.in(place);
            persons[place] =
                    heir == Survivors.NOBODY ? ids.next() : before.persons().get(heir);
            born += heir == Survivors.NOBODY ? 1 : 0;
        }
        boolean first = before.persons().isEmpty() && before.gone().isEmpty() && nobody();
        int moved = inBulk(connection -> first
                ? copyAll(connection, change, described, cluster, persons)
                : copyMoved(connection, change, described, cluster, persons, before));
        inBulk(connection -> {
            var indexes = first ? new DroppedIndexes(connection, "matching.person") : null;
            int copied = copyPersons(connection, change, clusters, persons, survivors);
            if (indexes != null) {
                indexes.makeAgain(connection);
            }
            return copied;
        });
        int ended = 0;
        int joined = 0;
        for (var end : survivors.ended().entrySet()) {
            int heir = end.getValue();
            end(
                    change,
                    before.persons().get(end.getKey()),
                    heir == Survivors.NOBODY ? null : before.persons().get(heir));
            ended++;
            joined += heir == Survivors.NOBODY ? 0 : 1;
        }
        return new Moved(moved, born, joined, ended - joined);
    }

    private boolean nobody() {
        return jdbc.sql("select not exists (select from matching.membership)")
                .query(Boolean.class)
                .single();
    }

    private void end(int change, UUID person, @org.jspecify.annotations.Nullable UUID became) {
        jdbc.sql("update matching.person set until_change = :change, became = :became where id = :id")
                .param("change", change)
                .param("became", became)
                .param("id", person)
                .update();
    }

    private static int copyPersons(Connection connection, int change, int clusters, UUID[] persons, Survivors survivors)
            throws SQLException {
        try (var copy = Copy.into(connection, "matching.person", "id", "since_change")) {
            for (int place = 0; place < clusters; place++) {
                if (survivors.in(place) == Survivors.NOBODY) {
                    copy.put(persons[place]).put(change).endRow();
                }
            }
            return (int) copy.finish();
        }
    }

    /// The first time there is nothing to compare with, and indexes are made once at the end.
    private static int copyAll(Connection connection, int change, Described described, int[] cluster, UUID[] persons)
            throws SQLException {
        var indexes = new DroppedIndexes(connection, "matching.membership");
        try (var copy = Copy.into(connection, "matching.membership", "record_id", "person_id", "since_change")) {
            for (int number = 0; number < cluster.length; number++) {
                copy.put(described.ids()[number])
                        .put(persons[cluster[number]])
                        .put(change)
                        .endRow();
            }
            copy.finish();
        }
        indexes.makeAgain(connection);
        try (var sql = connection.createStatement()) {
            sql.execute("analyze matching.membership");
        }
        return cluster.length;
    }

    private static int copyMoved(
            Connection connection, int change, Described described, int[] cluster, UUID[] persons, Before before)
            throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute("create temporary table moved (record_id integer, person_id uuid) on commit drop");
            try (var copy = Copy.into(connection, "moved", "record_id", "person_id")) {
                for (int number = 0; number < cluster.length; number++) {
                    int was = before.personOf()[number];
                    var now = persons[cluster[number]];
                    if (was == Survivors.NOBODY || !before.persons().get(was).equals(now)) {
                        copy.put(described.ids()[number]).put(now).endRow();
                    }
                }
                for (int id : before.gone()) {
                    copy.put(id).nothing().endRow();
                }
                copy.finish();
            }
            sql.execute("analyze moved");
            sql.executeUpdate("update matching.membership m set until_change = " + change
                    + " from moved where m.record_id = moved.record_id and m.until_change is null");
            sql.executeUpdate("insert into matching.membership (record_id, person_id, since_change)"
                    + " select record_id, person_id, " + change + " from moved where person_id is not null");
            try (var count = sql.executeQuery("select count(*) from moved")) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    private int inBulk(ConnectionCallback<Integer> write) {
        var count = statements.execute(write);
        return count == null ? 0 : count;
    }

    /// Random ids, drawn many at a time.
    private static final class NewIds {

        private static final int AT_ONCE = 4_096;

        private final SecureRandom random = new SecureRandom();
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        UUID next() {
            if (!bytes.hasRemaining()) {
                byte[] drawn = new byte[16 * AT_ONCE];
                random.nextBytes(drawn);
                bytes = ByteBuffer.wrap(drawn);
            }
            long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
            long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        }
    }
}
