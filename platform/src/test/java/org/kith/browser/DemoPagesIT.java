package org.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The pages of the demonstration as its people meet them, each in the browser of whoever uses it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoPagesIT {

    /// In so small a county nobody's stay in a refuge is over: `WaysOutIT` has somebody.
    private static final Set<String> HELD_ELSEWHERE = Set.of("/shields/{id}");

    private static final Set<String> WALKED = new HashSet<>();

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Demonstration demonstration;

    @BeforeAll
    static void start() {
        demonstration = Demonstration.start(600, folder);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (demonstration != null) {
            demonstration.close();
        }
    }

    @AfterEach
    void walked(TestInfo test) {
        WALKED.add(test.getDisplayName());
    }

    @Test
    void thePublicPages() {
        try (var visit = chromium.visit(demonstration.site())) {
            visit.meetsTheStandard("/", "demo-start");
            visit.meetsTheStandard("/privacy", "demo-privacy");
            visit.meetsTheStandard("/rules", "rules");
            visit.meetsTheStandard("/rules/first-suspension", "rule");
            for (var page : List.of("your-rights", "accessibility", "help")) {
                visit.meetsTheStandard("/" + page, page);
            }
            visit.meetsTheStandard("/sign-in", "sign-in");
            visit.meetsTheStandard("/sign-in", "sign-in-refused", page -> {
                page.locator("#username").fill("nobody");
                page.locator("#password").fill("nothing");
                page.locator("main button").click();
            });
        }
    }

    @Test
    void aPractitionersDayFromSearchToAPersonsPage() {
        try (var visit = demonstration.signedIn(chromium, "practitioner")) {
            visit.meetsTheStandard("/my-day", "my-day-practitioner");
            visit.meetsTheStandard("/search", "search");
            visit.meetsTheStandard("/my-day", "search-found", DemoPagesIT::searchForTheFirstFamily);
            visit.meetsTheStandard("/my-day", "family-found", page -> {
                searchForTheFirstFamily(page);
                page.locator("#found a").first().click();
                page.waitForURL("**/families/*");
                page.locator("#picture").waitFor();
            });
            visit.meetsTheStandard(
                    "/my-day",
                    "family",
                    follow("main a[href^='/families/']")
                            .andThen(page -> assertThat(
                                            page.locator("#timeline > p").last().innerText())
                                    .contains("year by year")));
            visit.meetsTheStandard(
                    "/my-day",
                    "person",
                    follow("main a[href^='/families/']").andThen(follow("main a[href^='/people/']")));
            visit.meetsTheStandard("/sources", "sources-practitioner");
            visit.meetsTheStandard("/my-day/readings", "own-readings");
            visit.meetsTheStandard("/my-day/account", "own-account");
            visit.meetsTheStandard("/families/00000000-0000-0000-0000-000000000000", "not-here");
        }
    }

    @Test
    void aSchoolLeadLearnsWhatIsNewAndWhomToRingAndNothingOfOthers() {
        String stranger;
        try (var manager = demonstration.signedIn(chromium, "zone manager");
                var page = manager.open("/lists/needs")) {
            stranger = page.locator("#families a[href^='/families/']").last().getAttribute("href");
        }
        try (var visit = demonstration.signedIn(chromium, "designated safeguarding lead")) {
            visit.meetsTheStandard("/search", "search-school");
            new SchoolLeadJourney(visit, demonstration.scopeOf("designated safeguarding lead"), stranger).walk();
        }
    }

    @Test
    void aManagersDay() {
        try (var visit = demonstration.signedIn(chromium, "zone manager")) {
            visit.meetsTheStandard("/my-day", "my-day-manager", page -> {
                var late = page.locator("#ages .facts li").filter(new Locator.FilterOptions().setHasText("late"));
                assertThat(late.allInnerTexts()).anyMatch(row -> row.contains("Notices of domestic abuse to schools"));
            });
        }
    }

    @Test
    void profilesOfTheCountyAndWhatLiesInIt() {
        try (var visit = demonstration.signedIn(chromium, "board member")) {
            visit.meetsTheStandard("/profiles", "profile-county");
            visit.meetsTheStandard("/profiles?q=an", "profiles-found");
            visit.meetsTheStandard("/profiles", "profile-zone", follow("#where a[href^='/profiles/zone/']"));
            visit.meetsTheStandard("/profiles", "profile-pyramid", follow("main a[href^='/profiles/pyramid/']"));
            visit.meetsTheStandard("/profiles", "profile-area", follow("main a[href^='/profiles/area/']"));
            visit.meetsTheStandard("/profiles", "profile-school", follow("main a[href^='/profiles/school/']"));
        }
    }

    /// From the pyramids of her zone, side by side, to the families of one for whom nobody is known to help; on a phone
    /// too, where the pyramids are folded away.
    @Test
    void aManagerGoesFromHerZonesPyramidsToTheFamiliesWithoutKnownHelp() {
        try (var visit = demonstration.signedIn(chromium, "zone manager")) {
            try (var page = visit.open("/my-day")) {
                goFromHerZonesPyramidsToTheFamilies(page);
            }
            visit.walk("/my-day", page -> {
                goFromHerZonesPyramidsToTheFamilies(page);
                visit.here("working-list-manager");
            });
        }
    }

    private static void goFromHerZonesPyramidsToTheFamilies(Page page) {
        var standing = page.locator(".me .role").textContent();
        var zone = standing.substring(standing.lastIndexOf(',') + 1).strip();
        page.locator("header nav a[href='/profiles']").click();
        page.locator("#where details summary").click();
        page.locator("#where table a").getByText(zone).click();
        page.waitForURL("**/profiles/zone/*");
        assertThat(page.locator("h1").innerText()).isEqualTo(zone);
        page.locator("#measure").selectOption("need:not-in-education-or-work");
        page.locator("#where form button").click();
        page.waitForURL("**measure=need*");
        assertThat(page.locator("#within h2").innerText()).contains("Pyramid by pyramid: not in education");
        var fold = page.locator("#within summary");
        if (fold.isVisible()) {
            fold.click();
        }
        var pyramid = page.locator("#within tbody tr").first();
        var name = pyramid.locator("th a").innerText();
        pyramid.locator("a[href^='/lists/needs']").click();
        page.waitForURL("**/lists/needs?**");
        assertThat(page.locator("h1").innerText()).isEqualTo("Working list");
        assertThat(page.url()).contains("need=not-in-education-or-work", "help=nobody");
        assertThat(page.locator("main").innerText()).contains(name);
    }

    @Test
    void anAnalystMendsAFileGivesAWordAndAnswersAPair() {
        try (var visit = demonstration.signedIn(chromium, "analyst");
                var colleague = demonstration.signedInAsColleague(chromium, "analyst")) {
            visit.meetsTheStandard("/sources", "source", follow("main a[href^='/sources/']"));
            visit.meetsTheStandard("/sources/school-census", "source-long-names");
            visit.meetsTheStandard("/links", "links");
            new AnalystJourney(visit, colleague).walk();
        }
    }

    @Test
    void anOfficerReviewsReadingsAgreementsChangesAndAccounts() {
        try (var manager = demonstration.signedIn(chromium, "zone manager");
                var visit = demonstration.signedIn(chromium, "information-governance officer")) {
            new OfficerJourney(visit, demonstration.strategy()).walk(manager);
        }
    }

    /// From "Something here is wrong" on a person's page to the officer's register, and what is asked there.
    @Test
    void aCorrectionIsAskedForAndFollowed() {
        try (var visit = demonstration.signedIn(chromium, "practitioner")) {
            visit.meetsTheStandard(
                    "/my-day",
                    "correction-unsaid",
                    follow("main a[href^='/families/']")
                            .andThen(follow("main a[href^='/people/']"))
                            .andThen(page -> {
                                page.locator("#correction summary").click();
                                page.locator("#source").selectOption("unknown");
                                page.locator("#correction button").click();
                                page.locator("#wrong-error").waitFor();
                            }));
            try (var page = visit.open("/my-day")) {
                follow("main a[href^='/families/']")
                        .andThen(follow("main a[href^='/people/']"))
                        .accept(page);
                page.locator("#correction summary").click();
                page.locator("#source").selectOption("unknown");
                page.locator("#wrong").fill("The date of birth is a day late");
                page.locator("#how").fill("I have seen the certificate");
                page.locator("#correction button").click();
                page.waitForURL("**asked=yes");
                assertThat(page.locator("#correction").innerText()).contains("waits to be sent");
            }
        }
        try (var visit = demonstration.signedIn(chromium, "information-governance officer")) {
            visit.meetsTheStandard("/corrections", "corrections");
            visit.meetsTheStandard("/my-day", "correction", follow("#corrections a[href^='/corrections/']"));
            visit.meetsTheStandard("/corrections?show=answered", "corrections-none");
            visit.meetsTheStandard("/shields", "shields");
        }
    }

    @Test
    void aDecisionToShareIsWrittenDownAndRead() {
        try (var visit = demonstration.signedIn(chromium, "practitioner")) {
            var form = follow("main a[href^='/families/']")
                    .andThen(follow("main a[href^='/people/']"))
                    .andThen(follow("#sharing a"));
            visit.meetsTheStandard("/my-day", "sharing", form);
            visit.meetsTheStandard("/my-day", "sharing-written", form.andThen(page -> {
                page.locator("#what").fill("Attendance this term");
                page.locator("#by").fill("Youth justice worker");
                for (var answer : List.of("telling-1", "silence", "shared", "basis")) {
                    page.locator("#" + answer).check();
                }
                page.locator("#why").fill("The plan needs it");
                page.locator("#told").fill("The mother, by telephone");
                page.locator("#decide button").click();
                page.locator("#decisions h3").waitFor();
            }));
        }
        try (var visit = demonstration.signedIn(chromium, "information-governance officer")) {
            visit.meetsTheStandard("/sharing", "sharing-register");
            visit.meetsTheStandard("/sharing?show=not-shared", "sharing-none");
        }
    }

    @Test
    void aComplaintIsTakenDown() {
        try (var visit = demonstration.signedIn(chromium, "information-governance officer")) {
            visit.meetsTheStandard("/complaints", "complaints-none");
            visit.meetsTheStandard(
                    "/complaints",
                    "complaint",
                    ((Consumer<Page>) page -> {
                                page.locator("#from").fill("A mother, 01632 960100");
                                page.locator("#about").fill("The wrong address was read out");
                                page.locator("#take button").click();
                            })
                            .andThen(follow("#open a")));
            visit.meetsTheStandard("/complaints", "complaints");
        }
    }

    @Test
    void aBoardMembersDay() {
        try (var visit = demonstration.signedIn(chromium, "board member")) {
            visit.meetsTheStandard("/my-day", "my-day-board");
            visit.meetsTheStandard("/strategy", "strategy");
        }
    }

    @Test
    void aParentReadsWhatAWorkerShowedAndSaysWhatIsWrong() {
        try (var worker = demonstration.signedIn(chromium, "practitioner");
                var parent = demonstration.signedIn(chromium, "parent");
                var officer = demonstration.signedIn(chromium, "information-governance officer")) {
            new ParentJourney(worker, parent, demonstration.nameOf("parent")).walk();
            officer.meetsTheStandard("/releases", "released-to-parents");
        }
    }

    @Test
    void aPractitionersJourneyNeedsNoMouse() {
        var journey = demonstration.withoutAMouse(chromium, "practitioner");
        try (var _ = journey.visit()) {
            journey.walk();
        }
    }

    @Test
    void everySpreadsheetOpensWithItsAccentsAndWithoutAFormula() {
        new SpreadsheetsForPeople(chromium, demonstration).walk();
    }

    /// A new page is not held against the standard by itself: somebody above has to go there.
    @Test
    @Order(Integer.MAX_VALUE)
    void everyPageThatAnybodyMayOpenIsHeldAgainstTheStandard() {
        var others = Arrays.stream(DemoPagesIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        assumeThat(WALKED).as("all other tests have run").hasSize((int) others - 1);
        assertThat(Addresses.pagesWithout(chromium.held())).isSubsetOf(HELD_ELSEWHERE);
    }

    /// Types the name of a family of one's own, as one does before starting anything new.
    private static void searchForTheFirstFamily(Page page) {
        var name = page.locator("main a[href^='/families/']").first().innerText();
        page.locator("nav a[href='/search']").first().click();
        page.locator("#q").fill(name.split(" and ", 2)[0]);
        page.locator("main form.filter button").click();
        page.waitForURL("**/search/*");
        page.locator("#found").waitFor();
    }

    private static Consumer<Page> follow(String link) {
        return page -> {
            var first = page.locator(link).first();
            first.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            page.navigate(page.url().replaceFirst("(https?://[^/]+).*", "$1") + first.getAttribute("href"));
        };
    }
}
