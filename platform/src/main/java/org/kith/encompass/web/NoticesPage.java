package org.kith.encompass.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.encompass.Notice;
import org.kith.encompass.Notices;
import org.kith.site.Page;
import org.kith.site.words.Dates;

/// What a school was told of its pupils, apart from everything else. It is not printed.
///
/// @param lastLookedAt when the viewer last looked at *my day* before signing in; null the first
/// time
record NoticesPage(
        String school,
        Notices.Told told,
        List<String> contacts,
        @Nullable Instant lastLookedAt,
        LocalDate today) implements Page {

    boolean isNew(Notice notice) {
        return lastLookedAt != null && notice.loadedAt().isAfter(lastLookedAt);
    }

    static String yearGroup(Notice notice) {
        var year = notice.yearGroup();
        return year == null || year.isBlank() ? "" : year.equals("R") ? "Reception" : "Year " + year;
    }

    /// "Was there on Saturday 24 October. Your school was told on Monday 26 October."
    String happened(Notice notice) {
        var told = notice.toldOn();
        return "Was there on " + Dates.weekday(notice.happenedOn(), today) + "."
                + (told == null ? "" : " Your school was told on " + Dates.weekday(told, today) + ".");
    }

    String newest() {
        var newest = told.newest();
        return newest == null
                ? "No file of notices has come yet"
                : "Newest file received " + Dates.brief(newest, today) + ", " + Dates.age(newest, today);
    }
}
