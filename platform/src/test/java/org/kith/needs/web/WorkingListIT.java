package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.Access;
import org.kith.access.Accounts;
import org.kith.access.Act;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.FamilyBuild;
import org.kith.matching.Match;
import org.kith.needs.Choice;
import org.kith.needs.Listed;
import org.kith.needs.WorkingLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Who meets which need on a working list, and what its counts give away.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingListIT {

    private static final LocalDate RUN = LocalDate.of(2026, 11, 1);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Access access;

    @Autowired
    private WorkingLists lists;

    @Autowired
    private MockMvcTester browser;

    private Scene scene;
    private Viewer tom;
    private Viewer weymouth;
    private Viewer dorchester;
    private Viewer nothe;
    private Viewer quarry;

    @BeforeAll
    void tell() {
        scene = Scene.anewWithoutNeeds(jdbc);
        var obriens = scene.cast.theOBriens();
        var harts = scene.cast.theHarts();
        var silvas = scene.cast.theSilvas();
        scene.run(match, build);
        var staff = new Staff(accounts);
        tom = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
        weymouth = staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        dorchester = staff.of(Role.ZONE_MANAGER, "DOR", "", "");
        nothe = staff.of(Role.SCHOOL_LEAD, "", Cast.NOTHE, "");
        quarry = staff.of(Role.SCHOOL_LEAD, "", Cast.QUARRY, "");
        jdbc.sql("insert into needs.run (at, as_of, fingerprint, manifest) values (now(), ?, 'x', '{}')")
                .param(RUN)
                .update();
        found("first-suspension", obriens.cian(), "education", obriens.cianAtSchool(), "suspension");
        found("parent-in-treatment", obriens.niamh(), "adult-treatment", obriens.niamh(), null);
        found("domestic-abuse", harts.ellie(), "police", harts.ellie(), null);
        found("asked-again", silvas.rafi(), "social-care", silvas.rafi(), null);
        found("asked-again", silvas.maya(), "social-care", silvas.maya(), null);
    }

    /// A need as a run would leave it.
    private void found(String rule, Told.Sheet of, String kind, Told.Sheet said, @Nullable String fact) {
        jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, sources, kinds, reads, stands, in_force, sql,
                  sql_sha256, published_on)
                values (?, 1, ?, 'o', 'w', 'e', '{}', array[?], '[]', 's', true, '', '', '2026-09-01')
                on conflict do nothing
                """).params(rule, rule.replace('-', ' '), kind).update();
        var id = jdbc.sql("""
                insert into needs.found (rule_id, person_id, since, found_on, received_on, kinds, sources, settings, row_hash)
                values ((select id from needs.rule where name = ?), ?, '2026-10-20', ?, '2026-10-30', array[?], '{}', '{}', 0)
                returning id
                """)
                .params(rule, scene.person(of), RUN, kind)
                .query(Long.class)
                .single();
        if (fact != null) {
            jdbc.sql("""
                    insert into needs.evidence (found_id, fact_id, path)
                    select ?, f.id, 'own record'
                    from partners.fact f
                    join partners.fact_kind k on k.id = f.kind
                    where f.record_id = ? and k.name = ? and f.withdrawn_delivery_id is null
                    """).params(id, said.id, fact).update();
        }
    }

    @Test
    void eachRoleMeetsOnlyNeedsWhoseEvidenceItMaySee4() {
        assertThat(listed(tom)).containsExactlyInAnyOrder("first-suspension", "parent-in-treatment");
        assertThat(listed(weymouth)).containsExactlyInAnyOrder("first-suspension", "asked-again");
        assertThat(listed(dorchester)).isEmpty();
        assertThat(listed(nothe)).containsExactly("first-suspension");
        assertThat(listed(quarry)).isEmpty();
    }

    @Test
    void aListHoldsWhatTheDecisionPointAllowsAndNothingElse() {
        var all = jdbc.sql("""
                select person_id, kinds[1] as kind, rule_name
                from needs.need_facts
                where ended_on is null
                """)
                .query((row, _) -> new Object[] {
                    row.getObject("person_id", UUID.class), row.getString("kind"), row.getString("rule_name")
                })
                .list();
        for (var viewer : List.of(tom, weymouth, dorchester)) {
            var allowed = all.stream()
                    .filter(need -> access.decide(viewer, Act.FIND, KindOfData.of((String) need[1]), (UUID) need[0])
                            .allowed())
                    .map(need -> (String) need[2])
                    .toList();
            assertThat(listed(viewer)).containsExactlyInAnyOrderElementsOf(allowed);
        }
    }

    @Test
    void countsByPyramidAreOfWhatTheListShows() {
        for (var viewer : List.of(tom, weymouth, dorchester, nothe, quarry)) {
            var list = lists.of(viewer, null).orElseThrow();
            var rows = list.rows(Choice.ALL).size();
            assertThat(list.whole(Choice.ALL).units()).isEqualTo(rows);
            assertThat(list.byPyramid(Choice.ALL).stream()
                            .mapToInt(t -> t.units())
                            .sum())
                    .isGreaterThanOrEqualTo(rows);
        }
    }

    @Test
    void whoHasDiedOrIsShieldedIsOnNoZonesList8and14() {
        assertThat(get("/lists/needs", dorchester)).hasStatusOk().bodyText().doesNotContain("Hart", "Ellie");
        assertThat(get("/lists/needs", weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Silva", "Rafi", "Nobody known to these sources", "Tom Adeyemi")
                .doesNotContain("Maya", "parent in treatment", "Hart");
    }

    @Test
    void aFileOfTheListIsOnRecordWithWhomItIsAbout() {
        assertThat(get("/lists/needs.csv?help=nobody", weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Silva", "nobody known to these sources")
                .doesNotContain("O'Brien", "Maya");
        assertThat(jdbc.sql("""
                select count(*)
                from access.reading
                where account_id = ? and act = 'export' and cardinality(person_id) = 1
                """)
                        .param(weymouth.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFilterIsKeptForItsOwnerOnly() {
        assertThat(browser.post()
                        .uri("/lists/needs/kept")
                        .with(Staff.as(weymouth))
                        .with(csrf())
                        .param("name", "Without help")
                        .param("help", "nobody")
                        .exchange())
                .hasStatus(303);
        assertThat(get("/lists/needs", weymouth)).bodyText().contains("Without help", "/lists/needs?help=nobody");
        assertThat(get("/lists/needs", tom)).bodyText().doesNotContain("Without help");
        var id = jdbc.sql("select id from needs.kept_list where name = 'Without help'")
                .query(UUID.class)
                .single();
        assertThat(browser.post()
                        .uri("/lists/needs/kept/" + id + "/forget")
                        .with(Staff.as(tom))
                        .with(csrf())
                        .exchange())
                .hasStatus(404);
    }

    private List<String> listed(Viewer viewer) {
        return lists.of(viewer, null).orElseThrow().needs().stream()
                .map(Listed::rule)
                .toList();
    }

    private MvcTestResult get(String path, Viewer viewer) {
        return browser.get().uri(path).with(Staff.as(viewer)).exchange();
    }
}
