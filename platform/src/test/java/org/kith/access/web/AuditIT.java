package org.kith.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Grant;
import org.kith.access.Grants;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Reasons;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.DemoPeople;
import org.kith.access.accounts.DemoPeople.Candidate;
import org.kith.access.accounts.SignIn;
import org.kith.access.reviews.OddAccess;
import org.kith.access.reviews.Oddity;
import org.kith.access.reviews.Review;
import org.kith.access.reviews.Reviews;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    Reviews reviews;

    @Autowired
    OddAccess odd;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

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
        assertThat(readings.about(officer, List.of(child), Instant.EPOCH))
                .first()
                .satisfies(reading -> {
                    assertThat(reading.act()).isEqualTo(Act.EXPORT);
                    assertThat(reading.accountId()).isEqualTo(officer.id().value());
                    assertThat(reading.route()).isEqualTo("GET /audit/readings.csv");
                });
    }

    @Test
    void everybodyWhoIsInTheFileIsToldThatItWasTaken16() throws Exception {
        var brother = UUID.randomUUID();
        readings.record(worker, Act.READ, List.of(child, brother), "family page");
        for (var part : List.of("", "?who=" + worker.id(), "?about=" + child)) {
            assertThat(get("/audit/readings.csv" + part).getContentAsString()).contains(brother.toString());
            assertThat(readings.about(officer, List.of(brother), Instant.EPOCH))
                    .as("part %s", part)
                    .first()
                    .extracting(Reading::act, Reading::accountId)
                    .containsExactly(Act.EXPORT, officer.id().value());
            readings.record(worker, Act.READ, List.of(brother), "person page");
        }
        get("/audit/readings.csv?who=" + UUID.randomUUID());
        assertThat(readings.about(officer, List.of(brother), Instant.EPOCH))
                .as("a file in which they are not")
                .first()
                .extracting(Reading::act)
                .isEqualTo(Act.READ);
    }

    @Test
    void anOpeningByReasonWaitsUntilTheOfficerSaysWhatItWas() throws Exception {
        assertThat(get("/my-day").getContentAsString()).contains("for your review");
        assertThat(get("/audit/reviews").getContentAsString()).contains("she rang the duty desk", worker.name());
        var review = waiting(Oddity.REASON).getFirst();
        assertThat(review.people()).containsExactly(child);
        assertThat(get("/audit/reviews/" + review.id()).getContentAsString()).contains("person page");

        var unsaid = answer(review, "in-order", " ");
        assertThat(unsaid.getStatus()).isEqualTo(422);
        assertThat(waiting(Oddity.REASON)).hasSize(1);

        assertThat(answer(review, "explained", "The duty desk confirms the call")
                        .getStatus())
                .isEqualTo(303);
        assertThat(waiting(Oddity.REASON)).isEmpty();
        assertThat(answer(review, "explained", "The duty desk confirms the call")
                        .getStatus())
                .as("said twice")
                .isEqualTo(303);
        var second = answer(review, "breach", "A second thought");
        assertThat(second.getStatus()).isEqualTo(422);
        assertThat(second.getContentAsString()).contains("it stands, and yours was not kept", "The duty desk confirms");
        assertThat(reviews.find(officer, review.id()).orElseThrow().answer()).hasValueSatisfying(said -> {
            assertThat(said.outcome()).isEqualTo(Review.Outcome.EXPLAINED);
            assertThat(said.byName()).isEqualTo(officer.name());
        });
        get("/audit/reviews");
        assertThat(waiting(Oddity.REASON))
                .as("what was answered does not come back")
                .isEmpty();
    }

    @Test
    void whatIsGivenToThePersonNamesNoReasonNobodyElseAndNoOneWhoseNameEndangers7and16() throws Exception {
        var refuge = new Staff(accounts).of(Role.PRACTITIONER);
        var username = jdbc.sql("update access.account set name = 'R. Fuge' where id = :id returning username")
                .param("id", refuge.id().value())
                .query(String.class)
                .single();
        assertThat(accounts.discreet(username, true, "Works in a refuge", Viewer.operator()))
                .isTrue();
        assertThat(accounts.discreet("nobody.at.all", true, "", Viewer.operator()))
                .isFalse();
        for (var untold : Untold.values()) {
            readings.record(worker, List.of(child), untold);
        }
        assertThat(readings.about(officer, List.of(child), Instant.EPOCH))
                .extracting(Reading::why)
                .contains("shield of a refuge", "doubtful pair", "who is who");
        var other = UUID.randomUUID();
        readings.record(
                accounts.find(Staff.session(refuge.id())).orElseThrow(),
                Act.READ,
                List.of(child, other),
                "family page");
        var file = get("/audit/released.csv?about=" + child).getContentAsString();
        assertThat(file.lines().toList()).first().isEqualTo("\ufeffat,who,role,did,relation,what");
        assertThat(file)
                .contains(worker.name(), "person page", "took away in a file")
                .doesNotContain("duty desk", "R. Fuge", other.toString(), child.toString())
                .doesNotContain("refuge", "doubtful", "who is who", "rests on");
        assertThat(get("/audit/released.csv").getStatus()).isEqualTo(404);
    }

    @Test
    void nobodyReviewsTheirOwnReadings() {
        odd.sweep();
        var review = waiting(Oddity.REASON).getFirst();
        assertThat(reviews.find(worker, review.id())).isEmpty();
        reviews.answer(worker, review.id(), Review.Outcome.IN_ORDER, "It was me");
        assertThat(waiting(Oddity.REASON)).hasSize(1);
    }

    @Test
    void nightsAndManyPagesWithinAnHourWaitAndADaysWorkDoesNot() {
        var other = new Staff(accounts).of(Role.PRACTITIONER);
        for (int page = 0; page <= 20; page++) {
            read(worker, "2026-11-24T11:%02d:00Z".formatted(page * 2), UUID.randomUUID());
        }
        read(worker, "2026-11-24T23:40:00Z", child);
        read(worker, "2026-11-25T03:10:00Z", child);
        for (int page = 0; page < 20; page++) {
            read(other, "2026-11-24T%02d:30:00Z".formatted(9 + page % 8), UUID.randomUUID());
        }
        odd.sweep();
        assertThat(waiting(Oddity.MANY))
                .singleElement()
                .satisfies(review -> assertThat(review.people()).hasSize(21));
        assertThat(waiting(Oddity.OUT_OF_HOURS))
                .filteredOn(review -> review.from().isBefore(Instant.parse("2026-11-26T00:00:00Z")))
                .as("one night is one review")
                .singleElement()
                .satisfies(review -> assertThat(review.until()).isEqualTo("2026-11-25T03:10:00Z"));
        assertThat(reviews.waiting(officer))
                .filteredOn(review -> review.accountId().equals(other.id().value()))
                .isEmpty();
        var before = reviews.waiting(officer).size();
        odd.sweep();
        assertThat(reviews.waiting(officer)).hasSize(before);
    }

    /// Whoever knows a name could try one date of birth after the other.
    @Test
    void manyExactSearchesInVainWithinAnHourWaitAndWhatComesAfterAnAnswerAnew5() throws Exception {
        for (int search = 0; search < 10; search++) {
            record(worker, "2026-11-24T11:%02d:00Z".formatted(search * 2), "find-exactly", null);
            record(worker, "2026-11-24T%02d:30:00Z".formatted(9 + search), "find-exactly", null);
        }
        odd.sweep();
        assertThat(waiting(Oddity.IN_VAIN))
                .as("ten within an hour, with one more")
                .isNotEmpty();
        var review = waiting(Oddity.IN_VAIN).getFirst();
        assertThat(get("/audit/reviews/" + review.id()).getContentAsString())
                .contains("searched in vain", "About nobody in particular", "searched by exact name and date of birth");
        assertThat(waiting(Oddity.OUT_OF_HOURS))
                .noneMatch(each -> each.from().isBefore(Instant.parse("2026-11-25T00:00:00Z")));

        assertThat(answer(review, "explained", "The duty desk had a list without dates")
                        .getStatus())
                .isEqualTo(303);
        odd.sweep();
        assertThat(waiting(Oddity.IN_VAIN)).isEmpty();
        record(worker, "2026-11-24T11:25:00Z", "find-exactly", null);
        odd.sweep();
        assertThat(waiting(Oddity.IN_VAIN)).hasSize(1);
    }

    @Test
    void tenExactSearchesInVainWithinAnHourAreWork() {
        for (int search = 0; search < 10; search++) {
            record(worker, "2026-11-24T11:%02d:00Z".formatted(search * 2), "find-exactly", null);
            record(worker, "2026-11-24T11:%02d:30Z".formatted(search * 2), "find-exactly", child);
        }
        odd.sweep();
        assertThat(waiting(Oddity.IN_VAIN)).isEmpty();
    }

    /// Its number was given before that of a reading which was kept first.
    @Test
    void aReadingThatIsKeptLateIsNotPassedOver() throws Exception {
        var written = new CountDownLatch(1);
        var keep = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var late = threads.submit(() -> transactions.executeWithoutResult(_ -> {
                read(worker, "2026-11-21T23:40:00Z", child);
                written.countDown();
                await(keep);
            }));
            await(written);
            read(worker, "2026-11-24T11:00:00Z", UUID.randomUUID());
            var sweep = threads.submit(odd::sweep);
            try {
                sweep.get(3, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // it waits for the reading that is on its way
            }
            keep.countDown();
            late.get();
            sweep.get();
        }
        odd.sweep();
        assertThat(waiting(Oddity.OUT_OF_HOURS))
                .anyMatch(review -> review.from().equals(Instant.parse("2026-11-21T23:40:00Z")));
    }

    /// Kept between the record of whom the file holds and its writing, it would be in the file and not in the record.
    @Test
    void aFileOfTheRecordWaitsForAReadingThatIsOnItsWay16() throws Exception {
        var late = UUID.randomUUID();
        var written = new CountDownLatch(1);
        var keep = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var writing = threads.submit(() -> transactions.executeWithoutResult(_ -> {
                read(worker, "2026-11-21T11:40:00Z", late);
                written.countDown();
                await(keep);
            }));
            await(written);
            read(worker, "2026-11-24T11:00:00Z", UUID.randomUUID());
            var file = threads.submit(() -> get("/audit/readings.csv").getContentAsString());
            try {
                file.get(2, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // it waits
            }
            keep.countDown();
            writing.get();
            assertThat(file.get()).contains(late.toString());
        }
        assertThat(readings.about(officer, List.of(late), Instant.EPOCH))
                .first()
                .extracting(Reading::act, Reading::personIds)
                .containsExactly(Act.EXPORT, List.of(late));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileTakenAwayAtNightWaitsAndOneTakenByDayDoesNotWhoeverIsOnIt() {
        for (int file = 0; file <= 21; file++) {
            record(worker, "2026-11-24T11:%02d:00Z".formatted(file * 2), "export", UUID.randomUUID());
        }
        odd.sweep();
        assertThat(waiting(Oddity.MANY)).isEmpty();
        assertThat(waiting(Oddity.OUT_OF_HOURS))
                .noneSatisfy(review -> assertThat(review.from()).isBefore("2026-11-25T00:00:00Z"));
        record(worker, "2026-11-25T23:40:00Z", "export", child);
        odd.sweep();
        assertThat(waiting(Oddity.OUT_OF_HOURS))
                .filteredOn(review -> review.from().equals(Instant.parse("2026-11-25T23:40:00Z")))
                .singleElement()
                .satisfies(review -> {
                    assertThat(review.people()).containsExactly(child);
                    assertThat(get("/audit/reviews/" + review.id()).getContentAsString())
                            .contains("took away in a file")
                            .doesNotContain("The reason was given");
                });
    }

    /// A list on which nobody stands is taken away like another.
    @Test
    void aNightInWhichNothingIsReadAboutAnybodyGrowsLikeAnother() {
        for (var at : List.of("2026-11-25T23:40:00Z", "2026-11-25T23:50:00Z")) {
            record(worker, at, "export", null);
            odd.sweep();
        }
        assertThat(waiting(Oddity.OUT_OF_HOURS))
                .filteredOn(review -> review.from().equals(Instant.parse("2026-11-25T23:40:00Z")))
                .singleElement()
                .satisfies(review -> {
                    assertThat(review.until()).isEqualTo("2026-11-25T23:50:00Z");
                    assertThat(review.people()).isEmpty();
                });
    }

    @Test
    void whatIsReadAfterAnAnswerWaitsAnew() throws Exception {
        read(worker, "2026-11-26T22:40:00Z", child);
        for (int page = 0; page <= 20; page++) {
            read(worker, "2026-11-26T11:%02d:00Z".formatted(page * 2), UUID.randomUUID());
        }
        odd.sweep();
        for (var oddity : List.of(Oddity.OUT_OF_HOURS, Oddity.MANY)) {
            assertThat(answer(onThatDay(oddity).getFirst(), "in-order", "On call")
                            .getStatus())
                    .isEqualTo(303);
            assertThat(onThatDay(oddity)).isEmpty();
        }
        odd.sweep();
        assertThat(onThatDay(Oddity.OUT_OF_HOURS)).as("nothing came").isEmpty();

        record(worker, "2026-11-26T22:50:00Z", "export", UUID.randomUUID());
        read(worker, "2026-11-26T11:45:00Z", UUID.randomUUID());
        odd.sweep();
        read(worker, "2026-11-26T22:55:00Z", UUID.randomUUID());
        odd.sweep();
        assertThat(onThatDay(Oddity.OUT_OF_HOURS)).singleElement().satisfies(review -> {
            assertThat(review.from()).isEqualTo("2026-11-26T22:50:00Z");
            assertThat(review.until()).isEqualTo("2026-11-26T22:55:00Z");
            assertThat(review.people()).hasSize(2).doesNotContain(child);
            assertThat(get("/audit/reviews/" + review.id()).getContentAsString())
                    .contains("took away in a file");
        });
        assertThat(onThatDay(Oddity.MANY)).hasSize(1);
    }

    @Test
    void anHourThatWasAnsweredWaitsNoMoreThoughOneAfterItIsSwept() {
        var other = new Staff(accounts).of(Role.PRACTITIONER);
        for (int page = 0; page < 45; page++) {
            read(worker, "2026-11-26T10:%02d:%02dZ".formatted(page / 2, page % 2 * 30), UUID.randomUUID());
        }
        odd.sweep();
        answer(onThatDay(Oddity.MANY).getFirst(), "in-order", "A conference");
        read(other, "2026-11-26T10:40:00Z", child);
        read(worker, "2026-11-26T11:40:00Z", child);
        odd.sweep();
        assertThat(onThatDay(Oddity.MANY)).as("one page in its hour").isEmpty();

        read(worker, "2026-11-26T11:05:00Z", child);
        odd.sweep();
        assertThat(onThatDay(Oddity.MANY))
                .singleElement()
                .satisfies(review -> assertThat(review.until()).isEqualTo("2026-11-26T11:05:00Z"));
    }

    private List<Review> onThatDay(Oddity oddity) {
        return waiting(oddity).stream()
                .filter(review -> Dates.on(review.until()).equals(LocalDate.of(2026, 11, 26)))
                .toList();
    }

    private void read(Viewer viewer, String at, UUID person) {
        record(viewer, at, "read", person);
    }

    private void record(Viewer viewer, String at, String act, @Nullable UUID person) {
        jdbc.sql("""
                insert into access.reading (at, account_id, account_name, role, act, person_id, relation, why, route)
                values (:at::timestamptz, :account_id, :account_name, :role, :act, array_remove(array[:person::uuid], null), 'lead', 'person page', 'test')
                """)
                .param("at", at)
                .param("account_id", viewer.id().value())
                .param("account_name", viewer.name())
                .param("role", viewer.role().word())
                .param("act", act)
                .param("person", person)
                .update();
    }

    private List<Review> waiting(Oddity oddity) {
        return reviews.waiting(officer).stream()
                .filter(review -> review.oddity() == oddity
                        && review.accountId().equals(worker.id().value()))
                .toList();
    }

    private MockHttpServletResponse answer(Review review, String outcome, String why) {
        return mvc.post()
                .uri("/audit/reviews/" + review.id())
                .param("outcome", outcome)
                .param("why", why)
                .with(csrf())
                .with(Staff.as(officer))
                .exchange()
                .getResponse();
    }

    @Test
    void theOfficersDayBeginsWithWhatWasOpenedByReason() throws Exception {
        assertThat(get("/my-day").getContentAsString())
                .contains("id=\"reasons-h\"", "by giving a reason", "she rang the duty desk");
    }

    @Test
    void whoeverAsksIsToldWhoLookedAtThemAndOfNobodyElse7() throws Exception {
        var parent = new Staff(accounts).of(Role.PARENT);
        var unknown = UUID.randomUUID(); // a grant alone tells nothing of a child
        var since = LocalDate.of(2026, 1, 1);
        grants.add(
                "test",
                List.of(
                        new Grant("user:" + parent.id(), Relation.SELF, child, since, null),
                        new Grant("user:" + parent.id(), Relation.PARENT, unknown, since, null)));
        readings.record(worker, Act.READ, List.of(unknown, child), "family page");
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
        var people = demoPeople.open(candidates);
        assertThat(demoPeople.read()).as("before all else is there").isEmpty();
        assertThat(demoPeople.isUnfinished()).isTrue();
        assertThat(demoPeople.open(candidates)).as("killed, and run again").isEqualTo(people);
        demoPeople.settled();
        assertThat(demoPeople.isUnfinished()).isFalse();
        assertThat(demoPeople.read()).isEqualTo(people);
        assertThat(demoPeople.open(candidates)).isEqualTo(people);
        demoPeople.settled();
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
        return signIn.attempt(person.username(), person.password(), "192.0.2.201") instanceof SignIn.SignedIn session
                ? accounts.find(session).orElseThrow()
                : Viewer.operator();
    }

    private MockHttpServletResponse get(String path) {
        return mvc.get().uri(path).with(Staff.as(officer)).exchange().getResponse();
    }
}
