package org.kith.access.complaints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.Act;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DoorsOnPostgres
class ComplaintsIT extends Visiting {

    private final LocalDate today = LocalDate.now(Dates.HERE);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Readings readings;

    private Viewer officer = Viewer.operator();

    @BeforeEach
    void nobodyHasComplained() {
        jdbc.sql("truncate access.complaint restart identity").update();
        officer = new Staff(accounts).of(Role.GOVERNANCE_OFFICER);
    }

    @Test
    void aComplaintThatNobodyAcknowledgedIsOnTheOfficersDayAfter25Days15() {
        take(today.minusDays(24), "1");
        assertThat(get("/my-day", officer)).bodyText().doesNotContain("to be acknowledged");
        take(today.minusDays(25), "2");
        assertThat(get("/my-day", officer))
                .bodyText()
                .contains("1 complaint has to be acknowledged", "href=\"/complaints/2\"");
        assertThat(acknowledge("2")).hasStatus(303);
        assertThat(get("/my-day", officer)).bodyText().doesNotContain("to be acknowledged");
        assertThat(get("/complaints/2", officer)).bodyText().contains("Acknowledged on", officer.name());
    }

    @Test
    void everybodyIsPromisedTheSame15() {
        for (var page : new String[] {"/", "/your-rights"}) {
            assertThat(browser.get().uri(page).exchange())
                    .bodyText()
                    .contains("e write back within 30 days to say that we have it")
                    .doesNotContain("answer within 30 days");
        }
    }

    @Test
    void aComplaintIsKeptWithItsOutcomeAndWhatWasWrittenFirstStands() {
        take(today.minusDays(3), "1");
        assertThat(get("/complaints", officer))
                .bodyText()
                .contains("The wrong address was read out", "to be acknowledged by");
        assertThat(close("upheld", "The call was recorded")).hasStatus(303);
        assertThat(close("upheld", "The call was recorded"))
                .as("a second click")
                .hasStatus(303);
        assertThat(close("not-upheld", "On second thoughts"))
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else wrote down in the meantime", "Yours was not kept", "Open the complaint again");
        assertThat(acknowledge("1")).hasStatus(409);
        assertThat(told()).containsExactly("closed a complaint", "took down a complaint");
        assertThat(get("/complaints/1", officer))
                .bodyText()
                .contains("Upheld, on", "The call was recorded", "A mother, 01632 960100")
                .doesNotContain("second thoughts", "Tell whoever complained");
        assertThat(get("/complaints", officer)).bodyText().contains("Every complaint that was taken down is closed");
    }

    @Test
    void everyClosedComplaintIsOnSomePage() {
        jdbc.sql("""
                insert into access.complaint
                  (form, received_on, from_whom, about, taken_by, taken_at, closed_on, outcome, why, closed_by)
                select gen_random_uuid(), :today, 'Somebody', 'Complaint of ' || n, 'Officer', now(), :today, 'upheld', 'So it was', 'Officer'
                from generate_series(1, 51) as n
                """).param("today", today).update();
        assertThat(get("/complaints", officer))
                .bodyText()
                .contains("Complaint of 51", "Page 1 of 2", "href=\"/complaints?page=2\"")
                .doesNotContain("Complaint of 1<");
        assertThat(get("/complaints?page=2", officer)).bodyText().contains("Complaint of 1<");
    }

    @Test
    void asksForWhatIsMissingAndTakesNoDayToCome() {
        assertThat(post("/complaints", officer, "on", today.plusDays(1).toString()))
                .hasStatus(422)
                .bodyText()
                .contains("The day is today, or one before", "Say whom it is from", "Say what it is about");
        take(today, "1");
        assertThat(post(
                        "/complaints/1",
                        officer,
                        "act",
                        "acknowledged",
                        "acknowledged",
                        today.minusDays(1).toString()))
                .hasStatus(422)
                .bodyText()
                .contains("The day lies between the one on which it came");
        assertThat(close("", "")).hasStatus(422).bodyText().contains("Say what came of it", "Say why");
        assertThat(get("/complaints/x", officer)).hasStatus(404);
    }

    @Test
    void sentTwiceItIsTakenDownOnce() {
        var form = UUID.randomUUID().toString();
        take(today, form, "1");
        take(today, form, "1");
        assertThat(told()).containsExactly("took down a complaint");
        assertThat(jdbc.sql("select count(*) from access.complaint")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isForTheGovernanceOfficerAlone() {
        take(today, "1");
        for (var role : Role.ofPeople()) {
            if (role != Role.GOVERNANCE_OFFICER) {
                assertThat(get("/complaints", new Staff(accounts).of(role)))
                        .as(role.word())
                        .hasStatus(403);
            }
        }
    }

    private void take(LocalDate on, String id) {
        take(on, UUID.randomUUID().toString(), id);
    }

    private void take(LocalDate on, String form, String id) {
        assertThat(post(
                        "/complaints",
                        officer,
                        "form",
                        form,
                        "on",
                        on.toString(),
                        "from",
                        "A mother, 01632 960100",
                        "about",
                        "The wrong address was read out"))
                .hasStatus(303);
        assertThat(get("/complaints/" + id, officer)).hasStatusOk();
    }

    private MvcTestResult acknowledge(String id) {
        return post("/complaints/" + id, officer, "act", "acknowledged", "acknowledged", today.toString());
    }

    private MvcTestResult close(String outcome, String why) {
        return post(
                "/complaints/1", officer, "act", "closed", "outcome", outcome, "why", why, "closed", today.toString());
    }

    /// What the officer is on record for, the newest first.
    private List<String> told() {
        return readings
                .chosen(new Readings.Filter(officer.id().value(), null, Act.CHANGE, null, null), Integer.MAX_VALUE)
                .stream()
                .map(Reading::why)
                .toList();
    }
}
