package org.kith.partners.layouts.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Trouble;

/// Counts what happens while a file is read, and keeps the troubles worth showing.
final class Tally {

    private static final int EARLIEST = (int) LocalDate.of(1990, 1, 1).toEpochDay();

    private static final int FIRST_YEAR = 1990;

    /// @param column of rows refused, which are mended column by column; else null
    private record Sort(
            Trouble.Severity severity,
            String code,
            @Nullable String column) {}

    private record Kind(String code, @Nullable String column) {}

    private static final class Repeated {
        final long line;
        final @Nullable String column;
        final String reason;
        long rows;

        Repeated(long line, @Nullable String column, String reason) {
            this.line = line;
            this.column = column;
            this.reason = reason;
        }
    }

    private final int today;
    private final int yearEnds;
    private final long[] startsByYear = new long[100];
    private long starts;
    private int year;
    private int yearFrom;
    private int yearUntil = Entry.NONE;
    private final List<Trouble> rejections = new ArrayList<>();
    private final List<Trouble> warnings = new ArrayList<>();
    private final Map<Sort, Reading.Reason> reasons = new LinkedHashMap<>();

    /// The last line that was refused for a reason: one that has it twice counts once.
    private final Map<Sort, Long> lastRefused = new HashMap<>();
    private final Map<Kind, Repeated> repeated = new LinkedHashMap<>();
    private final Map<String, Reading.UnknownCode> unknownCodes = new TreeMap<>();
    private long read;
    private long rejected;
    private long troubles;
    private long warned;
    private boolean quiet;
    private String place = "";
    private String record = "";
    private int from = Entry.NONE;
    private int to = Entry.NONE;

    /// @param yearEnds month and day on which a collection year ends, as 100 × month + day
    Tally(LocalDate today, int yearEnds) {
        this.today = (int) today.toEpochDay();
        this.yearEnds = yearEnds;
    }

    void read() {
        read++;
    }

    /// Does something without counting its troubles: rows that are gone through a second time.
    void quietly(Runnable deed) {
        quiet = true;
        try {
            deed.run();
        } finally {
            quiet = false;
        }
    }

    long rows() {
        return read;
    }

    void rejected() {
        rejected++;
    }

    void reject(long line, @Nullable String column, String code, String reason) {
        if (quiet) {
            return;
        }
        keep(
                new Trouble(line, inRecord(inPlace(column)), code, reason, Trouble.Severity.REJECTED),
                inPlace(column),
                rejections);
    }

    void warn(long line, @Nullable String column, String code, String reason) {
        if (quiet) {
            return;
        }
        warned++;
        keep(new Trouble(line, inRecord(inPlace(column)), code, reason, Trouble.Severity.WARNED), null, warnings);
    }

    private void keep(Trouble trouble, @Nullable String column, List<Trouble> alike) {
        count(trouble, column);
        if (alike.size() < Reading.SHOWN) {
            alike.add(trouble);
        }
    }

    private void count(Trouble trouble, @Nullable String column) {
        troubles++;
        var sort = new Sort(trouble.severity(), trouble.code(), column);
        if (trouble.severity() == Trouble.Severity.REJECTED
                && Objects.equals(lastRefused.put(sort, trouble.line()), trouble.line())) {
            return;
        }
        reasons.merge(
                sort, new Reading.Reason(trouble, 1), (all, _) -> new Reading.Reason(all.first(), all.times() + 1));
    }

    /// A doubt that many rows share: one warning for the file, with the first line and how many rows.
    void note(long line, @Nullable String column, String code, String reason) {
        note(line, column, code, reason, 1);
    }

    /// The same of several rows, of which the first stands on the line.
    void note(long line, @Nullable String column, String code, String reason, long rows) {
        if (quiet) {
            return;
        }
        repeated.computeIfAbsent(
                        new Kind(code, inPlace(column)), kind -> new Repeated(line, inRecord(kind.column()), reason))
                .rows += rows;
    }

    /// Names the sheet that is read, since lines are counted in each anew; empty where there is only one.
    void in(String sheet) {
        place = sheet;
    }

    String place() {
        return place;
    }

    /// Names the record that is read, where its line does not tell which it is; else empty.
    void at(String of) {
        record = of;
    }

    private @Nullable String inRecord(@Nullable String column) {
        return record.isEmpty() ? column : column == null ? record : record + ", " + column;
    }

    private @Nullable String inPlace(@Nullable String column) {
        return place.isEmpty() ? column : column == null ? place : place + "!" + column;
    }

    void unknownCode(String name, String code, long rows, long line) {
        String column = place.isEmpty() ? name : place + "!" + name;
        unknownCodes.merge(
                column + '\u0000' + code,
                new Reading.UnknownCode(column, code, rows, line),
                (a, b) -> new Reading.UnknownCode(column, code, a.rows() + b.rows(), Math.min(a.line(), b.line())));
    }

    void starts(int day) {
        if (dated(day)) {
            starts++;
            startsByYear[yearOf(day)]++;
        }
    }

    private int yearOf(int day) {
        if (day < yearFrom || day > yearUntil) {
            LocalDate date = LocalDate.ofEpochDay(day);
            boolean after = date.getMonthValue() * 100 + date.getDayOfMonth() > yearEnds;
            year = date.getYear() + (after ? 1 : 0);
            yearFrom = endOf(year - 1) + 1;
            yearUntil = endOf(year);
        }
        return year - FIRST_YEAR;
    }

    private int endOf(int year) {
        var month = YearMonth.of(year, yearEnds / 100);
        return (int)
                month.atDay(Math.min(yearEnds % 100, month.lengthOfMonth())).toEpochDay();
    }

    void ends(int day) {
        dated(day);
    }

    private boolean dated(int day) {
        if (day < EARLIEST || day > today) {
            return false;
        }
        if (from == Entry.NONE || day < from) {
            from = day;
        }
        if (day > to) {
            to = day;
        }
        return true;
    }

    /// The last year in which a fair part of the facts begin: single slips of the pen do not decide it.
    @Nullable
    Integer lastYear() {
        long fair = Math.max(1, Math.max(starts, read) / 20);
        for (int i = startsByYear.length - 1; i >= 0; i--) {
            if (startsByYear[i] >= fair) {
                return FIRST_YEAR + i;
            }
        }
        return null;
    }

    @Nullable
    LocalDate from() {
        return from == Entry.NONE ? null : LocalDate.ofEpochDay(from);
    }

    @Nullable
    LocalDate to() {
        return to == Entry.NONE ? null : LocalDate.ofEpochDay(to);
    }

    List<Reading.UnknownCode> unknownCodes() {
        return List.copyOf(unknownCodes.values());
    }

    /// Turns what many rows share into one warning each. Called once, at the end.
    void close() {
        var shared = new ArrayList<Trouble>();
        repeated.forEach((kind, all) -> shared.add(new Trouble(
                all.line,
                all.column,
                kind.code(),
                all.rows == 1 ? all.reason : all.reason + " In " + all.rows + " rows; this is the first.",
                Trouble.Severity.WARNED)));
        unknownCodes
                .values()
                .forEach(unknown -> shared.add(new Trouble(
                        unknown.line(),
                        unknown.column(),
                        "unknown-code",
                        "`" + unknown.code()
                                + "` is not in the list of codes for this return's year; it was kept. Rows: "
                                + unknown.rows() + ".",
                        Trouble.Severity.WARNED)));
        shared.forEach(trouble -> count(trouble, null));
        warned += shared.size();
        warnings.addAll(0, shared);
    }

    Reading.Counts counts() {
        return new Reading.Counts(read, read - rejected, rejected, warned);
    }

    List<Reading.Reason> reasons() {
        return reasons.values().stream()
                .sorted(Comparator.comparingInt(Reading.Reason::times).reversed())
                .toList();
    }

    /// The troubles to show: rejections before warnings where there is no room for all, then in order of the file.
    List<Trouble> shown() {
        var shown = new ArrayList<>(rejections);
        shown.addAll(warnings.subList(0, Math.min(warnings.size(), Reading.SHOWN - shown.size())));
        shown.sort(Comparator.comparingLong(Trouble::line));
        return List.copyOf(shown);
    }

    long notShown() {
        return troubles - shown().size();
    }
}
