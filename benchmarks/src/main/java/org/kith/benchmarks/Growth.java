package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How generate and refresh grow with the number of children.
final class Growth {

    private Growth() {}

    public static void main(String[] arguments) throws IOException {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var sizes = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("10000", "30000", "85690", "250000", "850000");
        Machine.print();
        System.out.printf(
                "%10s %12s %9s %12s %9s %16s%n", "children", "generate s", "MB", "refresh s", "MB", "children/s");
        for (var children : sizes) {
            var work = Files.createTempDirectory("kith-growth");
            var generate = Measured.of(
                    home,
                    work.resolve("generate.log"),
                    Optional.empty(),
                    "generate",
                    "--children",
                    children,
                    "--out",
                    work.resolve("files").toString());
            var refresh = Measured.of(
                    home,
                    work.resolve("refresh.log"),
                    Optional.empty(),
                    "refresh",
                    "--from",
                    work.resolve("files").toString(),
                    "--data",
                    work.resolve("data").toString());
            System.out.printf(
                    "%10s %12.1f %9d %12.1f %9d %16.0f%n",
                    children,
                    generate.seconds(),
                    generate.megabytes(),
                    refresh.seconds(),
                    refresh.megabytes(),
                    Long.parseLong(children) / refresh.seconds());
        }
    }
}
