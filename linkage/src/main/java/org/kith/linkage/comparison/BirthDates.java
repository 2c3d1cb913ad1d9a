package org.kith.linkage.comparison;

/// How two dates of birth, packed as yyyymmdd, may be one date written badly. A part that is not known is 00;
/// parts may be impossible.
public final class BirthDates {

    /// What lies between two dates, the closest first.
    public enum Likeness {
        SAME,
        DAY_AND_MONTH_SWAPPED,
        ONE_SLIP,
        TWO_PARTS_SAME,
        /// Two whole dates, one at most a month after the other, as across a month's or a year's end. No brother or
        /// sister, and no parent of that name, is born so near.
        WITHIN_A_MONTH,
        /// The year agrees and one of them is 1 January, or has no day or month: what people write who do not
        /// know.
        YEAR_ONLY_KNOWN,
        TWO_SLIPS,
        DIFFERENT
    }

    private static final int LAST_SENSIBLE_AGE_GAP = 10;

    private static final int LONGEST_MONTH = 31;

    private BirthDates() {}

    public static Likeness likeness(int a, int b) {
        if (a == b) {
            return Likeness.SAME;
        }
        int yearA = a / 10000;
        int yearB = b / 10000;
        int monthA = a / 100 % 100;
        int monthB = b / 100 % 100;
        int dayA = a % 100;
        int dayB = b % 100;
        if (yearA == yearB && (vague(a) || vague(b))) {
            return Likeness.YEAR_ONLY_KNOWN;
        }
        if (yearA == yearB && monthA == dayB && dayA == monthB) {
            return Likeness.DAY_AND_MONTH_SWAPPED;
        }
        if (oneSlip(a, b)) {
            return Likeness.ONE_SLIP;
        }
        boolean sameYear = yearA == yearB;
        boolean sameMonth = monthA == monthB;
        boolean sameDay = dayA == dayB;
        if (sameYear && (sameMonth || sameDay)) {
            return Likeness.TWO_PARTS_SAME;
        }
        if (sameMonth && sameDay && !vague(a) && Math.abs(yearA - yearB) <= LAST_SENSIBLE_AGE_GAP) {
            return Likeness.TWO_PARTS_SAME;
        }
        if (!vague(a) && !vague(b) && Math.abs(day(a) - day(b)) <= LONGEST_MONTH) {
            return Likeness.WITHIN_A_MONTH;
        }
        return differentDigits(a, b) == 2 ? Likeness.TWO_SLIPS : Likeness.DIFFERENT;
    }

    /// Days since long ago, were every month of the longest.
    private static int day(int date) {
        return (date / 10000 * 12 + date / 100 % 100) * LONGEST_MONTH + date % 100;
    }

    private static boolean vague(int date) {
        return date % 10000 == 101 || date % 100 == 0 || date / 100 % 100 == 0;
    }

    /// One digit changed, or two neighbours swapped.
    private static boolean oneSlip(int a, int b) {
        int different = 0;
        int first = -1;
        int second = -1;
        int restA = a;
        int restB = b;
        for (int place = 0; place < 8; place++) {
            if (restA % 10 != restB % 10) {
                different++;
                if (first < 0) {
                    first = place;
                } else {
                    second = place;
                }
            }
            restA /= 10;
            restB /= 10;
        }
        return different == 1
                || (different == 2
                        && second == first + 1
                        && digit(a, first) == digit(b, second)
                        && digit(a, second) == digit(b, first));
    }

    private static int differentDigits(int a, int b) {
        int different = 0;
        for (int restA = a, restB = b; restA != 0 || restB != 0; restA /= 10, restB /= 10) {
            if (restA % 10 != restB % 10) {
                different++;
            }
        }
        return different;
    }

    private static int digit(int number, int place) {
        int rest = number;
        for (int i = 0; i < place; i++) {
            rest /= 10;
        }
        return rest % 10;
    }
}
