package org.kith.partners;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Marks;

/// Weeks of a file of registers, on their way to being one fact for each pupil, school and month: a quarter of the
/// facts, and none of them says less.
///
/// A week belongs to the month in which it begins. The note of a month holds the sessions missed, missed without leave
/// and missed by a part-time timetable, and then week by week the day of the month on which it begins, the same with
/// the possible sessions before them, and the marks: `3/1/0|01:10/2/0/0:/\/\II/\/\/|08:10/1/1/0:/\/\/\/\O\`.
final class RegisterWeeks {

    /// The code of a month's fact.
    static final String CODE = "weeks";

    private static final int LAST_SESSIONS = 4;
    private static final Comparator<Week> BY_SCHOOL_AND_DAY = Comparator.comparing(
                    Week::setting, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(Week::starts);

    private static final int FIRST_ROOM = 1 << 10;
    private static final int NONE = -1;

    private final Map<String, Figures> figures = new HashMap<>();

    // A file holds hundreds of thousands of weeks: they lie in arrays, each with the one before it of its month
    private int weeks;
    private int[] starts = new int[FIRST_ROOM];
    private @Nullable String[] settings = new @Nullable String[FIRST_ROOM];
    private Figures[] figuresOf = new Figures[FIRST_ROOM];
    private int[] lines = new int[FIRST_ROOM];
    private int[] before = new int[FIRST_ROOM];

    // The months in the order in which they came, found by place and month
    private int months;
    private long[] pupilMonths = new long[FIRST_ROOM];
    private int[] newest = new int[FIRST_ROOM];
    private int[] slots = emptySlots(FIRST_ROOM * 2);

    private int monthNumber;
    private int monthFrom;
    private int monthUntil;

    /// A pupil, by their record's place, and a month, counted from the year 0.
    record PupilMonth(int place, int month) {

        /// Its first day, counted from 1970.
        int firstDay() {
            return (int) LocalDate.of(month / 12, month % 12 + 1, 1).toEpochDay();
        }
    }

    /// What marks come to, in sessions; `possible` are those at which the pupil could have been there.
    private record Figures(int possible, int missed, int unauthorised, int partTime, String text) {

        static Figures of(String said) {
            var marks = said.replace('|', ' ').replace(':', ' ');
            int possible = Marks.possible(marks);
            int missed = Marks.missed(marks);
            int unauthorised = Marks.unauthorised(marks);
            int partTime = Marks.partTime(marks);
            return new Figures(
                    possible,
                    missed,
                    unauthorised,
                    partTime,
                    ":" + possible + '/' + missed + '/' + unauthorised + '/' + partTime + ':' + marks);
        }
    }

    /// One week of one pupil at one school.
    ///
    /// @param starts its first day, counted from 1970
    /// @param line 0 when it came in an earlier file
    private record Week(int starts, @Nullable String setting, Figures figures, int line) {}

    /// A month of a pupil at one school, as a fact says it.
    record Month(@Nullable String setting, int starts, int ends, int possible, String note, int line) {}

    /// A month that stands already, of which this file may tell some weeks anew.
    record Standing(@Nullable String setting, String note) {}

    void add(int place, int startsOn, @Nullable String setting, @Nullable String said, int line) {
        if (weeks == starts.length) {
            starts = Arrays.copyOf(starts, weeks * 2);
            settings = Arrays.copyOf(settings, weeks * 2);
            figuresOf = Arrays.copyOf(figuresOf, weeks * 2);
            lines = Arrays.copyOf(lines, weeks * 2);
            before = Arrays.copyOf(before, weeks * 2);
        }
        int month = place(packed(place, monthOf(startsOn)));
        starts[weeks] = startsOn;
        settings[weeks] = setting;
        figuresOf[weeks] = figures.computeIfAbsent(said == null ? "" : said, Figures::of);
        lines[weeks] = line;
        before[weeks] = newest[month];
        newest[month] = weeks++;
    }

    /// Where a month lies; one not heard of before is made.
    private int place(long month) {
        int slot = slot(month);
        for (; slots[slot] >= 0; slot = (slot + 1) & (slots.length - 1)) {
            if (pupilMonths[slots[slot]] == month) {
                return slots[slot];
            }
        }
        if (months == pupilMonths.length) {
            pupilMonths = Arrays.copyOf(pupilMonths, months * 2);
            newest = Arrays.copyOf(newest, months * 2);
            slots = emptySlots(months * 4);
            for (int each = 0; each < months; each++) {
                slots[free(pupilMonths[each])] = each;
            }
            slot = free(month);
        }
        slots[slot] = months;
        pupilMonths[months] = month;
        newest[months] = NONE;
        return months++;
    }

    private int free(long month) {
        int slot = slot(month);
        while (slots[slot] >= 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private int slot(long month) {
        return (int) (Fingerprint.end(month) >>> 20) & (slots.length - 1);
    }

    private static int[] emptySlots(int room) {
        var slots = new int[room];
        Arrays.fill(slots, NONE);
        return slots;
    }

    private int monthOf(int day) {
        if (day < monthFrom || day >= monthUntil) {
            var first = LocalDate.ofEpochDay(day).withDayOfMonth(1);
            monthFrom = (int) first.toEpochDay();
            monthUntil = monthFrom + first.lengthOfMonth();
            monthNumber = first.getYear() * 12 + first.getMonthValue() - 1;
        }
        return monthNumber;
    }

    private static long packed(int place, int month) {
        return (long) place << 32 | month;
    }

    /// Is given each month that the file speaks of, in the order in which they came.
    interface Reader {
        void month(PupilMonth month) throws SQLException;
    }

    void eachMonth(Reader reader) throws SQLException {
        for (int at = 0; at < months; at++) {
            reader.month(new PupilMonth((int) (pupilMonths[at] >>> 32), (int) pupilMonths[at]));
        }
    }

    /// The first days of all months that the file speaks of.
    Set<LocalDate> firstDays() {
        var spokenOf = new HashSet<Integer>();
        for (int at = 0; at < months; at++) {
            spokenOf.add((int) pupilMonths[at]);
        }
        return spokenOf.stream()
                .map(month -> LocalDate.of(month / 12, month % 12 + 1, 1))
                .collect(Collectors.toSet());
    }

    /// The months of a pupil as the file has them, school by school. Of what stands, those weeks are kept that the
    /// file does not speak of.
    List<Month> told(PupilMonth month, List<Standing> standing) {
        var weeks = new ArrayList<Week>();
        for (int at = newest[place(packed(month.place(), month.month()))]; at != NONE; at = before[at]) {
            weeks.add(new Week(starts[at], settings[at], figuresOf[at], lines[at]));
        }
        int spokenOf = weeks.size();
        for (var stands : standing) {
            for (var week : weeks(month, stands)) {
                if (weeks.subList(0, spokenOf).stream().noneMatch(told -> told.starts() == week.starts())) {
                    weeks.add(week);
                }
            }
        }
        weeks.sort(BY_SCHOOL_AND_DAY);
        var told = new ArrayList<Month>(1);
        for (int at = 0; at < weeks.size(); ) {
            int end = at + 1;
            while (end < weeks.size()
                    && Objects.equals(weeks.get(at).setting(), weeks.get(end).setting())) {
                end++;
            }
            told.add(month(weeks.subList(at, end), month.firstDay()));
            at = end;
        }
        return told;
    }

    /// Of two rows on one week the later stands: it comes first.
    private static Month month(List<Week> weeks, int firstDay) {
        int possible = 0;
        int missed = 0;
        int unauthorised = 0;
        int partTime = 0;
        int line = Integer.MAX_VALUE;
        int before = Integer.MIN_VALUE;
        var told = new StringBuilder(weeks.size() * 24);
        for (var week : weeks) {
            if (week.starts() == before) {
                continue;
            }
            before = week.starts();
            var sessions = week.figures();
            possible += sessions.possible();
            missed += sessions.missed();
            unauthorised += sessions.unauthorised();
            partTime += sessions.partTime();
            line = week.line() == 0 ? line : Math.min(line, week.line());
            int day = week.starts() - firstDay + 1;
            told.append(day < 10 ? "|0" : "|").append(day).append(sessions.text());
        }
        return new Month(
                weeks.getFirst().setting(),
                weeks.getFirst().starts(),
                before + LAST_SESSIONS,
                possible,
                missed + "/" + unauthorised + "/" + partTime + told,
                line == Integer.MAX_VALUE ? 0 : line);
    }

    private List<Week> weeks(PupilMonth month, Standing standing) {
        return RegisterWeek.in(standing.note()).stream()
                .map(week -> new Week(
                        month.firstDay() + week.day() - 1,
                        standing.setting(),
                        figures.computeIfAbsent(week.marks(), Figures::of),
                        0))
                .toList();
    }
}
