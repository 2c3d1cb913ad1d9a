package org.kith.command;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/// The application as commands use it that serve no pages: capabilities without their `web`, and of what Spring Boot
/// would set up by itself only the database. To look for the rest was a fifth of a command's start.
///
/// No configuration by annotation: the application that serves pages would find it among the capabilities.
@ComponentScan(
        basePackages = "org.kith",
        resourcePattern = "*/**/*.class", // not the application that serves pages
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.kith\\.(.+\\.)?web\\..+"))
@ImportAutoConfiguration({
    AopAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TaskSchedulingAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
final class CommandPlatform {

    private CommandPlatform() {}

    /// The build writes out what this would find and decide, for commands to start without looking; it starts nothing.
    public static void main(String[] none) {
        new DataFolder()
                .application(WebApplicationType.NONE, Map.of(), new CompletableFuture<>())
                .run();
    }
}
