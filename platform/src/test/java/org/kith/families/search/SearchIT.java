package org.kith.families.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whom a search puts first, among children of one zone who are called much alike.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Search search;

    private Scene scene;
    private Told.Sheet ella;
    private Viewer weymouth;
    private Viewer dorchester;
    private Viewer tom;

    @BeforeAll
    void tell() {
        scene = Scene.anew(jdbc);
        scene.cast.theOBriens();
        helpedByTom(say("P1", "Harriet", "Marsh", "2014-03-07", "DT4 8AA"));
        say("P2", "Marsha", "Harrison", "2012-11-19", "DT4 8AA");
        say("P3", "Marsh", "Harrietson", "2011-01-23", "DT4 8AA");
        say("P4", "Oleksandr", "Hrytsenko", "2013-05-14", "DT4 8AA");
        say("P5", "Alexander", "Gritton", "2010-08-30", "DT4 8AA");
        ella = say("P6", "Ella", "Stone", "2015-04-03", "DT4 8AA");
        say("P7", "Ella", "Stone", "2009-09-28", "DT4 8AA");
        say("P8", "Ella", "Stone", "2012-04-25", "DT4 8AA");
        say("P9", "Elle", "Stowe", "2014-12-12", "DT4 8AA");
        helpedByTom(say("P10", "Nina", "Vale", "2013-02-17", "DT4 8AA")).shielded("refuge");
        helpedByTom(say("P11", "Lotte", "Vale", "2011-08-05", "DT1 1AA"));
        scene.cast
                .told()
                .record("health-visiting", "P12")
                .named("Lotte", "Vale", "2011-08-05")
                .child("F")
                .at("10 Quay Row", "DT4 8AA")
                .told();
        scene.run(match, build);
        var staff = new Staff(accounts);
        weymouth = staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        dorchester = staff.of(Role.ZONE_MANAGER, "DOR", "", "");
        tom = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
    }

    @Test
    void namesTheOtherWayRoundFindTheirBearerFirst() {
        assertThat(found("Marsh Harriet", weymouth)).first().isEqualTo("Harriet Marsh");
        assertThat(found("Harriet Marsh", weymouth)).first().isEqualTo("Harriet Marsh");
    }

    @Test
    void whoBearsTheVeryNameIsFoundAmongThousandsWhoBearOneLikeIt() {
        var pattern = scene.person(ella);
        likeThem(pattern, "Ellie", 2_100);
        likeThem(pattern, "Elliette", 1);
        assertThat(found("Elliette Stone", weymouth)).first().isEqualTo("Elliette Stone");
        jdbc.sql(
                        "delete from access.grant where person_id in (select id from families.person where forename like 'Elli%')")
                .update();
        jdbc.sql("delete from families.person where forename like 'Elli%'").update();
    }

    private void likeThem(UUID pattern, String forename, int times) {
        var part = forename.toLowerCase(Locale.ROOT);
        jdbc.sql("""
                insert into families.person
                select (jsonb_populate_record(p, jsonb_build_object(
                    'id', gen_random_uuid(), 'forename', :forename::text, 'terms', array[:part, 'stone']))).*
                from families.person p, generate_series(1, :times)
                where p.id = :pattern
                """)
                .param("forename", forename)
                .param("part", part)
                .param("times", times)
                .param("pattern", pattern)
                .update();
        jdbc.sql("""
                insert into access.grant
                select (jsonb_populate_record(g, jsonb_build_object('person_id', p.id))).*
                from access.grant g, families.person p
                where g.person_id = :pattern and p.forename = :forename
                """).param("pattern", pattern).param("forename", forename).update();
        jdbc.sql("insert into families.name_part (part, sound, row_hash) values (:part, 'none', 0)")
                .param("part", part)
                .update();
    }

    @Test
    void aNameThatIsRomanisedOtherwiseFindsItsBearerFirst() {
        assertThat(found("Aleksandr Gritsenko", weymouth)).first().isEqualTo("Oleksandr Hrytsenko");
    }

    @Test
    void aMisspeltNameFindsItsBearerFirst() {
        assertThat(found("Hariet Mrash", weymouth)).first().isEqualTo("Harriet Marsh");
        assertThat(search.results("Hariet Mrash", weymouth)
                        .found()
                        .getFirst()
                        .fit()
                        .near())
                .isTrue();
    }

    @Test
    void aDateWithDayAndMonthSwappedPutsThePersonFirstWhomItMeans() {
        assertThat(ids("Ella Stone 4/3/2015", weymouth)).first().isEqualTo(id("P6"));
        assertThat(ids("Ella Stone 04/25/2012", weymouth))
                .as("as it is written in America")
                .first()
                .isEqualTo(id("P8"));
        assertThat(ids("Ella Stone 28/9/2008", weymouth))
                .as("one digit is wrong")
                .first()
                .isEqualTo(id("P7"));
    }

    @Test
    void whoWasBornOnAnotherDayIsSaidToBe() {
        assertThat(search.results("Harriet Marsh 7/3/14", weymouth)
                        .found()
                        .getFirst()
                        .fit()
                        .bornOtherwise())
                .isFalse();
        assertThat(search.results("Harriet Marsh", weymouth)
                        .found()
                        .getFirst()
                        .fit()
                        .bornOtherwise())
                .isFalse();
        assertThat(search.results("Harriet Marsh 3/7/2014", weymouth)
                        .found()
                        .getFirst()
                        .fit()
                        .bornOtherwise())
                .isTrue();
        assertThat(search.results("Harriet Marsh 2015", weymouth)
                        .found()
                        .getFirst()
                        .fit()
                        .bornOtherwise())
                .isTrue();
    }

    @Test
    void whoFindsNobodyIsToldOfFilesThatCameSinceIfTheyMayKnowOfFiles() {
        assertThat(search.results("Nobody Atall", weymouth).unseen()).isZero();
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, brought, receipt)
                select id, 'new', 'new.csv', 'accepted', current_date, current_date, 1, '{}'
                from partners.source
                where name in ('school-census', 'adult-treatment')
                """).update();
        var lead = new Staff(accounts).of(Role.SCHOOL_LEAD, "", "8384003", "");

        assertThat(search.results("Nobody Atall", weymouth).unseen()).isEqualTo(1);
        assertThat(search.results("Harriet Marsh", weymouth).unseen()).isZero();
        assertThat(search.results("Nobody Atall", lead).unseen()).isZero();

        jdbc.sql("delete from partners.delivery where sha256 = 'new'").update();
    }

    @Test
    void aPostcodeMayBeASlipAwayAndOneElsewhereIsNotMeant() {
        assertThat(found("Harriet Marsh DT4 8AB", tom)).contains("Harriet Marsh");
        assertThat(found("Harriet Marsh BH1 1ZZ", tom)).isEmpty();
        assertThat(found("DT4 8AA", tom)).contains("Harriet Marsh").doesNotContain("Ella Stone");
    }

    @Test
    void whoMayNotReadAnAddressTriesPostcodesInVain5() {
        assertThat(found("DT4 8AA", weymouth)).isEmpty();
        assertThat(found("Ella Stone DT4 8AA", weymouth))
                .isEqualTo(found("Ella Stone BH1 1ZZ", weymouth))
                .isEqualTo(found("Ella Stone", weymouth))
                .contains("Ella Stone");
    }

    @Test
    void whereSomebodyShieldedLivesMovesNothing() {
        assertThat(found("Nina Vale DT4 8AA", tom))
                .isEqualTo(found("Nina Vale BH1 1ZZ", tom))
                .contains("Nina Vale");
        assertThat(found("DT4 8AA", tom)).doesNotContain("Nina Vale");
    }

    /// Lotte is counted at her father's, and a source writes her down at Nina's.
    @Test
    void theHomeOfSomebodyShieldedIsNobodysPlace() {
        assertThat(found("Lotte Vale DT1 1AA", tom)).contains("Lotte Vale");
        assertThat(found("Lotte Vale DT4 8AA", tom))
                .isEqualTo(found("Lotte Vale BH1 1ZZ", tom))
                .doesNotContain("Lotte Vale");
        assertThat(found("DT1 1AA", tom)).contains("Lotte Vale");
        assertThat(found("DT4 8AA", tom)).doesNotContain("Lotte Vale");
    }

    /// Dates of birth can be tried as well; a search that says no date is none by which a stranger is found.
    @Test
    void anExactSearchThatMeetsNobodyIsOnRecord5() {
        var stranger = new Staff(accounts).of(Role.PRACTITIONER, "", "", "nobody@example.org");
        search.results("Harriet Marsh", stranger);
        assertThat(inVain(stranger)).isZero();
        search.results("Harriet Marsh 8/3/2014", stranger);
        assertThat(inVain(stranger)).isEqualTo(1);
        search.results("Harriet Marsh 7/3/2014", stranger);
        assertThat(inVain(stranger)).isEqualTo(1);
        var school = new Staff(accounts).of(Role.SCHOOL_LEAD, "", "nowhere", "");
        search.results("Harriet 8/3/2014", school);
        assertThat(inVain(school)).isZero();
        search.results("Harriet Marsh 8/3/2014", school);
        assertThat(inVain(school)).as("of a role that meets its own alone").isEqualTo(1);
    }

    private int inVain(Viewer viewer) {
        return jdbc.sql("""
                select count(*)
                from access.reading
                where account_id = ?
                  and act = 'find-exactly'
                  and person_id = '{}'
                """).param(viewer.id().value()).query(Integer.class).single();
    }

    @Test
    void whoMayNotBeSeenNeitherComesNorCounts() {
        for (var typed : List.of("Marsh Harriet", "Aleksandr Gritsenko", "Ella Stone 4/3/2015", "DT4 8AA")) {
            var results = search.results(typed, dorchester);
            assertThat(results.found()).as(typed).isEmpty();
            assertThat(results.more()).as(typed).isFalse();
        }
    }

    private Told.Sheet say(String key, String forename, String surname, String born, String postcode) {
        return scene.cast
                .told()
                .record("school-census", key)
                .named(forename, surname, born)
                .child("F")
                .at(key.substring(1) + " Quay Row", postcode)
                .told();
    }

    private static Told.Sheet helpedByTom(Told.Sheet child) {
        return child.fact(
                "involvement",
                "family support worker",
                "2026-09-08",
                null,
                null,
                "Tom Adeyemi|Early help|01632 960141|" + Cast.TOM,
                null,
                null);
    }

    private List<String> found(String typed, Viewer viewer) {
        return search.results(typed, viewer).found().stream()
                .map(Search.Found::name)
                .toList();
    }

    private List<UUID> ids(String typed, Viewer viewer) {
        return search.results(typed, viewer).found().stream()
                .map(found -> found.id().value())
                .toList();
    }

    private UUID id(String key) {
        return jdbc.sql("""
                select m.person_id
                from matching.member m
                join partners.record r on r.id = m.record_id
                where r.source_key = :key
                """).param("key", key).query(UUID.class).single();
    }
}
