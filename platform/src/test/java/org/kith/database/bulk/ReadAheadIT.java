package org.kith.database.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.FreshDatabase;
import org.postgresql.ds.PGSimpleDataSource;

class ReadAheadIT {

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
    void givesEveryRowInTheOrderAskedForAndNothingThatCameLater() throws SQLException {
        try (var ahead = ReadAhead.of(caller, pool, "select n % 100, n, said, nullif(n, 7), n % 7 - 3 from number")) {
            try (var later = pool.getConnection()) {
                execute(later, "insert into number values (50001, 'too late')");
            }
            var numbers = new ArrayList<Integer>();
            ahead.rows()
                    .each(
                            1,
                            group -> group == 50 ? -1 : 99 - group,
                            100,
                            CopyOut.byNumber(5)
                                    .thenComparing(CopyOut.byNumber(4).reversed())
                                    .thenComparing(CopyOut.byText(3)),
                            row -> {
                                numbers.add(row.number4(2));
                                assertThat(row.text(3)).isEqualTo("number " + row.number4(2));
                            });
            assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, 50_000)
                            .boxed()
                            .filter(n -> n % 100 != 50)
                            .sorted(Comparator.<Integer>comparingInt(n -> -(n % 100))
                                    .thenComparingInt(n -> n % 7)
                                    .thenComparingInt(n -> n == 7 ? 0 : 1)
                                    .thenComparing(Comparator.reverseOrder()))
                            .toList());
        }
    }

    @Test
    void ordersTextByItsCharactersAndWhatIsMissingLast() throws SQLException {
        var rows = HeldRows.of(caller, "select 0, t from unnest(array['b', null, 'É', 'a', 'ab', 'B', '']) t");
        var texts = new ArrayList<@Nullable String>();
        rows.each(1, _ -> 0, 1, CopyOut.byText(2), row -> texts.add(row.text(2)));
        assertThat(texts).containsExactly("", "B", "a", "ab", "b", "É", null);
    }

    @Test
    void holdsARowThatIsLongerThanMost() throws SQLException {
        var rows = HeldRows.of(caller, "select n, repeat('x', n * 700000) from generate_series(1, 4) n");
        var lengths = new ArrayList<Integer>();
        rows.each(
                1,
                n -> 4 - n,
                4,
                CopyOut.byNumber(1),
                row -> lengths.add(row.said(2).length()));
        assertThat(lengths).containsExactly(2_800_000, 2_100_000, 1_400_000, 700_000);
    }

    @Test
    void givesNothingOfAnEmptyTableAndTellsOfAQueryThatFails() throws SQLException {
        try (var ahead = ReadAhead.of(caller, pool, "select n from number where n < 0")) {
            assertThat(ahead.rows().size()).isZero();
        }
        try (var ahead = ReadAhead.of(caller, pool, "select 1 / (n - 30000) from number order by n")) {
            assertThatThrownBy(ahead::rows).isInstanceOf(SQLException.class).hasMessageContaining("zero");
        }
    }

    @Test
    void endsTheReadingThatNobodyAsksFor() throws SQLException {
        ReadAhead.of(caller, pool, "select n, repeat(said, 100) from number").close();
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
