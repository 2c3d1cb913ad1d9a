package org.kith.linkage.tool.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CSV file in whatever encoding and with whatever sign between its values, taken apart as UTF-8.
record CsvText(String file, Bytes bytes, Charset charset) {

    private static final int START = 1 << 16;

    /// Gives the file's bytes, from the first on each time.
    interface Bytes {
        InputStream open() throws IOException;
    }

    CsvText(Path file, Charset charset) {
        this(file.toString(), () -> Files.newInputStream(file), charset);
    }

    /// Reads rows, past a line that only says what is between values.
    RowReader rows(InputStream from) throws IOException {
        InputStream utf8 = charset.equals(StandardCharsets.UTF_8)
                ? from
                : new Recoded(new InputStreamReader(from, charset.newDecoder()));
        byte[] start = utf8.readNBytes(START);
        refuseNul(start);
        Separator separator = Separator.of(new String(start, StandardCharsets.UTF_8));
        RowReader reader = new RowReader(
                file, new SequenceInputStream(new ByteArrayInputStream(start), utf8), (byte) separator.sign());
        if (separator.hasALine()) {
            reader.next(new Rows(), 1);
        }
        return reader;
    }

    /// Reads the line of column names.
    List<String> header(RowReader reader, Rows rows) throws IOException {
        reader.next(rows, 1);
        rows.throwIfBroken();
        if (rows.size() == 0) {
            throw new BrokenInput(file, 1, "the file is empty; it needs a line of column names.");
        }
        return rows.values(0);
    }

    /// No text holds a NUL, but every second byte of UTF-16 is one: a file that does not begin by saying so shows it
    /// soon.
    private void refuseNul(byte[] start) {
        long line = 1;
        for (byte each : start) {
            if (each == 0) {
                String other = otherThanText();
                throw other != null
                        ? new BrokenInput(file, other)
                        : new BrokenInput(
                                file,
                                line,
                                "holds a NUL, which no text does; if it is in UTF-16, give --encoding UTF-16LE or"
                                        + " UTF-16BE, or save it as UTF-8.");
            }
            line += each == '\n' ? 1 : 0;
        }
    }

    /// What is to be said where reading it broke.
    BrokenInput broken(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                String other = otherThanText();
                if (other != null) {
                    return new BrokenInput(file, other);
                }
                return new BrokenInput(
                        file,
                        firstUndecodableLine(),
                        "not " + charset.name() + "; save it so, or give its encoding, as in --encoding windows-1252.");
            }
        }
        return BrokenInput.unreadable(file, e);
    }

    /// What the first bytes tell that letters in some encoding would not begin with.
    private @Nullable String otherThanText() {
        try (InputStream in = bytes.open()) {
            String start = HexFormat.of().formatHex(in.readNBytes(4));
            if (start.startsWith("1f8b")) {
                return "is packed by gzip; unpack it first.";
            }
            if (start.startsWith("50415231")) {
                return "is Parquet; linkage-spark reads that, or save it as CSV.";
            }
            if (start.startsWith("504b0304")) {
                return "is a workbook or another packed file; save its sheet as CSV.";
            }
            return start.startsWith("fffe") || start.startsWith("feff")
                    ? "is in UTF-16, as Excel's \"Unicode text\" is; save it as \"CSV UTF-8\", or give --encoding UTF-16."
                    : null;
        } catch (IOException e) {
            throw BrokenInput.unreadable(file, e);
        }
    }

    private long firstUndecodableLine() {
        try (InputStream in = new BufferedInputStream(bytes.open())) {
            long number = 1;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    if (!decodes(line.toByteArray())) {
                        return number;
                    }
                    number++;
                    line.reset();
                } else {
                    line.write(b);
                }
            }
            return number;
        } catch (IOException e) {
            throw BrokenInput.unreadable(file, e);
        }
    }

    private boolean decodes(byte[] line) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Letters as UTF-8.
    private static final class Recoded extends InputStream {

        private final Reader letters;
        private final char[] some = new char[1 << 13];
        /// Half a pair, kept for its other half.
        private int kept;

        private byte[] ready = {};
        private int at;

        Recoded(Reader letters) {
            this.letters = letters;
        }

        @Override
        public int read() throws IOException {
            return fill() ? ready[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, into, from, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            while (at == ready.length) {
                int count = letters.read(some, kept, some.length - kept);
                if (count < 0) {
                    return false;
                }
                int until = kept + count;
                kept = Character.isHighSurrogate(some[until - 1]) ? 1 : 0;
                ready = new String(some, 0, until - kept).getBytes(StandardCharsets.UTF_8);
                at = 0;
                some[0] = kept == 1 ? some[until - 1] : some[0];
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            letters.close();
        }
    }
}
