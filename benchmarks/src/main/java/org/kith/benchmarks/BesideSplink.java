package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kith.county.CountyPeople;

/// Links the same files with Kith and with Splink, in one run on one machine, and prints accuracy, then time and
/// memory, then the one by the other.
///
/// Kith runs at its defaults for every file; Splink with the settings of its demonstrations, and is shown at its best
/// threshold. Arguments after the home are names of jobs (all when there are none); `--records N` makes the county
/// smaller or larger, `--shared DIR` says where the public files lie.
final class BesideSplink {

    private static final String SPLINK = "splink==5.0.0";
    private static final List<String> NEW_RECORDS = List.of("county-one", "county-nightly");
    private static final Pattern FIGURE = Pattern.compile("\"([a-z]+)\": ([-0-9.e]+)");

    /// A file to link.
    ///
    /// @param person the column of the truth, or empty where the id tells
    private record Job(String name, Path file, String id, String person, boolean county) {}

    private final Path work;
    private final Path script;
    private final Optional<Path> splink;

    private BesideSplink(Path home) throws IOException {
        work = Files.createDirectories(home.resolve("benchmarks/target/beside-splink"));
        script = home.resolve("benchmarks/src/main/python/splink_jobs.py");
        splink = install();
    }

    public static void main(String[] arguments) throws IOException {
        List<String> wanted = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        int records = Integer.parseInt(option(wanted, "--records", "1000000"));
        Path home = Path.of(arguments[0]);
        Path shared = Path.of(option(
                wanted, "--shared", home.resolve("../shared/data/linkage").toString()));
        Machine.print();
        System.out.printf("%nLoad when it began: %s%n", load());
        var beside = new BesideSplink(home);
        if (wanted.isEmpty() || !NEW_RECORDS.containsAll(wanted)) {
            head();
        }
        for (Job job : beside.jobs(shared, records)) {
            if (wanted.isEmpty() || wanted.contains(job.name())) {
                if (Files.isReadable(job.file())) {
                    beside.run(job);
                } else {
                    System.out.printf("| %s | SKIPPED: %s is not there |%n", job.name(), job.file());
                }
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

    private static String option(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        arguments.remove(at);
        return arguments.remove(at);
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
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + System.getProperty("kith.heap", "1800m"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.kith.linkage.tool.Link",
                job.file().toString(),
                "--out",
                out.toString(),
                "--id",
                job.id()));
        if (job.county()) {
            line.addAll(List.of("--source-column", "source"));
        }
        if (!job.person().isEmpty()) {
            line.addAll(List.of("--truth-column", job.person()));
        }
        Peer kith = Peer.run(line);
        Found found = Found.of(out.resolve("clusters.csv"), "id", "person", truth);
        row(
                job.name(),
                "Kith",
                found,
                kith.seconds(),
                kith.cpu(),
                kith.megabytes(),
                pairs(out.resolve("manifest.json")));
        if (splink.isPresent()) {
            besideIt(job, truth, kith);
        }
    }

    private void besideIt(Job job, Found.Truth truth, Peer kith) throws IOException {
        Path out = work.resolve("splink-" + job.name());
        Peer peer = Peer.run(
                List.of("python3", script.toString(), job.name(), job.file().toString(), out.toString()),
                "PYTHONPATH",
                splink.orElseThrow().toString());
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
        row(
                job.name(),
                "Splink, best at " + best.threshold(),
                best.found(),
                figure(figures, "total"),
                peer.cpu() * Math.min(1, share),
                peer.megabytes(),
                (long) figure(figures, "pairs"));
        System.out.printf(
                Locale.ROOT,
                "| %s | Kith by Splink | | | %+.4f | | | | | %.2f | %.2f | %.2f | |%n",
                job.name(),
                Found.of(work.resolve("kith-" + job.name()).resolve("clusters.csv"), "id", "person", truth)
                                .quality()
                                .f1()
                        - best.found().quality().f1(),
                kith.seconds() / figure(figures, "total"),
                kith.cpu() / (peer.cpu() * Math.min(1, share)),
                (double) kith.megabytes() / peer.megabytes());
    }

    private static long pairs(Path manifest) throws IOException {
        Matcher matcher = Pattern.compile("\"pairsCompared\"\\s*:\\s*(\\d+)").matcher(Files.readString(manifest));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
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
                county ? String.format(Locale.ROOT, "%.1f (%s)", found.worstGroup(), found.worst()) : "",
                seconds,
                cpu,
                megabytes,
                pairs);
    }
}
