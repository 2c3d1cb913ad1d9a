package org.kith.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.Access;
import org.kith.access.Accounts;
import org.kith.access.Act;
import org.kith.access.DemoPeople;
import org.kith.access.DemoPeople.Candidate;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Grant;
import org.kith.access.Grants;
import org.kith.access.Readings;
import org.kith.access.Reasons;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.SignIn;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DoorsOnPostgres
class AuditIT {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Access access;

    @Autowired
    Accounts accounts;

    @Autowired
    Grants grants;

    @Autowired
    Readings readings;

    @Autowired
    Reasons reasons;

    @Autowired
    DemoPeople demoPeople;

    @Autowired
    SignIn signIn;

    @Value("${kith.data}")
    Path data;

    private Viewer officer = Viewer.operator();
    private Viewer worker = Viewer.operator();
    private UUID child = UUID.randomUUID();

    @BeforeEach
    void readSomething() {
        officer = new Staff(accounts).of(Role.GOVERNANCE_OFFICER);
        worker = new Staff(accounts).of(Role.PRACTITIONER);
        child = UUID.randomUUID();
        reasons.found(worker, List.of(child));
        reasons.give(worker, List.of(child), "=HYPERLINK(she rang the duty desk)");
        readings.record(worker, Act.READ, List.of(child), "person page");
    }

    @Test
    void showsWhoLookedAtWhomAndWhy() throws Exception {
        var page = get("/audit?about=" + child + "&relation=reason").getContentAsString();
        assertThat(page)
                .contains("The record is whole and sealed", "she rang the duty desk", worker.name(), "1 person");
    }

    @Test
    void aFilterShowsOnlyWhatItLetsThrough() throws Exception {
        assertThat(get("/audit?about=" + UUID.randomUUID()).getContentAsString())
                .contains("None.");
        assertThat(get("/audit?who=" + officer.id()).getContentAsString()).doesNotContain("she rang the duty desk");
        assertThat(get("/audit?who=anybody&about=x&act=y&relation=z").getStatus())
                .isEqualTo(200);
    }

    @Test
    void theFileIsRecordedAndHoldsNoFormula() throws Exception {
        var file = get("/audit/readings.csv?about=" + child);
        assertThat(file.getContentType()).startsWith("text/csv");
        assertThat(file.getContentAsString())
                .contains("'=HYPERLINK", child.toString())
                .doesNotContain(",=HYPERLINK");
        assertThat(readings.about(officer, child, Instant.EPOCH)).first().satisfies(reading -> {
            assertThat(reading.act()).isEqualTo(Act.EXPORT);
            assertThat(reading.accountId()).isEqualTo(officer.id().value());
            assertThat(reading.route()).isEqualTo("GET /audit/readings.csv");
        });
    }

    @Test
    void theOfficersDayBeginsWithWhatWasOpenedByReason() throws Exception {
        assertThat(get("/my-day").getContentAsString()).contains("opened by giving a reason", "she rang the duty desk");
    }

    @Test
    void aParentIsToldWhoLookedAtTheirChildrenAndOfNobodyElse7() throws Exception {
        var parent = new Staff(accounts).of(Role.PARENT);
        grants.add(
                "test",
                List.of(new Grant("user:" + parent.id(), Relation.PARENT, child, LocalDate.of(2026, 1, 1), null)));
        readings.record(worker, Act.READ, List.of(UUID.randomUUID(), child), "family page");
        var day = mvc.get()
                .uri("/my-day")
                .with(Staff.as(parent))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(day)
                .contains("Who looked at your record", worker.name(), "1 person")
                .doesNotContain("duty desk", "2 people");
    }

    @Test
    void demoPeopleCanSignInAndStayWhoTheyWereWhenSettledAgain() throws Exception {
        var candidates = List.of(
                Candidate.practitioner("Tom Adeyemi", "Family Help", "Tom.Adeyemi@dorset.example"),
                Candidate.schoolLead("R. Osei", "Lodmoor Park School", "S1"),
                Candidate.zoneManager("Helen Marsh", "Weymouth and Portland", "WP"),
                Candidate.forTheCounty(Role.BOARD_MEMBER, "Ann Lee", "Dorset"),
                Candidate.parent("Kayleigh O’Brien", UUID.randomUUID()));
        var people = demoPeople.settle(candidates);
        assertThat(demoPeople.settle(candidates)).isEqualTo(people).isEqualTo(demoPeople.read());
        assertThat(people)
                .extracting(DemoPeople.DemoPerson::username)
                .containsExactly("tom.adeyemi", "r.osei", "helen.marsh", "ann.lee", "kayleigh.o.brien");
        assertThat(people).extracting(DemoPeople.DemoPerson::password).doesNotHaveDuplicates();
        assertThat(people).extracting(DemoPeople.DemoPerson::scope).allMatch(scope -> !scope.isEmpty());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("demo-people.json"))))
                .isEqualTo("rw-------");
        for (var person : people) {
            assertThat(signIn.attempt(person.username(), person.password(), "192.0.2.200"))
                    .isInstanceOf(SignIn.SignedIn.class);
        }
        assertThat(viewer(people.getFirst()).holders()).contains("worker:tom.adeyemi@dorset.example");
    }

    private Viewer viewer(DemoPeople.DemoPerson person) {
        return signIn.attempt(person.username(), person.password(), "192.0.2.201") instanceof SignIn.SignedIn(var id)
                ? accounts.find(id).orElseThrow()
                : Viewer.operator();
    }

    private MockHttpServletResponse get(String path) {
        return mvc.get().uri(path).with(Staff.as(officer)).exchange().getResponse();
    }
}
