package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class PublishedViewsIT {

    private final PublishedViews all = PublishedViews.of(Migrations.inOrder());

    private final DataSource database;
    private final Connection connection;

    PublishedViewsIT(@Autowired DataSource database) throws SQLException {
        this.database = database;
        connection = database.getConnection();
    }

    @AfterEach
    void makeThemAgain() throws SQLException {
        try (connection) {
            run(connection, "reset lock_timeout");
            all.around(connection, () -> {});
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void whoWaitedForAnotherToMakeThemLeavesThem() throws SQLException {
        all.around(connection, () -> fail("dropped under whoever made them"));
    }

    @Test
    void noneStandOnceTheFirstWasDropped() throws SQLException {
        var ofAnotherRelease = PublishedViews.of(Set.of());
        run(connection, "set lock_timeout = '100ms'");
        try (var reader = database.getConnection()) {
            reader.setAutoCommit(false);
            run(reader, "select from " + last() + " limit 0");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ofAnotherRelease.around(connection, () -> fail("not all were dropped")))
                    .withMessageContaining("lock timeout");
            reader.rollback();
        }
        assertThat(all.stand(connection)).isFalse();
    }

    private String last() throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery("select name from public.published_view order by ctid desc limit 1")) {
            row.next();
            return row.getString(1);
        }
    }
}
