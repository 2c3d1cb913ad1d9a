package org.kith.partners.layouts;

/// A string of attendance marks, one a session: a letter with a digit where it has one (`C2`), or `/`, `\`, `#`,
/// `-`.
final class Marks {

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
    static int possible(String marks) {
        int possible = 0;
        for (int i = 0; i < marks.length(); i++) {
            char mark = marks.charAt(i);
            if (mark < COUNTS.length && COUNTS[mark]) {
                possible++;
            }
        }
        return possible;
    }
}
