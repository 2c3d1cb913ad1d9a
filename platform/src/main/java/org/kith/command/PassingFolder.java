package org.kith.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /// A new folder among the system's temporary ones.
    ///
    /// @param name what its name begins with
    static PassingFolder make(String name) {
        try {
            var path = Files.createTempDirectory(name);
            var held = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            held.lock();
            return new PassingFolder(path, held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Clears away every folder of this name that no program holds any more, and stops the server that still runs on
    /// it.
    static void clearLeft(String name) {
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), name + "*")) {
            folders.forEach(PassingFolder::clearIfLeft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clearIfLeft(Path folder) {
        try (var held = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = held.tryLock()) {
            if (lock == null) {
                return;
            }
            if (Files.exists(folder.resolve("postgres/cluster/postmaster.pid"))) {
                Database.open(folder, Map.of()).close();
            }
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException | OverlappingFileLockException | DatabaseUnavailable notOurs) {
            // another account's, or one that this program holds: whoever made it clears it
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
