package org.kith.partners.intake;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.DeclaredSources;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.deliveries.Receipt;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// Takes partners' files in, each whole or not at all, each with its receipt.
///
/// A killed ingest leaves the sources it finished; run again on the same files it does the others. Two at once take
/// turns, source by source.
@Component
public final class Ingest {

    private static final long MANY_ROWS = 200_000;
    private static final int SOME_ROWS = 1_000;
    private static final int AT_ONCE = 2;

    private final Desks desks;
    private final DeclaredSources sources;
    private final KeptFiles kept;
    private final FilesToKeep toKeep;
    private final Indexes indexes;
    private final MendedRows mended;
    private final InstantSource clock;

    Ingest(
            Desks desks,
            DeclaredSources sources,
            KeptFiles kept,
            FilesToKeep toKeep,
            Indexes indexes,
            MendedRows mended,
            InstantSource clock) {
        this.mended = mended;
        this.desks = desks;
        this.sources = sources;
        this.kept = kept;
        this.toKeep = toKeep;
        this.indexes = indexes;
        this.clock = clock;
    }

    /// What somebody who brings a file may say of it; what they do not say is found in the file.
    public record Told(
            @Nullable String source,
            @Nullable Integer year,
            @Nullable String term) {
        public static final Told NOTHING = new Told(null, null, null);

        Brought brought(Path file, String name, LocalDate today, boolean attended) {
            return new Brought(file, name, source, year, term, null, null, today, null, null, 0, attended);
        }
    }

    private Brought brought(Path file, String name, Told told) {
        return mended.or(told.brought(file, name, Dates.today(clock), true));
    }

    /// Takes files one after the other, as somebody brings them by hand; refused rows that were mended join the rest
    /// of the file that they were refused from.
    public List<Taken> files(List<Path> files, Told told, LongConsumer rowsDone) {
        return all(files.stream().map(file -> brought(file, nameOf(file), told)).toList(), rowsDone);
    }

    /// Takes one file as it arrives over the network, under the name it was sent with.
    public Taken arriving(InputStream content, String name, Told told) {
        return kept.whileArriving(
                content,
                file -> all(List.of(brought(file, name, told)), _ -> {}).getFirst());
    }

    /// Takes a folder's files in the order of its manifest, refused rows that were mended with the rest of
    /// theirs; the sources go side by side.
    ///
    /// @param news is run whenever a file is found that is not in
    /// @param allIn is run once they are committed, if any was taken; indexes may still have to be made
    /// @throws BrokenManifest when its list of deliveries cannot be followed
    public List<Taken> folder(Path folder, LongConsumer rowsDone, Runnable news, Runnable allIn) {
        var files =
                Manifest.of(folder, Dates.today(clock)).stream().map(mended::or).toList();
        return all(files, rowsDone, news, allIn);
    }

    /// The files of a folder that its list of deliveries does not name: nobody takes them.
    ///
    /// @throws BrokenManifest when that list cannot be followed
    public List<String> passedOver(Path folder) {
        return Manifest.passedOver(folder, Manifest.of(folder, Dates.today(clock)));
    }

    /// How many rows the files of a folder are said to have.
    ///
    /// @throws BrokenManifest when its list of deliveries cannot be followed
    public long rowsIn(Path folder) {
        return Manifest.of(folder, Dates.today(clock)).stream()
                .mapToLong(Brought::rows)
                .sum();
    }

    List<Taken> all(List<Brought> files, LongConsumer rowsDone) {
        return all(files, rowsDone, () -> {}, () -> {});
    }

    private List<Taken> all(List<Brought> files, LongConsumer rowsDone, Runnable news, Runnable allIn) {
        sources.write();
        var done = new AtomicLong();
        LongConsumer progress = more -> rowsDone.accept(done.addAndGet(more));
        boolean first = files.stream().mapToLong(Brought::rows).sum() > MANY_ROWS && indexes.nothingLoaded();
        if (first) {
            indexes.drop();
        }
        try {
            var taken = bySource(files).size() > 1 ? sideBySide(files, progress, news) : inTurn(files, progress, news);
            if (taken.stream().anyMatch(one -> one.receipt().state() == Receipt.State.ACCEPTED)) {
                allIn.run();
            }
            // Who makes the indexes counts as well
            if (!first && isMuchNews(taken.stream().map(Taken::receipt).toList())) {
                indexes.count();
            }
            toKeep.letGoOfOthers();
            return taken;
        } finally {
            indexes.make();
        }
    }

    /// Many rows in one file; or so many in all that the planner's picture, made when there was little, misleads.
    private boolean isMuchNews(List<Receipt> receipts) {
        var accepted = receipts.stream()
                .filter(receipt -> receipt.state() == Receipt.State.ACCEPTED)
                .mapToLong(Receipt::accepted)
                .summaryStatistics();
        return accepted.getMax() > MANY_ROWS
                || (accepted.getSum() > SOME_ROWS && accepted.getSum() > indexes.counted() / 2);
    }

    /// A queue for each source; a single one where some file does not say whose it is, since it may be anybody's.
    private static Collection<List<Integer>> bySource(List<Brought> files) {
        boolean allSaid = files.stream().allMatch(file -> file.source() != null);
        return IntStream.range(0, files.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> allSaid ? String.valueOf(files.get(i).source()) : "",
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private List<Taken> inTurn(List<Brought> files, LongConsumer progress, Runnable news) {
        try (var desk = desks.open(progress, news)) {
            return desk.take(files);
        }
    }

    /// Two sources at a time, the largest first: one reads while the other writes.
    private List<Taken> sideBySide(List<Brought> files, LongConsumer progress, Runnable news) {
        var queues = new ArrayList<>(bySource(files));
        queues.sort(Comparator.comparingLong((List<Integer> queue) ->
                        queue.stream().mapToLong(i -> files.get(i).rows()).sum())
                .reversed());
        var taken = new Taken[files.size()];
        try (var workers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("ingest-", 1).factory())) {
            var running = new ArrayList<Future<?>>();
            for (var queue : queues) {
                running.add(workers.submit(() -> {
                    try (var desk = desks.open(progress, news)) {
                        var done = desk.take(queue.stream().map(files::get).toList());
                        for (int i = 0; i < done.size(); i++) {
                            taken[queue.get(i)] = done.get(i);
                        }
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
            return List.of(taken);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The ingest was interrupted", e);
        }
    }

    private static String nameOf(Path file) {
        var name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
