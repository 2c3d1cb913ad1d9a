package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The main job on the full county: generate, refresh, a month of changes, the demonstration to its ready line.
final class MainJob {

    private MainJob() {}

    public static void main(String[] arguments) throws IOException {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var children = arguments.length > 1 ? arguments[1] : "85690";
        var work = Files.createTempDirectory("kith-benchmark");
        Machine.print();
        Measured.of(home, work.resolve("build.log"), Optional.empty(), "--help");
        var files = work.resolve("files").toString();
        var data = work.resolve("data").toString();
        System.out.printf(
                "main job, %s children%n%-34s %9s %9s %7s %9s %9s%n",
                children, "", "seconds", "limit", "ratio", "MB", "limit");
        row(
                "generate",
                25,
                0,
                Measured.of(
                        home,
                        work.resolve("generate.log"),
                        Optional.empty(),
                        "generate",
                        "--children",
                        children,
                        "--out",
                        files));
        row(
                "refresh, files to families",
                45,
                3072,
                Measured.of(
                        home,
                        work.resolve("refresh.log"),
                        Optional.empty(),
                        "refresh",
                        "--from",
                        files,
                        "--data",
                        data));
        row(
                "refresh again, no news",
                10,
                3072,
                Measured.of(
                        home, work.resolve("again.log"), Optional.empty(), "refresh", "--from", files, "--data", data));
        row(
                "demo to ready",
                90,
                3072,
                Measured.of(
                        home,
                        work.resolve("demo.log"),
                        Optional.of("ready "),
                        "demo",
                        "--children",
                        children,
                        "--data",
                        work.resolve("demo").toString(),
                        "--port",
                        "18099"));
        row(
                "demo again to ready",
                15,
                3072,
                Measured.of(
                        home,
                        work.resolve("demo2.log"),
                        Optional.of("ready "),
                        "demo",
                        "--children",
                        children,
                        "--data",
                        work.resolve("demo").toString(),
                        "--port",
                        "18099"));
        System.out.println("files, logs and data: " + work);
    }

    private static void row(String what, double limit, long memoryLimit, Measured measured) {
        System.out.printf(
                "%-34s %9.1f %9.0f %7.2f %9d %9s%n",
                what,
                measured.seconds(),
                limit,
                measured.seconds() / limit,
                measured.megabytes(),
                memoryLimit == 0 ? "" : memoryLimit);
    }
}
