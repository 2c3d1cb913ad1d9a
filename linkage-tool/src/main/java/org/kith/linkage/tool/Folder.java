package org.kith.linkage.tool;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.kith.linkage.tool.reading.BrokenInput;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder for one run's output, which no other run may write into meanwhile. All of it is written into a hidden
/// folder inside and changes places with an earlier run's at the end: a run that was killed before that leaves the
/// earlier one as it was, and what one killed amid that began, the next that comes here ends. `manifest.json` goes
/// first and comes last, so that a folder amid that does not look done.
final class Folder implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    /// All that a run may write, the manifest last; what is here of an earlier run and not of this one is taken away.
    private static final List<String> NAMES = List.of(
            "clusters.csv",
            "joined.csv",
            "moved.csv",
            "merged.csv",
            "pairs.csv",
            "report.html",
            "model.json",
            KeptRun.NAME,
            MANIFEST);

    private static final String LOCK = ".kith.lock";
    /// Where a run writes.
    private static final String UNFINISHED = ".kith.unfinished";
    /// The same once all is written: an earlier run's files are to be taken away.
    private static final String FINISHED = ".kith.finished";
    /// The same once that is done: these are to be moved to their places.
    private static final String MOVING = ".kith.moving";
    private static final List<String> HIDDEN = List.of(UNFINISHED, FINISHED, MOVING);
    /// No more than one block of a disk, however full that or however small a share of it is allowed.
    private static final int LARGEST_LOCK = 1 << 12;

    private static final int LOOKS_AT_LOCK = 4;

    private final Path path;
    /// Folders that were not there before, the deepest first.
    private final List<Path> made = new ArrayList<>();
    private final FileChannel lock;
    private boolean finished;
    private final List<FutureTask<Boolean>> underWay = new ArrayList<>();

    /// Made when something is first said in JSON, which is not while anybody waits for reading to begin.
    private static final class Json {

        private static final JsonMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /// Writes the content of one file.
    interface Content {
        void write(Writer out) throws IOException;
    }

    /// Writes the lines of one CSV file.
    interface Lines {
        void write(CsvWriter csv) throws IOException;
    }

    /// Takes the folder, makes it if need be, and ends or clears away what a killed run began.
    ///
    /// @throws BrokenInput where it is no folder, or another run has it
    Folder(Path path) throws IOException {
        this.path = path;
        for (Path folder = path.toAbsolutePath(); folder != null && Files.notExists(folder); ) {
            made.add(folder);
            folder = folder.getParent();
        }
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new BrokenInput(path, "is a file; --out names a folder.");
        } catch (FileSystemException e) {
            throw unwritable(e);
        }
        lock = locked();
        changePlaces();
        sweep();
    }

    /// Ends what a run that was killed began in this folder, if it had written all it had to.
    static void settle(Path path) throws IOException {
        if (Files.exists(path.resolve(FINISHED)) || Files.exists(path.resolve(MOVING))) {
            new Folder(path).close();
        }
    }

    /// Whether a run into this folder would write over this file or take it away, by whatever path it is named.
    static boolean takes(Path folder, Path file) throws IOException {
        if (Files.notExists(folder) || Files.notExists(file)) {
            return false;
        }
        for (String name : NAMES) {
            Path own = folder.resolve(name);
            if (Files.exists(own) && Files.isSameFile(own, file)) {
                return true;
            }
        }
        Path inside = file.toRealPath();
        Path within = folder.toRealPath();
        return inside.equals(within.resolve(LOCK))
                || HIDDEN.stream().anyMatch(hidden -> inside.startsWith(within.resolve(hidden)));
    }

    private FileChannel locked() throws IOException {
        Path file = path.resolve(LOCK);
        while (true) {
            FileChannel channel = opened(file);
            try {
                if (channel.tryLock() == null) {
                    throw new OverlappingFileLockException();
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new BrokenInput(path, "another run is writing into it; wait for it, or give another --out.");
            }
            if (isThere(file, channel)) {
                return channel;
            }
            channel.close();
        }
    }

    private FileChannel opened(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw unwritable(e);
        }
    }

    private BrokenInput unwritable(FileSystemException why) {
        return new BrokenInput(
                path,
                "nothing can be written there" + (why.getReason() == null ? "" : " (" + why.getReason() + ")")
                        + "; give --out a folder in which you may write.");
    }

    /// Whether the file that was locked is still there under its name, which its size tells: several, each drawn anew,
    /// so that another's would have to be the same each time. To read it would be to open it, and whoever closes a
    /// file gives up every lock that the program holds on it.
    private static boolean isThere(Path file, FileChannel channel) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int look = 0; look < LOOKS_AT_LOCK; look++) {
            int own = 1 + random.nextInt(LARGEST_LOCK);
            channel.truncate(0).write(ByteBuffer.allocate(1), own - 1L);
            try {
                if (Files.size(file) != own) {
                    return false;
                }
            } catch (NoSuchFileException e) {
                // The run before took its file away between our opening and our locking it.
                return false;
            }
        }
        return true;
    }

    /// Gives the folder free; if the run was not finished, as it was.
    @Override
    public void close() throws IOException {
        try {
            finishWriting();
        } finally {
            sweep();
            Files.deleteIfExists(path.resolve(LOCK));
            lock.close();
            for (Path folder : made) {
                if (!finished) {
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    private void sweep() throws IOException {
        Path unfinished = path.resolve(UNFINISHED);
        if (Files.exists(unfinished)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.delete(unfinished);
        }
    }

    Path path() {
        return path;
    }

    void put(String name, Content content) throws IOException {
        Path file = place(name);
        // What is made as a temporary file is its owner's alone to read.
        Path owners = Files.createTempFile(file.getParent(), name, "");
        try (Writer out = Files.newBufferedWriter(owners)) {
            content.write(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.move(owners, file);
    }

    void putCsv(String name, Lines lines) throws IOException {
        put(name, writer -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            lines.write(csv);
            csv.flush();
        });
    }

    /// Writes the lines of one CSV file while the caller goes on; [#finish] waits for it.
    void putCsvBeside(String name, Lines lines) {
        FutureTask<Boolean> writing = new FutureTask<>(() -> {
            putCsv(name, lines);
            return true;
        });
        underWay.add(writing);
        Thread.ofPlatform().daemon().name("linkage-writing").start(writing);
    }

    private void finishWriting() throws IOException {
        try {
            while (!underWay.isEmpty()) {
                underWay.removeFirst().get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException wrong -> throw wrong;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing into " + path, e);
        }
    }

    void putJson(String name, Object said) throws IOException {
        String json = Json.MAPPER.writeValueAsString(said);
        put(name, writer -> writer.write(json));
    }

    /// Where a file of this run is written, until all change places.
    Path place(String name) throws IOException {
        return Files.createDirectories(path.resolve(UNFINISHED)).resolve(name);
    }

    /// Writes the manifest, which ends the run, and gives the names of an earlier run's files that were taken away.
    List<String> finish(Object manifest) throws IOException {
        putJson(MANIFEST, manifest);
        finishWriting();
        Files.move(path.resolve(UNFINISHED), path.resolve(FINISHED), StandardCopyOption.ATOMIC_MOVE);
        finished = true;
        return changePlaces();
    }

    /// Each step can be taken twice; where none has begun, nothing is done.
    private List<String> changePlaces() throws IOException {
        List<String> gone = new ArrayList<>();
        Path complete = path.resolve(FINISHED);
        if (Files.exists(complete)) {
            Files.deleteIfExists(path.resolve(MANIFEST));
            for (String name : NAMES) {
                if (Files.notExists(complete.resolve(name)) && Files.deleteIfExists(path.resolve(name))) {
                    gone.add(name);
                }
            }
            Files.move(complete, path.resolve(MOVING), StandardCopyOption.ATOMIC_MOVE);
        }
        Path moving = path.resolve(MOVING);
        if (Files.exists(moving)) {
            for (String name : NAMES) {
                if (Files.exists(moving.resolve(name))) {
                    Files.move(
                            moving.resolve(name),
                            path.resolve(name),
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Files.delete(moving);
        }
        return gone;
    }
}
