package org.kith.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import org.kith.database.Database;
import org.kith.database.DatabaseUnavailable;
import org.springframework.util.FileSystemUtils;

/// A data folder for the time of one command. Its lock ends with the program however that ends, so that a later command
/// knows a folder that was left by one that was killed.
///
/// @param held the lock's file, open
record PassingFolder(Path path, FileChannel held) implements AutoCloseable {

    private static final String LOCK = "held.lock";

    /// A new folder among the system's temporary ones. Whatever this account left there under the same name, and no
    /// program holds any more, is cleared away, and the server stopped that still runs on it.
    ///
    /// @param name what its name begins with
    static PassingFolder make(String name) {
        try {
            var path = Files.createTempDirectory(name);
            // Before its own is locked: to look at that too would be to open and close it, and whoever closes a file
            // gives up every lock that the program holds on it.
            clearLeft(name, Files.getOwner(path));
            var held = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            held.lock();
            return new PassingFolder(path, held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clearLeft(String name, UserPrincipal account) throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), name + "*")) {
            folders.forEach(folder -> clearIfLeft(folder, account));
        }
    }

    /// A folder of another account is left alone: what it tells a server to do would be done by this one.
    private static void clearIfLeft(Path folder, UserPrincipal account) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder).equals(account)) {
                clearIfLeft(folder);
            }
        } catch (IOException | OverlappingFileLockException | DatabaseUnavailable notOurs) {
            // held, or gone meanwhile: whoever made it clears it
        }
    }

    private static void clearIfLeft(Path folder) throws IOException {
        try (var held = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = held.tryLock()) {
            if (lock == null) {
                return;
            }
            if (Files.exists(folder.resolve("postgres/cluster/postmaster.pid"))) {
                Database.open(folder, Map.of()).close();
            }
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public void close() {
        try (held) {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
