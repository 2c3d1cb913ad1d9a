package org.kith.partners.layouts;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Reads days by hand: millions of them a file, so no formatter and no strings. A time behind the day is ignored.
public final class Days {

    /// The ways of writing a day that layouts may name.
    public enum Form {
        /// 16/10/2024, also 3/9/2024, 16-10-2024 and 16.10.2024
        DAY_MONTH_YEAR("dd/mm/yyyy"),
        /// 03/09/24
        DAY_MONTH_SHORT_YEAR("dd/mm/yy"),
        /// 2024-10-16
        YEAR_MONTH_DAY("yyyy-mm-dd"),
        /// 20241016
        DIGITS("yyyymmdd"),
        /// 2024-Oct-16
        YEAR_NAME_DAY("yyyy-mmm-dd"),
        /// 16-Oct-2024, 16 Oct 2024, 03-Sep-24
        DAY_NAME_YEAR("dd-mmm-yyyy"),
        /// 45581, as spreadsheets count
        SPREADSHEET("spreadsheet");

        private final String pattern;

        Form(String pattern) {
            this.pattern = pattern;
        }

        static @Nullable Form of(String pattern) {
            for (Form form : values()) {
                if (form.pattern.equals(pattern)) {
                    return form;
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return pattern;
        }
    }

    public static final int NONE = Entry.NONE;

    private static final int SPREADSHEET_ZERO = (int) LocalDate.of(1899, 12, 30).toEpochDay();
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int FIRST_SPREADSHEET_DAY = 7_000;
    private static final int LAST_SPREADSHEET_DAY = 80_000;

    private final Form[] forms;
    private final int latest;
    private final int thisYear;

    /// Reads days in these forms.
    ///
    /// @param latest years of two digits are taken not to lie after this day
    public Days(Iterable<Form> forms, LocalDate latest) {
        var list = new java.util.ArrayList<Form>();
        forms.forEach(list::add);
        this.forms = list.toArray(Form[]::new);
        this.latest = (int) latest.toEpochDay();
        this.thisYear = latest.getYear();
    }

    /// The day written between two places, or [#NONE] when it is no day of any of the forms.
    public int read(char[] text, int from, int until) {
        int end = withoutTime(text, from, until);
        for (Form form : forms) {
            int day = switch (form) {
                case DAY_MONTH_YEAR -> dayMonthYear(text, from, end, false);
                case DAY_MONTH_SHORT_YEAR -> dayMonthYear(text, from, end, true);
                case YEAR_MONTH_DAY -> yearMonthDay(text, from, end);
                case DIGITS -> digits(text, from, end);
                case YEAR_NAME_DAY -> yearNameDay(text, from, end);
                case DAY_NAME_YEAR -> dayNameYear(text, from, end);
                case SPREADSHEET -> spreadsheet(text, from, end);
            };
            if (day != NONE) {
                return day;
            }
        }
        return NONE;
    }

    /// The day that a spreadsheet counts so; what stands behind the point is the time of that day.
    public static int spreadsheet(char[] text, int from, int until) {
        int end = from;
        while (end < until && text[end] != '.') {
            end++;
        }
        if (end - from > 5 || !isTime(text, end, until)) {
            return NONE;
        }
        int count = number(text, from, end);
        return count < FIRST_SPREADSHEET_DAY || count > LAST_SPREADSHEET_DAY ? NONE : SPREADSHEET_ZERO + count;
    }

    private static boolean isTime(char[] text, int point, int until) {
        for (int i = point + 1; i < until; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return point != until - 1;
    }

    private static int withoutTime(char[] text, int from, int until) {
        for (int i = from + 8; i < until; i++) {
            // The T of AUGUST begins no time
            boolean timeFollows = text[i] == 'T' && isDigit(text[i - 1]) && i + 1 < until && isDigit(text[i + 1]);
            if (timeFollows || (text[i] == ' ' && i + 2 < until && text[i + 3 < until ? i + 3 : i + 2] == ':')) {
                return i;
            }
        }
        return until;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int dayMonthYear(char[] text, int from, int until, boolean shortYear) {
        int first = separator(text, from, until);
        if (first < 0 || first - from > 2) {
            return NONE;
        }
        int second = separator(text, first + 1, until);
        if (second < 0 || second - first > 3 || until - second - 1 != (shortYear ? 2 : 4)) {
            return NONE;
        }
        int year = number(text, second + 1, until);
        int day = number(text, from, first);
        int month = number(text, first + 1, second);
        return shortYear ? withShortYear(year, month, day) : day(year, month, day);
    }

    private static int yearMonthDay(char[] text, int from, int until) {
        if (until - from != 10 || !isSeparator(text[from + 4]) || text[from + 7] != text[from + 4]) {
            return NONE;
        }
        return day(number(text, from, from + 4), number(text, from + 5, from + 7), number(text, from + 8, until));
    }

    private static int digits(char[] text, int from, int until) {
        if (until - from != 8) {
            return NONE;
        }
        return day(number(text, from, from + 4), number(text, from + 4, from + 6), number(text, from + 6, until));
    }

    private static int yearNameDay(char[] text, int from, int until) {
        if (until - from != 11 || text[from + 4] != '-' || text[from + 8] != '-') {
            return NONE;
        }
        return day(number(text, from, from + 4), month(text, from + 5, from + 8), number(text, from + 9, until));
    }

    private int dayNameYear(char[] text, int from, int until) {
        int first = separator(text, from, until);
        if (first < 0 || first - from > 2) {
            return NONE;
        }
        int second = separator(text, first + 1, until);
        if (second < 0) {
            return NONE;
        }
        int month = month(text, first + 1, second);
        int day = number(text, from, first);
        int year = number(text, second + 1, until);
        return switch (until - second - 1) {
            case 4 -> day(year, month, day);
            case 2 -> withShortYear(year, month, day);
            default -> NONE;
        };
    }

    private int withShortYear(int year, int month, int day) {
        if (year < 0) {
            return NONE;
        }
        int here = day(thisYear / 100 * 100 + year, month, day);
        return here > latest ? day(thisYear / 100 * 100 - 100 + year, month, day) : here;
    }

    private static int month(char[] text, int from, int until) {
        if (until - from < 3) {
            return NONE;
        }
        for (int at = 0; at < MONTHS.length(); at += 3) {
            if (small(text[from]) == MONTHS.charAt(at)
                    && small(text[from + 1]) == MONTHS.charAt(at + 1)
                    && small(text[from + 2]) == MONTHS.charAt(at + 2)) {
                return at / 3 + 1;
            }
        }
        return NONE;
    }

    private static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    private static int separator(char[] text, int from, int until) {
        for (int i = from; i < until; i++) {
            if (isSeparator(text[i])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '-' || c == '.' || c == ' ';
    }

    private static int number(char[] text, int from, int until) {
        if (from >= until) {
            return NONE;
        }
        int value = 0;
        for (int i = from; i < until; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        // days before 1 March of the year, counted as in Howard Hinnant's "chrono-compatible low-level date algorithms"
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
