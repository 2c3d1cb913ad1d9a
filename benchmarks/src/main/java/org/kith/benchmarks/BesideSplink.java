package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kith.county.CountyPeople;

/// Links the same files with Kith and with Splink, in one run on one machine, and prints accuracy, then time and
/// memory, then the one by the other.
///
/// Kith runs at its defaults for every file; Splink with the settings of its demonstrations, and is shown at its best
/// threshold. A county it links twice: by tight rules, which is quick, and by wider ones, which finds more. Arguments
/// after the home are names of jobs (all when there are none); `--records N` makes the county
/// smaller or larger, `--shared DIR` says where the public files lie.
final class BesideSplink {

    private static final String SPLINK = "splink==5.0.0";
    private static final List<String> NEW_RECORDS = List.of("county-one", "county-nightly");
    private static final String LOOSE = "county-loose";
    /// Splink's settings that find more of a county, and take longer over it.
    private static final String WIDE = "-wide";
    private static final List<String> FILES =
            List.of("febrl3", "fake_1000", "historical_50k", "county", "county-bare", LOOSE);
    private static final String USAGE = """
            ./kith benchmark linkage [JOB...] [--records N] [--shared DIR]
            Kith and Splink on the same files. Jobs: febrl3, fake_1000, historical_50k, county, county-bare, county-loose,
            county-one, county-nightly; only when named: county-5m, county-10m. A county has 1000000 records unless told; DIR
            holds the public files.""";

    /// Files too large to hold their truth beside everything else, and to be made unasked: records in all, then what
    /// Kith and Splink need, in MB.
    private static final Map<String, int[]> LARGE = Map.of(
            "county-5m", new int[] {5_000_000, 3_000, 9_000}, "county-10m", new int[] {10_000_000, 4_600, 18_000});

    private static final int DISK_BYTES_A_RECORD = 240;
    private static final Pattern FIGURE = Pattern.compile("\"([a-zA-Z0-9]+)\"\\s*:\\s*([-0-9.eE]+)");

    /// A file to link.
    ///
    /// @param person the column of the truth, or empty where the id tells
    private record Job(String name, Path file, String id, String person, boolean county) {}

    private final Path launcher;
    private final Path work;
    private final Path script;
    private final Optional<Path> splink;
    private final Map<String, List<Found.Gap>> gaps = new LinkedHashMap<>();

    private BesideSplink(Path home) throws IOException {
        launcher = home.resolve("kith").toAbsolutePath();
        work = Files.createDirectories(home.resolve("benchmarks/target/beside-splink"));
        script = home.resolve("benchmarks/src/main/python/splink_jobs.py");
        splink = install();
    }

    public static void main(String[] arguments) throws IOException {
        Asked asked = Asked.of(arguments, USAGE);
        List<String> wanted = asked.words(known());
        int records = asked.number("--records", 1_000_000);
        Path home = asked.home();
        Path shared = asked.folder("--shared", home.resolve("../shared/data/linkage"));
        Machine.print();
        System.out.printf("%nLoad when it began: %s%n", load());
        var beside = new BesideSplink(home);
        if (wanted.isEmpty() || !NEW_RECORDS.containsAll(wanted)) {
            head();
        }
        for (Job job : beside.jobs(shared, records)) {
            if (wanted.isEmpty() || wanted.contains(job.name())) {
                if (Files.isReadable(job.file())) {
                    if (job.name().equals(LOOSE)) {
                        beside.loose(job);
                    } else {
                        beside.run(job);
                    }
                } else {
                    System.out.printf("| %s | SKIPPED: %s is not there |%n", job.name(), job.file());
                }
            }
        }
        beside.gaps.forEach(BesideSplink::gaps);
        for (String large : new TreeMap<>(LARGE).keySet()) {
            if (wanted.contains(large)) {
                beside.large(large);
            }
        }
        List<String> newRecords = NEW_RECORDS.stream()
                .filter(job -> wanted.isEmpty() || wanted.contains(job))
                .toList();
        if (!newRecords.isEmpty()) {
            NewRecords.run(
                    beside.work,
                    beside.work.resolve("county-" + records + ".csv"),
                    beside.script,
                    beside.splink,
                    newRecords);
        }
        System.out.printf(
                "%nLoad when it ended: %s. Made by `./kith benchmark linkage`; seconds of the clock, then of the"
                        + " processors; memory is the highest resident set.%n",
                load());
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(FILES);
        known.addAll(LARGE.keySet());
        known.addAll(NEW_RECORDS);
        return known;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    /// A folder of Python packages with Splink in it; installed by pip when it can be.
    private Optional<Path> install() {
        Path folder = work.resolve("splink");
        if (!Files.isDirectory(folder.resolve("splink"))) {
            try {
                System.err.println("installing " + SPLINK);
                Peer.run(List.of(
                        "python3", "-m", "pip", "install", "--quiet", "--target", folder.toString(), SPLINK, "duckdb"));
            } catch (IllegalStateException | java.io.UncheckedIOException e) {
                System.out.printf("%nSKIPPED: Splink could not be installed, so Kith is shown alone: %s%n", e);
                return Optional.empty();
            }
        }
        return Optional.of(folder);
    }

    private List<Job> jobs(Path shared, int records) throws IOException {
        List<Job> jobs = new ArrayList<>(List.of(
                new Job("febrl3", shared.resolve("febrl3.csv"), "rec_id", "", false),
                new Job("fake_1000", shared.resolve("fake_1000.csv"), "unique_id", "cluster", false),
                new Job("historical_50k", shared.resolve("historical_50k.csv"), "unique_id", "cluster", false)));
        Path county = work.resolve("county-" + records + ".csv");
        if (!Files.exists(county)) {
            CountyPeople.write(county, records);
        }
        Path bare = work.resolve("county-bare-" + records + ".csv");
        if (!Files.exists(bare)) {
            withoutIdentifiers(county, bare);
        }
        jobs.add(new Job("county", county, "unique_id", "cluster", true));
        jobs.add(new Job("county-bare", bare, "unique_id", "cluster", true));
        jobs.add(new Job(LOOSE, county, "unique_id", "cluster", true));
        return jobs;
    }

    private static void withoutIdentifiers(Path from, Path into) throws IOException {
        try (var rows = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(from);
                var csv = de.siegmar.fastcsv.writer.CsvWriter.builder().build(into)) {
            boolean first = true;
            for (var row : rows) {
                List<String> values = new ArrayList<>(row.getFields());
                if (!first) {
                    values.set(7, "");
                    values.set(8, "");
                }
                first = false;
                csv.writeRecord(values);
            }
        }
    }

    private static void head() {
        System.out.println();
        System.out.println("| job | by | pairwise P | R | F1 | B-cubed F1 | twin sets merged | children mixed"
                + " | recall gap, points | s | CPU s | MB | pairs |");
        System.out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    private void run(Job job) throws IOException {
        var truth = Found.Truth.of(job.file(), job.id(), job.person());
        Path out = work.resolve("kith-" + job.name());
        Peer kith = Peer.run(kith(job, out, job.county() ? List.of("--source-column", "source") : List.of()));
        Found found = Found.of(out.resolve("clusters.csv"), "id", "person", truth);
        row(job.name(), "Kith", found, kith.seconds(), kith.cpu(), kith.megabytes(), (long)
                figure(manifest(out), "pairsCompared"));
        if (splink.isPresent()) {
            besideIt(job, "", truth, found, kith);
            if (job.county()) {
                besideIt(job, WIDE, truth, found, kith);
            }
        }
        gaps.put(job.name(), found.gaps());
    }

    private List<String> kith(Job job, Path out, List<String> more) {
        List<String> line = new ArrayList<>(
                List.of(launcher.toString(), "link", job.file().toString(), "--out", out.toString(), "--id", job.id()));
        line.addAll(more);
        return line;
    }

    private static String manifest(Path out) throws IOException {
        return Files.readString(out.resolve("manifest.json"));
    }

    /// Many pairs: Splink by its eleven rules, and Kith by the very model that Splink has learnt, or where Splink is
    /// not there by the same rules and measures. What counts is the pairs a second, blocking included.
    private void loose(Job job) throws IOException {
        Path out = work.resolve("kith-" + job.name());
        Path peers = work.resolve("splink-" + job.name());
        Optional<Peer> peer = splink.map(folder -> Peer.splink(folder, script, job.name(), job.file(), peers));
        List<String> conditions = peer.isPresent()
                ? List.of("--model", peers.resolve("model.json").toString())
                : LOOSE_CONDITIONS;
        Peer kith = Peer.run(kith(job, out, conditions));
        String told = manifest(out);
        double pairs = figure(told, "pairsCompared");
        double seconds = figure(told, "secondsPreparing") + figure(told, "secondsComparing");
        System.out.printf(
                "%n| %s | s | CPU s | MB | pairs | s of blocking and scoring | pairs a second |%n", job.name());
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        rate("Kith", kith.seconds(), kith.cpu(), kith.megabytes(), pairs, seconds);
        if (peer.isPresent()) {
            String figures = Files.readString(peers.resolve("figures.json"));
            double total = figure(figures, "total");
            double scoring = figure(figures, "predict");
            double cpu = peer.get().cpu() * Math.min(1, total / peer.get().seconds());
            rate("Splink", total, cpu, peer.get().megabytes(), pairs, scoring);
            System.out.printf(
                    Locale.ROOT,
                    "| Kith by Splink | %.2f | %.2f | %.2f | | %.2f | %.1f |%n",
                    kith.seconds() / total,
                    kith.cpu() / cpu,
                    (double) kith.megabytes() / peer.get().megabytes(),
                    seconds / scoring,
                    scoring / seconds);
        }
    }

    private static final List<String> LOOSE_CONDITIONS = Stream.concat(
                    Stream.of(
                                    "l.nhs_number = r.nhs_number",
                                    "l.upn = r.upn",
                                    "l.forename = r.forename and l.dob = r.dob",
                                    "l.surname = r.surname and l.dob = r.dob",
                                    "l.postcode = r.postcode and l.dob = r.dob",
                                    "l.postcode = r.postcode and l.forename = r.forename",
                                    "l.forename = r.forename and l.surname = r.surname and substr(l.dob,1,4) ="
                                            + " substr(r.dob,1,4)",
                                    "l.forename = r.forename and l.surname = r.surname and l.postcode = r.postcode",
                                    "l.forename = r.forename and l.surname = r.surname",
                                    "l.surname = r.surname and substr(l.dob,1,4) = substr(r.dob,1,4)",
                                    "substr(l.forename,1,2) = substr(r.forename,1,2) and substr(l.dob,1,7) ="
                                            + " substr(r.dob,1,7)")
                            .flatMap(rule -> Stream.of("--block", rule)),
                    Stream.of(
                                    "forename=jaro_winkler:0.92,0.88,0.7",
                                    "surname=jaro_winkler:0.92,0.88,0.7",
                                    "dob=date",
                                    "postcode=postcode",
                                    "sex=exact",
                                    "nhs_number=exact",
                                    "upn=exact")
                            .flatMap(measure -> Stream.of("--compare", measure)))
            .toList();

    private static void rate(String by, double seconds, double cpu, long megabytes, double pairs, double scoring) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %d | %,d | %.1f | %,d |%n",
                by,
                seconds,
                cpu,
                megabytes,
                (long) pairs,
                scoring,
                (long) (pairs / scoring));
    }

    /// A county of so many records end to end, if disk and memory suffice.
    private void large(String name) throws IOException {
        int[] size = Objects.requireNonNull(LARGE.get(name));
        int records = size[0];
        int needed = size[1];
        Path county = work.resolve("county-" + records + ".csv");
        System.out.printf("%n| %s | s | CPU s | MB | pairs | F1 |%n|---|--:|--:|--:|--:|--:|%n", name);
        long free = Files.getFileStore(work).getUsableSpace() >> 20;
        long taken = ((long) records * DISK_BYTES_A_RECORD) >> 20;
        if (!Files.exists(county) && free < taken) {
            System.out.printf(
                    "| not run: %,d MB of disk are free in %s, and the files take %,d |%n", free, work, taken);
            return;
        }
        if (Machine.availableMegabytes() < needed) {
            System.out.printf("| not run: it takes %,d MB of memory, and so much is not free |%n", needed);
            return;
        }
        if (!Files.exists(county)) {
            CountyPeople.write(county, records);
        }
        Job job = new Job(name, county, "unique_id", "cluster", true);
        Path out = work.resolve("kith-" + name);
        Peer kith = Peer.run(
                kith(job, out, List.of("--source-column", "source", "--truth-column", job.person(), "--no-report")));
        String told = manifest(out);
        System.out.printf(
                Locale.ROOT,
                "| Kith | %.1f | %.1f | %d | %,d | %.4f |%n",
                kith.seconds(),
                kith.cpu(),
                kith.megabytes(),
                (long) figure(told, "pairsCompared"),
                figure(told, "f1"));
        if (splink.isEmpty()) {
            return;
        }
        if (Machine.availableMegabytes() < size[2]) {
            System.out.printf("| Splink | not run: it takes %,d MB of memory, and so much is not free |%n", size[2]);
            return;
        }
        Path peers = work.resolve("splink-" + name);
        Peer peer = Peer.splink(splink.get(), script, name, county, peers);
        String figures = Files.readString(peers.resolve("figures.json"));
        System.out.printf(
                Locale.ROOT,
                "| Splink | %.1f | %.1f | %d | %,d | |%n| Kith by Splink | %.2f | %.2f | %.2f | | |%n",
                figure(figures, "total"),
                peer.cpu(),
                peer.megabytes(),
                (long) figure(figures, "pairs"),
                kith.seconds() / figure(figures, "total"),
                kith.cpu() / peer.cpu(),
                (double) kith.megabytes() / peer.megabytes());
    }

    /// @param settings which of Splink's, or nothing for its usual ones
    private void besideIt(Job job, String settings, Found.Truth truth, Found found, Peer kith) throws IOException {
        Path out = work.resolve("splink-" + job.name() + settings);
        Peer peer = Peer.splink(splink.orElseThrow(), script, job.name() + settings, job.file(), out);
        String figures = Files.readString(out.resolve("figures.json"));
        record At(String threshold, Found found) {}
        At best;
        try (Stream<Path> files = Files.list(out)) {
            best = files.filter(file -> file.getFileName().toString().startsWith("clusters-"))
                    .map(file -> new At(
                            file.getFileName().toString().replaceAll("^clusters-|\\.csv$", ""),
                            Found.of(file, "id", "cluster", truth)))
                    .max(Comparator.comparingDouble(at -> at.found().quality().f1()))
                    .orElseThrow();
        }
        // Its clusters are written at several thresholds; only the first is its work.
        double share = figure(figures, "total") / peer.seconds();
        String by = !job.county() ? "Splink" : settings.isEmpty() ? "Splink, quick" : "Splink, accurate";
        row(
                job.name(),
                by + ", best at " + best.threshold(),
                best.found(),
                figure(figures, "total"),
                peer.cpu() * Math.min(1, share),
                peer.megabytes(),
                (long) figure(figures, "pairs"));
        System.out.printf(
                Locale.ROOT,
                "| %s | Kith by %s | | | %+.4f | | | | | %.2f | %.2f | %.2f | |%n",
                job.name(),
                by,
                found.quality().f1() - best.found().quality().f1(),
                kith.seconds() / figure(figures, "total"),
                kith.cpu() / (peer.cpu() * Math.min(1, share)),
                (double) kith.megabytes() / peer.megabytes());
    }

    private static double figure(String json, String name) {
        Matcher matcher = FIGURE.matcher(json);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Double.parseDouble(matcher.group(2));
            }
        }
        return 0;
    }

    private static String widest(Found found) {
        return found.gaps().stream()
                .findFirst()
                .map(gap -> String.format(
                        Locale.ROOT,
                        "%.1f (%s %s)",
                        gap.points(),
                        gap.kind(),
                        gap.worst().name()))
                .orElse("");
    }

    /// Who is served worst and who best, with the range that chance leaves, so that a gap can be told from noise.
    private static void gaps(String job, List<Found.Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        System.out.printf(
                "%n| %s, by Kith | worst: pairs | recall, %% | best: pairs | recall, %% | points apart |%n", job);
        System.out.println("|---|--:|--:|--:|--:|--:|");
        for (Found.Gap gap : gaps) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s: %,d | %s | %s: %,d | %s | %.1f%s |%n",
                    gap.kind(),
                    gap.worst().name(),
                    gap.worst().pairs(),
                    range(gap.worst()),
                    gap.best().name(),
                    gap.best().pairs(),
                    range(gap.best()),
                    gap.points(),
                    gap.clear() ? "" : ", perhaps chance");
        }
    }

    private static String range(Found.Group group) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f to %.1f)", 100 * group.recall(), 100 * group.from(), 100 * group.to());
    }

    private static void row(
            String job, String by, Found found, double seconds, double cpu, long megabytes, long pairs) {
        var quality = found.quality();
        boolean county = found.twinSets() > 0;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %.4f | %.4f | %.4f | %s | %s | %s | %.1f | %.1f | %d | %,d |%n",
                job,
                by,
                quality.precision(),
                quality.recall(),
                quality.f1(),
                quality.bcubedF1(),
                county ? String.format(Locale.ROOT, "%.1f%% of %d", 100 * found.twinsMerged(), found.twinSets()) : "",
                county ? String.format(Locale.ROOT, "%.2f%%", 100 * found.mixed()) : "",
                county ? widest(found) : "",
                seconds,
                cpu,
                megabytes,
                pairs);
    }
}
