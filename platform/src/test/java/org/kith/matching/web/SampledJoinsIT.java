package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Scene;
import org.kith.matching.Gaps;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Pairs;
import org.kith.matching.precision.ReviewedPairs;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Joins that the program makes by itself are drawn, and asked about among doubtful pairs.
@DoorsOnPostgres
@TestPropertySource(properties = "kith.sampled-joins=8")
class SampledJoinsIT extends Visiting {

    private static final int PEOPLE = 30;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private Pairs pairs;

    @Autowired
    private ReviewedPairs reviewed;

    @Autowired
    private Accounts accounts;

    private Scene scene;
    private Viewer marek;
    private Viewer jana;

    @BeforeEach
    void tell() {
        scene = Scene.anew(jdbc);
        for (int i = 0; i < PEOPLE; i++) {
            say("school-census", i);
            say("case-system", i);
        }
        marek = new Staff(accounts).of(Role.ANALYST);
        jana = new Staff(accounts).of(Role.ANALYST);
        match.run(_ -> {});
    }

    @Test
    void drawsAsManyAsAreWantedOfJoinsThatStandAndCountsTheRest() {
        assertThat(open()).isNotEmpty().hasSizeLessThanOrEqualTo(8).allMatch(pair -> areOne(pair));
        assertThat(jdbc.sql("select sum(joins) from matching.join_stratum")
                        .query(Integer.class)
                        .single())
                .as("every record but each person's first")
                .isEqualTo(jdbc.sql("""
                        select count(*) - count(distinct m.person_id)
                        from matching.member m
                        join partners.record r on r.id = m.record_id and not r.sealed
                        """).query(Integer.class).single());
        assertThat(jdbc.sql("select max(count) from (select count(*) from matching.pair group by stratum)")
                        .query(Integer.class)
                        .single())
                .as("two from each of four strata")
                .isEqualTo(2);
    }

    @Test
    void aJoinThatAnotherPersonComesNearIsDrawnWithItsGapUnlessThatWouldTell() {
        var drawn = jdbc.sql("select id from matching.pair where stratum is not null order by probability, id limit 1")
                .query(UUID.class)
                .single();
        var stratum = stratum(drawn);
        anotherComesNear(drawn, 1);
        say("police", 900);
        match.run(_ -> {});
        assertThat(open()).contains(drawn);
        assertThat(stratum(drawn)).isEqualTo(stratum);
        assertThat(jdbc.sql("select coalesce(one_gap, other_gap) from matching.pair where id = ?")
                        .param(drawn)
                        .query(Double.class)
                        .single())
                .isCloseTo(1, within(0.01));
        assertThat(said(get("/pairs/" + drawn, marek)))
                .contains("Somebody else fits as well", "+1.0")
                .doesNotContain("in 100 are");
        assertThat(reviewed.reviewed(marek).near()).isZero();

        anotherComesNear(drawn, 3);
        say("police", 901);
        match.run(_ -> {});
        assertThat(open()).doesNotContain(drawn);
        assertThat(reviewed.reviewed(marek).near())
                .as("their join and that of the other person")
                .isEqualTo(2);
    }

    private int stratum(UUID pair) {
        return jdbc.sql("select stratum from matching.pair where id = ?")
                .param(pair)
                .query(Integer.class)
                .single();
    }

    /// As a run that left the lower record in doubt about somebody of so much less match weight would have it.
    private void anotherComesNear(UUID join, double behind) {
        jdbc.sql("delete from matching.pair where stratum is null").update();
        double weight = Gaps.weight(jdbc.sql("select probability from matching.pair where id = ?")
                .param(join)
                .query(Double.class)
                .single());
        jdbc.sql("""
                insert into matching.pair (id, one_record_id, other_record_id, probability, band, rival_record_ids, reasons,
                  since_change)
                select gen_random_uuid(), p.one_record_id, m.record_id, ?, 'PotentialMatch', '{}',
                  '{"sentence": "", "twins": 0, "kin": 0, "steps": []}', 1
                from matching.pair p
                join matching.member m on m.record_id > p.other_record_id
                  and m.person_id <> (select person_id from matching.member where record_id = p.one_record_id)
                where p.id = ?
                order by m.record_id
                limit 1
                """).params(Gaps.probability(weight - behind), join).update();
    }

    @Test
    void whatWasDrawnIsDrawnAgainWhenOthersCome() {
        var before = open();
        say("police", 900);
        match.run(_ -> {});
        assertThat(open()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void nothingTellsASureJoinFromADoubtfulPairBeforeItIsAnswered() {
        var drawn = open().getFirst();
        var asDrawn = page(drawn);
        var inQueue = line(drawn);
        jdbc.sql("update matching.pair set stratum = null, probability = 0.86, band = 'PotentialMatch' where id = ?")
                .param(drawn)
                .update();
        assertThat(page(drawn)).isEqualTo(asDrawn);
        assertThat(line(drawn)).isEqualTo(inQueue);
        assertThat(asDrawn).doesNotContain("in 100 are", person(drawn).toString());
    }

    @Test
    void aJoinThatTwoPeopleConfirmIsAskedAboutNoMoreAndCountsAsRight() {
        var drawn = open().getFirst();
        answer(marek, drawn, "one");
        assertThat(said(get("/pairs", marek))).contains("joined them by itself");
        answer(jana, drawn, "one");
        assertThat(areOne(drawn)).isTrue();
        match.run(_ -> {});
        assertThat(open()).doesNotContain(drawn).isNotEmpty();
        var found = reviewed.reviewed(marek);
        assertThat(found.all().judged()).as("it is no doubtful pair").isZero();
        assertThat(found.joins().count()).isEqualTo(1);
        assertThat(found.joins().share()).isEqualTo(1);
        assertThat(found.joins().low()).isLessThan(0.5);
        assertThat(said(get("/pairs", marek)))
                .contains("Joins that the program makes by itself", "100.0% (20.7 to 100.0)");
    }

    @Test
    void aNoShowsWhatPartingMovesAndHoldsInLaterRuns() {
        var drawn = open().getFirst();
        answer(marek, drawn, "two");
        assertThat(areOne(drawn)).as("one word moves nothing").isTrue();
        var person = person(drawn);
        var after = answer(jana, drawn, "two");
        var parting = String.valueOf(after.getResponse().getRedirectedUrl());
        assertThat(parting).startsWith("/pairs/people/" + person).contains("record=");
        assertThat(areOne(drawn)).as("nothing moves before it is shown").isTrue();
        assertThat(said(get(parting, jana)))
                .contains("It is decided that they are two people", "What parting does", "1 record becomes");
        match.run(_ -> {});
        assertThat(areOne(drawn)).isFalse();
        match.run(_ -> {});
        assertThat(areOne(drawn)).isFalse();
        assertThat(reviewed.reviewed(marek).joins().share()).isZero();
    }

    @Test
    void partingAtOnceMovesWhatWasShown() {
        var drawn = open().getFirst();
        answer(marek, drawn, "two");
        var parting = String.valueOf(answer(jana, drawn, "two").getResponse().getRedirectedUrl());
        var record = parting.substring(parting.indexOf("record=") + 7);
        var page = parting.substring(0, parting.indexOf('?'));
        var shown = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"").matcher(said(get(parting, jana)));
        assertThat(shown.find()).isTrue();
        assertThat(post(page, jana, "why", "two letters", "record", record, "shown", shown.group(1)))
                .hasStatus(303);
        assertThat(areOne(drawn)).isFalse();
        match.run(_ -> {});
        assertThat(areOne(drawn)).isFalse();
    }

    @Test
    void aSureJoinIsNoDoubtAboutAPerson() {
        assertThat(open().stream()
                        .mapToInt(id -> pairs.about(List.of(person(id))))
                        .sum())
                .isZero();
    }

    private void say(String source, int i) {
        char a = (char) ('a' + i % 26);
        char b = (char) ('a' + i / 26 % 26);
        scene.cast
                .told()
                .record(source, "S" + i)
                .named("Zebedee" + a + b, "Quillfeather" + b + a, "2014-0" + (1 + i % 9) + "-1" + i % 10)
                .child("M")
                .at((1 + i) + " Quay Row", "DT1 9Q" + Character.toUpperCase(a))
                .told();
    }

    @Test
    void whatIsDrawnIsCountedUntilItIsJudged() {
        int drawn = match.drawnJoins();
        assertThat(drawn).isEqualTo(open().size()).isPositive();
        var pair = open().getFirst();
        for (var each : List.of(marek, jana)) {
            post(
                    "/pairs/" + pair,
                    each,
                    "answer",
                    "one",
                    "why",
                    "the same number",
                    "shown",
                    Doubts.content(jdbc, pair));
        }
        assertThat(match.drawnJoins()).isEqualTo(drawn - 1);
    }

    private List<UUID> open() {
        return new ArrayList<>(jdbc.sql("""
                select id from matching.pair p
                where stratum is not null and until_change is null
                  and not exists (
                    select from matching.decision d
                    where d.undone_at is null and d.one_record_id = p.one_record_id
                      and d.other_record_id = p.other_record_id)
                order by id
                """).query(UUID.class).list());
    }

    private boolean areOne(UUID pair) {
        return jdbc.sql("""
                select count(distinct m.person_id) = 1
                from matching.pair p join matching.member m on m.record_id in (p.one_record_id, p.other_record_id)
                where p.id = ?
                """).param(pair).query(Boolean.class).single();
    }

    private PersonId person(UUID pair) {
        return new PersonId(jdbc.sql("""
                select m.person_id
                from matching.pair p join matching.member m on m.record_id = p.one_record_id
                where p.id = ?
                """).param(pair).query(UUID.class).single());
    }

    private MvcTestResult answer(Viewer viewer, UUID pair, String answer) {
        var answered = post(
                "/pairs/" + pair,
                viewer,
                "answer",
                answer,
                "why",
                "as the letters say",
                "shown",
                Doubts.content(jdbc, pair));
        assertThat(answered).hasStatus(303);
        return answered;
    }

    private String page(UUID pair) {
        return said(get("/pairs/" + pair, marek)).replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    /// The pair's line in the queue.
    private String line(UUID pair) {
        return said(get("/pairs", marek))
                .lines()
                .filter(line -> line.contains("rowheader\"><a href=\"/pairs/" + pair))
                .findFirst()
                .orElseThrow();
    }

    private static String said(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
