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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.kith.linkage.tool.reading.BrokenInput;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder for one run's output, which no other run may write into meanwhile. Each file is written beside its
/// place and moved there whole, so that no reader meets half of one; `manifest.json` is taken away before the first
/// and written last, so that a run that was ended does not look done.
final class Folder implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    /// All that a run may write; what is here of an earlier run and not of this one is taken away.
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
    /// No more than one block of a disk, however full that or however small a share of it is allowed.
    private static final int LARGEST_LOCK = 1 << 12;

    private static final int LOOKS_AT_LOCK = 4;

    private final Path path;
    /// Folders that were not there before, the deepest first.
    private final List<Path> made = new ArrayList<>();
    private final FileChannel lock;
    private final Set<String> written = ConcurrentHashMap.newKeySet();
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

    /// Takes the folder, makes it if need be, and clears away what a killed run left unfinished.
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
        }
        lock = locked();
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(path, ".*.part")) {
            for (Path part : unfinished) {
                if (isUnfinished(String.valueOf(part.getFileName()))) {
                    Files.deleteIfExists(part);
                }
            }
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
        Path parent = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        return parent != null && Files.isSameFile(folder, parent) && (name.equals(LOCK) || isUnfinished(name));
    }

    private static boolean isUnfinished(String name) {
        return name.endsWith(".part") && NAMES.stream().anyMatch(file -> name.startsWith("." + file));
    }

    private FileChannel locked() throws IOException {
        Path file = path.resolve(LOCK);
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    /// Gives the folder free; if nothing was written, as it was.
    @Override
    public void close() throws IOException {
        try {
            finishWriting();
        } finally {
            Files.deleteIfExists(path.resolve(LOCK));
            lock.close();
            for (Path folder : made) {
                if (written.isEmpty()) {
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    Path path() {
        return path;
    }

    void put(String name, Content content) throws IOException {
        Path file = place(name);
        Path unfinished = Files.createTempFile(path, "." + name, ".part");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished)) {
                content.write(out);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
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

    /// Where a file of this run is about to be written.
    Path place(String name) throws IOException {
        if (written.add(name)) {
            Files.deleteIfExists(path.resolve(MANIFEST));
        }
        return path.resolve(name);
    }

    /// Writes the manifest, which ends the run, and gives the names of an earlier run's files that were taken away.
    List<String> finish(Object manifest) throws IOException {
        // Put into words while files are still being written.
        String json = Json.MAPPER.writeValueAsString(manifest);
        finishWriting();
        List<String> gone = new ArrayList<>();
        for (String name : NAMES) {
            if (!name.equals(MANIFEST) && !written.contains(name) && Files.deleteIfExists(path.resolve(name))) {
                gone.add(name);
            }
        }
        put(MANIFEST, writer -> writer.write(json));
        return gone;
    }
}
