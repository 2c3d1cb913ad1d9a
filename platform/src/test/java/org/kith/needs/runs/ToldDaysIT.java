package org.kith.needs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.OnPostgres;
import org.kith.county.County;
import org.kith.declarations.StrategyFolder;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleFile;
import org.kith.partners.DeclaredSources;
import org.kith.partners.intake.Ingest;
import org.kith.strategy.SchoolYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// "Without new evidence it ends on": of every rule that tells such a day, in a made county of which nothing new comes.
@OnPostgres
@TestPropertySource(properties = "spring.application.name=told-days") // for a context, and so a database, of its own
class ToldDaysIT {

    private static final LocalDate MADE = LocalDate.of(2026, 11, 1);
    private static final LocalDate NEXT_DAY = MADE.plusDays(1);
    private static final short NUMBER = 1;

    @TempDir
    private Path county;

    @Autowired
    private StrategyFolder strategy;

    @Autowired
    private DeclaredSources sources;

    @Autowired
    private Ingest ingest;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Inputs inputs;

    @Autowired
    private RuleRun run;

    @Autowired
    private FoundNeeds findings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aNeedEndsOnTheDayThatIsTold() throws Exception {
        new County(3, 700, MADE).write(county, 1, _ -> {});
        ingest.folder(county, _ -> {}, () -> {}, () -> {});
        match.run(_ -> {});
        build.run(_ -> {}, () -> {});
        var tried = new TreeSet<String>();
        var softly = new SoftAssertions();
        for (var rule : RuleFile.allIn(strategy.path(), sources.vocabulary(), MADE)) {
            var told = found(rule, NEXT_DAY);
            var days = new TreeSet<>(told.values());
            if (days.isEmpty() || !rule.inForce()) {
                continue;
            }
            tried.add(rule.name());
            for (var day : new TreeSet<>(List.of(days.getFirst(), days.getLast()))) {
                var people = told.keySet().stream()
                        .filter(person -> day.equals(told.get(person)))
                        .toList();
                softly.assertThat(found(rule, day.minusDays(1)).keySet())
                        .as("%s stands on the day before %s", rule.name(), day)
                        .containsAll(people);
                softly.assertThat(found(rule, day).keySet())
                        .as("%s ends on %s", rule.name(), day)
                        .doesNotContainAnyElementsOf(people);
            }
        }
        softly.assertAll();
        assertThat(tried)
                .contains("special-needs-not-met", "young-carer", "first-suspension", "domestic-abuse", "off-roll");
    }

    /// Of whom the rule is true on a day, with the day on which it will not be.
    private Map<UUID, LocalDate> found(Rule rule, LocalDate on) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            inputs.layOut(List.of(rule), SchoolYear.in(strategy.path()).days(on.minusYears(2), on), on);
            run.run(NUMBER, rule, on);
            assertThat(run.reachesTooFar()).isEmpty();
            findings.gathered(List.of(new PublishedRule(NUMBER, rule, new TreeSet<>(), on)), on);
            var found = new HashMap<UUID, LocalDate>();
            jdbc.sql("select person_id, stands_until from found_now where stands_until is not null")
                    .query(row -> {
                        found.put(
                                row.getObject("person_id", UUID.class), row.getObject("stands_until", LocalDate.class));
                    });
            return found;
        }));
    }
}
