package org.kith.linkage.internal.register;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads what [FileOut] wrote. A stream of the library's would take a lock for each of some fifty million bytes.
final class FileIn implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    FileIn(InputStream in) {
        this.in = in;
    }

    /// @throws EOFException when the file ends before
    private void need(int bytes) throws IOException {
        if (end - at >= bytes) {
            return;
        }
        byte[] next = bytes > buffer.length ? new byte[bytes] : buffer;
        System.arraycopy(buffer, at, next, 0, end - at);
        end -= at;
        at = 0;
        buffer = next;
        while (end < bytes) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                throw new EOFException();
            }
            end += read;
        }
    }

    int readInt() throws IOException {
        need(Integer.BYTES);
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = (value << 8) | (buffer[at++] & 0xff);
        }
        return value;
    }

    long readLong() throws IOException {
        return ((long) readInt() << 32) | (readInt() & 0xffff_ffffL);
    }

    float readFloat() throws IOException {
        return Float.intBitsToFloat(readInt());
    }

    double readDouble() throws IOException {
        return Double.longBitsToDouble(readLong());
    }

    /// Seven bits a byte, the lowest first.
    int number() throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            need(1);
            int next = buffer[at++];
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    String text() throws IOException {
        int length = number();
        if (length < 0 || length > Integer.MAX_VALUE - BUFFER) {
            throw new IOException("it does not hold what its beginning promises");
        }
        need(length);
        String text = new String(buffer, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
