package org.kith.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server of this data folder's own: made on first use, durable, reachable from this machine only.
///
/// Any number of commands may use one data folder at a time. Each holds a shared lock on `users.lock`;
/// the last to leave stops the server. Starting and stopping take turns by `start.lock`. The locks
/// belong to the process, so that a killed command leaves none behind; a server that it left running is
/// adopted by the next.
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "kith";
    static final String PASSWORD = "kith.password";

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=384MB",
            "work_mem=32MB",
            "temp_buffers=160MB", // taken only where temporary tables fill it, as those of a run of the rules do
            "maintenance_work_mem=256MB",
            "effective_cache_size=2GB",
            "max_connections=60",
            "wal_level=minimal", // a COPY into a table made in the same transaction then needs no log
            "max_wal_senders=0",
            "max_wal_size=4GB",
            "wal_init_zero=off", // a first load fills the log for the first time: it need not be written twice
            "checkpoint_timeout=30min",
            "autovacuum_naptime=5min", // a main job is over by then, and both cores are its own
            "random_page_cost=1.1",
            "jit=off",
            "log_min_messages=fatal"); // the rest goes to whoever asked, and quotes the rows

    private final Path cluster;
    private final Path binaries;
    private final FileChannel users;
    private final FileLock used;
    private final Path startLock;
    private final int port;
    private final String password;

    private EmbeddedPostgres(
            Path cluster, Path binaries, FileChannel users, FileLock used, Path startLock, int port, String password) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.users = users;
        this.used = used;
        this.startLock = startLock;
        this.port = port;
        this.password = password;
    }

    /// Starts the server of a data folder, or joins it.
    ///
    /// @param first what its cluster begins as where there is none yet
    static EmbeddedPostgres start(Path dataFolder, Optional<FirstCluster> first)
            throws IOException, InterruptedException {
        var folder = Files.createDirectories(dataFolder.toAbsolutePath()).resolve("postgres");
        Files.createDirectories(folder);
        onlyForOwner(folder);
        var binaries = PostgresBinaries.folder();
        var cluster = folder.resolve("cluster");
        var startLock = folder.resolve("start.lock");
        try (var starting = open(startLock);
                var turn = starting.lock()) {
            if (!Files.exists(cluster)) {
                make(cluster, binaries, first);
            }
            var password = Files.readString(cluster.resolve(PASSWORD)).strip();
            var port = runningPort(cluster, password);
            boolean begins = port == 0;
            if (begins) {
                port = run(cluster, binaries, folder.resolve("server.log"));
            }
            try {
                makeDatabase(port, password);
            } catch (IOException e) {
                if (begins) {
                    stop(cluster, binaries);
                }
                throw e;
            }
            var users = open(folder.resolve("users.lock"));
            var used = users.lock(0, Long.MAX_VALUE, true);
            assert turn.isValid();
            return new EmbeddedPostgres(cluster, binaries, users, used, startLock, port, password);
        }
    }

    String url(String database) {
        return url(port, database);
    }

    String password() {
        return password;
    }

    /// Leaves the server to the others that use it, or stops it in order when there are none. Once it was closed, and
    /// while it is, another call waits and does nothing.
    @Override
    public synchronized void close() {
        if (!used.isValid()) {
            return;
        }
        try (var starting = open(startLock);
                var turn = starting.lock()) {
            used.release();
            var alone = users.tryLock(0, Long.MAX_VALUE, false);
            if (alone != null && turn.isValid()) {
                stop(cluster, binaries);
                alone.release();
            }
            users.close();
        } catch (IOException e) {
            throw new DatabaseUnavailable("The database did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Path cluster, Path binaries) throws IOException, InterruptedException {
        command(binaries, "pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "stop");
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// Makes the cluster beside its final name and renames it, so that a kill leaves either none or a whole one. What a
    /// killed attempt left is cleared away; its orphan may write there a moment longer, so each attempt has its
    /// own place.
    private static void make(Path cluster, Path binaries, Optional<FirstCluster> first)
            throws IOException, InterruptedException {
        clearUnfinished(cluster);
        var attempt = Files.createTempDirectory(cluster.toAbsolutePath().getParent(), "unfinished-");
        var unfinished = attempt.resolve("cluster");
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        var password = HexFormat.of().formatHex(secret);
        var passwordFile = Files.createFile(attempt.resolve("password"));
        onlyForOwner(passwordFile);
        Files.writeString(passwordFile, password);
        if (first.isEmpty() || !isCopied(first.get(), unfinished, binaries, password)) {
            initialise(unfinished, binaries, passwordFile);
        }
        Files.move(passwordFile, unfinished.resolve(PASSWORD));
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        clearUnfinished(cluster);
    }

    /// Leaves nothing where it could not be copied, or is not whole.
    private static boolean isCopied(FirstCluster first, Path cluster, Path binaries, String password)
            throws IOException, InterruptedException {
        try {
            first.copyTo(cluster);
            changePassword(cluster, binaries, password);
            command(binaries, "initdb", "--sync-only", "-D", cluster.toString());
            return true;
        } catch (IOException e) {
            PostgresBinaries.delete(cluster);
            return false;
        }
    }

    private static void initialise(Path cluster, Path binaries, Path passwordFile)
            throws IOException, InterruptedException {
        command(
                binaries,
                "initdb",
                "-D",
                cluster.toString(),
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin", // compares bytes; that of the system goes through its own library
                "--builtin-locale=C.UTF-8",
                "--set=scram_iterations=1", // nobody guesses 24 random bytes: 4,096 rounds would slow us only
                "--data-checksums");
    }

    /// Before a server listens: none ever knows the password that another data folder has.
    private static void changePassword(Path cluster, Path binaries, String password)
            throws IOException, InterruptedException {
        tell(
                binaries,
                "alter role " + USER + " password '" + password + "'\n",
                "postgres",
                "--single",
                "-D",
                cluster.toString(),
                "-c",
                "log_min_messages=panic", // it would quote what it did not understand
                "postgres");
    }

    private static void clearUnfinished(Path cluster) throws IOException {
        try (var attempts = Files.newDirectoryStream(cluster.toAbsolutePath().getParent(), "unfinished-*")) {
            for (var attempt : attempts) {
                try {
                    PostgresBinaries.delete(attempt);
                } catch (IOException stillWrittenTo) {
                    // the next command that makes a cluster clears it
                }
            }
        }
    }

    /// The port of a server that already runs on this cluster, or 0. Whoever asks has the turn to start one.
    private static int runningPort(Path cluster, String password) throws IOException, InterruptedException {
        var left = PidFile.in(cluster);
        if (left.isEmpty()) {
            return 0;
        }
        var server = left.get();
        if (server.misleads()) {
            Files.delete(server.file());
            return 0;
        }
        return server.mayServe() && answers(server.port(), password) ? server.port() : 0;
    }

    private static int run(Path cluster, Path binaries, Path log) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var options = new StringBuilder("-p " + port);
        for (var setting : SETTINGS) {
            options.append(" -c ").append(setting.endsWith("=") ? setting + "''" : setting);
        }
        try {
            command(
                    binaries,
                    "pg_ctl",
                    "-D",
                    cluster.toString(),
                    "-o",
                    options.toString(),
                    "-l",
                    log.toString(),
                    "-w",
                    "-t",
                    "300",
                    "start");
        } catch (IOException e) {
            throw new IOException(e.getMessage() + lastLines(log), e);
        }
        return port;
    }

    private static String lastLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readAllLines(log);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static boolean answers(int port, String password) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            try (var ignored = connect(port, "postgres", password)) {
                return true;
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    return false; // somebody else's server on a port that was ours
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return false;
    }

    private static void makeDatabase(int port, String password) throws IOException {
        try (var connection = connect(port, "postgres", password);
                var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select from pg_database where datname = 'kith'")) {
                if (there.next()) {
                    return;
                }
            }
            statement.execute("create database kith");
        } catch (SQLException e) {
            throw new IOException("its database could not be made: " + e.getMessage(), e);
        }
    }

    private static Connection connect(int port, String database, String password) throws SQLException {
        return DriverManager.getConnection(url(port, database), USER, password);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Runs one of PostgreSQL's programs. PostgreSQL refuses to run as root; a user namespace makes root nobody in
    /// particular, without a second account on the machine.
    private static void command(Path binaries, String program, String... arguments)
            throws IOException, InterruptedException {
        tell(binaries, "", program, arguments);
    }

    /// The same for a program that reads what it is to do.
    private static void tell(Path binaries, String input, String program, String... arguments)
            throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(binaries.resolve("bin").resolve(program).toString());
        line.addAll(List.of(arguments));
        var output = Files.createTempFile("kith-" + program, ".log");
        try {
            var process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (var words = process.outputWriter(StandardCharsets.UTF_8)) {
                words.write(input);
            }
            if (process.waitFor() != 0) {
                throw new IOException(
                        program + " failed: " + Files.readString(output).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void onlyForOwner(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }
}
