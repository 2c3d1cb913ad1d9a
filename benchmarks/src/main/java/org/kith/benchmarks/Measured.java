package org.kith.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One run of a command.
///
/// @param seconds from start to exit, or to the awaited line
/// @param megabytes the highest sum of proportional set sizes of the command and of PostgreSQL, sampled five times a
/// second
record Measured(double seconds, long megabytes) {

    /// Runs a command of `./kith` to its end, or, where `until` is given, to the first line that starts with it.
    static Measured of(Path home, Path log, Optional<String> until, String... arguments) {
        var line = Stream.concat(Stream.of(home.resolve("kith").toString()), Stream.of(arguments))
                .toList();
        try {
            return run(line, log, until);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Measured run(List<String> line, Path log, Optional<String> until)
            throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        var start = System.nanoTime();
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long most = 0;
        var awaited = false;
        while (!awaited && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, megabytesOf(process.pid()));
            awaited = until.isPresent() && lines(log).anyMatch(said -> said.startsWith(until.get()));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        if (awaited) {
            process.destroy();
            process.onExit().join();
        } else if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", line) + " ended with " + process.exitValue() + ":\n"
                    + String.join("\n", lines(log).toList()));
        }
        return new Measured(seconds, most);
    }

    private static Stream<String> lines(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8).lines();
    }

    private static long megabytesOf(long pid) {
        return ProcessHandle.allProcesses()
                        .filter(process -> process.pid() == pid
                                || process.info().command().orElse("").endsWith("/postgres"))
                        .mapToLong(process -> proportionalKilobytes(process.pid()))
                        .sum()
                / 1024;
    }

    private static long proportionalKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(said -> said.startsWith("Pss:"))
                    .mapToLong(said -> Long.parseLong(said.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0; // it ended between the listing and the look
        }
    }
}
