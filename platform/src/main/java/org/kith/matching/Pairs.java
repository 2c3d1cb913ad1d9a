package org.kith.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The pairs that wait for somebody to say whether they are one person. A pair that touches a sealed record is not
/// here.
@Repository
public class Pairs {

    private static final JsonMapper JSON = new JsonMapper();

    /// Open: in doubt, unsealed on both sides, and nobody has said one or two.
    private static final String WAITING = """
            p.until_change is null
              and not exists (
                select from partners.record r where r.id in (p.one_record_id, p.other_record_id) and r.sealed)
              and not exists (
                select from matching.decision d
                where d.undone_at is null
                  and d.answer in ('one', 'two')
                  and d.one_record_id = p.one_record_id
                  and d.other_record_id = p.other_record_id)
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final Readings readings;
    private final DescribedRecords records;

    Pairs(JdbcClient jdbc, Access access, Readings readings, DescribedRecords records) {
        this.jdbc = jdbc;
        this.access = access;
        this.readings = readings;
        this.records = records;
    }

    /// A line of the queue; names are read when a pair is opened.
    public record Waiting(
            UUID id, String oneSource, String otherSource, double probability, Band band, boolean asked) {}

    public int waiting() {
        return jdbc.sql("select count(*) from matching.pair p where " + WAITING)
                .query(Integer.class)
                .single();
    }

    /// The queue, those that are hardest to call first.
    public List<Waiting> waiting(Viewer viewer, int most) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("""
                select p.id, one.title as one_source, other.title as other_source, p.probability, p.band,
                  exists (
                    select from matching.decision d
                    where d.undone_at is null
                      and d.answer = 'ask'
                      and d.one_record_id = p.one_record_id
                      and d.other_record_id = p.other_record_id) as asked
                from matching.pair p
                join partners.record a on a.id = p.one_record_id
                join partners.source one on one.id = a.source_id
                join partners.record b on b.id = p.other_record_id
                join partners.source other on other.id = b.source_id
                where %s
                order by asked, p.probability, p.id
                limit :most
                """.formatted(WAITING))
                .param("most", most)
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getString("one_source"),
                        row.getString("other_source"),
                        row.getDouble("probability"),
                        band(row.getString("band")),
                        row.getBoolean("asked")))
                .list();
    }

    /// The pair that comes after this one in the queue.
    public Optional<UUID> next(Viewer viewer, UUID after) {
        return waiting(viewer, 2).stream()
                .map(Waiting::id)
                .filter(id -> !id.equals(after))
                .findFirst();
    }

    /// Opens a pair; that both people were read is recorded.
    public Optional<Pair> find(UUID id, Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.PAIRS);
        var pair = jdbc.sql("""
                select p.id, p.one_record_id, p.other_record_id, p.probability, p.band, p.rival_record_ids, p.reasons::text
                from matching.pair p
                where p.id = :id
                  and %s
                """.formatted(WAITING))
                .param("id", id)
                .query((row, _) -> pair(row))
                .optional();
        pair.ifPresent(open -> readings.record(
                viewer,
                Act.READ,
                List.of(open.one().person().value(), open.other().person().value()),
                "doubtful pair"));
        return pair;
    }

    /// How many pairs wait in which one of these people's records stands.
    public int about(List<PersonId> people) {
        return jdbc.sql("""
                with mine as materialized (
                  select m.record_id from matching.member m where m.person_id = any(:people::uuid[])
                )
                select count(*)
                from matching.pair p
                where p.id in (
                    select one.id from matching.pair one where one.one_record_id in (select record_id from mine)
                    union
                    select other.id from matching.pair other where other.other_record_id in (select record_id from mine))
                  and %s
                """.formatted(WAITING))
                .param("people", Texts.of(people))
                .query(Integer.class)
                .single();
    }

    /// What people decided about pairs so far.
    public record Judged(int one, int two) {}

    public Judged judged() {
        return jdbc.sql("""
                select count(*) filter (where answer = 'one') as one, count(*) filter (where answer = 'two') as two
                from matching.decision
                where undone_at is null
                """).query(Judged.class).single();
    }

    private Pair pair(ResultSet row) throws SQLException {
        int one = row.getInt("one_record_id");
        int other = row.getInt("other_record_id");
        var rivals = Arrays.stream((Integer[]) row.getArray("rival_record_ids").getArray())
                .toList();
        var ids = new ArrayList<Integer>(rivals);
        ids.add(one);
        ids.add(other);
        var described = records.described(ids);
        return new Pair(
                row.getObject("id", UUID.class),
                DescribedRecords.present(described, one),
                DescribedRecords.present(described, other),
                row.getDouble("probability"),
                band(row.getString("band")),
                JSON.readValue(row.getString("reasons"), Reasons.class),
                rivals.stream()
                        .filter(described::containsKey)
                        .map(described::get)
                        .toList());
    }

    private static Band band(String label) {
        return Arrays.stream(Band.values())
                .filter(band -> band.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
