package org.kith.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that come with Kith, unpacked once per version into the user's cache folder.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder that holds `bin/postgres`; unpacks it when it is not there yet.
    static Path folder() throws IOException {
        var folder = cache().resolve("postgresql-" + version() + "-" + platform());
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return folder;
        }
        var parent = folder.getParent();
        if (parent == null) {
            throw new IOException("no cache folder");
        }
        Files.createDirectories(parent);
        var unpacking = Files.createTempDirectory(parent, "unpacking-");
        try {
            unpack(unpacking);
            Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(unpacking); // another command was faster; its copy is as good
        }
        return folder;
    }

    /// Deletes a folder and what is in it. What another process takes away meanwhile is no error; what it writes
    /// meanwhile may be one.
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inside, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(inside);
                return super.postVisitDirectory(inside, failure);
            }
        });
    }

    private static void unpack(Path into) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource())))) {
            for (TarArchiveEntry entry; (entry = archive.getNextEntry()) != null; ) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry of the archive lies outside it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(archive, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make executable: " + target);
                    }
                }
            }
        }
    }

    private static InputStream resource() throws IOException {
        var name = "postgres-" + platform() + ".txz";
        var found = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new IOException("Kith has no PostgreSQL for this machine (" + platform()
                    + "). Name a server by KITH_DATABASE_URL instead.");
        }
        return found;
    }

    private static String version() throws IOException {
        try (var in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        }
    }

    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var chip = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var arm = chip.contains("aarch64") || chip.contains("arm");
        return (os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux")
                + (arm ? "-arm_64" : "-x86_64");
    }

    private static Path cache() {
        var set = System.getenv("XDG_CACHE_HOME");
        var home = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return home.resolve("kith");
    }
}
