package org.kith.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A demonstration that serves, and its people.
///
/// @param people who may sign in
record Served(Process process, String address, Path data, List<Person> people) implements AutoCloseable {

    /// As many connections as the program keeps to its database.
    static final int POOL = 20;

    private static final int PORT = 18_098;
    private static final Pattern PERSON = Pattern.compile("\"role\"\\s*:\\s*\"([^\"]*)\"[^}]*?"
            + "\"username\"\\s*:\\s*\"([^\"]*)\"[^}]*?\"password\"\\s*:\\s*\"([^\"]*)\"");

    record Person(String role, String username, String password) {}

    /// Serves the demonstration in a data folder, which is made when there is none; that takes some minutes.
    static Served start(Path home, Path data) throws IOException, InterruptedException {
        var log = Files.createTempFile("kith-load", ".log");
        if (kith(home, log, "demo", "--data", data.toString(), "--no-serve").waitFor() != 0) {
            throw new IllegalStateException("it was not made:\n" + Files.readString(log, StandardCharsets.UTF_8));
        }
        var process = kith(home, log, "serve", "--data", data.toString(), "--port", String.valueOf(PORT));
        while (Files.readString(log, StandardCharsets.UTF_8).lines().noneMatch(line -> line.startsWith("ready "))) {
            if (!process.isAlive()) {
                throw new IllegalStateException("it did not serve:\n" + Files.readString(log, StandardCharsets.UTF_8));
            }
            Thread.sleep(200);
        }
        var people = new ArrayList<Person>();
        var said = PERSON.matcher(Files.readString(data.resolve("demo-people.json")));
        while (said.find()) {
            people.add(new Person(said.group(1), said.group(2), said.group(3)));
        }
        return new Served(process, "http://localhost:" + PORT, data, people);
    }

    private static Process kith(Path home, Path log, String... words) throws IOException {
        var command =
                new ArrayList<>(List.of(home.toAbsolutePath().resolve("kith").toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
