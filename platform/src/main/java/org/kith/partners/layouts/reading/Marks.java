package org.kith.partners.layouts.reading;

/// A string of attendance marks, one a session: a letter with a digit where it has one (`C2`), or `/`, `\`, `#`,
/// `-`.
public final class Marks {

    private static final boolean[] COUNTS = new boolean[128];

    static {
        for (char mark = 0; mark < COUNTS.length; mark++) {
            COUNTS[mark] = switch (mark) {
                case '#', '-', 'X', 'D', 'Y', 'Q', 'Z', ' ' -> false;
                default -> mark < '0' || mark > '9';
            };
        }
    }

    private static final String MISSED = "CEGHIJMNORSTU";

    private Marks() {}

    /// Whether the session counts as possible, by the mark's letter.
    public static boolean isPossible(char letter) {
        return letter < COUNTS.length && COUNTS[letter];
    }

    /// Whether the pupil was not there, by the mark's letter.
    public static boolean isMissed(char letter) {
        return MISSED.indexOf(letter) >= 0;
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

    /// Sessions missed, for whatever reason.
    public static int missed(String marks) {
        return count(marks, MISSED);
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
