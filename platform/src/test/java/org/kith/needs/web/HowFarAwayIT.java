package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.NeedFile;
import org.kith.needs.runs.FindNeeds;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A need that tells how far from home a child is placed, and that there is none, which tells as much.
@DoorsOnPostgres
class HowFarAwayIT extends Visiting {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private FindNeeds find;

    @Autowired
    private NeedFile file;

    @Autowired
    private Accounts accounts;

    @ParameterizedTest
    @ValueSource(ints = {9, 31})
    void howFarAwayAChildIsPlacedIsForThoseWhoMustKnow8(int miles) {
        var scene = Scene.anewWithoutNeeds(jdbc);
        var finches = scene.cast.theFinches();
        finches.robinInCare().fact("care-episode", "C2/U6", "2026-06-01", null, miles, "P//N1", null, null);
        jdbc.sql("update partners.delivery set as_of = :today, received_on = :today, covers_until = :today")
                .param("today", LocalDate.now(Dates.HERE))
                .update();
        scene.run(match, build);
        find.run(_ -> {}, () -> {});
        var staff = new Staff(accounts);
        var sam = staff.of(Role.PRACTITIONER, "", "", Cast.SAM);
        var stranger = staff.of(Role.PRACTITIONER, "", "", "nobody@example.org");
        var page = "/families/" + scene.family(finches.robin());

        assertThat(get(page, sam)).hasStatusOk().bodyText().contains("far from home");
        if (miles == 31) {
            assertThat(get("/lists/needs", sam)).bodyText().contains("far from home");
            assertThat(get("/lists/needs.csv", sam)).bodyText().contains("far from home");
        }
        for (var zone : List.of("WEY", "DOR")) {
            var manager = staff.of(Role.ZONE_MANAGER, zone, "", "");
            assertThat(get("/lists/needs", manager)).hasStatusOk().bodyText().doesNotContain("far from home");
            assertThat(get("/lists/needs.csv", manager)).bodyText().doesNotContain("far from home");
        }
        assertThat(file.lines()).extracting(NeedFile.Line::need).doesNotContain("in-care-far-from-home");

        var found = post("/search", stranger, "q", "Robin Finch 6 6 2014");
        assertThat(get(String.valueOf(found.getResponse().getRedirectedUrl()), stranger))
                .bodyText()
                .contains("Robin Finch");
        post(page + "/reason", stranger, "reason", "his school rang about lunch");
        assertThat(get(page, stranger))
                .hasStatusOk()
                .bodyText()
                .contains("Robin", "In the care of the council")
                .doesNotContain("far from home", "where somebody shielded is");
    }
}
