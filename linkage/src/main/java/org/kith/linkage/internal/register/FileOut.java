package org.kith.linkage.internal.register;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes numbers and words to a file for [FileIn].
final class FileOut implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 8;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    FileOut(OutputStream out) {
        this.out = out;
    }

    private void room(int bytes) throws IOException {
        if (buffer.length - length < bytes) {
            flush();
        }
    }

    void writeInt(int value) throws IOException {
        room(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (value >>> shift);
        }
    }

    void writeLong(long value) throws IOException {
        writeInt((int) (value >>> 32));
        writeInt((int) value);
    }

    void writeFloat(float value) throws IOException {
        writeInt(Float.floatToIntBits(value));
    }

    void writeDouble(double value) throws IOException {
        writeLong(Double.doubleToLongBits(value));
    }

    /// Seven bits a byte, the lowest first.
    void number(int number) throws IOException {
        room(LONGEST_NUMBER);
        int left = number;
        while (left >>> 7 != 0) {
            buffer[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        buffer[length++] = (byte) left;
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        room(bytes.length);
        if (bytes.length > buffer.length) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
