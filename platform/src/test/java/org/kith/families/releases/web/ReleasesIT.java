package org.kith.families.releases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Grant;
import org.kith.access.Grants;
import org.kith.access.Relation;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.UserId;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.FamilyGrants;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/// What a worker releases to a parent, and every way by which a parent could come to more: two pairs of separated
/// parents, one of them violent.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasesIT extends Visiting {

    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final String WHY = "Agreed at the review";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private FamilyGrants familyGrants;

    @Autowired
    private Grants grants;

    @Autowired
    private Accounts accounts;

    private Scene scene;
    private Cast.OBriens obriens;
    private Cast.Harts harts;
    private Viewer tom;
    private Viewer rosa;
    private Viewer beside;
    private Viewer stranger;
    private Viewer officer;
    private Viewer aoife;
    private Viewer declan;
    private Viewer carla;
    private Viewer dean;

    @BeforeAll
    void tell() {
        scene = Scene.anew(jdbc);
        obriens = scene.cast.theOBriens();
        harts = scene.cast.theHarts();
        scene.cast
                .told()
                .record("early-help", "E100")
                .named("Niamh", "O'Brien", "2017-04-21")
                .child("F")
                .at("12 Quarry Close", "DT4 8AA")
                .told()
                .fact(
                        "involvement",
                        "family support worker",
                        "2026-09-08",
                        null,
                        null,
                        "Tom Adeyemi|Early help|01632 960141|" + Cast.TOM,
                        null,
                        null);
        helps(obriens.cian(), "social worker", "Maya Clarke|Children's Services|01632 960155|maya@example.org");
        helps(obriens.cian(), "advocate", "Ida Grant|Women's Aid|01632 960177|ida@example.org");
        scene.run(match, build);
        var staff = new Staff(accounts);
        tom = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
        rosa = staff.of(Role.PRACTITIONER, "", "", "rosa@example.org");
        beside = staff.of(Role.PRACTITIONER, "", "", "beside@example.org");
        stranger = staff.of(Role.PRACTITIONER, "", "", "nobody@example.org");
        officer = staff.of(Role.GOVERNANCE_OFFICER);
        aoife = parent("Aoife O’Brien", obriens.aoife());
        declan = parent("Declan O’Brien", obriens.declan());
        carla = parent("Carla Hart", harts.carla());
        dean = parent("Dean Hart", harts.dean());
        familyGrants.replaceOfAccounts();
        lead(rosa, harts.ellie(), harts.alfie());
        grants.add(
                "test",
                List.of(new Grant(
                        "user:" + beside.id(),
                        Relation.INVOLVED,
                        scene.person(obriens.cian()),
                        LocalDate.of(2026, 1, 1),
                        null)));
    }

    @BeforeEach
    void nothingIsReleased() {
        jdbc.sql("truncate families.parent_release cascade").update();
    }

    @Test
    void aParentReadsWhatTheWorkerSawFirstAndNothingElse7() throws UnsupportedEncodingException {
        assertThat(get(page(obriens.cian()), tom))
                .hasStatusOk()
                .bodyText()
                .contains("What parents see here", "Aoife O'Brien", "Declan O'Brien", "Sees nothing here yet");
        assertThat(get("/my-day", aoife))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing has been shown to you yet", "about Cian and Niamh")
                .doesNotContain("On roll");

        var form = form(obriens.cian(), obriens.aoife());
        var offered = main(get(form, tom));
        assertThat(offered)
                .contains("What Aoife may see about Cian", "Cian is 14. Ask Cian first")
                .contains("On roll at Nothe Reach Academy, Year 10", "Suspended for 4 sessions", "From: School census")
                .doesNotContain("for 2 sessions") // its source has taken it back
                .doesNotContain("information and advice", "Contact with", "Quarry Close", "DT4", "Declan", "Niamh");
        assertThat(post(form, tom, "shown", of(SHOWN, offered), "until", "2041-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("Tick what may be seen", "Say in a sentence why", "Enter a day from today");
        assertThat(release(obriens.cian(), obriens.aoife(), tom, "school", "police", "contact"))
                .hasStatus(303);
        assertThat(last(tom, obriens.cian()))
                .isEqualTo("change lead released to a parent: school POST /people/{id}/release/{parent}");

        assertThat(main(get("/my-day", aoife)))
                .contains(
                        "About Cian",
                        "A practitioner chose to show you this",
                        "Nothing is shown to you yet about Niamh")
                .contains(offered.substring(
                        offered.indexOf("On roll at"), offered.indexOf("</p>", offered.indexOf("On roll at"))))
                .doesNotContain("Suspended", WHY, "information and advice", "Quarry Close", "DT4", "Declan");
        assertThat(recorded(aoife, obriens.cian()))
                .startsWith("find parent my day GET /my-day", "read parent what was released to a parent GET /my-day");
        assertThat(main(get("/my-day", declan)))
                .contains("Nothing has been shown to you yet")
                .doesNotContain("On roll", "Aoife", "what was released to a parent");
        assertThat(get(page(obriens.cian()), tom)).bodyText().contains("Sees School as it was on");
    }

    @Test
    void whatIsTakenBackIsGoneAtOnceAndWhoeverHelpsMayTakeItBack7() throws UnsupportedEncodingException {
        var form = form(obriens.cian(), obriens.aoife());
        assertThat(get(form, beside)).hasStatus(404);
        assertThat(get(form, stranger)).hasStatus(404);
        assertThat(get(form(obriens.cian(), obriens.niamh()), tom)).hasStatus(404);
        assertThat(get(form(obriens.cian(), harts.dean()), tom)).hasStatus(404);
        assertThat(get(form, aoife)).hasStatus(403);
        for (var taker : List.of(tom, beside, officer)) {
            release(obriens.cian(), obriens.aoife(), tom, "school");
            assertThat(get("/my-day", aoife)).bodyText().contains("On roll");
            var back = "/releases/" + standing() + "/take-back";
            assertThat(post(back, stranger)).hasStatus(404);
            assertThat(post(back, aoife)).hasStatus(403);
            assertThat(post(back, taker)).hasStatus(303);
            assertThat(last(taker, obriens.cian())).contains("took back what was released to a parent");
            assertThat(post(back, taker)).hasStatus(303);
            assertThat(get("/my-day", aoife)).bodyText().doesNotContain("On roll");
        }
        release(obriens.cian(), obriens.aoife(), tom, "school");
        jdbc.sql("update families.parent_release set until_on = until_on - 200").update();
        assertThat(get("/my-day", aoife)).bodyText().doesNotContain("On roll");
        assertThat(get(page(obriens.cian()), tom)).bodyText().contains("ran out on");
    }

    @Test
    void nothingIsReleasedToAParentWhoMayNotBeNearAndTheRefusalTellsNothing7() throws UnsupportedEncodingException {
        var violent = get(form(harts.ellie(), harts.dean()), rosa);
        assertThat(violent).hasStatus(403).bodyText().contains("Nothing can be shown to this parent here");
        var withoutAccount = get(form(harts.alfie(), harts.zoe()), rosa);
        assertThat(main(violent)).isEqualTo(main(withoutAccount));
        assertThat(get(page(harts.ellie()), rosa)).bodyText().contains("Nothing can be shown here to Dean Hart");

        assertThat(release(harts.alfie(), harts.dean(), rosa, "school")).hasStatus(422);
        assertThat(main(get("/my-day", dean)))
                .contains("about Alfie")
                .doesNotContain("Ellie", "Carla", "Secret Lane", "DT1", "Quarry Hill");

        var toCarla = main(get(form(harts.ellie(), harts.carla()), rosa));
        assertThat(toCarla).doesNotContain("Quarry Hill", "Secret Lane", "Dean");
        assertThat(main(get("/my-day", carla)))
                .contains("about Ellie")
                .doesNotContain("Dean", "Zoe", "Alfie", "Quarry Hill", "Secret Lane");
    }

    @Test
    void whatWasReleasedFallsSilentWhenItIsNoLongerSafeOrSure7() throws UnsupportedEncodingException {
        release(obriens.cian(), obriens.declan(), tom, "school");
        get(page(obriens.cian()), tom);
        assertThat(get("/my-day", declan)).bodyText().contains("On roll at Nothe Reach Academy", "person page");
        var told = scene.cast.told();

        obriens.niamh().tied("father", obriens.declan(), "PR,no-contact");
        silent(
                "a sister must be kept from him",
                "delete from partners.fact where note = 'PR,no-contact' and record_id = " + obriens.niamh().id);

        obriens.declan().tied("ex-partner", obriens.aoife(), "supervised");
        assertThat(get(form(obriens.cian(), obriens.aoife()), tom)).hasStatusOk(); // with whom he lives
        silent("her mother too", "delete from partners.fact where note = 'supervised'");

        var police = told.record("police", "P11")
                .named("Declan", "O'Brien", "1986-07-30")
                .adult("M")
                .told()
                .fact("domestic-abuse", "suspect", "2026-11-20");
        member(police.id, scene.person(obriens.declan()));
        silent("the police", "delete from partners.fact where code = 'suspect'");

        set("update partners.record set shielded = true where id = " + obriens.aoife().id);
        silent("a shield", """
                with lifted as (update partners.record set shielded = false where id = %d),
                  home as (update families.home set shielded = false),
                  family as (update families.family set shielded = false)
                update families.person set shielded = false
                """.formatted(obriens.aoife().id)); // as the next build does

        var born = "update families.person set born_on = %s where id in ('" + scene.person(obriens.cian()) + "', '"
                + scene.person(obriens.niamh()) + "')";
        set(born.formatted("current_date + 1 - interval '18 years'"));
        assertThat(get("/my-day", declan)).as("the day before").bodyText().contains("On roll");
        set(born.formatted("current_date - interval '18 years'"));
        silent("an eighteenth birthday", born.formatted("'2015-06-02'"));

        set("update access.account set suspended_at = now() where id = '" + declan.id() + "'");
        assertThat(get(page(obriens.cian()), tom)).bodyText().contains("Nothing of it is shown now");
        set("update access.account set suspended_at = null where id = '" + declan.id() + "'");

        // The record behind it may be another child's
        var somebodyElse = scene.person(harts.alfie());
        var cian = scene.person(obriens.cian());
        member(obriens.cianAtSchool().id, somebodyElse);
        assertThat(get("/my-day", declan))
                .bodyText()
                .contains("A practitioner chose to show you this", "None now")
                .doesNotContain("On roll");
        member(obriens.cianAtSchool().id, cian);

        set("update partners.record set sealed = true where id = " + obriens.cianAtSchool().id);
        assertThat(main(get("/my-day", declan))).doesNotContain("On roll", "About Cian");
        set("update partners.record set sealed = false where id = " + obriens.cianAtSchool().id);
        build.run(_ -> {}, () -> {});

        set("update families.person set shielded = true, home_id = (select home_id from families.person where id = '"
                + scene.person(obriens.declan()) + "') where id = '" + cian + "'");
        assertThat(get("/my-day", declan)).bodyText().doesNotContain("On roll", "Nothe Reach");
        set("update families.person set shielded = false, home_id = (select home_id from families.person where id = '"
                + scene.person(obriens.aoife()) + "') where id = '" + cian + "'");
    }

    @Test
    void twoWhoReleaseAtOnceDoNotUndoEachOther7() throws Exception {
        var form = form(obriens.cian(), obriens.aoife());
        var offered = main(get(form, tom));
        var other = new Staff(accounts).of(Role.PRACTITIONER, "", "", Cast.TOM);
        var answers = new ArrayList<Integer>();
        try (var both = Executors.newFixedThreadPool(2)) {
            var tries = List.<Callable<Integer>>of(
                    () -> status(send(form, offered, tom, "school")),
                    () -> status(send(form, offered, other, "suspensions")));
            for (var answer : both.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(303, 409);
        assertThat(jdbc.sql("select count(*) from families.parent_release")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(send(form, offered, tom, "school"))
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else changed in the meantime what this parent may see");
        var first = standing();
        assertThat(release(obriens.cian(), obriens.aoife(), tom, "suspensions")).hasStatus(303);
        assertThat(get("/my-day", aoife)).bodyText().contains("Suspended for").doesNotContain("On roll");
        assertThat(post("/releases/" + first + "/take-back", tom)).hasStatus(409);
        assertThat(get("/my-day", aoife)).bodyText().contains("Suspended for");
    }

    @Test
    void onlyWhatIsStillOnRecordCanBeReleasedAndLaterFactsAreNotAdded7() throws UnsupportedEncodingException {
        var form = form(obriens.cian(), obriens.aoife());
        var offered = main(get(form, tom));
        obriens.cianAtSchool().fact("suspension", "DB", "2026-11-18", "2026-11-18", 6, "SUSP", Cast.NOTHE, null);
        assertThat(send(form, offered, tom, "suspensions"))
                .hasStatus(422)
                .bodyText()
                .contains("What is on record has changed since you opened this page");
        set("delete from partners.fact where amount = 6");
        release(obriens.cian(), obriens.aoife(), tom, "suspensions");
        obriens.cianAtSchool().fact("suspension", "DB", "2026-11-18", "2026-11-18", 6, "SUSP", Cast.NOTHE, null);
        set("update partners.fact set withdrawn_delivery_id = delivery_id where amount = 4");
        assertThat(get("/my-day", aoife))
                .bodyText()
                .contains("Suspended for 4 sessions", "Changed since")
                .doesNotContain("6 sessions");
        set("delete from partners.fact where amount = 6");
        set("update partners.fact set withdrawn_delivery_id = null where amount = 4");
    }

    @Test
    void whoHelpsIsToldAsTheSourceOpenToParentsHasItAndNobodyWhoseNameEndangers7() throws UnsupportedEncodingException {
        release(obriens.niamh(), obriens.aoife(), tom, "who-helps");
        assertThat(get("/my-day", aoife))
                .bodyText()
                .contains("Tom Adeyemi, family support worker, Early help, 01632 960141. Leads the help.")
                .doesNotContain("was there as a child", "incident");
        // Of what the case system says a parent may be told who leads the help, and nothing else
        release(obriens.cian(), obriens.aoife(), tom, "who-helps");
        assertThat(get("/my-day", aoife))
                .bodyText()
                .contains("Maya Clarke, social worker, Children's Services, 01632 960155. Leads the help.")
                .doesNotContain("Ida Grant", "information and advice");
        set("update access.account set discreet = true where id = '" + tom.id() + "'");
        assertThat(get("/my-day", aoife))
                .bodyText()
                .contains("Somebody who helps you chose to show you this")
                .doesNotContain("Tom Adeyemi", "A practitioner chose");
        set("update access.account set discreet = false where id = '" + tom.id() + "'");
        var both = "update families.person set shielded = %s where id in ('" + scene.person(obriens.niamh()) + "', '"
                + scene.person(obriens.cian()) + "')";
        set(both.formatted("true"));
        assertThat(get("/my-day", aoife))
                .bodyText()
                .as("a team is called by its zone")
                .doesNotContain("Early help, 01632 960141", "Children's Services");
        release(obriens.niamh(), obriens.aoife(), tom, "who-helps");
        assertThat(get("/my-day", aoife)).bodyText().contains("Tom Adeyemi, family support worker, 01632 960141.");
        var named = "update families.helper set name = '%s', agency = '%s', role = '%s' where phone = '01632 960141'";
        set(named.formatted("Home-Start North", "Home-Start North", "charity"));
        release(obriens.niamh(), obriens.aoife(), tom, "who-helps");
        assertThat(get("/my-day", aoife))
                .bodyText()
                .contains("A charity, 01632 960141.")
                .doesNotContain("Home-Start");
        set(named.formatted("Tom Adeyemi", "Early help", "family support worker"));
        set(both.formatted("false"));
    }

    @Test
    void aParentSaysWhatIsWrongAndFollowsItLikeEveryCorrection7and15() throws UnsupportedEncodingException {
        release(obriens.cian(), obriens.aoife(), tom, "school");
        var wrong = "/releases/" + standing() + "/wrong";
        assertThat(get(wrong, declan)).hasStatus(404);
        assertThat(get(wrong, tom)).hasStatus(403);
        assertThat(post(wrong, aoife, "topic", "suspensions"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose where the mistake is", "Say what is wrong", "Say how you know");
        var answer = post(wrong, aoife, "topic", "school", "wrong", "He is in Year 9", "how", "I am his mother");
        assertThat(answer).hasStatus(303);
        var correction = String.valueOf(answer.getResponse().getRedirectedUrl());
        assertThat(get(correction, aoife))
                .hasStatusOk()
                .bodyText()
                .contains("He is in Year 9", "waits to be sent", "Take it back")
                .doesNotContain("/people/", "N835219916027");
        assertThat(post(wrong, aoife, "topic", "school", "wrong", "He is in Year 9", "how", "I am his mother"))
                .hasRedirectedUrl(correction + "?already=yes");
        assertThat(get(correction + "?already=yes", aoife)).bodyText().contains("It was received already");
        assertThat(get(correction, declan)).hasStatus(404);
        assertThat(get(correction, officer))
                .bodyText()
                .contains("He is in Year 9", "School census", "N835219916027")
                .doesNotContain("C100"); // the case system's record was not shown to her
        assertThat(main(get("/my-day", aoife))).contains("What you said is wrong", "waits to be sent");
        assertThat(post(correction, officer, "act", "sent", "seen", "0", "to", "The school’s office", "on", today()))
                .hasStatus(303);
        assertThat(get(correction, aoife)).bodyText().contains("with School census since");
        assertThat(post(
                        correction,
                        officer,
                        "act",
                        "answered",
                        "seen",
                        "1",
                        "outcome",
                        "put-right",
                        "why",
                        "It was last year's"))
                .hasStatus(303);
        assertThat(main(get("/my-day", aoife))).containsPattern("has an answer[\\s\\S]*School census</a> about Cian:");
        assertThat(main(get("/my-day/readings", aoife)))
                .contains("Why you may", "You are the parent", "saw the name", "Cian")
                .doesNotContain("By which relation", "saw in a list", "no reason needed");
        obriens.cian().tied("mother", obriens.aoife(), "supervised");
        assertThat(main(get("/my-day/readings", aoife))).contains("1 person").doesNotContain("Cian");
        assertThat(get(correction, aoife)).bodyText().doesNotContain("He is in Year 9");
        set("delete from partners.fact where note = 'supervised'");
    }

    @Test
    void theGovernanceOfficerSeesWhoShowedWhatToWhomAndNotWhatTheyRead7() throws UnsupportedEncodingException {
        release(obriens.cian(), obriens.aoife(), tom, "school");
        assertThat(get("/my-day", officer)).bodyText().contains("1 release stands", "/releases");
        assertThat(main(get("/releases", officer)))
                .contains("Cian O'Brien", "Aoife O'Brien", "School", WHY, "Shown until", "Take it back now")
                .doesNotContain("On roll", "Nothe Reach");
        assertThat(last(officer, obriens.cian())).startsWith("find none releases to parents");
        assertThat(get("/releases", tom)).hasStatus(403);
    }

    @Test
    @Transactional
    void noRegisterTellsWhatWasReleasedInALifeThatIsSealed9() throws UnsupportedEncodingException {
        release(obriens.cian(), obriens.aoife(), tom, "school");
        assertThat(main(get("/releases", officer))).contains("Aoife O'Brien", WHY);
        set("update partners.record set sealed = true where id = " + obriens.cianAtSchool().id);
        assertThat(main(get("/releases", officer))).doesNotContain("Aoife O'Brien", WHY);
        assertThat(get("/my-day", officer)).bodyText().doesNotContain("release stands");
    }

    /// Nothing is shown to Declan any more, the page of the child says so without a cause, and when the cause is gone
    /// it stands again.
    private void silent(String cause, String undo) throws UnsupportedEncodingException {
        assertThat(main(get("/my-day", declan)))
                .as(cause)
                .doesNotContain("On roll", "About Cian", "Cian and", "person page", "Who looked at your record");
        assertThat(get(page(obriens.cian()), tom))
                .as(cause)
                .bodyText()
                .contains("Nothing of it is shown now", "It does not say which");
        assertThat(get(form(obriens.cian(), obriens.declan()), tom)).as(cause).hasStatus(403);
        set(undo);
        assertThat(get("/my-day", declan)).as(cause).bodyText().contains("On roll");
    }

    private static void helps(Told.Sheet child, String role, String worker) {
        child.fact("involvement", role, "2026-09-10", null, null, worker, null, null);
    }

    private MvcTestResult release(Told.Sheet child, Told.Sheet parent, Viewer worker, String... topics)
            throws UnsupportedEncodingException {
        var form = form(child, parent);
        return send(form, main(get(form, worker)), worker, topics);
    }

    private MvcTestResult send(String form, String offered, Viewer worker, String... topics) {
        var fields = new ArrayList<>(
                List.of("seen", of(SEEN, offered), "shown", of(SHOWN, offered), "reason", WHY, "until", today()));
        for (var topic : topics) {
            fields.addAll(List.of("topic", topic));
        }
        return post(form, worker, fields.toArray(String[]::new));
    }

    private static String of(Pattern field, String page) {
        var found = field.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private UUID standing() {
        return jdbc.sql("select id from families.parent_release where ended is null")
                .query(UUID.class)
                .single();
    }

    private void member(int record, UUID person) {
        jdbc.sql("delete from matching.membership where record_id = ?")
                .param(record)
                .update();
        jdbc.sql("insert into matching.membership (record_id, person_id, since_change) values (?, ?, 1)")
                .params(record, person)
                .update();
    }

    private void set(String sql) {
        jdbc.sql(sql).update();
    }

    private Viewer parent(String name, Told.Sheet record) {
        var account = accounts.open(
                new Account(
                        new UserId(UUID.randomUUID()),
                        "parent." + UUID.randomUUID(),
                        name,
                        Role.PARENT,
                        "own family",
                        null,
                        null,
                        scene.person(record),
                        null),
                Staff.PASSWORD);
        return accounts.find(Staff.session(account.id())).orElseThrow();
    }

    private void lead(Viewer worker, Told.Sheet... people) {
        for (var person : people) {
            grants.add(
                    "test",
                    List.of(new Grant(
                            "user:" + worker.id(),
                            Relation.LEAD,
                            scene.person(person),
                            LocalDate.of(2026, 1, 1),
                            null)));
        }
    }

    private String page(Told.Sheet record) {
        return "/people/" + scene.person(record);
    }

    private String form(Told.Sheet child, Told.Sheet parent) {
        return page(child) + "/release/" + scene.person(parent);
    }

    private static String main(MvcTestResult answer) throws UnsupportedEncodingException {
        var page = answer.getResponse().getContentAsString();
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private static int status(MvcTestResult answer) {
        return answer.getResponse().getStatus();
    }

    /// The viewer's last entry about a person: what, by which relation, why and by which way.
    private String last(Viewer viewer, Told.Sheet record) {
        return recorded(viewer, record).getFirst();
    }

    /// What stands of the viewer and the person on the record of readings, the newest first.
    private List<String> recorded(Viewer viewer, Told.Sheet record) {
        return jdbc.sql("""
                select act || ' ' || relation || ' ' || why || ' ' || route
                from access.reading
                where account_id = :viewer and :person = any(person_id)
                order by id desc
                """)
                .param("viewer", viewer.id().value())
                .param("person", scene.person(record))
                .query(String.class)
                .list();
    }

    private static String today() {
        return LocalDate.now(Dates.HERE).toString();
    }
}
