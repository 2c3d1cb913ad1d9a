package org.kith.matching.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What people decided about who is who, each with what undoing it would move. Nothing that touches a sealed record is
/// here.
@Repository
public class PastDecisions {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String DECIDED = """
            select d.change_id, min(d.id) as decision, min(d.answer) as answer, min(d.why) as why,
              min(d.decided_by_name) as by_name, min(d.decided_at) as at,
              min(d.undone_by_name) as undone_by, min(d.undone_at) as undone_at, min(d.undone_why) as undone_why,
              array_agg(distinct d.one_record_id) || array_agg(distinct d.other_record_id) as records,
              (select string_agg(distinct s.title, ' and ' order by s.title)
               from partners.record r
               join partners.source s on s.id = r.source_id
               where r.id = any(array_agg(d.one_record_id) || array_agg(d.other_record_id))) as sources,
              (select coalesce(json_agg(json_build_object(
                  'byName', o.given_by_name, 'answer', upper(o.answer), 'why', o.why) order by o.id), '[]')::text
               from matching.opinion o
               where o.closed_change_id = d.change_id
                 and o.one_record_id not in (select record_id from matching.sealed_record)
                 and o.other_record_id not in (select record_id from matching.sealed_record)) as said
            from matching.decision d
            where d.one_record_id not in (select record_id from matching.sealed_record)
              and d.other_record_id not in (select record_id from matching.sealed_record)
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final Readings readings;
    private final DescribedRecords records;
    private final Decisions decisions;

    PastDecisions(JdbcClient jdbc, Access access, Readings readings, DescribedRecords records, Decisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.access = access;
        this.readings = readings;
        this.records = records;
    }

    /// One decision, perhaps about several records at once.
    ///
    /// @param change the change of links that it made, by which it is called
    /// @param undone null while it stands
    /// @param sources titles of the sources whose records it was about
    /// @param said who had said what when it was decided, the first one first; nothing where one person parted them
    public record Past(
            int change,
            int decision,
            Judgement answer,
            Done made,
            @Nullable Done undone,
            List<Integer> records,
            String sources,
            List<Said> said) {

        public Past {
            said = List.copyOf(said);
            records = List.copyOf(records);
        }

        public boolean stands() {
            return undone == null;
        }
    }

    /// That it was decided, or undone.
    public record Done(String byName, Instant at, String why) {}

    /// What somebody said who did not see what others said before the same decision.
    public record Said(String byName, Judgement answer, String why) {}

    /// A decision with the records that it was about, and those that go back where they were when it is undone.
    ///
    /// @param afresh whether it had been decided before of its records, so that what was said then could be read
    /// @param leftToARun whether it moved records that do not simply go back: the next run finds where they belong
    /// @param keptApartBy the change of another decision that keeps them apart; null where none does, and of
    /// what is told to nobody
    /// @param undoing a mark of what undoing it does, which differs wherever that does something else
    public record Opened(
            Past past,
            boolean afresh,
            List<Pair.Described> about,
            List<Pair.Described> goBack,
            boolean leftToARun,
            @Nullable Integer keptApartBy,
            String undoing) {

        public Opened {
            about = List.copyOf(about);
            goBack = List.copyOf(goBack);
        }
    }

    /// How much is known by records: what goes along with them.
    public record Along(String kind, int facts) {}

    /// How many there are.
    public int count(Viewer viewer) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql("select count(*) from (" + DECIDED + "group by d.change_id) decided")
                .query(Integer.class)
                .single();
    }

    /// Part of all, the newest first.
    public List<Past> all(Viewer viewer, int from, int most) {
        access.require(viewer, Act.FIND, KindOfData.PAIRS);
        return jdbc.sql(DECIDED + "group by d.change_id order by at desc, d.change_id desc limit :most offset :from")
                .param("from", from)
                .param("most", most)
                .query((row, _) -> past(row))
                .list();
    }

    /// Opens a decision; that the people were read is recorded.
    public Optional<Opened> find(int change, Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.PAIRS);
        return jdbc.sql(DECIDED + "and d.change_id = :change group by d.change_id")
                .param("change", change)
                .query((row, _) -> past(row))
                .optional()
                .map(past -> open(past, viewer));
    }

    /// The records that stand for a person, or none where there is no such person; that they were read is recorded.
    public List<Pair.Described> together(PersonId person, Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.PAIRS);
        var together = describe(jdbc.sql("select record_id from matching.member where person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .list());
        read(together, viewer);
        return together;
    }

    /// What is known by these records, kind by kind.
    public List<Along> along(Collection<Integer> gone, Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.PAIRS);
        return jdbc.sql("""
                select k.title as kind, count(*) as facts
                from partners.fact f
                join partners.fact_kind k on k.id = f.kind
                where f.record_id = any(:records)
                  and f.withdrawn_delivery_id is null
                group by k.title
                order by count(*) desc, k.title
                """)
                .param("records", gone.toArray(Integer[]::new))
                .query(Along.class)
                .list();
    }

    private Opened open(Past past, Viewer viewer) {
        var undoing = decisions.undoing(past.change());
        var going = undoing instanceof Decisions.Undoing.GoBack back ? back.records() : List.<Integer>of();
        // Looked at together: what one keeps back none of them shows
        var described =
                describe(Stream.concat(past.records().stream(), going.stream()).toList());
        var about = among(described, past.records());
        read(about, viewer);
        return new Opened(
                past,
                afresh(past.change()),
                about,
                among(described, going),
                undoing instanceof Decisions.Undoing.Stay,
                switch (undoing) {
                    case Decisions.Undoing.GoBack _ -> null;
                    case Decisions.Undoing.Stay(var parting) -> parting;
                    case Decisions.Undoing.NoneMoved(var parting) -> parting;
                },
                undoing.mark());
    }

    private boolean afresh(int change) {
        return jdbc.sql("select exists (select from matching.decided_afresh where change_id = :change)")
                .param("change", change)
                .query(Boolean.class)
                .single();
    }

    private static List<Pair.Described> among(List<Pair.Described> described, List<Integer> records) {
        return described.stream()
                .filter(each -> records.contains(each.record()))
                .toList();
    }

    private List<Pair.Described> describe(List<Integer> ids) {
        return List.copyOf(records.described(ids).values());
    }

    private void read(List<Pair.Described> opened, Viewer viewer) {
        var people = opened.stream()
                .map(record -> record.person().value())
                .distinct()
                .toList();
        if (!people.isEmpty()) {
            readings.record(viewer, people, Untold.WHO_IS_WHO);
        }
    }

    private static Past past(ResultSet row) throws SQLException {
        var undone = row.getTimestamp("undone_at");
        return new Past(
                row.getInt("change_id"),
                row.getInt("decision"),
                Judgement.of(row.getString("answer")),
                new Done(row.getString("by_name"), row.getTimestamp("at").toInstant(), row.getString("why")),
                undone == null
                        ? null
                        : new Done(row.getString("undone_by"), undone.toInstant(), row.getString("undone_why")),
                Arrays.asList((Integer[]) row.getArray("records").getArray()),
                row.getString("sources"),
                List.of(JSON.readValue(row.getString("said"), Said[].class)));
    }
}
