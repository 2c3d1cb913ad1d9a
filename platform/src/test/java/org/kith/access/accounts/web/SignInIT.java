package org.kith.access.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.KnownAccount;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DoorsOnPostgres
class SignInIT {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private Account helen = new Account(
            new UserId(UUID.randomUUID()), "-", "Helen Marsh", Role.ZONE_MANAGER, "", null, null, null, null);

    @BeforeEach
    void open() {
        helen = accounts.open(
                new Account(
                        new UserId(UUID.randomUUID()),
                        "helen." + UUID.randomUUID(),
                        "Helen Marsh",
                        Role.ZONE_MANAGER,
                        "Weymouth and Portland",
                        "weymouth",
                        null,
                        null,
                        null),
                Staff.PASSWORD);
    }

    @Test
    void leadsToMyDay() throws Exception {
        var session = session();
        var answer = post(session, helen.username(), Staff.PASSWORD, "192.0.2.1");
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/my-day");
        var day = mvc.get().uri("/my-day").session(session).exchange().getResponse();
        assertThat(day.getStatus()).isEqualTo(200);
        assertThat(day.getContentAsString()).contains("Helen Marsh", "zone manager, Weymouth and Portland");
    }

    @Test
    void leadsWhereSomebodyWantedToGo() {
        var session = new MockHttpSession();
        mvc.get().uri("/my-day/readings").session(session).exchange();
        assertThat(post(session, helen.username(), Staff.PASSWORD, "192.0.2.2").getHeader("Location"))
                .isEqualTo("/my-day/readings");
    }

    @Test
    void saysTheSameWhetherOrNotThereIsSuchAnAccount() throws Exception {
        var wrong = post(session(), helen.username(), "not this", "192.0.2.3");
        var unknown = post(session(), "nobody." + UUID.randomUUID(), "not this", "192.0.2.3");
        assertThat(wrong.getStatus()).isEqualTo(422).isEqualTo(unknown.getStatus());
        assertThat(withoutNames(wrong)).isEqualTo(withoutNames(unknown));
    }

    @Test
    void waitsAfterFiveWrongTriesWithOneNameKnownOrNot() {
        for (var name : List.of(helen.username(), "nobody." + UUID.randomUUID())) {
            for (int tries = 0; tries < 5; tries++) {
                assertThat(post(session(), name, "wrong", "192.0.2." + (10 + tries))
                                .getStatus())
                        .isEqualTo(422);
            }
            assertThat(post(session(), name, "wrong", "192.0.2.20").getStatus()).isEqualTo(429);
        }
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.21")
                        .getStatus())
                .isEqualTo(429);
        jdbc.sql("update access.sign_in_attempt set attempted_at = attempted_at - interval '16 minutes'")
                .update();
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.21")
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    void waitsAfterFiftyWrongTriesFromOneAddress() {
        jdbc.sql("""
                insert into access.sign_in_attempt (username_digest, address)
                select sha256(n::text::bytea), '192.0.2.99'
                from generate_series(1, 50) n
                """).update();
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.99")
                        .getStatus())
                .isEqualTo(429);
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.98")
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    void refusesAFormFromElsewhere() {
        var forged = mvc.post()
                .uri("/sign-in")
                .session(session())
                .param("username", helen.username())
                .param("password", Staff.PASSWORD)
                .param("_csrf", "made up")
                .exchange()
                .getResponse();
        assertThat(forged.getStatus()).isEqualTo(403);
    }

    @Test
    void showsAFormThatStoodOpenTooLongAnew() {
        var late = mvc.post()
                .uri("/sign-in")
                .param("username", helen.username())
                .param("password", Staff.PASSWORD)
                .exchange()
                .getResponse();
        assertThat(late.getStatus()).isEqualTo(303);
        assertThat(late.getHeader("Location")).isEqualTo("/sign-in");
    }

    @Test
    void signsOut() {
        var session = session();
        post(session, helen.username(), Staff.PASSWORD, "192.0.2.4");
        var out = mvc.post()
                .uri("/sign-out")
                .session(session)
                .with(csrf())
                .exchange()
                .getResponse();
        assertThat(out.getHeader("Location")).isEqualTo("/sign-in");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aClosedAccountIsOutAtItsNextClick() {
        var session = session();
        post(session, helen.username(), Staff.PASSWORD, "192.0.2.5");
        accounts.close(helen.id());
        assertThat(mvc.get()
                        .uri("/my-day")
                        .session(session)
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(303);
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.5")
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void somebodyNewSignsInWithThePasswordThatWasToldUntilTheyGetAnotherOrTheirAccountIsClosed() {
        var account = new Account(
                new UserId(UUID.randomUUID()),
                "joan." + UUID.randomUUID(),
                "Joan Pike",
                Role.ANALYST,
                "whole county",
                null,
                null,
                null,
                null);
        var name = account.username();
        var operator = Viewer.operator();
        var password = accounts.openNew(account, "Joined in May", operator).orElseThrow();
        assertThat(post(session(), name, password, "192.0.2.31").getStatus()).isEqualTo(303);

        var another = accounts.anotherPassword(name, "Forgot it", operator).orElseThrow();
        assertThat(post(session(), name, password, "192.0.2.31").getStatus()).isEqualTo(422);
        assertThat(post(session(), name, another, "192.0.2.31").getStatus()).isEqualTo(303);

        assertThat(accounts.close(name, "Left", operator)).isTrue();
        assertThat(post(session(), name, another, "192.0.2.31").getStatus()).isEqualTo(422);
        assertThat(accounts.close(name, "Left", operator)).isFalse();
        assertThat(accounts.anotherPassword(name, "Forgot it", operator)).isEmpty();
        assertThat(accounts.changes(account.id(), 0, 9))
                .extracting(KnownAccount.Change::word, KnownAccount.Change::why, KnownAccount.Change::stands)
                .containsExactly(
                        tuple("close", "Left", false),
                        tuple("password", "Forgot it", false),
                        tuple("open", "Joined in May", false));
    }

    @Test
    void anotherPasswordOfOnesOwnKeepsThisBrowserInAndEveryOtherOut() throws Exception {
        var here = session();
        post(here, helen.username(), Staff.PASSWORD, "192.0.2.41");
        var elsewhere = session();
        post(elsewhere, helen.username(), Staff.PASSWORD, "192.0.2.41");

        var changed = change(here, Staff.PASSWORD, "seven otters knitting", "seven otters knitting");
        assertThat(changed.getStatus()).isEqualTo(303);
        assertThat(status("/my-day", here)).isEqualTo(200);
        assertThat(status("/my-day", elsewhere)).isEqualTo(303);
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.41")
                        .getStatus())
                .isEqualTo(422);
        assertThat(post(session(), helen.username(), "seven otters knitting", "192.0.2.41")
                        .getStatus())
                .isEqualTo(303);
        assertThat(mvc.get()
                        .uri("/my-day/account")
                        .session(here)
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .contains(helen.username())
                .doesNotContain("never");
    }

    @Test
    void anotherPasswordTakesTheOneThatStandsAndANewOneTwice() throws Exception {
        var here = session();
        post(here, helen.username(), Staff.PASSWORD, "192.0.2.42");
        assertThat(change(here, "not this", "seven otters knitting", "seven otters knitting")
                        .getContentAsString())
                .contains("This is not the password you have");
        assertThat(change(here, Staff.PASSWORD, "seven otters knitting", "seven otters knittin")
                        .getContentAsString())
                .contains("Enter the new password twice the same");
        assertThat(change(here, Staff.PASSWORD, "too short", "too short").getContentAsString())
                .contains("Enter a new password of 15 to 200 characters");
        assertThat(change(here, Staff.PASSWORD, "x".repeat(201), "x".repeat(201))
                        .getStatus())
                .isEqualTo(422);
        assertThat(change(here, Staff.PASSWORD, Staff.PASSWORD, Staff.PASSWORD).getContentAsString())
                .contains("Enter another password than the one you have");
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.42")
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    void aScreenLeftOpenIsNoWayToGuessThePassword() throws Exception {
        var here = session();
        post(here, helen.username(), Staff.PASSWORD, "192.0.2.43");
        for (int tries = 0; tries < 5; tries++) {
            assertThat(change(here, "guess " + tries, "seven otters knitting", "seven otters knitting")
                            .getStatus())
                    .isEqualTo(422);
        }
        assertThat(change(here, Staff.PASSWORD, "seven otters knitting", "seven otters knitting")
                        .getStatus())
                .isEqualTo(429);
    }

    @Test
    void aPasswordGivenByWhoeverRunsKithEndsWhatWasSignedInWithTheOneBefore() {
        var here = session();
        post(here, helen.username(), Staff.PASSWORD, "192.0.2.44");
        assertThat(status("/my-day", here)).isEqualTo(200);
        accounts.anotherPassword(helen.username(), "Somebody saw it", Viewer.operator());
        assertThat(status("/my-day", here)).isEqualTo(303);
    }

    @Test
    void aUsernameIsGivenOnceSoThatTheRecordNeverTellsOfTwoPeopleAsOne() {
        var second = new Account(
                new UserId(UUID.randomUUID()), helen.username(), "Helena", Role.ANALYST, "", null, null, null, null);
        assertThat(accounts.openNew(second, "Joined", Viewer.operator())).isEmpty();
        accounts.close(helen.username(), "Left", Viewer.operator());
        assertThat(accounts.openNew(second, "Joined", Viewer.operator())).isEmpty();
    }

    @Test
    void ofTwoWhoGiveOneUsernameAtOnceOneIsToldThatItIsTaken() throws Exception {
        var name = "joan." + UUID.randomUUID();
        Callable<Optional<String>> open = () -> accounts.openNew(
                new Account(new UserId(UUID.randomUUID()), name, "Joan", Role.ANALYST, "", null, null, null, null),
                "Joined",
                Viewer.operator());
        try (var both = Executors.newFixedThreadPool(2)) {
            var told = new ArrayList<Optional<String>>();
            for (var done : both.invokeAll(List.of(open, open))) {
                told.add(done.get());
            }
            assertThat(told).filteredOn(Optional::isPresent).hasSize(1);
            var password = told.stream().flatMap(Optional::stream).findFirst().orElseThrow();
            assertThat(post(session(), name, password, "192.0.2.32").getStatus())
                    .isEqualTo(303);
        }
    }

    @Test
    void anAccountHasAFewSessionsAtOnceAndTheOldestEnds() {
        var sessions = new ArrayList<MockHttpSession>();
        for (int one = 0; one <= Sessions.MOST; one++) {
            var session = session();
            assertThat(post(session, helen.username(), Staff.PASSWORD, "192.0.2.41")
                            .getStatus())
                    .isEqualTo(303);
            sessions.add(session);
        }
        assertThat(sessions.getFirst().isInvalid()).isTrue();
        assertThat(sessions.subList(1, sessions.size())).noneMatch(MockHttpSession::isInvalid);
    }

    @Test
    void aSuspendedAccountIsOutAndStaysOutUntilItIsRestored() {
        var officer = new Staff(accounts).of(Role.GOVERNANCE_OFFICER);
        var session = session();
        post(session, helen.username(), Staff.PASSWORD, "192.0.2.8");
        assertThat(decide(officer, helen.id(), "suspend", " ")).isEqualTo(422);
        assertThat(status(session)).isEqualTo(200);
        assertThat(decide(officer, helen.id(), "suspend", "left the service")).isEqualTo(303);
        assertThat(status(session)).isEqualTo(303);
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.8")
                        .getStatus())
                .isEqualTo(422);
        assertThat(decide(officer, helen.id(), "restore", "came back")).isEqualTo(303);
        assertThat(post(session(), helen.username(), Staff.PASSWORD, "192.0.2.8")
                        .getStatus())
                .isEqualTo(303);
        assertThat(accounts.changes(helen.id(), 0, 9))
                .extracting(KnownAccount.Change::word)
                .containsExactly("restore", "suspend");
        assertThat(decide(officer, officer.id(), "suspend", "my own")).isEqualTo(404);
        assertThat(accounts.known(officer.id()).orElseThrow().suspended()).isFalse();
    }

    private int decide(Viewer officer, UserId id, String word, String why) {
        return mvc.post()
                .uri("/accounts/" + id)
                .param("word", word)
                .param("why", why)
                .with(Staff.as(officer))
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private int status(MockHttpSession session) {
        return mvc.get()
                .uri("/my-day")
                .session(session)
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void keepsNoPasswordAndNoNameThatWasTyped() {
        post(session(), "my password by mistake", "wrong", "192.0.2.6");
        assertThat(jdbc.sql("select password_hash from access.account where id = :id")
                        .param("id", helen.id().value())
                        .query(String.class)
                        .single())
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(jdbc.sql(
                                "select count(*) from access.sign_in_attempt where position('mistake'::bytea in username_digest) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/families/1", "/nothing/like/this", "/actuator", "/sign-in/x", "/sources", "/my-day"})
    void anUnsignedGetOfAnythingElseAnswers303(String path) throws Exception {
        var answer = mvc.get().uri(path).exchange().getResponse();
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/my-day", "/nothing"})
    void everyAnswerBearsTheHeadersThatGuardIt(String path) {
        var answer = mvc.get().uri(path).secure(true).exchange().getResponse();
        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.getHeader("Strict-Transport-Security")).startsWith("max-age=");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    private MockHttpSession session() {
        var session = new MockHttpSession();
        mvc.get().uri("/sign-in").session(session).exchange();
        return session;
    }

    private MockHttpServletResponse post(MockHttpSession session, String username, String password, String address) {
        return mvc.post()
                .uri("/sign-in")
                .session(session)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .param("username", username)
                .param("password", password)
                .exchange()
                .getResponse();
    }

    private static String withoutNames(MockHttpServletResponse answer) throws UnsupportedEncodingException {
        return answer.getContentAsString().replaceAll("value=\"[^\"]*\"", "");
    }

    private MockHttpServletResponse change(MockHttpSession session, String current, String wanted, String again) {
        return mvc.post()
                .uri("/my-day/account")
                .session(session)
                .with(csrf())
                .param("current", current)
                .param("wanted", wanted)
                .param("again", again)
                .exchange()
                .getResponse();
    }

    private int status(String path, MockHttpSession session) {
        return mvc.get().uri(path).session(session).exchange().getResponse().getStatus();
    }
}
