package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.matching.Clusters;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Deciding;
import org.kith.matching.answers.Judgement;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two people answer a doubtful pair, neither of whom sees what the other says.
@DoorsOnPostgres
class BlindAnswersIT extends Visiting {

    private static final String KEPT = "Your answer is kept; another person is to answer";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Clusters clusters;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PlatformTransactionManager transactions;

    private Scene scene;
    private Cast.Tanners tanners;
    private Viewer marek;
    private Viewer jana;
    private Viewer bola;
    private Viewer wen;
    private UUID pair;

    @BeforeEach
    void tell() {
        scene = Scene.anew(jdbc);
        tanners = scene.cast.theTanners();
        match.run(_ -> {});
        marek = analyst("Marek Marsh");
        jana = analyst("Jana Quist");
        bola = analyst("Bola Trent");
        wen = analyst("Wen Pike");
        jdbc.sql("delete from matching.pair").update();
        pair = Doubts.pair(jdbc, tanners.isla().id, tanners.ivy().id);
    }

    @Test
    void oneWordDecidesNothing() {
        assertThat(answer(marek, "one", "the clinic rang back")).hasStatus(303);
        assertThat(decisions()).isZero();
        assertThat(areOne()).isFalse();
        match.run(_ -> {});
        assertThat(areOne()).isFalse();
        assertThat(get("/pairs/decisions", marek)).bodyText().contains("None yet");
    }

    @Test
    void twoWhoSayTheSameDecideAndTheDecisionNamesBoth() {
        answer(marek, "one", "the clinic rang back");
        assertThat(answer(jana, "one", "one address since birth")).hasStatus(303);
        assertThat(areOne()).isTrue();
        assertThat(get("/pairs/decisions", bola))
                .hasStatusOk()
                .bodyText()
                .contains("Marek Marsh and Jana Quist", "One person", "the clinic rang back; one address since birth");
        int change = jdbc.sql("select change_id from matching.decision")
                .query(Integer.class)
                .single();
        assertThat(get("/pairs/decisions/" + change, bola))
                .bodyText()
                .contains("Who said what", "<b>Marek Marsh</b>: One person. “the clinic rang back”")
                .contains("<b>Jana Quist</b>: One person. “one address since birth”");
        match.run(_ -> {});
        assertThat(areOne()).isTrue();
    }

    @Test
    void whereTwoDifferAThirdSettlesItAsBlindAsTheyWere() {
        answer(marek, "one", "the clinic rang back");
        answer(jana, "two", "twins, says the midwife.");
        assertThat(decisions()).isZero();
        assertThat(get("/pairs?answered=" + pair, jana)).bodyText().contains(KEPT);
        assertThat(get("/pairs/" + pair, bola)).hasStatusOk();

        answer(bola, "two", "two birth weights");
        assertThat(decisions()).isEqualTo(1);
        assertThat(areOne()).isFalse();
        assertThat(get("/pairs/decisions", wen)).bodyText().contains("Jana Quist and Bola Trent", "Two people");
        int change = jdbc.sql("select change_id from matching.decision")
                .query(Integer.class)
                .single();
        assertThat(get("/pairs/decisions/" + change, wen))
                .bodyText()
                .contains("<b>Marek Marsh</b>: One person", "<b>Jana Quist</b>: Two people")
                .contains("<b>Bola Trent</b>: Two people", "twins, says the midwife; two birth weights");
    }

    @Test
    void whereAllThreeDifferItStaysOpenUntilTwoHaveSaidTheSame() {
        answer(marek, "one", "the clinic rang back");
        answer(jana, "two", "twins, says the midwife");
        answer(bola, "ask", "the scan cannot be read");
        assertThat(decisions()).isZero();
        for (var viewer : List.of(marek, jana, bola)) {
            assertThat(get("/pairs", viewer))
                    .bodyText()
                    .contains("No pair waits for your answer", "1 pair that you answered is open");
        }
        assertThat(get("/pairs", wen)).bodyText().contains("1 pair waits for your answer");
        assertThat(get("/pairs/" + pair, wen)).bodyText().contains("where all three differ it stays open");
        answer(wen, "one", "one NHS number on the letter");
        assertThat(areOne()).isTrue();
    }

    @Test
    void nobodyAnswersAPairTwice() {
        answer(marek, "one", "the clinic rang back");
        assertThat(answer(marek, "two", "no, it did not"))
                .hasStatus(409)
                .bodyText()
                .contains("You have answered this pair already", "without seeing yours");
        assertThat(answer(marek, "one", "for another reason")).hasStatus(409);
        assertThat(decisions()).isZero();
        assertThat(opinions()).isEqualTo(1);
    }

    @Test
    void aSecondClickIsTakenOnce() {
        answer(marek, "one", "the clinic rang back");
        assertThat(answer(marek, "one", "the clinic rang back")).hasStatus(303);
        assertThat(opinions()).isEqualTo(1);
        answer(jana, "one", "one address since birth");
        assertThat(answer(jana, "one", "one address since birth")).hasStatus(303);
        assertThat(opinions()).isEqualTo(2);
        assertThat(decisions()).isEqualTo(1);
        assertThat(answer(bola, "one", "late")).hasStatus(409);
    }

    @Test
    void thePairLeavesTheQueueOfWhoeverAnsweredAndTheirWordIsKeptBeforeThem() {
        answer(marek, "one", "the clinic rang back");
        assertThat(get("/pairs", marek))
                .bodyText()
                .contains("No pair waits for your answer", "1 pair that you answered is open", "One person");
        assertThat(get("/pairs?answered=" + pair, marek)).bodyText().contains(KEPT);
        assertThat(get("/pairs/" + pair, marek)).hasStatus(303);
        assertThat(get("/my-day", marek)).bodyText().contains("No doubtful pair waits for you");
        assertThat(get("/my-day", jana))
                .bodyText()
                .contains("1 doubtful pair waits for your answer", "until they have said the same nothing moves")
                .as("a join that was drawn stands together")
                .doesNotContain("stay apart");
    }

    @Test
    void theSecondFindsNoTraceOfTheFirstsAnswer() throws Exception {
        var ways = List.of(
                "/my-day",
                "/pairs",
                "/pairs?answered=" + pair,
                "/pairs/" + pair,
                "/pairs/decisions",
                "/pairs/people/" + scene.person(tanners.isla()),
                "/pairs/people/" + scene.person(tanners.ivy()),
                "/sources",
                "/search");
        everyWay(ways);
        var before = everyWay(ways);
        answer(marek, "two", "twins, says the midwife");
        assertThat(everyWay(ways)).isEqualTo(before);
        assertThat(said(post("/pairs/" + pair, jana, "answer", "one"))).doesNotContain("Marek", "midwife");
        answer(bola, "one", "the clinic rang back");
        assertThat(everyWay(ways)).as("nor that two have differed").isEqualTo(before);
    }

    @Test
    void twoWhoAnswerAtTheSameMomentDecideOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            jdbc.sql("delete from matching.pair").update();
            jdbc.sql("delete from matching.opinion").update();
            jdbc.sql("delete from matching.decision").update();
            pair = Doubts.pair(jdbc, tanners.isla().id, tanners.ivy().id);
            var start = new CyclicBarrier(2);
            Callable<Deciding.Answered> mareks = () -> at(start, marek);
            Callable<Deciding.Answered> janas = () -> at(start, jana);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var both = List.of(threads.submit(mareks), threads.submit(janas));
                assertThat(List.of(both.get(0).get(), both.get(1).get()))
                        .containsExactlyInAnyOrder(Deciding.Answered.KEPT, Deciding.Answered.DECIDED);
            }
            assertThat(decisions()).isEqualTo(1);
            assertThat(opinions()).isEqualTo(2);
        }
    }

    private Deciding.Answered at(CyclicBarrier start, Viewer viewer) throws Exception {
        start.await();
        return deciding.answer(pair, Judgement.TWO, "two birth weights", Doubts.content(jdbc, pair), viewer)
                .orElseThrow();
    }

    @Test
    void openWordsOutliveARunThatFindsThePairAnew() {
        answer(marek, "two", "twins, says the midwife");
        scene.cast.theReeds();
        match.run(_ -> {});
        jdbc.sql("delete from matching.pair").update(); // and found under another number
        pair = Doubts.pair(jdbc, tanners.isla().id, tanners.ivy().id);
        assertThat(get("/pairs", marek)).bodyText().contains("No pair waits for your answer");
        answer(jana, "two", "two birth weights");
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void aWordOnRecordsThatSayOtherwiseSinceDoesNotCountAndThePairIsAskedAnew() {
        answer(marek, "one", "one first name");
        jdbc.sql(
                        "update partners.identity set forename = 'Ivy-Rose', row_hash = row_hash + 1000000 where record_id = ?")
                .param(tanners.ivy().id)
                .update();
        answer(jana, "one", "one address since birth");
        assertThat(decisions()).as("they did not say it of the same").isZero();

        scene.cast.theReeds();
        match.run(_ -> {});
        jdbc.sql("delete from matching.pair").update();
        pair = Doubts.pair(jdbc, tanners.isla().id, tanners.ivy().id);
        assertThat(get("/pairs", marek)).bodyText().contains("1 pair waits for your answer");
        assertThat(get("/pairs", jana)).bodyText().contains("No pair waits for your answer");
        answer(marek, "one", "still one");
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void anUndoneDecisionIsAskedAfresh() {
        answer(marek, "one", "the clinic rang back");
        answer(jana, "one", "one address since birth");
        undo(standing(), "the clinic was wrong", bola);
        assertThat(areOne()).isFalse();
        for (var viewer : List.of(marek, jana, bola)) {
            assertThat(get("/pairs", viewer)).bodyText().contains("1 pair waits for your answer");
        }
        answer(jana, "two", "the clinic was wrong");
        assertThat(areOne()).isFalse();
        answer(marek, "two", "twins, says the midwife");
        assertThat(jdbc.sql("select answer from matching.decision where undone_at is null")
                        .query(String.class)
                        .single())
                .isEqualTo("two");
    }

    @Test
    void whatTwoCannotTellStaysWithPeopleUntilItIsAskedAgain() {
        answer(marek, "ask", "no first name");
        answer(jana, "ask", "the scan cannot be read");
        for (var viewer : List.of(marek, jana, bola)) {
            assertThat(get("/pairs", viewer))
                    .bodyText()
                    .contains("No pair waits for your answer", "1 pair is undecided", "Two people could not tell");
        }
        assertThat(areOne()).isFalse();
        undo(standing(), "the midwife wrote", bola);
        assertThat(get("/pairs", marek))
                .bodyText()
                .contains("1 pair waits for your answer")
                .doesNotContain("is undecided");
    }

    @Test
    void whatOnePersonAloneCouldNotTellBeforeWaitsForASecond() throws Exception {
        int change = jdbc.sql("insert into matching.change (kind, made_at) values ('decision', now()) returning id")
                .query(Integer.class)
                .single();
        for (var why : List.of("no first name", "asked again")) {
            jdbc.sql("""
                    insert into matching.decision (one_record_id, other_record_id, answer, why, decided_by, decided_by_name,
                      decided_at, change_id)
                    select one_record_id, other_record_id, 'ask', ?, ?, 'Marek Marsh', now(), ? from matching.pair
                    """).params(why, marek.id().value(), change).update();
        }
        var migration = new ClassPathResource("db/migration/matching/V5__opinions.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        jdbc.sql(migration.substring(migration.indexOf("with alone as"))).update();

        assertThat(decisions()).isZero();
        assertThat(opinions()).isEqualTo(1);
        assertThat(get("/pairs", marek)).bodyText().contains("No pair waits for your answer");
        answer(jana, "ask", "the scan cannot be read");
        assertThat(get("/pairs/decisions", bola))
                .bodyText()
                .contains("Marek Marsh and Jana Quist", "asked again; the scan cannot be read");
    }

    @Test
    void whoPartsTheRecordsOfAnOpenPairReadsNothingOfItAndAnswersNoSecondTime() {
        answer(marek, "one", "the clinic rang back");
        answer(jana, "two", "twins, says the midwife");
        int parting = partIvy(marek, "another school");
        assertThat(get("/pairs/decisions/" + parting, marek))
                .hasStatusOk()
                .bodyText()
                .contains("another school")
                .doesNotContain("Who said what", "Jana Quist", "midwife");
        assertThat(get("/pairs?answered=" + pair, marek)).bodyText().contains("It is decided");

        undo(parting, "one school after all", marek);
        assertThat(get("/pairs", marek))
                .bodyText()
                .contains("No pair waits for your answer", "1 pair that you answered is open");
        assertThat(answer(marek, "two", "twins, they say")).hasStatus(409);
        answer(bola, "two", "two birth weights");
        assertThat(get("/pairs/decisions/" + standing(), wen))
                .bodyText()
                .contains("<b>Jana Quist</b>: Two people", "Asked afresh: what was said of it before could be read")
                .doesNotContain("None of them saw");
        assertThat(get("/pairs", wen)).bodyText().doesNotContain("1 doubtful pair judged");
    }

    @Test
    void whatIsAskedAfreshIsDecidedAndIsInNoShare() {
        answer(marek, "one", "the clinic rang back");
        answer(jana, "one", "one address since birth");
        int first = standing();
        assertThat(get("/pairs/decisions/" + first, bola)).bodyText().contains("None of them saw what the others said");
        assertThat(get("/pairs", bola)).bodyText().contains("1 doubtful pair judged");
        undo(first, "the clinic was wrong", bola);

        answer(bola, "two", "the clinic was wrong");
        answer(wen, "two", "twins, says the midwife");
        assertThat(get("/pairs/decisions/" + standing(), bola))
                .bodyText()
                .contains("<b>Wen Pike</b>: Two people", "Asked afresh: what was said of it before could be read");
        assertThat(get("/pairs", bola)).bodyText().doesNotContain("1 doubtful pair judged");
        assertThat(get("/pairs/decisions/" + first, bola))
                .as("the first were blind")
                .bodyText()
                .contains("None of them saw what the others said");
    }

    @Test
    void whatPartingHadClosedIsOpenAgainUnlessItsGiverHasAnsweredSince() throws Exception {
        answer(marek, "one", "the clinic rang back");
        answer(jana, "two", "twins, says the midwife");
        int parting = partIvy(bola, "another school");
        closeAllBy(parting);
        undo(parting, "one school after all", bola);
        answer(marek, "ask", "no first name");

        openWhatPartingClosed();

        assertThat(open()).containsExactly("twins, says the midwife", "no first name");
        assertThat(get("/pairs/decisions/" + parting, wen)).bodyText().doesNotContain("the clinic rang back");
    }

    @Test
    void whatOnePersonSaidOfTwoPairsThatAPartingHadClosedIsNoDecisionOfTwoPeople() throws Exception {
        answer(marek, "two", "twins, says the midwife");
        pair = Doubts.pair(jdbc, tanners.initial().id, tanners.ivy().id);
        answer(marek, "two", "the clinic saw Isla");
        putWithIsla(tanners.initial().id);
        closeAllBy(partIvy(bola, "another school"));

        openWhatPartingClosed();

        assertThat(open()).containsExactly("twins, says the midwife", "the clinic saw Isla");
    }

    /// As parting did before.
    private void closeAllBy(int parting) {
        jdbc.sql("update matching.opinion set closed_change_id = ?")
                .param(parting)
                .update();
    }

    private void openWhatPartingClosed() throws IOException {
        var migration = new ClassPathResource("db/migration/matching/V15__what_parting_leaves_open.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> jdbc.sql(migration).update());
    }

    private List<String> open() {
        return jdbc.sql("select why from matching.opinion where closed_change_id is null order by id")
                .query(String.class)
                .list();
    }

    private void putWithIsla(int record) {
        jdbc.sql("update matching.membership set person_id = ? where record_id = ? and until_change is null")
                .params(scene.person(tanners.isla()), record)
                .update();
    }

    /// Parts Ivy's record from Isla's, with whom a run had put it.
    ///
    /// @return the change that did it
    private int partIvy(Viewer viewer, String why) {
        putWithIsla(tanners.ivy().id);
        var isla = scene.person(tanners.isla());
        deciding.part(new PersonId(isla), scene.records(isla), List.of(tanners.ivy().id), why, viewer);
        return standing();
    }

    private int standing() {
        return jdbc.sql("select distinct change_id from matching.decision where undone_at is null")
                .query(Integer.class)
                .single();
    }

    private void undo(int change, String why, Viewer viewer) {
        var page = "/pairs/decisions/" + change;
        assertThat(post(page, viewer, "why", why, "shown", Doubts.shown(get(page, viewer))))
                .hasStatus(303);
    }

    private Viewer analyst(String name) {
        var id = new UserId(UUID.randomUUID());
        accounts.open(
                new Account(id, "analyst." + id.value(), name, Role.ANALYST, "", null, null, null, null),
                Staff.PASSWORD);
        return accounts.find(Staff.session(id)).orElseThrow();
    }

    private MvcTestResult answer(Viewer viewer, String answer, String why) {
        return post("/pairs/" + pair, viewer, "answer", answer, "why", why, "shown", Doubts.content(jdbc, pair));
    }

    /// What the second reviewer is shown everywhere, without what is new in each answer, and what the county's export
    /// of who is who holds.
    private List<String> everyWay(List<String> ways) throws Exception {
        var said = new ArrayList<String>();
        for (var way : ways) {
            said.add(way + " " + said(get(way, jana)));
        }
        var exported = new ByteArrayOutputStream();
        clusters.write(exported);
        said.add(exported.toString(StandardCharsets.UTF_8));
        return said;
    }

    private static String said(MvcTestResult answer) throws UnsupportedEncodingException {
        var response = answer.getResponse();
        return response.getStatus() + " "
                + response.getContentAsString()
                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                        .replaceAll("<p>You opened .*?</p>", "")
                        .replaceAll("\\d\\d:\\d\\d", "");
    }

    private boolean areOne() {
        return scene.person(tanners.isla()).equals(scene.person(tanners.ivy()));
    }

    private int decisions() {
        return jdbc.sql("select count(*) from matching.decision")
                .query(Integer.class)
                .single();
    }

    private int opinions() {
        return jdbc.sql("select count(*) from matching.opinion")
                .query(Integer.class)
                .single();
    }
}
