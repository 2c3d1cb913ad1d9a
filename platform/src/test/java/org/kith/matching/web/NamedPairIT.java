package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.precision.Precision;
import org.kith.matching.precision.ReviewedPairs;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// An analyst names two people here who are one, and another says so too.
@DoorsOnPostgres
class NamedPairIT extends Visiting {

    private static final String NOBODY = "Nobody who could be named is found by this";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private ReviewedPairs reviewed;

    @Autowired
    private Accounts accounts;

    private static final String NOT_LOOKED = "Not looked for yet";

    private Scene scene;
    private Cast.Reeds reeds;
    private Cast.Adoption adoption;
    private Viewer marek;
    private Viewer jana;

    @BeforeEach
    void tell() {
        scene = Scene.anew(jdbc);
        reeds = scene.cast.theReeds();
        adoption = scene.cast.theAdoption();
        scene.run(match, build);
        jdbc.sql("delete from matching.pair").update();
        marek = new Staff(accounts).of(Role.ANALYST);
        jana = new Staff(accounts).of(Role.ANALYST);
    }

    @Test
    void whoTwoPeopleSayIsOneIsOneThoughNoRunFoundIt() {
        assertThat(get("/pairs", marek)).hasStatusOk().bodyText().contains("href=\"/pairs/named\"");
        var other = "https://kith.example/people/" + scene.person(reeds.otherJack());
        var shown = named("B838 220 017 051", other, "");
        assertThat(shown).hasStatusOk().bodyText().contains("5 Orchard Way", "21 Fleet Street", "Ask another person");
        assertThat(jdbc.sql("select count(*) from matching.pair")
                        .query(Integer.class)
                        .single())
                .as("asked by being looked at")
                .isZero();

        var pair = named(other, "B838220017051", Doubts.shown(named(other, "B838220017051", "")));
        assertThat(pair).hasStatus(303);
        assertThat(get(Objects.requireNonNull(pair.getResponse().getRedirectedUrl()), marek))
                .bodyText()
                .contains("Your answer is kept", "did not ask: a person named them", "No pair waits");
        assertThat(get("/pairs", jana)).bodyText().contains("1 pair waits").doesNotContain("his mother says");
        assertThat(scene.person(reeds.jack())).isNotEqualTo(scene.person(reeds.otherJack()));

        assertThat(get("/pairs/" + pair(), jana))
                .bodyText()
                .contains(NOT_LOOKED)
                .doesNotContain("No second candidate");
        scene.cast.theSilvas();
        match.run(_ -> {});
        var page = get("/pairs/" + pair(), jana);
        assertThat(page).hasStatusOk().bodyText().doesNotContain("his mother says", NOT_LOOKED);
        assertThat(page)
                .bodyText()
                .as("what the run compared")
                .contains("class=\"govuk-visually-hidden\">against</span>");
        var content = Doubts.content(jdbc, pair());
        assertThat(post("/pairs/" + pair(), jana, "answer", "one", "why", "one letter, two years", "shown", content))
                .hasStatus(303);

        assertThat(scene.person(reeds.jack())).isEqualTo(scene.person(reeds.otherJack()));
        assertThat(reviewed.reviewed(marek).all()).as("no run had found it").isEqualTo(Precision.NONE);
        scene.cast.theTanners();
        match.run(_ -> {});
        assertThat(scene.person(reeds.jack())).isEqualTo(scene.person(reeds.otherJack()));
    }

    /// A number that is nobody's, a sealed life, and whom an adoption parts, get one answer.
    @Test
    void whomAnAdoptionSealsOrPartsIsNobody9() {
        var thomas = scene.person(adoption.thomas()).toString();
        var none = said(named(thomas, "9990000999", ""));
        assertThat(none).contains(NOBODY);
        assertThat(said(named(thomas, "9990000018", "")).replace("9990000018", "9990000999"))
                .isEqualTo(none);
        var nobody = UUID.randomUUID().toString();
        var unknown = said(named(thomas, nobody, ""));
        assertThat(unknown).contains(NOBODY);
        for (var one : new UUID[] {scene.person(adoption.tyler()), scene.person(adoption.tylerAtClinic())}) {
            assertThat(said(named(thomas, one.toString(), "")).replace(one.toString(), nobody))
                    .isEqualTo(unknown);
            assertThat(said(named(one.toString(), thomas, ""))).contains(NOBODY).doesNotContain("Lindqvist", "Tyler");
        }
        jdbc.sql("""
                update matching.membership set person_id = gen_random_uuid() where record_id = ?
                """).param(adoption.tylerAtClinic().id).update();
        var behind = scene.person(adoption.tylerAtClinic()).toString();
        assertThat(said(named(thomas, behind, "")).replace(behind, nobody))
                .as("not sealed, and of the earlier life")
                .isEqualTo(unknown);
        assertThat(post("/pairs/named", marek, "one", thomas, "other", behind, "why", "x", "shown", "1;2"))
                .hasStatus(422);
        assertThat(jdbc.sql("select count(*) from matching.pair")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "two, A decision says that these are two people",
        "ask, A decision says that it cannot be told whether these are one person"
    })
    void whatIsDecidedIsNotNamedPast(String answer, String decided) {
        var pair = Doubts.pair(jdbc, reeds.jack().id, reeds.otherJack().id);
        for (var analyst : new Viewer[] {marek, jana}) {
            assertThat(post(
                            "/pairs/" + pair,
                            analyst,
                            "answer",
                            answer,
                            "why",
                            "cousins",
                            "shown",
                            Doubts.content(jdbc, pair)))
                    .hasStatus(303);
        }
        for (var shown : List.of("", "1;2")) {
            assertThat(named("B838220017051", "Q838220017052", shown))
                    .hasStatus(409)
                    .bodyText()
                    .contains(decided, "href=\"/pairs/decisions/");
        }
    }

    @Test
    void whatIsAskedAlreadyIsAnsweredThere() {
        var pair = Doubts.pair(jdbc, reeds.jack().id, reeds.otherJack().id);
        assertThat(named("B838220017051", "Q838220017052", "")).hasRedirectedUrl("/pairs/" + pair);
    }

    @Test
    void saysWhatIsMissingOrMeansMoreThanOne() {
        assertThat(post("/pairs/named", marek))
                .hasStatus(422)
                .bodyText()
                .contains("Give a number, or the address of a person’s page", "Say how you know");
        assertThat(named("B838220017051", scene.person(reeds.jack()).toString(), ""))
                .hasStatus(422)
                .bodyText()
                .contains("The two stand for one person already");
        jdbc.sql("update families.person set terms = terms || '{\"#Q838220017052\"}' where id = ?")
                .param(scene.person(adoption.thomas()))
                .update();
        assertThat(named("B838220017051", "Q838220017052", ""))
                .hasStatus(422)
                .bodyText()
                .contains("More than one person has this number");
    }

    /// Records come to stand for either of the two between the look and the word.
    @Test
    void onlyWhoWasShownIsNamed() {
        var shown = Doubts.shown(named("B838220017051", "Q838220017052", ""));
        jdbc.sql("update matching.membership set person_id = ? where record_id = ?")
                .params(scene.person(reeds.jack()), adoption.thomas().id)
                .update();
        assertThat(named("B838220017051", "Q838220017052", shown))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody is asked yet", "Lindqvist");
        assertThat(jdbc.sql("select count(*) from matching.opinion")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whomARunJoinsIsInDoubtNoMore() {
        named("B838220017051", "Q838220017052", Doubts.shown(named("B838220017051", "Q838220017052", "")));
        assertThat(get("/pairs", jana)).bodyText().contains("1 pair waits");
        reeds.jack().fact("same-person", null, null, null, null, null, null, reeds.otherJack());
        match.run(_ -> {});
        assertThat(scene.person(reeds.jack())).isEqualTo(scene.person(reeds.otherJack()));
        assertThat(get("/pairs", jana)).bodyText().contains("No pair waits");
    }

    private UUID pair() {
        return jdbc.sql("select id from matching.pair where named_by is not null")
                .query(UUID.class)
                .single();
    }

    private MvcTestResult named(String one, String other, String shown) {
        return post("/pairs/named", marek, "one", one, "other", other, "why", "his mother says", "shown", shown);
    }

    /// The page, without the token that differs each time.
    private static String said(MvcTestResult page) {
        assertThat(page).hasStatus(422);
        try {
            return page.getResponse().getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
