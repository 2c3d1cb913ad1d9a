package org.kith.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kith.Platform;
import org.kith.database.Database;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/// Where a command keeps its data, and how it starts the application on it.
final class DataFolder {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: ${DEFAULT-VALUE}).")
    Path folder = Path.of(".kith");

    @Option(
            names = "--strategy",
            paramLabel = "DIR",
            description = "The strategy folder (default: the Dorset strategy that comes with Kith).")
    Path strategy = Path.of(System.getProperty("kith.home", "."), "strategies", "dorset");

    /// Opens the database and starts the application without its web server. Closing it closes both.
    Running start() {
        return start(WebApplicationType.NONE, Map.of());
    }

    Running start(WebApplicationType type, Map<String, Object> settings) {
        var database = Database.open(folder);
        try {
            var properties = new HashMap<>(settings);
            properties.put("kith.data", folder.toAbsolutePath().toString());
            properties.put("kith.strategy", strategy.toAbsolutePath().toString());
            properties.put("spring.datasource.url", database.url());
            properties.put("spring.datasource.username", database.user());
            properties.put("spring.datasource.password", database.password());
            var application = new SpringApplication(Platform.class);
            application.setWebApplicationType(type);
            application.setDefaultProperties(properties);
            return new Running(application.run(), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// The application at work on its database.
    record Running(ConfigurableApplicationContext context, Database database) implements AutoCloseable {

        <T> T the(Class<T> part) {
            return context.getBean(part);
        }

        @Override
        public void close() {
            context.close();
            database.close();
        }
    }
}
