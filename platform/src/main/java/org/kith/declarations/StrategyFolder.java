package org.kith.declarations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// What the partnership declares: the folder in which people write, and what of it is in force.
///
/// People write in the folder that the operator names, else in the one that comes with Kith. The first run
/// puts it in force as it is; from then on what is written runs only once somebody has published it.
@Component
public final class StrategyFolder {

    /// For so long a process may not know yet what another one published.
    private static final long LOOK_AGAIN = 2_000_000_000L;

    private final Path written;
    private final Path copies;
    private final PublishedFiles published;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable InForce inForce;

    /// An edition where its files lie, and when it was last known to be the newest.
    private record InForce(int edition, Path path, long seenAt) {}

    StrategyFolder(
            @Value("${kith.strategy:}") String named,
            @Value("${kith.home:}") String home,
            @Value("${kith.data:}") String data,
            PublishedFiles published) {
        this.written = !named.isEmpty()
                ? Path.of(named)
                : !home.isEmpty() ? Path.of(home, "strategies", "dorset") : besideTheCode();
        this.copies = Path.of(data.isEmpty() ? System.getProperty("java.io.tmpdir") : data, "strategy-in-force");
        this.published = published;
    }

    private static Path besideTheCode() {
        var here = Path.of("strategies", "dorset");
        return Files.isDirectory(here) ? here : Path.of("..").resolve(here);
    }

    /// The folder in which people write.
    public Path written() {
        return written;
    }

    /// The files in force. Until something was published these are the written ones.
    public Path path() {
        var known = inForce;
        if (known == null) {
            return look();
        }
        // One looks, and whoever comes meanwhile does not wait for a connection: they may hold one
        if (System.nanoTime() - known.seenAt() < LOOK_AGAIN || !looking.compareAndSet(false, true)) {
            return known.path();
        }
        try {
            return look();
        } finally {
            looking.set(false);
        }
    }

    /// Looks for what was published just now.
    public Path look() {
        int newest = published.newest();
        var known = inForce;
        var path = known != null && known.edition() == newest ? known.path() : newest == 0 ? written : laidOut(newest);
        inForce = new InForce(newest, path, System.nanoTime());
        return path;
    }

    /// Puts the written files in force where nothing is yet.
    public void begin(String by, Instant at) {
        if (published.newest() == 0) {
            published.publish(FileSet.in(written), 0, by, at);
            look();
        }
    }

    /// What is read of files as they were written when somebody looked, whatever becomes of them meanwhile. A mistake
    /// names its file where people write.
    public <T> T reading(FileSet files, Function<Path, T> read) {
        try {
            var copy = Files.createTempDirectory("kith-written-");
            try {
                files.layOut(copy);
                return read.apply(copy);
            } catch (BrokenDeclaration e) {
                throw e.movedFrom(copy, written);
            } finally {
                FileSystemUtils.deleteRecursively(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Something that is read from the files in force, now and anew once others are: a mistake is told when the
    /// application starts.
    public <T> Supplier<T> reading(Function<Path, T> read) {
        var path = path();
        return new Reading<>(this, read, path, read.apply(path));
    }

    private static final class Reading<T> implements Supplier<T> {

        private final StrategyFolder folder;
        private final Function<Path, T> read;
        private volatile Known<T> known;

        private record Known<T>(Path from, T value) {}

        private Reading(StrategyFolder folder, Function<Path, T> read, Path from, T value) {
            this.folder = folder;
            this.read = read;
            this.known = new Known<>(from, value);
        }

        /// Two may read the same at once, so that nobody waits for whoever looks.
        @Override
        public T get() {
            var path = folder.path();
            var last = known;
            if (!path.equals(last.from())) {
                last = new Known<>(path, read.apply(path));
                known = last;
            }
            return last.value();
        }
    }

    private Path laidOut(int edition) {
        var target = copies.resolve(published.called(edition));
        try {
            if (!Files.isDirectory(target)) {
                Files.createDirectories(copies);
                var made = Files.createTempDirectory(copies, "making-");
                published.files(edition).layOut(made);
                try {
                    Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
                } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                    return target; // another process made it just now
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
