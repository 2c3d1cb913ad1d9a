package org.kith.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.FreshDatabase;
import org.kith.Platform;
import org.kith.access.Act;
import org.kith.access.Names;
import org.kith.access.Readings;
import org.kith.access.Reasons;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.access.seals.Seals;
import org.kith.browser.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Platform.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(AccessPagesIT.Called.class)
class AccessPagesIT {

    private static final UUID LIKE_HELEN = new UUID(7, 1);
    private static final UUID LIKE_HELEN_TOO = new UUID(7, 3);
    private static final UUID LIKE_IMRAN = new UUID(7, 2);

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Readings readings;

    @Autowired
    Reasons reasons;

    @Autowired
    Seals seals;

    @Autowired
    JdbcClient jdbc;

    /// Names, as families would tell them.
    @TestConfiguration
    static class Called {
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Names called() {
            return ids -> ids.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            id -> id.equals(LIKE_HELEN) || id.equals(LIKE_HELEN_TOO)
                                    ? "Olive Marsh"
                                    : id.equals(LIKE_IMRAN)
                                            ? "Imran Gale"
                                            : "Maisie " + id.toString().charAt(0)));
        }
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private Viewer helen = Viewer.operator();

    @BeforeEach
    void aDayAtWork() {
        helen = open("helen.marsh", "Helen Marsh", Role.ZONE_MANAGER, "Weymouth and Portland");
        open("imran.gale", "Imran Gale", Role.GOVERNANCE_OFFICER, "Dorset");
        var children = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        readings.record(helen, Act.FIND_EXACTLY, children.subList(0, 1), "search by exact name and date of birth");
        reasons.found(helen, children);
        reasons.give(helen, children, "Covering Tom’s leave: the school rang");
        readings.record(helen, Act.READ, children, "family page");
        seals.seal();
    }

    @Test
    void signInMeetsTheStandard() {
        try (var visit = chromium.visit("http://localhost:" + port)) {
            visit.meetsTheStandard("/sign-in", "sign-in");
            visit.meetsTheStandard("/sign-in", "sign-in-wrong", page -> {
                page.locator("input[name=username]").fill("helen.marsh");
                page.locator("main button[type=submit]").click();
                page.waitForSelector(".govuk-error-summary");
            });
        }
    }

    @Test
    void myDayMeetsTheStandard() {
        try (var visit = chromium.visit("http://localhost:" + port).signIn("helen.marsh", Staff.PASSWORD)) {
            visit.meetsTheStandard("/my-day", "my-day");
            visit.meetsTheStandard("/my-day/readings", "my-readings");
            visit.meetsTheStandard("/my-day/account", "my-account");
        }
    }

    @Test
    void auditMeetsTheStandard() {
        try (var visit = chromium.visit("http://localhost:" + port).signIn("imran.gale", Staff.PASSWORD)) {
            visit.meetsTheStandard("/audit", "audit");
            visit.meetsTheStandard("/accounts", "accounts");
            visit.meetsTheStandard("/accounts/" + helen.id(), "account");
            try (var page = visit.open("/audit?relation=reason")) {
                assertThat(page.locator("main").innerText())
                        .contains("The record is whole and sealed", "Covering Tom’s leave", "Maisie");
            }
        }
    }

    @Test
    void whoeverIsCalledLikeOneselfOrAColleagueWaitsForReview() {
        readings.record(helen, Act.READ, List.of(UUID.randomUUID(), LIKE_HELEN, LIKE_HELEN_TOO), "family page");
        readings.record(helen, Act.READ, List.of(UUID.randomUUID(), LIKE_IMRAN), "family page");
        try (var visit = chromium.visit("http://localhost:" + port).signIn("imran.gale", Staff.PASSWORD)) {
            visit.meetsTheStandard("/audit/reviews", "reviews");
            visit.meetsTheStandard("/audit/reviews", "review", page -> {
                page.locator("#waiting a").first().click();
                page.locator("#outcomes").waitFor();
            });
            try (var page = visit.open("/audit/reviews")) {
                assertThat(page.getByText("Helen Marsh opened somebody of their own surname")
                                .count())
                        .as("a page is one, whoever else of the name is on it")
                        .isEqualTo(1);
                assertThat(page.locator("#waiting").innerText())
                        .contains(
                                "Helen Marsh opened somebody of their own surname",
                                "Olive Marsh",
                                "Helen Marsh opened somebody who is called like a colleague",
                                "Imran Gale");
            }
        }
    }

    @Test
    void aSignInBeginsANewSessionInACookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
        var site = URI.create("http://localhost:" + port);
        try (var http = HttpClient.newHttpClient()) {
            var form = http.send(
                    HttpRequest.newBuilder(site.resolve("/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
            var cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).startsWith("kith=").contains("HttpOnly", "SameSite=Lax");
            var before = cookie.replaceAll(";.*", "");
            var token = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            var signedIn = http.send(
                    HttpRequest.newBuilder(site.resolve("/sign-in"))
                            .header("Cookie", before)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("username=helen.marsh&password="
                                    + Staff.PASSWORD.replace(' ', '+') + "&_csrf=" + token))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(signedIn.statusCode()).isEqualTo(303);
            var after =
                    signedIn.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
            assertThat(after).isNotEqualTo(before);
            assertThat(myDay(http, site, before)).isEqualTo(303);
            assertThat(myDay(http, site, after)).isEqualTo(200);
        }
    }

    /// The body never comes: who waits for it gives no answer.
    @ParameterizedTest
    @CsvSource({
        "POST, /sources, 629145600, 403, You are signed out",
        "POST, /nothing/like/this, 629145600, 403, You are signed out",
        "POST, /sources, 2000, 403, You are signed out",
        "POST, /sources, -1, 403, You are signed out",
        "GET, /my-day, 629145600, 303, ''",
        "POST, /sign-in, 629145600, 413, That is larger than this page takes",
        "POST, /sign-in, -1, 413, ''",
        "GET, /sign-in, 629145600, 413, ''"
    })
    void nothingIsReadOfABodyFromNobodySignedIn(String method, String path, long length, int status, String words)
            throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port
                                    + "\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                                    + (length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
                                    + "\r\n\r\n"
                                    + (length < 0 ? "44\r\n" : "")
                                    + "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"x\"\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            var in = socket.getInputStream();
            var room = new byte[8_192];
            while (!answer.toString().contains("\r\n\r\n") || !answer.toString().contains(words)) {
                int count = in.read(room);
                if (count < 0) {
                    break;
                }
                answer.append(new String(room, 0, count, StandardCharsets.UTF_8));
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 " + status).contains(words);
        }
    }

    @Test
    void whatArrivesLiesInTheDataFolder(@Value("${kith.data}") String data) {
        assertThat(Path.of(data, "arriving", "work")).isDirectory();
    }

    @Test
    void behindAProxyThatEndsTlsTheCookieGoesByTlsOnlyAndTriesAreCountedByWhereTheyComeFrom() throws Exception {
        assertThat(addressOfATry("198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void whoeverSitsInAPrivateNetworkCannotSayThatTheyComeFromElsewhere() throws Exception {
        // The proxy puts at the end from where it was asked; what stands before is the asker's own word
        assertThat(addressOfATry("203.0.113.9, 10.5.6.7")).isEqualTo("10.5.6.7");
    }

    private String addressOfATry(String forwardedFor) throws Exception {
        var site = URI.create("http://localhost:" + port);
        try (var http = HttpClient.newHttpClient()) {
            var form = http.send(
                    HttpRequest.newBuilder(site.resolve("/sign-in"))
                            .header("X-Forwarded-Proto", "https")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("Secure");
            var token = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            http.send(
                    HttpRequest.newBuilder(site.resolve("/sign-in"))
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-For", forwardedFor)
                            .header("Cookie", cookie.replaceAll(";.*", ""))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "username=nobody.here&password=wrong&_csrf=" + token))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        return jdbc.sql("select address from access.sign_in_attempt order by id desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void whoeverSendsAFormAfterTheirSessionHasEndedIsToldSo() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + port).resolve("/search"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("q=Marsh&_csrf=of-a-session-that-has-ended"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("You are signed out", "send it again")
                    .doesNotContain("not yours");
        }
    }

    @Test
    void whoeverSendsAFormFromBeforeTheySignedInAgainIsToldSoAndLedToItAnew() {
        open("twice.analyst", "Amara Nwosu", Role.ANALYST, "Whole county");
        try (var visit = chromium.visit("http://localhost:" + port).signIn("twice.analyst", Staff.PASSWORD)) {
            visit.walk("/my-day/account?from=here", before -> {
                try (var since = visit.open("/my-day")) {
                    since.locator(".me button").click();
                    since.waitForURL("**/sign-in");
                }
                visit.signIn("twice.analyst", Staff.PASSWORD);
                before.locator("main button").first().click();
                assertThat(before.locator("main").innerText())
                        .contains("You opened this page before you last signed in", "Nothing was saved")
                        .doesNotContain("not yours");
                visit.here("open-from-before");
                before.locator("main p a").first().click();
                before.waitForURL("**/my-day/account?from=here");
                before.locator("main button").first().click();
                assertThat(before.locator(".govuk-error-summary").innerText()).contains("Enter a new password");
            });
        }
    }

    @Test
    void aFormFromBeforeLeadsToNoOtherSiteAndOpensNothingToWhomItIsShut() throws Exception {
        open("shut.analyst", "Amara Nwosu", Role.ANALYST, "Whole county");
        var site = "http://localhost:" + port;
        try (var visit = chromium.visit(site).signIn("shut.analyst", Staff.PASSWORD)) {
            var cookie = visit.cookie("kith");
            assertThat(sentFromBefore("/my-day/account", cookie, site + "/my-day/account"))
                    .contains("href=\"/my-day/account\"");
            for (var elsewhere :
                    List.of("http://elsewhere.example/my-day/account", site + "/accounts", "no address", "")) {
                assertThat(sentFromBefore("/my-day/account", cookie, elsewhere))
                        .as(elsewhere)
                        .contains("You opened this page before you last signed in", "href=\"/my-day\"")
                        .doesNotContain("elsewhere.example", "href=\"/accounts\"");
            }
            assertThat(sentFromBefore("/accounts/" + UUID.randomUUID(), cookie, site + "/my-day"))
                    .contains("This is not yours to open");
        }
    }

    @Test
    void aParentWhoComesToWhereWorkersGoIsToldWhatIsTheirs() {
        open("a.parent", "Joan Lee", Role.PARENT, "own family");
        try (var visit = chromium.visit("http://localhost:" + port).signIn("a.parent", Staff.PASSWORD)) {
            visit.meetsTheStandard(
                    "/sources",
                    "not-yours-parent",
                    page -> assertThat(page.locator("main").innerText())
                            .contains("people who work with families", "your rights", "To your own page")
                            .doesNotContain("manager", "for your work"));
        }
    }

    @Test
    void anAddressThatCannotBeReadIsNoFaultOfTheProgram() throws Exception {
        try (var http = new Socket("localhost", port)) {
            http.getOutputStream()
                    .write("GET /my-day?x=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(UTF_8));
            assertThat(new String(http.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("That could not be understood");
        }
    }

    private String sentFromBefore(String path, String cookie, String referrer) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header("Cookie", cookie)
                                    .header("Referer", referrer)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("_csrf=of-before"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int myDay(HttpClient http, URI site, String cookie) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(site.resolve("/my-day"))
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Viewer open(String username, String name, Role role, String scope) {
        var account = accounts.open(
                new Account(new UserId(UUID.randomUUID()), username, name, role, scope, null, null, null, null),
                Staff.PASSWORD);
        return accounts.find(Staff.session(account.id())).orElseThrow();
    }
}
