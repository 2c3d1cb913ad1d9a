package org.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.OnPostgres;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class TimeZoneIT {

    @Autowired
    private DataSource pool;

    @Autowired
    private JdbcClient jdbc;

    /// At any hour it is another day in one of these.
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
    void aDayOfTheDatabaseIsOneOfTheCountyWhereverTheProgramRuns(String zone) throws SQLException {
        var before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            assertThat(jdbc.sql("select current_date").query(LocalDate.class).single())
                    .isEqualTo(Dates.today(InstantSource.system()));
            assertThat(jdbc.sql("select date '2026-07-01'::timestamptz = timestamptz '2026-06-30 23:00Z'")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
