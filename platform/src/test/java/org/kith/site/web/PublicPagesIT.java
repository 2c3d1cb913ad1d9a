package org.kith.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.browser.Chromium;
import org.kith.site.SiteAlone;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = {SiteAlone.class, Told.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PublicPagesIT {

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

    @ParameterizedTest
    @CsvSource({"/,start", "/privacy,privacy", "/your-rights,your-rights", "/accessibility,accessibility", "/help,help"
    })
    void meetsTheStandard(String path, String name) {
        try (var visit = chromium.visit("http://localhost:" + port)) {
            visit.meetsTheStandard(path, name);
        }
    }

    @Test
    void saysHowOldThePictureIsAndWhichSourcesAreLate() {
        try (var visit = chromium.visit("http://localhost:" + port);
                var page = visit.open("/")) {
            assertThat(page.locator("#age").innerText())
                    .contains("Joined at 06:10, Monday 23 November 2026", "are late: home education and housing");
        }
    }

    @Test
    void worksWithoutJavaScript() {
        try (var visit = chromium.visit("http://localhost:" + port).withoutJavaScript();
                var page = visit.open("/privacy")) {
            page.locator("summary", new Page.LocatorOptions().setHasText("School census"))
                    .click();
            assertThat(page.getByText("Until the child is 25").isVisible()).isTrue();
            assertThat(page.content()).contains("By name. 1 of them is off: nothing of it is taken");
        }
    }

    @Test
    void aFirstVisitWeighsAtMost60Kilobytes() {
        try (var visit = chromium.visit("http://localhost:" + port);
                var page = visit.open("/")) {
            var bytes = (Number) page.evaluate("""
                    () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                      .reduce((sum, entry) => sum + entry.transferSize, 0)
                    """);
            assertThat(bytes.longValue()).isBetween(1_000L, 60_000L);
        }
    }
}
