package org.kith.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.changes.Reach.Moved;
import org.kith.declarations.FileSet;
import org.kith.declarations.PublishedFiles;
import org.kith.declarations.StrategyFolder;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.rules.RuleChangedInPlace;
import org.kith.needs.runs.FindNeeds;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever answers for rules, declarations and roles sees whom a change would reach before it is in force.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesIT extends Visiting {

    private static final List<String> NAMES = List.of("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal");
    private static final String RULE = "needs/first-suspension.sql";
    private static final String POLICE = "sources/police.yaml";

    private final LocalDate today = LocalDate.now(Dates.HERE);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private FindNeeds find;

    @Autowired
    private StrategyFolder folder;

    @Autowired
    private PublishedFiles published;

    @Autowired
    private Publication publication;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PlatformTransactionManager transactions;

    private FileSet before = new FileSet(new TreeMap<>());
    private Viewer analyst = Viewer.operator();
    private Viewer officer = Viewer.operator();

    @BeforeAll
    void aZoneWithEightWhoWereSuspended() {
        jdbc.sql("truncate access.account restart identity cascade").update();
        var scene = Scene.anewWithoutNeeds(jdbc);
        var told = scene.cast.told();
        var day = today.minusDays(16).toString();
        for (int at = 0; at < 8; at++) {
            var pupil = told.record("school-census", "S" + at)
                    .named(NAMES.get(at), "Vane" + at, born(at))
                    .child("M")
                    .at(at + 1 + " Chapel Row", "DT4 8AA")
                    .told()
                    .onRoll(Cast.NOTHE, "9")
                    .fact("suspension", "DB", day, day, 4, "SUSP", Cast.NOTHE, null);
            if (at < 6) {
                pupil.fact("care-episode", "U1", "2025-01-01");
            }
        }
        for (int at = 0; at < 6; at++) {
            told.record("police", "P" + at)
                    .named(NAMES.get(at), "Vane" + at, born(at))
                    .child("M")
                    .at(at + 1 + " Chapel Row", "DT4 8AA")
                    .told()
                    .fact("domestic-abuse", "child-present", day);
        }
        jdbc.sql("update partners.delivery set as_of = :today, received_on = :today, covers_until = :today")
                .param("today", today)
                .update();
        scene.run(match, build);
        before = FileSet.in(folder.written());
        folder.begin("the first run", Instant.now());
        find.run(_ -> {}, () -> {});
        var staff = new Staff(accounts);
        analyst = staff.of(Role.ANALYST);
        officer = staff.of(Role.GOVERNANCE_OFFICER);
        staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        staff.of(Role.ZONE_MANAGER, "DOR", "", "");
        var suspended = staff.of(Role.ZONE_MANAGER, "WEY", "", ""); // who sees nothing, whatever changes
        jdbc.sql("update access.account set suspended_at = now() where id = ?")
                .param(suspended.id().value())
                .update();
    }

    /// Six are thirteen, two are nine.
    private String born(int at) {
        return today.minusYears(at < 6 ? 13 : 9).minusMonths(2 + at).toString();
    }

    /// Whoever waits may hold a connection, and whoever looks may be waiting for one.
    @Test
    void nobodyWaitsForWhoeverLooksForWhatWasPublished() throws Exception {
        var inForce = folder.reading(Path::toString);
        Thread.sleep(Duration.ofMillis(2_100)); // after two seconds somebody looks again
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("lock table declarations.edition in access exclusive mode").update();
            var readers = Executors.newFixedThreadPool(2);
            try {
                assertThat(readers.invokeAny(
                                List.<Callable<String>>of(inForce::get, inForce::get), 20, TimeUnit.SECONDS))
                        .isEqualTo(folder.path().toString());
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
            } finally {
                readers.shutdown();
            }
        });
    }

    @BeforeEach
    void whatIsWrittenIsInForce() {
        assertThat(publication.written()).isEmpty();
    }

    @AfterEach
    void writtenAndInForceAsBefore() {
        before.layOut(folder.written());
        jdbc.sql("truncate changes.proposal").update();
        jdbc.sql("delete from declarations.file where edition_id > (select min(id) from declarations.edition)")
                .update();
        jdbc.sql("delete from declarations.edition where id > (select min(id) from declarations.edition)")
                .update();
        folder.look();
    }

    @AfterAll
    void nothingIsPublishedForOthers() {
        jdbc.sql("truncate declarations.file, declarations.edition").update();
        folder.look();
    }

    @Test
    void aChangedRuleSaysWhoWouldLeaveByZoneAndGroupAndRunsOncePublished() throws IOException {
        write(RULE, text -> text.replace("version: 2", "version: 3").replace("ages: 4 to 18", "ages: 4 to 11"));
        var proposal = publication.propose(analyst);
        assertThat(proposal.reach().files()).containsExactly(new FileSet.Change(RULE, FileSet.How.CHANGED));
        assertThat(proposal.reach().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("first-suspension");
            assertThat(rule.all()).isEqualTo(new Moved(0, 5)); // six, to the nearest five
            assertThat(rule.zones()).containsExactly(new Reach.Part("Weymouth and Portland", new Moved(0, 5)));
            assertThat(rule.groups()).containsExactly(new Reach.Part("Children in care", new Moved(0, 5)));
        });
        // Nothing is in force yet, not after a run either
        runAgain();
        assertThat(standing()).isEqualTo(8);
        publication.publish(proposal.id(), officer);
        runAgain();
        assertThat(standing()).isEqualTo(2);
        assertThat(jdbc.sql("select version from needs.rule where name = 'first-suspension' and in_force")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        // Only what took another's place here is a change: rules that came as their second version are none
        assertThat(get("/my-day", officer))
                .bodyText()
                .contains("The rule “First suspension” is in version 3")
                .doesNotContain("“Special needs not met” is in version");
        // Nobody came and six went: none and a few read alike
        assertThat(get("/rules", officer))
                .bodyText()
                .contains("Fewer than 8 people entered, fewer than 8 people left.");
        jdbc.sql("""
                update changes.proposal
                set reach = jsonb_set(reach, '{rules,0,all}', '{"enter": 210, "leave": 340}')
                """).update();
        assertThat(get("/rules", officer)).bodyText().contains("About 210 people entered, about 340 people left.");
    }

    @Test
    void aRuleThatWasSwitchedOffSaysSinceWhen() throws IOException {
        write(
                "needs/severely-absent.sql",
                text -> text.replace("in force: yes", "in force: no, because it found too few"));
        publication.publish(publication.propose(analyst).id(), officer);
        runAgain();
        assertThat(get("/rules", officer))
                .bodyText()
                .contains("Switched off on " + Dates.day(today) + "; it finds nothing now. Why: it found too few");
    }

    @Test
    void aNewRuleSaysWhoWouldEnterAndFewAreNotCounted() throws IOException {
        var text = Objects.requireNonNull(before.texts().get(RULE))
                .replace("First suspension", "Early suspension")
                .replace("ages: 4 to 18", "ages: 4 to 10");
        Files.writeString(folder.written().resolve("needs/early-suspension.sql"), text);
        try {
            var page = post("/changes", analyst);
            var id = proposals.waiting().orElseThrow().id();
            assertThat(page).hasStatus(303);
            assertThat(get("/changes/" + id, officer))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "Early suspension: 1 to 5 people would enter, nobody would leave", "Weymouth and Portland")
                    .contains("Publish: put these files in force")
                    .doesNotContain("Vane");
            assertThat(post("/changes/" + id + "/drop", officer)).hasStatus(303);
            assertThat(post("/changes/" + id + "/publish", analyst))
                    .hasStatus(409)
                    .bodyText()
                    .contains("decided in the meantime", "<a href=\"/changes\">The changes</a>");
            runAgain();
            assertThat(jdbc.sql("select count(*) from needs.rule where name = 'early-suspension'")
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            Files.delete(folder.written().resolve("needs/early-suspension.sql"));
        }
    }

    @Test
    void aSourceOpenedToAnotherRoleSaysHowManyMoreUsersWouldSeeHowManyRecords() throws IOException {
        write(POLICE, text -> text.replace("roles: [practitioner,", "roles: [practitioner, zone-manager,"));
        var reach = publication.propose(officer).reach();
        assertThat(reach.rules()).isEmpty();
        // Both managers of Weymouth, none of Dorchester; six records
        assertThat(reach.more()).isEqualTo(new Reach.Seen(2, 5));
        assertThat(reach.fewer()).isEqualTo(new Reach.Seen(0, 0));
        assertThat(reach.sources())
                .singleElement()
                .extracting(Reach.OfSight::title)
                .isEqualTo("Police");
    }

    @Test
    void eachFileSaysWhichRolesWouldSeeWhichSourceAndWhichNeeds() throws IOException {
        write(POLICE, text -> text.replace("roles: [practitioner,", "roles: [practitioner, zone-manager,"));
        write("sources/attendance.yaml", text -> text + "# looked at again\n");
        var proposal = publication.propose(officer);
        assertThat(proposal.reach().sources().getFirst().who())
                .anyMatch(who -> who.matches("Zone manager \\(.*lives in the zone.*\\) would see it"));
        assertThat(proposal.reach().needs())
                .anyMatch(line -> line.matches("Zone manager \\(.*lives in the zone.*\\) would see more needs by: .+"))
                .noneMatch(line -> line.contains("fewer") || line.contains("First suspension"));
        assertThat(get("/changes/" + proposal.id(), officer))
                .hasStatusOk()
                .bodyText()
                .contains("Police: 2 more users would see about 5 records.", "Which needs would show to whom")
                .containsPattern(
                        "<code>sources/attendance.yaml</code></dt><dd>\\s*<p>Nobody: no need and no sight of a record");
    }

    @Test
    void anotherMatrixSaysWhoWouldSeeMoreAndWhatRolesMayDo() throws IOException {
        var matrix = new String(
                Objects.requireNonNull(Role.class.getResourceAsStream("rules.csv"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        var file = folder.written().resolve("rules.csv");
        Files.writeString(
                file,
                matrix.replace(
                        "zone-manager,in-zone,relationships education education-elsewhere early-help social-care health police"
                                + " youth-justice housing,find",
                        "zone-manager,in-zone,relationships early-help social-care health police"
                                + " youth-justice housing,find"));
        try {
            var proposal = publication.propose(officer);
            assertThat(proposal.reach().fewer()).isEqualTo(new Reach.Seen(2, 10)); // eight records
            assertThat(proposal.reach().roles())
                    .anyMatch(
                            line -> line.startsWith("Zone manager (lives in the zone) may no longer find: education"));
            publication.publish(proposal.id(), officer);
            assertThat(folder.path().resolve("rules.csv")).exists();
            assertThat(get("/changes", analyst)).hasStatusOk().bodyText().contains("published by");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void endedInBetweenNothingIsHalfPublished() throws IOException {
        write(POLICE, text -> text.replace("roles: [practitioner,", "roles: [practitioner, zone-manager,"));
        var proposal = publication.propose(officer);
        var inForce = folder.path();
        jdbc.sql("alter table changes.proposal add constraint fails check (state <> 'published')")
                .update();
        try {
            assertThatThrownBy(() -> publication.publish(proposal.id(), officer))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("alter table changes.proposal drop constraint fails").update();
        }
        assertThat(folder.look()).isEqualTo(inForce);
        assertThat(proposals.waiting()).isPresent();
        assertThat(publication.written()).hasSize(1);
        var managers = managersOnThePrivacyNotice();
        publication.publish(proposal.id(), officer);
        assertThat(publication.written()).isEmpty();
        // What the public reads of who may see a source is made from what is in force
        assertThat(managersOnThePrivacyNotice()).isEqualTo(managers + 1);
    }

    @Test
    void whatWasHeldAgainstOtherFilesIsNotPublished() throws IOException {
        write(POLICE, text -> text.replace("roles: [practitioner,", "roles: [practitioner, zone-manager,"));
        var proposal = publication.propose(officer);
        assertThat(published.publish(before, published.newest(), "somebody else", Instant.now()))
                .isTrue();
        assertThat(post("/changes/" + proposal.id() + "/publish", officer))
                .hasStatus(409)
                .bodyText()
                .contains("Other files were put in force");
    }

    @Test
    void whatCannotBeUnderstoodIsNotProposed() throws IOException {
        write(RULE, text -> text.replace("ages: 4 to 18", "ages: 18 to 4"));
        assertThat(post("/changes", analyst))
                .hasStatus(422)
                .bodyText()
                .contains(folder.written().resolve(RULE) + ", line", "ages are `any`, or such as `5 to 15`");
        before.layOut(folder.written());
        write(RULE, text -> text.replace("ages: 4 to 18", "ages: 4 to 12"));
        assertThatThrownBy(() -> publication.propose(analyst)).isInstanceOf(RuleChangedInPlace.class);
        assertThat(proposals.waiting()).isEmpty();
    }

    @Test
    void aChangedRuleShowsWhatItWasBesideWhatItWouldBe() throws IOException {
        write(RULE, text -> text.replace("version: 2", "version: 3").replace("ages: 4 to 18", "ages: 4 to 11"));
        var proposal = publication.propose(analyst);
        assertThat(get("/changes/" + proposal.id(), officer))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "What changes in " + RULE,
                        "<del><code>-- ages: 4 to 18</code></del>",
                        "<ins><code>-- ages: 4 to 11</code></ins>");
        publication.publish(proposal.id(), officer);
        assertThat(get("/changes/" + proposal.id(), officer)).bodyText().contains("<del><code>-- ages: 4 to 18");
    }

    @Test
    void anotherSchoolYearIsNotSaidToReachNobody() throws IOException {
        write("school-year.yaml", text -> text.replaceFirst("from: 09-\\d\\d", "from: 09-11"));
        var proposal = publication.propose(analyst);
        for (var page : List.of("/changes", "/changes/" + proposal.id())) {
            assertThat(get(page, officer))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Rules of need that count days of school are among those below")
                    .doesNotContain("reach nobody", "Nobody would enter or leave");
        }
    }

    @Test
    void aFileThatIsNoTextIsNamedOnThePage() throws IOException {
        Files.write(folder.written().resolve(RULE), new byte[] {'-', '-', ' ', (byte) 0xe9});
        assertThat(get("/changes", analyst))
                .hasStatus(422)
                .bodyText()
                .contains("first-suspension.sql", "this is not text in UTF-8", "What is written cannot be read")
                .doesNotContain("Everything that is written is in force");
    }

    @Test
    void otherDaysOfSchoolSayWhomRulesThatCountThemWouldFind() throws IOException {
        openBetween(today.minusYears(1).plusDays(1), today);
        publication.publish(publication.propose(officer).id(), officer);
        halLeft(today.minusDays(60));
        try {
            runAgain();

            openBetween(today.minusDays(200), today.minusDays(100));
            var rules = publication.propose(analyst).reach().rules();

            assertThat(rules)
                    .extracting(Reach.OfRule::name)
                    .containsExactlyInAnyOrder(
                            "attendance-worsening", "off-roll", "part-time-timetable", "unauthorised-absence");
            assertThat(rules)
                    .filteredOn(rule -> rule.name().equals("off-roll"))
                    .singleElement()
                    .satisfies(rule -> {
                        assertThat(rule.how()).isEqualTo("as in force, by other days of school");
                        assertThat(rule.all()).isEqualTo(new Moved(0, 1));
                    });
        } finally {
            halLeft(null);
        }
    }

    private void halLeft(@Nullable LocalDate day) {
        jdbc.sql("""
                update partners.fact
                set ends_on = :day
                where kind = 1 and record_id = (select id from partners.record where source_key = 'S7')
                """).param("day", day, Types.DATE).update();
    }

    private void openBetween(LocalDate from, LocalDate until) {
        var endOfYear = from.with(TemporalAdjusters.lastDayOfYear());
        var terms = until.isAfter(endOfYear)
                ? term(from, endOfYear) + term(endOfYear.plusDays(1), until)
                : term(from, until);
        write("school-year.yaml", _ -> "terms:\n" + terms + "holidays: []\n");
    }

    private static String term(LocalDate from, LocalDate until) {
        var day = DateTimeFormatter.ofPattern("MM-dd");
        return "  - {name: Term, from: %s, until: %s}\n".formatted(day.format(from), day.format(until));
    }

    @Test
    void whatIsProposedIsWhatWasReadWhateverIsWrittenMeanwhile() throws Exception {
        write(POLICE, text -> text.replace("roles: [practitioner,", "roles: [practitioner, zone-manager,"));
        var working = Executors.newSingleThreadExecutor();
        try {
            var proposed = new TransactionTemplate(transactions).execute(_ -> {
                jdbc.sql("lock table matching.member in access exclusive mode").update();
                var waits = working.submit(() -> publication.propose(analyst));
                untilSomebodyWaits();
                write(
                        POLICE,
                        text -> text.replace("roles: [practitioner, zone-manager,", "roles: [practitioner, analyst,"));
                return waits;
            });
            var proposal = Objects.requireNonNull(proposed).get(60, TimeUnit.SECONDS);
            assertThat(proposal.reach().sources())
                    .singleElement()
                    .satisfies(police ->
                            assertThat(police.who()).singleElement().asString().startsWith("Zone manager"));
            publication.publish(proposal.id(), officer);
        } finally {
            working.shutdown();
        }
        assertThat(Files.readString(folder.path().resolve(POLICE))).contains("roles: [practitioner, zone-manager,");
    }

    private void untilSomebodyWaits() {
        for (int at = 0; at < 300; at++) {
            if (jdbc.sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single()
                    > 0) {
                return;
            }
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("nobody waits");
    }

    private int managersOnThePrivacyNotice() throws IOException {
        var page = browser.get().uri("/privacy").exchange().getResponse().getContentAsString();
        assertThat(page).contains("Who may see it");
        return page.split("zone manager \\(", -1).length;
    }

    private interface Rewriting {
        String of(String text);
    }

    private void write(String path, Rewriting rewriting) {
        try {
            Path file = folder.written().resolve(path);
            var text = Files.readString(file);
            var other = rewriting.of(text);
            assertThat(other).isNotEqualTo(text);
            Files.writeString(file, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runAgain() {
        jdbc.sql("update needs.run set fingerprint = 'before'").update();
        find.run(_ -> {}, () -> {});
    }

    private long standing() {
        return jdbc.sql("""
                select count(*)
                from needs.found f
                join needs.rule r on r.id = f.rule_id
                where r.name = 'first-suspension' and f.ended_on is null
                """).query(Long.class).single();
    }
}
