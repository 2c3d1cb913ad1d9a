package org.kith.browser;

import static java.util.Objects.requireNonNull;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;

/// One person's visit to the site, with cookies of its own.
///
/// [#here] holds a page against what every page must meet, and leaves its pictures in `target/pictures`.
public final class Visit implements AutoCloseable {

    static final int PHONE = 360;
    static final int WIDE = 1280;

    /// The width of what is printed on a sheet of A4, in pixels of a page.
    private static final int PRINTED = 688;

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final String site;
    private final Consumer<String> held;
    private final Set<String> broken = new LinkedHashSet<>();
    private @Nullable Page page;

    /// @param held is told the path of each page that is held against the standard
    Visit(Browser browser, String site, Consumer<String> held) {
        this(browser, site, held, true);
    }

    private Visit(Browser browser, String site, Consumer<String> held, boolean script) {
        this.site = site;
        this.held = held;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setJavaScriptEnabled(script)
                .setViewportSize(WIDE, 900));
        context.setDefaultTimeout(60_000);
    }

    /// Where the site is served: "http://localhost:1234".
    String site() {
        return site;
    }

    /// Someone whose browser runs no JavaScript, in place of this visit.
    public Visit withoutJavaScript() {
        var browser = context.browser();
        close();
        return new Visit(browser, site, held, false);
    }

    /// What the site answers comes from here and not over the network.
    public Visit answeredBy(Function<String, MockHttpServletResponse> site) {
        context.route("**/*", asked -> {
            var address = URI.create(asked.request().url());
            var answer = site.apply(
                    address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
            var headers = new HashMap<String, String>();
            answer.getHeaderNames().forEach(name -> headers.put(name, answer.getHeader(name)));
            asked.fulfill(new Route.FulfillOptions()
                    .setStatus(answer.getStatus())
                    .setHeaders(headers)
                    .setBodyBytes(answer.getContentAsByteArray()));
        });
        return this;
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

    /// What the browser sends along, as a header has it.
    public String cookie(String name) {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .findFirst()
                .orElseThrow();
    }

    /// A file as it comes down.
    public byte[] file(String path) {
        var answer = context.request().get(site + path);
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer.status());
        }
        return answer.body();
    }

    /// The page at this address meets the standard, on a wide screen and on a phone.
    public void meetsTheStandard(String path, String name) {
        meetsTheStandard(path, name, page -> {});
    }

    /// The page that a visitor gets to from this address by some steps meets the standard, on a
    /// phone and on a wide screen.
    ///
    /// The steps are taken once, on the phone, where there is least room; then
    /// the screen widens under the same page.
    ///
    /// @param name names the pictures; it holds no personal data
    public void meetsTheStandard(String path, String name, Consumer<Page> steps) {
        walk(path, page -> {
            steps.accept(page);
            here(name);
        });
    }

    /// From this address by some steps, on a phone; whatever is wrong on the way is told at the end.
    ///
    /// @param steps calls [#here] on each page that it wants held against the standard
    public void walk(String path, Consumer<Page> steps) {
        broken.clear();
        var page = page();
        page.setViewportSize(PHONE, 740);
        page.navigate(site + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        steps.accept(page);
        if (!broken.isEmpty()) {
            throw new AssertionError(path + " does not meet the standard:\n  " + String.join("\n  ", broken));
        }
    }

    /// The page that the walk has come to meets the standard.
    ///
    /// @param name names the pictures; it holds no personal data
    public void here(String name) {
        var page = page();
        page.evaluate(AXE);
        held.accept(URI.create(page.url()).getPath());
        for (int width : new int[] {PHONE, WIDE}) {
            page.setViewportSize(width, width == PHONE ? 740 : 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "pictures", name + "-" + width + ".png"))
                    .setFullPage(true));
            troubles(page, width).forEach(trouble -> broken.add(name + " " + trouble));
        }
        paper(page).forEach(trouble -> broken.add(name + " on paper: " + trouble));
        page.setViewportSize(PHONE, 740);
    }

    /// One page serves the whole visit: to begin another costs a second where a machine is busy.
    private Page page() {
        if (page == null) {
            page = watched(context.newPage());
        }
        return page;
    }

    private Page watched(Page fresh) {
        fresh.onConsoleMessage(said -> {
            // Chromium tells of an error page by itself; that page is what the test is about.
            boolean itself = said.text().startsWith("Failed to load resource")
                    && said.location().startsWith(fresh.url());
            if (!itself && (said.type().equals("error") || said.type().equals("warning"))) {
                broken.add("console: " + said.text());
            }
        });
        fresh.onPageError(error -> broken.add("script: " + error));
        return fresh;
    }

    @SuppressWarnings("unchecked")
    private static List<String> troubles(Page page, int width) {
        var found = new ArrayList<String>();
        for (var violation : (List<String>) page.evaluate(VIOLATIONS, WCAG_22_AA)) {
            found.add(width + ": axe " + violation);
        }
        int wider = ((Number)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        if (wider > 0) {
            found.add(width + ": scrolls sideways by " + wider + " pixels: " + page.evaluate(WIDER_THAN_SCREEN));
        }
        if ((Boolean) page.evaluate(SIGN_OUT_WRAPPED)) {
            found.add(width + ": \"Sign out\" does not stand beside the name");
        }
        if (width == WIDE) {
            Keyboard.unreached(page).forEach(each -> found.add("keyboard does not reach " + each));
        }
        return found;
    }

    /// What would be wrong with the page on a sheet of A4.
    @SuppressWarnings("unchecked")
    private static List<String> paper(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(PRINTED, 1000);
        var troubles = (List<String>) page.evaluate(ON_PAPER, PRINTED);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
        return troubles;
    }

    private static final String ON_PAPER = """
            width => {
              document.body.style.width = width + 'px';
              const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height > 1;
              const told = e => e.outerHTML.slice(0, 90);
              const controls = [...document.querySelectorAll('nav, button, input, select, textarea, form:not(.filter), .govuk-button')]
                .filter(shown).slice(0, 3).map(e => 'has ' + told(e));
              const cut = [...document.querySelectorAll('main table, main svg, main p, main pre')]
                .filter(e => shown(e) && e.getBoundingClientRect().right > width + 1).slice(0, 3).map(e => 'cuts ' + told(e));
              const kept = [...document.querySelectorAll('.panel')]
                .filter(e => getComputedStyle(e).breakInside !== 'auto').slice(0, 1).map(e => 'leaves a sheet empty before ' + told(e));
              const listed = [...document.querySelectorAll('.stack thead')]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 8).slice(0, 1).map(e => 'has no columns in ' + told(e.parentElement));
              const by = document.querySelector('.printed');
              const named = by && !shown(by) ? ['does not say who printed'] : [];
              document.body.style.width = '';
              return [...controls, ...cut, ...kept, ...listed, ...named];
            }
            """;

    // axe's own Java builder opens a second page for each run and describes all that passed: five times as long.
    private static final String VIOLATIONS = """
            async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))
              .violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))
            """;

    private static final String AXE = axe();

    private static String axe() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String WIDER_THAN_SCREEN = """
            () => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.scroll, svg'))
              .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
            """;

    private static final String SIGN_OUT_WRAPPED = """
            () => [...document.querySelectorAll('form.me')].some(me => {
              const [name, out] = ['.name', '.act'].map(each => me.querySelector(each).getBoundingClientRect());
              return Math.abs(name.top - out.top) > 6 || out.height > 30;
            })
            """;

    @Override
    public void close() {
        context.close();
    }
}
