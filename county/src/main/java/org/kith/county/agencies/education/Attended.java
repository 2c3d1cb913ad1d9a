package org.kith.county.agencies.education;

import java.util.Arrays;
import org.kith.county.files.Table;

/// A child's sessions at school as they were, week by week, whatever a register says of them at first: of how many, how
/// many were missed, how many of those without leave, and how many for a part-time timetable.
final class Attended {

    private static final String MISSED = "CEGIMNOTU";
    private static final String UNAUTHORISED = "GNOU";
    private static final int KINDS = 4;

    private final int first;
    private final int[][] sessions;

    /// @param first the week from which on it is kept
    Attended(int first, int until) {
        this.first = first;
        sessions = new int[KINDS][until - first];
    }

    int first() {
        return first;
    }

    void begin() {
        for (int[] kind : sessions) {
            Arrays.fill(kind, 0);
        }
    }

    boolean anything() {
        return Arrays.stream(sessions[0]).anyMatch(many -> many > 0);
    }

    void add(int week, byte[] marks, int length) {
        if (week < first) {
            return;
        }
        for (int at = 0; at < length; at++) {
            char mark = (char) marks[at];
            if (mark == '2') {
                sessions[3][week - first]++; // of C2
            } else if (mark != '#' && mark != '-') {
                sessions[0][week - first]++;
                sessions[1][week - first] += MISSED.indexOf(mark) >= 0 ? 1 : 0;
                sessions[2][week - first] += UNAUTHORISED.indexOf(mark) >= 0 ? 1 : 0;
            }
        }
    }

    /// Each kind in a field, a digit a week, in base 36.
    void tell(Table table) {
        for (int[] kind : sessions) {
            StringBuilder digits = new StringBuilder(kind.length);
            for (int many : kind) {
                digits.append(Character.forDigit(Math.min(many, Character.MAX_RADIX - 1), Character.MAX_RADIX));
            }
            table.s(digits.toString());
        }
    }
}
