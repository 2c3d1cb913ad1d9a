package org.kith.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kith.linkage.Change;
import org.kith.linkage.Effect;
import org.kith.linkage.Field;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Standing;

/// New records against a county's: one by itself, and a night's 10,000, beside what Splink takes for the same.
///
/// Somebody known comes again under another id, from another system. Splink finds the pairs; Kith finds the pairs,
/// the people and the ids that they keep. Other nights give 10,000 known records another home, and take
/// 10,000 away. A busy machine stretches the clock, so that the processor's time stands beside it.
final class NewRecords {

    private static final int A_NIGHT = 10_000;
    private static final int QUESTIONS = 3_000;
    private static final int WARMING = 1_000;
    private static final Map<String, Field> FIELDS = Map.of(
            "forename", Field.FORENAME,
            "surname", Field.SURNAME,
            "dob", Field.BORN_ON,
            "sex", Field.SEX,
            "postcode", Field.POSTCODE,
            "nhs_number", Field.NHS_NUMBER,
            "upn", Field.UPN);

    private NewRecords() {}

    /// Runs the jobs `county-one` and `county-nightly` that are wanted, Kith's two in one process.
    static void run(Path work, Path county, Path script, Optional<Path> splink, List<String> jobs) throws IOException {
        System.out.printf("%n| job | by | median | 99 in 100 within | worst | processor | MB | pairs |%n");
        System.out.println("|---|---|--:|--:|--:|--:|--:|--:|");
        Path run = work.resolve("kith-county-kept");
        Peer.run(java(
                "org.kith.linkage.tool.Link",
                county.toString(),
                "--out",
                run.toString(),
                "--id",
                "unique_id",
                "--source-column",
                "source",
                "--keep"));
        Peer kith = Peer.run(java(NewRecords.class.getName(), run.toString(), county.toString()));
        kith.said()
                .lines()
                .filter(line -> jobs.stream().anyMatch(job -> line.startsWith("| " + job)))
                .forEach(line -> System.out.println(line.replace("@MB", Long.toString(kith.megabytes()))));
        for (String job : jobs) {
            if (splink.isPresent()) {
                Path out = work.resolve("splink-" + job);
                Peer peer = Peer.splink(splink.get(), script, job, county, out);
                String figures = Files.readString(out.resolve("figures.json"));
                row(job, "Splink, pairs only", times(figures), "", Long.toString(peer.megabytes()), pairs(figures));
            }
        }
    }

    private static List<String> java(String main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + System.getProperty("kith.heap", "1800m"),
                "-cp",
                System.getProperty("java.class.path"),
                main));
        line.addAll(Arrays.asList(arguments));
        return line;
    }

    private static double[] times(String figures) {
        Matcher each = Pattern.compile("\"each\": \\[([^\\]]*)]").matcher(figures);
        if (!each.find()) {
            throw new IllegalStateException("no times in " + figures);
        }
        return Stream.of(each.group(1).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static long pairs(String figures) {
        Matcher pairs = Pattern.compile("\"pairs\": (\\d+)").matcher(figures);
        return pairs.find() ? Long.parseLong(pairs.group(1)) : 0;
    }

    private static void row(String job, String by, double[] seconds, String processor, String megabytes, long pairs) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %,d |%n",
                job,
                by,
                words(sorted[sorted.length / 2]),
                sorted.length < 100 ? "" : words(sorted[(int) Math.ceil(sorted.length * 0.99) - 1]),
                words(sorted[sorted.length - 1]),
                processor,
                megabytes,
                pairs);
    }

    private static String words(double seconds) {
        return seconds < 0.1
                ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /// Kith's part, in a process of its own: the folder of the kept run, and the county's file.
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        Standing standing = Standing.read(
                Path.of(arguments[0], "run.kith"), Runtime.getRuntime().availableProcessors());
        double seconds = since(start);
        row("county-one", "Kith, reading it all first", new double[] {seconds}, words(processorSeconds()), "@MB", 0);
        Nights nights = Nights.of(Path.of(arguments[1]), standing.size());
        one(standing, nights.asked());
        night("Kith, people and ids too", standing, new Change(nights.first()));
        night("Kith, people and ids too", standing, new Change(nights.second()));
        night("Kith, homes changed", standing, new Change(nights.moved()));
        Change gone = new Change();
        for (int record = 0; record < nights.second().size(); record++) {
            gone.remove(new RecordName(
                    nights.second().source(record), nights.second().id(record)));
        }
        night("Kith, records removed", standing, gone);
    }

    /// All threads of this process, the compiler's and the collector's among them.
    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(Duration::toNanos)
                        .orElse(0L)
                / 1e9;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// What comes on three nights: people again under new ids, twice, and known records with a neighbour's home.
    private record Nights(List<NamedCsvRecord> asked, Records first, Records second, Records moved) {

        /// Of rows spread over the whole file.
        static Nights of(Path county, int size) throws IOException {
            Nights nights = new Nights(new ArrayList<>(), new Records(), new Records(), new Records());
            int step = Math.max(3, size / A_NIGHT);
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(county)) {
                int number = 0;
                String home = "";
                for (NamedCsvRecord row : rows) {
                    int at = number++ % step;
                    if (at < 2) {
                        Records again = at == 0 ? nights.first : nights.second;
                        nights.asked.add(row);
                        put(again.record("another-system", "n" + row.getField("unique_id")), row);
                    } else if (at == 2) {
                        put(nights.moved.record(row.getField("source"), row.getField("unique_id")), row)
                                .put(Field.POSTCODE, home);
                    }
                    home = row.getField("postcode");
                }
            }
            return nights;
        }
    }

    private static Records.Description put(Records.Description record, NamedCsvRecord row) {
        FIELDS.forEach((column, field) -> record.put(field, row.getField(column)));
        return record;
    }

    /// From a row as it is read to the people whom it may be.
    private static void one(Standing standing, List<NamedCsvRecord> rows) {
        double[] seconds = new double[QUESTIONS];
        long found = 0;
        double before = 0;
        for (int i = -WARMING; i < QUESTIONS; i++) {
            if (i == 0) {
                before = processorSeconds();
            }
            NamedCsvRecord row = rows.get(Math.floorMod(i, rows.size()));
            long start = System.nanoTime();
            Records asked = new Records();
            int record = put(asked.record("another-system", "1"), row).number();
            int candidates = standing.candidates(asked, record, 10).size();
            if (i >= 0) {
                seconds[i] = since(start);
                found += candidates;
            }
        }
        double processor = (processorSeconds() - before) / QUESTIONS;
        row("county-one", "Kith", seconds, words(processor) + " each", "@MB", found / QUESTIONS);
    }

    private static void night(String by, Standing standing, Change night) {
        double before = processorSeconds();
        long start = System.nanoTime();
        Effect effect = standing.apply(night);
        double seconds = since(start);
        row(
                "county-nightly",
                by,
                new double[] {seconds},
                words(processorSeconds() - before),
                "@MB",
                effect.pairsCompared());
    }
}
