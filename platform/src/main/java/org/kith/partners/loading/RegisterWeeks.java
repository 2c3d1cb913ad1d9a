package org.kith.partners.loading;

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
import org.kith.partners.RegisterWeek;
import org.kith.partners.bulk.Fingerprint;
import org.kith.partners.layouts.reading.Marks;

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
    private static final Comparator<@Nullable String> BY_SCHOOL = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final int FIRST_ROOM = 1 << 10;
    private static final int NONE = -1;
    /// The line of a week that came in an earlier file.
    private static final int STANDS = 0;

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
    private int last;
    private long[] pupilMonths = new long[FIRST_ROOM];
    private int[] newest = new int[FIRST_ROOM];
    private int[] slots = emptySlots(FIRST_ROOM * 2);

    /// The weeks of the month that is being told, by school and day, and what it comes to.
    private int[] ofMonth = new int[16];

    private final StringBuilder note = new StringBuilder();

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

    /// A month of a pupil at one school, as a fact says it.
    record Month(@Nullable String setting, int starts, int ends, int possible, String note, int line) {}

    /// A month that stands already, of which this file may tell some weeks anew.
    record Standing(@Nullable String setting, String note) {}

    void add(int place, int startsOn, @Nullable String setting, @Nullable String said, int line) {
        int month = place(packed(place, monthOf(startsOn)));
        int week = add(startsOn, setting, said == null ? "" : said, line);
        before[week] = newest[month];
        newest[month] = week;
    }

    private int add(int startsOn, @Nullable String setting, String said, int line) {
        if (weeks == starts.length) {
            starts = Arrays.copyOf(starts, weeks * 2);
            settings = Arrays.copyOf(settings, weeks * 2);
            figuresOf = Arrays.copyOf(figuresOf, weeks * 2);
            lines = Arrays.copyOf(lines, weeks * 2);
            before = Arrays.copyOf(before, weeks * 2);
        }
        starts[weeks] = startsOn;
        settings[weeks] = setting;
        figuresOf[weeks] = figures.computeIfAbsent(said, Figures::of);
        lines[weeks] = line;
        return weeks++;
    }

    /// Where a month lies; one not heard of before is made. A pupil's weeks mostly come together.
    private int place(long month) {
        if (last == months || pupilMonths[last] != month) {
            last = look(month);
        }
        return last;
    }

    private int look(long month) {
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

    /// The months of a pupil as the file has them, school by school. Of what stands, those weeks of each school are
    /// kept of which the file does not speak.
    List<Month> told(PupilMonth month, List<Standing> standing) {
        int count = 0;
        for (int at = newest[place(packed(month.place(), month.month()))]; at != NONE; at = before[at]) {
            put(at, count++);
        }
        for (var stands : standing) {
            for (var week : RegisterWeek.in(stands.note())) {
                int starts = month.firstDay() + week.day() - 1;
                if (!isTold(starts, stands.setting(), count)) {
                    put(add(starts, stands.setting(), week.marks(), STANDS), count++);
                }
            }
        }
        var told = new ArrayList<Month>(1);
        for (int at = 0; at < count; ) {
            int end = at + 1;
            while (end < count && Objects.equals(settings[ofMonth[at]], settings[ofMonth[end]])) {
                end++;
            }
            told.add(month(at, end, month.firstDay()));
            at = end;
        }
        return told;
    }

    /// Puts one more week behind those of its month that come before it, by school and day.
    private void put(int week, int count) {
        if (count == ofMonth.length) {
            ofMonth = Arrays.copyOf(ofMonth, count * 2);
        }
        int at = count;
        for (; at > 0 && isBefore(week, ofMonth[at - 1]); at--) {
            ofMonth[at] = ofMonth[at - 1];
        }
        ofMonth[at] = week;
    }

    /// Who is on two rolls has two registers of one week.
    private boolean isTold(int startsOn, @Nullable String setting, int count) {
        for (int at = 0; at < count; at++) {
            int week = ofMonth[at];
            if (starts[week] == startsOn && lines[week] != STANDS && mayBeOne(settings[week], setting)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeOne(@Nullable String setting, @Nullable String other) {
        return setting == null || other == null || setting.equals(other);
    }

    private boolean isBefore(int week, int other) {
        return Objects.equals(settings[week], settings[other])
                ? starts[week] < starts[other]
                : BY_SCHOOL.compare(settings[week], settings[other]) < 0;
    }

    /// Of two rows on one week the later stands: it comes first.
    private Month month(int from, int until, int firstDay) {
        int possible = 0;
        int missed = 0;
        int unauthorised = 0;
        int partTime = 0;
        int line = Integer.MAX_VALUE;
        int before = Integer.MIN_VALUE;
        note.setLength(0);
        for (int at = from; at < until; at++) {
            int week = ofMonth[at];
            if (starts[week] == before) {
                continue;
            }
            before = starts[week];
            var sessions = figuresOf[week];
            possible += sessions.possible();
            missed += sessions.missed();
            unauthorised += sessions.unauthorised();
            partTime += sessions.partTime();
            line = lines[week] == STANDS ? line : Math.min(line, lines[week]);
            int day = before - firstDay + 1;
            note.append(day < 10 ? "|0" : "|").append(day).append(sessions.text());
        }
        return new Month(
                settings[ofMonth[from]],
                starts[ofMonth[from]],
                before + LAST_SESSIONS,
                possible,
                missed + "/" + unauthorised + "/" + partTime + note,
                line == Integer.MAX_VALUE ? STANDS : line);
    }
}
