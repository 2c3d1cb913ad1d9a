package org.kith.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pages of the full county while many people read them: an open loop at the rate that the limit is set for, then at
/// rising rates until it breaks, and what gave first.
///
/// `--data DIR` serves a demonstration that is there already, and makes it where there is none; `--rate` and
/// `--seconds` are of the first measurement.
final class Load {

    private static final int MOST_MILLISECONDS = 150;
    private static final int SECONDS_A_STEP = 20;
    private static final double STEP = 1.5;
    private static final int HIGHEST_RATE = 1_000;
    private static final double MOST_ERRORS = 0.01;
    private static final int BROKEN_MILLISECONDS = 1_000;

    private Load() {}

    private static final String USAGE = """
            ./kith benchmark load [--data DIR] [--rate 30] [--seconds 60]
            Pages under load: so many requests a second for so many seconds, then more until it breaks. Serves the
            demonstration whose data lie in DIR, or makes the full county there (.kith-load unless told).""";

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var asked = Asked.of(arguments, USAGE);
        asked.noWords();
        int rate = asked.number("--rate", 30);
        int seconds = asked.number("--seconds", 60);
        var data = asked.path("--data", asked.home().resolve(".kith-load"));
        Machine.print();
        try (var served = Served.start(asked.home(), data)) {
            var visits = Visits.of(served);
            System.out.printf("%n%s%n", visits.words());
            Traffic.run(served, visits, rate, SECONDS_A_STEP); // what is read and compiled once is not measured
            var first = Traffic.run(served, visits, rate, seconds);
            table(first, rate, seconds);
            curve(served, visits, rate);
        }
        System.out.println(
                "\nMade by `./kith benchmark load`. Gatling ran on the same machine; its share stands apart.");
    }

    private static void table(Traffic.Run run, int rate, int seconds) {
        System.out.printf("%n**%d requests a second for %d seconds, sign-in apart**%n%n", rate, seconds);
        System.out.println("| page | requests | errors | p50 ms | p95 ms | p99 ms | limit p95 | ratio |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        run.byPage().forEach((page, times) -> row(page, times));
        row("all", run.all());
    }

    private static void row(String page, Times times) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %.2f |%n",
                page,
                times.many(),
                times.errors(),
                times.percentile(50),
                times.percentile(95),
                times.percentile(99),
                MOST_MILLISECONDS,
                times.percentile(95) / (double) MOST_MILLISECONDS);
    }

    private static void curve(Served served, Visits visits, int from) throws InterruptedException {
        System.out.printf("%n**Up to where it breaks**, %d seconds a step%n%n", SECONDS_A_STEP);
        System.out.println("| asked a second | answered a second | errors | p50 ms | p95 ms | p99 ms |"
                + " cores: program | database | Gatling | busy connections |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        var steps = new ArrayList<Traffic.Run>();
        double rate = from;
        boolean broken = false;
        while (!broken && rate <= HIGHEST_RATE) {
            var run = Traffic.run(served, visits, (int) rate, SECONDS_A_STEP);
            steps.add(run);
            var all = run.all();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.0f | %d | %d | %d | %d | %.2f | %.2f | %.2f | %d |%n",
                    (int) rate,
                    run.answeredASecond(),
                    all.errors(),
                    all.percentile(50),
                    all.percentile(95),
                    all.percentile(99),
                    run.cores().program(),
                    run.cores().database(),
                    run.cores().own(),
                    run.cores().busyConnections());
            broken = all.errors() > MOST_ERRORS * all.many() || all.percentile(95) > BROKEN_MILLISECONDS;
            rate *= STEP;
        }
        System.out.println("\n" + gaveFirst(steps, broken));
    }

    private static String gaveFirst(List<Traffic.Run> steps, boolean broken) {
        var last = steps.getLast();
        if (!broken) {
            return "It did not break.";
        }
        var slowest = last.byPage().entrySet().stream()
                .max((one, other) -> Integer.compare(
                        one.getValue().percentile(95), other.getValue().percentile(95)))
                .orElseThrow();
        var cores = last.cores();
        var what = cores.all() > 0.9 * Runtime.getRuntime().availableProcessors()
                ? "the processors: the program took %.2f cores, the database %.2f, Gatling %.2f"
                        .formatted(cores.program(), cores.database(), cores.own())
                : cores.busyConnections() >= Served.POOL
                        ? "the pool: all " + Served.POOL + " connections were busy"
                        : "one page, while processors and pool had room";
        return "What gave first: " + what + ". The slowest page was " + slowest.getKey() + ".";
    }
}
