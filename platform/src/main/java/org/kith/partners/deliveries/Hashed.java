package org.kith.partners.deliveries;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kith.database.Digest;

/// A file by what is in it.
///
/// @param sha256 empty where it cannot be read
public record Hashed(Brought brought, String sha256, long bytes) {

    private static final int READ_AT_ONCE = 1 << 18;

    public static Hashed of(Brought brought) {
        try {
            return new Hashed(brought, sha256(brought.file()), Files.size(brought.file()));
        } catch (UncheckedIOException | IOException _) {
            return new Hashed(brought, "", 0);
        }
    }

    public boolean isUnreadable() {
        return sha256.isEmpty();
    }

    /// The SHA-256 of a file.
    ///
    /// @throws UncheckedIOException where it cannot be read
    public static String sha256(Path file) {
        try {
            return copy(file, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Copies a file, and gives the SHA-256 of what was copied.
    ///
    /// @throws IOException where the copy cannot be written
    /// @throws UncheckedIOException where the file cannot be read
    public static String copy(Path file, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            return copy(file, out);
        }
    }

    private static String copy(Path file, OutputStream out) throws IOException {
        try (var in = opened(file)) {
            var digest = new Digest();
            var buffer = new byte[READ_AT_ONCE];
            for (int read = read(file, in, buffer); read > 0; read = read(file, in, buffer)) {
                digest.add(buffer, read);
                out.write(buffer, 0, read);
            }
            return digest.hex();
        }
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static int read(Path file, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException trouble) {
        return new UncheckedIOException("The file " + file + " could not be read", trouble);
    }
}
