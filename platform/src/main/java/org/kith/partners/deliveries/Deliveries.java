package org.kith.partners.deliveries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All that came, with what became of it.
@Repository
public final class Deliveries {

    private static final String COLUMNS = """
            select d.id, s.name as source, s.title as source_title, d.layout, d.kind, d.file_name, d.bytes,
                d.received_on, d.covers_from, d.covers_until, d.loaded_at, d.state, d.receipt, d.remarks,
                d.brought, d.changed, d.unchanged, d.withdrawn
            from partners.delivery d
            left join partners.source s on s.id = d.source_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Deliveries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The same as a transaction sees them, with what it has not committed.
    public Deliveries within(Connection transaction) {
        return new Deliveries(JdbcClient.create(new SingleConnectionDataSource(transaction, true)), json);
    }

    public Optional<Delivery> find(int id) {
        return jdbc.sql(COLUMNS + "where d.id = :id")
                .param("id", id)
                .query(this::delivery)
                .optional();
    }

    /// Whether a file was ever brought that is none in this folder.
    public boolean anyBesides(Path folder) {
        var brought = new HashSet<>(jdbc.sql("select distinct sha256 from partners.delivery")
                .query(String.class)
                .list());
        if (brought.isEmpty() || !Files.exists(folder)) {
            return !brought.isEmpty();
        }
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).map(Hashed::sha256).forEach(brought::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !brought.isEmpty();
    }

    /// How many have come of a source, whatever became of them.
    public int count(String source) {
        return jdbc.sql("""
                select count(*)
                from partners.delivery
                where source_id = (select id from partners.source where name = :source)
                """).param("source", source).query(Integer.class).single();
    }

    /// Part of those of a source, the newest first.
    public List<Delivery> of(String source, int from, int most) {
        return jdbc.sql(COLUMNS + """
                        where s.name = :source
                        order by d.received_on desc, d.id desc
                        limit :most offset :from
                        """)
                .param("source", source)
                .param("from", from)
                .param("most", most)
                .query(this::delivery)
                .list();
    }

    /// What waits for a person's word, the oldest first.
    public List<Delivery> waiting() {
        return jdbc.sql(COLUMNS + "where d.state = 'waiting' order by d.id")
                .query(this::delivery)
                .list();
    }

    /// What was refused since a day and has not come again, the newest first: where nobody knew the source, no file of
    /// that name or layout. What is refused each time that its folder is gone through is told once.
    public List<Delivery> refusedSince(LocalDate day) {
        return jdbc.sql(COLUMNS + """
                        where d.state = 'refused'
                        and d.received_on >= :day
                        and not exists (
                            select from partners.delivery later
                            where (later.source_id = d.source_id and later.layout = d.layout
                                or d.source_id is null and (later.layout = d.layout or later.file_name = d.file_name))
                            and later.state = 'accepted'
                            and later.id > d.id)
                        and not exists (
                            select from partners.delivery again
                            where again.sha256 = d.sha256
                            and again.file_name = d.file_name
                            and again.source_id is not distinct from d.source_id
                            and again.state = 'refused'
                            and again.id > d.id)
                        order by d.id desc
                        limit 50
                        """).param("day", day).query(this::delivery).list();
    }

    /// The delivery loaded before this one of the same source and layout.
    public Optional<Delivery> before(Delivery delivery) {
        return jdbc.sql(COLUMNS + """
                        where s.name = :source
                        and d.layout = :layout
                        and d.state = 'accepted'
                        and d.id <> :id
                        and (d.turn < (select turn from partners.delivery where id = :id)
                            or :waiting)
                        order by d.turn desc
                        limit 1
                        """)
                .param("source", delivery.source())
                .param("layout", delivery.layout())
                .param("id", delivery.id())
                .param("waiting", delivery.state() == Receipt.State.WAITING)
                .query(this::delivery)
                .optional();
    }

    /// The newest whole file that came after this delivery, of no earlier day: it stands where both tell of the same.
    public Optional<Delivery> inPlaceOf(Delivery delivery) {
        return jdbc.sql(COLUMNS + """
                        join partners.delivery earlier on earlier.id = :id
                        where d.source_id = earlier.source_id
                        and d.layout = earlier.layout
                        and d.state = 'accepted'
                        and (d.kind = 'snapshot'
                          or d.kind = 'year-to-date' and d.year is not distinct from earlier.year)
                        and d.turn > earlier.turn
                        and d.as_of >= earlier.as_of
                        order by d.turn desc
                        limit 1
                        """)
                .param("id", delivery.id())
                .query(this::delivery)
                .optional();
    }

    /// The newest whole file that came after this delivery and in its place: of the same return where it is of
    /// one, else whatever came later.
    ///
    /// @param until the last day of which it may speak, null where that may be any
    public Optional<Delivery> cameSince(Delivery delivery, @Nullable LocalDate until) {
        return jdbc.sql(COLUMNS + """
                        join partners.delivery earlier on earlier.id = :id
                        where d.source_id = earlier.source_id
                        and d.layout = earlier.layout
                        and d.state = 'accepted'
                        and earlier.state = 'accepted'
                        and earlier.kind = d.kind
                        and d.kind in ('snapshot', 'year-to-date')
                        and d.sha256 <> earlier.sha256
                        and d.turn > earlier.turn
                        and d.as_of >= earlier.as_of
                        and (earlier.covers_until is not null
                          or earlier.as_of = earlier.received_on
                          or d.as_of = earlier.as_of)
                        and (:until::date is null or d.as_of <= :until)
                        order by d.turn desc
                        limit 1
                        """)
                .param("id", delivery.id())
                .param("until", until)
                .query(this::delivery)
                .optional();
    }

    /// The newest delivery before a file that waits whose refused rows that may be, mended: it has no more than those.
    public Optional<Delivery> refusedRowsOf(Delivery waiting) {
        return jdbc.sql(COLUMNS + """
                        where s.name = :source
                        and d.layout = :layout
                        and d.state = 'accepted'
                        and d.rejected >= greatest(:read, 1)
                        and d.id < :id
                        order by d.turn desc
                        limit 1
                        """)
                .param("id", waiting.id())
                .param("source", waiting.source())
                .param("layout", waiting.layout())
                .param("read", waiting.receipt().read())
                .query(this::delivery)
                .optional();
    }

    /// The deliveries by which refused rows of this one came mended, in their order.
    public List<Delivery> mending(int delivery) {
        return jdbc.sql(COLUMNS + """
                        where d.source_id = (select source_id from partners.delivery where id = :delivery)
                        and d.id > :delivery
                        and d.state = 'accepted'
                        and d.remarks -> 'said' ->> 'mends' = (:delivery)::text
                        order by d.turn
                        """)
                .param("delivery", delivery)
                .query(this::delivery)
                .list();
    }

    /// The deliveries of the same source that were loaded after this one, in their order.
    public List<Delivery> loadedAfter(Delivery delivery) {
        return jdbc.sql(COLUMNS + """
                        where s.name = :source
                        and d.state = 'accepted'
                        and d.turn > (select turn from partners.delivery where id = :id)
                        order by d.turn
                        """)
                .param("source", delivery.source())
                .param("id", delivery.id())
                .query(this::delivery)
                .list();
    }

    /// Rows kept to be mended, in the order of the file.
    public List<String> quarantined(int delivery) {
        return jdbc.sql("""
                        select raw
                        from partners.quarantine
                        where delivery_id = :delivery
                        order by line
                        """).param("delivery", delivery).query(String.class).list();
    }

    /// A person's words on a delivery, the latest first.
    public List<Word> words(int delivery) {
        return jdbc.sql("""
                        select word, who, why, decided_at as at
                        from partners.decision
                        where delivery_id = :delivery
                        order by id desc
                        """).param("delivery", delivery).query(Word.class).list();
    }

    /// What somebody decided on a delivery: `take`, `join`, `refuse` or `undo`.
    public record Word(String word, String who, @Nullable String why, Instant at) {}

    /// The deliveries by which such files are in or wait already.
    public List<Delivery> in(List<String> sha256) {
        return jdbc.sql(COLUMNS + """
                        where d.sha256 = any(:sha256)
                        and d.state in ('accepted', 'waiting')
                        order by d.id
                        """)
                .param("sha256", sha256.toArray(new String[0]))
                .query(this::delivery)
                .list();
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        var state = Receipt.State.named(row.getString("state"));
        return new Delivery(
                row.getInt("id"),
                row.getString("source"),
                row.getString("source_title"),
                row.getString("layout"),
                row.getString("kind"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("covers_from", LocalDate.class),
                row.getObject("covers_until", LocalDate.class),
                row.getTimestamp("loaded_at").toInstant(),
                state,
                json.readValue(row.getString("receipt"), Receipt.class).as(state),
                json.readValue(row.getString("remarks"), Remarks.class),
                new Delivery.Loaded(
                        row.getInt("brought"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("withdrawn")));
    }
}
