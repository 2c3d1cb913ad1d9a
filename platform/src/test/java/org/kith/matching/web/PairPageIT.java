package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.Clusters;
import org.kith.matching.PersonId;
import org.kith.matching.Reasons;
import org.kith.matching.answers.Deciding;
import org.kith.matching.answers.DecisionChanged;
import org.kith.matching.runs.Match;
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
    private FamilyBuild build;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clusters clusters;

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
        scene.run(match, build);
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
    void thatWhoeverFitsAsWellWasReadIsOnRecord() {
        var pair = pair(
                tanners.isla().id,
                tanners.initial().id,
                tanners.mother().id,
                adoption.birthMother().id,
                adoption.birthMother().id);
        get("/pairs/" + pair, marek);
        assertThat(jdbc.sql("""
                select unnest(person_id)
                from access.reading
                where id = (select max(id) from access.reading where why = 'doubtful pair')
                """).query(UUID.class).list())
                .doesNotHaveDuplicates()
                .contains(
                        scene.person(tanners.isla()),
                        scene.person(tanners.initial()),
                        scene.person(tanners.mother()),
                        scene.person(adoption.birthMother()));
    }

    @Test
    void whatEachSaysIsShownAndNotOnlyHowItCompares() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        jdbc.sql("""
                update matching.pair
                set reasons = jsonb_set(reasons, '{steps}', reasons -> 'steps'
                  || '[{"compared": "child or adult", "found": "the same", "weight": 1.5},
                       {"compared": "ULN", "found": "other", "weight": -3},
                       {"compared": "middle name", "found": "a close spelling", "weight": 2},
                       {"compared": "council id", "found": "one slip apart", "weight": 2},
                       {"compared": "phone", "found": "different", "weight": -1},
                       {"compared": "email", "found": "the same", "weight": 4}]')
                """).update();
        jdbc.sql("""
                update partners.identity
                set role = 'infant', uln = '9000000001', middle_names = 'Maryam', council_id = 'C-44017',
                  phone = '01632 960771', email = 'isla@example.org'
                where record_id = ?
                """).param(tanners.isla().id).update();
        jdbc.sql("update partners.identity set phone = '01632 960772' where record_id = ?")
                .param(tanners.initial().id)
                .update();
        assertThat(get("/pairs/" + pair, marek))
                .bodyText()
                .contains("Child or adult", "infant", "the same", "9000000001")
                .contains(
                        "Middle name",
                        "Maryam",
                        "Council id",
                        "C-44017",
                        "01632 960771",
                        "01632 960772",
                        "isla@example.org")
                .doesNotContain(">–<");
        jdbc.sql("update partners.record set shielded = true where id = ?")
                .param(tanners.isla().id)
                .update();
        assertThat(get("/pairs/" + pair, marek))
                .bodyText()
                .contains("Maryam")
                .as("of whom it may be the same person neither")
                .doesNotContain("01632 960771", "01632 960772", "isla@example.org");
    }

    /// Whoever lives with somebody in a refuge says where that is, on every page of records alike.
    @Test
    void noRecordTellsWhereSomebodyLivesWithSomebodyShielded8() {
        tanners.mother().shielded("refuge");
        build.run(_ -> {}, () -> {});
        jdbc.sql("delete from matching.pair").update();
        var pair = pair(tanners.isla().id, tanners.initial().id);
        assertNowhere(get("/pairs/" + pair, marek));
        assertNowhere(get("/pairs/people/" + scene.person(tanners.isla()), marek));
        decide(pair, "one", "the clinic rang back");
        assertNowhere(get("/pairs/decisions/" + change("one"), marek));
    }

    private static void assertNowhere(MvcTestResult page) {
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Tanner", "not recorded")
                .doesNotContain("Chapel Row", "DT1 1AA");
    }

    /// Of whom no build knows with whom they live, nothing is told of where.
    @Test
    void whoIsNotDescribedYetIsNowhere8() {
        var pair = pair(tanners.isla().id, tanners.initial().id);
        jdbc.sql("delete from families.person where id = ?")
                .param(scene.person(tanners.isla()))
                .update();
        assertNowhere(get("/pairs/" + pair, marek));
    }

    /// That homes are alike which the page does not show would tell that they are kept back.
    @Test
    void whereNoHomeIsShownNoneIsCompared8() {
        var pair = pair(tanners.isla().id, tanners.initial().id);
        jdbc.sql("""
                update matching.pair
                set reasons = jsonb_set(reasons, '{steps}', reasons -> 'steps'
                  || '[{"compared": "home", "found": "the same home", "weight": 7.5},
                       {"compared": "town", "found": "a close spelling", "weight": 1.5},
                       {"compared": "phone", "found": "different", "weight": -1},
                       {"compared": "email", "found": "much alike", "weight": 4}]')
                """).update();
        assertThat(get("/pairs/" + pair, marek))
                .bodyText()
                .contains("the same home", "a close spelling", "much alike", "Phone", "Email", "Town");
        jdbc.sql("update partners.record set shielded = true where id = ?")
                .param(tanners.initial().id)
                .update();
        assertThat(get("/pairs/" + pair, marek))
                .hasStatusOk()
                .bodyText()
                .contains("Address", "neither has it")
                .doesNotContain("the same home", "a close spelling", "much alike", "Phone", "Email", "Town");
    }

    @Test
    void whatIsTheSameStandsQuietAndWhatDiffersIsMarkedInBoth() {
        var pair = pair(tanners.isla().id, tanners.initial().id);
        assertThat(get("/pairs/" + pair, marek))
                .hasStatusOk()
                .bodyText()
                .contains("<mark>Isla</mark>", "<mark>I</mark>", "<mark>8 Chapel Row</mark>")
                .contains("<tr role=\"row\" class=\"same\"><th scope=\"row\" role=\"rowheader\">Surname</th>")
                .contains("<tr role=\"row\" class=\"same\"><th scope=\"row\" role=\"rowheader\">Postcode</th>")
                .doesNotContain(
                        "<mark>Tanner</mark>", "class=\"same\"><th scope=\"row\" role=\"rowheader\">First name");
    }

    /// Of whom no birthday is known, none is the same.
    @Test
    void twoWhoseBirthdaysNobodyKnowsAreNoTwins() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        jdbc.sql("update matching.pair set reasons = jsonb_set(reasons, '{twins}', '0.0')")
                .update();
        jdbc.sql("update partners.identity set born_on = null where record_id in (?, ?, ?)")
                .params(tanners.isla().id, tanners.initial().id, tanners.ivy().id)
                .update();
        assertThat(get("/pairs/" + pair, marek))
                .hasStatusOk()
                .bodyText()
                .contains("Somebody else fits as well", "Ivy Tanner")
                .doesNotContain("There may be a twin");
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
        undo(change("one"), "the clinic was wrong");
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
        undo(change, "it was the sister");

        assertThat(scene.person(tanners.ivy())).isEqualTo(ivy).isNotEqualTo(scene.person(tanners.isla()));
        assertThat(get(page, marek)).hasStatusOk().bodyText().contains("Undone", "it was the sister");
        assertThat(post(page, marek, "why", "again")).hasStatus(409);
    }

    @Test
    void nobodyIsPutTogetherByWayOfAThirdWhomADecisionParts() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "two", "twins, says the midwife");
        decide(pair(tanners.isla().id, tanners.mother().id), "one", "a slip");
        var islas = scene.person(tanners.isla());
        assertThat(scene.person(tanners.mother())).isEqualTo(islas);
        var ivys = pair(tanners.ivy().id, tanners.mother().id);
        int opinions = opinions();

        assertThat(post(
                        "/pairs/" + ivys,
                        marek,
                        "answer",
                        "one",
                        "why",
                        "another slip",
                        "shown",
                        Doubts.content(jdbc, ivys)))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "A decision says that these are two people", "href=\"/pairs/decisions/" + change("two") + "\"");

        assertThat(opinions()).isEqualTo(opinions);
        assertThat(scene.person(tanners.ivy())).isNotEqualTo(islas);
        assertThat(get("/pairs/decisions/" + change("two"), marek)).hasStatusOk();
    }

    @Test
    void noPairAndNoExportTellsOfARecordThatStandsWithOneSealedNow9() throws IOException {
        var beside = pair(tanners.isla().id, tanners.initial().id);
        jdbc.sql("update matching.membership set person_id = ? where record_id = ?")
                .params(scene.person(tanners.isla()), tanners.ivy().id)
                .update();
        jdbc.sql("update partners.record set sealed = true where id = ?")
                .param(tanners.ivy().id)
                .update();
        assertThat(get("/pairs", marek)).hasStatusOk().bodyText().doesNotContain(beside.toString());
        assertThat(get("/pairs/" + beside, marek)).hasStatus(404);
        assertThat(post(
                        "/pairs/" + beside,
                        marek,
                        "answer",
                        "two",
                        "why",
                        "they are two",
                        "shown",
                        Doubts.content(jdbc, beside)))
                .hasStatus(404);
        assertThat(opinions()).isZero();
        var exported = new ByteArrayOutputStream();
        clusters.write(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains(scene.person(tanners.mother()).toString())
                .doesNotContain(scene.person(tanners.isla()).toString());
    }

    @Test
    void nobodyIsPutTogetherAcrossAnAdoptionAndTheRefusalTellsNothing9() {
        var across = pair(adoption.tylerAtClinic().id, adoption.thomas().id);
        assertThat(post(
                        "/pairs/" + across,
                        marek,
                        "answer",
                        "one",
                        "why",
                        "one address since birth",
                        "shown",
                        Doubts.content(jdbc, across)))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("/pairs/decisions/", "adopt", "seal");
        assertThat(opinions()).isZero();
    }

    @Test
    void whoIsGoneAsAnotherIsNotRaisedByUndoingAParting() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "the clinic rang back");
        var isla = scene.person(tanners.isla());
        deciding.part(new PersonId(isla), scene.records(isla), List.of(tanners.ivy().id), "the other twin", marek);
        int parting = newestDecision();
        var mother = scene.person(tanners.mother());
        for (var record : scene.records(isla)) {
            movedByARun(record, mother);
        }
        jdbc.sql("update matching.person set until_change = 99, became = ? where id = ?")
                .params(mother, isla)
                .update();

        undo(parting, "it was Isla");

        assertThat(scene.person(tanners.ivy())).isEqualTo(mother);
        assertThat(jdbc.sql("""
                select count(*)
                from matching.person p
                where until_change is not null
                  and exists (select from matching.member m where m.person_id = p.id)
                """).query(Integer.class).single()).isZero();
    }

    @Test
    void aDecisionIsTakenBackThoughARunMovedItsRecordsSince() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "the clinic rang back");
        int change = change("one");
        var page = "/pairs/decisions/" + change;
        var elsewhere = scene.person(tanners.mother());
        movedByARun(tanners.ivy().id, elsewhere);
        movedByARun(tanners.isla().id, elsewhere);
        assertThat(get(page, marek))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "No record moves now", "have been moved since", "The next run puts each", "Undo this decision");

        undo(change, "it was the sister");

        assertThat(get(page, marek)).hasStatusOk().bodyText().contains("Undone", "it was the sister");
        match.run(_ -> {});
        assertThat(scene.person(tanners.ivy())).isNotEqualTo(scene.person(tanners.isla()));
    }

    @Test
    void undoingPutsNobodyTogetherWhomALaterDecisionParts() {
        decide(pair(tanners.isla().id, tanners.mother().id), "one", "a slip");
        var isla = scene.person(tanners.isla());
        deciding.part(new PersonId(isla), scene.records(isla), List.of(tanners.mother().id), "her mother", marek);
        int parting = change("two");
        decide(pair(tanners.isla().id, adoption.birthMother().id), "one", "another slip");
        decide(pair(adoption.birthMother().id, tanners.mother().id), "two", "two women");
        int later = newestDecision();
        assertThat(get("/pairs/decisions/" + parting, marek))
                .bodyText()
                .contains("No record moves now", "href=\"/pairs/decisions/" + later + "\"")
                .doesNotContain("have been moved since");
        undo(parting, "it was Isla");
        assertThat(scene.person(adoption.birthMother())).isNotEqualTo(scene.person(tanners.mother()));
    }

    private void movedByARun(int record, UUID person) {
        int run = jdbc.sql("insert into matching.change (kind, made_at, fingerprint, manifest)"
                        + " select 'run', now(), 'a test', (select manifest from matching.change where kind = 'run' limit 1)"
                        + " returning id")
                .query(Integer.class)
                .single();
        jdbc.sql("update matching.membership set until_change = ? where record_id = ? and until_change is null")
                .params(run, record)
                .update();
        jdbc.sql("insert into matching.membership (record_id, person_id, since_change) values (?, ?, ?)")
                .params(record, person, run)
                .update();
    }

    private int change(String answer) {
        return jdbc.sql("select min(change_id) from matching.decision where answer = ? and undone_at is null")
                .param(answer)
                .query(Integer.class)
                .single();
    }

    private int newestDecision() {
        return jdbc.sql("select max(change_id) from matching.decision")
                .query(Integer.class)
                .single();
    }

    private int opinions() {
        return jdbc.sql("select count(*) from matching.opinion")
                .query(Integer.class)
                .single();
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
        part(page, ivys);

        assertThat(scene.person(tanners.ivy())).isNotEqualTo(scene.person(tanners.isla()));
        match.run(_ -> {});
        assertThat(scene.person(tanners.ivy())).isNotEqualTo(scene.person(tanners.isla()));
        assertThat(post(page, marek, "why", "x", "record", String.valueOf(adoption.tyler().id)))
                .hasStatus(404);
    }

    @Test
    void somebodyIsPartedThoughARecordOfTheirsIsGoneAndNoRunHasSeenIt() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "taken for one child");
        decide(pair(tanners.isla().id, tanners.mother().id), "one", "a slip");
        takeBack(tanners.mother().id);

        part("/pairs/people/" + scene.person(tanners.isla()), String.valueOf(tanners.ivy().id));

        assertThat(scene.person(tanners.ivy())).isNotEqualTo(scene.person(tanners.isla()));
        assertThat(jdbc.sql("select count(*) from matching.decision where :gone in (one_record_id, other_record_id)"
                                + " and answer = 'two'")
                        .param("gone", tanners.mother().id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void takeBack(int record) {
        jdbc.sql("delete from partners.fact where record_id = :record or other_record_id = :record")
                .param("record", record)
                .update();
        jdbc.sql("delete from partners.identity where record_id = ?")
                .param(record)
                .update();
        jdbc.sql("delete from partners.record where id = ?").param(record).update();
    }

    @Test
    void undoingOneOfTwoDecisionsThatSayTheSameNamesTheOther() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "two", "twins, says the midwife");
        int first = change("two");
        assertThat(get("/pairs/decisions/" + first, marek)).bodyText().contains("Later runs may join them");
        var isla = scene.person(tanners.isla());
        movedByARun(tanners.ivy().id, isla);
        deciding.part(new PersonId(isla), scene.records(isla), List.of(tanners.ivy().id), "two letters", marek);
        int parting = newestDecision();

        assertThat(get("/pairs/decisions/" + first, marek))
                .bodyText()
                .contains("No record moves", "href=\"/pairs/decisions/" + parting + "\"")
                .doesNotContain("Later runs may join them");
        assertThat(get("/pairs/decisions/" + parting, marek))
                .bodyText()
                .contains("No record moves now", "href=\"/pairs/decisions/" + first + "\"");
        undo(first, "one letter");
        assertThat(get("/pairs/decisions/" + parting, marek)).bodyText().contains("1 record goes back");
    }

    @Test
    void onlyWhatWasShownIsUndone() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "taken for one child");
        int change = change("one");
        var page = "/pairs/decisions/" + change;
        var shown = Doubts.shown(get(page, marek));
        var elsewhere = scene.person(tanners.mother());
        movedByARun(tanners.ivy().id, elsewhere);
        movedByARun(tanners.isla().id, elsewhere);

        assertThat(post(page, marek, "why", "it was the sister", "shown", shown))
                .hasStatusOk()
                .bodyText()
                .contains("It is not undone yet", "No record moves now", "it was the sister");

        assertThat(change("one")).as("it stands").isEqualTo(change);
        undo(change, "it was the sister");
    }

    @Test
    void whatTheRecordsSaidWhenTheyWereShownIsAnsweredAndNothingElse() {
        var pair = pair(tanners.isla().id, tanners.initial().id);
        var shown = Doubts.shown(get("/pairs/" + pair, marek));
        jdbc.sql("update partners.identity set forename = 'Ivy', row_hash = row_hash + 1 where record_id = ?")
                .param(tanners.initial().id)
                .update();

        assertThat(post("/pairs/" + pair, marek, "answer", "one", "why", "one address", "shown", shown))
                .hasStatusOk()
                .bodyText()
                .contains("Your answer is not kept yet", "<mark>Ivy</mark>", "one address");
        assertThat(opinions()).isZero();

        var now = Doubts.shown(get("/pairs/" + pair, marek));
        assertThat(post("/pairs/" + pair, marek, "answer", "two", "why", "Ivy it is", "shown", now))
                .hasStatus(303);
        assertThat(opinions()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasShownIsParted() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "taken for one child");
        decide(pair(tanners.isla().id, tanners.mother().id), "one", "a slip");
        var isla = scene.person(tanners.isla());
        var page = "/pairs/people/" + isla;
        var ivys = String.valueOf(tanners.ivy().id);
        var shown = shown(page, ivys);
        int before = scene.records(isla).size();

        var mothers = String.valueOf(tanners.mother().id);
        assertThat(post(page, marek, "why", "two girls", "record", ivys, "record", mothers, "shown", shown))
                .as("more is ticked")
                .hasStatusOk()
                .bodyText()
                .contains("Nothing is parted yet", "2 records become");
        movedByARun(tanners.mother().id, scene.person(adoption.birthMother()));
        assertThat(post(page, marek, "why", "two girls", "record", ivys, "shown", shown))
                .as("a run moved what was to stay")
                .hasStatusOk()
                .bodyText()
                .contains("Nothing is parted yet", "1 record becomes");
        assertThat(scene.records(isla)).hasSize(before - 1).contains(tanners.ivy().id);

        part(page, ivys);
        assertThat(scene.records(isla)).hasSize(before - 2).doesNotContain(tanners.ivy().id);
    }

    @Test
    void whatARunMovesWhileItIsToBePartedIsNotParted() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "one", "taken for one child");
        var isla = scene.person(tanners.isla());
        var shown = scene.records(isla);
        movedByARun(tanners.mother().id, isla);
        assertThatThrownBy(
                        () -> deciding.part(new PersonId(isla), shown, List.of(tanners.ivy().id), "two girls", marek))
                .isInstanceOf(DecisionChanged.class);
    }

    /// Looks at what parting a record does, and does it.
    private void part(String page, String record) {
        assertThat(post(page, marek, "why", "two girls", "record", record, "shown", shown(page, record)))
                .hasStatus(303);
    }

    private String shown(String page, String record) {
        return Doubts.shown(post(page, marek, "why", "two girls", "record", record));
    }

    /// Looks at what undoing a decision does, and does it.
    private void undo(int change, String why) {
        var page = "/pairs/decisions/" + change;
        assertThat(post(page, marek, "why", why, "shown", Doubts.shown(get(page, marek))))
                .hasStatus(303);
    }

    @Test
    void saysHowNearTheNextBestPersonIsAsAFigureAndInWords() {
        var near = Doubts.pair(jdbc, tanners.isla().id, tanners.initial().id, 1.0, -0.5);
        assertThat(get("/pairs/" + near, marek))
                .hasStatusOk()
                .bodyText()
                .contains("How near the next best person is", "<b>+1.0</b>", "<b>−0.5</b>")
                .contains("B is 2.0 times as likely to be A’s person as the next best person is")
                .contains("Another person is 1.4 times as likely to be B’s as A is");
        assertThat(get("/pairs", marek)).bodyText().contains("<div>−0.5, another fits better</div>");
    }

    @Test
    void saysInWordsThatTheNextBestPersonFitsAsWell() {
        var tie = Doubts.pair(jdbc, tanners.isla().id, tanners.initial().id, 1.0, -0.04);
        assertThat(get("/pairs/" + tie, marek))
                .bodyText()
                .contains("<b>A tie</b>. Another person fits B exactly as well as A does")
                .doesNotContain("0.0");
        assertThat(get("/pairs", marek)).bodyText().contains("<div>a tie</div>").doesNotContain("0.0");
    }

    @Test
    void saysSoWhereThereIsNoSecondCandidate() {
        var pair = pair(tanners.isla().id, tanners.initial().id);
        assertThat(get("/pairs/" + pair, marek))
                .hasStatusOk()
                .bodyText()
                .contains("<b>No second candidate.</b> Nobody else fits A as often as 85 times in 100");
        assertThat(get("/pairs", marek)).bodyText().contains("no second candidate");
    }

    @Test
    void theQueueIsPutInOrderOfTheGapAndPartedByIt() {
        var alone = pair(tanners.isla().id, tanners.initial().id);
        var wide = Doubts.pair(jdbc, tanners.isla().id, tanners.ivy().id, 2.0, 3.0);
        var narrow = Doubts.pair(jdbc, tanners.ivy().id, tanners.initial().id, 1.5, 0.25);
        jdbc.sql("update matching.pair set probability = 0.86 where id = ?")
                .param(alone)
                .update();
        assertThat(inOrder("/pairs")).first().isEqualTo(alone);
        assertThat(inOrder("/pairs?order=gap")).containsExactly(narrow, wide, alone);
        assertThat(inOrder("/pairs?beside=somebody&order=gap")).containsExactly(narrow, wide);
        assertThat(inOrder("/pairs?beside=nobody")).containsExactly(alone);
    }

    @Test
    void aLongQueueHasPages() {
        for (int i = 0; i < 60; i++) {
            pair(tanners.isla().id, recordLikeIslas(i));
        }
        assertThat(get("/pairs", marek)).bodyText().contains("60 pairs wait for your answer", "Page 1 of 2", "page=2");
        var first = inOrder("/pairs");
        var second = inOrder("/pairs?page=2");
        assertThat(first).hasSize(50);
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
        assertThat(inOrder("/pairs?page=9")).isEqualTo(second);
    }

    private int recordLikeIslas(int number) {
        int record = 900_000 + number;
        jdbc.sql("""
                insert into partners.record (id, source_id, source_key, first_delivery_id)
                select ?, source_id, 'queue-' || ?, first_delivery_id from partners.record where id = ?
                """).params(record, record, tanners.isla().id).update();
        jdbc.sql("insert into matching.membership (record_id, person_id, since_change) values (?, ?, 1)")
                .params(record, UUID.randomUUID())
                .update();
        return record;
    }

    @Test
    void whatWasDecidedLongAgoIsReachedToo() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "two", "twins, says the midwife");
        int first = newestDecision();
        jdbc.sql("""
                with change as (
                  insert into matching.change (kind, made_at, made_by, made_by_name, why)
                  select kind, made_at, made_by, made_by_name, why from matching.change, generate_series(1, 100) where id = ?
                  returning id
                )
                insert into matching.decision (one_record_id, other_record_id, answer, why, decided_by, decided_by_name,
                  decided_at, change_id)
                select one_record_id, other_record_id, 'ask', 'again', decided_by, decided_by_name,
                  decided_at + interval '1 minute', change.id
                from matching.decision d, change
                """).param(first).update();
        assertThat(get("/pairs/decisions", marek))
                .bodyText()
                .contains("101 decisions", "Page 1 of 2", "href=\"/pairs/decisions?page=2\"")
                .doesNotContain("twins, says the midwife");
        assertThat(get("/pairs/decisions?page=2", marek))
                .bodyText()
                .contains("101 decisions", "Page 2 of 2", "href=\"/pairs/decisions/" + first + "\"");
        assertThat(get("/pairs", marek)).bodyText().contains("100 pairs are undecided", "href=\"/pairs?undecided=2\"");
    }

    @Test
    void whatSomebodyAnsweredLongAgoIsReachedToo() {
        for (int i = 0; i < 51; i++) {
            var pair = pair(tanners.isla().id, recordLikeIslas(i));
            post("/pairs/" + pair, marek, "answer", "two", "why", "not her", "shown", Doubts.content(jdbc, pair));
        }
        assertThat(get("/pairs", marek))
                .bodyText()
                .contains("51 pairs that you answered are open", "href=\"/pairs?mine=2\"");
        assertThat(get("/pairs?mine=2", marek))
                .bodyText()
                .contains("Page 2 of 2")
                .containsOnlyOnce("Two people</div>");
    }

    private List<UUID> inOrder(String path) {
        var page = get(path, marek);
        assertThat(page).hasStatusOk();
        return Pattern.compile("rowheader\">\\s*<a href=\"/pairs/([0-9a-f-]{36})\"")
                .matcher(said(page))
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .toList();
    }

    private static String said(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPairThatTouchesASealedRecordIsNotThere() {
        var pair = pair(adoption.tyler().id, adoption.thomas().id);
        assertThat(get("/pairs/" + pair, marek)).hasStatus(404);
        assertThat(get("/pairs", marek)).bodyText().contains("No pair waits");
    }

    @Test
    void barsAreAsLongAsTheyAreWhateverChildrenInCommonSay() {
        var pair = pair(tanners.isla().id, tanners.initial().id);
        var without = said(get("/pairs/" + pair, marek));
        jdbc.sql("""
                update matching.pair
                set reasons = jsonb_set(reasons, '{steps}', reasons -> 'steps'
                  || jsonb_build_array(jsonb_build_object('compared', ?::text, 'found', 'one', 'weight', 9.5)))
                """).param(Reasons.CHILDREN).update();
        assertThat(bars(said(get("/pairs/" + pair, marek))))
                .isEqualTo(bars(without))
                .isNotEmpty();
    }

    private static List<String> bars(String page) {
        return Pattern.compile("<rect[^>]*>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void saysNothingOfHowOthersWereJudged() {
        decide(pair(tanners.isla().id, tanners.ivy().id), "two", "twins, says the midwife");
        assertThat(get("/pairs/" + pair(tanners.isla().id, tanners.initial().id), marek))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("judged");
    }

    @Test
    void anAnswerNeedsAReason() {
        var pair = pair(tanners.isla().id, tanners.initial().id, tanners.ivy().id);
        assertThat(post("/pairs/" + pair, marek, "answer", "one", "why", " ", "shown", Doubts.content(jdbc, pair)))
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
        assertThat(post("/pairs/" + pair, marek, "answer", answer, "why", why, "shown", Doubts.content(jdbc, pair)))
                .hasStatus(303);
        return post("/pairs/" + pair, jana, "answer", answer, "why", why, "shown", Doubts.content(jdbc, pair));
    }
}
