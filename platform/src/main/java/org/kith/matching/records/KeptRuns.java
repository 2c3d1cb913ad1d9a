package org.kith.matching.records;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.kith.database.OwnersFolder;
import org.kith.database.ProgramBuild;
import org.kith.linkage.Linker;
import org.kith.linkage.Standing;
import org.kith.matching.Band;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// What runs keep for those that follow, in the data folder: one folder a run, under a name that
/// the database knows as its last run's. It is written beside what follows the run, so that a kill in between leaves
/// nothing to go on from. What is missing, damaged, of another program or of another run is not used; then everything
/// is
/// looked at.
@Component
public class KeptRuns {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRuns.class);

    private static final int VERSION = 1;
    private static final String STANDING = "standing";
    private static final String RECORDS = "records";
    private static final Band[] BANDS = Band.values();

    private final Path folder;
    private @Nullable String program;
    private volatile CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    KeptRuns(@Value("${kith.data}") String data) {
        folder = Path.of(data, "matched");
    }

    /// What a run kept.
    ///
    /// @param settings those of today; what was kept under others is not used
    public Optional<Kept> read(UUID name, List<String> settings, int threads) {
        awaitWritten();
        var run = folder.resolve(name.toString());
        try {
            if (!Files.isDirectory(run)) {
                throw new IOException("it is not there");
            }
            return Optional.of(read(run, head(name, settings), threads));
        } catch (IOException e) {
            LOG.info(
                    "What the last match kept cannot be gone on from, so every record is looked at: {}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static Kept read(Path run, String head, int threads) throws IOException {
        byte[] bytes = Files.readAllBytes(run.resolve(RECORDS));
        int length = bytes.length - Long.BYTES;
        if (length < 0) {
            throw new IOException("it was cut off");
        }
        var sum = new CRC32();
        sum.update(bytes, 0, length);
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (new DataInputStream(new ByteArrayInputStream(bytes, length, Long.BYTES)).readLong() != sum.getValue()) {
            throw new IOException("it is damaged or was cut off");
        }
        if (!in.readUTF().equals(head)) {
            throw new IOException("it is of another run, other declarations or another version");
        }
        if (in.readLong() != endOf(run.resolve(STANDING))) {
            throw new IOException("its parts are of two runs");
        }
        int changed = in.readInt();
        var kept = new Kept(Standing.read(run.resolve(STANDING), threads), changed);
        int[] places = kept.all();
        if (in.readInt() != places.length) {
            throw new IOException("its parts are of two runs");
        }
        for (int place : places) {
            kept.put(place, in.readInt(), in.readLong());
            kept.found(place, in.readInt(), BANDS[in.readByte()]);
        }
        return kept;
    }

    /// Begins to keep a run under its name and, once that is done, no other. Nothing may change it any more. The run
    /// stands whatever comes of it, and so nobody who waits fails of it.
    public synchronized void keep(UUID name, Kept kept, List<String> settings) {
        writing = writing.thenRunAsync(
                        () -> {
                            write(name, kept, settings);
                            only(name);
                        },
                        Thread.ofPlatform().name("keeping")::start)
                .exceptionally(failed -> {
                    LOG.warn("The match was not kept for the next, which will look at every record", failed);
                    return null;
                });
    }

    /// Waits for what is being kept.
    @PreDestroy
    public void awaitWritten() {
        writing.join();
    }

    private void write(UUID name, Kept kept, List<String> settings) {
        var run = folder.resolve(name.toString());
        try {
            OwnersFolder.make(folder);
            Files.createDirectories(run);
            kept.standing.write(run.resolve(STANDING));
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeUTF(head(name, settings));
            out.writeLong(endOf(run.resolve(STANDING)));
            out.writeInt(kept.changed());
            int[] places = kept.all();
            out.writeInt(places.length);
            for (int place : places) {
                out.writeInt(kept.id(place));
                out.writeLong(kept.sum(place));
                out.writeInt(kept.person(place));
                out.writeByte(Arrays.asList(BANDS).indexOf(kept.band(place)));
            }
            var sum = new CRC32();
            sum.update(bytes.toByteArray());
            out.writeLong(sum.getValue());
            Files.write(run.resolve(RECORDS), bytes.toByteArray());
        } catch (IOException e) {
            LOG.warn("The match could not be kept for the next, which will look at every record: {}", e.getMessage());
            forget(name);
        }
    }

    /// Lets go of all but one.
    private void only(UUID name) {
        try {
            if (Files.isDirectory(folder)) {
                try (var runs = Files.list(folder)) {
                    for (var run : runs.toList()) {
                        if (!run.endsWith(name.toString())) {
                            FileSystemUtils.deleteRecursively(run);
                        }
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("What earlier matches kept could not be deleted: {}", e.getMessage());
        }
    }

    private void forget(UUID name) {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve(name.toString()));
        } catch (IOException e) {
            LOG.warn("What a match kept could not be deleted: {}", e.getMessage());
        }
    }

    private synchronized String head(UUID name, List<String> settings) {
        if (program == null) {
            program = ProgramBuild.sum(Linker.class, "");
        }
        return VERSION + " " + name + " " + program + " " + settings;
    }

    /// The sum with which the standing's file ends.
    private static long endOf(Path file) throws IOException {
        try (var whole = new RandomAccessFile(file.toFile(), "r")) {
            if (whole.length() < Long.BYTES) {
                throw new IOException("it was cut off");
            }
            whole.seek(whole.length() - Long.BYTES);
            return whole.readLong();
        }
    }
}
