package org.kith.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Has what a page asks planned once for each connection, and all else planned for its values.
///
/// Pages ask the same few questions by their keys, some thirty for a family, and planning them took
/// seven tenths of what they cost. A refresh asks of three rows what it next asks of a million, and
/// so does a form that brings a file: a plan for both would suit neither. What a page asks and that
/// is true of is planned for its values by [Plans]; so is all that is [Remembered].
@Component
final class PagesPlans implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new Pool(pool) : bean;
    }

    /// Whether this thread answers somebody who reads, and does not write or bring a file.
    static boolean isPage() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                && web.getRequest().getMethod().equals("GET");
    }

    private static final class Pool extends DelegatingDataSource {

        /// The driver's own measure: what was asked five times is kept.
        private static final int SELDOM = 5;

        /// Connections as they are to the database, whoever borrows them.
        private final Set<PGConnection> keeping =
                Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

        private Pool(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            try {
                keep(connection, isPage());
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        private void keep(Connection connection, boolean keep) throws SQLException {
            var known = connection.unwrap(PGConnection.class);
            if (keeping.contains(known) != keep) {
                try (var sql = connection.createStatement()) {
                    sql.execute("set plan_cache_mode = " + (keep ? "force_generic_plan" : "force_custom_plan"));
                }
                known.setPrepareThreshold(keep ? 1 : SELDOM);
                if (keep) {
                    keeping.add(known);
                } else {
                    keeping.remove(known);
                }
            }
        }
    }
}
