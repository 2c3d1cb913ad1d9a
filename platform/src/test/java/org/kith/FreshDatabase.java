package org.kith;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.database.Database;
import org.kith.declarations.FileSet;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives a test's application a database that nothing has written to, on one server per test run. A test that is not
/// Spring's asks `make()` for the address.
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// How to reach a database that was made for one test.
    public record Address(String url, String user, String password) {}

    public static Address make() {
        var name = "fresh_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        var server = Server.DATABASE;
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Address(server.url().replaceAll("/[^/]+$", "/" + name), server.user(), server.password());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var address = make();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh database",
                        Map.of(
                                "spring.datasource.url",
                                address.url(),
                                "spring.datasource.username",
                                address.user(),
                                "spring.datasource.password",
                                address.password(),
                                "spring.datasource.hikari.maximum-pool-size",
                                "6",
                                "kith.strategy",
                                strategy(address).toString(),
                                "kith.data",
                                Path.of("target", "test-data", address.url().replaceAll(".*/", ""))
                                        .toString())));
    }

    /// A copy that a test may write in.
    private static Path strategy(Address address) {
        var copy = Path.of("target", "test-data", address.url().replaceAll(".*/", ""), "strategy");
        FileSet.in(Path.of("..", "strategies", "dorset")).layOut(copy);
        return copy;
    }

    /// Started once, when the first test asks; stopped when the run ends and every application has let go of it.
    private static final class Server {
        static final Database DATABASE = Database.open(Path.of("target", "test-server"), System.getenv());

        static {
            SpringApplication.getShutdownHandlers().add(DATABASE::close);
        }
    }
}
