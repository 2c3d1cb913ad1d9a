package org.kith.access.complaints;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Every complaint, kept for good. Each step is done once: what was written first stands.
@Repository
public class Complaints {

    /// So many days after it came somebody is told of a complaint that nobody has acknowledged.
    private static final int DAYS_TO_ALARM = 25;

    private static final String SELECT = """
            select id, received_on, from_whom, about, taken_by, acknowledged_on, acknowledged_by, closed_on, outcome, why, closed_by
            from access.complaint
            """;

    private final JdbcClient jdbc;
    private final Readings readings;
    private final InstantSource clock;

    Complaints(JdbcClient jdbc, Readings readings, InstantSource clock) {
        this.jdbc = jdbc;
        this.readings = readings;
        this.clock = clock;
    }

    /// Those that are not closed, the oldest first.
    public List<Complaint> open() {
        return jdbc.sql(SELECT + "where closed_on is null order by received_on, id")
                .query((row, _) -> complaint(row))
                .list();
    }

    /// How many are closed.
    public int closed() {
        return jdbc.sql("select count(*) from access.complaint where closed_on is not null")
                .query(Integer.class)
                .single();
    }

    /// Part of those that are closed, the newest first.
    public List<Complaint> closed(int from, int most) {
        return jdbc.sql(SELECT
                        + "where closed_on is not null order by closed_on desc, id desc limit :most offset :from")
                .param("from", from)
                .param("most", most)
                .query((row, _) -> complaint(row))
                .list();
    }

    /// Those that have to be acknowledged within a few days, or should have been, the oldest first.
    public List<Complaint> pressing() {
        return jdbc.sql(SELECT + """
                where closed_on is null
                  and acknowledged_on is null
                  and received_on <= :by
                order by received_on, id
                """)
                .param("by", Dates.today(clock).minusDays(DAYS_TO_ALARM))
                .query((row, _) -> complaint(row))
                .list();
    }

    public Optional<Complaint> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> complaint(row))
                .optional();
    }

    /// Takes a complaint down.
    ///
    /// @param form the id of the form that was sent: sent twice, it is taken down once
    public void take(UUID form, LocalDate receivedOn, String from, String about, Viewer viewer) {
        if (isTaken(form)) {
            return;
        }
        readings.record(viewer, Act.CHANGE, List.of(), "took down a complaint");
        jdbc.sql("""
                insert into access.complaint (form, received_on, from_whom, about, taken_by, taken_at)
                values (:form, :received_on, :from_whom, :about, :taken_by, :now)
                on conflict (form) do nothing
                """)
                .param("form", form)
                .param("received_on", receivedOn)
                .param("from_whom", from)
                .param("about", about)
                .param("taken_by", viewer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Takes down on which day whoever complained was told that it is here; the same once more changes nothing.
    ///
    /// @throws ComplaintMovedOn when somebody took down something else first
    @Transactional
    public void acknowledge(Complaint complaint, LocalDate on, Viewer viewer) {
        int taken = jdbc.sql("""
                update access.complaint
                set acknowledged_on = :on, acknowledged_by = :by
                where id = :id
                  and acknowledged_on is null
                  and closed_on is null
                """)
                .param("on", on)
                .param("by", viewer.name())
                .param("id", complaint.id())
                .update();
        if (taken > 0) {
            readings.record(viewer, Act.CHANGE, List.of(), "acknowledged a complaint");
        } else if (!new Complaint.Acknowledged(on, viewer.name())
                .equals(now(complaint).acknowledged())) {
            throw new ComplaintMovedOn();
        }
    }

    /// Takes down what came of it, and that whoever complained was told; the same once more changes nothing.
    ///
    /// @throws ComplaintMovedOn when somebody closed it otherwise first
    @Transactional
    public void close(Complaint complaint, Complaint.Closed closed, Viewer viewer) {
        int taken = jdbc.sql("""
                update access.complaint
                set closed_on = :on, outcome = :outcome, why = :why, closed_by = :by
                where id = :id
                  and closed_on is null
                """)
                .param("on", closed.on())
                .param("outcome", closed.outcome().word())
                .param("why", closed.why())
                .param("by", closed.by())
                .param("id", complaint.id())
                .update();
        if (taken > 0) {
            readings.record(viewer, Act.CHANGE, List.of(), "closed a complaint");
        } else if (!closed.equals(now(complaint).closed())) {
            throw new ComplaintMovedOn();
        }
    }

    private Complaint now(Complaint complaint) {
        return find(complaint.id()).orElseThrow();
    }

    private boolean isTaken(UUID form) {
        return jdbc.sql("select exists (select from access.complaint where form = :form)")
                .param("form", form)
                .query(Boolean.class)
                .single();
    }

    private static Complaint complaint(ResultSet row) throws SQLException {
        var acknowledged = row.getObject("acknowledged_on", LocalDate.class);
        var closed = row.getObject("closed_on", LocalDate.class);
        return new Complaint(
                row.getLong("id"),
                row.getObject("received_on", LocalDate.class),
                row.getString("from_whom"),
                row.getString("about"),
                row.getString("taken_by"),
                acknowledged == null
                        ? null
                        : new Complaint.Acknowledged(acknowledged, row.getString("acknowledged_by")),
                closed == null
                        ? null
                        : new Complaint.Closed(
                                closed,
                                Complaint.Outcome.find(row.getString("outcome")).orElseThrow(),
                                row.getString("why"),
                                row.getString("closed_by")));
    }
}
