package org.kith.matching.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.matching.Gaps;
import org.kith.matching.PersonId;
import org.kith.matching.Reasons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The pairs that wait for somebody to say whether they are one person. A pair that touches a sealed record is not
/// here.
@Repository
public class Pairs {

    private static final JsonMapper JSON = new JsonMapper();

    /// Neither side of a pair `p` is sealed: whatever is told of pairs asks for it.
    private static final String UNSEALED = """
            p.one_record_id not in (select record_id from matching.sealed_record)
              and p.other_record_id not in (select record_id from matching.sealed_record)
            """;

    /// Unsealed on both sides, and no person has said whether they are one. A join that was drawn to be asked about is
    /// among them.
    private static final String IN_DOUBT = UNSEALED + """
              and p.until_change is null
              and not exists (
                select from matching.decision d
                where d.undone_at is null
                  and d.answer in ('one', 'two')
                  and d.one_record_id = p.one_record_id
                  and d.other_record_id = p.other_record_id)
            """;

    /// In doubt, and people are still to say what they can.
    private static final String OPEN = IN_DOUBT + """
              and not exists (
                select from matching.decision d
                where d.undone_at is null
                  and d.answer = 'ask'
                  and d.one_record_id = p.one_record_id
                  and d.other_record_id = p.other_record_id)
            """;

    /// Open, and the viewer is still to answer; who else has, and what, is nowhere told.
    private static final String WAITING = OPEN + """
              and not exists (
                select from matching.opinion o
                where o.closed_change_id is null
                  and o.given_by = :viewer
                  and o.one_record_id = p.one_record_id
                  and o.other_record_id = p.other_record_id)
            """;

    private static final String BESIDE = """
              and (:beside = 'EITHER' or (:beside = 'SOMEBODY') = (p.one_gap is not null or p.other_gap is not null))
            """;

    /// Where a pair stands in the queue: by its probability, and a join that was drawn at random among doubtful
    /// pairs, or that people named, so that its place does not tell what it is.
    private static final String PLACE = """
            case when p.stratum is null and p.probability is not null then p.probability
              else 0.85 + 0.1 * (hashtext(p.id::text) & 65535) / 65536.0 end
            """;

    private static final String TITLED = """
            join partners.record a on a.id = p.one_record_id
            join partners.source one on one.id = a.source_id
            join partners.record b on b.id = p.other_record_id
            join partners.source other on other.id = b.source_id
            """;

    /// Answered by the viewer, and open still.
    private static final String ANSWERED = """
            from matching.pair p
            join matching.opinion o on o.one_record_id = p.one_record_id and o.other_record_id = p.other_record_id
              and o.closed_change_id is null
              and o.given_by = :viewer
            %s
            where
            """ + OPEN;

    /// Of which two people said that it cannot be told.
    private static final String UNDECIDED = """
            from matching.pair p
            join matching.decision d on d.one_record_id = p.one_record_id and d.other_record_id = p.other_record_id
              and d.undone_at is null
              and d.answer = 'ask'
            %s
            where p.until_change is null
              and
            """ + UNSEALED;

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
    ///
    /// @param gap to the next best person for either record; null where nobody else comes near
    public record Waiting(
            UUID id,
            String oneSource,
            String otherSource,
            @Nullable Double gap) {}

    /// Which pairs come first.
    public enum Order {
        /// Hardest to call.
        HARDEST,
        /// The next best person is nearest.
        GAP
    }

    /// Which pairs are wanted, by whether another person comes near.
    public enum Beside {
        EITHER,
        SOMEBODY,
        NOBODY
    }

    /// How many pairs wait for the viewer's answer.
    public int waiting(Viewer viewer) {
        return waiting(viewer, Beside.EITHER);
    }

    public int waiting(Viewer viewer, Beside beside) {
        return jdbc.sql("select count(*) from matching.pair p where " + WAITING + BESIDE)
                .param("viewer", viewer.id().value())
                .param("beside", beside.name())
                .query(Integer.class)
                .single();
    }

    /// Part of the viewer's queue.
    public List<Waiting> waiting(Viewer viewer, Order order, Beside beside, int from, int most) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("""
                select p.id, one.title as one_source, other.title as other_source, least(p.one_gap, p.other_gap) as gap
                from matching.pair p
                %s
                where %s
                %s
                order by case when :order = 'GAP' then least(p.one_gap, p.other_gap) end nulls last, %s, p.id
                limit :most offset :from
                """.formatted(TITLED, WAITING, BESIDE, PLACE))
                .param("viewer", viewer.id().value())
                .param("order", order.name())
                .param("beside", beside.name())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getString("one_source"),
                        row.getString("other_source"),
                        row.getObject("gap", Double.class)))
                .list();
    }

    /// An open pair that the viewer has answered, with the viewer's own word and the program's.
    ///
    /// @param probability null where people named the two and no run finds them
    /// @param sure whether the program had joined the two by itself
    public record Answered(
            UUID id,
            String oneSource,
            String otherSource,
            Judgement answer,
            Instant at,
            @Nullable Double probability,
            boolean sure,
            PersonId one,
            PersonId other) {}

    /// How many the viewer has answered that are not decided.
    public int answered(Viewer viewer) {
        return jdbc.sql("select count(*) " + ANSWERED.formatted(""))
                .param("viewer", viewer.id().value())
                .query(Integer.class)
                .single();
    }

    /// Part of what the viewer has answered and is not decided, the newest first.
    public List<Answered> answered(Viewer viewer, int from, int most) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("""
                select p.id, one.title as one_source, other.title as other_source, o.answer, o.given_at, p.probability,
                  p.stratum is not null as sure,
                  (select m.person_id from matching.member m where m.record_id = p.one_record_id) as one,
                  (select m.person_id from matching.member m where m.record_id = p.other_record_id) as other
                %s
                order by o.id desc
                limit :most offset :from
                """.formatted(ANSWERED.formatted(TITLED)))
                .param("viewer", viewer.id().value())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> new Answered(
                        row.getObject("id", UUID.class),
                        row.getString("one_source"),
                        row.getString("other_source"),
                        Judgement.of(row.getString("answer")),
                        row.getTimestamp("given_at").toInstant(),
                        row.getObject("probability", Double.class),
                        row.getBoolean("sure"),
                        new PersonId(row.getObject("one", UUID.class)),
                        new PersonId(row.getObject("other", UUID.class))))
                .list();
    }

    /// What became of the viewer's last answer to a pair, where the pair does not wait for another: kept while
    /// nothing is decided of it, decided while the decision that it led to, or another, stands.
    public Optional<Deciding.Answered> became(UUID pair, Viewer viewer) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("""
                select d.id is null as open
                from matching.pair p
                join matching.opinion o on o.one_record_id = p.one_record_id and o.other_record_id = p.other_record_id
                left join matching.decision d on d.one_record_id = p.one_record_id
                  and d.other_record_id = p.other_record_id
                  and d.undone_at is null
                where p.id = :pair
                  and o.given_by = :viewer
                  and (o.closed_change_id is null or o.closed_change_id = d.change_id)
                  and %s
                order by o.id desc
                limit 1
                """.formatted(UNSEALED))
                .param("pair", pair)
                .param("viewer", viewer.id().value())
                .query(Boolean.class)
                .optional()
                .map(open -> open ? Deciding.Answered.KEPT : Deciding.Answered.DECIDED);
    }

    /// Two records of which it was decided that they are two people, and that stand for one.
    ///
    /// @param record the one to part from the rest
    public record StillTogether(PersonId person, int record, String why) {}

    /// Whether the records of a pair are still to be parted, after it was decided that they are two people.
    public Optional<StillTogether> stillTogether(UUID pair, Viewer viewer) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("""
                select one.person_id, p.other_record_id, d.why
                from matching.pair p
                join matching.member one on one.record_id = p.one_record_id
                join matching.member other on other.record_id = p.other_record_id and other.person_id = one.person_id
                join matching.decision d on d.one_record_id = p.one_record_id and d.other_record_id = p.other_record_id
                where p.id = :pair
                  and d.undone_at is null
                  and d.answer = 'two'
                  and %s
                """.formatted(UNSEALED))
                .param("pair", pair)
                .query((row, _) -> new StillTogether(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getInt("other_record_id"),
                        row.getString("why")))
                .optional();
    }

    /// A pair of which two people said that it cannot be told.
    ///
    /// @param change the decision, which is undone to ask again
    public record Undecided(int change, String oneSource, String otherSource, Instant at) {}

    /// How many stay with people.
    public int undecided() {
        return jdbc.sql("select count(*) " + UNDECIDED.formatted(""))
                .query(Integer.class)
                .single();
    }

    /// Part of what stays with people, the newest first.
    public List<Undecided> undecided(Viewer viewer, int from, int most) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("""
                select d.change_id, one.title as one_source, other.title as other_source, d.decided_at
                %s
                order by d.id desc
                limit :most offset :from
                """.formatted(UNDECIDED.formatted(TITLED)))
                .param("from", from)
                .param("most", most)
                .query((row, _) -> new Undecided(
                        row.getInt("change_id"),
                        row.getString("one_source"),
                        row.getString("other_source"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /// The pair that comes after this one in the queue.
    public Optional<UUID> next(Viewer viewer, UUID after) {
        return waiting(viewer, Order.HARDEST, Beside.EITHER, 0, 2).stream()
                .map(Waiting::id)
                .filter(id -> !id.equals(after))
                .findFirst();
    }

    /// Opens a pair that waits for the viewer's answer; that both people were read, and whoever fits as well, is
    /// recorded.
    public Optional<Pair> find(UUID id, Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.PAIRS);
        var pair = jdbc.sql("""
                select p.id, p.one_record_id, p.other_record_id, p.rival_record_ids, p.one_gap, p.other_gap, p.reasons::text,
                  coalesce(matching.content(p.one_record_id, p.other_record_id), '') as content
                from matching.pair p
                where p.id = :id
                  and %s
                """.formatted(WAITING))
                .param("id", id)
                .param("viewer", viewer.id().value())
                .query((row, _) -> pair(row))
                .optional();
        pair.ifPresent(open -> readings.record(
                viewer,
                Stream.concat(Stream.of(open.one(), open.other()), open.rivals().stream())
                        .map(described -> described.person().value())
                        .distinct()
                        .toList(),
                Untold.DOUBTFUL_PAIR));
        return pair;
    }

    /// How many pairs are neither joined nor parted in which one of these people's records stands.
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
                  and p.stratum is null
                  and %s
                """.formatted(IN_DOUBT))
                .param("people", Texts.of(people))
                .query(Integer.class)
                .single();
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
        var a = DescribedRecords.present(described, one);
        var b = DescribedRecords.present(described, other);
        var reasons = JSON.readValue(row.getString("reasons"), Reasons.class);
        return new Pair(
                row.getObject("id", UUID.class),
                a,
                b,
                row.getString("content"),
                a.isNowhere() && b.isNowhere() ? reasons.withoutPlaces() : reasons,
                reasons.steps().isEmpty()
                        ? null
                        : new Gaps(row.getObject("one_gap", Double.class), row.getObject("other_gap", Double.class)),
                rivals.stream()
                        .filter(described::containsKey)
                        .map(described::get)
                        .toList());
    }
}
