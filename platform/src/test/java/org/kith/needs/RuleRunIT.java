package org.kith.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.access.DoorsOnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a rule's own query may do: read what it declared, and nothing else.
@DoorsOnPostgres
class RuleRunIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String COLUMNS = "person_id, fact_id, path, path_person_id, path_since, starts_on as since";

    @Autowired
    private Inputs inputs;

    @Autowired
    private RuleRun run;

    @Autowired
    private RulesBeside beside;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRuleReadsWhatItDeclares() {
        assertThat(runs("select " + COLUMNS + " from suspension")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"partners.fact", "families.person", "access.account", "needs.found", "pg_authid", "input_fact"})
    void aRuleReadsNothingElse(String table) {
        assertThatThrownBy(() -> runs(
                        "select s.person_id, s.fact_id, s.path, s.path_person_id, s.path_since, s.starts_on as since"
                                + " from suspension s, " + table + " other"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aKindThatItDoesNotDeclareIsNotThere() {
        assertThatThrownBy(() -> runs("select " + COLUMNS + " from domestic_abuse"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("reads `domestic_abuse`, which it does not declare");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with gone as (delete from person returning person_id) select " + COLUMNS + " from suspension",
                "with gone as (update person set child = false returning person_id) select " + COLUMNS
                        + " from suspension",
                "select " + COLUMNS + " from suspension) as rule; drop table person; select 1 from (select 1"
            })
    void aRuleWritesNothing(String query) {
        assertThatThrownBy(() -> runs(query))
                .isInstanceOf(RuleRefused.class)
                .hasMessageStartingWith("The rule tried was refused: the database says: ");
    }

    @Test
    void aRuleEndsWithItsTime() {
        assertThatThrownBy(() -> runs("select " + COLUMNS + " from suspension, (select pg_sleep(20)) slow union all"
                        + " select null, null, null, null, null, null from pg_sleep(20)"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("longer than 1 seconds");
    }

    @Test
    void aRuleIsRefusedAlsoWhereItRunsBesideOthers() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    beside.run(
                            List.of(
                                    published(1, suspension("select " + COLUMNS + " from suspension")),
                                    published(2, attendance("select " + COLUMNS + " from suspension"))),
                            List.of(),
                            TODAY,
                            _ -> {},
                            () -> {});
                }))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("reads `suspension`, which it does not declare");
    }

    private static PublishedRule published(int number, Rule rule) {
        return new PublishedRule((short) number, rule, new TreeSet<>(), TODAY);
    }

    /// The rules of attendance ask for few weeks and for terms that are summed already; in `plain` they are written so
    /// that each counts all for itself.
    @ParameterizedTest
    @ValueSource(strings = {"persistently-absent", "severely-absent", "attendance-worsening", "unauthorised-absence"})
    void attendanceIsFoundAsByThePlainWay(String name) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            registers();
            var shipped = queryIn(Path.of("..", "strategies", "dorset", "needs", name + ".sql"));
            var plain = queryIn(Path.of("src", "test", "resources", "org", "kith", "needs", "plain", name + ".sql"));
            var days = TODAY.minusYears(2).datesUntil(TODAY.plusDays(1)).toList();
            inputs.layOut(List.of(attendance(shipped), attendance(plain)), days, TODAY);
            run.run(1, attendance(shipped), TODAY, RuleRun.SECONDS);
            run.run(2, attendance(plain), TODAY, RuleRun.SECONDS);
            assertThat(rows(2)).isNotEmpty();
            assertThat(rows(1)).containsExactlyInAnyOrderElementsOf(rows(2));
        });
    }

    /// Else a page would say "Missed 30 of 156 sessions" of two terms in which there were 210.
    @Test
    void aShareOfSessionsRestsOnMonthsInWhichNoneWasMissedToo() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            registers();
            var shipped =
                    attendance(queryIn(Path.of("..", "strategies", "dorset", "needs", "persistently-absent.sql")));
            var days = TODAY.minusYears(2).datesUntil(TODAY.plusDays(1)).toList();
            inputs.layOut(List.of(shipped), days, TODAY);
            run.run(1, shipped, TODAY, RuleRun.SECONDS);
            assertThat(jdbc.sql("""
                    select count(*)
                    from rule_row r
                    join partners.fact f on f.id = r.fact_id
                    where f.note like '0/%'
                    """).query(Integer.class).single()).isPositive();
        });
    }

    /// Else a pupil would be persistently absent "since 4 September" of what the summer term ended with.
    @Test
    void theWeekInWhichSeptemberBeginsIsTheAutumns() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            registers();
            jdbc.sql(
                            "update partners.fact set starts_on = '2026-08-31', ends_on = '2026-09-04' where starts_on = '2026-08-02'")
                    .update();
            var shipped =
                    attendance(queryIn(Path.of("..", "strategies", "dorset", "needs", "persistently-absent.sql")));
            var days = TODAY.minusYears(2).datesUntil(TODAY.plusDays(1)).toList();
            inputs.layOut(List.of(shipped), days, TODAY);
            run.run(1, shipped, TODAY, RuleRun.SECONDS);
            assertThat(jdbc.sql("select distinct since from rule_row")
                            .query(LocalDate.class)
                            .list())
                    .containsExactly(LocalDate.of(2026, 7, 27));
        });
    }

    private List<String> rows(int rule) {
        return jdbc.sql(
                        "select concat_ws(' ', person_id, fact_id, since, stands_until) from rule_row where rule_id = ?")
                .param(rule)
                .query(String.class)
                .list();
    }

    private static String queryIn(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sixty pupils with fourteen months of four weeks each, who miss more or less of it from month to month.
    private void registers() {
        jdbc.sql(
                        "insert into partners.source (name, title, kind, declaration) values ('tried', 'Tried', 'school', '{}')")
                .update();
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                select id, 'tried', 'tried.csv', 'accepted', :today, :today, '{}' from partners.source where name = 'tried'
                """).param("today", TODAY).update();
        jdbc.sql("""
                insert into partners.record (id, source_id, source_key, first_delivery_id)
                select -n, s.id, n, d.id
                from generate_series(1, 60) n, partners.source s
                join partners.delivery d on d.source_id = s.id
                where s.name = 'tried'
                """).update();
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change)
                select -n, md5('tried' || n)::uuid, 1 from generate_series(1, 60) n
                """).update();
        jdbc.sql("""
                insert into families.person (id, row_hash, born_on, born_doubtful, child, shielded, records, terms)
                select md5('tried' || n)::uuid, 0, '2015-01-01', false, true, false, 1, '{}' from generate_series(1, 60) n
                """).update();
        jdbc.sql("""
                insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, ends_on, amount, delivery_id, line, kind,
                  code, setting_code, note)
                select -(n * 100 + m), 0, 0, -n, month.first + 1, month.first + 26, 40, d.id, m, 2, 'weeks', '8380001',
                  concat(4 * missed, '/', 2 * missed, '/0', string_agg(
                    concat('|', lpad((2 + 7 * week)::text, 2, '0'), ':10/', missed, '/', missed / 2, '/0:'), ''))
                from generate_series(1, 60) n
                cross join generate_series(0, 13) m
                cross join generate_series(0, 3) week
                cross join lateral (select (date '2025-10-01' + make_interval(months => m))::date as first) month
                cross join lateral (select case when n % 10 = 0 then 5 + m % 3 else abs(hashint4(n)) % 7 * (abs(hashint4(n * 97 + m)) % 3) / 2 end as missed) share
                cross join partners.delivery d
                where d.sha256 = 'tried'
                group by n, m, month.first, missed, d.id
                """).update();
    }

    private static Rule attendance(String query) {
        return new Rule(
                "tried",
                1,
                new Rule.Words("Tried", "good-education", "A rule to try.", "The end of the test."),
                List.of(new Rule.Read("attendance", List.of("tried"))),
                Rule.Ages.ANY,
                new Rule.Lasting("1 year", null),
                Optional.empty(),
                query);
    }

    private static Rule suspension(String query) {
        return new Rule(
                "tried",
                1,
                new Rule.Words("Tried", "good-education", "A rule to try.", "The end of the test."),
                List.of(new Rule.Read("suspension", List.of("suspensions", "school-census"))),
                Rule.Ages.ANY,
                new Rule.Lasting("1 year", null),
                Optional.empty(),
                query);
    }

    private boolean runs(String query) {
        var rule = suspension(query);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            inputs.layOut(List.of(rule), List.of(), TODAY);
            run.run(1, rule, TODAY, 1);
            return true;
        }));
    }
}
