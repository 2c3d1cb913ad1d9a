package org.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/// A parent and the worker who leads the family's help: what was shown is read, taken back, chosen anew and read again,
/// and the parent says that something in it is wrong. It ends as it began, with something shown.
///
/// @param parentsName as the worker searches for the family
record ParentJourney(Visit worker, Visit parent, String parentsName) {

    void walk() {
        parent.walk("/my-day", page -> {
            assertThat(page.locator("main")).containsText("has chosen to show you");
            assertThat(page.locator("#child-1")).containsText("chose to show you this");
            parent.here("my-day-parent");
        });
        worker.walk("/search", page -> {
            opensTheFamily(page);
            takesBackWhatIsShown(page);
        });
        parent.walk("/my-day", page -> {
            assertThat(page.locator("#released h2")).hasText("Nothing has been shown to you yet");
            parent.here("my-day-parent-nothing");
        });
        worker.walk("/search", page -> {
            opensTheFamily(page);
            choosesWhatIsShown(page);
        });
        parent.walk("/my-day", page -> {
            assertThat(page.locator("#child-1")).containsText("chose to show you this");
            saysWhatIsWrong(page);
        });
    }

    private void opensTheFamily(Page page) {
        page.locator("#q").fill(parentsName);
        page.locator("main form.filter button").press("Enter");
        page.waitForURL("**/search/*");
        page.locator("#found a").first().click();
        page.waitForURL("**/families/*");
        assertThat(page.locator("#released h2")).hasText("What parents see here");
    }

    private void takesBackWhatIsShown(Page page) {
        worker.here("family-what-parents-see");
        page.locator("#released button").first().press("Enter");
        page.waitForURL("**/people/*");
        assertThat(page.locator("#released")).containsText("Sees nothing here yet");
        worker.here("person-what-parents-see");
    }

    private void choosesWhatIsShown(Page page) {
        page.locator("#released a[href*='/release/']").first().press("Enter");
        page.waitForURL("**/release/*");
        worker.here("release-to-parent");
        page.locator("#topic").press("Space");
        page.getByText("Show this to").press("Enter");
        assertThat(page.locator(".govuk-error-summary")).containsText("Say in a sentence why");
        assertThat(page.locator("#topic")).isChecked();
        worker.here("release-to-parent-mistake");
        page.locator("#reason").fill("Agreed with the family at the last meeting");
        page.getByText("Show this to").press("Enter");
        page.waitForURL("**/people/*");
        assertThat(page.locator("#released")).containsText("Sees ");
        worker.here("person-shown-to-parent");
    }

    private void saysWhatIsWrong(Page page) {
        page.locator("#child-1 a[href$='/wrong']").press("Enter");
        page.waitForURL("**/wrong");
        page.getByText("Send it").press("Enter");
        assertThat(page.locator(".govuk-error-summary")).containsText("Say what is wrong");
        page.locator("input[name=topic]").first().press("Space");
        page.locator("#wrong").fill("The year is wrong: it should be a year earlier");
        page.locator("#how").fill("I am the mother");
        parent.here("parent-says-wrong");
        page.getByText("Send it").press("Enter");
        page.waitForURL("**/corrections/*");
        assertThat(page.locator("main")).containsText("waits to be sent");
        parent.here("correction-of-a-parent");
        page.getByText("Take it back").press("Enter");
        assertThat(page.locator("main")).containsText("taken back");
    }
}
