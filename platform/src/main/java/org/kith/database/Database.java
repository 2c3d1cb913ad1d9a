package org.kith.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// A running PostgreSQL and how to reach it. Closing it stops an embedded server, unless another command still uses it.
public final class Database implements AutoCloseable {

    private final String url;
    private final String user;
    private final String password;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(String url, String user, String password, @Nullable EmbeddedPostgres embedded) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.embedded = embedded;
    }

    /// Opens the database named in the environment (`KITH_DATABASE_URL`, `KITH_DATABASE_USER`,
    /// `KITH_DATABASE_PASSWORD`), else the embedded one in `dataFolder`, which is made and started when need be.
    ///
    /// @throws DatabaseUnavailable with a sentence that says what to do
    /// @throws NoAddress where the environment names no server
    public static Database open(Path dataFolder, Map<String, String> environment) {
        var external = environment.get("KITH_DATABASE_URL");
        if (external != null && !external.isBlank()) {
            return named(
                    external.startsWith("jdbc:") ? external : "jdbc:" + external,
                    environment.getOrDefault("KITH_DATABASE_USER", "kith"),
                    environment.getOrDefault("KITH_DATABASE_PASSWORD", ""));
        }
        try {
            var server = EmbeddedPostgres.start(dataFolder, FirstCluster.ofTheBuild());
            return new Database(server.url("kith"), EmbeddedPostgres.USER, server.password(), server);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The database in " + dataFolder + " could not be opened. " + FileTrouble.words(e) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while the database was starting.", e);
        }
    }

    private static Database named(String url, String user, String password) {
        if (Driver.parseURL(url, null) == null) {
            throw new NoAddress();
        }
        var named = new Database(url, user, password, null);
        try (var _ = named.connect()) {
            return named;
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database that KITH_DATABASE_URL names could not be reached: " + e.getMessage(), e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// Whether it lies in the data folder, and not on a server that the environment names.
    public boolean isEmbedded() {
        return embedded != null;
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
