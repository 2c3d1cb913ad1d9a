package org.kith.partners.layouts.reading;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;
import org.kith.partners.layouts.Column;
import org.kith.partners.layouts.Days;
import org.kith.partners.layouts.Entry;

/// One column of the file being read, with the value of the current row. This is the innermost part of reading: a
/// value seen before costs no allocation and is not checked again.
abstract sealed class Cell {

    /// What became of a value.
    enum Outcome {
        SAID,
        EMPTY,
        /// Not what the column holds.
        UNREADABLE,
        /// A number as a spreadsheet shortens it, where somebody or something is told by it.
        SHORTENED
    }

    final Column column;
    final Tally tally;
    /// Where the column stands in the file, or -1 when it does not or nobody needs it.
    int index = -1;
    /// The value of every row where the file has no such column and says it otherwise.
    private char @Nullable [] always;
    /// Which field of the JSON object that stands at [#index]; null where the whole is meant.
    private @Nullable String field;

    /// Shared by the cells of one column's fields.
    private @Nullable JsonColumn objects;
    /// Whether an unreadable value sends the row to quarantine.
    boolean strict;
    /// Whether people or their homes are told apart by it.
    boolean identifies;

    Cell(Column column, Tally tally) {
        this.column = column;
        this.tally = tally;
        this.strict = column.needed();
    }

    static Cell of(Column column, Days days, LocalDate today, Tally tally) {
        return switch (column.type()) {
            case TEXT -> new Plain(column, tally);
            case UPN, NHS, POSTCODE, UPRN -> new Numbered(column, tally);
            case CODE -> new Coded(column, tally);
            case INT, FLOOR -> new Whole(column, tally);
            case DATE, BORN -> new Day(column, days, today, tally);
        };
    }

    /// Whether no row of the file says anything of the column.
    boolean isAbsent() {
        return index < 0 && always == null;
    }

    /// Reads a field of the JSON objects in another column.
    void isFieldOf(Cell whole, String name) {
        if (whole.objects == null) {
            whole.objects = new JsonColumn();
        }
        objects = whole.objects;
        index = whole.index;
        field = name;
    }

    boolean isField() {
        return field != null;
    }

    /// Says the same in every row.
    void always(String value) {
        always = value.toCharArray();
    }

    final Outcome read(Row row) {
        if (always != null) {
            return read(always, 0, always.length, row.line);
        }
        if (index < 0 || index >= row.fields()) {
            return empty();
        }
        if (field != null && objects != null) {
            var said = objects.field(row.text(index), field);
            return said == null ? empty() : trimmed(said.toCharArray(), 0, said.length(), row.line);
        }
        return trimmed(row.chars, row.from(index), row.until(index), row.line);
    }

    private Outcome empty() {
        clear();
        return Outcome.EMPTY;
    }

    private Outcome trimmed(char[] chars, int from, int until, long line) {
        while (from < until && Row.isSpace(chars[from])) {
            from++;
        }
        while (until > from && Row.isSpace(chars[until - 1])) {
            until--;
        }
        if (from == until) {
            return empty();
        }
        if (identifies && isShortened(chars, from, until)) {
            clear();
            return Outcome.SHORTENED;
        }
        return read(chars, from, until, line);
    }

    /// Whether a number stands there as `1.23457E+11`: the digits behind those are lost.
    private static boolean isShortened(char[] chars, int from, int until) {
        int at = until - 1;
        while (at > from && isDigit(chars[at])) {
            at--;
        }
        if (at == until - 1 || chars[at] != '+' || (chars[at - 1] | ' ') != 'e') {
            return false;
        }
        for (int i = from; i < at - 1; i++) {
            if (!isDigit(chars[i]) && chars[i] != '.') {
                return false;
            }
        }
        return at - 1 > from && isDigit(chars[from]);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    abstract Outcome read(char[] chars, int from, int until, long line);

    abstract void clear();

    abstract @Nullable String text();

    /// Adds the value to the name of a row: 64 bits that are the same in every file.
    abstract long mix(long hash);

    static long mix(long hash, long value) {
        return (hash ^ value) * 0x100000001b3L;
    }

    static long mix(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    /// The day or the amount, or [Entry#NONE].
    abstract int number();

    boolean isSaid() {
        return text() != null;
    }

    boolean isJunk(String text) {
        return column.junk().contains(text);
    }

    Outcome placeholder(long line) {
        clear();
        tally.note(line, column.name(), "placeholder", "A placeholder stands where a value belongs; read as empty.");
        return Outcome.EMPTY;
    }

    /// A column whose values are kept as texts: each different one is looked at once.
    abstract static sealed class Pooled extends Cell {

        private static final int MOST = 1 << 17;

        private final TextPool pool = new TextPool(MOST);
        private @Nullable String[] values = new @Nullable String[256];
        private long[] hashes = new long[256];
        private @Nullable String text;
        private long hash;

        Pooled(Column column, Tally tally) {
            super(column, tally);
        }

        /// What a text stands for, or null when it is a placeholder. Asked at the first sight of each text.
        abstract @Nullable String canonical(String raw, long line);

        /// Told of every row that says something, with the text's number or [TextPool#NOT_KEPT].
        void seen(int number, long line) {}

        @Override
        Outcome read(char[] chars, int from, int until, long line) {
            for (int i = from; i < until; i++) {
                if (chars[i] == '\u00a0') {
                    chars[i] = ' ';
                }
            }
            int known = pool.size();
            int number = pool.number(chars, from, until);
            if (number == TextPool.NOT_KEPT) {
                text = canonical(new String(chars, from, until - from), line);
                hash = hashOf(text);
            } else {
                if (number == known) {
                    if (number == values.length) {
                        values = Arrays.copyOf(values, number * 2);
                        hashes = Arrays.copyOf(hashes, number * 2);
                    }
                    String value = canonical(pool.text(number), line);
                    values[number] = value;
                    hashes[number] = hashOf(value);
                }
                text = values[number];
                hash = hashes[number];
            }
            if (text == null) {
                return placeholder(line);
            }
            if (text.isEmpty()) {
                clear();
                return Outcome.EMPTY; // a code that stands for nothing
            }
            seen(number, line);
            return Outcome.SAID;
        }

        private static long hashOf(@Nullable String text) {
            return text == null ? 0 : Cell.mix(0xcbf29ce484222325L, text);
        }

        @Override
        long mix(long before) {
            return Cell.mix(before, text == null ? 0 : hash);
        }

        @Override
        void clear() {
            text = null;
        }

        @Override
        @Nullable
        String text() {
            return text;
        }

        @Override
        int number() {
            return Entry.NONE;
        }

        String raw(int number) {
            return pool.text(number);
        }
    }

    /// Any text.
    static final class Plain extends Pooled {

        Plain(Column column, Tally tally) {
            super(column, tally);
        }

        @Override
        @Nullable
        String canonical(String raw, long line) {
            return isJunk(raw) ? null : raw;
        }
    }

    /// A number or address of a known form: a wrong one is flagged once and kept, but for a UPRN, which is left
    /// out.
    static final class Numbered extends Pooled {

        private static final Pattern UPRN = Pattern.compile("[1-9]\\d{0,11}");
        private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}");

        Numbered(Column column, Tally tally) {
            super(column, tally);
        }

        @Override
        @Nullable
        String canonical(String raw, long line) {
            if (isJunk(raw)) {
                return null;
            }
            return switch (column.type()) {
                case UPN ->
                    flagged(raw, Upn.valid(raw), line, "upn-check", "The UPN's check letter or form is wrong; kept.");
                case NHS -> {
                    String digits = raw.replace(" ", "").replace("-", "");
                    yield flagged(
                            digits,
                            NhsNumber.valid(digits),
                            line,
                            "nhs-check",
                            "The NHS number's check digit or form is wrong; kept.");
                }
                case UPRN -> {
                    String digits = raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw;
                    yield isJunk(digits) || !UPRN.matcher(digits).matches() ? null : digits;
                }
                default -> {
                    String capitals = raw.toUpperCase(Locale.ROOT);
                    yield flagged(
                            capitals,
                            POSTCODE.matcher(capitals).matches(),
                            line,
                            "postcode-form",
                            "This is not a full UK postcode; kept.");
                }
            };
        }

        private String flagged(String value, boolean right, long line, String code, String reason) {
            if (!right) {
                tally.warn(line, column.name(), code, reason);
            }
            return value;
        }
    }

    /// A code from a list: the list's value where it has one, else kept as it is and reported.
    static final class Coded extends Pooled {

        private static final String SEPARATORS = " *[,;|] *";
        private static final int LONGEST_SHOWN = 20;

        private long[] rows = new long[256];
        private long[] lines = new long[256];
        private boolean counting = true;
        private boolean shields;

        Coded(Column column, Tally tally) {
            super(column, tally);
        }

        @Override
        @Nullable
        String canonical(String raw, long line) {
            String code = bare(raw);
            if (isJunk(raw) || isJunk(code) || code.isEmpty()) {
                return null;
            }
            if (!column.many()) {
                return value(code);
            }
            return Arrays.stream(code.split(SEPARATORS, -1)).map(this::value).collect(Collectors.joining(","));
        }

        private String value(String code) {
            String value = column.codes().value(code);
            return value == null ? code : value;
        }

        /// The code without what surrounds it: `a) WBRI` and `1.0` are written for `WBRI` and `1`.
        private String bare(String raw) {
            String code =
                    column.strip() == null ? raw : column.strip().matcher(raw).replaceAll("");
            return code.endsWith(".0") ? code.substring(0, code.length() - 2) : code;
        }

        void counts(boolean counts) {
            counting = counts;
        }

        /// Whoever has a code that is in no list is shielded, which the receipt says.
        void shields() {
            shields = true;
        }

        @Override
        void seen(int number, long line) {
            if (!counting || number == TextPool.NOT_KEPT) {
                return;
            }
            if (number >= rows.length) {
                rows = Arrays.copyOf(rows, number * 2);
                lines = Arrays.copyOf(lines, number * 2);
            }
            if (rows[number]++ == 0) {
                lines[number] = line;
            }
        }

        /// Reports codes that are not in the list of the year, which may be known only now.
        void report(@Nullable Integer year) {
            for (int number = 0; number < rows.length; number++) {
                if (rows[number] > 0) {
                    String code = bare(raw(number));
                    for (String each : column.many() ? code.split(SEPARATORS, -1) : new String[] {code}) {
                        report(each, year, rows[number], lines[number]);
                    }
                }
            }
        }

        private void report(String code, @Nullable Integer year, long times, long line) {
            if (shields && column.codes().value(code) == null) {
                tally.note(
                        line,
                        column.name(),
                        "shield-not-understood",
                        "This is in no list of codes: whoever has it is shielded, as if their address may not be told.",
                        times);
            } else if (!column.codes().holds(code, year)) {
                String shown = code.length() > LONGEST_SHOWN ? code.substring(0, LONGEST_SHOWN) + "…" : code;
                tally.unknownCode(column.name(), shown, times, line);
            }
        }
    }

    /// What is kept as a number.
    abstract static sealed class Counted extends Cell {

        int value = Entry.NONE;

        Counted(Column column, Tally tally) {
            super(column, tally);
        }

        abstract String written(int number);

        @Override
        void clear() {
            value = Entry.NONE;
        }

        @Override
        boolean isSaid() {
            return value != Entry.NONE;
        }

        @Override
        @Nullable
        String text() {
            return value == Entry.NONE ? null : written(value);
        }

        @Override
        long mix(long before) {
            return Cell.mix(before, value);
        }

        @Override
        int number() {
            return value;
        }
    }

    /// A whole number.
    static final class Whole extends Counted {

        private final boolean floors;

        Whole(Column column, Tally tally) {
            super(column, tally);
            floors = column.type() == Column.Type.FLOOR;
        }

        @Override
        Outcome read(char[] chars, int from, int until, long line) {
            int end = until;
            int point = from;
            while (point < until && chars[point] != '.') {
                point++;
            }
            if (point < until) {
                for (int i = point + 1; i < until; i++) {
                    if (chars[i] != '0' && (!floors || chars[i] < '0' || chars[i] > '9')) {
                        return unreadable(chars, from, until, line);
                    }
                }
                end = point;
            }
            boolean negative = chars[from] == '-';
            int start = negative ? from + 1 : from;
            if (start >= end || end - start > 9) {
                return unreadable(chars, from, until, line);
            }
            int number = 0;
            for (int i = start; i < end; i++) {
                int digit = chars[i] - '0';
                if (digit < 0 || digit > 9) {
                    return unreadable(chars, from, until, line);
                }
                number = number * 10 + digit;
            }
            value = negative ? -number : number;
            return !column.junk().isEmpty() && isJunk(new String(chars, from, until - from))
                    ? placeholder(line)
                    : Outcome.SAID;
        }

        private Outcome unreadable(char[] chars, int from, int until, long line) {
            clear();
            return isJunk(new String(chars, from, until - from)) ? placeholder(line) : Outcome.UNREADABLE;
        }

        @Override
        String written(int number) {
            return Integer.toString(number);
        }
    }

    /// A day.
    static final class Day extends Counted {

        private static final int NINETEEN_HUNDRED =
                (int) LocalDate.of(1900, 1, 1).toEpochDay();
        private static final int FAR_YEARS = 60;

        private final Days days;
        private final int today;
        private final int latest;

        Day(Column column, Days days, LocalDate today, Tally tally) {
            super(column, tally);
            this.days = days;
            this.today = (int) today.toEpochDay();
            this.latest = (int) today.plusYears(FAR_YEARS).toEpochDay();
        }

        @Override
        Outcome read(char[] chars, int from, int until, long line) {
            value = days.read(chars, from, until);
            if (value == Entry.NONE) {
                String raw = new String(chars, from, until - from);
                if (isJunk(raw)) {
                    return placeholder(line);
                }
                value = Days.spreadsheet(chars, from, until);
                if (value == Entry.NONE) {
                    return Outcome.UNREADABLE;
                }
                tally.note(
                        line,
                        column.name(),
                        "spreadsheet-date",
                        "A spreadsheet's day number stands for a date; read so.");
            }
            if (column.type() == Column.Type.BORN && value == NINETEEN_HUNDRED) {
                return placeholder(line);
            }
            boolean doubtful = column.type() == Column.Type.BORN ? value > today : value > latest;
            if (doubtful || value < NINETEEN_HUNDRED) {
                clear();
                if (!strict) {
                    tally.warn(line, column.name(), "implausible-date", "No such day can be meant; left out.");
                    return Outcome.EMPTY;
                }
                return Outcome.UNREADABLE;
            }
            return Outcome.SAID;
        }

        @Override
        String written(int number) {
            return LocalDate.ofEpochDay(number).toString();
        }
    }
}
