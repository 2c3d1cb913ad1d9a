package org.kith.partners.layouts.reading;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.kith.partners.layouts.Terms;

/// A string of attendance marks, one a session: a letter with a digit where it has one (`C2`), or `/`, `\`, `#`,
/// `-`.
public final class Marks {

    private static final String ATTENDED = "/\\LBKPVW";
    private static final String MISSED = "CEGHIJMNORSTU";
    private static final String NOT_COUNTED = "#-XDYQZ ";
    private static final boolean[] COUNTS = holding(ATTENDED + MISSED);
    private static final boolean[] KNOWN = holding(ATTENDED + MISSED + NOT_COUNTED);

    /// In a week.
    static final int SESSIONS = 10;

    static final int DAYS_OF_SCHOOL = 5;
    /// Stands for a day where there is none.
    static final int NO_DAY = Integer.MAX_VALUE;

    private static final int DAYS = 7;
    private static final String NO_MARK = "-";
    /// The first of January 1970 was a Thursday.
    private static final int THURSDAY = 3;

    private Marks() {}

    private static boolean[] holding(String letters) {
        var held = new boolean[128];
        letters.chars().forEach(letter -> held[letter] = true);
        return held;
    }

    /// Whether the session counts as possible, by the mark's letter. One that is in no list of codes does not: nobody
    /// can say whether the pupil was there.
    public static boolean isPossible(char letter) {
        return letter < COUNTS.length && COUNTS[letter];
    }

    /// Whether a list of codes has the mark's letter, or it is a mark's digit.
    static boolean isKnown(int letter) {
        return (letter < KNOWN.length && KNOWN[letter]) || isDigit(letter);
    }

    static boolean areKnown(String marks) {
        for (int i = 0; i < marks.length(); i++) {
            if (!isKnown(marks.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// How many marks there are, of whatever sense.
    static int sessions(String marks) {
        int sessions = 0;
        for (int i = 0; i < marks.length(); i++) {
            sessions += isDigit(marks.charAt(i)) ? 0 : 1;
        }
        return sessions;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    /// Whether the pupil was not there, by a whole mark such as `J1`.
    public static boolean isMissed(String mark) {
        return missed(mark) > 0;
    }

    /// Is given a week by the day of its Monday, counted from 1970, and its ten marks.
    interface Week {
        void of(int monday, String marks);
    }

    /// Divides marks that run on into weeks of ten, Monday morning first. A session without a mark has `-`; weeks in
    /// which the school was closed are left out.
    ///
    /// @param from the day of the first two marks, counted from 1970
    /// @param days gives of a day itself or the next that has marks, or [#NO_DAY]
    /// @return whether every mark has its day
    static boolean weeks(String marks, int from, IntUnaryOperator days, Week reader) {
        var week = new String[SESSIONS];
        Arrays.fill(week, NO_MARK);
        int day = days.applyAsInt(from);
        boolean morning = true;
        int end;
        for (int at = 0; at < marks.length(); at = end) {
            end = at + 1;
            while (end < marks.length() && isDigit(marks.charAt(end))) {
                end++;
            }
            if (day == NO_DAY) {
                if (isMark(marks.charAt(at))) {
                    return false;
                }
                continue;
            }
            int weekday = weekday(day);
            if (weekday < DAYS_OF_SCHOOL) {
                week[weekday * 2 + (morning ? 0 : 1)] = marks.substring(at, end);
            }
            morning = !morning;
            if (morning) {
                int next = days.applyAsInt(day + 1);
                if (next == NO_DAY || next - weekday(next) > day) {
                    give(day - weekday, week, reader);
                }
                day = next;
            }
        }
        if (day != NO_DAY) {
            give(day - weekday(day), week, reader);
        }
        return true;
    }

    /// The days of a school's terms, the earliest first, without weekends.
    static IntUnaryOperator inTerm(List<Terms.Term> terms) {
        return day -> {
            for (var term : terms) {
                int next = schoolDay(Math.max(day, (int) term.firstOn().toEpochDay()));
                if (next <= term.lastOn().toEpochDay()) {
                    return next;
                }
            }
            return NO_DAY;
        };
    }

    /// Whether a pupil was there, or missed, on a Saturday or a Sunday: then weekends have no marks.
    static boolean standOnWeekends(String marks, int from) {
        int session = 0;
        for (int at = 0; at < marks.length(); at++) {
            char mark = marks.charAt(at);
            if (!isDigit(mark) && isPossible(mark) && weekday(from + session / 2) >= DAYS_OF_SCHOOL) {
                return true;
            }
            session += isDigit(mark) ? 0 : 1;
        }
        return false;
    }

    private static void give(int monday, String[] week, Week reader) {
        var marks = String.join("", week);
        if (marks.chars().anyMatch(mark -> isMark((char) mark))) {
            reader.of(monday, marks);
        }
        Arrays.fill(week, NO_MARK);
    }

    /// Whether the school was open.
    private static boolean isMark(char mark) {
        return "#- ".indexOf(mark) < 0;
    }

    /// The day itself, or the Monday after a weekend.
    static int schoolDay(int day) {
        int weekday = weekday(day);
        return weekday < DAYS_OF_SCHOOL ? day : day + DAYS - weekday;
    }

    /// From 0 for a Monday.
    private static int weekday(int day) {
        return Math.floorMod(day + THURSDAY, DAYS);
    }

    /// Sessions that count as possible: not closed, not marked, not of non-compulsory age, not dual registered
    /// elsewhere, not prevented (Y) nor without access arrangements (Q), not before admission (Z). Codes as DfE has
    /// them from August 2024 in "Working together to improve school attendance".
    public static int possible(String marks) {
        int possible = 0;
        for (int i = 0; i < marks.length(); i++) {
            if (isPossible(marks.charAt(i))) {
                possible++;
            }
        }
        return possible;
    }

    /// Sessions missed, for whatever reason. Until August 2024 a `J` without a digit was an interview that counted as
    /// present (an approved educational activity, in the codes of 2022); since then `J1` is leave for one.
    public static int missed(String marks) {
        int found = count(marks, MISSED);
        for (int i = marks.indexOf('J'); i >= 0; i = marks.indexOf('J', i + 1)) {
            if (i + 1 == marks.length() || !isDigit(marks.charAt(i + 1))) {
                found--;
            }
        }
        return found;
    }

    /// Sessions missed without leave.
    public static int unauthorised(String marks) {
        return count(marks, "GNOU");
    }

    /// Sessions missed because the pupil is on a part-time timetable.
    public static int partTime(String marks) {
        int found = 0;
        for (int i = marks.indexOf("C2"); i >= 0; i = marks.indexOf("C2", i + 2)) {
            found++;
        }
        return found;
    }

    private static int count(String marks, String which) {
        int found = 0;
        for (int i = 0; i < marks.length(); i++) {
            if (which.indexOf(marks.charAt(i)) >= 0) {
                found++;
            }
        }
        return found;
    }
}
