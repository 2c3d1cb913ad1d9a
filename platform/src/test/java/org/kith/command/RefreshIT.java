package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.database.Database;
import org.kith.outcomes.Attack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The main job as a user runs it: real processes, killed where it hurts.
class RefreshIT {

    @TempDir
    static Path folder;

    static Path files;
    static Map<String, String> wholeDigests;
    static Map<String, Long> wholeContent;

    @BeforeAll
    static void makesACountyAndRefreshesItOnce() throws Exception {
        files = folder.resolve("files");
        assertThat(KithProcess.run(
                                "generate",
                                "--children",
                                "400",
                                "--seed",
                                "7",
                                "--as-of",
                                "2026-11-01",
                                "--out",
                                files.toString())
                        .code())
                .isZero();
        var data = folder.resolve("whole");
        var refreshed = refresh(data);
        assertThat(refreshed.code()).as(refreshed.said()).isZero();
        wholeDigests = digests(data);
        wholeContent = content(data);
        assertThat(wholeDigests.keySet()).containsExactly("ingest", "match", "families", "needs", "measures");
        assertThat(wholeContent.get("partners.fact")).isPositive();
        assertThat(wholeContent.get("needs.found")).isPositive();
        assertThat(wholeContent.get("outcomes.figure")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "match", "families", "needs", "measures"})
    void goesOnAfterAKillInAnyStageWithNothingLostOrDoubled(String stage) throws Exception {
        var data = folder.resolve("killed-in-" + stage);
        try (var refresh = new KithProcess("refresh", "--from", files.toString(), "--data", data.toString())) {
            while (refresh.alive() && !"running".equals(state(data, stage))) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            TimeUnit.MILLISECONDS.sleep("ingest".equals(stage) ? 700 : 20);
            refresh.kill();
        }
        assertThat(state(data, stage)).isEqualTo("running");
        var again = refresh(data);
        assertThat(again.code()).as(again.said()).isZero();
        assertThat(digests(data)).isEqualTo(wholeDigests);
        assertThat(content(data)).isEqualTo(wholeContent);
    }

    @Test
    void stopsItsDatabaseWhereItIsToldToEnd() throws Exception {
        var data = folder.resolve("told-to-end");
        var pidFile = data.resolve("postgres/cluster/postmaster.pid");
        try (var refresh = new KithProcess("refresh", "--from", files.toString(), "--data", data.toString())) {
            while (refresh.alive() && !"running".equals(state(data, "ingest"))) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            assertThat(pidFile).exists();
            refresh.terminate();
            assertThat(refresh.said()).doesNotContain("kith: ");
        }
        assertThat(pidFile).doesNotExist();
        var again = refresh(data);
        assertThat(again.code()).as(again.said()).isZero();
        assertThat(content(data)).isEqualTo(wholeContent);
    }

    @Test
    void namesFilesThatWereRefusedOrWaitAndTakesTheOthers() throws Exception {
        var some = Files.createDirectory(folder.resolve("some"));
        Files.writeString(some.resolve("letter.csv"), "dear;all\nplease;find\n");
        var zones = files.resolve("settings/zones_2021-11-01.csv");
        Files.copy(zones, some.resolve(zones.getFileName()));
        Files.writeString(some.resolve("register1.csv"), register(200));
        Files.writeString(some.resolve("register2.csv"), register(20));
        var data = folder.resolve("refused");

        var ended = refresh(some, data);

        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said())
                .contains("letter.csv was refused: ")
                .containsPattern("register2.csv waits: The file of .* had 200 rows, this one has 20");
        assertThat(content(data).get("partners.zone")).isPositive();

        var again = refresh(some, data);

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.said())
                .contains("register2.csv waits: ", "1 refused, 1 waiting")
                .doesNotContain("letter.csv");
        assertThat(state(data, "ingest")).isEqualTo("unchanged");
    }

    private static String register(int children) {
        return "EHERef,ParentName,StartDate,Suitable\n"
                + IntStream.range(0, children)
                        .mapToObj(each -> "E" + each + ",Ann Baker,01/09/2025,Y\n")
                        .collect(Collectors.joining());
    }

    @Test
    void takesNothingOfAFolderWhoseListCannotBeFollowed() throws IOException {
        var listed = Files.createDirectory(folder.resolve("listed"));
        Files.writeString(listed.resolve("MANIFEST.csv"), "order,file,received_on\n1,zones.csv,yesterday\n");

        var ended = refresh(listed, folder.resolve("unlisted"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("MANIFEST.csv, line 2: `yesterday`").doesNotContain("not foreseen");
    }

    @Test
    void namesAFileThatTheListOfItsFolderDoesNot() throws IOException {
        var listed = Files.createDirectory(folder.resolve("half-listed"));
        Files.writeString(listed.resolve("MANIFEST.csv"), "order,file,received_on\n1,one.csv,2026-10-01\n");
        Files.writeString(listed.resolve("one.csv"), register(5));
        Files.writeString(Files.createDirectory(listed.resolve("late")).resolve("two.csv"), register(6));

        var ended = refresh(listed, folder.resolve("half-listed-data"));

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains("late/two.csv was passed over: MANIFEST.csv does not name it.")
                .doesNotContain("one.csv was");
    }

    @Test
    void changesNothingWhenRunAgainWithoutNewFiles() throws Exception {
        var data = folder.resolve("whole");
        var again = refresh(data);
        assertThat(again.code()).as(again.said()).isZero();
        assertThat(digests(data)).isEqualTo(wholeDigests);
        assertThat(content(data)).isEqualTo(wholeContent);
        assertThat(state(data, "match")).isEqualTo("unchanged");
        assertThat(state(data, "families")).isEqualTo("unchanged");
        assertThat(state(data, "needs")).isEqualTo("unchanged");
        assertThat(state(data, "measures")).isEqualTo("unchanged");
    }

    @Test
    void nobodyWorksOutASmallNumberFromAllThatARunReleased() throws Exception {
        try (var database = Database.open(folder.resolve("whole"), Map.of());
                var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            assertThat(Attack.on(connection)).isEmpty();
        }
    }

    private record Sessions(int possible, int missed) {

        Sessions and(Sessions more) {
            return new Sessions(possible + more.possible, missed + more.missed);
        }
    }

    @Test
    void aYearAtSchoolIsTheSumOfItsCensuses() throws Exception {
        var summed = new TreeMap<String, Sessions>();
        try (var database = Database.open(folder.resolve("whole"), Map.of());
                var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var years = statement.executeQuery("""
                        select r.source_key || ' ' || y.year, sum(y.possible), sum(y.missed)
                        from families.year_at_school y
                        join partners.record r on r.id = y.record_id
                        join partners.source s on s.id = r.source_id
                        where s.name = 'school-census' and y.possible > 0
                        group by 1
                        """)) {
            while (years.next()) {
                summed.put(years.getString(1), new Sessions(years.getInt(2), years.getInt(3)));
            }
        }
        assertThat(summed).hasSizeGreaterThan(100).isEqualTo(inCensuses());
    }

    /// Of each pupil and school year, what the censuses say that say how many sessions were missed.
    private static Map<String, Sessions> inCensuses() throws IOException {
        var years = new TreeMap<String, Sessions>();
        try (var censuses = Files.newDirectoryStream(files.resolve("school-census"), "*_pupil*onroll.csv")) {
            for (var census : censuses) {
                var name = census.getFileName().toString();
                var year = name.substring(0, 4);
                var unnumbered = name.replaceFirst("_(pupil\\w+)\\.csv$", "/$1tableid:");
                try (var pupils = CsvReader.builder().ofNamedCsvRecord(census)) {
                    for (var pupil : pupils) {
                        int possible = number(pupil, "termlysessionspossible");
                        if (possible > 0
                                && pupil.findField("termlysessionsauthorised").isPresent()) {
                            int missed = number(pupil, "termlysessionsauthorised")
                                    + number(pupil, "termlysessionsunauthorised");
                            var key = pupil.getField("upn").isEmpty()
                                    ? unnumbered + pupil.getField(0)
                                    : pupil.getField("upn");
                            years.merge(key + " " + year, new Sessions(possible, missed), Sessions::and);
                        }
                    }
                }
            }
        }
        return years;
    }

    private static int number(NamedCsvRecord row, String column) {
        return (int) Double.parseDouble(row.getField(column));
    }

    @Test
    void saysRuleByRuleHowWellNeedsAgreeWithTheTruth() throws IOException {
        var needs = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("whole/refresh.json")))
                .path("agreement")
                .path("needs");
        var suspended = needs.path("rules").path("first-suspension");
        assertThat(suspended.path("true").asInt()).isPositive();
        assertThat(suspended.path("precision").asDouble()).isGreaterThan(0.85);
        assertThat(suspended.path("recall").asDouble()).isGreaterThan(0.85);
        assertThat(needs.path("precision").asDouble()).isBetween(0.7, 1.0);
        assertThat(needs.path("recall").asDouble()).isBetween(0.7, 1.0);
        assertThat(needs.path("rules").has("attendance-worsening")).isTrue();
        assertThat(needs.path("rules").has("home-at-risk")).isTrue();
        assertThat(needs.path("not compared")).isEmpty();
    }

    @Test
    void holdsLinksAndNeedsAgainstTheTruthAgainOnlyWhereTheyOrItDiffer() throws IOException {
        var data = folder.resolve("held-again");
        var later = copied(files, folder.resolve("later"));
        assertThat(refresh(later, data).code()).isZero();
        var worked = agreement(data);
        Files.writeString(data.resolve("refresh.json"), withPrecision("0.1234", data));
        dropLastLine(later, "settings/areas");
        assertThat(refresh(later, data).said()).contains("links against the truth: precision 0.1234");
        assertThat(state(data, "ingest")).isEqualTo("done");
        assertThat(agreement(data).at("/links/precision").asDouble()).isEqualTo(0.1234);
        assertThat(agreement(data).at("/needs/precision").asDouble()).isEqualTo(0.1234);
        dropLastLine(later, "settings/areas");
        dropLastLine(later, "truth/people");
        assertThat(refresh(later, data).code()).isZero();
        assertThat(agreement(data).at("/links/precision").asDouble())
                .as("links rest on the records alone")
                .isEqualTo(0.1234);
        assertThat(agreement(data).at("/needs/precision").asDouble())
                .isCloseTo(worked.at("/needs/precision").asDouble(), within(0.01));
        dropLastLine(later, "settings/areas");
        dropLastLine(later, "truth/records");
        assertThat(refresh(later, data).code()).isZero();
        assertThat(agreement(data).at("/links/precision").asDouble())
                .isCloseTo(worked.at("/links/precision").asDouble(), within(0.01));
    }

    @Test
    void goesOnWhereTheTruthCannotBeReadAndSaysWhatWasNotCompared() throws IOException {
        var data = folder.resolve("half-true");
        var later = copied(files, folder.resolve("half"));
        var events = later.resolve("truth/events.csv");
        var whole = Files.readString(events);
        Files.writeString(events, whole.substring(0, whole.length() / 2 - whole.length() / 2 % 7));
        Files.delete(later.resolve("truth/homes.csv"));
        var first = refresh(later, data);
        assertThat(first.code()).as(first.said()).isZero();
        assertThat(first.said())
                .contains("links against the truth: precision")
                .containsPattern("not compared, since truth/events.csv(, line \\d+: | breaks off)[^\n]*: .*young-carer")
                .contains("severely-absent  ")
                .doesNotContain("not foreseen");
        assertThat(agreement(data).at("/needs/not compared/first-offence").asString())
                .startsWith("truth/events.csv");
        Files.delete(later.resolve("truth/records.csv"));
        Files.writeString(events, whole);
        var second = refresh(later, data);
        assertThat(second.code()).as(second.said()).isZero();
        assertThat(second.said())
                .contains("links were not held against the truth, since truth/records.csv is not there")
                .contains("needs were not held against the truth, since truth/records.csv is not there");
        Files.copy(files.resolve("truth/records.csv"), later.resolve("truth/records.csv"));
        assertThat(refresh(later, data).said())
                .as("mended, with nothing else new")
                .contains("links against the truth: precision")
                .contains("not compared, since truth/homes.csv is not there: home-at-risk");
    }

    private static JsonNode agreement(Path data) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(data.resolve("refresh.json")))
                .path("agreement");
    }

    private static String withPrecision(String precision, Path data) throws IOException {
        return Files.readString(data.resolve("refresh.json")).replaceAll("(\"precision\" : )[\\d.]+", "$1" + precision);
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
        return to;
    }

    /// Of the newest of the files that are so called.
    private static void dropLastLine(Path in, String called) throws IOException {
        var start = in.resolve(called);
        try (var all = Files.list(Objects.requireNonNull(start.getParent()))) {
            var file = all.filter(one -> one.getFileName()
                            .toString()
                            .startsWith(start.getFileName().toString()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            var lines = Files.readAllLines(file);
            Files.write(file, lines.subList(0, lines.size() - 1));
        }
    }

    @Test
    void opensAnAccountForAPlaceThatTheRegistersTellOfAndForNoOther() {
        var data = folder.resolve("whole").toString();
        assertThat(KithProcess.run("accounts", "open", "Helen Marsh", "--role", "zone-manager", "--why", "New")
                        .code())
                .as("a zone manager without a zone")
                .isEqualTo(2);
        var nowhere = KithProcess.run(
                "accounts",
                "open",
                "Helen Marsh",
                "--role",
                "zone-manager",
                "--zone",
                "XYZ",
                "--why",
                "New",
                "--data",
                data);
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.said()).contains("no zone has the code XYZ");
        var opened = KithProcess.run(
                "accounts",
                "open",
                "Helen Marsh",
                "--role",
                "zone-manager",
                "--zone",
                "BRI",
                "--why",
                "New",
                "--data",
                data);
        assertThat(opened.said()).containsPattern("helen\\.marsh may sign in as zone manager.*: \\w{4}-\\w{4}-\\w{4}");
        assertThat(opened.code()).isZero();
        assertThat(KithProcess.run("accounts", "--data", data).said())
                .containsPattern("helen\\.marsh +zone manager +Helen Marsh, Bridport");
        var kept = KithProcess.run("accounts", "keep-name", "helen.marsh", "--why", "Was in a refuge", "--data", data);
        assertThat(kept.said()).contains("Parents are not told the name of helen.marsh any more.");
        assertThat(KithProcess.run("accounts", "--data", data).said())
                .containsPattern("Helen Marsh, Bridport \\(name kept from parents\\)");
    }

    @Test
    void exportsNeedsWholeAndOnRecord() throws Exception {
        var data = folder.resolve("whole");
        var file = folder.resolve("needs.csv");
        var ended = KithProcess.run("export", "needs", "--out", file.toString(), "--data", data.toString());
        assertThat(ended.code()).as(ended.said()).isZero();
        var lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("person,need,since,until,kinds");
        assertThat(lines).hasSizeGreaterThan(10).anyMatch(line -> line.contains(",first-suspension,"));
        var people = lines.stream()
                .skip(1)
                .map(line -> line.substring(0, 36))
                .distinct()
                .toList();
        try (var database = Database.open(data, Map.of());
                var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var record = statement.executeQuery("""
                        select cardinality(person_id), person_id::text, role
                        from access.reading where act = 'export' and why like 'export of needs%'
                        """)) {
            assertThat(record.next()).isTrue();
            assertThat(record.getInt(1)).isEqualTo(people.size());
            assertThat(record.getString(2)).contains(people);
            assertThat(record.getString(3)).isEqualTo("operator");
            assertThat(record.next()).isFalse();
        }
        assertThat(Files.exists(folder.resolve("needs.csv.unfinished"))).isFalse();
    }

    private static KithProcess.Ended refresh(Path data) {
        return refresh(files, data);
    }

    private static KithProcess.Ended refresh(Path from, Path data) {
        return KithProcess.run("refresh", "--from", from.toString(), "--data", data.toString());
    }

    private static String state(Path data, String stage) throws IOException {
        for (var entry : manifest(data)) {
            if (entry.path("name").asString().equals(stage)) {
                return entry.path("state").asString();
            }
        }
        return "";
    }

    private static Map<String, String> digests(Path data) throws IOException {
        var digests = new LinkedHashMap<String, String>();
        for (var entry : manifest(data)) {
            digests.put(entry.path("name").asString(), entry.path("digest").asString());
        }
        return digests;
    }

    private static JsonNode manifest(Path data) throws IOException {
        var file = data.resolve("refresh.json");
        return Files.exists(file)
                ? JsonMapper.shared().readTree(Files.readString(file)).path("stages")
                : JsonMapper.shared().createArrayNode();
    }

    /// How many rows each table holds, so that a doubled or lost row shows even where a digest would not see it.
    private static Map<String, Long> content(Path data) throws SQLException {
        var rows = new LinkedHashMap<String, Long>();
        try (var database = Database.open(data, Map.of());
                var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            try (var tables = statement.executeQuery("""
                    select schemaname || '.' || tablename
                    from pg_tables
                    where schemaname in ('partners', 'matching', 'families', 'needs', 'outcomes') and tablename not like 'flyway%'
                    order by 1
                    """)) {
                while (tables.next()) {
                    rows.put(tables.getString(1), 0L);
                }
            }
            for (var table : List.copyOf(rows.keySet())) {
                try (var count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }
}
