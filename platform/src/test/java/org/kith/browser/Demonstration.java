package org.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.kith.county.Generate;
import org.kith.site.words.Dates;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./kith demo` with a small county, as a newcomer starts it: a process of its own on a data folder of its own.
///
/// `KITH_DEMO_DATA` names a data folder to serve instead, such as one with the whole county.
final class Demonstration implements AutoCloseable {

    private static final int MINUTES = 6;

    private final Process process;
    private final Path data;
    private final Path strategy;
    private final Path output;
    private final int port;

    private Demonstration(Process process, Path data, Path strategy, Path output, int port) {
        this.process = process;
        this.data = data;
        this.strategy = strategy;
        this.output = output;
        this.port = port;
    }

    /// Returns once it is ready.
    static Demonstration start(int children, Path folder) {
        try {
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var given = System.getenv("KITH_DEMO_DATA");
            var data = given == null ? folder.resolve("data") : Path.of(given);
            makeCounty(data.resolve("county"), children);
            var strategy = folder.resolve("strategy");
            FileSystemUtils.copyRecursively(Path.of("..", "strategies", "dorset"), strategy);
            alertLonger(strategy.resolve("needs").resolve("attendance-worsening.sql"));
            var output = folder.resolve("output.txt");
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx900m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dkith.home=..",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.kith.command.Kith",
                            "demo",
                            "--children",
                            Integer.toString(children),
                            "--seed",
                            "7",
                            "--port",
                            Integer.toString(port),
                            "--data",
                            data.toString(),
                            "--strategy",
                            strategy.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var demonstration = new Demonstration(process, data, strategy, output, port);
            demonstration.awaitReady();
            return demonstration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whatever day it is, files came three weeks ago: some sources are late by then, and of others a file is due.
    private static void makeCounty(Path files, int children) {
        if (Files.exists(files)) {
            return;
        }
        var asOf = LocalDate.now(Dates.HERE).minusDays(22);
        var code = new CommandLine(new Generate())
                .execute(
                        "--children",
                        Integer.toString(children),
                        "--seed",
                        "7",
                        "--as-of",
                        asOf.toString(),
                        "--out",
                        files.toString());
        assertThat(code).isZero();
    }

    /// The register is of the month before the county's day: early in a month nothing in it is new enough to be
    /// alerted.
    private static void alertLonger(Path rule) throws IOException {
        Files.writeString(
                rule, Files.readString(rule).replace("-- alert: within 10 weeks", "-- alert: within 30 weeks"));
    }

    String site() {
        return "http://localhost:" + port;
    }

    /// The strategy's folder, where the partnership writes.
    Path strategy() {
        return strategy;
    }

    /// Sits down as one of the demo's people.
    Visit signedIn(Chromium chromium, String role) {
        return signedIn(chromium, person(role));
    }

    /// Sits down as the second of the demo's people who have this role.
    Visit signedInAsColleague(Chromium chromium, String role) {
        return signedIn(chromium, people(role).get(1));
    }

    private Visit signedIn(Chromium chromium, JsonNode person) {
        return chromium.visit(site())
                .signIn(
                        person.path("username").asString(),
                        person.path("password").asString());
    }

    /// Whoever has this role, before they have signed in.
    KeyboardJourney withoutAMouse(Chromium chromium, String role) {
        var person = person(role);
        return new KeyboardJourney(
                chromium.visit(site()),
                person.path("username").asString(),
                person.path("password").asString());
    }

    /// The place for which one of the demo's people works.
    String scopeOf(String role) {
        return person(role).path("scope").asString();
    }

    /// What one of the demo's people is called.
    String nameOf(String role) {
        return person(role).path("name").asString();
    }

    private JsonNode person(String role) {
        var people = people(role);
        if (people.isEmpty()) {
            throw new AssertionError("the demonstration has no " + role + ": "
                    + people().stream()
                            .map(person -> person.path("role").asString())
                            .toList());
        }
        return people.getFirst();
    }

    private List<JsonNode> people(String role) {
        return people().stream()
                .filter(person -> plain(person.path("role").asString()).startsWith(plain(role)))
                .toList();
    }

    private List<JsonNode> people() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("demo-people.json")))
                    .valueStream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String role) {
        return role.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private void awaitReady() throws IOException {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!said().contains("ready " + site())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                var said = said();
                close();
                throw new AssertionError("the demonstration did not get ready; it said:\n" + said);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private String said() throws IOException {
        return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
