package org.kith.linkage.uk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/// A date of birth packed as yyyymmdd, whatever the order it was written in.
public final class BirthDate {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

    private BirthDate() {}

    /// The packed date; 0 when nothing can be read or the date is one that systems put for "unknown" (1900,
    /// 1901-01-01 and earlier epochs of that kind). Parts that are not known are 00; impossible ones are kept,
    /// because a slip may be seen in them.
    public static int packed(CharSequence text) {
        int from = 0;
        int[] parts = new int[3];
        int[] lengths = new int[3];
        int count = 0;
        int namedMonth = -1;
        while (from < text.length() && count < 3) {
            char c = text.charAt(from);
            if (c >= '0' && c <= '9') {
                int until = from;
                int value = 0;
                while (until < text.length()
                        && text.charAt(until) >= '0'
                        && text.charAt(until) <= '9'
                        && until - from < 9) {
                    value = value * 10 + (text.charAt(until) - '0');
                    until++;
                }
                parts[count] = value;
                lengths[count] = until - from;
                count++;
                from = until;
            } else if (Character.isLetter(c) && from + 3 <= text.length()) {
                int month = MONTHS.indexOf(
                        text.subSequence(from, from + 3).toString().toLowerCase(Locale.ROOT));
                if (month >= 0 && month % 3 == 0 && namedMonth < 0) {
                    namedMonth = count;
                    parts[count] = month / 3 + 1;
                    lengths[count] = 2;
                    count++;
                }
                while (from < text.length() && Character.isLetter(text.charAt(from))) {
                    from++;
                }
            } else if (c == ':') {
                break;
            } else {
                from++;
            }
        }
        return sensible(ordered(parts, lengths, count, namedMonth));
    }

    private static int ordered(int[] parts, int[] lengths, int count, int namedMonth) {
        if (count == 1) {
            return switch (lengths[0]) {
                case 8 -> eightDigits(parts[0]);
                case 4 -> parts[0] * 10000;
                case 5 -> fromExcel(parts[0]);
                default -> 0;
            };
        }
        if (count == 2) {
            return lengths[0] == 4 ? parts[0] * 10000 + parts[1] * 100 : parts[1] * 10000 + parts[0] * 100;
        }
        if (count < 3) {
            return 0;
        }
        if (lengths[0] == 4) {
            return parts[0] * 10000 + parts[1] * 100 + parts[2];
        }
        int year = lengths[2] <= 2 ? century(parts[2]) : parts[2];
        return namedMonth == 0 ? year * 10000 + parts[0] * 100 + parts[1] : year * 10000 + parts[1] * 100 + parts[0];
    }

    /// Year first, unless that is no date and day first is one: of the years of people the two never are both.
    private static int eightDigits(int value) {
        int turned = value % 10000 * 10000 + value / 10000 % 100 * 100 + value / 1000000;
        boolean isTurned = isOfSomeYear(turned) && (!isOfSomeYear(value) || (isPossible(turned) && !isPossible(value)));
        return isTurned ? turned : value;
    }

    private static boolean isOfSomeYear(int date) {
        return date >= 1300_00_00 && date < 3000_00_00;
    }

    private static boolean isPossible(int date) {
        return date / 100 % 100 <= 12 && date % 100 <= 31;
    }

    /// Two-digit years up to 30 are of this century: a child's form is likelier than a centenarian's.
    private static int century(int year) {
        return year <= 30 ? 2000 + year : 1900 + year;
    }

    private static int fromExcel(int serial) {
        try {
            LocalDate date = EXCEL_EPOCH.plusDays(serial);
            return date.getYear() * 10000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private static int sensible(int date) {
        int year = date / 10000;
        boolean placeholder = year < 1000
                || year > 2999
                || date == 19000101
                || date == 19010101
                || date == 18000101
                || date == 17530101
                || date == 18991230
                || date == 18991231;
        return placeholder ? 0 : date;
    }
}
