package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.FreshDatabase;
import org.postgresql.ds.PGSimpleDataSource;

class ReadAheadIT {

    private static final String SETTINGS = "set local work_mem = '4MB'";

    private final PGSimpleDataSource pool = new PGSimpleDataSource();
    private Connection caller;

    @BeforeEach
    void connect() throws SQLException {
        var address = FreshDatabase.make();
        pool.setUrl(address.url());
        pool.setUser(address.user());
        pool.setPassword(address.password());
        caller = pool.getConnection();
        execute(caller, "create table number as select n, 'number ' || n as said from generate_series(1, 50000) n");
        caller.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        caller.close();
    }

    @Test
    void givesEveryRowInOrderAndNothingThatCameLater() throws SQLException {
        try (var ahead = ReadAhead.of(caller, pool, SETTINGS, "select n, said from number order by n desc")) {
            try (var later = pool.getConnection()) {
                execute(later, "insert into number values (50001, 'too late')");
            }
            var numbers = new ArrayList<Integer>();
            assertThat(ahead.each(row -> {
                        numbers.add(row.number4(1));
                        assertThat(row.text(2)).isEqualTo("number " + row.number4(1));
                    }))
                    .isEqualTo(50_000);
            assertThat(numbers).hasSize(50_000).startsWith(50_000, 49_999).endsWith(2, 1);
        }
    }

    @Test
    void givesNothingOfAnEmptyTableAndTellsOfAQueryThatFails() throws SQLException {
        try (var ahead = ReadAhead.of(caller, pool, SETTINGS, "select n from number where n < 0")) {
            assertThat(ahead.each(row -> assertThat(row).isNull())).isZero();
        }
        try (var ahead = ReadAhead.of(caller, pool, SETTINGS, "select 1 / (n - 30000) from number order by n")) {
            assertThatThrownBy(() -> ahead.each(_ -> {}))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("zero");
        }
    }

    @Test
    void endsTheReadingThatNobodyAsksFor() throws SQLException {
        ReadAhead.of(caller, pool, SETTINGS, "select n, repeat(said, 100) from number")
                .close();
        caller.commit();
        assertThat(othersAtWork()).isEmpty();
    }

    private List<String> othersAtWork() throws SQLException {
        var others = new ArrayList<String>();
        CopyOut.each(
                caller,
                "select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                        + " and state = 'active'",
                row -> others.add(row.said(1)));
        return others;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
