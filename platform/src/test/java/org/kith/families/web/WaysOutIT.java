package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.browser.Chromium;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.Families;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.Clusters;
import org.kith.matching.runs.Match;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/// What each role gets at each way out: page, search, refusal. Shields, the adoption barrier and the other household
/// hold.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysOutIT extends Visiting {

    /// Where a fact, a name, a home or a tie is written.
    private static final Pattern SAID = Pattern.compile("<p class=\"src\">[^<]*, received .*?</p>", Pattern.DOTALL);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Families families;

    @Autowired
    private Clusters clusters;

    private Scene scene;
    private Cast.OBriens obriens;
    private Cast.Harts harts;
    private Cast.Adoption adoption;
    private Cast.Silvas silvas;
    private Cast.Finches finches;
    private Told.Sheet bea;
    private Told.Sheet mabel;
    private Told.Sheet rue;
    private Told.Sheet jay;
    private Viewer tom;
    private Viewer sam;
    private Viewer stranger;
    private Viewer weymouth;
    private Viewer dorchester;
    private Viewer nothe;
    private Viewer quarry;
    private Viewer officer;

    @BeforeAll
    void tell() {
        scene = Scene.anew(jdbc);
        obriens = scene.cast.theOBriens();
        obriens.niamh()
                .fact(
                        "involvement",
                        "school nurse",
                        "2026-10-01",
                        null,
                        null,
                        "Tom Adeyemi|Early help|01632 960141|" + Cast.TOM,
                        null,
                        null);
        harts = scene.cast.theHarts();
        adoption = scene.cast.theAdoption();
        silvas = scene.cast.theSilvas();
        finches = scene.cast.theFinches();
        harts.carla().fact("tenancy", null, "2020-01-01", null, null, "Weymouth Homes", null, null);
        harts.carla().fact("restriction", "refuge", "2026-09-01"); // of which nothing is asked while it stands
        jay = scene.cast
                .told()
                .record("case-system", "C650")
                .named("Jay", "Lark", "2013-05-13")
                .child("M")
                .told()
                .onRoll(Cast.NOTHE, "8")
                .fact(
                        "involvement",
                        "social worker",
                        "2024-01-10",
                        null,
                        null,
                        "Lou Kerr|Weymouth and Portland team|01632 960199|lou.kerr@nothe.example",
                        null,
                        null)
                .shielded("placement");
        bea = scene.cast
                .told()
                .record("homelessness", "H1/1")
                .named("Bea", "Quillfeather", "1986-02-03")
                .adult("F")
                .told()
                .fact("household", "H1", "2026-09-01")
                .fact("temporary-accommodation", "Women's Refuge", "2026-09-02", "2026-10-01", null, null, null, null)
                .shielded("refuge");
        mabel = scene.cast
                .told()
                .record("case-system", "A660")
                .named("Mabel", "Linnet", "1961-01-09")
                .adult("F")
                .at("9 Rowan Way", "DT1 1BB")
                .told();
        rue = scene.cast
                .told()
                .record("case-system", "C660")
                .named("Rue", "Linnet", "2016-04-04")
                .child("F")
                .at("9 Rowan Way", "DT1 1BB")
                .told()
                .onRoll(Cast.QUARRY, "5")
                .tied("kinship-carer", mabel, null)
                .shielded("placement");
        scene.run(match, build);
        var staff = new Staff(accounts);
        tom = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
        sam = staff.of(Role.PRACTITIONER, "", "", Cast.SAM);
        stranger = staff.of(Role.PRACTITIONER, "", "", "nobody@example.org");
        weymouth = staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        dorchester = staff.of(Role.ZONE_MANAGER, "DOR", "", "");
        nothe = staff.of(Role.SCHOOL_LEAD, "", Cast.NOTHE, "");
        quarry = staff.of(Role.SCHOOL_LEAD, "", Cast.QUARRY, "");
        officer = staff.of(Role.GOVERNANCE_OFFICER);
    }

    @Test
    void whoLooksAgainWithinTheHourIsNotToldThatItIsTheFirstTime() {
        var again = new Staff(accounts).of(Role.PRACTITIONER, "", "", Cast.TOM);
        assertThat(get(family(obriens.niamh()), again)).bodyText().contains("This is your first visit");
        assertThat(get(family(obriens.niamh()), again))
                .bodyText()
                .contains("Nothing new since you last looked")
                .doesNotContain("This is your first visit");
    }

    @Test
    @Transactional
    void whatCameSinceIsNewHoweverLongAgoItWas() throws UnsupportedEncodingException {
        var again = new Staff(accounts).of(Role.PRACTITIONER, "", "", Cast.TOM);
        var page = family(obriens.cian());
        get(page, again);
        assertThat(news(page, again)).contains("Nothing new since you last looked");
        obriens.cianAtSchool().fact("suspension", "DB", "2024-01-10", "2024-01-11", 4, "SUSP", Cast.NOTHE, null);
        jdbc.sql("""
                update partners.delivery
                set loaded_at = now() + interval '1 hour', received_on = current_date
                where source_id = (select id from partners.source where name = 'school-census')
                """).update();
        assertThat(news(page, again))
                .contains("New since you last looked", "10 Jan", "Suspended for 4 sessions")
                .doesNotContain("information and advice", " more, on the pages");
        for (int day = 10; day < 25; day++) {
            obriens.cianAtSchool()
                    .fact("suspension", "DB", "2023-03-" + day, "2023-03-" + day, 2, "SUSP", Cast.NOTHE, null);
        }
        assertThat(news(page, again)).containsPattern("And \\d more, on the pages of the people here");
    }

    private String news(String page, Viewer viewer) throws UnsupportedEncodingException {
        var main = main(get(page, viewer));
        return main.substring(main.indexOf("id=\"new\""), main.indexOf("id=\"helping\""));
    }

    @Test
    void theLeadSeesTheFamilyWithWhereEachFactComesFrom() throws UnsupportedEncodingException {
        assertThat(get(family(obriens.cian()), tom))
                .hasStatusOk()
                .bodyText()
                .contains("Cian 14", "Niamh 9", "12 Quarry Close, DT4 8AA", "Tom Adeyemi (you)", "01632 960141")
                .contains("Suspended for 4 sessions at Nothe Reach Academy", "Withdrawn by source", "line ")
                .contains("Of people in other homes this page gives names and ages only", "Declan");
        assertThat(get(family(obriens.cian()), tom)).bodyText().doesNotContain("40b Mill Street");
        for (var page : List.of(family(obriens.cian()), person(obriens.cian()))) {
            assertThat(SAID.matcher(main(get(page, tom))).results().map(MatchResult::group))
                    .hasSizeGreaterThan(2)
                    .allMatch(said -> said.contains("<a href=\"/receipts/"));
        }
    }

    @Test
    void whoHelpsInTwoRolesIsOneRow() throws UnsupportedEncodingException {
        var helping = main(get(family(obriens.cian()), tom));
        assertThat(helping.split("Tom Adeyemi \\(you\\)", -1)).hasSize(2);
        assertThat(helping)
                .contains("family support worker (Cian) and school nurse (Niamh), Early help", "Cian and Niamh");
    }

    @Test
    void whatIsNotThereAndWhatIsNotYoursAreTheSame() throws UnsupportedEncodingException {
        var theirs = get(family(obriens.cian()), dorchester);
        var nowhere = get("/families/" + UUID.randomUUID(), dorchester);
        assertThat(theirs).hasStatus(404);
        assertThat(nowhere).hasStatus(404);
        assertThat(main(theirs)).isEqualTo(main(nowhere));
        assertThat(get(person(obriens.cian()), stranger)).hasStatus(404);
    }

    @Test
    void theZoneManagerSeesWhoHelpsAndOpensTheRestWithAReason() {
        var page = family(obriens.cian());
        var helen = new Staff(accounts).of(Role.ZONE_MANAGER, "WEY", "", "");
        assertThat(get(page, helen))
                .hasStatus(403)
                .bodyText()
                .contains("Tom Adeyemi", "Cian", "Open the page with this reason")
                .contains("<b>Not shown before you give a reason:</b> education at another school, early help")
                .contains("<b>Not shown to your role:</b> police, notices of domestic abuse to a school")
                .contains("<a href=\"#reason\">Give a reason</a>")
                .doesNotContain("Suspended", "Quarry Close", "Declan", "social care</a>");
        for (var words : List.of("too short", "x".repeat(24), "review review review review")) {
            assertThat(post(page + "/reason", helen, "reason", words))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Say in a few words what you are doing");
        }
        assertThat(post(page + "/reason", helen, "reason", "covering Tom's leave this week"))
                .hasStatus(303);
        assertThat(get(page, helen))
                .hasStatusOk()
                .bodyText()
                .contains("Suspended", "Quarry Close", "<b>Not shown to your role:</b>")
                .contains("This is your first visit")
                .doesNotContain("before you give a reason", "Nothing new since you last looked");
    }

    @Test
    @Transactional
    void aNameThatSeveralLinesGiveIsKnownSinceTheFirst() throws UnsupportedEncodingException {
        jdbc.sql("""
                update partners.identity
                set from_on = case when record_id = ? then date '2023-10-05' else '2026-10-01' end
                where record_id in (?, ?)
                """)
                .params(obriens.cian().id, obriens.cian().id, obriens.cianAtSchool().id)
                .update();
        assertThat(main(get(person(obriens.cian()), tom)))
                .contains("<span class=\"when\">since 2023</span><div>CIAN O'BRIEN");
    }

    /// A child of fourteen was never of an age for a clinic of small children, in the years of which it tells.
    @Test
    void aSourceForOtherAgesIsSaidToBeSoOnAPersonsPage() {
        assertThat(get(person(obriens.cian()), tom)).bodyText().contains("Ages 0 to 5", "Out of age range");
    }

    /// A family's name is made of its adults' names too, and a stepfather may be known to one source only.
    @Test
    @Transactional
    void aFamilyIsCalledByThoseWhoAreShown6() {
        jdbc.sql("update families.family set name = 'O''Brien and Varga' where id = ?")
                .param(scene.family(obriens.cian()))
                .update();
        assertThat(get(family(obriens.cian()), tom)).bodyText().contains("O'Brien and Varga");
        assertThat(get(person(obriens.cian()), tom)).bodyText().contains("O'Brien and Varga");
        for (var page : List.of(family(obriens.cian()), person(obriens.cian()))) {
            assertThat(get(page, nothe))
                    .hasStatusOk()
                    .bodyText()
                    .contains("O'Brien")
                    .doesNotContain("Varga");
        }
    }

    @Test
    void aSchoolSeesItsOwnPupilAndItsOwnFactsOnly() {
        assertThat(get(family(obriens.cian()), nothe))
                .hasStatusOk()
                .bodyText()
                .contains("Cian", "Suspended", "Tom Adeyemi")
                .contains(", received ")
                .doesNotContain("Niamh", "Aoife", "Declan", "Quarry Close", "information and advice", "/receipts/");
        assertThat(get(person(obriens.cian()), nothe)).bodyText().doesNotContain("/receipts/");
        assertThat(get(person(obriens.niamh()), nothe)).hasStatus(404);
        assertThat(get(person(obriens.aoife()), nothe)).hasStatus(404);
    }

    @Test
    void nobodyShieldedIsFoundInAZoneOrSaysWhereTheyAre8() {
        assertThat(search("Ellie Hart", dorchester)).contains("Nobody was found");
        assertThat(get(family(harts.ellie()), dorchester)).hasStatus(404);
        var found = search("Ellie Hart 9 9 2015", stranger);
        assertThat(found)
                .contains("Ellie Hart", "not shown")
                .doesNotContain("Dorchester", "Secret Lane", "Quarry Hill");
        assertThat(search("Ellie Hart 9 9 2015 ZE1 9ZZ", stranger))
                .as("whichever postcode is tried")
                .contains("Ellie Hart", "not shown");
        var page = family(harts.ellie());
        assertThat(get(page, stranger))
                .hasStatus(403)
                .bodyText()
                .doesNotContain("Secret Lane", "DT1 ", "Quarry Hill", "Nothe Reach", "Dorchester");
        assertThat(post(page + "/reason", stranger, "reason", "rang about a bruise today"))
                .hasStatus(303);
        assertThat(get(page, stranger))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Secret Lane", "DT1 ", "Dorchester", "Quarry Hill");
        assertThat(get(person(harts.ellie()), stranger))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Secret Lane", "DT1 ", "Dorchester");
    }

    /// A placement is told by its address and by whoever cares there, whichever of the two families is opened.
    @Test
    void whereAChildInCareIsPlacedIsForThoseWhoMustKnow8() throws UnsupportedEncodingException {
        assertThat(get(family(finches.robin()), sam))
                .hasStatusOk()
                .bodyText()
                .contains("Robin", "Hazel", "Foster carer of Robin");
        assertThat(search("Robin Finch 6 6 2014", stranger))
                .contains("Robin Finch", "not shown")
                .doesNotContain("Hazel", "Foxglove", "Plover", "Weymouth");
        for (var page : List.of(family(finches.robin()), person(finches.robin()))) {
            post(page + "/reason", stranger, "reason", "his school rang about lunch");
            assertThat(get(page, stranger))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Robin")
                    .doesNotContain("Hazel", "Foster carer of", "Foxglove", "DT1 1BB", "At home:");
        }
        var carers = family(finches.ash());
        post(carers + "/reason", dorchester, "reason", "a visit is planned for Ash");
        assertThat(get(carers, dorchester))
                .hasStatusOk()
                .bodyText()
                .contains("Ash", "Hazel", "Mother of Ash")
                .doesNotContain("Robin", "Finch", "Foster carer");
        for (var page : List.of(person(finches.ash()), person(finches.hazel()))) {
            assertThat(main(get(page, dorchester))).doesNotContain("Robin", "Finch");
        }
    }

    /// Robin is still written down at home: the page says on top that he is not there.
    @Test
    void aChildInCareIsSaidToBeSoOnTopAndDrawnApartFromTheHome() throws UnsupportedEncodingException {
        var page = main(get(family(finches.robin()), sam));
        assertThat(page)
                .contains("<p>Wren 9, at 4 Plover Road, DT4 8AA.")
                .contains("<b>Robin 12 is in care, placed with foster carers, since 1 May 2023, as of 2 November.</b>")
                .contains("Your part: lead, social worker, Children in care, for Robin, since 10 January 2024.")
                .contains("12, in care")
                .contains("At 4 Plover Road: Wren and June.");
        assertThat(main(get(person(finches.robin()), sam)))
                .contains("Robin is in care, placed with foster carers, since 1 May 2023, as of 2 November.")
                .doesNotContain("Lives at");
        assertThat(page.indexOf("id=\"stands\"")).isBetween(0, page.indexOf("id=\"timeline\""));
        assertThat(page.substring(page.indexOf("id=\"stands\""), page.indexOf("id=\"new\"")))
                .contains(
                        "In the care of the council, placed with foster carers",
                        "1 May 2023",
                        "Children in care, received");
    }

    /// Of whoever opens the page with a reason, the kind of place is no more theirs than the place.
    @Test
    @Transactional
    void thatAChildIsInCareIsForWhoeverMayReadSocialCare4() throws UnsupportedEncodingException {
        assertThat(search("Robin Finch 6 6 2014", stranger)).contains("Robin Finch");
        post(family(finches.robin()) + "/reason", stranger, "reason", "his school rang about lunch");
        assertThat(main(get(family(finches.robin()), stranger)))
                .contains("Robin 12 is in care, since 1 May 2023")
                .doesNotContain("placed", "Your part");
        jdbc.sql("""
                insert into access.grant (writer, holder, relation, person_id, from_on)
                values ('roll', 'setting:' || ?, 'on-roll', ?, '2025-09-03')
                """).params(Cast.QUARRY, scene.person(finches.robin())).update();
        assertThat(main(get(family(finches.robin()), quarry)))
                .contains("Robin")
                .doesNotContain("is in care", "12, in care", "In the care");
    }

    /// Declan's home is known to be another; of a parent whose home no source tells, the picture draws no cross.
    @Test
    @Transactional
    void parentsLiveApartOnlyWhereASourceSaysSo() throws UnsupportedEncodingException {
        assertThat(main(get(family(obriens.cian()), tom))).contains("they live apart", "Crossed line");
        jdbc.sql("update families.person set home_id = null where id = ?")
                .param(scene.person(obriens.declan()))
                .update();
        assertThat(main(get(family(obriens.cian()), tom)))
                .contains("Declan", "Not known to live in this home")
                .doesNotContain("live apart", "Another home");
    }

    /// Whom nobody tells where people live learns it from no search either: postcodes can be tried.
    @Test
    void aSchoolFindsNobodyByAPostcode6() throws UnsupportedEncodingException {
        var postcode = jdbc.sql(
                        "select h.postcode from families.person p join families.home h on h.id = p.home_id where p.id = ?")
                .param(scene.person(obriens.cian()))
                .query(String.class)
                .single();
        assertThat(search(postcode, tom)).contains("Cian");
        assertThat(search(postcode, weymouth)).doesNotContain("Cian");
        assertThat(search(postcode, nothe)).doesNotContain("Cian");
        assertThat(search("Cian O'Brien " + postcode, nothe)).contains("Cian", "left out");
        assertThat(search("Cian O'Brien BH1 1ZZ", nothe)).contains("Cian");
    }

    /// His school is where he may be found.
    @Test
    void whoOfASchoolLookedAtAShieldedChildIsForThoseWhoMustKnow8() throws UnsupportedEncodingException {
        var lead = new Staff(accounts).of(Role.SCHOOL_LEAD, "", Cast.NOTHE, "");
        assertThat(get(family(jay), lead)).hasStatusOk();
        assertThat(get(family(obriens.cian()), lead)).hasStatusOk();
        assertThat(main(get(family(obriens.cian()), tom))).contains(lead.name() + ": ");
        assertThat(search("Jay Lark 13 5 2013", stranger)).contains("Jay Lark");
        post(family(jay) + "/reason", stranger, "reason", "he rang about his lunch");
        assertThat(main(get(family(jay), stranger)))
                .contains("Who looked")
                .doesNotContain(lead.name(), "of the school");
    }

    /// His school would tell whereabouts he is placed, and nobody else of his family is anywhere.
    @Test
    void aFamilyOfChildrenInCareShowsNoZoneAndNoPyramid8() throws UnsupportedEncodingException {
        var page = family(jay);
        search("Jay Lark 13 5 2013", stranger);
        post(page + "/reason", stranger, "reason", "his dentist rang");
        for (var viewer : List.of(stranger, nothe)) {
            assertThat(get(page, viewer)).bodyText().contains("Jay").doesNotContain("Weymouth", "Nothe Reach");
        }
    }

    /// A team is called by its zone, and a helper's address by the school.
    @Test
    void whoHelpsSomebodyShieldedIsToldWithoutForWhomTheyWork8() throws UnsupportedEncodingException {
        search("Jay Lark 13 5 2013", stranger);
        jdbc.sql("""
                insert into families.helper
                select person_id, row_hash, 'involved', 'charity', 'Home-Start', 'Home-Start', phone, null, from_on, fact_id
                from families.helper
                where name = 'Lou Kerr'
                """).update();
        try {
            for (var viewer : List.of(stranger, nothe)) {
                assertThat(main(get(family(jay), viewer)))
                        .contains("Lou Kerr", "social worker", "01632 960199", "A charity")
                        .doesNotContain("Weymouth", "nothe.example", "Home-Start");
            }
            jdbc.sql("update families.helper set relation = 'lead' where name = 'Home-Start'")
                    .update();
            assertThat(main(get("/my-day", nothe)))
                    .contains("Jay Lark", "A charity")
                    .doesNotContain("Home-Start");
        } finally {
            jdbc.sql("delete from families.helper where name = 'Home-Start'").update();
        }
    }

    @Test
    void whoLetsAHomeToSomebodyShieldedIsForThoseWhoMustKnow8() throws UnsupportedEncodingException {
        var page = person(harts.carla());
        search("Carla Hart 5 10 1990", stranger);
        post(page + "/reason", stranger, "reason", "she rang about her keys");
        assertThat(main(get(page, stranger))).contains("Tenancy").doesNotContain("Weymouth Homes");
    }

    /// The zone is that of the mother's home, and who meets the child alone would read it as the child's.
    @Test
    void whoMeetsTheChildInCareAloneReadsNoZoneOfTheFamily8() throws UnsupportedEncodingException {
        var another = new Staff(accounts).of(Role.PRACTITIONER, "", "", "nobody.else@example.org");
        search("Robin Finch 6 6 2014", another);
        assertThat(main(get(family(finches.robin()), another)))
                .contains("Robin", "asks for a reason")
                .doesNotContain("Weymouth", "pyramid");
        assertThat(main(get(family(finches.robin()), sam))).contains("Weymouth");
    }

    /// Who is placed with kin lives where they do: their zone and home, and why a zone's manager may open their page,
    /// would tell it.
    @Test
    void whereWhoeverLivesWithSomebodyShieldedLivesIsForThoseWhoMustKnow8() throws UnsupportedEncodingException {
        var manager = new Staff(accounts).of(Role.ZONE_MANAGER, "DOR", "", "");
        var page = family(rue);
        assertThat(search("Rue Linnet 4 4 2016", manager)).contains("Rue Linnet", "not shown");
        assertThat(main(get(page, manager)))
                .contains("Rue", "Mabel", "You gave the exact name and date of birth.")
                .doesNotContain("Rowan Way", "DT1 1BB", "Dorchester", "pyramid", "your zone");
        for (var each : List.of(page, person(mabel))) {
            post(each + "/reason", manager, "reason", "her school rang about lunch");
            assertThat(main(get(each, manager)))
                    .contains("Mabel")
                    .doesNotContain("asks for a reason", "Rowan Way", "DT1 1BB", "Dorchester", "pyramid");
        }
        assertThat(search("Mabel Linnet", manager))
                .contains("Mabel Linnet", "not shown")
                .doesNotContain("Dorchester");
        assertThat(search("DT1 1BB", manager)).doesNotContain("Hazel", "Mabel");
        var another = new Staff(accounts).of(Role.ZONE_MANAGER, "DOR", "", "");
        assertThat(main(get(page, another)))
                .as("who has met the carer alone")
                .contains("Mabel", "The family lives in your zone.")
                .doesNotContain("Rue", "Rowan Way", "Quarry Hill", "Dorchester");
    }

    /// A second home is told of on its own: whoever is counted elsewhere is not shielded for it.
    @Test
    @Transactional
    void aSecondHomeThatIsSomebodyShieldedsIsForThoseWhoMustKnow8() throws UnsupportedEncodingException {
        jdbc.sql("""
                insert into families.residence (person_id, home_id, record_id, from_on, main, row_hash)
                select ?, home_id, ?, date '2026-01-01', false, 0
                from families.person
                where id = ?
                """)
                .params(scene.person(obriens.cian()), obriens.cian().id, scene.person(rue))
                .update();
        assertThat(main(get(person(obriens.cian()), tom)))
                .as("who leads the help")
                .contains("Rowan Way");
        post(person(obriens.cian()) + "/reason", weymouth, "reason", "his school rang about lunch");
        assertThat(main(get(person(obriens.cian()), weymouth)))
                .contains("Quarry Close")
                .doesNotContain("Rowan Way");
    }

    /// Robin's mother is no relation of Hazel's, and Robin is not for the zone manager.
    @Test
    @Transactional
    void whoIsTiedOnlyToSomebodyWhoIsNotShownIsNotShown8() {
        jdbc.sql("update families.family_member set family_id = ?, main = true where person_id = ?")
                .params(scene.family(finches.ash()), scene.person(finches.robin()))
                .update();
        var carers = family(finches.ash());
        post(carers + "/reason", dorchester, "reason", "a visit is planned for Ash");
        assertThat(get(carers, dorchester))
                .hasStatusOk()
                .bodyText()
                .contains("Ash", "Hazel")
                .doesNotContain("Robin", "June");
    }

    @Test
    void theFathersFamilyShowsOfTheOtherHouseholdNamesAndAgesOnly() {
        var page = family(harts.alfie());
        assertThat(post(page + "/reason", weymouth, "reason", "a visit is planned for Alfie"))
                .hasStatus(303);
        assertThat(get(page, weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Alfie", "Dean", "Ellie", "contact not safe")
                .doesNotContain("Secret Lane", "DT1 ", "Dorchester", "Quarry Hill", "Carla");
    }

    @Test
    void aSealedLifeIsNowhereAndTheNewLifeSaysNothingOfIt9() {
        assertThat(search("Tyler Webb 20 5 2019", stranger)).contains("Nobody was found");
        assertThat(get("/people/" + scene.person(adoption.tyler()), tom)).hasStatus(404);
        assertThat(get("/people/" + scene.person(adoption.tylerAtClinic()), tom))
                .hasStatus(404);
        assertThat(search("Thomas Lindqvist 20 5 2019", stranger)).contains("Thomas Lindqvist");
        var page = person(adoption.thomas());
        post(page + "/reason", stranger, "reason", "his school rang about lunch");
        assertThat(get(page, stranger)).hasStatusOk().bodyText().doesNotContain("Tyler", "Webb", "Harbour View");
        assertThat(get(family(adoption.thomas()), stranger)).bodyText().doesNotContain("Tyler", "Webb", "Harbour View");
    }

    @Test
    @Transactional
    void whoIsSealedNowIsNowhereBeforeTheNextRun9() throws UnsupportedEncodingException {
        var page = person(obriens.niamh());
        var family = family(obriens.cian());
        sealed(obriens.niamh(), true);
        assertThat(search("Niamh O'Brien 21 4 2017", stranger)).contains("Nobody was found");
        for (var viewer : List.of(tom, weymouth, quarry)) {
            assertThat(search("Niamh", viewer)).doesNotContain("/people/", "/families/");
            assertThat(get(page, viewer)).hasStatus(404);
            for (var way : List.of("/my-day", family)) {
                assertThat(get(way, viewer).getResponse().getContentAsString())
                        .as(viewer.role() + " " + way)
                        .doesNotContain("Niamh", page);
            }
        }
        for (var way : List.of(family, person(obriens.cian()), person(obriens.aoife()))) {
            assertThat(get(way, tom)).hasStatusOk().bodyText().doesNotContain("Niamh");
        }
    }

    @Test
    void whoHasDiedIsInNoSearchAndOnNoFamilysPage14() {
        assertThat(search("Maya Silva 15 1 2011", stranger)).contains("Nobody was found");
        assertThat(search("Maya Silva", weymouth)).doesNotContain("/people/" + scene.person(silvas.maya()));
        var page = family(silvas.rafi());
        post(page + "/reason", weymouth, "reason", "a review is due this week");
        assertThat(get(page, weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Rafi")
                .doesNotContain("Maya");
    }

    @Test
    void theSearchForgivesSpellingAmongOnesOwnFamilies() {
        assertThat(search("Kian OBrian", tom)).contains("Cian O'Brien", "similar");
        assertThat(search("N835219916027", tom)).contains("Cian");
        assertThat(search("DT4 8AA niamh", tom)).contains("Niamh").doesNotContain("Rafi");
        assertThat(search("Cian O'Brien", stranger)).contains("Nobody was found");
        for (var nothing : List.of("DT4", "2 6 2012", "C")) {
            assertThat(search(nothing, tom))
                    .contains("Nothing was looked for", "a whole postcode")
                    .doesNotContain("Looked through", "Nobody was found");
        }
    }

    @Test
    void whoHelpsNobodyFindsByNameAndDateOfBirthIsAskedWhyAndBothAreRecorded5() {
        var page = family(obriens.cian());
        var newcomer = new Staff(accounts).of(Role.PRACTITIONER, "", "", "");
        for (var other : List.of("Cian O'Brien", "Kian OBrian 2 6 2012", "Cian O'Brien 3 6 2012", "DT4 8AA")) {
            assertThat(search(other, newcomer)).as(other).doesNotContain("/people/", "/families/");
        }
        assertThat(get(page, newcomer)).hasStatus(404);

        assertThat(search("Cian O'Brien 2 6 2012", newcomer)).contains(page);
        assertThat(get(page, newcomer))
                .hasStatus(403)
                .bodyText()
                .contains("Open the page with this reason")
                .doesNotContain("Suspended", "Quarry Close");
        assertThat(post(page + "/reason", newcomer, "reason", "his aunt rang the duty desk"))
                .hasStatus(303);
        assertThat(get(page, newcomer)).hasStatusOk();
        assertThat(jdbc.sql("""
                        select act || ' by ' || relation || coalesce(': ' || reason, '')
                        from access.reading
                        where account_id = :account and :cian = any(person_id)
                        order by id
                        """)
                        .param("account", newcomer.id().value())
                        .param("cian", scene.person(obriens.cian()))
                        .query(String.class)
                        .list())
                .contains("read by reason: his aunt rang the duty desk")
                .anyMatch(said -> said.startsWith("find-exactly by "));
    }

    @Test
    void aSearchStandsInNoAddressAndBelongsToWhoeverTypedIt() {
        var answer = post("/search", tom, "q", "Cian O'Brien");
        assertThat(answer).hasStatus(303);
        var address = String.valueOf(answer.getResponse().getRedirectedUrl());
        assertThat(address).startsWith("/search/").doesNotContainIgnoringCase("cian");
        assertThat(get(address, tom)).hasStatusOk();
        assertThat(get(address, stranger)).hasStatus(404);
    }

    @Test
    void everyReadingIsOnRecord() {
        get(person(obriens.cian()), tom);
        assertThat(jdbc.sql("""
                select relation || ' ' || why
                from access.reading
                where account_id = :tom and :cian = any(person_id)
                order by id desc
                limit 1
                """)
                        .param("tom", tom.id().value())
                        .param("cian", scene.person(obriens.cian()))
                        .query(String.class)
                        .single())
                .isEqualTo("lead person page");
    }

    @Test
    void thePersonsPageSaysWhichRecordsAndWhy() {
        var page = person(obriens.cian());
        assertThat(get(page, tom))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2 records are Cian",
                        "same UPN, name, date of birth and postcode",
                        "Year 10, Nothe Reach Academy");
    }

    @Test
    @Transactional
    void thePersonsPageSaysWhoSaidThatRecordsAreOne() throws UnsupportedEncodingException {
        var page = person(obriens.cian());
        obriens.cian().fact("same-person", null, null, null, null, null, null, obriens.cianAtSchool());
        assertThat(main(get(page, tom)))
                .contains("its source says that it is one with another; same UPN, name, date of birth and postcode");
        jdbc.sql("""
                insert into matching.decision (one_record_id, other_record_id, answer, why, decided_by, decided_by_name, decided_at)
                values (?, ?, 'one', 'One birth', ?, 'Ana Lyst', now())
                """)
                .params(obriens.cian().id, obriens.cianAtSchool().id, UUID.randomUUID())
                .update();
        assertThat(main(get(page, tom)))
                .contains("somebody decided that it is one with another; same UPN")
                .doesNotContain("its source says", "Ana Lyst");
        jdbc.sql("update matching.decision set undone_at = now()").update();
        assertThat(main(get(page, tom))).contains("its source says").doesNotContain("somebody decided");
    }

    @Test
    @Transactional
    void thePersonsPageSaysNumbersAndLanguageAndWhoGivesThem() throws UnsupportedEncodingException {
        jdbc.sql("update partners.identity set language = 'POL', nhs_number = '9434765919' where record_id = ?")
                .param(obriens.cian().id)
                .update();
        assertThat(main(get(person(obriens.cian()), tom)))
                .contains("943 476 5919, right by its check digit", "N835219916027, ", "by its check letter", "Polish");
        assertThat(main(get(person(obriens.cian()), nothe)))
                .as("what a school’s own census does not say")
                .contains("N835219916027")
                .doesNotContain("943 476", "Polish");
    }

    /// A pupil's number begins with the school that gave it.
    @Test
    @Transactional
    void theNumberOfAShieldedPupilIsForThoseWhoMustKnow8() throws UnsupportedEncodingException {
        jdbc.sql("update partners.identity set upn = 'N835219916028', nhs_number = '9434765919' where record_id = ?")
                .param(finches.robin().id)
                .update();
        assertThat(main(get(person(finches.robin()), sam))).contains("N835219916028", "943 476 5919");
        search("Robin Finch 6 6 2014", stranger);
        post(person(finches.robin()) + "/reason", stranger, "reason", "his school rang about lunch");
        assertThat(main(get(person(finches.robin()), stranger)))
                .contains("943 476 5919")
                .doesNotContain("N835219916028");
    }

    @Test
    void thatTwoPeopleAreTakenForOneGoesToAnAnalystAndIsAnswered() throws Exception {
        var analyst = new Staff(accounts).of(Role.ANALYST);
        var worker = new Staff(accounts).of(Role.PRACTITIONER, "", "", Cast.TOM);
        var page = person(obriens.cian());
        assertThat(get(page, worker)).bodyText().contains("two people are taken for one here");
        assertThat(get("/my-day", analyst)).bodyText().doesNotContain("these are two");
        var id = ask(obriens.cian(), worker, "two-people", "The police mean his cousin");
        assertThat(get(page, worker)).bodyText().contains("Two people taken for one", "; waits for an analyst");
        assertThat(get("/my-day", analyst))
                .bodyText()
                .contains("1 person of whom somebody says: these are two", id)
                .doesNotContain("Cian");
        assertThat(get("/corrections", officer)).hasStatusOk().bodyText().doesNotContain(id);
        assertThat(get("/corrections.csv", officer))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(id.substring(id.lastIndexOf('/') + 1));
        assertThat(get(id, officer)).as("no source’s word: not the officer’s").hasStatus(404);
        assertThat(get(id, analyst))
                .hasStatusOk()
                .bodyText()
                .contains("The police mean his cousin", "/pairs" + page, "It is one person")
                .doesNotContain("Write down that it was sent");
        assertThat(last(analyst, obriens.cian())).isEqualTo("read none who is who GET /corrections/{id}");
        assertThat(post(id, analyst, "act", "sent", "seen", "0", "to", "A school", "on", today()))
                .hasStatus(404);
        assertThat(post(id, analyst, "act", "answered", "seen", "0", "outcome", "left", "why", "One birth number"))
                .hasRedirectedUrl(id);
        assertThat(get("/my-day", analyst)).bodyText().doesNotContain("these are two");
        assertThat(get(id, worker)).bodyText().contains("Answered: it is one person", "One birth number");
        assertThat(get("/my-day", worker)).bodyText().contains("1 correction that you asked for has an answer", id);
        var ofASource = ask(obriens.cian(), worker, "school-census", "It was half a day");
        assertThat(get(ofASource, analyst)).hasStatus(404);
        assertThat(post(ofASource, worker, "act", "taken-back", "seen", "0")).hasStatus(303);
    }

    @Test
    void aCorrectionGoesToItsControllerAndIsFollowedUntilAnswered15() throws Exception {
        var page = person(obriens.cian());
        assertThat(get(page, tom))
                .bodyText()
                .contains("Which source said it?", "School census", "Case system", "I do not know")
                .doesNotContain("value=\"police\"", "Treatment of adults");
        assertThat(get(family(obriens.cian()), tom)).bodyText().contains(page + "#correction");
        assertThat(post(page + "/correction", tom, "source", "police", "wrong", "A", "how", "B"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose the source");
        var id = ask(obriens.cian(), tom, "school-census", "It was one day, not two");
        assertThat(get(page, tom)).bodyText().contains("Asked on ", "; waits to be sent");
        var again =
                new String[] {"source", "school-census", "wrong", " It was one day, not two", "how", "I was there "};
        assertThat(post(page + "/correction", tom, again))
                .as("a second click is not a second correction")
                .hasRedirectedUrl(page + "?asked=already");
        assertThat(get(page + "?asked=already", tom)).bodyText().contains("It was received already");
        assertThat(jdbc.sql("select count(*) from families.correction where what like 'It was one day%'")
                        .query(Integer.class)
                        .single())
                .isOne();
        var other = new Staff(accounts).of(Role.PRACTITIONER, "", "", Cast.TOM);
        assertThat(get(page, other)).hasStatusOk().bodyText().doesNotContain("waits to be sent");
        assertThat(get(id, other)).hasStatus(404);

        assertThat(get("/my-day", officer)).bodyText().contains("to be sent", "No answer is overdue", id);
        assertThat(get("/corrections", officer))
                .hasStatusOk()
                .bodyText()
                .contains(
                        id,
                        "School census",
                        "Dorset-like Council",
                        "Information governance at the council",
                        "days left")
                .doesNotContain("Cian", "O'Brien", "one day, not two");
        assertThat(get("/corrections?show=sent", officer)).bodyText().doesNotContain(id);
        assertThat(get(id, officer))
                .hasStatusOk()
                .bodyText()
                .contains("It was one day, not two", "I was there", "N835219916027", tom.name())
                .doesNotContain("Cian", "Quarry Close", "C100", " 2012");
        assertThat(last(officer, obriens.cian())).isEqualTo("read none correction GET /corrections/{id}");

        assertThat(post(id, officer, "act", "sent", "seen", "0", "to", "", "on", "2031-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("Say to whom it was sent", "The day lies between");
        assertThat(post(id, officer, "act", "taken-back", "seen", "0")).hasStatus(404);
        assertThat(post(id, tom, "act", "answered", "seen", "0", "outcome", "left", "why", "It is mine"))
                .hasStatus(404);
        assertThat(post(id, officer, "act", "sent", "seen", "0", "to", "The school’s office", "on", today()))
                .hasStatus(303);
        assertThat(get(page, tom)).bodyText().contains("; with School census since ");
        assertThat(post(id, officer, "act", "answered", "seen", "1", "outcome", "put-right", "why", "Marked twice"))
                .hasStatus(303);
        assertThat(post(id, officer, "act", "answered", "seen", "1", "outcome", "left", "why", "They say it is so"))
                .hasStatus(409)
                .bodyText()
                .contains("Something was done with this correction in the meantime");
        assertThat(get(id, officer))
                .bodyText()
                .contains("Answered: put right", "Marked twice")
                .contains("They say it is so", "does not count: something else was done first")
                .doesNotContain("Keep this answer and close it");
        assertThat(get(page, tom)).bodyText().contains("; answered on ", ": put right");
        assertThat(get("/my-day", tom)).bodyText().contains("1 correction that you asked for has an answer", id);
        assertThat(get("/my-day", other)).bodyText().doesNotContain(id);
        assertThat(get(id, tom))
                .bodyText()
                .contains("Marked twice", "Cian O'Brien")
                .doesNotContain("N835219916027", "They say it is so", "The school’s office");
        assertThat(get("/corrections?show=answered", officer)).bodyText().contains(id);

        assertThat(post(id, tom, "act", "changed", "seen", "2", "outcome", "left", "why", "A", "because", "B"))
                .hasStatus(404);
        assertThat(post(id, officer, "act", "changed", "seen", "2", "outcome", "left", "why", "It was two days"))
                .hasStatus(422)
                .bodyText()
                .contains("Say why the answer is another now", "It was two days");
        var change = new String[] {
            "act",
            "changed",
            "seen",
            "2",
            "outcome",
            "left",
            "why",
            "It was two days",
            "because",
            "The school looked again"
        };
        assertThat(post(id, officer, change)).hasStatus(303);
        assertThat(post(id, officer, change)).hasStatus(409);
        for (var reader : List.of(officer, tom)) {
            assertThat(get(id, reader))
                    .bodyText()
                    .contains("Answer changed: left as it is", "It was two days", "The school looked again")
                    .contains("The answer before, of", "Marked twice", "changed since", "All answers stay on record");
        }
        assertThat(get(id, tom)).bodyText().doesNotContain("Change the answer");
        assertThat(get(page, tom)).bodyText().contains("; answered on ", ": left as it is");
    }

    @Test
    void whoAskedMayTakeACorrectionBackAndTheFileOfAllHasNoNames15() throws UnsupportedEncodingException {
        var id = ask(obriens.niamh(), tom, "unknown", "She moved in May, not in March");
        assertThat(get(id, officer))
                .bodyText()
                .contains("Where it may stand", "C101", "K838219017041")
                .contains("Whose controller has it now");
        assertThat(post(id, officer, "act", "sent", "seen", "0", "to", "The school’s office", "on", today()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose the source whose controller has it now");
        jdbc.sql("update families.correction set asked_at = asked_at - interval '40 days' where what like 'She moved%'")
                .update();
        assertThat(get("/corrections", officer)).bodyText().contains("days overdue");
        assertThat(get("/my-day", officer)).bodyText().contains("1 answer is overdue");
        assertThat(post(id, officer, "act", "sent", "seen", "0", "source", "school-census", "to", "X", "on", today()))
                .hasStatus(303);
        assertThat(get(person(obriens.niamh()), tom)).bodyText().contains("; with School census since ");
        assertThat(post(id, tom, "act", "taken-back", "seen", "1")).hasStatus(303);
        assertThat(get(person(obriens.niamh()), tom)).bodyText().contains("; taken back on ");
        assertThat(get(id, officer)).bodyText().doesNotContain("Write down that it was sent");
        assertThat(get("/corrections.csv", tom)).hasStatus(403);
        var file = get("/corrections.csv", officer).getResponse().getContentAsString();
        assertThat(file)
                .contains(id.substring(id.lastIndexOf('/') + 1), "taken-back")
                .doesNotContain(tom.name(), "Niamh", "moved in May", "K838219017041", "C101");
        assertThat(last(officer, obriens.niamh()))
                .isEqualTo("export none the register of corrections, as a file without names GET /corrections.csv");
    }

    @Test
    void whoMayNoLongerOpenThePersonIsToldHowTheirCorrectionStandsAndNoMore() {
        var page = person(harts.alfie());
        var covering = new Staff(accounts).of(Role.ZONE_MANAGER, "WEY", "", "");
        post(page + "/reason", covering, "reason", "a visit is planned for Alfie");
        var id = ask(harts.alfie(), covering, "health-visiting", "His second name is wrong");
        jdbc.sql("update access.account set zone_code = 'DOR' where id = ?")
                .param(covering.id().value())
                .update();
        jdbc.sql("update access.reason_given set until = now() where account_id = ?")
                .param(covering.id().value())
                .update();
        assertThat(get(page, covering)).hasStatus(404);
        assertThat(get(id, covering))
                .hasStatusOk()
                .bodyText()
                .contains("waits to be sent", "You may no longer open this person’s page")
                .doesNotContain("Alfie", "second name", "Health visiting");
    }

    @Test
    void aRecordsKeyTellsNobodyTheSchoolOfSomebodyShielded8() {
        jdbc.sql("update partners.record set source_key = ? where id = ?")
                .params(Cast.QUARRY + "/20", harts.ellieAtSchool().id)
                .update();
        try {
            var id = ask(harts.ellie(), quarry, "school-census", "She is not on free meals");
            assertThat(get(id, officer))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Not shown: it would tell where somebody shielded is")
                    .doesNotContain(Cast.QUARRY, "Quarry Hill", "Secret Lane", "Ellie");
        } finally {
            jdbc.sql("update partners.record set source_key = ? where id = ?")
                    .params("H838215015033", harts.ellieAtSchool().id)
                    .update();
        }
    }

    @Test
    @Transactional
    void aCorrectionAboutALifeThatIsSealedSinceIsNowhere9() throws UnsupportedEncodingException {
        var page = person(silvas.rafi());
        post(page + "/reason", weymouth, "reason", "a review is due this week");
        var id = ask(silvas.rafi(), weymouth, "case-system", "His birthday is in July");
        var before = get("/my-day", officer).getResponse().getContentAsString();
        assertThat(before).contains(id);
        post(id, officer, "act", "answered", "seen", "0", "outcome", "left", "why", "The register says August");
        assertThat(get("/my-day", weymouth)).bodyText().contains(id);
        sealed(silvas.rafi(), true);
        assertThat(get(id, officer)).hasStatus(404);
        assertThat(get(id, weymouth)).hasStatus(404);
        assertThat(post(id, officer, "act", "sent", "seen", "1", "to", "Anyone", "on", today()))
                .hasStatus(404);
        for (var way : List.of("/corrections", "/corrections?show=answered", "/corrections.csv", "/my-day")) {
            assertThat(get(way, officer).getResponse().getContentAsString())
                    .as(way)
                    .doesNotContain(id.substring(id.lastIndexOf('/') + 1));
        }
        assertThat(get("/my-day", weymouth)).bodyText().doesNotContain(id);
    }

    @Test
    void nobodyReadsWhatASourceDoesNotDeclareForTheirRole() {
        for (var page : List.of(family(obriens.cian()), person(obriens.aoife()))) {
            assertThat(get(page, tom))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Not shown to your role", "adults’ treatment")
                    .doesNotContainIgnoringCase("substance", "Treatment of adults", "Adult treatment");
        }
        assertThat(get(person(obriens.niamh()), tom)).bodyText().contains("was there as a child");
        post(person(obriens.niamh()) + "/reason", weymouth, "reason", "her teacher asked us to ring");
        assertThat(get(person(obriens.niamh()), weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Not shown to your role", "police")
                .doesNotContain("was there as a child", "Domestic abuse");
    }

    @Test
    void aNoticeOfDomesticAbuseIsOnItsSchoolsPageOfNoticesAndChangesNoOtherWayOut6() throws Exception {
        var board = new Staff(accounts).of(Role.BOARD_MEMBER);
        var analyst = new Staff(accounts).of(Role.ANALYST);
        post(person(obriens.niamh()) + "/reason", weymouth, "reason", "her teacher asked us to ring");
        var viewers = List.of(tom, weymouth, dorchester, nothe, quarry, officer, board, analyst);
        var ways = List.of(
                family(obriens.niamh()),
                person(obriens.niamh()),
                person(obriens.cian()),
                person(silvas.rafi()),
                "/my-day",
                "/lists/needs",
                "/lists/needs.csv",
                "/profiles",
                "/profiles/figures.csv",
                "/corrections",
                "/corrections.csv",
                "/pairs",
                "/pairs/decisions");
        notice("N0", "SOMEONE", "ELSE", "2015-05-05", null, "8389999"); // as if the source had sent before
        scene.run(match, build);
        var nothingNew = match.run(_ -> {});
        everyWay(viewers, ways);
        var before = everyWay(viewers, ways);
        var looked = last(quarry, obriens.niamhAtSchool(), "/notices");
        var unread = main(get("/notices", nothe));
        int children = children();

        notice("N1", "NIAMH", "O'BRIEN", "2017-04-21", "K838219017041", Cast.QUARRY);
        notice("N2", "CIAN", "OBRIEN", "2012-06-02", null, Cast.NOTHE);
        notice("N3", "NIAMH", "O'BRIEN", "2017-04-21", "K838219017041", Cast.NOTHE);
        notice("N4", "ZEBEDEE", "QUILL", "2016-03-03", null, Cast.QUARRY);
        assertThat(match.run(_ -> {}))
                .as("no run of the engine hears of a notice")
                .isEqualTo(nothingNew);
        scene.cast
                .told()
                .record("school-census", "A838219017999")
                .named("Osric", "Vane", "2016-08-08")
                .child("M")
                .told();
        scene.run(match, build);

        assertThat(everyWay(viewers, ways)).isEqualTo(before);
        assertThat(children()).isEqualTo(children + 1);
        assertThat(search("Zebedee Quill 3 3 2016", stranger)).contains("Nobody was found");
        var exported = new ByteArrayOutputStream();
        clusters.write(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("school-census")
                .doesNotContain("school-notices");

        assertThat(get("/notices", quarry))
                .hasStatusOk()
                .bodyText()
                .contains("Niamh O'Brien", "Was there on ", "1 more notice was")
                .contains("01632 960 116")
                .doesNotContain("Cian", "Zebedee", "/receipts/");
        assertThat(unread).contains("None.").doesNotContain("Cian");
        assertThat(get("/notices", nothe))
                .hasStatusOk()
                .bodyText()
                .contains("Cian O'Brien", "1 more notice was")
                .doesNotContain("Niamh", "Zebedee");
        for (var viewer : List.of(tom, weymouth, officer, board, analyst)) {
            assertThat(get("/notices", viewer)).hasStatus(403);
        }
        assertThat(last(quarry, obriens.niamhAtSchool(), "/notices"))
                .as("the record says the same whether there is a notice or none")
                .isEqualTo(looked);
        assertThat(get("/audit", officer)).hasStatusOk().bodyText().doesNotContain("domestic");
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = delivery_id
                where kind = (select id from partners.fact_kind where name = 'domestic-abuse-notice')
                """).update();
        assertThat(main(get("/notices", nothe))).isEqualTo(unread);
    }

    private void notice(String key, String forename, String surname, String born, @Nullable String upn, String school) {
        var happened = LocalDate.now(Dates.HERE).minusDays(9);
        var notice = scene.cast
                .told()
                .record("school-notices", key)
                .named(forename, surname, born)
                .child("F");
        (upn == null ? notice : notice.with("upn", upn))
                .told()
                .fact(
                        "domestic-abuse-notice",
                        null,
                        happened.toString(),
                        happened.plusDays(2).toString(),
                        null,
                        null,
                        school,
                        null);
    }

    /// What every viewer gets at every way, without the hour of day, what is new in each answer
    /// and what tells how often this was asked.
    private Map<String, String> everyWay(List<Viewer> viewers, List<String> ways) throws UnsupportedEncodingException {
        var said = new LinkedHashMap<String, String>();
        for (var viewer : viewers) {
            for (var way : ways) {
                var answer = get(way, viewer).getResponse();
                said.put(
                        viewer.role() + " " + viewer.scope() + viewer.id() + " " + way,
                        answer.getStatus() + " "
                                + answer.getContentAsString()
                                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                                        .replaceAll("\\d\\d:\\d\\d(:\\d\\d\\.\\d+Z)?", "")
                                        .replaceAll("<p>You opened .*?</p>", "")
                                        // what is read here is looked through each minute, and odd at night and on a
                                        // Sunday
                                        .replaceAll("(?s)<section[^>]*id=\"(reasons|reviews)\">.*?</section>", ""));
            }
        }
        return said;
    }

    private int children() {
        return jdbc.sql("select count(*) from families.child_facts")
                .query(Integer.class)
                .single();
    }

    /// What the viewer's opening of a page leaves in the record, if the person is in it.
    private String last(Viewer viewer, Told.Sheet record, String path) {
        assertThat(get(path, viewer)).hasStatusOk();
        return last(viewer, record) + " "
                + jdbc.sql("select person_id::text from access.reading order by id desc limit 1")
                        .query(String.class)
                        .single();
    }

    @Test
    void whomMyDayNamesIsOnRecordOnceAsWhomAListNames() {
        var staff = new Staff(accounts);
        var worker = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
        for (var viewer : List.of(worker, staff.of(Role.SCHOOL_LEAD, "", Cast.NOTHE, ""))) {
            assertThat(get("/my-day", viewer)).hasStatusOk().bodyText().contains("Cian");
            assertThat(last(viewer, obriens.cian())).startsWith("find ").endsWith(" my day GET /my-day");
            assertThat(jdbc.sql("select count(*) from access.reading where account_id = ? and why = 'my day'")
                            .param(viewer.id().value())
                            .query(Integer.class)
                            .single())
                    .as("one for all whom the page names")
                    .isOne();
        }
        assertThat(jdbc.sql("select cardinality(person_id) from access.reading where account_id = ? and why = 'my day'")
                        .param(worker.id().value())
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
    }

    @Test
    void aSchoolThatAPupilLeftStandsOnceAlsoWhereOneFileTakesItBackAndAnotherSaysItAgain()
            throws UnsupportedEncodingException {
        obriens.cian()
                .fact("enrolment", "6", "2019-09-03", null, null, null, Cast.QUARRY, null)
                .withdrawn()
                .fact("enrolment", "6", "2019-09-03", "2023-07-21", null, null, Cast.QUARRY, null);
        jdbc.sql("""
                update partners.fact
                set withdrawn_delivery_id = (select min(id) from partners.delivery d where d.id <> delivery_id)
                where record_id = ? and code = '6' and withdrawn_delivery_id is not null
                """).param(obriens.cian().id).update();
        assertThat(main(get(person(obriens.cian()), tom)))
                .containsOnlyOnce("On roll at Quarry")
                .containsPattern("On roll at Quarry[^<]*until 21 July 2023");
        jdbc.sql("delete from partners.fact where record_id = ? and code = '6'")
                .param(obriens.cian().id)
                .update();
    }

    @Test
    void theOfficerSaysWhetherSomebodyStaysShieldedOnceNoStayInARefugeIsKnown8() throws UnsupportedEncodingException {
        var page = "/shields/" + scene.person(bea);
        try (var chromium = Chromium.start();
                var visit = chromium.visit("http://localhost")
                        .answeredBy(path -> get(path, officer).getResponse())) {
            visit.meetsTheStandard("/shields", "shields-waiting");
            visit.meetsTheStandard(page, "shield");
        }
        assertThat(main(get("/my-day", officer)))
                .contains("1 shield of a refuge waits for your word", "Bea Quillfeather", "over since 1 October")
                .doesNotContain("Women");
        assertThat(last(officer, bea)).isEqualTo("find none my day GET /my-day");
        assertThat(main(get("/shields", officer))).contains("1 shield waits", "Bea Quillfeather");
        assertThat(last(officer, bea)).isEqualTo("find none shields of refuges GET /shields");
        var asked = main(get(page, officer));
        assertThat(asked)
                .contains("From 2 September to 1 October", "received 2 November", "H1/1", "stays hidden until you lift")
                .doesNotContain("Women");
        assertThat(last(officer, bea)).isEqualTo("read none shield of a refuge GET /shields/{id}");
        assertThat(get(page, tom)).hasStatus(403);
        assertThat(post(page, tom, "answer", "lift", "why", "she is safe")).hasStatus(403);
        assertThat(get("/shields/" + scene.person(obriens.cian()), officer)).hasStatus(404);

        assertThat(post(page, officer, "answer", "", "why", " ", "seen", seen(asked)))
                .hasStatus(422)
                .bodyText()
                .contains("Say whether the shield is kept or lifted", "Say why, in a sentence");
        assertThat(post(page, officer, "answer", "lift", "why", "her worker", "seen", "otherwise"))
                .hasStatus(422)
                .bodyText()
                .contains("it has changed since you opened this page");
        assertThat(isShielded(bea)).isTrue();

        assertThat(post(page, officer, "answer", "keep", "why", "he is looking for her", "seen", seen(asked)))
                .hasStatus(303);
        assertThat(last(officer, bea)).isEqualTo("change none kept the shield of a refuge POST /shields/{id}");
        assertThat(get("/my-day", officer)).bodyText().doesNotContain("shield of a refuge");
        assertThat(main(get("/shields", officer))).contains("Nobody waits", "Kept", "he is looking for her");
        assertThat(isShielded(bea)).isTrue();

        assertThat(post(
                        page,
                        officer,
                        "answer",
                        "lift",
                        "why",
                        "she asks for it",
                        "seen",
                        seen(main(get(page, officer)))))
                .hasStatus(303);
        assertThat(isShielded(bea)).isFalse();
        assertThat(main(get(page, officer)))
                .contains("is shielded no more", "she asks for it", "he is looking for her");

        bea.fact("temporary-accommodation", "safe house", "2026-11-20");
        assertThat(isShielded(bea)).isTrue();
        assertThat(main(get(page, officer)))
                .contains("there is nothing to answer")
                .doesNotContain("Keep this answer");
        assertThat(get("/my-day", officer)).bodyText().doesNotContain("shield of a refuge");
        jdbc.sql("update partners.fact set ends_on = '2026-11-22', row_hash = -1 where code = 'safe house'")
                .update();
        assertThat(get("/my-day", officer)).bodyText().contains("1 shield of a refuge waits", "over since 22 November");
    }

    @Test
    void nobodyLiftsAShieldWithoutHavingReadWhatAColleagueSaidMeanwhile8() throws UnsupportedEncodingException {
        nothingIsSaidOfShields();
        var page = "/shields/" + scene.person(bea);
        var before = seen(main(get(page, officer)));
        assertThat(post(page, officer, "answer", "keep", "why", "he is looking for her", "seen", before))
                .hasStatus(303);
        assertThat(post(page, officer, "answer", "keep", "why", "he is looking for her", "seen", before))
                .as("sent twice")
                .hasStatus(303);
        assertThat(post(page, officer, "answer", "lift", "why", "nothing known", "seen", before))
                .hasStatus(422)
                .bodyText()
                .contains("it has changed since you opened this page", "he is looking for her");
        assertThat(jdbc.sql("select count(*) from partners.shield_answer")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(isShielded(bea)).isTrue();
        nothingIsSaidOfShields();
    }

    private void nothingIsSaidOfShields() {
        jdbc.sql("delete from partners.shield_answer").update();
    }

    @Test
    void aLiftedShieldIsSetAgainEvenWhenItsSourceTakesTheStayBack8() throws UnsupportedEncodingException {
        nothingIsSaidOfShields();
        var page = "/shields/" + scene.person(bea);
        post(page, officer, "answer", "lift", "why", "she asks for it", "seen", seen(main(get(page, officer))));
        jdbc.sql("update partners.fact set withdrawn_delivery_id = delivery_id where record_id = ?")
                .param(bea.id)
                .update();
        assertThat(isShielded(bea)).isFalse();
        var lifted = main(get(page, officer));
        assertThat(lifted)
                .contains("No source tells of a stay", "Shield again", "Leave it lifted", "Now that it is lifted")
                .doesNotContain("Before you lift it", "the shield stands until");

        assertThat(post(page, officer, "answer", "keep", "why", "he has found her", "seen", seen(lifted)))
                .hasStatus(303);
        assertThat(isShielded(bea)).isTrue();
        nothingIsSaidOfShields();
        jdbc.sql("update partners.fact set withdrawn_delivery_id = null where record_id = ?")
                .param(bea.id)
                .update();
    }

    private static String seen(String page) {
        var found = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(page);
        return found.find() ? found.group(1) : "";
    }

    /// As the next build has it.
    private boolean isShielded(Told.Sheet record) {
        jdbc.sql("delete from families.build").update();
        build.run(_ -> {}, () -> {});
        return jdbc.sql("select shielded from families.person where id = ?")
                .param(scene.person(record))
                .query(Boolean.class)
                .single();
    }

    @Test
    void whomTheRecordOfReadingsNamesToTheOfficerIsOnRecordToo() {
        var staff = new Staff(accounts);
        var worker = staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        post(family(obriens.cian()) + "/reason", worker, "reason", "covering while Tom is away");
        assertThat(get(family(obriens.cian()), worker)).hasStatusOk();
        var reads = Map.of(
                "/my-day", "my day",
                "/audit", "record of readings",
                "/audit/reviews", "readings to review");
        reads.forEach((path, why) -> {
            var reader = staff.of(Role.GOVERNANCE_OFFICER);
            assertThat(get(path, reader)).hasStatusOk().bodyText().contains("O'Brien");
            assertThat(last(reader, obriens.cian())).as(path).isEqualTo("find none " + why + " GET " + path);
        });
        assertThat(get("/my-day/readings", worker)).hasStatusOk().bodyText().contains("O'Brien");
        assertThat(last(worker, obriens.cian())).endsWith("own readings GET /my-day/readings");
    }

    /// By what they are called today, which may be new since, and hidden.
    @Test
    void ownReadingsNameNobodyWhomTheViewerMayNoLongerKnow6() {
        var quarrysOther = new Staff(accounts).of(Role.SCHOOL_LEAD, "", Cast.QUARRY, "");
        assertThat(get(person(obriens.niamh()), quarrysOther)).hasStatusOk();
        assertThat(get("/my-day/readings", quarrysOther)).bodyText().contains("Niamh");
        jdbc.sql("update access.grant set until_on = date '2026-01-01' where relation = 'on-roll' and person_id = ?")
                .param(scene.person(obriens.niamh()))
                .update();
        try {
            assertThat(get("/my-day/readings", quarrysOther))
                    .bodyText()
                    .contains("1 person")
                    .doesNotContain("Niamh");
        } finally {
            jdbc.sql("update access.grant set until_on = null where relation = 'on-roll' and person_id = ?")
                    .param(scene.person(obriens.niamh()))
                    .update();
        }
    }

    @Test
    void aCountOfNewsCountsOnlyWhatMayBeRead() {
        var mine = families.helpedBy(tom, OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        int told = jdbc.sql("""
                select count(*)
                from families.family_member m
                join matching.member r on r.person_id = m.person_id
                join partners.fact t on t.record_id = r.record_id
                join partners.record c on c.id = r.record_id
                join partners.source s on s.id = c.source_id
                where m.family_id = ?
                  and t.withdrawn_delivery_id is null
                  and s.name <> 'adult-treatment'
                """)
                .param(scene.family(obriens.cian()))
                .query(Integer.class)
                .single();
        assertThat(mine).extracting(Families.Mine::arrived).containsExactly(told);

        var backlog =
                families.helpedBy(tom, OffsetDateTime.now(ZoneOffset.UTC).minusDays(1)); // came weeks ago, loaded now
        assertThat(backlog).extracting(Families.Mine::arrived).containsExactly(0);
    }

    @Test
    void whatAReturnTellsOfAYearThatIsNotOverStandsOnTheDayItCame() {
        obriens.cian().fact("care-health", null, null, "2099-03-31", 12, null, null, null);
        try {
            assertThat(get(person(obriens.cian()), tom))
                    .bodyText()
                    .contains("in the year to 31 March 2099", "Strengths and difficulties score: 12")
                    .doesNotContain("datetime=\"2099-03-31\"");
        } finally {
            jdbc.sql("delete from partners.fact where ends_on = '2099-03-31'").update();
        }
    }

    @Test
    @Transactional
    void ofTwoHomesOfOneNameMyDaySaysWhichIsWhichAsFarAsTheViewerMayKnow() {
        assertThat(get("/my-day", tom)).bodyText().doesNotContain("One of their homes");
        var second = jdbc.sql(
                        "insert into families.family (id, name, row_hash, shielded, children)"
                                + " select gen_random_uuid(), name, 0, shielded, children from families.family where id = ? returning id")
                .param(scene.family(obriens.cian()))
                .query(UUID.class)
                .single();
        jdbc.sql("update families.family_member set main = false where person_id = ?")
                .param(scene.person(obriens.niamh()))
                .update();
        for (var member : List.of(obriens.cian(), obriens.niamh(), obriens.declan())) {
            jdbc.sql("insert into families.family_member (family_id, person_id, part, main, row_hash)"
                            + " values (?, ?, ?, ?, 0)")
                    .params(
                            second,
                            scene.person(member),
                            member == obriens.declan() ? "carer" : "child",
                            member != obriens.cian())
                    .update();
        }
        assertThat(get("/my-day", tom))
                .bodyText()
                .containsOnlyOnce("Cian, Niamh<div class=\"small\">One of their homes, with Aoife<")
                .containsOnlyOnce("Cian, Niamh<div class=\"small\">One of their homes; no adult there is shown to you<")
                .doesNotContain("Declan");
        assertThat(jdbc.sql("select count(*) from access.reading where account_id = ? and ? = any(person_id)"
                                + " and why = 'my day'")
                        .params(tom.id().value(), scene.person(obriens.aoife()))
                        .query(Long.class)
                        .single())
                .as("that she was named is on record")
                .isPositive();
    }

    @Test
    void whatANewerSourceTellsHasEndedStandsNoLonger() throws UnsupportedEncodingException {
        var needy = "Cian</a>: Child in need";
        try {
            obriens.cianAtSchool().fact("child-in-need", "N1", "2025-06-07");
            toldUntil("school-census", "2026-03-31");
            assertThat(standing()).contains(needy);
            obriens.cian().fact("legal-status", "child-in-need", "2025-06-10", "2026-09-04", null, null, null, null);
            assertThat(standing()).doesNotContain(needy);
            jdbc.sql("update partners.fact set starts_on = '2025-08-20' where kind = 51")
                    .update();
            assertThat(standing()).as("begun otherwise by the other source").doesNotContain(needy);
            toldUntil("school-census", "2026-09-30");
            assertThat(standing()).as("whoever told later knows better").contains(needy);
            toldUntil("school-census", "2025-06-09");
            assertThat(standing()).as("another spell").contains(needy);
        } finally {
            jdbc.sql("delete from partners.fact where kind in (15, 51)").update();
            toldUntil("school-census", "2026-11-02");
        }
    }

    @Test
    void whatIsToldOfSeveralOnOneDayNamesThemAsThePageDoes() throws UnsupportedEncodingException {
        try {
            obriens.cian().fact("child-in-need", "N1", "2026-05-01");
            obriens.niamh().fact("child-in-need", "N1", "2026-05-01");
            assertThat(standing()).containsPattern(">Cian</a> and <a [^>]+>Niamh</a>: Child in need");
        } finally {
            jdbc.sql("delete from partners.fact where kind = 15").update();
        }
    }

    private String standing() throws UnsupportedEncodingException {
        var page = get(family(obriens.cian()), tom).getResponse().getContentAsString();
        var panel = page.substring(page.indexOf("id=\"stands\""));
        return panel.substring(0, panel.indexOf("</section>"));
    }

    private void toldUntil(String source, String day) {
        jdbc.sql("update partners.delivery set covers_until = :day where source_id ="
                        + " (select id from partners.source where name = :source)")
                .param("day", LocalDate.parse(day))
                .param("source", source)
                .update();
    }

    @Test
    @Transactional
    void thatSeveralAreOnNoRollIsSaidOnce() {
        jdbc.sql("update families.person set setting_code = null where id in (:children)")
                .param("children", List.of(scene.person(obriens.cian()), scene.person(obriens.niamh())))
                .update();
        assertThat(get(family(obriens.cian()), tom))
                .bodyText()
                .contains("Cian and Niamh are on no roll of a school that sends its census.");
        assertThat(get(family(obriens.cian()), new Staff(accounts).of(Role.ZONE_MANAGER, "WEY", "", "")))
                .as("who gave no reason")
                .bodyText()
                .contains("Cian")
                .doesNotContain("no roll");
    }

    @Test
    void whereSomebodyIsAtSchoolIsToldToNobodyWithoutAReason5() {
        var manager = new Staff(accounts).of(Role.ZONE_MANAGER, "WEY", "", "");
        var page = person(obriens.cian());
        assertThat(get(page, manager)).bodyText().contains("Cian").doesNotContain("Year 10", "Nothe Reach Academy");
        post(page + "/reason", manager, "reason", "his grandmother rang about lunch");
        assertThat(get(page, manager)).bodyText().contains("Year 10, Nothe Reach Academy");
    }

    @Test
    @Transactional
    void ofTwoRollsASchoolSeesItsOwn6() {
        jdbc.sql("update families.person set also_setting_code = ? where id = ?")
                .params(Cast.QUARRY, scene.person(obriens.cian()))
                .update();
        jdbc.sql("""
                insert into access.grant (writer, holder, relation, person_id, from_on)
                select 'test', replace(holder, ?, ?), relation, person_id, from_on
                from access.grant
                where relation = 'on-roll' and person_id = ?
                """)
                .params(Cast.NOTHE, Cast.QUARRY, scene.person(obriens.cian()))
                .update();
        var page = person(obriens.cian());
        assertThat(get(page, tom)).bodyText().contains("Year 10, Nothe Reach Academy, also at Quarry Hill Primary.");
        assertThat(get(page, nothe))
                .bodyText()
                .contains("Year 10, Nothe Reach Academy.")
                .doesNotContain("Quarry Hill");
        assertThat(get(page, quarry))
                .bodyText()
                .contains("Year 10, Quarry Hill Primary.")
                .doesNotContain("Nothe Reach");
    }

    /// How much came says how many agencies write, and not whose news is newest.
    @Test
    void familiesOfWhomSomethingCameLastStandFirstHoweverMuchCame() {
        jdbc.sql("""
                insert into access.grant (writer, holder, relation, person_id, from_on)
                select distinct 'test', g.holder, 'involved', m.person_id, g.from_on
                from access.grant g cross join families.family_member m
                where g.relation = 'lead'
                  and g.person_id in (select person_id from families.family_member where family_id = ?)
                  and m.main
                """).param(scene.family(obriens.cian())).update();
        try {
            var since = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            var little = families.helpedBy(tom, since).stream()
                    .filter(mine -> mine.arrived() > 0)
                    .reduce((_, last) -> last)
                    .orElseThrow();
            jdbc.sql("""
                    with newer as (
                      insert into partners.delivery (source_id, sha256, file_name, state, as_of, received_on, receipt)
                      select source_id, 'newer', 'newer', state, as_of, received_on + 1, '{}'
                      from partners.delivery
                      order by id
                      limit 1
                      returning id)
                    insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, delivery_id, line, kind)
                    select -1, -1, -1, r.record_id, '2026-10-01', newer.id, 1, f.kind
                    from families.family_member m
                    join matching.member r on r.person_id = m.person_id
                    join partners.fact f on f.record_id = r.record_id
                    join partners.record c on c.id = f.record_id
                    join partners.source s on s.id = c.source_id
                    cross join newer
                    where m.family_id = ? and s.name <> 'adult-treatment' and f.kind = 1
                    limit 1
                    """).param(little.id().value()).update();
            assertThat(families.helpedBy(tom, since).getFirst().id()).isEqualTo(little.id());
        } finally {
            jdbc.sql("delete from partners.fact where id = -1").update();
            jdbc.sql("delete from partners.delivery where sha256 = 'newer'").update();
            jdbc.sql("delete from access.grant where writer = 'test'").update();
        }
    }

    /// It is remembered: whoever is shown a remembered one is shown what the tables say now.
    @Test
    void theCountOfFamiliesByLeadIsNeverOlderThanABuildOrALoad() throws UnsupportedEncodingException {
        assertThat(leads(weymouth)).contains("Tom Adeyemi", "Early help");
        jdbc.sql(
                        "insert into partners.organisation (code, name, kind) values ('Early help', 'Harbour team', 'council')")
                .update();
        try {
            assertThat(leads(weymouth)).contains("Tom Adeyemi", "Harbour team");
            sealed(obriens.cian(), true);
            loaded();
            assertThat(leads(weymouth)).doesNotContain("Adeyemi");
            sealed(obriens.cian(), false);
            build.run(_ -> {}, () -> {});
            assertThat(leads(weymouth)).contains("Tom Adeyemi");
            obriens.aoife().shielded("confidential-address");
            build.run(_ -> {}, () -> {});
            assertThat(leads(weymouth)).doesNotContain("Adeyemi");
        } finally {
            jdbc.sql("delete from partners.organisation where code = 'Early help'")
                    .update();
            jdbc.sql("delete from partners.shield where record_id = ?")
                    .param(obriens.aoife().id)
                    .update();
            jdbc.sql("update partners.record set shielded = false where id = ?")
                    .param(obriens.aoife().id)
                    .update();
            sealed(obriens.cian(), false);
            build.run(_ -> {}, () -> {});
        }
        assertThat(leads(weymouth)).contains("Tom Adeyemi", "Early help");
    }

    @Test
    void familiesByLeadStandBySurnameAndNotByHowMany() throws UnsupportedEncodingException {
        jdbc.sql("""
                insert into families.helper
                select person_id, row_hash, relation, role, 'Ann Zeal', agency, phone, 'ann.zeal@dorset.example', from_on, fact_id
                from families.helper
                where name = 'Tom Adeyemi'
                """).update();
        try {
            assertThat(leads(weymouth)).containsSubsequence("Tom Adeyemi", "Ann Zeal");
        } finally {
            jdbc.sql("delete from families.helper where name = 'Ann Zeal'").update();
        }
    }

    /// Who leads the help is told by whoever told of it: a source whose name says something, to whom it may.
    @Test
    void theCountOfFamiliesByLeadNamesNobodyWhomADiscreetSourceNames4() throws UnsupportedEncodingException {
        var told = jdbc.sql("select min(fact_id) from families.helper where name = 'Tom Adeyemi'")
                .query(Long.class)
                .single();
        jdbc.sql("""
                update families.helper
                set fact_id = (
                  select f.id
                  from partners.fact f
                  join partners.record r on r.id = f.record_id
                  join partners.source s on s.id = r.source_id
                  where s.name = 'adult-treatment'
                  limit 1)
                where name = 'Tom Adeyemi'
                """).update();
        try {
            assertThat(leads(weymouth)).doesNotContain("Adeyemi");
        } finally {
            jdbc.sql("update families.helper set fact_id = ? where name = 'Tom Adeyemi'")
                    .param(told)
                    .update();
        }
    }

    /// The child's other parent, or a sibling at another school, may have help that is none of the school's.
    @Test
    void aSearchTellsASchoolWhoHelpsItsPupilAndNobodyElse6() throws UnsupportedEncodingException {
        assertThat(search("Cian O'Brien", nothe)).contains("Cian", "Tom Adeyemi");
        jdbc.sql("update families.helper set person_id = ? where person_id = ?")
                .params(scene.person(obriens.aoife()), scene.person(obriens.cian()))
                .update();
        try {
            assertThat(search("Cian O'Brien", tom)).contains("Cian", "Tom Adeyemi");
            assertThat(search("Cian O'Brien", nothe))
                    .contains("Cian", "nobody known to the sources")
                    .doesNotContain("Adeyemi");
        } finally {
            jdbc.sql("update families.helper set person_id = ? where person_id = ?")
                    .params(scene.person(obriens.cian()), scene.person(obriens.aoife()))
                    .update();
        }
    }

    /// Trying one number after the other would tell a school which pupils social care knows.
    @Test
    void aSchoolFindsNobodyByANumberOfSocialCare6() {
        jdbc.sql("update families.person set terms = array_append(terms, '#C4711') where id = ?")
                .param(scene.person(obriens.cian()))
                .update();
        try {
            assertThat(search("C4711", tom)).contains("Cian", "council’s number");
            assertThat(search("C4711", nothe)).doesNotContain("Cian");
            assertThat(search("Cian C4711", nothe)).contains("Cian").doesNotContain("council’s number");
            assertThat(search("Cian C4712", nothe)).contains("Cian");
        } finally {
            jdbc.sql("update families.person set terms = array_remove(terms, '#C4711') where id = ?")
                    .param(scene.person(obriens.cian()))
                    .update();
        }
    }

    @Test
    void aSchoolDoesNotReadTreatmentOrTheFamilysOtherPeople() {
        assertThat(get(family(harts.ellie()), quarry))
                .hasStatusOk()
                .bodyText()
                .contains("Ellie")
                .doesNotContain("Carla", "Dean", "Secret Lane", "Dorchester");
    }

    /// The panel that counts families by lead.
    private String leads(Viewer viewer) throws UnsupportedEncodingException {
        var day = main(get("/my-day", viewer));
        var panel = day.substring(day.indexOf("Families by lead"));
        return panel.substring(0, panel.indexOf("</section>"));
    }

    /// As a load does that writes facts beside what a test changes.
    private void loaded() {
        jdbc.sql("update partners.fact set line = line where id = (select min(id) from partners.fact)")
                .update();
    }

    private void sealed(Told.Sheet record, boolean sealed) {
        jdbc.sql("update partners.record set sealed = ? where id = ?")
                .params(sealed, record.id)
                .update();
    }

    private static String main(MvcTestResult answer) throws UnsupportedEncodingException {
        var page = answer.getResponse().getContentAsString();
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private String search(String words, Viewer viewer) {
        var answer = post("/search", viewer, "q", words);
        try {
            return get(String.valueOf(answer.getResponse().getRedirectedUrl()), viewer)
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String family(Told.Sheet record) {
        return "/families/" + scene.family(record);
    }

    private String person(Told.Sheet record) {
        return "/people/" + scene.person(record);
    }

    /// Asks for a correction on the person's page.
    ///
    /// @return the correction's address
    private String ask(Told.Sheet record, Viewer viewer, String source, String wrong) {
        assertThat(post(person(record) + "/correction", viewer, "source", source, "wrong", wrong, "how", "I was there"))
                .hasStatus(303);
        return "/corrections/"
                + jdbc.sql("select id from families.correction where what = ? order by asked_at desc limit 1")
                        .param(wrong)
                        .query(UUID.class)
                        .single();
    }

    /// The viewer's last reading about a person: what, by which relation, why and by which way.
    private String last(Viewer viewer, Told.Sheet record) {
        return jdbc.sql("""
                select act || ' ' || relation || ' ' || why || ' ' || route
                from access.reading
                where account_id = :viewer and :person = any(person_id)
                order by id desc
                limit 1
                """)
                .param("viewer", viewer.id().value())
                .param("person", scene.person(record))
                .query(String.class)
                .single();
    }

    private static String today() {
        return LocalDate.now(Dates.HERE).toString();
    }
}
