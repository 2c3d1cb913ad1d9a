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
    private static final int FIRST_OF_JANUARY = 0x0101;
    /// The lowest bit of each digit.
    private static final int ONES = 0x1111_1111;

    private BirthDates() {}

    /// A date in digits of four bits each, so that it reads in base 16 as it does in base 10.
    public static int digits(int date) {
        int digits = 0;
        for (int rest = date, shift = 0; rest != 0; rest /= 10, shift += 4) {
            digits |= rest % 10 << shift;
        }
        return digits;
    }

    public static Likeness likeness(int a, int b) {
        return likenessOfDigits(digits(a), digits(b));
    }

    /// The same of two dates in [#digits].
    public static Likeness likenessOfDigits(int a, int b) {
        if (a == b) {
            return Likeness.SAME;
        }
        boolean sameYear = a >>> 16 == b >>> 16;
        boolean vague = vague(a) || vague(b);
        if (sameYear && vague) {
            return Likeness.YEAR_ONLY_KNOWN;
        }
        if (sameYear && month(a) == day(b) && day(a) == month(b)) {
            return Likeness.DAY_AND_MONTH_SWAPPED;
        }
        int apart = a ^ b;
        int different = (apart | apart >>> 1 | apart >>> 2 | apart >>> 3) & ONES;
        int count = Integer.bitCount(different);
        if (count == 1 || (count == 2 && neighboursSwapped(a, b, Integer.numberOfTrailingZeros(different)))) {
            return Likeness.ONE_SLIP;
        }
        boolean sameMonth = month(a) == month(b);
        boolean sameDay = day(a) == day(b);
        if (sameYear && (sameMonth || sameDay)) {
            return Likeness.TWO_PARTS_SAME;
        }
        if (sameMonth && sameDay && !vague(a) && Math.abs(year(a) - year(b)) <= LAST_SENSIBLE_AGE_GAP) {
            return Likeness.TWO_PARTS_SAME;
        }
        if (!vague && Math.abs(longDays(a) - longDays(b)) <= LONGEST_MONTH) {
            return Likeness.WITHIN_A_MONTH;
        }
        return count == 2 ? Likeness.TWO_SLIPS : Likeness.DIFFERENT;
    }

    private static int day(int digits) {
        return digits & 0xff;
    }

    private static int month(int digits) {
        return digits >>> 8 & 0xff;
    }

    private static int year(int digits) {
        return 100 * number(digits >>> 24) + number(digits >>> 16 & 0xff);
    }

    private static int number(int twoDigits) {
        return 10 * (twoDigits >>> 4) + (twoDigits & 0xf);
    }

    /// Days since long ago, were every month of the longest.
    private static int longDays(int digits) {
        return (12 * year(digits) + number(month(digits))) * LONGEST_MONTH + number(day(digits));
    }

    private static boolean vague(int digits) {
        return (digits & 0xffff) == FIRST_OF_JANUARY || day(digits) == 0 || month(digits) == 0;
    }

    /// @param shift of the lower of two digits in which the dates differ
    private static boolean neighboursSwapped(int a, int b, int shift) {
        int twoOfA = a >>> shift & 0xff;
        int twoOfB = b >>> shift & 0xff;
        return twoOfA == (twoOfB >>> 4 | (twoOfB & 0xf) << 4);
    }
}
