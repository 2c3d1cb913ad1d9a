package org.kith.county.time;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A way in which a system writes a date.
public enum DateStyle {
    ISO("%1$04d-%2$02d-%3$02d"),
    UK("%3$02d/%2$02d/%1$04d"),
    COMPACT("%1$04d%2$02d%3$02d"),
    BLADE("%1$04d-%4$s-%3$02d 00:00:00"),
    SPREADSHEET("%3$02d-%4$s-%5$02d"),
    SHORT("%3$02d/%2$02d/%5$02d"),
    WORDS("%3$d %4$s %1$04d"),
    EXCEL("%6$d");

    private static final int FIRST = Days.of(1899, 12, 30);
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final String pattern;

    @SuppressWarnings("ImmutableEnumChecker") // a cache that only ever fills
    private final byte[] @Nullable [] known = new byte[75_000][];

    DateStyle(String pattern) {
        this.pattern = pattern;
    }

    public byte[] write(int day) {
        int at = day - FIRST;
        byte[] bytes = known[at];
        if (bytes == null) {
            LocalDate date = Days.date(day);
            bytes = String.format(
                            Locale.ROOT,
                            pattern,
                            date.getYear(),
                            date.getMonthValue(),
                            date.getDayOfMonth(),
                            MONTHS[date.getMonthValue() - 1],
                            date.getYear() % 100,
                            at)
                    .getBytes(StandardCharsets.US_ASCII);
            // Two threads may both write the same bytes here, which does no harm.
            known[at] = bytes;
        }
        return bytes;
    }
}
