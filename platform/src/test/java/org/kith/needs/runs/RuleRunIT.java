package org.kith.needs.runs;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.access.DoorsOnPostgres;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleFile;
import org.kith.needs.rules.RuleRefused;
import org.kith.partners.DeclaredSources;
import org.kith.partners.layouts.FactKinds;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a rule's own query may do: read what it declared, and nothing else.
@DoorsOnPostgres
class RuleRunIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String COLUMNS = "person_id, fact_id, path, path_person_id, path_since, starts_on as since";
    private static final String NOBODY =
            "select null::uuid as person_id, null::bigint as fact_id, null::text as path, null::uuid as path_person_id,"
                    + " null::date as path_since, null::date as since";

    @Autowired
    private Inputs inputs;

    @Autowired
    private RuleRun run;

    @Autowired
    private RulesBeside beside;

    @Autowired
    private DeclaredSources sources;

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
            strings = {
                "partners.fact",
                "partners.identity",
                "families.person",
                "families.child_facts",
                "access.account",
                "needs.found",
                "pg_authid",
                "input_fact"
            })
    void aRuleReadsNothingElseAndSoNobodysEthnicity11(String table) {
        assertThatThrownBy(() -> runs(
                        "select s.person_id, s.fact_id, s.path, s.path_person_id, s.path_since, s.starts_on as since"
                                + " from suspension s, " + table + " other"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("permission denied");
    }

    /// Each of these once quoted a row to whoever wrote the rule.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(s::text as date)",
                "cast(says as regclass)::text::date",
                "cast(says as regoper)::text::date",
                "cast(current_setting(says) as date)",
                "to_date(says, 'YYYY')"
            })
    void whatARowSaysIsInNoRefusal(String since) {
        assertThatThrownBy(() -> runs("select gen_random_uuid() as person_id, 1 as fact_id, null as path,"
                        + " null::uuid as path_person_id, null::date as path_since, " + since + " as since"
                        + " from (select 'Maisie' || row as says from generate_series(7, 7) row) s"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("what the row says is not told")
                .hasMessageNotContainingAny("Maisie", "maisie");
    }

    @Test
    void aRefusalNamesTheLineOfTheQuery() {
        assertThatThrownBy(() -> runs("select " + COLUMNS + "\nfrom suspension\nwhere begun > :today"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("the database says of line 3 of the query: column \"begun\" does not exist.");
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
                "select 1; drop table person",
                NOBODY + " where query_to_xml('create temporary table mine (x int)', true, true, '') is null",
                "insert into rule_row (rule_id) values (999)"
            })
    void aRuleWritesNothing(String query) {
        assertThatThrownBy(() -> runs(query))
                .isInstanceOf(RuleRefused.class)
                .hasMessageStartingWith("The rule tried was refused: the database says");
    }

    /// Each of these ends the query that is asked of it and begins another statement.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table person",
                "create function pg_temp.evil() returns real language sql as 'select 1.0::real'",
                "create temporary view pg_class as select oid, 1::real as reltuples from pg_catalog.pg_class",
                "create temporary table mine (x int)",
                "insert into rule_row (rule_id) values (999)",
                "select lo_from_bytea(0, 'x'::bytea)",
                "select set_config('search_path', 'pg_temp', false)",
                "reset role",
                "set role kith_rules",
                "copy (select 1) to program 'true'",
                "do 'begin end'",
                "select 1"
            })
    void aRuleIsOneQuery(String statement) {
        for (var first : List.of("select " + COLUMNS + " from suspension", NOBODY)) {
            assertThatThrownBy(() -> runs(first + ") as rule; " + statement + "; " + NOBODY + " from (select 1"))
                    .isInstanceOf(RuleRefused.class)
                    .hasMessage("The rule tried was refused: it is more than one query.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lo_create(4711)::bigint",
                "lo_from_bytea(0, 'x'::bytea)::bigint",
                "set_config('transaction_read_only', 'off', false)",
                "set_config('role', 'none', false)",
                "set_config('role', 'kith_rules', false)",
                "set_config('session_authorization', 'default', false)",
                "pg_read_file('PG_VERSION')",
                "lo_import('PG_VERSION')",
                "pg_ls_dir('.')",
                "query_to_xml('insert into rule_row (rule_id) values (999)', true, true, '')::text",
                "query_to_xml('set role none', true, true, '')::text",
                "query_to_xml('copy (select 1) to program ''true''', true, true, '')::text",
                "query_to_xml('select * from access.account', true, true, '')::text"
            })
    void whatAQueryCallsDoesNothingElse(String call) {
        assertThatThrownBy(() -> runs("select gen_random_uuid() as person_id, 1 as fact_id, (" + call
                        + ")::text as path, null::uuid as path_person_id, null::date as path_since, :today as since"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageStartingWith("The rule tried was refused: ");
    }

    @Test
    void aRuleThatWouldWriteIsToldSo() {
        assertThatThrownBy(() -> runs(NOBODY + " where lo_create(4711) > 0"))
                .isInstanceOf(RuleRefused.class)
                .hasMessage("The rule tried was refused: it writes, and a rule may only read.");
    }

    /// What a rule's query changes without writing, as a setting, ends with it too.
    @Test
    void aRuleLeavesNothingButWhatItFound() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var rule = suspension("""
                    select md5('somebody')::uuid as person_id, 1 as fact_id, 'own record' as path, null::uuid as path_person_id,
                      null::date as path_since, :today as since
                    where set_config('search_path', 'families', false) <> '' and set_config('kith.left', 'x', false) = 'x'
                    """);
            inputs.layOut(List.of(rule), List.of(), TODAY);
            var before = settings();
            run.run(7, rule, TODAY, RuleRun.SECONDS);
            assertThat(jdbc.sql("select distinct rule_id from rule_row")
                            .query(Integer.class)
                            .list())
                    .containsExactly(7);
            assertThat(rows(7)).hasSize(1);
            assertThat(settings()).isEqualTo(before);
            jdbc.sql("update families.person set terms = terms where false").update();
            run.run(8, rule, TODAY, RuleRun.SECONDS);
            assertThat(rows(8)).hasSize(1);
        });
    }

    private String settings() {
        return jdbc.sql("""
                select concat_ws(' ', current_setting('search_path'), current_setting('transaction_read_only'),
                  nullif(current_setting('kith.left', true), ''), current_user)
                """).query(String.class).single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with those as (select * from suspension), again as (select * from those) select " + COLUMNS
                        + " from again",
                "select " + COLUMNS + " from suspension union all select " + COLUMNS + " from suspension_at_home"
                        + " order by since limit 5",
                "select " + COLUMNS
                        + " from suspension where note is distinct from ') as rule; drop table person' -- ;",
                "(select " + COLUMNS + " from suspension)",
                "values (gen_random_uuid(), 1) /* ; */",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) select " + COLUMNS
                        + " from suspension where amount in (select i from n)"
            })
    void oddButHonestQueriesPass(String query) {
        var whole = query.startsWith("values")
                ? "select column1 as person_id, column2 as fact_id, 'own record' as path, null::uuid as path_person_id,"
                        + " null::date as path_since, :today as since from (" + query + ") as one"
                : query;
        assertThat(runs(whole)).isTrue();
    }

    /// Else it would be published, and every run after it would end where its evidence is kept.
    @ParameterizedTest
    @ValueSource(strings = {"person_id", "fact_id", "path"})
    void aRuleThatHandsOnNullOfSomeRowIsRefused(String column) {
        assertThatThrownBy(() -> runs("""
                        select case when '$' <> 'person_id' then md5('somebody')::uuid end as person_id,
                          case when '$' <> 'fact_id' then 1 end as fact_id, nullif('path', '$') as path,
                          null::uuid as path_person_id, null::date as path_since, :today as since
                        """.replace("$", column)))
                .isInstanceOf(RuleRefused.class)
                .hasMessage("The rule tried was refused: a row that it hands on has no `" + column
                        + "`, and every row needs one.");
    }

    @Test
    void nobodyMakesTemporaryThingsAsARule() {
        assertThat(jdbc.sql("""
                select has_database_privilege('kith_rules', current_database(), 'temporary')
                """).query(Boolean.class).single()).isFalse();
    }

    /// As a database does not that was brought back from a dump without its roles, or by another owner.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter function needs.asked(text, text) owner to current_user",
                "grant temporary on database %s to public",
                "alter role kith_rules rename to kith_rules_gone"
            })
    void noRuleRunsWhereTheDatabaseDoesNotHoldItToWhatItDeclares(String broken) {
        var database = jdbc.sql("select current_database()").query(String.class).single();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    jdbc.sql(String.format(broken, database)).update();
                    inputs.layOut(List.of(), List.of(), TODAY);
                }))
                .isInstanceOf(RulesUnguarded.class)
                .hasMessageContainingAll("kith_rules", "Backup", "operate.md");
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
            var plain = queryIn(
                    Path.of("src", "test", "resources", "org", "kith", "needs", "runs", "plain", name + ".sql"));
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

    @Test
    void agesEndInTheDatabaseOnTheDayOnWhichRulesSay() {
        var toYear11 = RuleFile.allIn(Path.of("..", "strategies", "dorset"), sources.vocabulary(), TODAY).stream()
                .filter(rule -> rule.name().equals("severely-absent"))
                .map(Rule::ages)
                .findFirst()
                .orElseThrow();
        for (var ages : List.of(toYear11, new Rule.Ages(5, 15))) {
            var born = LocalDate.of(2009, 6, 1);
            born.datesUntil(born.plusYears(3)).forEach(day -> {
                var past = jdbc.sql("select needs.past_ages_on(:born, :until, :leaving)")
                        .param("born", day)
                        .param("until", ages.until())
                        .param("leaving", ages.untilSchoolLeaving())
                        .query(LocalDate.class)
                        .single();
                assertThat(ages.holdOn(past).test(day))
                        .as("%s on %s", day, past)
                        .isFalse();
                assertThat(ages.holdOn(past.minusDays(1)).test(day))
                        .as("%s before %s", day, past)
                        .isTrue();
            });
        }
        assertThat(toYear11.holdOn(LocalDate.of(2027, 6, 25)).test(LocalDate.of(2010, 9, 2)))
                .as("on the last Friday in June of year 11")
                .isTrue();
        assertThat(toYear11.holdOn(LocalDate.of(2027, 6, 26)).test(LocalDate.of(2010, 9, 2)))
                .isFalse();
    }

    @Test
    void aNoticeThatWasWithdrawnIsNoRiskHoweverThatIsWritten() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            var outcomes = List.of("open", "withdrawn", "Withdrawn", "WITHDRAWN");
            for (int tenant = 1; tenant <= outcomes.size(); tenant++) {
                fact(tenant, "1990-01-01", "household", "T" + tenant, null, null, null);
                stated(tenant, "possession-notice", "NSP", "2026-10-01", null, null, outcomes.get(tenant - 1));
                fact(10 + tenant, "2015-01-01", "household", "T" + tenant, null, null, null);
            }
            assertThat(found("home-at-risk", "possession-notice", "rent-arrears"))
                    .containsExactly("1 possession-notice 2026-10-01");
        });
    }

    @Test
    void whoLeftSchoolLongAgoIsNotPersistentlyAbsent() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            registers();
            var shipped =
                    attendance(queryIn(Path.of("..", "strategies", "dorset", "needs", "persistently-absent.sql")));
            var days = TODAY.minusYears(2).datesUntil(TODAY.plusDays(1)).toList();
            // the last week of the summer is told until 27 July
            jdbc.sql("delete from partners.fact where starts_on > '2026-08-01'").update();
            inputs.layOut(List.of(shipped), days, TODAY);
            run.run(1, shipped, TODAY, RuleRun.SECONDS);
            assertThat(rows(1)).isNotEmpty().allMatch(row -> row.endsWith(" 2026-11-27"));
            run.run(2, shipped, TODAY.plusDays(1), RuleRun.SECONDS);
            assertThat(rows(2)).isEmpty();
        });
    }

    @Test
    void aPlanEndedWithoutHelpOnceNobodyHasHelpedForThirtyDays() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            for (int child = 1; child <= 7; child++) {
                fact(child, "2015-01-01", "legal-status", "child-in-need", "2026-01-10", "2026-09-01", null);
            }
            // nobody since; a worker for some days more, lately, still; a charity until lately; protected for
            // longer; once in care
            fact(2, null, "involvement", "social worker", "2026-01-10", "2026-09-04", null);
            fact(3, null, "involvement", "social worker", "2026-01-10", "2026-11-01", null);
            fact(4, null, "involvement", "social worker", "2026-01-10", null, null);
            fact(5, null, "voluntary-help", "mentoring", "2026-01-10", "2026-10-28", null);
            fact(6, null, "legal-status", "child-protection", "2026-03-01", "2026-10-01", null);
            fact(7, null, "legal-status", "looked-after", "2026-08-20", "2026-09-10", null);
            assertThat(found("plan-ended-without-help", "legal-status", "involvement", "early-help", "voluntary-help"))
                    .containsExactlyInAnyOrder(
                            "1 legal-status 2026-09-01",
                            "2 legal-status 2026-09-01",
                            "6 legal-status 2026-10-01",
                            "7 legal-status 2026-09-01");
        });
    }

    @Test
    void aReviewIsMissedByWhoeverIsOnTheListAndNotKnownToLiveElsewhere() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            jdbc.sql("insert into partners.postcode (postcode, zone_code) values ('DT48AA', '4'), ('DT49ZZ', null)"
                            + " on conflict do nothing")
                    .update();
            // reviewed; nobody knows where; in a zone; another county's; just outside; a new estate; not on the list
            for (int child = 1; child <= 6; child++) {
                fact(child, "2024-03-20", "health-birth", null, "2024-03-20", null, null);
            }
            stated(1, "health-review", "2-2.5-year", "2026-06-01", null, null, "done");
            home(3, "DT4 8AA", "4");
            home(4, "SO14 7DU", null);
            home(5, "DT4 9ZZ", null);
            home(6, "DT4 7XX", null);
            person(7, "2024-03-20");
            assertThat(found("two-year-review-missed", "health-birth", "health-review"))
                    .containsExactlyInAnyOrder(
                            "2 health-birth 2026-10-20", "3 health-birth 2026-10-20", "6 health-birth 2026-10-20");
        });
    }

    @Test
    void nobodyIsKnownToLiveElsewhereWhereNoPostcodesWereBrought() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            jdbc.sql("delete from partners.postcode").update();
            fact(1, "2024-03-20", "health-birth", null, "2024-03-20", null, null);
            home(1, "SO14 7DU", null);
            assertThat(found("two-year-review-missed", "health-birth", "health-review"))
                    .containsExactly("1 health-birth 2026-10-20");
        });
    }

    private void home(int person, String postcode, @Nullable String zone) {
        jdbc.sql("""
                insert into families.home (id, row_hash, key, address, postcode, zone_code, shielded)
                values (-:person, 0, :postcode, '1 Tried Street', :postcode, :zone, false)
                """)
                .param("person", person)
                .param("postcode", postcode)
                .param("zone", zone)
                .update();
        jdbc.sql("update families.person set home_id = -:person where id = md5('tried' || :person)::uuid")
                .param("person", person)
                .update();
    }

    @Test
    void aParentUnderTwentyIsNamedByHealthOrBySocialCare() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // two who are 17, and one who is 20 on the day
            person(11, "2009-01-10");
            person(12, "2009-01-10");
            person(13, "2006-06-01");
            // by both; father by one; too old; contact not safe; no parent; ended
            fact(1, "2026-06-01", "health-birth", null, "2026-06-01", null, null);
            of(11);
            fact(1, null, "relationship", "mother", "2026-06-01", null, null);
            of(11);
            fact(2, "2026-06-01", "health-birth", null, "2026-06-01", null, null);
            of(13);
            fact(2, null, "relationship", "father", "2026-06-01", null, null);
            of(12);
            fact(3, "2026-06-01", "relationship", "father", "2026-06-01", null, null);
            of(13);
            person(4, "2026-06-01");
            stated(4, "relationship", "father", "2026-06-01", null, null, "PR,no-contact");
            of(12);
            fact(5, "2026-06-01", "relationship", "sibling", "2026-06-01", null, null);
            of(12);
            fact(6, "2026-06-01", "relationship", "mother", "2026-06-01", "2026-08-01", null);
            of(11);
            // of whom health knows nothing of it
            fact(8, "2026-06-01", "health-birth", null, "2026-06-01", null, null);
            of(11);
            stated(8, "relationship", "mother", "2026-06-01", null, null, "PR,no-contact");
            of(11);
            assertThat(found("young-parent", "health-birth", "relationship"))
                    .containsExactlyInAnyOrder("1 health-birth 2026-06-01", "2 relationship 2026-06-01");
        });
    }

    /// Whom the fact that was told last names.
    private void of(int other) {
        jdbc.sql("update partners.fact set other_record_id = -? where id = (select min(id) from partners.fact)")
                .param(other)
                .update();
    }

    @Test
    void aReviewOfAnotherEpisodeIsNoReviewOfThisOne() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // of two episodes the older was never reviewed; of one alone that was
            fact(1, "2015-01-01", "early-help", "DC", "2026-05-01", null, null);
            ofRow(7);
            fact(1, null, "early-help", "DC", "2026-08-01", null, null);
            ofRow(8);
            fact(1, null, "early-help-review", null, "2026-11-10", null, null);
            ofRow(8);
            fact(2, "2015-01-01", "early-help", "DC", "2026-05-01", null, null);
            ofRow(9);
            fact(2, null, "early-help-review", null, "2026-11-10", null, null);
            ofRow(9);
            assertThat(found("early-help-drifting", "early-help", "early-help-review"))
                    .containsExactly("1 early-help 2026-07-24");
        });
    }

    /// The fact that was told last.
    private void ofRow(int key) {
        jdbc.sql("update partners.fact set key_hash = ? where id = (select min(id) from partners.fact)")
                .param(key)
                .update();
    }

    @Test
    void earlyHelpDriftsAfterAYearOrTwelveWeeksWithoutAReview() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // reviewed lately; reviewed long ago; never reviewed, for long and shortly; open for a year; ended
            fact(1, "2015-01-01", "early-help", "DC", "2026-04-01", null, null);
            fact(1, null, "early-help-review", null, "2026-10-01", null, null);
            fact(2, "2015-01-01", "early-help", "DC", "2026-04-01", null, null);
            fact(2, null, "early-help-review", null, "2026-06-01", null, null);
            fact(3, "2015-01-01", "early-help", "DC", "2026-08-01", null, null);
            fact(4, "2015-01-01", "early-help", "DC", "2026-10-01", null, null);
            fact(5, "2015-01-01", "early-help", "DC", "2025-10-01", null, null);
            fact(5, null, "early-help-review", null, "2026-11-01", null, null);
            fact(6, "2015-01-01", "early-help", "DC", "2025-10-01", "2026-10-01", null);
            assertThat(found("early-help-drifting", "early-help", "early-help-review"))
                    .containsExactlyInAnyOrder(
                            "2 early-help 2026-08-24",
                            "2 early-help-review 2026-08-24",
                            "3 early-help 2026-10-24",
                            "5 early-help 2026-10-01",
                            "5 early-help-review 2026-10-01");
        });
    }

    @Test
    void thatSomethingDidNotHappenIsJudgedUpToTheLastDayOfWhichItsSourceTold12() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            fact(1, "2015-01-01", "early-help", "DC", "2026-08-01", null, null);
            fact(2, "2015-01-01", "early-help", "DC", "2026-07-01", null, null);
            told("early-help", "2026-10-20");
            assertThat(found("early-help-drifting", "early-help", "early-help-review"))
                    .as("nobody has told yet whether the first was reviewed within its twelve weeks")
                    .containsExactly("2 early-help 2026-09-23");
        });
    }

    @Test
    void whoLeftASchoolIsOnNoRollOnceTheCensusToldOfFifteenSchoolDaysMore12() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            fact(1, "2015-01-01", "enrolment", "6", "2022-09-02", "2026-09-20", null);
            fact(2, "2015-01-01", "enrolment", "6", "2022-09-02", "2026-09-21", null);
            told("school-census", "2026-10-05");
            assertThat(found("off-roll", "enrolment", "home-educated")).containsExactly("1 enrolment 2026-09-20");
        });
    }

    private void told(String source, String until) {
        jdbc.sql("""
                insert into partners.source (name, title, kind, declaration) values (?, ?, 'early-help', '{}')
                on conflict do nothing
                """).params(source, source).update();
        jdbc.sql(
                        "update partners.delivery set read = 0 where source_id = (select id from partners.source where name = ?)")
                .param(source)
                .update();
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt, read)
                select id, name, 'told.csv', 'accepted', :until, :until, '{}', 1 from partners.source where name = :source
                """)
                .param("until", LocalDate.parse(until))
                .param("source", source)
                .update();
    }

    @Test
    void thePolicesNoteOfExploitationCountsAndBeingMissingAloneDoesNot() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            fact(1, "2012-01-01", "missing", "police", "2026-10-01", "2026-10-02", 1);
            fact(2, "2012-01-01", "missing", "police", "2026-10-01", "2026-10-02", null);
            fact(3, "2012-01-01", "missing", "police", "2026-04-01", "2026-04-02", 1);
            fact(4, "2012-01-01", "assessment", "4B,13A", "2026-08-01", null, null);
            fact(5, "2012-01-01", "assessment", "4B", "2026-08-01", null, null);
            // trafficking; behaviour and self-harm
            fact(6, "2012-01-01", "assessment", "12A", "2026-08-01", null, null);
            fact(7, "2012-01-01", "assessment", "14A,15A", "2026-08-01", null, null);
            assertThat(found("at-risk-of-exploitation", "assessment", "missing"))
                    .containsExactlyInAnyOrder(
                            "1 missing 2026-10-01", "4 assessment 2026-08-01", "6 assessment 2026-08-01");
        });
    }

    @Test
    void whoIsAwayWithoutPermissionIsNotMissing() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // away twice; missing and away; missing twice, once by a file that does not say which
            for (int person = 1; person <= 3; person++) {
                person(person, "2012-01-01");
            }
            stated(1, "missing", "A", "2026-09-01", null, null, null);
            stated(1, "missing", "A", "2026-10-01", null, null, null);
            stated(2, "missing", "M", "2026-09-01", null, null, null);
            stated(2, "missing", "A", "2026-10-01", null, null, null);
            stated(3, "missing", "M", "2026-09-01", null, null, null);
            stated(3, "missing", null, "2026-10-01", null, null, null);
            assertThat(found("goes-missing", "missing"))
                    .containsExactly("3 missing 2026-10-01", "3 missing 2026-10-01");
        });
    }

    @Test
    void whatTwoSourcesTellOfTheSameDaysIsOneTime() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // told of twice a day apart; the same, and another time; twice with no end told
            for (int person = 1; person <= 3; person++) {
                person(person, "2012-01-01");
            }
            for (int person = 1; person <= 2; person++) {
                stated(person, "missing", "police", "2026-10-03", "2026-10-05", null, null);
                stated(person, "missing", "M", "2026-10-04", "2026-10-05", null, null);
            }
            stated(2, "missing", "M", "2026-10-06", "2026-10-07", null, null);
            stated(3, "missing", "police", "2026-10-03", null, null, null);
            stated(3, "missing", "police", "2026-10-20", null, null, null);
            assertThat(found("goes-missing", "missing"))
                    .containsExactlyInAnyOrder(
                            "2 missing 2026-10-06",
                            "2 missing 2026-10-06",
                            "3 missing 2026-10-20",
                            "3 missing 2026-10-20");
        });
    }

    @Test
    void aNeedBeginsOnTheDayOnWhichItsRuleBecameTrue() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // three incidents; a second one, and at high risk after it
            for (int person = 1; person <= 2; person++) {
                person(person, "2010-01-01");
                stated(person, "domestic-abuse", "victim", "2026-02-01", null, null, "MEDIUM");
                stated(person, "domestic-abuse", "victim", "2026-04-01", null, null, "MEDIUM");
            }
            stated(1, "domestic-abuse", "victim", "2026-09-01", null, null, "MEDIUM");
            stated(2, "domestic-abuse", "victim", "2026-09-01", null, null, "HIGH");
            assertThat(found("domestic-abuse", "domestic-abuse"))
                    .hasSize(6)
                    .containsOnly("1 domestic-abuse 2026-04-01", "2 domestic-abuse 2026-04-01");
        });
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            fact(1, "2015-01-01", "sen-support", "K", "2026-10-01", null, null);
            fact(1, null, "suspension", "DB", "2026-03-02", null, 2);
            fact(1, null, "suspension", "DB", "2026-10-05", null, 2);
            assertThat(found(
                            "special-needs-not-met",
                            "sen-support",
                            "suspension",
                            "attendance",
                            "ehc-request",
                            "ehc-plan"))
                    .contains("1 sen-support 2026-03-02");
            assertThat(jdbc.sql("select distinct stands_until from rule_row")
                            .query(LocalDate.class)
                            .list())
                    .containsExactly(LocalDate.of(2027, 10, 5));
        });
    }

    @Test
    void aChildWhoWasTheVictimOfDomesticAbuseHasTheNeed10() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // the victim once at high risk; twice at less; once at less; who was there; the suspect
            for (int person = 1; person <= 5; person++) {
                person(person, "2010-01-01");
            }
            stated(1, "domestic-abuse", "victim", "2026-08-01", null, null, "HIGH");
            stated(2, "domestic-abuse", "victim", "2026-08-01", null, null, "MEDIUM");
            stated(2, "domestic-abuse", "victim", "2026-09-01", null, null, "STANDARD");
            stated(3, "domestic-abuse", "victim", "2026-08-01", null, null, "MEDIUM");
            stated(4, "domestic-abuse", "child-present", "2026-08-01", null, null, "HIGH");
            stated(5, "domestic-abuse", "suspect", "2026-08-01", null, null, "HIGH");
            assertThat(found("domestic-abuse", "domestic-abuse"))
                    .containsExactlyInAnyOrder(
                            "1 domestic-abuse 2026-08-01",
                            "2 domestic-abuse 2026-09-01",
                            "2 domestic-abuse 2026-09-01",
                            "4 domestic-abuse 2026-08-01");
        });
    }

    @Test
    void specialNeedsAreNotMetWhereAPupilIsKeptOnAPartTimeTimetable() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            var partTime = "8/0/4|05:10/4/0/2:";
            for (int pupil = 1; pupil <= 3; pupil++) {
                fact(pupil, "2015-01-01", "sen-support", "K", "2026-10-01", null, null);
            }
            register(1, "2026-10-05", partTime);
            register(2, "2026-10-05", "8/0/0|05:10/4/0/0:");
            register(3, "2026-10-05", partTime);
            fact(3, null, "ehc-request", "Y", "2026-09-01", null, null);
            fact(4, "2015-01-01", "sen-support", "N", "2026-10-01", null, null);
            register(4, "2026-10-05", partTime);
            assertThat(found(
                            "special-needs-not-met",
                            "sen-support",
                            "suspension",
                            "attendance",
                            "ehc-request",
                            "ehc-plan"))
                    .containsExactlyInAnyOrder("1 sen-support 2026-10-05", "1 attendance 2026-10-05");
        });
    }

    @Test
    void weeksOfSchoolAreCountedBackFromTheNewestOfWhichThePupilsSchoolTold12() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // at a school whose register stops in October; went on from it; at one that closed; left one that told of
            // others since; the same, and long before that at the one that stops
            for (int pupil = 1; pupil <= 5; pupil++) {
                person(pupil, "2015-01-01");
                partTimeForSevenWeeks(pupil);
            }
            jdbc.sql(
                            "insert into partners.setting (code, name, kind, until_on) values ('C', 'Closed', 'primary', '2026-10-24')")
                    .update();
            jdbc.sql("""
                            update partners.fact
                            set setting_code = case when record_id = -3 then 'C' when record_id in (-4, -5) then 'A' else 'B' end
                            where id < 0
                            """).update();
            stated(
                    2,
                    "attendance",
                    "weeks",
                    "2026-11-02",
                    "2026-11-20",
                    30,
                    "0/0/0|02:10/0/0/0:|09:10/0/0/0:|16:10/0/0/0:");
            jdbc.sql("update partners.fact set setting_code = 'A' where starts_on = '2026-11-02'")
                    .update();
            stated(5, "attendance", "weeks", "2026-07-06", "2026-07-17", 20, "0/0/0|06:10/0/0/0:|13:10/0/0/0:");
            jdbc.sql("update partners.fact set setting_code = 'B' where starts_on = '2026-07-06'")
                    .update();
            assertThat(found("part-time-timetable", "attendance")).containsOnly("1 attendance 2026-09-07");
        });
    }

    private void partTimeForSevenWeeks(int pupil) {
        stated(
                pupil,
                "attendance",
                "weeks",
                "2026-09-07",
                "2026-10-02",
                40,
                "0/0/8|07:10/0/0/2:|14:10/0/0/2:|21:10/0/0/2:|28:10/0/0/2:");
        stated(
                pupil,
                "attendance",
                "weeks",
                "2026-10-05",
                "2026-10-23",
                30,
                "0/0/6|05:10/0/0/2:|12:10/0/0/2:|19:10/0/0/2:");
    }

    @Test
    void whoseSchoolClosedIsOnItsRollNoMore() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            fact(1, "2015-01-01", "enrolment", "6", "2022-09-02", null, null);
            fact(2, "2015-01-01", "enrolment", "6", "2022-09-02", null, null);
            fact(3, "2015-01-01", "enrolment", "6", "2022-09-02", null, null);
            stated(3, "enrolment", "6", "2026-09-02", null, null, null);
            jdbc.sql(
                            "insert into partners.setting (code, name, kind, until_on) values ('C', 'Closed', 'primary', '2026-09-01')")
                    .update();
            jdbc.sql(
                            "update partners.fact set setting_code = 'C' where record_id in (-1, -3) and starts_on = '2022-09-02'")
                    .update();
            assertThat(found("off-roll", "enrolment", "home-educated")).containsExactly("1 enrolment 2026-09-01");
        });
    }

    @Test
    void whomAListOfPupilsNamesIsOnARoll() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // both left; one is on a list that does not say since when
            fact(1, "2015-01-01", "enrolment", "6", "2022-09-02", "2026-09-20", null);
            fact(2, "2015-01-01", "enrolment", "6", "2022-09-02", "2026-09-20", null);
            fact(2, null, "enrolment", "6", null, null, null);
            assertThat(found("off-roll", "enrolment", "home-educated")).containsExactly("1 enrolment 2026-09-20");
        });
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // a guest since; left as long ago as the rule says, and longer
            fact(1, "2015-01-01", "enrolment", "6", "2022-09-02", "2026-09-20", null);
            stated(1, "enrolment", "6", "2026-10-01", null, null, "guest");
            fact(2, "2015-01-01", "enrolment", "6", "2022-09-02", "2024-11-27", null);
            fact(3, "2015-01-01", "enrolment", "6", "2022-09-02", "2024-11-26", null);
            assertThat(found("off-roll", "enrolment", "home-educated"))
                    .containsExactlyInAnyOrder("1 enrolment 2026-09-20", "2 enrolment 2024-11-27");
        });
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // on no list; on another school's; still on that of the school that excluded; a guest
            for (int pupil = 1; pupil <= 4; pupil++) {
                fact(pupil, "2015-01-01", "exclusion", "DB", "2026-09-20", null, null);
            }
            fact(2, null, "enrolment", "6", null, null, null);
            jdbc.sql(
                            "update partners.fact set setting_code = case when starts_on is null then 'B' else 'A' end where id < 0")
                    .update();
            fact(3, null, "enrolment", "6", null, null, null);
            jdbc.sql("update partners.fact set setting_code = 'A' where record_id = -3")
                    .update();
            stated(4, "enrolment", "6", "2026-10-01", null, null, "guest");
            fact(5, "2015-01-01", "exclusion", "DB", "2026-09-20", null, null);
            listed(5, "B", "2026-09-08"); // of before
            // of another school beside the one that excluded, told since; one that has ended
            for (int pupil = 6; pupil <= 7; pupil++) {
                fact(pupil, "2015-01-01", "exclusion", "DB", "2026-09-20", null, null);
                fact(pupil, null, "enrolment", "6", "2026-01-05", pupil == 6 ? null : "2026-09-01", null);
            }
            jdbc.sql(
                            "update partners.fact set setting_code = case when ends_on is null and starts_on > '2026-09-01' then 'A' else 'B' end where record_id in (-6, -7)")
                    .update();
            assertThat(found("permanently-excluded", "exclusion", "enrolment"))
                    .containsExactlyInAnyOrder(
                            "1 exclusion 2026-09-20",
                            "3 exclusion 2026-09-20",
                            "4 exclusion 2026-09-20",
                            "5 exclusion 2026-09-20",
                            "7 exclusion 2026-09-20");
        });
    }

    @Test
    void aSchoolsListSaysNothingOfWhatCameAfterIt() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // each left one school; a list of before, one of since, and one of another school names them still
            for (int pupil = 1; pupil <= 3; pupil++) {
                fact(pupil, "2015-01-01", "enrolment", "6", "2022-09-02", "2026-09-20", null);
            }
            jdbc.sql("update partners.fact set setting_code = 'A' where id < 0").update();
            listed(1, "A", "2026-09-08");
            listed(2, "A", "2026-11-02");
            listed(3, "B", "2026-09-08");
            jdbc.sql("update partners.delivery set as_of = '2026-10-15' where sha256 = 'tried'")
                    .update();
            assertThat(found("off-roll", "enrolment", "home-educated")).containsExactly("1 enrolment 2026-09-20");
        });
    }

    /// Another source's list of a school, which does not say since when; lists of all days are received together.
    private void listed(int person, String setting, String toldOn) {
        jdbc.sql(
                        "insert into partners.source (name, title, kind, declaration) values ('listed', 'Listed', 'school', '{}') on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                select id, 'listed ' || :person, 'list.csv', 'accepted', :today::date, :told_on::date, '{}'
                from partners.source
                where name = 'listed'
                """)
                .param("person", person)
                .param("told_on", toldOn)
                .param("today", TODAY)
                .update();
        jdbc.sql("""
                insert into partners.record (id, source_id, source_key, first_delivery_id)
                select -100 - :person, source_id, :person, id
                from partners.delivery
                where sha256 = 'listed ' || :person
                """).param("person", person).update();
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change)
                values (-100 - :person, md5('tried' || :person)::uuid, 1)
                """).param("person", person).update();
        jdbc.sql("""
                insert into partners.fact (id, key_hash, row_hash, record_id, delivery_id, line, kind, code, setting_code)
                select -100 - :person, 0, 0, -100 - :person, id, 1,
                  (select id from partners.fact_kind where name = 'enrolment'), '6', :setting
                from partners.delivery
                where sha256 = 'listed ' || :person
                """).param("person", person).param("setting", setting).update();
    }

    @Test
    void whoHasAPlanIsFoundOutOfEducationToTwentyFour() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // the youngest of the second year after year 11, the oldest of the one before, older with and without a
            // plan
            fact(1, "2009-08-31", "destination", "540", "2026-09-05", null, null);
            fact(2, "2008-09-01", "destination", "810", "2026-09-05", null, null);
            fact(3, "2008-08-31", "destination", "540", "2026-09-05", null, null);
            fact(4, "2004-01-01", "destination", "540", "2026-09-05", null, null);
            fact(4, null, "ehc-plan", "plan", "2020-01-01", null, null);
            fact(5, "2004-01-01", "destination", "540", "2026-09-05", null, null);
            fact(5, null, "ehc-plan", "plan", "2020-01-01", "2025-01-01", null);
            fact(6, "2009-08-31", "destination", "220", "2026-09-05", null, null);
            fact(7, "2009-08-31", "destination", "540", "2026-11-05", null, null);
            // the youngest who have left year 11, and the oldest who are in it
            fact(8, "2010-08-31", "destination", "540", "2026-09-05", null, null);
            fact(9, "2010-09-01", "destination", "540", "2026-09-05", null, null);
            assertThat(found("not-in-education-or-work", "destination", "ehc-plan"))
                    .containsExactlyInAnyOrder(
                            "1 destination 2026-09-05",
                            "2 destination 2026-09-05",
                            "4 destination 2026-09-05",
                            "4 ehc-plan 2026-09-05",
                            "8 destination 2026-09-05");
        });
    }

    @Test
    void whoIsSaidToDoNothingByOneFileAfterTheOtherHasDoneSoSinceTheFirst() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // confirmed again; from one kind of nothing to another; learned between; put right for the same day: by
            // files that were all received on one day
            for (int person = 1; person <= 4; person++) {
                person(person, "2009-08-31");
            }
            saidBefore(1, "810", "2026-06-20", "2026-07-02");
            stated(1, "destination", "810", "2026-11-20", null, null, null);
            saidBefore(2, "540", "2026-07-01", "2026-07-02");
            stated(2, "destination", "550", "2026-11-15", null, null, null);
            saidBefore(3, "810", "2026-01-20", "2026-02-02");
            saidBefore(3, "220", "2026-06-20", "2026-07-02");
            stated(3, "destination", "810", "2026-11-20", null, null, null);
            saidBefore(4, "810", "2026-06-20", TODAY.toString());
            stated(4, "destination", "810", "2026-11-20", null, null, null);
            assertThat(found("not-in-education-or-work", "destination", "ehc-plan"))
                    .containsExactlyInAnyOrder("1 destination 2026-06-20", "2 destination 2026-07-01");
        });
    }

    private void saidBefore(int person, String code, String starts, String asOf) {
        stated(person, "destination", code, starts, null, null, null);
        jdbc.sql("""
                with earlier as (
                  insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                  select source_id, concat('before ', :person, :as_of), 'before.csv', 'accepted', received_on, :as_of::date, '{}'
                  from partners.delivery
                  where sha256 = 'tried'
                  returning id
                )
                update partners.fact f
                set delivery_id = earlier.id, withdrawn_delivery_id = f.delivery_id
                from earlier
                where f.id = (select min(id) from partners.fact)
                """).param("person", person).param("as_of", asOf).update();
    }

    @Test
    void onlyAPlacementTwentyMilesAwayOrMoreIsFarFromHome() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            fact(1, "2015-01-01", "care-episode", "C2/U6", "2026-03-01", null, 20);
            fact(2, "2015-01-01", "care-episode", "C2/U6", "2026-03-01", null, 19);
            fact(3, "2015-01-01", "care-episode", "C2/U6", "2026-03-01", "2026-09-01", 60);
            fact(4, "2015-01-01", "care-episode", "C2/U6", "2026-03-01", null, null);
            assertThat(found("in-care-far-from-home", "care-episode")).containsExactly("1 care-episode 2026-03-01");
        });
    }

    @Test
    void aStayReachesThoseWhoAreNamedInItsCase10() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // the applicant; named beside; in another case; in this one and another, nobody knows when
            fact(1, "1990-01-01", "temporary-accommodation", "hostel", "2026-10-01", null, null);
            stated(1, "household", "HC1", null, null, null, null);
            fact(2, "2015-01-01", "household", "HC1", null, null, null);
            fact(3, "2015-01-01", "household", "HC2", null, null, null);
            fact(4, "2015-01-01", "household", "HC1", null, null, null);
            stated(4, "household", "HC3", null, null, null, null);
            found("temporary-accommodation", "temporary-accommodation");
            assertThat(jdbc.sql("""
                    select n || ' ' || path
                    from rule_row
                    join generate_series(1, 4) n on person_id = md5('tried' || n)::uuid
                    """).query(String.class).list())
                    .containsExactlyInAnyOrder("1 own record", "2 named in one case");
            assertThat(run.reachesTooFar()).isEmpty();
        });
    }

    @Test
    void aStayReachesThoseWhoWereSaidToLiveWithItsTenantBeforeItBegan10() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // the tenant; said before, said too late, contact not safe, said to live apart by then
            fact(1, "1990-01-01", "temporary-accommodation", "hostel", "2026-10-01", null, null);
            for (int child = 2; child <= 5; child++) {
                fact(child, "2015-01-01", "household", "HC" + child, null, null, null);
            }
            jdbc.sql("""
                    insert into families.relationship (one_person_id, other_person_id, row_hash, kind, responsible, unsafe,
                      together_on, together_until, fact_id)
                    select md5('tried' || n)::uuid, md5('tried1')::uuid, n, 'mother', true, n = 4,
                      case when n = 3 then date '2026-10-02' else date '2026-09-01' end,
                      case when n = 5 then date '2026-10-01' end, n
                    from generate_series(2, 5) n
                    """).update();
            found("temporary-accommodation", "temporary-accommodation");
            assertThat(jdbc.sql("""
                    select n || ' ' || path || ' ' || coalesce(path_since::text, '')
                    from rule_row
                    join generate_series(1, 5) n on person_id = md5('tried' || n)::uuid
                    """).query(String.class).list())
                    .containsExactlyInAnyOrder("1 own record ", "2 said to live together 2026-09-01");
            assertThat(run.reachesTooFar()).isEmpty();
        });
    }

    @Test
    void whatElseIsSaidOfSomebodyNamedInACaseReachesNobody10() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sendFile();
            // the applicant's second record is of no case
            fact(1, "1990-01-01", "household", "HC1", null, null, null);
            fact(2, "2015-01-01", "household", "HC1", null, null, null);
            fact(3, "1990-01-01", "temporary-accommodation", "hostel", "2026-10-01", null, null);
            jdbc.sql("update matching.membership set person_id = md5('tried1')::uuid where record_id = -3")
                    .update();
            var rule = rule("""
                    select person_id, fact_id, path, path_person_id, path_since, starts_on as since
                    from temporary_accommodation_at_home
                    union all
                    select md5('tried2')::uuid, fact_id, 'mother', person_id, null, starts_on
                    from temporary_accommodation
                    """, List.of(new Rule.Read("temporary-accommodation", List.of("tried"))));
            inputs.layOut(List.of(rule), List.of(), TODAY);
            run.run(1, rule, TODAY, RuleRun.SECONDS);
            assertThat(rows(1)).hasSize(1);
            assertThat(run.reachesTooFar()).contains(1);
        });
    }

    /// What a shipped rule finds where each of these kinds comes from the file that was sent: whom, by what, since
    /// when.
    private List<String> found(String name, String... kinds) {
        var rule = rule(
                queryIn(Path.of("..", "strategies", "dorset", "needs", name + ".sql")),
                Stream.of(kinds)
                        .map(kind -> new Rule.Read(kind, List.of("tried", "listed")))
                        .toList());
        inputs.layOut(
                List.of(rule), TODAY.minusYears(2).datesUntil(TODAY.plusDays(1)).toList(), TODAY);
        run.run(1, rule, TODAY, RuleRun.SECONDS);
        return jdbc.sql("""
                select concat_ws(' ', -f.record_id, k.name, r.since)
                from rule_row r
                join partners.fact f on f.id = r.fact_id
                join partners.fact_kind k on k.id = f.kind
                """).query(String.class).list();
    }

    /// @param born who is told of for the first time; null of somebody who is there
    private void fact(
            int person,
            @Nullable String born,
            String kind,
            @Nullable String code,
            @Nullable String starts,
            @Nullable String ends,
            @Nullable Integer amount) {
        if (born != null) {
            person(person, born);
        }
        stated(person, kind, code, starts, ends, amount, null);
    }

    private void register(int person, String week, String note) {
        stated(person, "attendance", "weeks", week, week, 10, note);
    }

    private void stated(
            int person,
            String kind,
            @Nullable String code,
            @Nullable String starts,
            @Nullable String ends,
            @Nullable Integer amount,
            @Nullable String note) {
        jdbc.sql("""
                insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, ends_on, amount, delivery_id, line, kind,
                  code, note)
                select (select least(min(id), 0) - 1 from partners.fact), 0, 0, -:person, :starts::date, :ends::date,
                  :amount::int, d.id, 1, (select id from partners.fact_kind where name = :kind), :code, :note
                from partners.delivery d
                where d.sha256 = 'tried'
                """)
                .param("person", person)
                .param("starts", starts)
                .param("ends", ends)
                .param("amount", amount)
                .param("kind", kind)
                .param("code", code)
                .param("note", note)
                .update();
    }

    private void person(int number, String born) {
        jdbc.sql("""
                insert into partners.record (id, source_id, source_key, first_delivery_id)
                select -:n, s.id, :n, d.id
                from partners.source s
                join partners.delivery d on d.source_id = s.id
                where s.name = 'tried'
                """).param("n", number).update();
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change)
                values (-:n, md5('tried' || :n)::uuid, 1)
                """).param("n", number).update();
        jdbc.sql("""
                insert into families.person (id, row_hash, born_on, born_doubtful, child, shielded, records, terms)
                values (md5('tried' || :n)::uuid, 0, :born::date, false, true, false, 1, '{}')
                """).param("n", number).param("born", born).update();
    }

    private void sendFile() {
        FactKinds.load()
                .all()
                .forEach(kind -> jdbc.sql("""
                insert into partners.fact_kind (id, name, title, kind_of_data)
                values (:id, :name, :title, :data)
                on conflict do nothing
                """)
                        .param("id", kind.id())
                        .param("name", kind.name())
                        .param("title", kind.title())
                        .param("data", kind.data())
                        .update());
        jdbc.sql(
                        "insert into partners.source (name, title, kind, declaration) values ('tried', 'Tried', 'school', '{}')")
                .update();
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                select id, 'tried', 'tried.csv', 'accepted', :today, :today, '{}' from partners.source where name = 'tried'
                """).param("today", TODAY).update();
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
        sendFile();
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
        return rule(query, List.of(new Rule.Read("attendance", List.of("tried"))));
    }

    private static Rule suspension(String query) {
        return rule(query, List.of(new Rule.Read("suspension", List.of("suspensions", "school-census"))));
    }

    private static Rule rule(String query, List<Rule.Read> reads) {
        return new Rule(
                "tried",
                1,
                new Rule.Words("Tried", "good-education", "A rule to try.", "The end of the test."),
                reads,
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
