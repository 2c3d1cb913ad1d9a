package org.kith.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.browser.Chromium;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = {SiteAlone.class, Gallery.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class GalleryIT {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void everyPieceMeetsTheStandard() {
        try (var visit = chromium.visit("http://localhost:" + port)) {
            visit.meetsTheStandard("/gallery", "gallery");
        }
    }

    @Test
    void paperDropsMenusAndSaysWhoPrinted() {
        try (var visit = chromium.visit("http://localhost:" + port);
                var page = visit.open("/gallery")) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".printed")).isVisible();
            assertThat(page.locator(".printed")).containsText("Printed by Helen Marsh");
            assertThat(page.locator(".nav").first()).isHidden();
            assertThat(page.locator(".filter")).isHidden();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "pictures", "gallery-print.png"))
                    .setFullPage(true));
        }
    }
}
