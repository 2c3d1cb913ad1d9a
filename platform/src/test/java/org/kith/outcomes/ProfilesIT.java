package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.Accounts;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.families.FamilyBuild;
import org.kith.matching.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a run releases of a small town, and who may see and take away which figures.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilesIT extends Visiting {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MeasureRun measures;

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
        scene.cast.theOBriens();
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
        measures.ahead();
        assertThat(laidOut()).isPositive();
        assertThat(countedAnew()).isEqualTo(measured.digest());
        assertThat(laidOut()).isZero();
        measures.ahead();
        jdbc.sql("delete from outcomes.counted_child").update();
        jdbc.sql("update outcomes.counted_child_from set mark = mark || ' before'")
                .update();
        assertThat(countedAnew()).isEqualTo(measured.digest());
    }

    private long laidOut() {
        return jdbc.sql("select count(*) from outcomes.counted_child")
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
                .contains("Dorchester", "hidden", "would give such a number away")
                .doesNotContain("Hart", "Silva", "/lists/needs");
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
