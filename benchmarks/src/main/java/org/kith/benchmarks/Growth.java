package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How generate and refresh, needs and figures included, grow with the number of children. `--from N` and `--to N`
/// leave
/// out the smaller and the larger counties.
///
/// Matching and families hold everybody in memory, so that a larger county is given a larger heap. Where disk or memory
/// does not suffice, that stands in the table in place of figures.
final class Growth {

    private static final List<Integer> CHILDREN = List.of(10_000, 30_000, 85_690, 250_000, 850_000);

    /// What files and database take on disk, and people in memory, as the full county shows.
    private static final int DISK_KILOBYTES_A_CHILD = 55;

    private static final int HEAP_KILOBYTES_A_CHILD = 18;
    private static final int USUAL_HEAP = 1_800;
    private static final double MOST_OF_MEMORY = 0.7;

    private static final String USAGE = """
            ./kith benchmark growth [--from CHILDREN] [--to CHILDREN]
            How generate and refresh grow: counties of 10,000, 30,000, 85,690, 250,000 and 850,000 children; of these from
            and to the size given. Hours, where none is given.""";

    private Growth() {}

    public static void main(String[] arguments) throws IOException {
        var asked = Asked.of(arguments, USAGE);
        asked.noWords();
        int first = asked.number("--from", 1);
        int last = asked.number("--to", Integer.MAX_VALUE);
        var home = asked.home();
        new Measured.Kith(home).run("--version"); // builds, when there is something to build
        Machine.print();
        System.out.println();
        System.out.println(
                "| children | generate s | MB | refresh s | MB | of which ingest | match | families | needs |"
                        + " measures | children a second | beside the size before |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        var rateBefore = 0.0;
        for (int children : CHILDREN) {
            if (first <= children && children <= last) {
                rateBefore = row(home, children, rateBefore);
            }
        }
        System.out.println("\nMade by `./kith benchmark growth`.");
    }

    /// @return children a second in a refresh; 0 where there was none
    private static double row(Path home, int children, double rateBefore) throws IOException {
        var work = Files.createTempDirectory("kith-growth");
        try {
            var missing = missing(work, children);
            if (!missing.isEmpty()) {
                System.out.printf(Locale.ROOT, "| %,d | not run: %s |%n", children, missing);
                return 0;
            }
            var kith = new Measured.Kith(home, heap(children));
            var files = work.resolve("files");
            var data = work.resolve("data");
            var generate = kith.run("generate", "--children", children, "--out", files);
            var refresh = kith.run("refresh", "--from", files, "--data", data);
            var stages = Stages.seconds(data);
            var rate = children / refresh.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %d | %.1f | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f | %s |%n",
                    children,
                    generate.seconds(),
                    generate.megabytes(),
                    refresh.seconds(),
                    refresh.megabytes(),
                    stages.getOrDefault("ingest", 0.0),
                    stages.getOrDefault("match", 0.0),
                    stages.getOrDefault("families", 0.0),
                    stages.getOrDefault("needs", 0.0),
                    stages.getOrDefault("measures", 0.0),
                    rate,
                    rateBefore == 0 ? "" : String.format(Locale.ROOT, "%.2f", rate / rateBefore));
            return rate;
        } catch (IllegalStateException failed) {
            var said = String.valueOf(failed.getMessage());
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | failed with a heap of %,d MB: %s |%n",
                    children,
                    heap(children),
                    said.contains("OutOfMemory")
                            ? "it did not suffice"
                            : said.lines().reduce((_, line) -> line).orElse(""));
            return 0;
        } finally {
            delete(work);
        }
    }

    private static int heap(int children) {
        return Math.max(USUAL_HEAP, (int) ((long) children * HEAP_KILOBYTES_A_CHILD / 1024));
    }

    /// What the machine lacks for so many children, in words; empty where it has enough.
    private static String missing(Path work, int children) throws IOException {
        long disk = (long) children * DISK_KILOBYTES_A_CHILD / 1024;
        long free = Files.getFileStore(work).getUsableSpace() / (1 << 20);
        if (free < disk) {
            return "about %,d MB of disk are needed in %s, and %,d are free".formatted(disk, work.getParent(), free);
        }
        long memory = (long) (MOST_OF_MEMORY * Machine.megabytes());
        return memory < heap(children)
                ? "the program needs a heap of about %,d MB, and this machine can give it %,d"
                        .formatted(heap(children), memory)
                : "";
    }

    /// The largest county and its database take tens of gigabytes; none is kept.
    private static void delete(Path work) throws IOException {
        try (var inside = Files.walk(work)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
