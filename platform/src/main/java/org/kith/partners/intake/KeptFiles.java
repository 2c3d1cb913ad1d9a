package org.kith.partners.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kith.database.FileTrouble;
import org.kith.database.OwnersFolder;
import org.kith.partners.deliveries.Hashed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Files as they came, in the data folder, named by their SHA-256: what was decided can be undone while they are kept.
/// For how long that is, [FilesToKeep] says.
@Component
public final class KeptFiles {

    /// For so many days a file is kept after it was decided on.
    public static final int DAYS = 31;

    private static final Duration ARRIVAL = Duration.ofDays(1);

    private final Path folder;

    KeptFiles(@Value("${kith.data}") String data) {
        this.folder = Path.of(data, "files");
    }

    /// Keeps a copy of a file, so that nobody who writes into theirs writes into ours. False where the file has
    /// become another meanwhile.
    boolean keep(Path file, String sha256) {
        try {
            var kept = find(sha256);
            if (kept.isPresent()) {
                return Files.isSameFile(kept.get(), file) || Hashed.sha256(file).equals(sha256);
            }
            OwnersFolder.make(folder);
            var half = Files.createTempFile(folder, sha256, ".half");
            try {
                if (!Hashed.copy(file, half).equals(sha256)) {
                    return false;
                }
                Files.move(
                        half,
                        folder.resolve(sha256),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                return true;
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + file + " could not be kept in " + folder + ". " + FileTrouble.words(e) + ".", e);
        }
    }

    /// The file, if it is still here and still what came.
    Optional<Path> find(String sha256) {
        var kept = folder.resolve(sha256);
        return Files.exists(kept) && Hashed.sha256(kept).equals(sha256) ? Optional.of(kept) : Optional.empty();
    }

    /// Lets go of all but these, and of what a killed program left half.
    void keepOnly(Set<String> needed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var longAgo = FileTime.from(Instant.now().minus(ARRIVAL));
        try (var files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = String.valueOf(file.getFileName());
                boolean whole = name.indexOf('.') < 0;
                if (whole
                        ? !needed.contains(name)
                        : Files.getLastModifiedTime(file).compareTo(longAgo) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Files that are needed no more could not be removed from " + folder, e);
        }
    }

    /// Lets a file arrive, and lets go of it when it was dealt with; one that was kept has its own name by then.
    <T> T whileArriving(InputStream content, Function<Path, T> deal) {
        try {
            OwnersFolder.make(folder);
            var file = Files.createTempFile(folder, "arriving", ".part");
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                return deal.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be received in " + folder, e);
        }
    }
}
