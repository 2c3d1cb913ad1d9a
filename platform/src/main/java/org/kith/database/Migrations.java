package org.kith.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Component;

/// Brings each capability's schema up to date: a folder and a history of its own, in the order in which capabilities
/// declare that they use each other; then the views that they publish.
///
/// Spring Modulith's runtime does the same, but scans every class for it: half of the time that a command needs to
/// start.
@Component
final class Migrations implements FlywayMigrationStrategy {

    private static final String FOLDER = "db/migration/";

    @Override
    public void migrate(Flyway flyway) {
        var order = inOrder();
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            var views = PublishedViews.of(order);
            // They are marked with a sum over all migrations, after those have run
            if (!views.stand(connection)) {
                views.around(connection, () -> migrateTables(flyway, order));
            }
        } catch (FlywayException e) {
            throw TooFewRights.or(e);
        } catch (SQLException e) {
            throw TooFewRights.or(new DatabaseUnavailable("The views could not be made.", e));
        }
    }

    private static void migrateTables(Flyway flyway, Set<String> order) {
        for (var capability : order) {
            Flyway.configure()
                    .dataSource(flyway.getConfiguration().getDataSource()) // its other settings may suit a native image
                    .locations("classpath:" + FOLDER + capability)
                    .table("flyway_schema_history_" + capability)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    static SequencedSet<String> inOrder() {
        var capabilities = new TreeSet<String>();
        try {
            for (var script :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/V*.sql")) {
                var path = script.getURL().getPath();
                var from = path.lastIndexOf(FOLDER) + FOLDER.length();
                capabilities.add(path.substring(from, path.indexOf('/', from)));
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("The migrations could not be read.", e);
        }
        var order = new LinkedHashSet<String>();
        capabilities.forEach(capability -> addWithWhatItUses(capability, capabilities, order));
        return order;
    }

    private static void addWithWhatItUses(String capability, Set<String> all, Set<String> order) {
        if (!all.contains(capability) || order.contains(capability)) {
            return;
        }
        Arrays.stream(declaredBy(capability))
                .map(used -> used.replaceAll("[ :].*", ""))
                .forEach(used -> addWithWhatItUses(used, all, order));
        order.add(capability);
    }

    private static String[] declaredBy(String capability) {
        try {
            var declared =
                    Class.forName("org.kith." + capability + ".package-info").getAnnotation(ApplicationModule.class);
            return declared == null ? new String[0] : declared.allowedDependencies();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(capability + " has migrations but declares nothing", e);
        }
    }
}
