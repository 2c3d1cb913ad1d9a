package org.kith.database;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.stereotype.Component;

/// Migrates at every start, also where a command makes the rest of the application only when it is asked for.
@Component
final class TablesFirst implements LazyInitializationExcludeFilter {

    @Override
    public boolean isExcluded(String name, BeanDefinition definition, Class<?> type) {
        return FlywayMigrationInitializer.class.isAssignableFrom(type);
    }
}
