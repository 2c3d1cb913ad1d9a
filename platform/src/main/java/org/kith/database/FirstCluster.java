package org.kith.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// The cluster that the build made and brought up to date, to be copied for each new data folder in a tenth of the
/// time.
/// It holds nothing but empty tables and whatever migrations put into them (decision 0044).
final class FirstCluster {

    private final Path folder;

    private FirstCluster(Path folder) {
        this.folder = folder;
    }

    /// The one that the launcher names by `kith.cluster`; none where a program was started by itself.
    static Optional<FirstCluster> ofTheBuild() {
        return Optional.ofNullable(System.getProperty("kith.cluster"))
                .map(Path::of)
                .flatMap(FirstCluster::in);
    }

    /// None where the folder holds none, where it belongs to somebody else, or where a server still writes to it.
    static Optional<FirstCluster> in(Path folder) {
        boolean rests =
                Files.isReadable(folder.resolve("PG_VERSION")) && !Files.exists(folder.resolve("postmaster.pid"));
        return rests ? Optional.of(new FirstCluster(folder)) : Optional.empty();
    }

    /// Copies all but its password.
    void copyTo(Path cluster) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) throws IOException {
                return copy(inside);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return file.endsWith(EmbeddedPostgres.PASSWORD) ? FileVisitResult.CONTINUE : copy(file);
            }

            private FileVisitResult copy(Path path) throws IOException {
                Files.copy(
                        path,
                        cluster.resolve(folder.relativize(path).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES); // PostgreSQL wants them for its owner only
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
