package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(classes = {SiteAlone.class, Trouble.class})
@AutoConfigureMockMvc
class AnswersTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Look look;

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

    @Test
    void aChangeIsAnsweredWithARedirectSoThatAReloadDoesNotRepeatIt() {
        assertThat(web.post().uri("/trouble/done").with(csrf())).hasStatus(303).hasHeader("Location", "/help");
    }

    @Test
    void aFileIsKeptAndNotShown() {
        assertThat(web.get().uri("/trouble/file"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"rows.csv\"")
                .bodyText()
                .startsWith("\ufeff");
    }

    @Test
    void aSpreadsheetKeepsAFilesAccentsAndTakesNothingInItForAFormula() {
        assertThat(web.get().uri("/trouble/file")).hasBodyTextEqualTo("""
                        \ufeffZoë,'=1+1,-3.5,'@me,'+44 1632 960141,
                        '-,'\tx,"'\rx",a=b,,'-1-1
                        """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "sign-in"})
    void aRedirectNeverLeavesTheSite(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Redirect(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../passwd", "a\"b.csv", "", ".hidden"})
    void aDownloadHasAPlainName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Download.csv(name, out -> {}));
    }

    @Test
    void theLooksFilesAreKeptForGoodAtAnAddressThatChangesWithThem() {
        assertThat(web.get().uri(look.path("kith.css")))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(web.get().uri("/look/000000000000/kith.css")).hasStatus(404);
    }

    @Test
    void theStylesheetHasNoCrownNoFontsOfTheGovernmentAndNothingThatIsNotUsed() throws Exception {
        var css = web.get().uri(look.path("kith.css")).exchange().getResponse().getContentAsString();
        assertThat(css)
                .contains(".govuk-radios__input", ".govuk-visually-hidden", "--pine:")
                .doesNotContain("GDS Transport", "@font-face", "crest", "govuk-header", "govuk-footer", "url(/");
        assertThat(css.chars().filter(c -> c == '{').count())
                .isEqualTo(css.chars().filter(c -> c == '}').count());
    }
}
