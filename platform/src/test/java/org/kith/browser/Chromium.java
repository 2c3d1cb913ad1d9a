package org.kith.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The installed Chromium, started once for a test class; where none is installed, Playwright fetches its own.
///
/// `KITH_CHROMIUM` names another executable.
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final Set<String> held = new LinkedHashSet<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        var installed = installed();
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        var launch = new BrowserType.LaunchOptions()
                .setHeadless(true)
                .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-component-update"));
        installed.ifPresent(launch::setExecutablePath);
        try {
            return new Chromium(playwright, playwright.chromium().launch(launch));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /// Someone sits down at the site: no cookies, nothing cached.
    ///
    /// @param site where it is served: "http://localhost:1234"
    public Visit visit(String site) {
        return new Visit(browser, site, held::add);
    }

    /// The paths of all pages that any visit has held against the standard.
    Set<String> held() {
        return Set.copyOf(held);
    }

    private static Optional<Path> installed() {
        var named = Stream.ofNullable(System.getenv("KITH_CHROMIUM")).map(Path::of);
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin").split(java.io.File.pathSeparator);
        var found = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(path).map(folder -> Path.of(folder, name)));
        return Stream.concat(named, Stream.concat(found, Stream.of(Path.of("/usr/bin/chromium"))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
