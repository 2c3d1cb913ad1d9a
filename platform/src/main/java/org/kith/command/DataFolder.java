package org.kith.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.kith.Platform;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.access.accounts.DemoPeople;
import org.kith.database.Database;
import org.kith.database.DatabaseUnavailable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/// Where a command keeps its data, and how it starts the application on it.
final class DataFolder {

    private static final String DATABASE = "KITH_DATABASE_URL";

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: ${DEFAULT-VALUE}).")
    Path folder = Path.of(".kith");

    @Option(
            names = "--strategy",
            paramLabel = "DIR",
            description = "The strategy folder (default: the Dorset strategy that comes with Kith).")
    Path strategy = Path.of(System.getProperty("kith.home", "."), "strategies", "dorset");

    /// Whether there may be data already: a database in the folder, or one that the environment names.
    boolean isThere() {
        return namesAServer(System.getenv()) || new ItsDatabase(folder).isWithin();
    }

    /// Opens the database and starts the application without its web server, each part when it is first asked for.
    /// Closing it closes both, and so does a signal that ends the process.
    Running start() {
        return start(WebApplicationType.NONE, Map.of());
    }

    /// Starts the application on an empty database of its own, whatever the environment names.
    Running startOnNothing() {
        return start(WebApplicationType.NONE, Map.of(), () -> Database.open(folder, Map.of()));
    }

    /// Opens the database and starts the application, both at once.
    ///
    /// @throws DatabaseUnavailable when there is no database to be had
    /// @throws TwoDatabases when there are two
    /// @throws AnotherDatabase when the folder belongs to another than the one that would be opened
    /// @throws NoDataFolder when it cannot be made or written to
    Running start(WebApplicationType type, Map<String, Object> settings) {
        mustHaveOneDatabase(System.getenv());
        return start(type, settings, () -> open(System.getenv()));
    }

    Database open(Map<String, String> environment) {
        var its = new ItsDatabase(folder);
        if (!namesAServer(environment)) {
            its.mustBeWithin();
        }
        var opened = Database.open(folder, environment);
        try {
            its.mustBe(opened);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    void mustHaveOneDatabase(Map<String, String> environment) {
        if (namesAServer(environment)
                && new ItsDatabase(folder).isWithin()
                && Files.exists(folder.resolve(DemoPeople.FILE))) {
            throw new TwoDatabases(folder);
        }
    }

    /// A variable that is set to nothing names none.
    private static boolean namesAServer(Map<String, String> environment) {
        return !environment.getOrDefault(DATABASE, "").isBlank();
    }

    private Running start(WebApplicationType type, Map<String, Object> settings, Supplier<Database> open) {
        make();
        var opening = CompletableFuture.supplyAsync(open);
        try {
            var running = new Running(application(type, settings, opening).run(), opening.join());
            SpringApplication.getShutdownHandlers().add(running.database()::close); // after the application itself
            return running;
        } catch (RuntimeException e) {
            database(opening).close(); // when it is the database that failed, this says so
            throw e;
        }
    }

    /// Before anything else looks for it: each part would fail on its own, in words of its own.
    private void make() {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw new NoDataFolder(e);
        }
    }

    SpringApplication application(
            WebApplicationType type, Map<String, Object> settings, CompletableFuture<Database> opening) {
        var properties = new HashMap<>(settings);
        properties.put("kith.data", folder.toAbsolutePath().toString());
        properties.put("kith.strategy", strategy.toAbsolutePath().toString());
        boolean serves = type != WebApplicationType.NONE;
        if (!serves) {
            properties.put("spring.datasource.hikari.minimum-idle", 2); // each costs a command's start, few are used
        }
        var whole = serves ? Platform.class : CommandPlatform.class;
        var application = new SpringApplication(whole);
        application.setMainApplicationClass(whole); // what the build wrote out has its name
        application.setWebApplicationType(type);
        application.setLazyInitialization(!serves);
        application.setDefaultProperties(properties);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("database", new Connection(opening)));
        return application;
    }

    private static Database database(CompletableFuture<Database> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// How the application reaches the database, once that has opened.
    private record Connection(CompletableFuture<Database> opening) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database(opening).url();
        }

        @Override
        public String getUsername() {
            return database(opening).user();
        }

        @Override
        public String getPassword() {
            return database(opening).password();
        }
    }

    /// The application at work on its database.
    record Running(ConfigurableApplicationContext context, Database database) implements AutoCloseable {

        <T> T the(Class<T> part) {
            return context.getBean(part);
        }

        /// @throws NotAllowed when the rules of access do not let whoever runs the machine do this
        void require(Act act, KindOfData kind) {
            if (!the(Access.class).allows(Viewer.operator(), act, kind)) {
                throw new NotAllowed();
            }
        }

        String port() {
            return context.getEnvironment().getRequiredProperty("local.server.port");
        }

        @Override
        public void close() {
            context.close();
            database.close();
        }
    }
}
