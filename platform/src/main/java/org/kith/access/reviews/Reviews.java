package org.kith.access.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What waits for the governance officer, and what was found. Answers are kept for good.
@Repository
public class Reviews {

    private static final String REVIEW = """
            select id, oddity, account_id, account_name, role, person_id, from_at, until_at, reason, outcome, why, by_name, answered_at
            from access.review
            """;

    private final JdbcClient jdbc;
    private final Readings readings;

    Reviews(JdbcClient jdbc, Readings readings) {
        this.jdbc = jdbc;
        this.readings = readings;
    }

    /// What waits, the oldest first. Nobody judges what they themselves did.
    public List<Review> waiting(Viewer viewer) {
        return jdbc.sql(REVIEW + """
                where outcome is null
                  and account_id <> :account_id
                order by from_at, id
                """)
                .param("account_id", viewer.id().value())
                .query((row, _) -> review(row))
                .list();
    }

    /// How many were answered.
    public int answered() {
        return jdbc.sql("select count(*) from access.review where outcome is not null")
                .query(Integer.class)
                .single();
    }

    /// Part of what was answered, the newest first.
    public List<Review> answered(int from, int most) {
        return jdbc.sql(REVIEW + """
                where outcome is not null
                order by answered_at desc, id
                limit :most offset :from
                """)
                .param("from", from)
                .param("most", most)
                .query((row, _) -> review(row))
                .list();
    }

    public Optional<Review> find(Viewer viewer, UUID id) {
        return jdbc.sql(REVIEW + "where id = :id and account_id <> :account_id")
                .param("id", id)
                .param("account_id", viewer.id().value())
                .query((row, _) -> review(row))
                .optional();
    }

    /// Keeps what the officer found, once: a second answer to the same changes nothing.
    ///
    /// @return whether just that stands now
    @Transactional
    public boolean answer(Viewer officer, UUID id, Review.Outcome outcome, String why) {
        jdbc.sql("""
                update access.review
                set outcome = :outcome, why = :why, by_account = :account_id, by_name = :by_name, answered_at = now()
                where id = :id
                  and outcome is null
                  and account_id <> :account_id
                """)
                .param("outcome", outcome.word())
                .param("why", why)
                .param("account_id", officer.id().value())
                .param("by_name", officer.name())
                .param("id", id)
                .update();
        return find(officer, id)
                .flatMap(Review::answer)
                .filter(stands -> stands.outcome() == outcome && stands.why().equals(why))
                .isPresent();
    }

    /// The readings behind a review, the oldest first; of a night the files too that were taken away in it.
    public List<Reading> readings(Review review, int most) {
        if (review.oddity() == Oddity.IN_VAIN) {
            return readings.inVain(List.of(review.accountId()), review.from(), review.until(), most);
        }
        return readings.between(
                review.from(),
                review.until(),
                review.accountId(),
                review.people(),
                review.oddity() == Oddity.OUT_OF_HOURS,
                most);
    }

    private static Review review(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Review(
                row.getObject("id", UUID.class),
                Oddity.of(row.getString("oddity")),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                Role.of(row.getString("role")),
                Arrays.stream((Object[]) row.getArray("person_id").getArray())
                        .map(UUID.class::cast)
                        .toList(),
                instant(row, "from_at"),
                instant(row, "until_at"),
                row.getString("reason"),
                outcome == null
                        ? Optional.empty()
                        : Optional.of(new Review.Answer(
                                Review.Outcome.find(outcome).orElseThrow(),
                                row.getString("why"),
                                row.getString("by_name"),
                                instant(row, "answered_at"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
