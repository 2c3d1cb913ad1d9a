package org.kith.site.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kith.site.SiteAlone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(classes = {SiteAlone.class, Trouble.class})
@AutoConfigureMockMvc
class RefusalsTest {

    @Autowired
    MockMvcTester web;

    @Test
    void aBugGetsANumberAndKeepsItsWordsToItself() {
        assertThat(web.get().uri("/trouble/bug"))
                .hasStatus(500)
                .bodyText()
                .contains("Something in Kith went wrong", "give this number")
                .containsPattern("<strong>[0-9A-F]{8}</strong>")
                .doesNotContain("Maisie", "IllegalState", "Exception");
    }

    @Test
    void whoeverWaitsInVainForTheDatabaseIsToldToTryAgain() {
        assertThat(web.get().uri("/trouble/busy"))
                .hasStatus(503)
                .bodyText()
                .contains("Kith has more to do than it can", "Wait a minute, then try again", "give this number")
                .doesNotContain("Maisie", "Connection");
    }

    @Test
    void aRefusalSaysWhatWentWrongWhatWasKeptAndWhatToDo() {
        assertThat(web.get().uri("/trouble/refusal"))
                .hasStatus(409)
                .bodyText()
                .containsSubsequence(
                        "This file was decided by someone else", "Their answer stands.", "Open the receipt again.");
    }

    @Test
    void notHereAndNoSuchAddressAreTheSamePage() throws Exception {
        var notHere = web.get().uri("/trouble/not-here").exchange();
        var noAddress = web.get().uri("/trouble/nothing-like-this").exchange();
        assertThat(notHere).hasStatus(404);
        assertThat(noAddress).hasStatus(404);
        assertThat(notHere.getResponse().getContentAsString())
                .isEqualTo(noAddress.getResponse().getContentAsString());
    }

    @Test
    void whatCannotBeUnderstoodIsNotABug() {
        assertThat(web.get().uri("/trouble/number?n=seven"))
                .hasStatus(400)
                .bodyText()
                .contains("Nothing was changed");
    }
}
