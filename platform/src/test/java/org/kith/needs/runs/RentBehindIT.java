package org.kith.needs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.OnPostgres;
import org.kith.county.County;
import org.kith.declarations.StrategyFolder;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleFile;
import org.kith.partners.DeclaredSources;
import org.kith.partners.intake.Ingest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A home at risk by its rent, as file after file of a made county tells of it: of the end of December, March, June and
/// September.
@OnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.application.name=rent-behind") // for a context, and so a database, of its own
class RentBehindIT {

    private static final LocalDate MADE = LocalDate.of(2026, 11, 1);
    private static final List<String> QUARTERS = List.of("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3");

    /// How many weeks behind, file after file.
    private static final List<List<Integer>> TOLD =
            List.of(List.of(12, 12, 12, 12), List.of(0, 0, 12, 7), List.of(12, 0, 12, 12), List.of(12, 12, 0, 0));

    private static final int TENANCY = 0;
    /// From the end: addresses hold commas.
    private static final int CHILDREN = 3;

    private static final int WEEKS = 1;

    @Autowired
    private StrategyFolder strategy;

    @Autowired
    private DeclaredSources sources;

    @Autowired
    private Inputs inputs;

    @Autowired
    private RuleRun run;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final List<TreeSet<String>> tenancies =
            TOLD.stream().map(_ -> new TreeSet<String>()).toList();

    @BeforeAll
    void tell(@TempDir Path county, @Autowired Ingest ingest, @Autowired Match match, @Autowired FamilyBuild build)
            throws Exception {
        new County(3, 700, MADE).write(county, 1, _ -> {});
        var inAll = new TreeMap<String, Integer>();
        for (var quarter : QUARTERS) {
            rows(county, quarter).stream()
                    .filter(row -> !row[row.length - CHILDREN].equals("0"))
                    .map(row -> row[TENANCY])
                    .distinct()
                    .forEach(tenancy -> inAll.merge(tenancy, 1, Integer::sum));
        }
        inAll.values().removeIf(files -> files < QUARTERS.size());
        int next = 0;
        for (var tenancy : inAll.keySet()) {
            tenancies.get(next++ % TOLD.size()).add(tenancy);
        }
        for (int file = 0; file < QUARTERS.size(); file++) {
            tell(county, file);
        }
        ingest.folder(county, _ -> {}, () -> {}, () -> {});
        match.run(_ -> {});
        build.run(_ -> {}, () -> {});
    }

    private static List<String[]> rows(Path county, String quarter) throws IOException {
        return Files.readAllLines(file(county, quarter)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Path file(Path county, String quarter) {
        return county.resolve("housing", "tenancies_" + quarter + ".csv");
    }

    private void tell(Path county, int place) throws IOException {
        var file = file(county, QUARTERS.get(place));
        var lines = new ArrayList<>(Files.readAllLines(file));
        for (int at = 1; at < lines.size(); at++) {
            var row = lines.get(at).split(",", -1);
            int told = IntStream.range(0, TOLD.size())
                    .filter(each -> tenancies.get(each).contains(row[TENANCY]))
                    .findFirst()
                    .orElse(-1);
            row[row.length - WEEKS] =
                    told < 0 ? "0" : String.valueOf(TOLD.get(told).get(place));
            lines.set(at, String.join(",", row));
        }
        Files.write(file, lines);
    }

    @Test
    void beginsWithTheFirstOfTheFilesThatSaySoOneAfterTheOther() {
        assertThat(found(0)).contains("2025-12-31 until 2027-03-30");
        assertThat(found(2)).as("nothing was owed in between").contains("2026-06-30 until 2027-03-30");
    }

    @Test
    void standsSixMonthsAfterTheLastFileThatSaidSo() {
        assertThat(found(1)).as("less is owed since").contains("2026-06-30 until 2026-12-30");
        assertThat(found(3)).as("long ago").isEmpty();
    }

    /// Of most homes, since some children were born or came there later.
    private Optional<String> found(int told) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            var rule = rule();
            inputs.layOut(List.of(rule), List.of(), MADE);
            run.run(1, rule, MADE);
            assertThat(run.reachesTooFar()).isEmpty();
            return jdbc.sql("""
                    select mode() within group (order by found)
                    from (
                      select min(w.since) || ' until ' || max(w.stands_until) as found
                      from rule_row w
                      join partners.fact f on f.id = w.fact_id
                      join partners.fact t on t.record_id = f.record_id
                        and t.kind = (select id from partners.fact_kind where name = 'tenancy')
                      where t.code = any(:tenancies) and f.amount > 8
                      group by t.code
                    ) each
                    """)
                    .param("tenancies", tenancies.get(told).toArray(String[]::new))
                    .query(String.class)
                    .optional();
        }));
    }

    private Rule rule() {
        return RuleFile.allIn(strategy.path(), sources.vocabulary(), MADE).stream()
                .filter(each -> each.name().equals("home-at-risk"))
                .findFirst()
                .orElseThrow();
    }
}
