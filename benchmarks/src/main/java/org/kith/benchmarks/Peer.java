package org.kith.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One run of a program: what it took.
///
/// @param cpu seconds of processor time, which a busy machine changes little
/// @param megabytes the highest resident set
/// @param said all it printed
record Peer(double seconds, double cpu, long megabytes, String said) {

    /// Runs to the end, or fails with what the program said.
    static Peer run(List<String> line, String... environment) {
        try {
            Path log = Files.createTempFile("kith-peer", ".log");
            long start = System.nanoTime();
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
            for (int i = 0; i < environment.length; i += 2) {
                builder.environment().put(environment[i], environment[i + 1]);
            }
            Process process = builder.start();
            long most = 0;
            double cpu = 0;
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                most = Math.max(most, kilobytes(process.pid()));
                cpu = Math.max(
                        cpu,
                        process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            String said = Files.readString(log, StandardCharsets.UTF_8);
            Files.delete(log);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", line) + " ended with " + process.exitValue() + ":\n"
                        + said.substring(Math.max(0, said.length() - 4_000)));
            }
            return new Peer(seconds, cpu, most / 1024, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Splink's run of a job.
    ///
    /// @param splink where it is installed
    static Peer splink(Path splink, Path script, String job, Path file, Path out) {
        return run(
                List.of("python3", script.toString(), job, file.toString(), out.toString()),
                "PYTHONPATH",
                splink.toString());
    }

    /// The kernel's own high-water mark.
    private static long kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(said -> said.startsWith("VmHWM:"))
                    .mapToLong(said -> Long.parseLong(said.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0; // it ended between the wait and the look
        }
    }
}
