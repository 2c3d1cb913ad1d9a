package org.kith.linkage.internal.register;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// A file that is written whole or not at all: a name, a version, what it holds, and a sum over all of it.
final class KeptFile {

    private static final int SUM_BYTES = Long.BYTES;
    private static final int BUFFER = 1 << 16;

    private KeptFile() {}

    /// Writes what a file holds.
    interface Contents {
        void write(FileOut out) throws IOException;
    }

    static void write(Path file, long name, int version, Contents contents) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            CRC32 sum = new CRC32();
            try (FileOut out = new FileOut(new CheckedOutputStream(Files.newOutputStream(unfinished), sum))) {
                out.writeLong(name);
                out.writeInt(version);
                contents.write(out);
                out.flush();
                out.writeLong(sum.getValue());
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Opens what a file holds.
    ///
    /// @throws IOException with a sentence, when it is no such file, of another version, or not whole
    static FileIn open(Path file, long name, int version) throws IOException {
        check(file, name, version);
        FileIn in = new FileIn(Files.newInputStream(file));
        in.readLong();
        in.readInt();
        return in;
    }

    private static void check(Path file, long name, int expected) throws IOException {
        long length = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (length < Long.BYTES + Integer.BYTES + SUM_BYTES || in.readLong() != name) {
                throw new IOException("it is no kept run");
            }
            int version = in.readInt();
            if (version != expected) {
                throw new IOException("it is of version " + version + ", and this program reads version " + expected);
            }
        }
        CRC32 sum = new CRC32();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                CheckedInputStream in = new CheckedInputStream(raw, sum)) {
            byte[] buffer = new byte[BUFFER];
            for (long left = length - SUM_BYTES; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("it ends too early");
                }
                left -= read;
            }
            if (new DataInputStream(raw).readLong() != sum.getValue()) {
                throw new IOException("it is damaged or was cut off");
            }
        }
    }
}
