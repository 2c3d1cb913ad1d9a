package org.kith.county;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.kith.county.agencies.Agency;
import org.kith.county.files.Binder;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Sheets;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Workers;
import org.kith.county.people.Families;
import org.kith.county.people.Names;
import org.kith.county.people.World;
import org.kith.county.places.Places;
import org.kith.county.places.Pyramid;
import org.kith.county.time.Calendar;

/// A made county: the same seed, number of children and date give the same bytes on any number of threads.
public final class County {

    /// What was written.
    public record Made(int files, long rows, long bytes, int people) {}

    private final World world;
    private final Workers workers;
    private final Deliveries deliveries;
    private final Agencies agencies;

    public County(long seed, int children, LocalDate asOf) {
        Calendar calendar = new Calendar(asOf);
        world = new World(seed, calendar, new Places(seed, children), new Names());
        workers = new Workers(world);
        deliveries = new Deliveries(calendar);
        agencies = new Agencies(world, workers, deliveries);
    }

    /// Writes the county, pyramid after pyramid; `progress` hears of each child made.
    public Made write(Path folder, int threads, LongConsumer progress) throws IOException, InterruptedException {
        Binder binder = new Binder(folder, deliveries);
        Sheets first = sheets(0);
        agencies.all().forEach(agency -> agency.open(first));
        binder.add(first);
        int people = 0;
        // Only a few pyramids are in memory at once, whatever the size of the county.
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Deque<Future<Part>> window = new ArrayDeque<>();
            List<Pyramid> pyramids = world.places().pyramids();
            int next = 0;
            while (next < pyramids.size() || !window.isEmpty()) {
                while (next < pyramids.size() && window.size() < threads + 1) {
                    window.add(pool.submit(part(pyramids.get(next++))));
                }
                Part part = window.remove().get();
                binder.add(part.sheets());
                people += part.people();
                progress.accept(part.children());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the county could not be made", e.getCause());
        }
        binder.close();
        return new Made(deliveries.all().size(), binder.rows(), binder.bytes(), people);
    }

    private record Part(Sheets sheets, int people, int children) {}

    private Callable<Part> part(Pyramid pyramid) {
        return () -> {
            Chronicle chronicle = Chronicle.of(world, workers, Families.of(world, pyramid));
            Sheets sheets = sheets(pyramid.index());
            for (Agency agency : agencies.all()) {
                agency.tell(chronicle, sheets);
            }
            return new Part(sheets, chronicle.neighbourhood().people(), pyramid.children());
        };
    }

    private Sheets sheets(int pyramid) {
        return new Sheets(deliveries, agencies.records(), pyramid);
    }
}
