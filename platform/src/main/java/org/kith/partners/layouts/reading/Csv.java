package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A file of separated values, row by row in one [Row] that is used again and whose fields lie where they were read.
///
/// A field may be quoted, with separators, ends of lines and doubled quotation marks in it.
final class Csv implements AutoCloseable {

    static final String READ_AS_WINDOWS = "Some letters are not UTF-8; they were read as Windows-1252.";

    private static final int LONGEST_ROW = 1 << 20;
    /// No address and no note has so many lines.
    private static final int MOST_LINES = 100;
    /// A line within a field is a row that was swallowed where it has the separators of a row, and those are so many.
    private static final int MANY_SEPARATORS = 5;
    private static final int FIRST_LOOK = 1 << 14;
    private static final int ROOM = 1 << 16;
    private static final String SEPARATOR_LINE = "sep=";
    private static final int STRAY = -1;

    private final Reader text;
    private final char separator;
    /// No character above it means anything but itself.
    private final char highest;

    private final Row row = new Row();
    private char[] chars = new char[ROOM];
    /// Where the next row begins.
    private int begin;

    private int end;
    private boolean ended;
    private boolean endedByReturn;
    private long line = 1;
    private long last;
    /// How many separators the first row has, which is the heading; unknown until it was read.
    private int separators = -1;

    Csv(Reader text, char separator) {
        this.text = text;
        this.separator = separator;
        this.highest = (char) Math.max(separator, '"');
    }

    static Csv open(Path file) throws IOException {
        char separator = separator(file);
        InputStream in = Files.newInputStream(file);
        return new Csv(FileText.of(in), separator);
    }

    /// Passes over `sep=;`, by which a spreadsheet is told the separator.
    private boolean isSeparatorLine() {
        return row.line == 1 && row.text(0).strip().toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE);
    }

    /// The separator that the heading has most of, outside quotes.
    private static char separator(Path file) throws IOException {
        char[] look = new char[FIRST_LOOK];
        int length;
        try (Reader text = FileText.of(Files.newInputStream(file))) {
            length = text.read(look, 0, look.length);
        }
        var first = new String(look, 0, Math.max(length, 0))
                .lines()
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (first.startsWith(SEPARATOR_LINE) && first.length() == SEPARATOR_LINE.length() + 1) {
            return first.charAt(SEPARATOR_LINE.length());
        }
        char[] separators = {',', ';', '\t', '|'};
        int[] counts = new int[separators.length];
        boolean quoted = false;
        for (int i = 0; i < length && (quoted || (look[i] != '\n' && look[i] != '\r')); i++) {
            if (look[i] == '"') {
                quoted = !quoted;
            }
            for (int s = 0; !quoted && s < separators.length; s++) {
                if (look[i] == separators[s]) {
                    counts[s]++;
                }
            }
        }
        int most = 0;
        for (int s = 1; s < separators.length; s++) {
            if (counts[s] > counts[most]) {
                most = s;
            }
        }
        return separators[most];
    }

    /// The next row that holds anything, or false at the end.
    boolean next() throws IOException {
        while (read()) {
            last = row.line;
            if (text instanceof FileText file && file.nulls() > 0) {
                throw new FileRefused(row.line, "not-text", FileText.NO_TEXT);
            }
            if (!row.isBlank() && !isSeparatorLine()) {
                if (separators < 0 && row.isBroken()) {
                    throw new FileRefused(
                            row.line,
                            "quotation-mark",
                            "The heading has a quotation mark that is not doubled, or one is missing.");
                }
                if (separators < 0) {
                    separators = row.fields() - 1;
                }
                return true;
            }
        }
        return false;
    }

    Row row() {
        return row;
    }

    private boolean read() throws IOException {
        row.clear(line);
        row.moved(chars, 0);
        if (begin == end && !more()) {
            return false;
        }
        if (endedByReturn && chars[begin] == '\n') {
            begin++;
            if (begin == end && !more()) {
                return false;
            }
        }
        endedByReturn = false;
        int from = begin;
        int at = begin;
        while (true) {
            at = plain(at);
            if (at == end) {
                int moved = begin;
                boolean more = more();
                moved -= begin;
                from -= moved;
                at -= moved;
                if (!more) {
                    row.add(from, at);
                    row.cutOff();
                    begin = at;
                    return true;
                }
                continue;
            }
            char c = chars[at];
            if (c == separator) {
                row.add(from, at++);
                from = at;
            } else if (c == '\n' || c == '\r') {
                row.add(from, at);
                endLine(c, at + 1);
                return true;
            } else if (c == '"' && at == from) {
                at = quoted(from - begin);
                if (at == STRAY) {
                    breakRow();
                    return true;
                }
                if (at == end) {
                    row.cutOff();
                    begin = at;
                    return true;
                }
                if (chars[at] != separator) {
                    endLine(chars[at], at + 1);
                    return true;
                }
                from = ++at;
            } else {
                at++;
            }
        }
    }

    /// Where the next character stands that may mean something, or the end of what was read.
    private int plain(int from) {
        var here = chars;
        int until = end;
        char above = highest;
        int at = from;
        while (at < until && here[at] > above) {
            at++;
        }
        return at;
    }

    private void endLine(char by, int next) {
        endedByReturn = by == '\r';
        line++;
        begin = next;
    }

    /// Adds the quoted field that begins so many places into the row, and returns where it ends: at a
    /// separator, at the end of the line or at that of the file; or [#STRAY] where a mark makes no sense.
    private int quoted(int offset) throws IOException {
        boolean inside = true;
        char before = 0;
        int lines = 0;
        int lineHas = 0;
        int at = begin + offset + 1;
        while (true) {
            if (at == end) {
                int moved = begin;
                boolean more = more();
                at -= moved - begin;
                if (!more && inside && holdsLines(begin + offset, at)) {
                    return STRAY;
                }
                if (!more) {
                    break;
                }
            }
            char c = chars[at];
            if (c == '"') {
                inside = !inside;
            } else if (inside) {
                if (c == '\r' || (c == '\n' && before != '\r')) {
                    boolean isRow = lineHas == separators && lineHas >= MANY_SEPARATORS && lines > 0;
                    lines++;
                    if (isRow || lines > MOST_LINES) {
                        return STRAY;
                    }
                    lineHas = 0;
                } else if (c == separator) {
                    lineHas++;
                }
            } else if (c == separator || c == '\n' || c == '\r') {
                break;
            } else {
                return STRAY;
            }
            before = c;
            at++;
        }
        line += lines;
        int from = begin + offset + 1;
        row.add(from, unquoted(from, at));
        return at;
    }

    private boolean holdsLines(int from, int until) {
        return new String(chars, from, until - from).strip().lines().count() > 1;
    }

    /// Ends the row with its first line, read as though quotation marks meant nothing: only one row is lost.
    private void breakRow() throws IOException {
        row.clear(row.line);
        row.breaks();
        line = row.line;
        int from = begin;
        for (int at = begin; ; at++) {
            if (at == end) {
                int moved = begin;
                boolean more = more();
                at -= moved - begin;
                from -= moved - begin;
                if (!more) {
                    row.add(from, at);
                    begin = at;
                    return;
                }
            }
            if (chars[at] == '\n' || chars[at] == '\r') {
                row.add(from, at);
                endLine(chars[at], at + 1);
                return;
            }
            if (chars[at] == separator) {
                row.add(from, at);
                from = at + 1;
            }
        }
    }

    /// Takes every first quotation mark out of what lies between two places; returns where the rest ends.
    private int unquoted(int from, int until) {
        int kept = from;
        boolean doubled = false;
        for (int i = from; i < until; i++) {
            char c = chars[i];
            if (c == '"') {
                doubled = !doubled;
                if (doubled) {
                    continue;
                }
            }
            chars[kept++] = c;
        }
        return kept;
    }

    /// Reads on, with the row that is being read at the front. False at the end of the file.
    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        int kept = end - begin;
        if (kept > LONGEST_ROW) {
            throw new FileRefused(
                    last + 1,
                    "row-too-long",
                    "After line " + last + " a row does not end within " + LONGEST_ROW
                            + " characters: perhaps a quotation mark is missing.");
        }
        var room = kept * 2 > chars.length ? Arrays.copyOf(chars, chars.length * 2) : chars;
        System.arraycopy(chars, begin, room, 0, kept);
        row.moved(room, begin);
        chars = room;
        begin = 0;
        end = kept;
        int count = text.read(chars, end, chars.length - end);
        ended = count < 0;
        end += Math.max(count, 0);
        return !ended;
    }

    List<String> header() {
        var header = new ArrayList<String>(row.fields());
        for (int i = 0; i < row.fields(); i++) {
            header.add(row.text(i));
        }
        return header;
    }

    boolean isWindows() {
        return text instanceof FileText file && file.isWindows();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /// Adds a field to a line, quoted where it must be.
    static void append(StringBuilder line, String field) {
        if (!line.isEmpty()) {
            line.append(',');
        }
        boolean quote = line.isEmpty() && field.isEmpty();
        for (int i = 0; i < field.length() && !quote; i++) {
            char c = field.charAt(i);
            quote = c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';';
        }
        if (quote) {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            line.append(field);
        }
    }
}
