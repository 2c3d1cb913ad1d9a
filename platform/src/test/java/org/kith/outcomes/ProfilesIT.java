package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.partners.Populations;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What a run releases of a small town, and who may see and take away which figures.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilesIT extends Visiting {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tallies tallies;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MeasureRun measures;

    @Autowired
    private TransactionTemplate transaction;

    private Told told;
    private Told.Sheet child;
    private Staff staff;
    private Viewer board;
    private Measured measured;

    @BeforeAll
    void tell() {
        var scene = Scene.anew(jdbc);
        jdbc.sql("""
                insert into partners.area (code, name, zone_code, pyramid)
                values ('WEY01', 'Weymouth 1', 'WEY', 'Nothe Reach'), ('DOR01', 'Dorchester 1', 'DOR', null)
                """).update();
        jdbc.sql("update partners.postcode set area_code = zone_code || '01' where zone_code in ('WEY', 'DOR')")
                .update();
        told = scene.cast.told();
        child = scene.cast.theOBriens().cian();
        scene.cast.theHarts();
        scene.cast.theSilvas();
        scene.run(match, build);
        jdbc.sql("truncate outcomes.release, outcomes.place, outcomes.measure, outcomes.figure restart identity")
                .update();
        measured = measures.run();
        staff = new Staff(accounts);
        board = staff.of(Role.BOARD_MEMBER, "", "", "");
    }

    /// Tests that share this database know of no areas.
    @AfterAll
    void forget() {
        jdbc.sql("update partners.postcode set area_code = null where area_code in ('WEY01', 'DOR01')")
                .update();
        jdbc.sql("delete from partners.area where code in ('WEY01', 'DOR01')").update();
    }

    @Test
    void aRunWithNothingNewChangesNothing() {
        var again = measures.run();
        assertThat(again.changed()).isFalse();
        assertThat(again.digest()).isEqualTo(measured.digest());
        assertThat(jdbc.sql("select count(*) from outcomes.release")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void childrenLaidOutAheadAreCountedUnlessAnythingCameSinceAndAreGoneAfterwards() {
        notCountedYet();
        measures.ahead();
        assertThat(laidOut()).isPositive();
        assertThat(countedAnew()).isEqualTo(measured.digest());
        assertThat(laidOut()).isZero();
        notCountedYet();
        measures.ahead();
        jdbc.sql("delete from outcomes.counted_child").update();
        jdbc.sql("update outcomes.counted_child_from set mark = mark || ' before'")
                .update();
        assertThat(countedAnew()).isEqualTo(measured.digest());
    }

    @Test
    void childrenAreCountedAnewWhereAnythingWasToldOfAnybody() {
        undone(() -> {
            told.record("health-visiting", "nobody yet");
            measures.ahead();
            assertThat(laidOut()).isZero();
            assertThat(measures.run()).isEqualTo(measured.again());
            child.fact("care-episode", "U1", "2026-01-01");
            measures.ahead();
            assertThat(laidOut("in_care")).isEqualTo(1);
        });
        undone(() -> {
            describedAnew();
            measures.ahead();
            assertThat(laidOut()).isZero();
            child.with("ethnicity", "WIRT");
            describedAnew();
            measures.ahead();
            assertThat(laidOut("traveller")).isEqualTo(1);
        });
        weymouthsArea(null);
        measures.ahead();
        assertThat(laidOut("zone_code = 'WEY' and area_code is null")).isPositive();
        weymouthsArea("WEY01");
        assertThat(measures.run().digest()).isEqualTo(measured.digest());
        measures.ahead();
        assertThat(laidOut()).isZero();
    }

    /// The return of a year comes a month after it, and the next a year later.
    @Test
    void whoLeftCareIsCountedAsLongAsAReturnIsReadAndAPlanWithoutItsReasonIsOne() {
        var today = LocalDate.now(Dates.HERE);
        undone(() -> {
            leftCare(today.minusMonths(20));
            assertThat(laidOut("care_leaver")).isEqualTo(1);
            leftCare(new Told(jdbc).record("children-in-care", "of the next return"), today.minusMonths(8));
            assertThat(laidOut("care_leaver")).isZero();
        });
        undone(() -> {
            leftCare(today.minusMonths(25));
            assertThat(laidOut("care_leaver")).isZero();
        });
        undone(() -> {
            child.fact("protection-plan", null, "2026-01-01");
            measures.ahead();
            assertThat(laidOut("at_risk_of_harm")).isEqualTo(1);
        });
    }

    private void leftCare(LocalDate yearEnds) {
        leftCare(child, yearEnds);
    }

    private void leftCare(Told.Sheet of, LocalDate yearEnds) {
        of.fact("care-leaver", "F1", null, yearEnds.toString(), null, "YES/B", null, null);
        measures.ahead();
    }

    /// As a register brings it, which is a delivery.
    private void weymouthsArea(@Nullable String code) {
        new Told(jdbc).record("settings", "areas with " + code);
        jdbc.sql("update partners.postcode set area_code = ? where zone_code = 'WEY'")
                .param(code)
                .update();
        build.run(_ -> {}, () -> {});
    }

    @Test
    void aZoneHasItsShapeSinceTheStrategySaysSo() {
        undone(() -> {
            jdbc.sql("update partners.zone set from_on = '2010-01-01' where code = 'WEY'")
                    .update();
            measures.run();
            assertThat(jdbc.sql("""
                    select from_on::text
                    from outcomes.place
                    where kind = 'zone' and code = 'WEY'
                    order by release_id desc
                    limit 1
                    """).query(String.class).single()).isEqualTo("2017-04-01");
        });
    }

    private void describedAnew() {
        jdbc.sql("""
                update partners.identity
                set until_on = '2026-11-02', until_delivery_id = (select max(id) + 1 from partners.delivery)
                where record_id = ? and until_on is null
                """).param(child.id).update();
        child.told();
    }

    private void undone(Runnable what) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            what.run();
        });
    }

    private void notCountedYet() {
        jdbc.sql("update outcomes.release set children = 'before'").update();
    }

    private long laidOut() {
        return laidOut("true");
    }

    private long laidOut(String those) {
        return jdbc.sql("select count(*) from outcomes.counted_child where " + those)
                .query(Long.class)
                .single();
    }

    private String countedAnew() {
        jdbc.sql("update outcomes.release set fingerprint = 'before'").update();
        return measures.run().digest();
    }

    @Test
    void noSmallNumberStandsInTheTables() {
        assertThat(measured.figures()).isPositive();
        assertThat(jdbc.sql("select count(*) from outcomes.figure where counted between 1 and 5 or of between 1 and 5")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// Else the ages that are told, less the boys and girls, would be those few.
    @Test
    void whoseSexNoSourceSaysIsNotLeftOverByBoysAndGirls() {
        undone(() -> {
            jdbc.sql("update families.person set sex = case when born_on < '2014-01-01' then 'U' end")
                    .update();
            var counted = tallies.count(
                    Place.county("Dorset"),
                    AgeBands.of(Populations.shipped()),
                    Nesting.in(Path.of("..", "strategies", "dorset")),
                    List.of(),
                    List.of(),
                    LocalDate.of(2026, 11, 2));
            assertThat(boysAndGirls(counted.residentsDrawn)).isPositive().isEqualTo(counted.totals()[0]);
            assertThat(boysAndGirls(counted.pupilsDrawn)).isPositive().isEqualTo(counted.onRoll[0]);
        });
    }

    /// Of the whole county.
    private static long boysAndGirls(long[][] drawn) {
        return IntStream.range(0, drawn[0].length)
                .filter(column -> column % Counted.SEXES < 2)
                .mapToLong(column -> drawn[0][column])
                .sum();
    }

    @Test
    void whoIsShieldedStandsInTheCountyAndInNoSmallerPlace8() {
        var residents = jdbc.sql("""
                select count(*) filter (where resident) as county, count(area_code) as places
                from families.child_facts
                """)
                .query((row, _) -> new long[] {row.getLong("county"), row.getLong("places")})
                .single();
        assertThat(residents[0]).isGreaterThan(residents[1]);
        assertThat(jdbc.sql(
                                "select counted from outcomes.figure where kind = 'county' and measure = 'people:residents'")
                        .query(Long.class)
                        .optional()
                        .orElse(residents[0]))
                .isEqualTo(residents[0]);
    }

    @Test
    void everyoneWhoWorksHereSeesFiguresAndAParentDoesNot() {
        for (var role : new Role[] {
            Role.PRACTITIONER,
            Role.SCHOOL_LEAD,
            Role.ZONE_MANAGER,
            Role.BOARD_MEMBER,
            Role.GOVERNANCE_OFFICER,
            Role.ANALYST
        }) {
            assertThat(get("/profiles", staff.of(role, "WEY", Cast.NOTHE, Cast.TOM)))
                    .as(role.word())
                    .hasStatusOk();
        }
        assertThat(get("/profiles", staff.of(Role.PARENT, "", "", ""))).hasStatus(403);
    }

    @Test
    void aSchoolsLeadIsLedFromTheirDayToTheirOwnSchool() {
        var nothe = staff.of(Role.SCHOOL_LEAD, "", Cast.NOTHE, "");
        var profile = "/profiles/school/" + Cast.NOTHE;
        assertThat(get("/my-day", nothe))
                .bodyText()
                .contains("<a href=\"" + profile + "\">Nothe Reach Academy in figures");
        assertThat(get(profile, nothe)).hasStatusOk().bodyText().contains("Nothe Reach Academy");
        assertThat(get("/my-day", staff.of(Role.SCHOOL_LEAD, "", "8389999", "")))
                .bodyText()
                .doesNotContain("/profiles/school/");
    }

    @Test
    void aHiddenNumberSaysSoInOneWording() {
        assertThat(get("/profiles/zone/DOR", board))
                .hasStatusOk()
                .bodyText()
                .contains("Dorchester", "hidden", "of fewer than 6 children, or so that another cannot be worked out")
                .doesNotContain("Hart", "Silva", "/lists/needs");
    }

    @Test
    @Transactional
    void whereTheCountysNumberIsHiddenItIsSaidThatNothingCanBeCompared() {
        jdbc.sql("update outcomes.figure set counted = case when kind = 'zone' then 50 end,"
                        + " of = case when kind = 'zone' then 100 end")
                .update();
        jdbc.sql("update outcomes.release set at = at + interval '1 second'").update();
        assertThat(get("/profiles/zone/WEY", board))
                .bodyText()
                .contains("The county’s number is hidden, so it cannot be compared");
    }

    @Test
    void aPlaceIsFoundByPartOfItsName() {
        assertThat(get("/profiles?q=dorch", board)).hasStatusOk().bodyText().contains("/profiles/zone/DOR");
        assertThat(get("/profiles?q=nowhere", board)).hasStatusOk().bodyText().contains("No place has a name");
        assertThat(get("/profiles/zone/XXX", board)).hasStatus(404);
        assertThat(get("/profiles/county/county", board)).hasStatus(404);
    }

    @Test
    void aBoardMembersDayLeadsToTheCountysPictureAndItsOutcomes() {
        assertThat(get("/my-day", board))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/profiles\"", "/profiles/zone/WEY", "href=\"/strategy#outcome-", "href=\"/sources\"")
                .doesNotContain("There is nothing new for you");
    }

    @Test
    void nobodyIsSaidToLiveInAPyramid() {
        var analyst = staff.of(Role.ANALYST, "", "", "");
        assertThat(get("/profiles/pyramid/nothe-reach", analyst))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "belong to it",
                        "by the school that they go to or left",
                        "children and young people of the pyramid aged 5 to 15")
                .doesNotContain("live here", "lives here", "where they live", "of the residents", ">Residents");
        assertThat(get("/profiles/pyramid/nothe-reach/figures.csv", analyst))
                .hasStatusOk()
                .bodyText()
                .contains("children and young people of the pyramid aged 5 to 15")
                .doesNotContainPattern("(?m)^[^,]*,pyramid,.*,residents");
    }

    @Test
    @Transactional
    void whoIsFoundAndIsInNoRateIsNamedApartAndARateSaysItsAges() {
        jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, reads, sources, kinds, from_age, until_age,
                  stands, in_force, sql, sql_sha256, published_on)
                values ('of-all', 1, 'Of all', 'health', 'Everybody.', 'Never.', '[{"kind": "suspension", "sources": []}]',
                  '{}', '{}', 4, 18, '1 year', true, 'select', 'x', current_date)
                """).update();
        jdbc.sql("""
                insert into needs.found (rule_id, person_id, since, found_on, received_on, kinds, sources, settings, row_hash)
                select r.id, c.person_id, current_date, current_date, current_date, '{}', '{}', '{}', 0
                from needs.rule r, families.child_facts c
                where r.name = 'of-all' and not c.on_roll
                limit 3
                """).update();
        jdbc.sql("update outcomes.release set fingerprint = 'before', method = 0")
                .update();
        measures.run();
        var apart = "select f.counted::text from outcomes.figure f where f.measure = 'apart-no-roll:of-all'";
        assertThat(jdbc.sql(apart).query().listOfRows())
                .as("one, of the county, hidden")
                .singleElement()
                .satisfies(row -> assertThat(row.get("counted")).isNull());
        assertThat(get("/profiles", board))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Found by a rule, and in no rate",
                        "Of all: a hidden number on the roll of no school that is counted here.",
                        "pupils on roll of every age; the rule looks at those aged 4 to 18");
        assertThat(get("/profiles/zone/WEY", board)).bodyText().contains("The county’s profile</a> names them apart");
    }

    @Test
    @Transactional
    void whoIsOlderThanAllWhoAreCountedIsNamedApartAndARateSaysThatItsRuleLooksAtThem() {
        jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, reads, sources, kinds, from_age, until_age,
                  stands, in_force, sql, sql_sha256, published_on)
                values ('of-young', 1, 'Of young people', 'health', 'Everybody.', 'Never.', '[]', '{}', '{}', 16, 24, '1 year', true,
                  'select', 'x', current_date)
                """).update();
        jdbc.sql("""
                insert into needs.found (rule_id, person_id, since, found_on, received_on, kinds, sources, settings, row_hash)
                select r.id, p.id, current_date, current_date, current_date, '{}', '{}', '{}', 0
                from needs.rule r, families.person p
                where r.name = 'of-young' and not p.child and p.born_on < current_date - interval '20 years'
                limit 3
                """).update();
        jdbc.sql("update outcomes.release set fingerprint = 'before', method = 0")
                .update();
        measures.run();
        assertThat(get("/profiles", board))
                .hasStatusOk()
                .bodyText()
                .contains("Of young people: a hidden number of other ages than those of whom the rate is told.");
        assertThat(jdbc.sql("select of_whom from outcomes.measure where name = 'need:of-young'")
                        .query(String.class)
                        .single())
                .endsWith("; the rule looks at those aged 16 to 24");
    }

    @Test
    @Transactional
    void aFigureOfWhichASourceIsLateSaysSinceWhenOnPagesAndInFiles12() {
        jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, reads, sources, kinds, stands, in_force, sql,
                  sql_sha256, published_on)
                values ('of-late', 1, 'Of late', 'health', 'Everybody.', 'Never.', '[]', '{}', '{}', '1 year', true, 'select', 'x',
                  current_date)
                """).update();
        late(5);
        assertThat(get("/profiles", board)).bodyText().doesNotContain("ot confirmed since");
        late(6);
        assertThat(get("/profiles", board))
                .bodyText()
                .contains("<span class=\"tag maybe\">In the county some not confirmed since 31 August 2025</span>");
        assertThat(get("/profiles/figures.csv", board))
                .bodyText()
                .contains("in the county some not confirmed since 2025-08-31");
    }

    /// So many children, and somebody who is in no rate, of whose need nobody knows whether it still holds.
    private void late(int many) {
        jdbc.sql("delete from needs.found where unconfirmed_since = '2025-08-31'")
                .update();
        jdbc.sql("""
                insert into needs.found (rule_id, person_id, since, found_on, received_on, unconfirmed_since, kinds, sources,
                  settings, row_hash)
                select r.id, p.id, current_date, current_date, current_date, '2025-08-31', '{}', '{}', '{}', 0
                from needs.rule r
                cross join (
                  (select person_id as id from families.child_facts order by 1 limit :many)
                  union all
                  (select id
                  from families.person
                  where died_on is null and id not in (select person_id from families.child_facts)
                  order by 1
                  limit 1)
                ) p
                where r.name = 'of-late'
                """).param("many", many).update();
        jdbc.sql("update outcomes.release set fingerprint = 'before', method = 0")
                .update();
        measures.run();
    }

    @Test
    @Transactional
    void whatCanHappenToAPupilTwiceHasNoLimits() {
        for (var measure : List.of("year:suspensions", "year:persistent")) {
            jdbc.sql("""
                    insert into outcomes.measure (release_id, name, kind, title, of_whom, basis)
                    select max(id), :name, 'year', 'Title', 'pupils', 'pupils' from outcomes.release
                    """).param("name", measure).update();
            jdbc.sql("""
                    insert into outcomes.figure (release_id, kind, code, measure, part, counted, of)
                    select max(id), 'county', 'county', :name, '2026', 20, 200 from outcomes.release
                    """).param("name", measure).update();
        }
        jdbc.sql("update outcomes.release set at = at + interval '2 seconds'").update();
        assertThat(get("/profiles/figures.csv", staff.of(Role.ANALYST, "", "", "")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2026,20,200,10.00,z,z,z,z,\"no limits: one pupil can have several",
                        "2026,20,200,10.00,6.57,14.94,");
    }

    @Test
    void aFileHoldsThePlacesThatThePageDrawsBesideItsOwn() throws UnsupportedEncodingException {
        assertThat(placesIn("/profiles/figures.csv")).containsExactly("county/county", "zone/DOR", "zone/WEY");
        assertThat(placesIn("/profiles/zone/WEY/figures.csv"))
                .containsExactly("zone/WEY", "county/county", "zone/DOR", "pyramid/nothe-reach");
        assertThat(placesIn("/profiles/pyramid/nothe-reach/figures.csv"))
                .startsWith("pyramid/nothe-reach", "county/county", "zone/DOR", "zone/WEY")
                .anyMatch(place -> place.startsWith("school/"));
    }

    /// In the order of the file.
    private Set<String> placesIn(String file) throws UnsupportedEncodingException {
        return get(file, board)
                .getResponse()
                .getContentAsString()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> cells[1] + "/" + cells[2])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void everyBoxThatDrawsLeadsToItsFile() {
        assertThat(get("/profiles/zone/WEY", board)).bodyText().satisfies(page -> {
            for (var box : List.of("where", "within", "groups", "people")) {
                assertThat(page)
                        .containsPattern("(?s)id=\"" + box + "\">((?!</section>).)*/profiles/zone/WEY/figures.csv");
            }
        });
    }

    @Test
    @Transactional
    void aManagerSeesWhichPyramidHasMostAndWhoIsWithoutKnownHelpThere() {
        jdbc.sql("""
                insert into outcomes.place (release_id, kind, code, name, zone_code)
                select max(id), 'pyramid', 'an-other', 'An Other', 'WEY' from outcomes.release
                """).update();
        jdbc.sql("""
                insert into outcomes.measure (release_id, name, kind, title, of_whom, basis)
                select max(id), 'need:out', 'need', 'Out of education', 'residents', 'residents' from outcomes.release
                """).update();
        for (var told :
                List.of("county, county, 47", "zone, WEY, 47", "pyramid, an-other, 7", "pyramid, nothe-reach, 40")) {
            jdbc.sql("""
                    insert into outcomes.figure (release_id, kind, code, measure, part, counted, of)
                    select max(id), ?, ?, 'need:out', '', ?::int, 200 from outcomes.release
                    """).params(List.of(told.split(", "))).update();
        }
        jdbc.sql("update outcomes.release set at = at + interval '3 seconds'").update();
        var manager = staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        assertThat(get("/profiles/zone/WEY?measure=need:out", manager))
                .bodyText()
                .satisfies(page -> {
                    var within = page.substring(
                            page.indexOf("id=\"within\""), page.indexOf("</section>", page.indexOf("id=\"within\"")));
                    assertThat(within)
                            .containsPattern("(?s)>An Other<.*How many\"><div>7<.*>Nothe Reach<.*How many\"><div>40<")
                            .contains("need=out&amp;pyramid=Nothe+Reach&amp;help=nobody");
                });
    }

    @Test
    void aFileHoldsWhatThePageTellsAndGoesOnRecord() {
        assertThat(get("/profiles/zone/WEY/figures.csv", board))
                .hasStatusOk()
                .bodyText()
                .startsWith("\ufeffas_of,geographic_level,code,name,measure")
                .contains("zone,WEY,Weymouth and Portland,people:residents");
        assertThat(jdbc.sql("""
                select count(*)
                from access.reading
                where account_id = ? and act = 'export' and why = 'figures of a place, as a file'
                """).param(board.id().value()).query(Long.class).single())
                .isEqualTo(1);
    }
}
