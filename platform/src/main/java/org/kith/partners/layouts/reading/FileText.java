package org.kith.partners.layouts.reading;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The characters of a file whose encoding nobody says: UTF-8 where its bytes are, Windows-1252 where they cannot
/// be. Decides byte by byte, so that one old export pasted into a new one is read as its people meant it.
final class FileText extends Reader {

    static final String NO_TEXT = "The file holds zero bytes: it is no text.";

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] WINDOWS_CHARS = windowsChars();
    private static final int ROOM = 1 << 16;
    private static final int MARK = 16;
    /// A letter takes at most so many bytes.
    private static final int LONGEST = 4;

    private final InputStream in;
    private final byte[] bytes = new byte[ROOM];
    private int next;
    private int end;
    private boolean ended;
    private boolean windows;
    private long nulls;
    private int waiting = -1;

    private FileText(InputStream in) {
        this.in = in;
    }

    /// The characters of a file; UTF-16 where it begins with its mark.
    static Reader of(InputStream raw) throws IOException {
        var in = new BufferedInputStream(raw, MARK);
        in.mark(MARK);
        int first = in.read();
        int second = in.read();
        in.reset();
        if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
            return new Utf16(in);
        }
        return new FileText(in);
    }

    /// Text of two bytes a letter; zeros are looked for here, since nobody counts them afterwards.
    private static final class Utf16 extends FilterReader {

        Utf16(InputStream in) {
            super(new InputStreamReader(in, StandardCharsets.UTF_16));
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            for (int at = offset; at < offset + count; at++) {
                if (into[at] == 0) {
                    throw new FileRefused(0, "not-text", NO_TEXT);
                }
            }
            return count;
        }
    }

    /// Whether any byte so far was read as Windows-1252.
    boolean isWindows() {
        return windows;
    }

    /// Zero bytes so far: text has none.
    long nulls() {
        return nulls;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int at = offset;
        int limit = offset + length;
        if (waiting >= 0 && at < limit) {
            into[at++] = (char) waiting;
            waiting = -1;
        }
        while (at < limit) {
            if (next + LONGEST > end && !ended) {
                fill();
            }
            if (next == end) {
                break;
            }
            // plain letters in a run: nearly all of nearly every file
            int stop = Math.min(end, next + limit - at);
            byte b;
            while (next < stop && (b = bytes[next]) > 0) {
                into[at++] = (char) b;
                next++;
            }
            if (next == end || at == limit) {
                continue;
            }
            if (next + LONGEST > end && !ended) {
                continue; // the rest of a letter may not be read yet
            }
            if (bytes[next] == 0) {
                nulls++;
                next++;
            } else if (bytes[next] < 0) {
                at = decode(into, at, limit);
            }
        }
        return at == offset ? -1 : at - offset;
    }

    private int decode(char[] into, int at, int limit) {
        int first = bytes[next] & 0xff;
        int more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
        if (first >= 0xf5) {
            more = 0;
        }
        int point = more == 3 ? first & 0x07 : more == 2 ? first & 0x0f : first & 0x1f;
        boolean whole = more > 0 && next + more < end;
        for (int i = 1; whole && i <= more; i++) {
            int b = bytes[next + i] & 0xff;
            whole = (b & 0xc0) == 0x80;
            point = (point << 6) | (b & 0x3f);
        }
        whole &= more != 2 || (point >= 0x800 && (point < 0xd800 || point > 0xdfff));
        whole &= more != 3 || (point >= 0x10000 && point <= 0x10ffff);
        if (!whole) {
            windows = true;
            into[at] = WINDOWS_CHARS[first];
            next++;
            return at + 1;
        }
        next += more + 1;
        if (point == 0xfeff) {
            return at;
        }
        if (point < 0x10000) {
            into[at] = (char) point;
            return at + 1;
        }
        into[at] = Character.highSurrogate(point);
        if (at + 1 < limit) {
            into[at + 1] = Character.lowSurrogate(point);
            return at + 2;
        }
        waiting = Character.lowSurrogate(point);
        return at + 1;
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, end - next);
        end -= next;
        next = 0;
        while (end < bytes.length) {
            int count = in.read(bytes, end, bytes.length - end);
            if (count < 0) {
                ended = true;
                return;
            }
            end += count;
            if (end >= LONGEST) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static char[] windowsChars() {
        char[] chars = new char[256];
        for (int i = 0; i < 256; i++) {
            chars[i] = new String(new byte[] {(byte) i}, WINDOWS).charAt(0);
        }
        return chars;
    }
}
