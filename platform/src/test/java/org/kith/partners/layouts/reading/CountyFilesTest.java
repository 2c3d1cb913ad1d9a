package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.county.County;
import org.kith.partners.layouts.Hints;

/// Makes a small county and reads every file its agencies would send.
class CountyFilesTest {

    private static final int CHILDREN = 500;

    @TempDir
    static Path county;

    private record Sent(String file, String source, String kind, long rows) {}

    private static final List<Sent> SENT = new ArrayList<>();
    private static final Map<String, Reading> READINGS = new TreeMap<>();
    private static final Map<String, Set<String>> KEYS = new TreeMap<>();
    private static final Map<String, Set<String>> OTHERS = new TreeMap<>();
    private static final Map<String, Set<String>> ALIASES = new HashMap<>();
    private static final Map<String, Set<String>> WAITING = new TreeMap<>();
    private static final Map<String, Integer> FACTS = new TreeMap<>();

    @BeforeAll
    static void makeAndRead() throws Exception {
        new County(3, CHILDREN, Told.TODAY.withDayOfMonth(1)).write(county, 2, _ -> {});
        List<String> manifest = Files.readAllLines(county.resolve("MANIFEST.csv"));
        List<String> columns = List.of(manifest.getFirst().split(",", -1));
        for (String line : manifest.subList(1, manifest.size())) {
            List<String> row = List.of(line.split(",", -1));
            SENT.add(new Sent(
                    row.get(columns.indexOf("file")),
                    row.get(columns.indexOf("source")),
                    row.get(columns.indexOf("kind")),
                    Long.parseLong(row.get(columns.indexOf("rows")))));
        }
        for (Sent sent : SENT) {
            var told = new Told();
            var file = county.resolve(sent.file());
            READINGS.put(
                    sent.file(),
                    Told.DORSET.read(file, Hints.named(String.valueOf(file.getFileName()), Told.TODAY), told));
            keep(sent.source(), told);
        }
    }

    private static void keep(String source, Told told) {
        for (Told.Saying saying : told.sayings) {
            (saying.waits() ? WAITING : KEYS)
                    .computeIfAbsent(source, _ -> new TreeSet<>())
                    .add(saying.key());
            ALIASES.computeIfAbsent(source, _ -> new TreeSet<>()).add(saying.alias());
            saying.facts().stream()
                    .map(Told.Fact::other)
                    .filter(other -> !other.equals("null"))
                    .forEach(other ->
                            OTHERS.computeIfAbsent(source, _ -> new TreeSet<>()).add(other));
        }
        told.facts.forEach((kind, count) -> FACTS.merge(kind, count, Integer::sum));
    }

    private static Map<String, Set<String>> truth() throws IOException {
        Map<String, Set<String>> ids = new TreeMap<>();
        List<String> lines = Files.readAllLines(county.resolve("truth").resolve("records.csv"));
        for (String line : lines.subList(1, lines.size())) {
            int first = line.indexOf(',');
            String rest = line.substring(first + 1);
            String id = rest.substring(0, rest.lastIndexOf(',', rest.lastIndexOf(',') - 1));
            ids.computeIfAbsent(line.substring(0, first), _ -> new TreeSet<>()).add(id.replace("\"", ""));
        }
        return ids;
    }

    @Test
    void recognisesEveryFileAsTheSourceThatSentIt() {
        for (Sent sent : SENT) {
            assertThat(reading(sent).source().name()).as(sent.file()).isEqualTo(sent.source());
        }
    }

    @Test
    void readsEveryRowThatWasSent() {
        for (Sent sent : SENT) {
            assertThat(reading(sent).counts().read()).as(sent.file()).isEqualTo(sent.rows());
            assertThat(reading(sent).counts().rejected()).as(sent.file()).isZero();
        }
    }

    @Test
    void knowsEveryColumn() {
        READINGS.forEach(
                (file, reading) -> assertThat(reading.unknownColumns()).as(file).isEmpty());
    }

    @Test
    void keysRecordsAsTheTruthDoes() throws IOException {
        assertThat(KEYS).isEqualTo(truth());
    }

    @Test
    void namesOnlyRecordsThatThereAre() throws IOException {
        var truth = truth();
        OTHERS.forEach(
                (source, others) -> assertThat(truth.get(source)).as(source).containsAll(others));
    }

    @Test
    void findsTheParentOfEveryRowThatWaits() {
        WAITING.forEach(
                (source, waiting) -> assertThat(ALIASES.get(source)).as(source).containsAll(waiting));
    }

    @Test
    void declaresEachDeliveryAsTheSourceSendsIt() {
        for (Sent sent : SENT) {
            var reading = reading(sent);
            assertThat(reading.source().delivery().kindOf(reading.layout()).word())
                    .as(sent.file())
                    .isIn(sent.kind(), "changes");
        }
    }

    @Test
    void statesFactsOfManyKinds() {
        assertThat(FACTS.keySet())
                .contains(
                        "enrolment",
                        "attendance",
                        "suspension",
                        "free-meals",
                        "sen-support",
                        "ehc-plan",
                        "contact",
                        "referral",
                        "assessment",
                        "child-in-need",
                        "involvement",
                        "relationship",
                        "household",
                        "tenancy",
                        "health-review",
                        "health-birth",
                        "hub-visit",
                        "domestic-abuse",
                        "domestic-abuse-notice",
                        "destination",
                        "early-help",
                        "benefit",
                        "adult-treatment",
                        "funded-place",
                        "home-educated");
        assertThat(FACTS.get("attendance")).isGreaterThan(CHILDREN * 20);
    }

    @Test
    void saysWhichDaysAFileSpeaksOf() {
        var marks = reading(new Sent("attendance/marks_2025-11.csv", "attendance", "changes", 0));

        assertThat(marks.from()).isBetween(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 11, 3));
        assertThat(marks.to()).isBetween(LocalDate.of(2025, 11, 21), LocalDate.of(2025, 11, 30));
    }

    private static Reading reading(Sent sent) {
        var reading = READINGS.get(sent.file());
        if (reading == null) {
            throw new AssertionError("not read: " + sent.file());
        }
        return reading;
    }
}
