package org.kith.families.sharing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.Act;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Grant;
import org.kith.access.Grants;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Decisions to share or not: who writes them down, who reads them, and that none is ever changed.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingIT extends Visiting {

    private static final Map<String, String> NOT_SHARED = Map.of(
            "what", "Where the family lives now",
            "by", "Solicitor of the father",
            "telling", "yes",
            "silence", "no",
            "shared", "no",
            "basis", "none",
            "why", "It would lead him to the door",
            "told", "",
            "whyNot", "The family: it would frighten the child");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Grants grants;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Readings readings;

    private UUID cian = UUID.randomUUID();
    private UUID niamh = UUID.randomUUID();
    private Viewer tom = Viewer.operator();
    private Viewer beside = Viewer.operator();
    private Viewer stranger = Viewer.operator();
    private Viewer officer = Viewer.operator();

    @BeforeAll
    void tell() {
        var scene = Scene.anew(jdbc);
        var obriens = scene.cast.theOBriens();
        scene.run(match, build);
        cian = scene.person(obriens.cian());
        niamh = scene.person(obriens.niamh());
        var staff = new Staff(accounts);
        tom = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
        beside = staff.of(Role.PRACTITIONER, "", "", "beside@example.org");
        stranger = staff.of(Role.PRACTITIONER, "", "", "nobody@example.org");
        officer = staff.of(Role.GOVERNANCE_OFFICER);
        grants.add(
                "test",
                List.of(new Grant("user:" + beside.id(), Relation.INVOLVED, cian, LocalDate.of(2026, 1, 1), null)));
    }

    @BeforeEach
    void nothingIsDecided() {
        jdbc.sql("truncate families.sharing_decision").update();
    }

    @Test
    void theOfficerReadsWhatWasDecidedAndWhyWithoutAName16() throws UnsupportedEncodingException {
        assertThat(get("/sharing", officer)).hasStatusOk().bodyText().contains("None.");
        assertThat(write(tom, Map.of())).hasStatus(303);

        assertThat(get("/sharing", officer))
                .bodyText()
                .contains(
                        "Not shared: Where the family lives now",
                        "Solicitor of the father",
                        "It would lead him to the door",
                        "None was found",
                        "The family: it would frighten the child",
                        tom.name())
                .doesNotContain("Cian", "O&#39;Brien", "O'Brien");
        assertThat(last(officer)).isEqualTo("find register of decisions to share");
        assertThat(get("/sharing?show=nobody-told", officer)).bodyText().contains("Solicitor of the father");
        assertThat(get("/sharing?show=shared", officer)).bodyText().doesNotContain("Solicitor of the father");

        var file = get("/sharing.csv", officer);
        assertThat(file)
                .bodyText()
                .contains(cian.toString(), "Where the family lives now", "It would lead him to the door")
                .doesNotContain("Cian");
        assertThat(last(officer)).startsWith("export the register of decisions to share");
        assertThat(last(tom)).isEqualTo("change wrote down a decision to share");
    }

    @Test
    void whoLeadsReadsAllAndWhoHelpsTheirOwnAndNobodyElseAny7() {
        write(tom, Map.of());
        write(beside, Map.of("what", "Attendance this term", "by", "Youth justice worker"));

        assertThat(get(page(), tom)).bodyText().contains("Solicitor of the father", "Youth justice worker");
        assertThat(get(page(), beside))
                .bodyText()
                .contains("Youth justice worker", "What you decided before")
                .doesNotContain("Solicitor of the father");
        assertThat(get("/people/" + cian, tom)).bodyText().contains("2 decisions are", page());
        assertThat(get(page(), stranger)).hasStatus(404);
        assertThat(write(stranger, Map.of())).hasStatus(404);
        assertThat(get("/sharing", tom)).hasStatus(403);
        assertThat(get("/sharing.csv", tom)).hasStatus(403);
    }

    @Test
    void neitherAPersonNorAParentIsToldThatTheRegisterWasTakenAway7() {
        write(tom, Map.of());
        get("/sharing.csv", officer);
        var told = new ArrayList<Reading>();
        readings.told(cian, told::add);
        assertThat(told)
                .extracting(Reading::accountId)
                .doesNotContain(officer.id().value());
        assertThat(told).extracting(Reading::why).noneMatch(why -> why.contains("share"));
        assertThat(readings.about(officer, List.of(cian), Instant.EPOCH))
                .extracting(Reading::accountId)
                .contains(officer.id().value());
    }

    @Test
    void anEntryIsCorrectedByAnotherAndNeverChanged16() {
        write(tom, Map.of());
        var first = newest();
        assertThat(get(page() + "?corrects=" + first, tom))
                .bodyText()
                .contains("Correct entry " + first, "It would lead him to the door");
        assertThat(write(tom, Map.of("corrects", "" + first, "why", "Her solicitor asked, not his")))
                .hasStatus(303);
        assertThat(get("/sharing", officer))
                .bodyText()
                .contains("corrected by entry " + newest(), "In the place of entry " + first, "Her solicitor asked");

        long said = told(tom);
        assertThat(write(tom, Map.of("corrects", "" + first))).hasStatus(409);
        assertThat(told(tom)).isEqualTo(said);
        assertThat(write(beside, Map.of("corrects", "" + first))).hasStatus(404);
        for (var change : List.of(
                "update families.sharing_decision set why = 'other'", "delete from families.sharing_decision")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void aFormThatIsSentTwiceIsWrittenDownOnce() {
        var form = Map.of("form", UUID.randomUUID().toString());
        long said = told(tom);
        assertThat(write(tom, form)).hasStatus(303);
        assertThat(write(tom, form)).hasStatus(303);
        assertThat(told(tom)).isEqualTo(said + 1);
        assertThat(jdbc.sql("select count(*) from families.sharing_decision")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void asksForAllThatADecisionNeeds() {
        assertThat(post(page(), tom))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Say what was asked for",
                        "Say who asked",
                        "Say whether it was shared",
                        "Choose the lawful basis",
                        "Say who was told, or below why nobody was");
        assertThat(write(tom, Map.of("shared", "yes")))
                .hasStatus(422)
                .bodyText()
                .contains("What is shared needs a lawful basis");
        assertThat(write(tom, Map.of("shared", "yes", "basis", "public-task", "told", "The mother, by telephone")))
                .hasStatus(303);
    }

    @Test
    void nothingIsToldOfSomebodyWhoseRecordIsSealed9() {
        assertThat(write(niamh, tom, Map.of())).hasStatus(303);
        assertThat(get("/sharing", officer)).bodyText().contains("Solicitor");
        jdbc.sql("""
                update partners.record
                set sealed = true
                where id in (select record_id from matching.member where person_id = :person)
                """).param("person", niamh).update();
        assertThat(get("/sharing", officer)).bodyText().contains("None.").doesNotContain("Solicitor");
        assertThat(get("/sharing.csv", officer)).bodyText().doesNotContain("Solicitor");
        assertThat(get(page(niamh), tom)).hasStatus(404);
    }

    @Test
    void aDecisionOutlastsWhoWasTakenForThePersonOnceAndWhatIsHeldOfThem9() {
        write(tom, Map.of());
        jdbc.sql("""
                insert into matching.membership (record_id, person_id, since_change, until_change)
                values (-1, :person, 1, 2)
                """).param("person", cian).update();
        jdbc.sql("""
                insert into partners.record (id, source_id, source_key, first_delivery_id, sealed)
                select -1, source_id, 'R9', first_delivery_id, true from partners.record limit 1
                """).update();
        assertThat(get("/sharing", officer)).bodyText().contains("Solicitor of the father", "/audit?about=" + cian);

        change("until_change = 3", "until_change is null");
        assertThat(get("/sharing", officer))
                .bodyText()
                .contains("Solicitor of the father", "Nothing is held any more")
                .doesNotContain(cian.toString());
        assertThat(get("/sharing.csv", officer))
                .bodyText()
                .contains("Solicitor of the father")
                .doesNotContain(cian.toString());
        change("until_change = null", "until_change = 3");
    }

    private void change(String what, String which) {
        jdbc.sql("update matching.membership set " + what + " where person_id = :person and " + which)
                .param("person", cian)
                .update();
    }

    private String page() {
        return page(cian);
    }

    private static String page(UUID person) {
        return "/people/" + person + "/sharing";
    }

    private MvcTestResult write(Viewer viewer, Map<String, String> instead) {
        return write(cian, viewer, instead);
    }

    private MvcTestResult write(UUID person, Viewer viewer, Map<String, String> instead) {
        var sent = new TreeMap<>(NOT_SHARED);
        sent.put("form", UUID.randomUUID().toString());
        sent.putAll(instead);
        return post(
                page(person),
                viewer,
                sent.entrySet().stream()
                        .flatMap(each -> List.of(each.getKey(), each.getValue()).stream())
                        .toArray(String[]::new));
    }

    private long newest() {
        return jdbc.sql("select max(id) from families.sharing_decision")
                .query(Long.class)
                .single();
    }

    /// What the viewer did last about Cian.
    private String last(Viewer viewer) {
        var reading = readings.chosen(new Readings.Filter(viewer.id().value(), cian, null, null, null), 1)
                .getFirst();
        return reading.act().word() + " " + reading.why();
    }

    /// How often the viewer is on record for a decision about Cian.
    private long told(Viewer viewer) {
        return readings.chosen(
                        new Readings.Filter(viewer.id().value(), cian, Act.CHANGE, null, null), Integer.MAX_VALUE)
                .size();
    }
}
