package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.database.Database;
import org.springframework.boot.WebApplicationType;

/// A data folder and the database of a server that the environment names.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItsDatabaseIT {

    private static final String KEPT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Database server;
    private DataFolder data;
    private int databases;

    @BeforeAll
    void startsAServer(@TempDir Path elsewhere) {
        server = Database.open(elsewhere, Map.of());
    }

    @AfterAll
    void stopsTheServer() {
        server.close();
    }

    @BeforeEach
    void beginsWithAnEmptyFolder(@TempDir Path folder) {
        data = new DataFolder();
        data.folder = folder;
        data.strategy = Path.of("..", "strategies", "dorset");
    }

    private void onTheServer(String... statements) throws SQLException {
        run(server, statements);
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private Map<String, String> named(String name) {
        return named(name, server.user(), server.password());
    }

    private Map<String, String> named(String name, String user, String password) {
        return Map.of(
                "KITH_DATABASE_URL", server.url().replaceAll("/[^/]+$", "/" + name),
                "KITH_DATABASE_USER", user,
                "KITH_DATABASE_PASSWORD", password);
    }

    private Map<String, String> anEmptyDatabase() throws SQLException {
        String name = "empty_" + databases++;
        onTheServer("create database " + name);
        return named(name);
    }

    private Map<String, String> aDatabaseThatKnows(String sha256) throws SQLException {
        var environment = anEmptyDatabase();
        try (var database = Database.open(data.folder, environment)) {
            run(
                    database,
                    "create schema partners",
                    "create table partners.delivery (id int, sha256 text)",
                    "insert into partners.delivery values (1, '" + sha256 + "')");
        }
        return environment;
    }

    private void keeps(String sha256) throws IOException {
        Files.createDirectories(data.folder.resolve("files"));
        Files.writeString(data.folder.resolve("files").resolve(sha256), "upn\n");
    }

    private void takes(Map<String, String> environment) {
        data.open(environment).close();
    }

    private void refuses(Map<String, String> environment) throws IOException {
        refuses(environment, "KITH_DATABASE_URL as before", "--data");
    }

    private void refuses(Map<String, String> environment, String... words) throws IOException {
        var before = besideItsCluster();
        assertThatExceptionOfType(AnotherDatabase.class)
                .isThrownBy(() -> data.open(environment))
                .withMessageContaining("belongs to")
                .withMessageContainingAll(words)
                .satisfies(refusal -> assertThat(WrongSetting.in(refusal)).isPresent());
        assertThat(besideItsCluster()).isEqualTo(before);
    }

    private List<Path> besideItsCluster() throws IOException {
        try (var paths = Files.walk(data.folder)) {
            return paths.filter(path -> !path.startsWith(data.folder.resolve("postgres")))
                    .toList();
        }
    }

    @Test
    void aFolderThatBelongsToAServersDatabaseGetsNoneOfItsOwn() throws Exception {
        takes(anEmptyDatabase());
        refuses(Map.of());
        assertThat(data.folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void aCommandWithoutTheVariableEndsWithTwoAndKeepsTheFiles() throws IOException {
        keeps(KEPT);
        var kept = data.folder.resolve("files").resolve(KEPT);
        var loaded = KithProcess.run("ingest", kept.toString(), "--data", data.folder.toString());

        assertThat(loaded.said())
                .contains("belongs to a database that is not here", "postgres back")
                .hasLineCount(1);
        assertThat(loaded.code()).isEqualTo(2);
        assertThat(kept).exists();
        assertThat(data.folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void aFolderIsTakenByItsOwnDatabaseAgainAndByNoOther() throws Exception {
        var first = anEmptyDatabase();
        takes(first);
        refuses(anEmptyDatabase());
        takes(first);
    }

    @Test
    void aFolderWithADatabaseOfItsOwnIsNotMixedWithAServers() throws Exception {
        takes(Map.of());
        refuses(anEmptyDatabase());
        takes(Map.of());
    }

    @Test
    void aRefusedDatabaseIsLeftAsItWas() throws Exception {
        takes(anEmptyDatabase());
        var other = anEmptyDatabase();
        refuses(other);
        try (var database = Database.open(data.folder, other)) {
            run(database, "create table public.data_folder ()"); // it is not there
        }
    }

    @Test
    void aFolderFromBeforeIsTakenByTheDatabaseThatKnowsItsFiles() throws Exception {
        keeps(KEPT);
        refuses(anEmptyDatabase());
        refuses(aDatabaseThatKnows("another"));
        var its = aDatabaseThatKnows(KEPT);
        takes(its);
        takes(its);
        Files.delete(data.folder.resolve("files").resolve(KEPT));
        refuses(anEmptyDatabase());
        takes(its);
    }

    @Test
    void aDatabaseBroughtBackFromBeforeIsTakenIfItKnowsTheFiles() throws Exception {
        takes(anEmptyDatabase());
        keeps(KEPT);
        takes(aDatabaseThatKnows(KEPT));
    }

    @Test
    void aDatabaseThatMovedToAServerIsOpenedThereAlone() throws Exception {
        takes(Map.of());
        var server = aServersCopyOfItsOwn();
        refuses(server, "Unset KITH_DATABASE_URL", "take the folder postgres out");
        takes(Map.of());

        var postgres = data.folder.resolve("postgres");
        var away = Files.move(postgres, data.folder.resolve("away"));
        takes(server);
        Files.move(away, postgres);
        refuses(Map.of(), "on a server", "Set KITH_DATABASE_URL as before", "delete database.id");
        takes(server);

        Files.delete(data.folder.resolve("database.id")); // as the sentence says
        takes(Map.of());
        refuses(server);
    }

    @Test
    void aDatabaseThatMovedBeforeThereWereIdsIsOpenedThereAlone() throws Exception {
        takes(Map.of());
        try (var database = Database.open(data.folder, Map.of())) {
            run(
                    database,
                    "drop table public.data_folder",
                    "create schema partners",
                    "create table partners.delivery as select 1 as id, '" + KEPT + "'::text as sha256");
        }
        Files.delete(data.folder.resolve("database.id"));
        keeps(KEPT);
        takes(aDatabaseThatKnows(KEPT));
        refuses(Map.of(), "on a server");
    }

    @Test
    void aFolderFromBeforeItWasWrittenWhereItsDatabaseLiesBelongsToWhatItMeetsFirst() throws Exception {
        takes(Map.of());
        var server = aServersCopyOfItsOwn();
        var file = data.folder.resolve("database.id");
        Files.writeString(file, Files.readString(file).replaceAll(" .*", ""));
        takes(server);
        refuses(Map.of(), "on a server");
    }

    /// With the id that a dump takes along.
    private Map<String, String> aServersCopyOfItsOwn() throws Exception {
        String id = Files.readString(data.folder.resolve("database.id")).split(" ", 2)[0];
        var environment = anEmptyDatabase();
        try (var database = Database.open(data.folder, environment)) {
            run(
                    database,
                    "create table public.data_folder (one boolean primary key default true, id uuid)",
                    "insert into public.data_folder (id) values ('" + id + "')");
        }
        return environment;
    }

    @Test
    void aCopyOfTheBuildsClusterIsAnotherDatabase() throws Exception {
        takes(Map.of());
        String first = Files.readString(data.folder.resolve("database.id"));
        Files.delete(data.folder.resolve("database.id")); // as in a copy
        takes(Map.of());
        assertThat(data.folder.resolve("database.id")).content().isNotEqualTo(first);
    }

    @Test
    void anAccountThatOwnsTheDatabaseNeedsCreateroleForTheFirstStart() throws Exception {
        onTheServer("create role plain login password 'otters'", "create database plain owner plain");
        var environment = named("plain", "plain", "otters");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> starts(environment))
                .satisfies(failure -> assertThat(WrongSetting.in(failure))
                        .get()
                        .extracting(WrongSetting::sentence)
                        .asString()
                        .contains("permission denied to create role", "createrole", "operate.md"));

        onTheServer("alter role plain createrole");
        starts(environment);
        onTheServer("alter role plain nocreaterole");
        starts(environment);
    }

    private void starts(Map<String, String> environment) {
        try (var database = data.open(environment)) {
            data.application(WebApplicationType.NONE, Map.of(), CompletableFuture.completedFuture(database))
                    .run()
                    .close();
        }
    }
}
