package org.kith.site.errors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.site.SiteAlone;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/// What a fault whose message names somebody leaves behind, with the web server that the application runs on.
@SpringBootTest(
        classes = {SiteAlone.class, Trouble.class, FaultsTest.BrokenFilter.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class FaultsTest {

    private static final String SOMEBODY = "Maisie";
    private static final Pattern NUMBER = Pattern.compile("<strong>([0-9A-F]{8})</strong>");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/trouble/bug", "/trouble/filter"})
    void theLogKeepsTypePlaceAndNumberButNotTheWords(String address, CapturedOutput log) throws Exception {
        var page = get(address);
        var number = NUMBER.matcher(page);
        assertThat(number.find()).as(page).isTrue();
        assertThat(page).doesNotContain(SOMEBODY);
        assertThat(log.getAll())
                .contains(number.group(1), "java.lang.IllegalStateException", "at org.kith.site.")
                .doesNotContain(SOMEBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profiles/area/%00", "/profiles/area/%01", "/a%2fb"})
    void anAddressThatNobodyTypesHasKithsOwnPage(String address) throws Exception {
        assertThat(get(address)).contains("There is nothing here that you can open", "govuk-template kith");
    }

    @Test
    void noLoggerWritesTheWordsOfAnExceptionOrOfItsCause(CapturedOutput log) {
        var fault = new IllegalStateException(
                "the row of Maisie Pike", new IllegalArgumentException("Maisie Pike, born 2 June 2012"));
        fault.addSuppressed(new IllegalStateException("also Maisie"));
        LoggerFactory.getLogger("some.library").error("it broke", fault);
        assertThat(log.getAll())
                .contains("it broke", "java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
                .doesNotContain(SOMEBODY);
    }

    private String get(String address) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class BrokenFilter {

        @Bean
        FilterRegistrationBean<Filter> brokenFilter() {
            var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                throw new IllegalStateException("Maisie Pike, born 2 June 2012");
            });
            registration.addUrlPatterns("/trouble/filter");
            return registration;
        }
    }
}
