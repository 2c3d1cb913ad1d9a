package org.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/// An analyst: which files are late, a file of their own that is half wrong, mended and sent again as the guide says,
/// a file that waits for a word, and a doubtful pair, of which a colleague says the same. What is done is undone, so
/// that the county stays as it was.
record AnalystJourney(Visit visit, Visit colleague) {

    private static final Path GUIDE = Path.of("..", "docs", "guides", "your-own-file.md");

    void walk() {
        visit.walk("/my-day", page -> {
            seesWhichFilesAreLateAndDue(page);
            bringsTheGuidesFileAndReadsItsReceipt(page);
            mendsTheRefusedRowsAndSendsThemAgain(page);
            undoesALoad(page);
            bringsAFileThatNobodyKnows(page);
            givesAFileThatWaitsAWord(page);
            answersADoubtfulPairAndUndoesIt(page);
            seesWhetherAnAlarmStands(page);
        });
    }

    private void seesWhetherAnAlarmStands(Page page) {
        page.locator("nav a[href='/alarms']").first().click();
        assertThat(page.locator("h1")).hasText("Alarms");
        visit.here("alarms");
    }

    private void seesWhichFilesAreLateAndDue(Page page) {
        assertThat(page.locator("main h2").first()).containsText(Pattern.compile("is late|are late"));
        assertThat(page.locator("#files li").last()).containsText("due");
        assertThat(page.locator("#files li").last()).containsText("Attendance, Children's social care");
        visit.here("my-day-analyst");
        page.locator("#files a[href='/sources']").click();
        assertThat(page.locator("h1")).hasText("Sources");
        visit.here("sources");
    }

    private void bringsTheGuidesFileAndReadsItsReceipt(Page page) {
        bring(page, "friends.csv", fileOfTheGuide());
        assertThat(page.locator("#read")).containsText("5 rows read");
        assertThat(page.locator("#read")).containsText("3 refused");
        assertThat(page.locator("#refused tbody tr").first()).containsText("line");
        visit.here("receipt-half-wrong");
    }

    private void mendsTheRefusedRowsAndSendsThemAgain(Page page) {
        var file =
                page.waitForDownload(() -> page.getByText("Download the 3 rows").press("Enter"));
        String mended;
        try {
            mended = Files.readString(file.path())
                    .replace("31/09/2026", "30/09/2026")
                    .replace("Harbour Friends,,Cal", "Harbour Friends,3,Cal")
                    .replace("youth club,,,,", "youth club,04/09/2026,,,");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.locator("#refused a[href='/sources#bring']").press("Enter");
        page.waitForURL("**/sources#bring");
        bring(page, "mended.csv", mended);
        assertThat(page.locator("#read")).containsText("3 rows read");
        assertThat(page.locator("#read")).containsText("0 refused");
        assertThat(page.locator("#refused")).containsText("every row could be taken");
    }

    private void undoesALoad(Page page) {
        page.getByText("Undo this load").press("Enter");
        assertThat(page.locator("#words")).containsText("undo");
        assertThat(page.locator("main")).containsText("undone");
        visit.here("receipt-undone");
    }

    private void bringsAFileThatNobodyKnows(Page page) {
        toSources(page);
        bring(page, "holiday_" + "photographs_".repeat(9) + ".csv", "apples,pears " + UUID.randomUUID() + "\n1,2\n");
        assertThat(page.locator(".maybe-box")).containsText("The file was refused");
        assertThat(page.locator(".maybe-box")).containsText("Mend the file and bring it again");
        visit.here("receipt-refused");
        toSources(page);
        visit.here("sources-after-a-refusal");
        page.locator("nav a[href='/my-day']").first().click();
        page.waitForURL("**/my-day");
        visit.here("my-day-after-a-refusal");
    }

    /// A register of one child would take every other child off the register.
    private void givesAFileThatWaitsAWord(Page page) {
        toSources(page);
        bring(page, "register.csv", """
                EHERef,Forename,Surname,DOB,Sex,UPN,Address,Postcode,ParentName,ParentPhone,StartDate,EndDate,Reason,LastContact,Suitable,LastSchool
                %s,Ann,Baker,2015-02-03,F,,1 High Street,DT1 1AA,,,2025-09-01,,choice,,Y,
                """.formatted(UUID.randomUUID()));
        assertThat(page.locator(".maybe-box")).containsText("Nothing has been loaded yet");
        visit.here("receipt-waits");
        page.locator("input[name=word][value=refuse]").press("Space");
        page.getByText("Decide", new Page.GetByTextOptions().setExact(true)).press("Enter");
        assertThat(page.locator(".maybe-box")).containsText("A person refused it");
        page.getByText("Undo the refusal, and decide again").press("Enter");
        assertThat(page.locator(".maybe-box")).containsText("Nothing has been loaded yet");
        page.locator("input[name=word][value=refuse]").press("Space");
        page.getByText("Decide", new Page.GetByTextOptions().setExact(true)).press("Enter");
        assertThat(page.locator("#words")).containsText("refuse");
    }

    private void answersADoubtfulPairAndUndoesIt(Page page) {
        page.locator("nav a[href='/pairs']").first().click();
        assertThat(page.locator("#queue h2")).containsText("wait");
        visit.here("pairs");
        page.locator("a[href='/pairs/named']").press("Enter");
        page.waitForURL("**/pairs/named");
        visit.here("pair-named");
        page.navigate(visit.site() + "/pairs");
        page.getByText("Answer one after the other").press("Enter");
        page.waitForURL("**/pairs/*-*");
        visit.here("pair");
        var answered = page.url();
        saysTwoPeople(page);
        assertThat(page.locator("main [role=status]")).containsText("Your answer is kept");
        page.navigate(visit.site() + "/pairs");
        assertThat(page.locator("#answered")).containsText("Two people");
        visit.here("pairs-answered");
        page.locator("#answered a[href^='/pairs/people/']").first().press("Enter");
        page.waitForURL("**/pairs/people/*");
        visit.here("pair-person");
        colleague.walk(answered.substring(visit.site().length()), theirs -> {
            saysTwoPeople(theirs);
            assertThat(theirs.locator("main [role=status]")).containsText("It is decided");
        });
        page.navigate(visit.site() + "/pairs/decisions");
        visit.here("pair-decisions");
        assertThat(page.locator("#decided tbody tr").first()).containsText("Both were seen at one hub on one day");
        page.locator("#decided tbody a").first().press("Enter");
        page.locator("#why").fill("Asked again: it was another hub");
        visit.here("pair-decision");
        page.getByText("Undo this decision").press("Enter");
        assertThat(page.locator("main")).containsText("Undone");
    }

    private static void saysTwoPeople(Page page) {
        var asked = page.url();
        page.locator("#answer-box input[type=radio]").nth(1).press("Space");
        page.locator("#why").fill("Both were seen at one hub on one day");
        page.getByText("Answer and go to the next").press("Enter");
        page.waitForURL(url -> url.contains("/pairs") && !url.equals(asked));
    }

    private static void toSources(Page page) {
        page.locator("nav a[href='/sources']").first().click();
        page.waitForURL("**/sources");
    }

    private static void bring(Page page, String name, String content) {
        page.locator("#files")
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.getByText("Read them, and show the receipt").press("Enter");
        page.waitForURL("**/receipts/*");
        assertThat(page.locator("main")).containsText(name);
    }

    private static String fileOfTheGuide() {
        try {
            return Files.readString(GUIDE).split("```\n", 3)[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
