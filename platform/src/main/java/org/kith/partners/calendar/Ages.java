package org.kith.partners.calendar;

import java.time.Instant;
import java.util.Optional;
import org.kith.site.PictureAge;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// How old the picture is: when files were last joined, and which sources are late.
@Component
final class Ages implements PictureAge.Now {

    private final LoadCalendar calendar;
    private final ObjectProvider<PictureAge.Joined> joined;

    Ages(LoadCalendar calendar, ObjectProvider<PictureAge.Joined> joined) {
        this.calendar = calendar;
        this.joined = joined;
    }

    @Override
    public Optional<PictureAge> pictureAge() {
        return joined.orderedStream()
                .map(PictureAge.Joined::lastJoinedAt)
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::since);
    }

    private PictureAge since(Instant joinedAt) {
        var sending =
                calendar.rows().stream().filter(row -> row.newest() != null).toList();
        return new PictureAge(
                joinedAt,
                sending.size(),
                sending.stream()
                        .filter(LoadCalendar.Row::late)
                        .map(row -> row.source().title())
                        .toList());
    }
}
