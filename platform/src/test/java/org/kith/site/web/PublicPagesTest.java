package org.kith.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.site.SiteAlone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(classes = SiteAlone.class)
@AutoConfigureMockMvc
class PublicPagesTest {

    @Autowired
    MockMvcTester web;

    @Test
    void theFirstPageSaysWhatToDoInDangerBeforeAnythingElse() {
        assertThat(web.get().uri("/"))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("Call <a href=\"tel:999\">", "<main", "<h1>");
    }

    @Test
    void beforeAnyFileThePictureHasNoAge() {
        assertThat(web.get().uri("/")).bodyText().contains("No files have been joined");
    }

    @Test
    void withoutADeclaredSourceThePrivacyNoticeSaysSo() {
        assertThat(web.get().uri("/privacy")).bodyText().contains("No source is declared yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/your-rights", "/accessibility", "/help"})
    void sendsNoScriptAndNoStyleInsideAPage(String path) {
        assertThat(web.get().uri(path))
                .hasStatusOk()
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; "
                                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .bodyText()
                .doesNotContain("<script", "<style", " style=", " onclick=", "javascript:");
    }

    @Test
    void anAddressWithNothingBehindItAnswersInPlainWords() {
        assertThat(web.get().uri("/nowhere"))
                .hasStatus(404)
                .bodyText()
                .contains("There is nothing here that you can open", "<html lang=\"en-GB\"");
    }
}
