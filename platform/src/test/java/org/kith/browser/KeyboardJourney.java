package org.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/// A practitioner without a mouse, from signing in to a family's evidence and a person's page: every key is pressed
/// where
/// the one before has led, and wherever the focus stands it is seen.
///
record KeyboardJourney(Visit visit, String username, String password) {

    void walk() {
        try (var page = visit.open("/sign-in")) {
            isToldOfAMistakeAndKeepsWhatWasTyped(page);
            signsIn(page);
            skipsTheMenu(page);
            searchesForAFamilyOfTheirDay(page);
            opensItsEvidence(page);
            saysOfAPersonThatSomethingIsWrong(page);
        }
    }

    private void isToldOfAMistakeAndKeepsWhatWasTyped(Page page) {
        Keyboard.to(page, "#username");
        page.keyboard().type(username);
        Keyboard.to(page, "#password");
        page.keyboard().type("nothing like it");
        page.keyboard().press("Enter");
        assertThat(page.locator(".govuk-error-summary")).isFocused();
        assertThat(page).hasTitle("Error: Sign in – Kith");
        assertThat(page.locator("#username")).hasValue(username);
        Keyboard.to(page, ".govuk-error-summary a");
        page.keyboard().press("Enter");
        assertThat(page.locator("#username")).isFocused();
    }

    private void signsIn(Page page) {
        Keyboard.to(page, "#password");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL("**/my-day");
    }

    private static void skipsTheMenu(Page page) {
        page.keyboard().press("Tab");
        assertThat(page.locator(".govuk-skip-link")).isFocused();
        assertThat(page.locator(".govuk-skip-link")).isInViewport();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat((Boolean) page.evaluate("document.querySelector('main').contains(document.activeElement)"))
                .as("the next stop lies behind the menu")
                .isTrue();
    }

    /// The whole name, as the day has it.
    private static void searchesForAFamilyOfTheirDay(Page page) {
        var name =
                page.locator("main a[href^='/families/']").first().innerText().split(" and ", 2)[0];
        page.reload();
        Keyboard.to(page, "nav a[href='/search']");
        page.keyboard().press("Enter");
        page.waitForURL("**/search");
        Keyboard.to(page, "#q");
        page.keyboard().type(name);
        page.keyboard().press("Enter");
        page.waitForURL("**/search/*");
        Keyboard.to(page, "#found a[href^='/families/']");
        page.keyboard().press("Enter");
        page.waitForURL("**/families/*");
    }

    private static void opensItsEvidence(Page page) {
        Keyboard.to(page, "main details summary");
        page.keyboard().press("Enter");
        assertThat(page.locator("main details[open]")).hasCount(1);
        page.keyboard().press("Space");
        assertThat(page.locator("main details[open]")).hasCount(0);
    }

    /// What lacks a word comes back with what was said.
    private static void saysOfAPersonThatSomethingIsWrong(Page page) {
        Keyboard.to(page, "main a[href^='/people/']");
        page.keyboard().press("Enter");
        page.waitForURL("**/people/*");
        Keyboard.to(page, "#correction summary");
        page.keyboard().press("Enter");
        Keyboard.to(page, "#source");
        page.keyboard().press("ArrowDown");
        Keyboard.to(page, "#how");
        page.keyboard().type("I have seen the certificate");
        Keyboard.to(page, "#correction button");
        page.keyboard().press("Enter");
        assertThat(page.locator(".govuk-error-summary")).isFocused();
        assertThat(page).hasTitle(Pattern.compile("^Error: "));
        assertThat(page.locator("#how")).hasValue("I have seen the certificate");
        Keyboard.to(page, ".govuk-error-summary a");
        page.keyboard().press("Enter");
        assertThat(page.locator("#wrong")).isFocused();
    }
}
