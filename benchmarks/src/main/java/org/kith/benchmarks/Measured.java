package org.kith.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One run of a command.
///
/// @param seconds from start to exit, or to the awaited line
/// @param megabytes the highest sum of proportional set sizes of the command and of its PostgreSQL, sampled every two
/// seconds: each look walks all their pages and holds them up
record Measured(double seconds, long megabytes) {

    private static final int LOOKS_A_SAMPLE = 10;

    /// The launcher, run as a user runs it.
    ///
    /// @param home the folder of the launcher
    /// @param heapMegabytes the most that the program may take for itself; 0 for what the launcher gives it
    record Kith(Path home, int heapMegabytes) {

        Kith(Path home) {
            this(home, 0);
        }

        /// Runs a command to its end.
        ///
        /// @throws IllegalStateException with what it said, when it fails
        Measured run(Object... arguments) {
            return measure(Optional.empty(), arguments);
        }

        /// Runs a command until it says a line that starts so, then ends it in order.
        Measured runUntil(String said, Object... arguments) {
            return measure(Optional.of(said), arguments);
        }

        private Measured measure(Optional<String> until, Object... arguments) {
            var line = Stream.concat(
                            Stream.of(home.toAbsolutePath().resolve("kith").toString()),
                            Arrays.stream(arguments).map(Object::toString))
                    .toList();
            try {
                return Measured.of(line, until, heapMegabytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static Measured of(List<String> line, Optional<String> until, int heapMegabytes)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("kith-benchmark", ".log");
        var start = System.nanoTime();
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        if (heapMegabytes > 0) {
            builder.environment().put("KITH_JAVA_OPTIONS", "-Xmx" + heapMegabytes + "m");
        }
        var process = builder.start();
        long most = 0;
        var awaited = false;
        for (int looks = 0; !awaited && !process.waitFor(200, TimeUnit.MILLISECONDS); looks++) {
            if (looks % LOOKS_A_SAMPLE == 0) {
                most = Math.max(most, megabytesOf(process.toHandle()));
            }
            awaited = until.isPresent() && lines(log).anyMatch(said -> said.startsWith(until.get()));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        if (awaited) {
            process.destroy();
            process.onExit().join();
        } else if (until.isPresent() || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", line) + " ended with " + process.exitValue() + ":\n"
                    + String.join("\n", lines(log).toList()));
        }
        Files.delete(log);
        return new Measured(seconds, most);
    }

    private static Stream<String> lines(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8).lines();
    }

    /// PostgreSQL's processes are no descendants: it is started by a program that leaves it to itself.
    private static long megabytesOf(ProcessHandle command) {
        var data = command.info().arguments().map(List::of).orElse(List.of()).stream()
                .dropWhile(argument -> !argument.equals("--data"))
                .skip(1)
                .findFirst();
        var servers = data.isEmpty()
                ? Stream.<ProcessHandle>empty()
                : ProcessHandle.allProcesses().filter(process -> serves(process, data.get()));
        return Stream.concat(
                                Stream.concat(Stream.of(command), command.descendants()),
                                servers.flatMap(server -> Stream.concat(Stream.of(server), server.children())))
                        .mapToLong(process -> proportionalKilobytes(process.pid()))
                        .sum()
                / 1024;
    }

    private static boolean serves(ProcessHandle process, String data) {
        return process.info()
                .arguments()
                .map(List::of)
                .orElse(List.of())
                .contains(Path.of(data, "postgres", "cluster").toString());
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
