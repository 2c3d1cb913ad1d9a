package org.kith.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/// One person's visit to the site, with cookies of its own.
///
/// [#meetsTheStandard] is what every page must meet, and leaves its picture in `target/pictures`.
public final class Visit implements AutoCloseable {

    static final int PHONE = 360;
    static final int WIDE = 1280;

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final String site;

    Visit(Browser browser, String site) {
        this(browser, site, true);
    }

    private Visit(Browser browser, String site, boolean script) {
        this.site = site;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setJavaScriptEnabled(script)
                .setViewportSize(WIDE, 900));
        context.setDefaultTimeout(60_000);
    }

    /// Someone whose browser runs no JavaScript, in place of this visit.
    public Visit withoutJavaScript() {
        var browser = context.browser();
        close();
        return new Visit(browser, site, false);
    }

    /// Signs in as one of the demo's people, as they would.
    public Visit signIn(String username, String password) {
        try (var page = open("/sign-in")) {
            page.locator("input[name=username]").fill(username);
            page.locator("input[name=password]").fill(password);
            page.locator("main button[type=submit]").click();
            page.waitForURL(url -> !url.contains("/sign-in"));
        }
        return this;
    }

    /// Opens a page, to be used and closed by the test.
    public Page open(String path) {
        var page = context.newPage();
        page.navigate(site + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        return page;
    }

    /// The page at this address meets the standard, on a wide screen and on a phone.
    public void meetsTheStandard(String path, String name) {
        meetsTheStandard(path, name, page -> {});
    }

    /// The page that a visitor gets to from this address by some steps meets the standard, on a wide screen and on a
    /// phone.
    ///
    /// @param name names the pictures; it holds no personal data
    public void meetsTheStandard(String path, String name, Consumer<Page> steps) {
        var broken = new LinkedHashSet<String>();
        for (int width : new int[] {WIDE, PHONE}) {
            try (var page = context.newPage()) {
                page.setViewportSize(width, width == PHONE ? 740 : 900);
                page.onConsoleMessage(said -> {
                    // Chromium tells of an error page by itself; that page is what the test is about.
                    boolean itself = said.text().startsWith("Failed to load resource")
                            && said.location().startsWith(page.url());
                    if (!itself && (said.type().equals("error") || said.type().equals("warning"))) {
                        broken.add(width + ": console: " + said.text());
                    }
                });
                page.onPageError(error -> broken.add(width + ": script: " + error));
                page.navigate(site + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
                steps.accept(page);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", name + "-" + width + ".png"))
                        .setFullPage(true));
                broken.addAll(troubles(page, width));
            }
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    name + " (" + path + ") does not meet the standard:\n  " + String.join("\n  ", broken));
        }
    }

    private static List<String> troubles(Page page, int width) {
        var found = new ArrayList<String>();
        var axe = new AxeBuilder(page).withTags(WCAG_22_AA).analyze();
        for (var rule : axe.getViolations()) {
            for (var node : rule.getNodes()) {
                found.add(width + ": axe " + rule.getId() + ": " + rule.getHelp() + ": " + node.getHtml());
            }
        }
        int wider = ((Number)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        if (wider > 0) {
            found.add(width + ": scrolls sideways by " + wider + " pixels: " + page.evaluate(WIDER_THAN_SCREEN));
        }
        if (width == WIDE) {
            Keyboard.unreached(page).forEach(each -> found.add("keyboard does not reach " + each));
        }
        return found;
    }

    private static final String WIDER_THAN_SCREEN = """
            () => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.scroll, svg'))
              .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
            """;

    @Override
    public void close() {
        context.close();
    }
}
