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
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@SpringBootTest(classes = {SiteAlone.class, AnswersTest.Doors.class})
@AutoConfigureMockMvc
class AnswersTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Look look;

    @Test
    void aChangeIsAnsweredWithARedirectSoThatAReloadDoesNotRepeatIt() {
        assertThat(web.post().uri("/answers/done").with(csrf())).hasStatus(303).hasHeader("Location", "/help");
    }

    @Test
    void aFileIsKeptAndNotShown() {
        assertThat(web.get().uri("/answers/file"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"rows.csv\"")
                .bodyText()
                .startsWith("\ufeff");
    }

    @Test
    void aSpreadsheetKeepsAFilesAccentsAndTakesNothingInItForAFormula() {
        assertThat(web.get().uri("/answers/file")).hasBodyTextEqualTo("""
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

    @Controller
    static class Doors {

        @PostMapping("/answers/done")
        Answer done() {
            return new Redirect("/help");
        }

        @GetMapping("/answers/file")
        Answer file() {
            return Download.csv("rows.csv", sheet -> {
                sheet.row("Zoë", "=1+1", "-3.5", "@me", "+44 1632 960141", null);
                sheet.row("-", "\tx", "\rx", "a=b", "", "-1-1");
            });
        }
    }
}
