package org.kith.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.access.DoorsOnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
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
    private TransactionTemplate transaction;

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

    private boolean runs(String query) {
        var rule = new Rule(
                "tried",
                1,
                new Rule.Words("Tried", "good-education", "A rule to try.", "The end of the test."),
                List.of(new Rule.Read("suspension", List.of("suspensions", "school-census"))),
                Rule.Ages.ANY,
                new Rule.Lasting("1 year", null),
                Optional.empty(),
                query);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            inputs.layOut(List.of(rule), List.of(), TODAY);
            run.run(1, rule, TODAY, 1);
            return true;
        }));
    }
}
