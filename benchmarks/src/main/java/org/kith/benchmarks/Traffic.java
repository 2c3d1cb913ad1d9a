package org.kith.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// An open loop: requests begin at their times whether or not earlier ones were answered, so that a slow server shows
/// as such. Gatling makes the requests; the times are kept here, whole.
public final class Traffic extends Simulation {

    /// What came of it.
    record Run(Map<String, Times> byPage, Times all, double seconds, Cores cores) {

        double answeredASecond() {
            return (all.many() - all.errors()) / seconds;
        }
    }

    private record Setting(Served served, Visits visits, int rate, int seconds, Map<String, Times> byPage, Times all) {

        void took(String page, long since, boolean failed) {
            var milliseconds = (System.nanoTime() - since) / 1_000_000;
            all.add(milliseconds, failed);
            times(page).add(milliseconds, failed);
        }

        private Times times(String page) {
            synchronized (byPage) {
                return byPage.computeIfAbsent(page, _ -> new Times());
            }
        }
    }

    /// Gatling makes simulations itself, by their class.
    private static volatile @Nullable Setting setting;

    /// Runs from the first request on: what Gatling does before is not measured.
    private static volatile Cores.@Nullable Watch watch;

    static Run run(Served served, Visits visits, int rate, int seconds) throws InterruptedException {
        var now = new Setting(served, visits, rate, seconds, new TreeMap<>(), new Times());
        setting = now;
        watch = null;
        quietly();
        var watched = watch;
        if (watched == null) {
            throw new IllegalStateException("Gatling made no request");
        }
        return new Run(now.byPage, now.all, watched.seconds(), watched.end());
    }

    private static synchronized void begin(Served served) {
        if (watch == null) {
            watch = Cores.watch(served);
        }
    }

    private static void quietly() {
        var out = System.out;
        try {
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            var results = Files.createTempDirectory("kith-gatling");
            Gatling$.MODULE$.fromArgs(new String[] {
                "--simulation", Traffic.class.getName(), "--results-folder", results.toString(), "--no-reports"
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(out);
        }
    }

    public Traffic() {
        var now = setting;
        if (now == null) {
            throw new IllegalStateException("Traffic runs within ./kith benchmark load");
        }
        var search = exec(http("post")
                .post(now.served.address() + "/search")
                .header("Cookie", "#{cookie}")
                .formParam("_csrf", "#{token}")
                .formParam("q", "#{search}")
                .check(status().is(200))
                .check(bodyString().exists()));
        var read = exec(http("get")
                .get(session -> now.served.address() + session.getString("path"))
                .header("Cookie", "#{cookie}")
                .check(status().is(200))
                .check(bodyString().exists()));
        var visit = scenario("visit")
                .exec(session -> {
                    begin(now.served);
                    var next = now.visits.any(ThreadLocalRandom.current());
                    return session.set("page", next.page())
                            .set("path", next.path())
                            .set("search", next.search())
                            .set("cookie", next.cookie())
                            .set("token", next.token())
                            .set("begun", System.nanoTime());
                })
                .exec(doIf(session -> !session.getString("search").isEmpty()).then(search))
                .exec(doIf(session -> session.getString("search").isEmpty()).then(read))
                .exec(session -> {
                    now.took(session.getString("page"), session.getLong("begun"), session.isFailed());
                    return session;
                });
        setUp(visit.injectOpen(constantUsersPerSec(now.rate).during(now.seconds)));
    }
}
