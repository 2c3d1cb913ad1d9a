package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// The machine that a figure was measured on, printed above it.
final class Machine {

    private Machine() {}

    static void print() throws IOException {
        System.out.printf(
                "%s; %d cores (%s), %s; Java %s%n",
                LocalDate.now(java.time.ZoneId.systemDefault()),
                Runtime.getRuntime().availableProcessors(),
                from("/proc/cpuinfo", "model name"),
                from("/proc/meminfo", "MemTotal"),
                Runtime.version());
    }

    /// All the memory that it has.
    static long megabytes() throws IOException {
        return Long.parseLong(from("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024;
    }

    /// What programs can still be given.
    static long availableMegabytes() throws IOException {
        return Long.parseLong(from("/proc/meminfo", "MemAvailable").replaceAll("\\D", "")) / 1024;
    }

    private static String from(String file, String key) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return "unknown";
        }
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
