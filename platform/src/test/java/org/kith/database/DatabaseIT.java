package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseIT {

    @TempDir
    Path folder;

    private final List<Command> commands = new ArrayList<>();

    @AfterEach
    void leaveNothingRunning() {
        commands.forEach(Command::kill);
        try (var database = Database.open(folder, Map.of())) {
            assertThat(database.url()).isNotBlank(); // adopts what a killed command left, and stops it
        }
    }

    @Test
    void keepsWhatWasWrittenFromOneCommandToTheNext() throws Exception {
        try (var command = command()) {
            command.says("open");
            command.end();
            command.says("closed");
        }
        assertThat(visits()).isEqualTo(1);
        assertThat(Files.exists(pidFile(folder))).isFalse();
    }

    @Test
    void adoptsTheServerThatAKilledCommandLeft() throws Exception {
        try (var command = command()) {
            var url = command.says("open");
            command.kill();
            try (var database = Database.open(folder, Map.of())) {
                assertThat("open " + database.url()).isEqualTo(url);
                assertThat(visits(database)).isEqualTo(1);
            }
        }
    }

    @Test
    void aCopyBesideTheOriginalHasAServerOfItsOwn(@TempDir Path elsewhere) throws Exception {
        Database.open(folder, Map.of()).close();
        run("cp", "-a", folder + "/.", elsewhere.toString());
        try (var original = Database.open(folder, Map.of())) {
            Files.copy(pidFile(folder), pidFile(elsewhere)); // as in a copy that was made meanwhile
            try (var copy = Database.open(elsewhere, Map.of())) {
                assertThat(copy.url()).isNotEqualTo(original.url());
            }
            original.connect().close();
        }
    }

    @Test
    void startsAfterAPowerCutWhereAnotherProcessHasTheNumberOfItsServer() throws Exception {
        Database.open(folder, Map.of()).close();
        var another = new ProcessBuilder("sleep", "300").start();
        Files.writeString(
                pidFile(folder),
                another.pid() + "\n" + folder.resolve("postgres/cluster") + "\n1790000000\n" + unusedPort()
                        + "\n\n127.0.0.1\n");
        try (var database = Database.open(folder, Map.of())) {
            database.connect().close();
        } finally {
            another.destroy();
        }
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("postgres/cluster/postmaster.pid");
    }

    private static int unusedPort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void servesTwoCommandsAtOnceAndStopsWithTheLast() throws Exception {
        try (var first = command();
                var second = command()) {
            assertThat(first.says("open")).isEqualTo(second.says("open"));
            first.end();
            first.says("closed");
            try (var database = Database.open(folder, Map.of())) {
                assertThat(visits(database)).isEqualTo(2);
            }
            second.end();
            second.says("closed");
        }
        assertThat(Files.exists(pidFile(folder))).isFalse();
    }

    @Test
    void beginsAgainAfterAKillWhileTheClusterWasBeingMade() throws Exception {
        try (var command = command()) {
            for (int tries = 0; tries < 3000 && unfinished() == 0; tries++) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            TimeUnit.MILLISECONDS.sleep(100); // initdb is at work now
            command.kill();
        }
        assertThat(unfinished()).isEqualTo(1);
        assertThat(Files.exists(folder.resolve("postgres/cluster"))).isFalse();
        try (var command = command()) {
            command.says("open");
        }
        assertThat(visits()).isEqualTo(1);
    }

    private long unfinished() throws IOException {
        if (!Files.exists(folder.resolve("postgres"))) {
            return 0;
        }
        try (var inside = Files.list(folder.resolve("postgres"))) {
            return inside.filter(path -> path.getFileName().toString().startsWith("unfinished-"))
                    .count();
        }
    }

    @Test
    void beginsAsACopyOfTheFirstClusterWithAPasswordOfItsOwn(@TempDir Path build) throws Exception {
        String passwordOfTheFirst;
        try (var first = EmbeddedPostgres.start(build, Optional.empty())) {
            passwordOfTheFirst = first.password();
            run(first, "create table made_by_the_build as select 7 as rows");
            assertThat(FirstCluster.in(build.resolve("postgres/cluster")))
                    .as("while its server runs")
                    .isEmpty();
        }
        try (var copy = EmbeddedPostgres.start(folder, FirstCluster.in(build.resolve("postgres/cluster")))) {
            run(copy, "insert into made_by_the_build values (8)");
            assertThat(copy.password()).isNotEqualTo(passwordOfTheFirst);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            DriverManager.getConnection(copy.url("kith"), EmbeddedPostgres.USER, passwordOfTheFirst))
                    .withMessageContaining("password");
        }
        try (var first = EmbeddedPostgres.start(build, Optional.empty())) {
            assertThat(first.password()).isEqualTo(passwordOfTheFirst);
            run(first, "alter table made_by_the_build add check (rows = 7)"); // what was put into the copy is not here
        }
    }

    private static void run(EmbeddedPostgres server, String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(server.url("kith"), EmbeddedPostgres.USER, server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void makesAClusterWhereThatOfTheBuildIsNotWhole(@TempDir Path build) throws Exception {
        EmbeddedPostgres.start(build, Optional.empty()).close();
        var cluster = build.resolve("postgres/cluster");
        Files.delete(cluster.resolve("global/pg_control"));

        try (var server = EmbeddedPostgres.start(folder, FirstCluster.in(cluster))) {
            run(server, "create table made_here ()");
        }
    }

    @Test
    void makesAClusterWhereTheBuildLeftNone() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, FirstCluster.in(folder.resolve("nowhere")))) {
            run(server, "create table made_here ()");
        }
    }

    @Test
    void usesTheServerThatTheEnvironmentNames(@TempDir Path elsewhere) throws Exception {
        try (var server = Database.open(elsewhere, Map.of());
                var database = Database.open(
                        folder,
                        Map.of(
                                "KITH_DATABASE_URL", server.url().substring("jdbc:".length()),
                                "KITH_DATABASE_USER", server.user(),
                                "KITH_DATABASE_PASSWORD", server.password()))) {
            assertThat(database.url()).isEqualTo(server.url());
            assertThat(Files.exists(folder.resolve("postgres"))).isFalse();
            DriverManager.getConnection(database.url(), database.user(), database.password())
                    .close();
        }
    }

    @Test
    void saysThatTheServerWhichTheEnvironmentNamesDoesNotAnswer() throws Exception {
        int nobody = unusedPort();
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> Database.open(
                        folder, Map.of("KITH_DATABASE_URL", "postgresql://127.0.0.1:" + nobody + "/kith")))
                .withMessageContainingAll("KITH_DATABASE_URL", "could not be reached", "refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://kith:otters@127.0.0.1:99999/kith",
                "mysql://kith:otters@127.0.0.1/kith",
                "postgresql:/kith:otters@127.0.0.1/kith?password=otters&%zz"
            })
    void namesNoPasswordWhereTheEnvironmentNamesNoServer(String address) {
        assertThatExceptionOfType(NoAddress.class)
                .isThrownBy(() -> Database.open(folder, Map.of("KITH_DATABASE_URL", address)))
                .withMessageContaining("KITH_DATABASE_URL")
                .withMessageNotContaining("otters")
                .withNoCause();
    }

    @Test
    void leavesNoServerRunningWhoseDatabaseCouldNotBeMade() throws Exception {
        Database.open(folder, Map.of()).close();
        var password = folder.resolve("postgres/cluster/kith.password");
        var right = Files.readString(password);
        Files.writeString(password, "another");
        try {
            assertThatExceptionOfType(DatabaseUnavailable.class)
                    .isThrownBy(() -> Database.open(folder, Map.of()))
                    .withMessageContaining("could not be made");
            assertThat(pidFile(folder)).doesNotExist();
        } finally {
            Files.writeString(password, right);
        }
    }

    @Test
    void keepsThePasswordFromOtherUsers() throws Exception {
        try (var database = Database.open(folder, Map.of())) {
            assertThat(database.password()).hasSizeGreaterThanOrEqualTo(32);
            assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/cluster/kith.password")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void runsForAnOrdinaryUserToo() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        var home = Files.createTempDirectory("kith-nobody");
        run("chown", "nobody", home.toString());
        try (var command = new Command(List.of(
                "setpriv",
                "--reuid=nobody",
                "--clear-groups",
                "env",
                "HOME=" + home,
                "XDG_CACHE_HOME=" + home,
                java(),
                "-Duser.home=" + home,
                "-cp",
                readableClassPath(home),
                OpenAndWait.class.getName(),
                home.resolve("data").toString()))) {
            command.says("open");
            command.end();
            command.says("closed");
        } finally {
            PostgresBinaries.delete(home);
        }
    }

    private int visits() throws SQLException {
        try (var database = Database.open(folder, Map.of())) {
            return visits(database);
        }
    }

    private static int visits(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from visit")) {
            count.next();
            return count.getInt(1);
        }
    }

    private Command command() throws IOException {
        var command = new Command(List.of(
                java(), "-cp", System.getProperty("java.class.path"), OpenAndWait.class.getName(), folder.toString()));
        commands.add(command);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path copied to where another user may read it.
    private static String readableClassPath(Path home) throws Exception {
        var copies = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            if (entry.matches(
                    ".*(postgres|commons-compress|commons-io|xz-|commons-lang3|jspecify|commons-codec|test-classes|classes|kith).*")) {
                var copy =
                        home.resolve("cp" + copies.size() + "-" + Path.of(entry).getFileName());
                run("cp", "-r", entry, copy.toString());
                copies.add(copy.toString());
            }
        }
        run("chmod", "-R", "a+rX", home.toString());
        return String.join(java.io.File.pathSeparator, copies);
    }

    private static void run(String... line) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }

    /// A process under test, read line by line.
    private static final class Command implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;

        Command(List<String> line) throws IOException {
            process = new ProcessBuilder(line).redirectErrorStream(true).start();
            output = process.inputReader(StandardCharsets.UTF_8);
        }

        String says(String start) throws IOException {
            var heard = new StringBuilder();
            for (String line; (line = output.readLine()) != null; ) {
                if (line.startsWith(start)) {
                    return line;
                }
                heard.append(line).append('\n');
            }
            throw new AssertionError("it never said '" + start + "' but:\n" + heard);
        }

        void end() throws IOException {
            process.getOutputStream().close();
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() throws IOException {
            if (process.isAlive()) {
                end();
            }
            process.onExit().join();
        }
    }
}
