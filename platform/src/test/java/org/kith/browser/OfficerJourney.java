package org.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// An information-governance officer: who opened what by giving a reason, and what came of it; agreements and when
/// they run out; a change of the rules before it is in force; who may sign in; the record and its seal.
///
/// @param strategy the folder in which the partnership writes
record OfficerJourney(Visit visit, Path strategy) {

    void walk(Visit manager) {
        var reason = "The school rang about the morning, " + UUID.randomUUID();
        manager.walk("/lists/needs", page -> opensAFamilyByAReason(page, reason, manager));
        visit.walk("/my-day", page -> {
            reviewsWhatWasOpenedByAReason(page, reason);
            seesWhichAgreementsRunOut(page);
            seesAChangesReachAndDropsIt(page);
            seesWhoMaySignIn(page);
            readsTheRecordAndItsSeal(page, reason);
        });
    }

    private static void opensAFamilyByAReason(Page page, String reason, Visit manager) {
        page.locator("#families tbody th a[href^='/families/']").last().click();
        assertThat(page.locator("#reason-box")).isVisible();
        manager.here("family-asks-for-a-reason");
        page.locator("#reason").fill(reason);
        page.getByText("Open the page with this reason").press("Enter");
        assertThat(page.locator("#reason-box")).hasCount(0);
        assertThat(page.locator("main")).containsText("You gave a reason for opening this; it is on record.");
        manager.here("family-by-reason");
    }

    private void reviewsWhatWasOpenedByAReason(Page page, String reason) {
        assertThat(page.locator("#reasons")).containsText(reason);
        visit.here("my-day-officer");
        page.navigate(visit.site() + "/audit/reviews");
        visit.here("reviews");
        page.locator("#waiting tr", new Page.LocatorOptions().setHasText(reason))
                .locator("a")
                .press("Enter");
        assertThat(page.locator("#reason")).containsText(reason);
        assertThat(page.locator("#readings tbody tr").first()).isVisible();
        visit.here("review");
        page.locator("#answer input[type=radio]").first().press("Space");
        page.locator("#why").fill("The manager's diary has the school's call");
        page.getByText("Keep this outcome and go to the next").press("Enter");
        page.navigate(visit.site() + "/audit/reviews");
        assertThat(page.locator("#answered tbody")).containsText("The manager's diary has the school's call");
        assertThat(page.locator("#waiting")).not().containsText(reason);
    }

    private void seesWhichAgreementsRunOut(Page page) {
        page.navigate(visit.site() + "/agreements");
        assertThat(page.locator("#standing tbody tr").first().locator("td[data-l='Review by']"))
                .containsText("20");
        visit.here("agreements");
    }

    private void seesAChangesReachAndDropsIt(Page page) {
        var rule = strategy.resolve("needs").resolve("persistently-absent.sql");
        var inForce = read(rule);
        write(
                rule,
                inForce.replaceFirst("-- version: .*", "-- version: 99").replace("missed >= 0.1 *", "missed >= 0.2 *"));
        try {
            page.locator("nav a[href='/changes']").first().click();
            assertThat(page.locator("#written")).containsText("needs/persistently-absent.sql");
            page.getByText("Work out whom they would reach").press("Enter");
            assertThat(page.locator("#rule-persistently-absent h2")).containsText("leave");
            visit.here("change");
            page.navigate(visit.site() + "/my-day");
            assertThat(page.locator("#changes")).containsText("decide");
            page.locator("#changes a").press("Enter");
            page.getByText("Drop it: leave everything as it is").press("Enter");
            assertThat(page.locator("#decided")).containsText("dropped");
        } finally {
            write(rule, inForce);
        }
        page.locator("nav a[href='/changes']").first().click();
        assertThat(page.locator("#written h2")).hasText("Everything that is written is in force");
        visit.here("changes");
    }

    private void seesWhoMaySignIn(Page page) {
        page.navigate(visit.site() + "/accounts");
        assertThat(page.locator("main")).containsText("designated safeguarding lead");
        visit.here("accounts");
        page.locator("main tbody a[href^='/accounts/']").first().press("Enter");
        page.waitForURL("**/accounts/*-*");
        visit.here("account");
    }

    private void readsTheRecordAndItsSeal(Page page, String reason) {
        page.navigate(visit.site() + "/audit");
        assertThat(page.locator("#seal h2")).containsText("The record is whole");
        page.locator("#relation").selectOption("reason");
        page.locator("form.filter button").press("Enter");
        page.waitForURL("**relation=reason**");
        assertThat(page.locator("#readings tbody tr").first()).containsText(reason);
        visit.here("audit");
        var file = page.waitForDownload(
                () -> page.locator("#readings a[href^='/audit/readings.csv']").press("Enter"));
        assertThat(read(file.path())).contains(reason);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
