package org.kith.needs.runs;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleRefused;
import org.kith.partners.calendar.LateSources;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Runs a rule's query where it can read what it declared and do nothing else, and for so long only.
@Repository
class RuleRun {

    static final int SECONDS = 30;

    /// A rule may take so long for each so many people of whom it is asked.
    private static final int PEOPLE = 250_000;

    private static final String QUERY_CANCELLED = "57014";
    private static final String SEVERAL_STATEMENTS = "42P11";
    private static final String READ_ONLY = "25006";
    private static final String NOT_PERMITTED = "42501";
    private static final String WRONG_QUERY = "42";
    private static final String PASSED_ON = "P0001";
    private static final String NULL_HANDED_ON = "23502";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private static final Pattern NO_SUCH = Pattern.compile("relation \"([^\"]+)\" does not exist");

    private final JdbcOperations statements;
    private final JdbcClient jdbc;
    private final Inputs inputs;
    private final LateSources sources;

    RuleRun(JdbcOperations statements, JdbcClient jdbc, Inputs inputs, LateSources sources) {
        this.sources = sources;
        this.statements = statements;
        this.jdbc = jdbc;
        this.inputs = inputs;
    }

    /// Adds to `rule_row` what the rule finds under the number given, one row a person and fact.
    ///
    /// @throws RuleRefused when it reads what it did not declare, takes too long, is no query, or hands on a
    /// row that lacks its person, fact or path
    void run(int number, Rule rule, LocalDate today) {
        run(number, rule, today, seconds());
    }

    private int seconds() {
        return jdbc.sql("""
                select greatest(1, ceil(reltuples / :people))::int * :seconds
                from pg_catalog.pg_class
                where oid = 'pg_temp.person'::regclass
                """)
                .param("people", PEOPLE)
                .param("seconds", SECONDS)
                .query(Integer.class)
                .single();
    }

    void run(int number, Rule rule, LocalDate today, int seconds) {
        var query = Rule.TOLD
                .matcher(rule.query())
                .replaceAll(told -> date(toldUntil(told.group(1), today)))
                .replace(":today", date(today));
        inputs.open(rule);
        statements.execute("set local statement_timeout = '" + seconds + "s'");
        try {
            jdbc.sql("""
                    insert into pg_temp.rule_row (rule_id, person_id, since, stands_until, fact_id, path, path_person_id, path_since)
                    select :number, person_id, since, until, fact_id, path, path_person_id, path_since
                    from needs.asked(:query, :stands_until)
                    """)
                    .param("number", number)
                    .param("query", query)
                    .param("stands_until", query.contains("stands_until") ? "stands_until" : "null")
                    .update();
        } catch (DataAccessException e) {
            throw new RuleRefused(
                    rule, sentence(e, query, seconds), line(said(e), query).orElse(1));
        }
        statements.execute("set local statement_timeout = 0");
        inputs.close(rule);
    }

    /// The last day of which the source told, today at the latest; what did not happen is judged up to then. Where it
    /// never sent anything there is nothing to judge.
    private LocalDate toldUntil(String source, LocalDate today) {
        var told = sources.knownUntil().getOrDefault(source, today);
        return told.isBefore(today) ? told : today;
    }

    private static String date(LocalDate day) {
        return "date '" + day + "'";
    }

    private static String sentence(DataAccessException e, String query, int seconds) {
        if (QUERY_CANCELLED.equals(state(e))) {
            return "it took longer than " + seconds + " seconds.";
        }
        if (SEVERAL_STATEMENTS.equals(state(e))) {
            return "it is more than one query.";
        }
        if (READ_ONLY.equals(state(e))) {
            return "it writes, and a rule may only read.";
        }
        var said = said(e);
        if (said != null && NULL_HANDED_ON.equals(state(e))) {
            return "a row that it hands on has no `" + said.getColumn() + "`, and every row needs one.";
        }
        if (said == null || !isOfTheQuery(said, query)) {
            return "the query asks what cannot be answered of some row (SQL state " + state(e)
                    + "): what the row says is not told.";
        }
        var message = String.valueOf(said.getMessage());
        var noSuch = NO_SUCH.matcher(message);
        return noSuch.find()
                ? "it reads `" + noSuch.group(1) + "`, which it does not declare."
                : "the database says"
                        + line(said, query).stream()
                                .mapToObj(line -> " of line " + line + " of the query")
                                .findFirst()
                                .orElse("")
                        + ": " + message + ".";
    }

    private static @Nullable String state(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException failure ? failure.getSQLState() : null;
    }

    private static @Nullable ServerErrorMessage said(DataAccessException e) {
        return e.getMostSpecificCause() instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
    }

    /// Whether the words can be of the query alone. Once it runs, they may hold what a row says: a text that is
    /// no date, or no table's name. Before, they come with their place in the query; what may not be read has
    /// none, nor has what the function that runs the query passes on.
    private static boolean isOfTheQuery(ServerErrorMessage said, String query) {
        var state = String.valueOf(said.getSQLState());
        return state.equals(NOT_PERMITTED)
                || (state.startsWith(WRONG_QUERY) && said.getInternalPosition() > 0)
                || (state.equals(PASSED_ON)
                        && QUOTED.matcher(String.valueOf(said.getMessage()))
                                .results()
                                .allMatch(word -> query.contains(word.group(1))));
    }

    private static OptionalInt line(@Nullable ServerErrorMessage said, String query) {
        var whole = said == null ? "" : String.valueOf(said.getInternalQuery());
        int begins = whole.indexOf(query);
        int at = said == null ? -1 : said.getInternalPosition() - 1;
        return begins < 0 || at < begins || at > begins + query.length()
                ? OptionalInt.empty()
                : OptionalInt.of(1
                        + (int) whole.substring(begins, at)
                                .chars()
                                .filter(each -> each == '\n')
                                .count());
    }

    /// Gathers what the rules found into `evidence_now`, each fact once for a rule and person, with
    /// what it says. Every fact must be the person's own, or that of somebody with whom they lived or were named,
    /// or whose child they were, on its day.
    ///
    /// @return the least number of a rule that hands a fact to somebody whom it does not reach
    Optional<Integer> reachesTooFar() {
        statements.execute("analyze rule_row");
        statements.execute("""
                create temporary table evidence_now on commit drop as
                with evidence as (
                  select rule_id, person_id, fact_id, path_person_id, min(path) as path, min(path_since) as path_since,
                    min(since) as since, max(stands_until) as stands_until
                  from rule_row
                  group by rule_id, person_id, fact_id, path_person_id
                ), fact as (
                  select fact_id, person_id, kind_of_data, source, setting_code, received_on, starts_on, ends_on
                  from input_fact
                  where fact_id in (select fact_id from rule_row)
                  union all
                  select fact_id, person_id, kind_of_data, source, setting_code, received_on, starts_on, ends_on
                  from input_attendance
                  where fact_id in (select fact_id from rule_row)
                )
                select e.*, f.kind_of_data, f.source, f.setting_code, f.received_on, f.starts_on, f.ends_on
                from evidence e
                left join fact f on f.fact_id = e.fact_id and f.person_id = coalesce(e.path_person_id, e.person_id)
                """);
        statements.execute("analyze evidence_now");
        return jdbc.sql("""
            select rule_id
            from evidence_now
            where source is null
            union
            select e.rule_id
            from evidence_now e
            where e.path_person_id is not null
              and not exists (
                select
                from (
                  select person_id, other_person_id, null::int as record_id, from_on, until_on from pg_temp.lived_with
                  union all
                  select person_id, other_person_id, null, from_on, until_on from pg_temp.parentage
                  union all
                  select person_id, other_person_id, record_id, from_on, until_on from pg_temp.named_together
                ) a
                where a.other_person_id = e.path_person_id
                  and a.person_id = e.person_id
                  and (a.record_id is null or (e.fact_id, a.record_id) in (select fact_id, record_id from input_fact))
                  and coalesce(e.starts_on, e.ends_on) >= coalesce(a.from_on, '-infinity')
                  and (a.until_on is null or coalesce(e.starts_on, e.ends_on) < a.until_on))
            order by 1
            limit 1
            """).query(Integer.class).optional();
    }
}
