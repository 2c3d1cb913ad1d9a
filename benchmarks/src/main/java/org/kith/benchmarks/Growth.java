package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How generate and refresh grow with the number of children. `--to N` stops after the county of N children.
final class Growth {

    private static final List<Integer> CHILDREN = List.of(10_000, 30_000, 85_690, 250_000, 850_000);

    private Growth() {}

    public static void main(String[] arguments) throws IOException {
        var kith = new Measured.Kith(Path.of(arguments[0]));
        int last = IntStream.range(1, arguments.length - 1)
                .filter(at -> arguments[at].equals("--to"))
                .map(at -> Integer.parseInt(arguments[at + 1]))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        kith.run("--version"); // builds, when there is something to build
        Machine.print();
        System.out.println();
        System.out.println(
                "| children | generate s | MB | refresh s | MB | children a second | beside the size before |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|");
        var rateBefore = 0.0;
        for (int children : CHILDREN) {
            if (children > last) {
                break;
            }
            var work = Files.createTempDirectory("kith-growth");
            var files = work.resolve("files");
            var generate = kith.run("generate", "--children", children, "--out", files);
            var refresh = kith.run("refresh", "--from", files, "--data", work.resolve("data"));
            var rate = children / refresh.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %d | %.1f | %d | %.0f | %s |%n",
                    children,
                    generate.seconds(),
                    generate.megabytes(),
                    refresh.seconds(),
                    refresh.megabytes(),
                    rate,
                    rateBefore == 0 ? "" : String.format(Locale.ROOT, "%.2f", rate / rateBefore));
            rateBefore = rate;
            delete(work);
        }
        System.out.println("\nMade by `./kith benchmark growth`.");
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
