package org.kith.partners.calendar;

import java.time.Instant;
import java.util.Optional;
import org.kith.database.Remembered;
import org.kith.database.Written;
import org.kith.site.PictureAge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How old the picture is: when a file last came in, and which sources are late.
@Repository
final class Ages implements PictureAge.Now {

    private final JdbcClient jdbc;
    private final LoadCalendar calendar;
    private final Remembered<String, Optional<Instant>> newest;

    Ages(JdbcClient jdbc, LoadCalendar calendar, Written written) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.newest = new Remembered<>(written, 2, _ -> 1);
    }

    @Override
    public Optional<PictureAge> pictureAge() {
        return newest.get("newest", this::newestNow).map(this::since);
    }

    private Optional<Instant> newestNow() {
        return jdbc.sql("select max(loaded_at) from partners.delivery where state = 'accepted'")
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .single();
    }

    private PictureAge since(Instant loadedAt) {
        var sending =
                calendar.rows().stream().filter(row -> row.newest() != null).toList();
        return new PictureAge(
                loadedAt,
                sending.size(),
                sending.stream()
                        .filter(LoadCalendar.Row::late)
                        .map(row -> row.source().title())
                        .toList());
    }
}
