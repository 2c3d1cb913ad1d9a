package org.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/// A school's designated safeguarding lead: what is new among the pupils on roll, whom to ring, and nobody else's.
record SchoolLeadJourney(Visit visit, String school, String notOnRoll) {

    private static final Pattern PHONE = Pattern.compile("0\\d{4} \\d{6}");
    private static final String NOBODY = "/families/00000000-0000-0000-0000-000000000000";

    void walk() {
        visit.walk("/my-day", page -> {
            beginsWithWhatIsNewAndWhomToRing(page);
            answersAnAlertByKeyboardAndTakesItBack(page);
            keepsAFilterOfTheWorkingList(page);
            printsItAndTakesItAway(page);
            readsTheNoticesWhichDoNotPrint(page);
            seesTheirOwnSchoolsProfile(page);
            saysThatAFactBehindANeedIsWrong(page);
            isToldNothingOfAFamilyThatIsNotOnRoll(page);
        });
    }

    private void beginsWithWhatIsNewAndWhomToRing(Page page) {
        assertThat(page.locator("main h2").first()).containsText("for your answer");
        assertThat(page.locator("#needs-news h2")).containsText("of your pupils have a need");
        assertThat(page.locator("#pupils td[data-l=Ring]").first()).containsText(PHONE);
        visit.here("my-day-school");
    }

    private void answersAnAlertByKeyboardAndTakesItBack(Page page) {
        int waiting = page.locator("#alerts button[value=seen]").count();
        press(page, "#alerts button[value=seen]", "Enter");
        assertThat(page.locator("#alerts button[value=seen]")).hasCount(waiting - 1);
        assertThat(page.locator("#answered + ul")).containsText("Seen");
        visit.here("my-day-school-answered");
        press(page, "#answered + ul button.act", "Enter");
        assertThat(page.locator("#alerts button[value=seen]")).hasCount(waiting);
    }

    private void keepsAFilterOfTheWorkingList(Page page) {
        page.locator("nav a[href='/lists/needs']").first().click();
        var need = page.locator("#need option").nth(1).getAttribute("value");
        page.locator("#need").selectOption(need);
        press(page, "form.filter button", "Enter");
        page.waitForURL("**need=" + need + "**");
        assertThat(page.locator("#families tbody")).containsText(chosen(page));
        press(page, "#families summary:has-text('Keep this filter')", "Enter");
        page.locator("#name").fill("Away without leave");
        page.keyboard().press("Enter");
        assertThat(page.locator("nav.kept a[aria-current=page]")).hasText("Away without leave");
        visit.here("working-list-school");
    }

    private static String chosen(Page page) {
        return page.locator("#need option:checked").textContent().strip();
    }

    private void printsItAndTakesItAway(Page page) {
        var title = chosen(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("form.filter select").first()).isHidden();
        assertThat(page.locator("form.filter .on-paper")).hasText(title);
        assertThat(page.locator("nav.kept")).isHidden();
        assertThat(page.locator("#families tbody th").first()).isVisible();
        assertThat(page.getByText("Shred when done")).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        int families = page.locator("#families tbody tr").count();
        var file = page.waitForDownload(
                () -> page.locator("#families a[href*='needs.csv']").click());
        try {
            var lines = Files.readAllLines(file.path());
            var names =
                    lines.stream().skip(1).map(line -> line.split(",", 2)[0]).distinct();
            assertThat(names).hasSize(families);
            assertThat(lines).anyMatch(line -> line.contains(title));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        press(page, "#families summary:has-text('Keep this filter')", "Enter");
        page.getByText("Forget “Away without leave”").click();
        assertThat(page.locator("nav.kept")).hasCount(0);
    }

    private void readsTheNoticesWhichDoNotPrint(Page page) {
        page.locator("nav a[href='/notices']").first().click();
        assertThat(page.locator("#notices")).containsText("Newest file received");
        visit.here("notices-school");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("main").innerText().strip()).isEqualTo("Notices to a school are not printed.");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private void seesTheirOwnSchoolsProfile(Page page) {
        page.locator("nav a[href='/my-day']").first().click();
        press(page, "#own-school a", "Enter");
        assertThat(page.locator("h1")).hasText(school);
        assertThat(page.locator("main")).containsText("on roll");
        visit.here("profile-own-school");
    }

    private void saysThatAFactBehindANeedIsWrong(Page page) {
        page.locator("nav a[href='/my-day']").first().click();
        page.locator("#needs-news a[href^='/families/']").first().click();
        assertThat(page.locator("#timeline .src a[href^='#need-']").first()).isVisible();
        visit.here("family-school");
        var need = page.locator("#needs article").first();
        need.locator("summary:has-text('This is not right')").click();
        need.locator("input[value=correct]").check();
        need.locator("textarea").fill("I keep the register");
        need.locator("form:has(textarea) button").click();
        page.locator("#fact").check();
        visit.here("correction-of-a-need");
        page.locator("#wrong").fill("A day too many");
        page.locator("main form button").click();
        page.waitForURL("**asked=yes");
        assertThat(page.locator("#correction")).containsText("waits to be sent");
    }

    /// What is refused reads as what is not there.
    private void isToldNothingOfAFamilyThatIsNotOnRoll(Page page) {
        page.navigate(visit.site() + NOBODY);
        var ofNobody = page.locator("main").innerText();
        var refused = page.navigate(visit.site() + notOnRoll);
        assertThat(refused == null ? 0 : refused.status()).isEqualTo(404);
        assertThat(page.locator("main").innerText()).isEqualTo(ofNobody);
        visit.here("family-not-on-roll");
    }

    private static void press(Page page, String what, String key) {
        page.locator(what).first().press(key);
    }
}
