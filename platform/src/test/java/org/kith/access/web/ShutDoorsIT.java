package org.kith.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DoorsOnPostgres
class ShutDoorsIT extends Visiting {

    @Autowired
    private Accounts accounts;

    @ParameterizedTest
    @CsvSource({
        "practitioner, /audit, You see the families that you are known to help.",
        "school-lead, /pairs, A school sees its own pupils while they are on roll.",
        "zone-manager, /audit, You see families that are known to live in your zone.",
        "board-member, /search, The board sees figures and never names.",
        "governance-officer, /search, You answer for who looked and not for what they saw.",
        "analyst, /search, Analysts see files and pairs of records and not families.",
        "parent, /sources, You see what is about you and your children and what was released to you."
    })
    void aShutAddressSaysWhatTheRoleSees(String role, String path, String sentence) {
        var viewer = new Staff(accounts).of(Role.of(role));
        var page = refusal(path, viewer);
        assertThat(page)
                .hasStatus(403)
                .bodyText()
                .contains("This is not yours to open", sentence)
                .doesNotContain("load it again");
    }

    /// Somebody's page is refused in the same words as any other: they tell of the role alone.
    @Test
    void itSaysTheSameWhomeverTheAddressIsOf() {
        var board = new Staff(accounts).of(Role.BOARD_MEMBER);
        assertThat(refusal("/people/00000000-0000-0000-0000-000000000000", board))
                .hasStatus(403)
                .bodyText()
                .contains("The board sees figures and never names.");
    }

    /// Where the container would go on once it was refused.
    private MvcTestResult refusal(String path, Viewer viewer) {
        var shut = get(path, viewer);
        assertThat(shut).hasStatus(403);
        var error = browser.get()
                .uri("/error")
                .with(Staff.as(viewer))
                .requestAttr(
                        RequestDispatcher.ERROR_STATUS_CODE, shut.getResponse().getStatus());
        for (var name : Collections.list(shut.getRequest().getAttributeNames())) {
            if (name.startsWith("org.kith.site.errors.")) {
                error = error.requestAttr(
                        name, Objects.requireNonNull(shut.getRequest().getAttribute(name)));
            }
        }
        return error.exchange();
    }
}
