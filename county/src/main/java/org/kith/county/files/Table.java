package org.kith.county.files;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.time.Days;

/// Rows of one file, written as bytes.
public final class Table {

    private final Style style;
    private byte[] bytes = new byte[256];
    private int at;
    private int rows;
    private boolean begun;

    Table(Style style) {
        this.style = style;
    }

    private void room(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
        }
    }

    private void comma() {
        room(1);
        if (begun) {
            bytes[at++] = ',';
        }
        begun = true;
    }

    public Table s(@Nullable String text) {
        comma();
        if (text != null) {
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
            if (quoted) {
                put('"');
            }
            text(text, quoted);
            if (quoted) {
                put('"');
            }
        }
        return this;
    }

    private void put(char ascii) {
        room(1);
        bytes[at++] = (byte) ascii;
    }

    private void text(String text, boolean quoted) {
        room(text.length() * 3 + 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted) {
                put('"');
                put('"');
            } else if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (style.latin()) {
                bytes[at++] = (byte) (c < 0x100 ? c : '?');
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                bytes[at++] = (byte) (0xE0 | (c >> 12));
                bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
    }

    public Table i(long number) {
        comma();
        room(20);
        if (number < 0) {
            bytes[at++] = '-';
            number = -number;
        }
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        at += digits;
        return this;
    }

    /// A date in the file's way of writing it; nothing for zero and for never.
    public Table d(int day) {
        return d(day, style.dates());
    }

    public Table d(int day, org.kith.county.time.DateStyle dates) {
        comma();
        return day == 0 || day >= Days.NEVER ? this : raw(dates.write(day));
    }

    public Table field(byte[] ready) {
        comma();
        return raw(ready);
    }

    public Table field(byte[] ready, int length) {
        comma();
        room(length);
        System.arraycopy(ready, 0, bytes, at, length);
        at += length;
        return this;
    }

    /// An id as eight hexadecimal digits.
    public Table hex(long number) {
        comma();
        room(8);
        for (int shift = 28; shift >= 0; shift -= 4) {
            bytes[at++] = (byte) "0123456789abcdef".charAt((int) ((number >>> shift) & 15));
        }
        return this;
    }

    /// An id as COLLECT gives it, made from a number.
    public Table guid(long number) {
        comma();
        room(36);
        long high = Chance.mix(number);
        long low = Chance.mix(high);
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                bytes[at++] = '-';
            }
            long half = i < 16 ? high : low;
            bytes[at++] = (byte) "0123456789abcdef".charAt((int) (half >>> (60 - i % 16 * 4)) & 15);
        }
        return this;
    }

    public Table blank(int fields) {
        for (int i = 0; i < fields; i++) {
            comma();
        }
        return this;
    }

    public Table raw(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, at, ready.length);
        at += ready.length;
        return this;
    }

    /// Markup between rows, which counts as no field.
    public Table raw(String ready) {
        text(ready, false);
        return this;
    }

    public void end() {
        if (style.crlf()) {
            put('\r');
        }
        put('\n');
        endRow();
    }

    public void endRow() {
        rows++;
        begun = false;
    }

    int rows() {
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }
}
