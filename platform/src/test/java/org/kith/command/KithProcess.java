package org.kith.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./kith`, a command that serves no pages, as a process of its own, on the classes under test; what it prints goes to
/// a file.
final class KithProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    KithProcess(String... arguments) {
        this(Kith.class, arguments);
    }

    KithProcess(Class<?> main, String... arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-Dkith.home=..",
                "-Dspring.aot.enabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        try {
            output = Files.createTempFile("kith-process", ".log");
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a command to its end.
    static Ended run(String... arguments) {
        try (var kith = new KithProcess(arguments)) {
            return kith.end();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Tells it to end, as Ctrl-C and a machine that goes down do.
    void terminate() {
        process.destroy();
        process.onExit().join();
    }

    Ended end() {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new AssertionError("it did not end; it said:\n" + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Ended(process.exitValue(), said());
    }

    String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a command ended and what it said.
    record Ended(int code, String said) {}
}
