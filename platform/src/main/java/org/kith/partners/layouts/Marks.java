package org.kith.partners.layouts;

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

    private Marks() {}

    /// Sessions that count as possible: not closed, not marked, not of non-compulsory age, not dual registered
    /// elsewhere, not prevented (Y) nor without access arrangements (Q), not before admission (Z). Codes as DfE has
    /// them from August 2024 in "Working together to improve school attendance".
    public static int possible(String marks) {
        int possible = 0;
        for (int i = 0; i < marks.length(); i++) {
            char mark = marks.charAt(i);
            if (mark < COUNTS.length && COUNTS[mark]) {
                possible++;
            }
        }
        return possible;
    }

    /// Sessions missed, for whatever reason.
    public static int missed(String marks) {
        return count(marks, "CEGHIJMNORSTU");
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
