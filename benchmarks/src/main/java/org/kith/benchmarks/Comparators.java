package org.kith.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Times linkage's comparators by JMH, each beside a peer where there is one, over the same pairs in one run.
final class Comparators {

    private static final int ROUNDS = 20;

    private static final String USAGE = """
            ./kith benchmark comparators [--forks 2] [--milliseconds 100]
            Linkage's comparators beside those of Apache Commons, by JMH, over 1,000 pairs of the county's values: in each
            of so many virtual machines, after ten rounds that warm up, twenty rounds of so long. Two to three minutes.""";

    /// One question, and how it is answered.
    ///
    /// @param peersMethod null where nobody else answers it
    private record Row(
            String what,
            String method,
            @Nullable String peer,
            @Nullable String peersMethod) {}

    private static final List<Row> ROWS = List.of(
            new Row("Jaro–Winkler", "jaroWinkler", "commons-text", "jaroWinklerOfPeer"),
            new Row("Jaro–Winkler of 0.88 or more", "jaroWinklerAtLeast", "commons-text", "jaroWinklerOfPeer"),
            new Row("Damerau–Levenshtein", "slips", "commons-text", "slipsOfPeer"),
            new Row("Damerau–Levenshtein of 1 at most", "atMostOneSlip", "commons-text", "atMostOneSlipOfPeer"),
            new Row("Soundex, same code", "soundex", "commons-codec", "soundexOfPeer"),
            new Row("dates of birth, as written", "birthDates", "Levenshtein of 2 at most", "birthDatesOfPeer"),
            new Row("postcodes, as written", "postcodes", "a pattern", "postcodesOfPeer"),
            new Row("familiar forenames", "familiarForenames", null, null),
            new Row("romanised names", "romanisations", null, null));

    private Comparators() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        var asked = Asked.of(arguments, USAGE);
        asked.noWords();
        int forks = asked.number("--forks", 2);
        var round = TimeValue.milliseconds(asked.number("--milliseconds", 100));
        System.err.println("kith: JMH measures each comparator in " + forks + " virtual machines; wait");
        var measured = measured(forks, round);
        Machine.print();
        System.out.println();
        System.out.println(
                "| what | Kith ns a pair | median | peer | ns a pair | median | Kith by peer | same answer % |");
        System.out.println("|---|--:|--:|---|--:|--:|--:|--:|");
        var same = new Likenesses().sameAnswers();
        ROWS.forEach(row -> print(row, measured, same));
        System.out.println(
                "\nMade by `./kith benchmark comparators`: the quickest round, which other work on the machine disturbs least, and the median of all.");
    }

    private static Map<String, Result<?>> measured(int forks, TimeValue round) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Likenesses.class.getName() + "\\.")
                .forks(forks)
                .warmupIterations(10)
                .warmupTime(round)
                .measurementIterations(ROUNDS)
                .measurementTime(round)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow") // JMH's own doing, which Java would tell of
                .verbosity(VerboseMode.SILENT)
                .build();
        var measured = new HashMap<String, Result<?>>();
        for (var run : new Runner(options).run()) {
            measured.put(run.getPrimaryResult().getLabel(), run.getPrimaryResult());
        }
        return measured;
    }

    private static void print(Row row, Map<String, Result<?>> measured, Map<String, Double> same) {
        var kith = Objects.requireNonNull(measured.get(row.method()));
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f ", row.what(), lowest(kith), median(kith));
        var peer = row.peersMethod() == null ? null : measured.get(row.peersMethod());
        if (peer == null) {
            System.out.println("| | | | | |");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.2f | %s |%n",
                row.peer(),
                lowest(peer),
                median(peer),
                lowest(kith) / lowest(peer),
                same.containsKey(row.method()) ? String.format(Locale.ROOT, "%.1f", same.get(row.method())) : "");
    }

    private static double lowest(Result<?> result) {
        return result.getStatistics().getMin();
    }

    private static double median(Result<?> result) {
        return result.getStatistics().getPercentile(50);
    }
}
