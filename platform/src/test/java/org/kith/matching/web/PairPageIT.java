package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.Accounts;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.matching.Deciding;
import org.kith.matching.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DoorsOnPostgres
class PairPageIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MockMvcTester browser;

    private Scene scene;
    private Cast.Tanners tanners;
    private Cast.Adoption adoption;
    private Viewer marek;

    @BeforeEach
    void tell() {
        scene = Scene.anew(jdbc);
        tanners = scene.cast.theTanners();
        adoption = scene.cast.theAdoption();
        match.run(_ -> {});
        marek = new Staff(accounts).of(Role.ANALYST);
        jdbc.sql("delete from matching.pair").update();
    }

    @Test
    void showsTheTwoRecordsAndTheTwinPlainly() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        assertThat(get("/pairs", marek)).hasStatusOk().bodyText().contains("1 pair waits");
        assertThat(get("/pairs/" + pair, marek))
                .hasStatusOk()
                .bodyText()
                .contains("Isla", "17 May 2018", "There may be a twin", "Ivy Tanner", "What each answer does")
                .doesNotContainIgnoringCase("shield")
                .doesNotContainIgnoringCase("adopt")
                .doesNotContainIgnoringCase("sealed");
    }

    @Test
    void twoPeopleAreNeverPutTogetherAgainWhateverComes() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        assertThat(answer(pair, "two", "born the same day, the letter says Ivy"))
                .hasStatus(303);
        assertThat(get("/pairs/" + pair, marek)).hasStatus(404);
        scene.cast.theReeds();
        match.run(_ -> {});
        assertThat(scene.person(tanners.isla())).isNotEqualTo(scene.person(tanners.initial()));
    }

    @Test
    void onePersonJoinsAtOnceOutlivesRunsAndIsUndoneExactly() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        var isla = scene.person(tanners.isla());
        var initial = scene.person(tanners.initial());
        if (isla.equals(initial)) {
            return;
        }
        assertThat(answer(pair, "one", "the clinic rang back: it is Isla")).hasStatus(303);
        assertThat(scene.person(tanners.initial())).isEqualTo(scene.person(tanners.isla()));
        int decision = jdbc.sql("select id from matching.decision")
                .query(Integer.class)
                .single();
        deciding.undo(decision, "the clinic was wrong", marek);
        assertThat(scene.person(tanners.isla())).isEqualTo(isla);
        assertThat(scene.person(tanners.initial())).isEqualTo(initial);
    }

    @Test
    void aPairThatTouchesASealedRecordIsNotThere() {
        var pair = pair(adoption.tyler().id, adoption.thomas().id);
        assertThat(get("/pairs/" + pair, marek)).hasStatus(404);
        assertThat(get("/pairs", marek)).bodyText().contains("No pair waits");
    }

    @Test
    void anAnswerNeedsAReason() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        assertThat(answer(pair, "one", " ")).hasStatus(422).bodyText().contains("Say what made you decide");
    }

    @Test
    void pairsAreForAnalystsOnly() {
        assertThat(get("/pairs", new Staff(accounts).of(Role.PRACTITIONER))).hasStatus(403);
    }

    private UUID pair(int one, int other, int... rivals) {
        var id = UUID.randomUUID();
        var beside = Arrays.stream(rivals).boxed().toArray(Integer[]::new);
        jdbc.sql("""
                insert into matching.pair (id, one_record_id, other_record_id, probability, band, rival_record_ids, reasons,
                  since_change)
                values (?, least(?, ?), greatest(?, ?), 0.9, 'ManyMatch', ?, ?::jsonb, 1)
                """).params(id, one, other, one, other, beside, """
                {"sentence": "The first name is an initial.", "twins": 0.4, "kin": 0.0,
                 "steps": [{"compared": "forename", "found": "initial", "weight": 1.1},
                           {"compared": "surname", "found": "same", "weight": 4.6}]}
                """).update();
        return id;
    }

    private MvcTestResult answer(UUID pair, String answer, String why) {
        return browser.post()
                .uri("/pairs/" + pair)
                .with(Staff.as(marek))
                .with(csrf())
                .param("answer", answer)
                .param("why", why)
                .exchange();
    }

    private MvcTestResult get(String path, Viewer viewer) {
        return browser.get().uri(path).with(Staff.as(viewer)).exchange();
    }
}
