package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.Accounts;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.matching.Deciding;
import org.kith.matching.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DoorsOnPostgres
class PairPageIT extends Visiting {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Accounts accounts;

    private Scene scene;
    private Cast.Tanners tanners;
    private Cast.Adoption adoption;
    private Viewer marek;
    private Viewer jana;

    @BeforeEach
    void tell() {
        scene = Scene.anew(jdbc);
        tanners = scene.cast.theTanners();
        adoption = scene.cast.theAdoption();
        match.run(_ -> {});
        marek = new Staff(accounts).of(Role.ANALYST);
        jana = new Staff(accounts).of(Role.ANALYST);
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
        assertThat(decide(pair, "two", "born the same day, the letter says Ivy"))
                .hasStatus(303);
        assertThat(get("/pairs/" + pair, marek)).hasStatus(303);
        assertThat(get("/pairs/" + pair, new Staff(accounts).of(Role.ANALYST))).hasStatus(404);
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
        assertThat(decide(pair, "one", "the clinic rang back: it is Isla")).hasStatus(303);
        assertThat(scene.person(tanners.initial())).isEqualTo(scene.person(tanners.isla()));
        int decision = jdbc.sql("select id from matching.decision")
                .query(Integer.class)
                .single();
        deciding.undo(decision, "the clinic was wrong", marek);
        assertThat(scene.person(tanners.isla())).isEqualTo(isla);
        assertThat(scene.person(tanners.initial())).isEqualTo(initial);
    }

    @Test
    void aDecisionShowsWhatUndoingItMovesAndIsUndone() {
        var pair = pair(tanners.isla().id, tanners.ivy().id);
        var ivy = scene.person(tanners.ivy());
        decide(pair, "one", "the clinic rang back");
        int change = jdbc.sql("select change_id from matching.decision")
                .query(Integer.class)
                .single();
        assertThat(get("/pairs/decisions", marek)).hasStatusOk().bodyText().contains("the clinic rang back", "Stands");
        var page = "/pairs/decisions/" + change;
        assertThat(get(page, marek)).hasStatusOk().bodyText().contains("What undoing it does", "Ivy", "goes back");

        assertThat(post(page, marek)).hasStatus(422).bodyText().contains("Say what made you decide");
        assertThat(post(page, marek, "why", "it was the sister")).hasStatus(303);

        assertThat(scene.person(tanners.ivy())).isEqualTo(ivy).isNotEqualTo(scene.person(tanners.isla()));
        assertThat(get(page, marek)).hasStatusOk().bodyText().contains("Undone", "it was the sister");
        assertThat(post(page, marek, "why", "again")).hasStatus(409);
    }

    @Test
    void recordsThatDoNotBelongTogetherAreParted() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "taken for one child");
        var page = "/pairs/people/" + scene.person(tanners.isla());
        var ivys = String.valueOf(tanners.ivy().id);
        assertThat(get(page, marek)).hasStatusOk().bodyText().contains("Ivy", "Isla", "Tick those");

        assertThat(post(page, marek, "why", "two girls"))
                .hasStatus(422)
                .bodyText()
                .contains("Tick the records");
        assertThat(post(page, marek, "why", "two girls", "record", ivys))
                .hasStatusOk()
                .bodyText()
                .contains("What parting does", "1 record becomes");
        assertThat(scene.person(tanners.ivy())).isEqualTo(scene.person(tanners.isla()));
        assertThat(post(page, marek, "why", "two girls", "record", ivys, "sure", "true"))
                .hasStatus(303);

        assertThat(scene.person(tanners.ivy())).isNotEqualTo(scene.person(tanners.isla()));
        match.run(_ -> {});
        assertThat(scene.person(tanners.ivy())).isNotEqualTo(scene.person(tanners.isla()));
        assertThat(post(page, marek, "why", "x", "record", String.valueOf(adoption.tyler().id)))
                .hasStatus(404);
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
        assertThat(post("/pairs/" + pair, marek, "answer", "one", "why", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say what made you decide");
    }

    @Test
    void pairsAreForAnalystsOnly() {
        assertThat(get("/pairs", new Staff(accounts).of(Role.PRACTITIONER))).hasStatus(403);
    }

    private UUID pair(int one, int other, int... rivals) {
        return Doubts.pair(jdbc, one, other, rivals);
    }

    /// Both say the same, one after the other.
    private MvcTestResult decide(UUID pair, String answer, String why) {
        assertThat(post("/pairs/" + pair, marek, "answer", answer, "why", why)).hasStatus(303);
        return post("/pairs/" + pair, jana, "answer", answer, "why", why);
    }
}
