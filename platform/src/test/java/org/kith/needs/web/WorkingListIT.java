package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.KindOfData;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.Audience;
import org.kith.families.Families;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.PersonId;
import org.kith.matching.runs.Match;
import org.kith.needs.Choice;
import org.kith.needs.Listed;
import org.kith.needs.WorkingList;
import org.kith.needs.WorkingLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/// Who meets which need on a working list, and what its counts give away.
@DoorsOnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingListIT extends Visiting {

    private static final LocalDate RUN = LocalDate.of(2026, 11, 1);
    private static final WorkingList.Tally NONE = new WorkingList.Tally("", 0, 0, 0);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Access access;

    @Autowired
    private WorkingLists lists;

    @Autowired
    private Audience audience;

    @Autowired
    private Families families;

    private Scene scene;
    private Cast.OBriens obriens;
    private Viewer tom;
    private Viewer weymouth;
    private Viewer dorchester;
    private Viewer nothe;
    private Viewer quarry;

    @BeforeAll
    void tell() {
        scene = Scene.anewWithoutNeeds(jdbc);
        obriens = scene.cast.theOBriens();
        var harts = scene.cast.theHarts();
        var silvas = scene.cast.theSilvas();
        scene.run(match, build);
        var staff = new Staff(accounts);
        tom = staff.of(Role.PRACTITIONER, "", "", Cast.TOM);
        weymouth = staff.of(Role.ZONE_MANAGER, "WEY", "", "");
        dorchester = staff.of(Role.ZONE_MANAGER, "DOR", "", "");
        nothe = staff.of(Role.SCHOOL_LEAD, "", Cast.NOTHE, "");
        quarry = staff.of(Role.SCHOOL_LEAD, "", Cast.QUARRY, "");
        jdbc.sql(
                        "insert into needs.run (at, as_of, fingerprint, manifest, found_until) values (now(), ?, 'x', '{}', 9999999)")
                .param(RUN)
                .update();
        found("first-suspension", obriens.cian(), "education", obriens.cianAtSchool(), "suspension");
        found("parent-in-treatment", obriens.niamh(), "adult-treatment", obriens.niamh(), null);
        found("domestic-abuse", harts.ellie(), "police", harts.ellie(), null);
        found("asked-again", silvas.rafi(), "social-care", silvas.rafi(), null);
        found("asked-again", silvas.maya(), "social-care", silvas.maya(), null);
    }

    /// A need as a run would leave it.
    private void found(String rule, Told.Sheet of, String kind, Told.Sheet said, @Nullable String fact) {
        jdbc.sql("""
                insert into needs.rule (name, version, title, outcome, words, ends, sources, kinds, reads, stands, in_force, sql,
                  sql_sha256, published_on)
                values (?, 1, ?, 'o', 'w', 'e', '{}', array[?], '[]', 's', true, '', '', '2026-09-01')
                on conflict do nothing
                """).params(rule, rule.replace('-', ' '), kind).update();
        var id = jdbc.sql("""
                insert into needs.found (rule_id, person_id, since, found_on, received_on, kinds, sources, settings, row_hash)
                values ((select id from needs.rule where name = ?), ?, '2026-10-20', ?, '2026-10-30', array[?], '{}', '{}', 0)
                returning id
                """)
                .params(rule, scene.person(of), RUN, kind)
                .query(Long.class)
                .single();
        if (fact != null) {
            jdbc.sql("""
                    insert into needs.evidence (found_id, fact_id, path)
                    select ?, f.id, 'own record'
                    from partners.fact f
                    join partners.fact_kind k on k.id = f.kind
                    where f.record_id = ? and k.name = ? and f.withdrawn_delivery_id is null
                    """).params(id, said.id, fact).update();
        }
    }

    @Test
    void eachRoleMeetsOnlyNeedsWhoseEvidenceItMaySee4() {
        assertThat(listed(tom)).containsExactlyInAnyOrder("first-suspension", "parent-in-treatment");
        assertThat(listed(weymouth)).containsExactlyInAnyOrder("first-suspension", "asked-again");
        assertThat(listed(dorchester)).isEmpty();
        assertThat(listed(nothe)).containsExactly("first-suspension");
        assertThat(listed(quarry)).isEmpty();
    }

    @Test
    void aListHoldsWhatTheDecisionPointAllowsAndNothingElse() {
        var all = jdbc.sql("""
                select person_id, kinds[1] as kind, rule_name
                from needs.need_facts
                where ended_on is null
                """)
                .query((row, _) -> new Object[] {
                    row.getObject("person_id", UUID.class), row.getString("kind"), row.getString("rule_name")
                })
                .list();
        for (var viewer : List.of(tom, weymouth, dorchester)) {
            var allowed = all.stream()
                    .filter(need -> access.decide(viewer, Act.FIND, KindOfData.of((String) need[1]), (UUID) need[0])
                            .allowed())
                    .map(need -> (String) need[2])
                    .toList();
            assertThat(listed(viewer)).containsExactlyInAnyOrderElementsOf(allowed);
        }
    }

    @Test
    void countsByPyramidAreOfWhatTheListShows() {
        for (var viewer : List.of(tom, weymouth, dorchester, nothe, quarry)) {
            var list = lists.of(viewer, null).orElseThrow();
            var sheet = list.sheet(Choice.ALL, 0, Integer.MAX_VALUE);
            var rows = sheet.rows().size();
            var counts = sheet.counts();
            assertThat(counts.whole().units()).isEqualTo(rows);
            assertThat(counts.byPyramid().stream().mapToInt(t -> t.units()).sum())
                    .isGreaterThanOrEqualTo(rows);
        }
    }

    @Test
    @Transactional
    void everyCountAndOrderIsThatOfTheSlowListWhichKnowsNoneByHowMuchIsWrong13() {
        var random = new Random(4);
        findMore(random, 150);
        var since = RUN.minusDays(5);
        for (var viewer : List.of(tom, weymouth, dorchester, nothe, quarry)) {
            var list = lists.of(viewer, since).orElseThrow();
            var slow = slow(viewer, since);
            var news = list.news(1_000);
            same(news.fresh(), slow, Choice.Change.NEW);
            same(news.ended(), slow, Choice.Change.ENDED);
            same(news.standing(), slow, Choice.Change.STANDS);
            assertThat(news.byPyramid()).isEqualTo(slow.changes());
            assertThat(list.needs(slow.needs().stream().map(Listed::found).toList())
                            .values())
                    .containsExactlyInAnyOrderElementsOf(slow.needs());
            for (int time = 0; time < 12; time++) {
                agree(list, slow, choice(random, slow));
            }
        }
    }

    /// What was asked for before must not come back once something that it rests on was written.
    @Test
    @Transactional
    void aListIsAskedForAnewOnceAnythingThatItRestsOnWasWritten() {
        var random = new Random(7);
        findMore(random, 30);
        var since = RUN.minusDays(5);
        for (var change : List.of(
                "update families.person set shielded = not shielded where id = (select id from families.person order by id limit 1)",
                "update families.person set died_on = current_date where id in (select person_id from needs.found limit 1)",
                "update families.family set name = name || ' and others'",
                "update needs.found set ended_on = current_date, ended_why = 'its facts say so' where ended_on is null"
                        + " and id in (select id from needs.found order by id limit 3)",
                "update needs.rule set title = title || ', again'",
                "delete from families.helper",
                "update needs.found set sources = '{police}' where id in (select max(id) from needs.found)",
                "update access.grant set until_on = current_date - 1, from_on = current_date - 9"
                        + " where (holder, person_id) in (select holder, person_id from access.grant order by holder limit 4)",
                "delete from access.grant where holder like 'zone:%'",
                "truncate needs.evidence, needs.found")) {
            jdbc.sql(change).update();
            for (var viewer : List.of(tom, weymouth, nothe)) {
                var list = lists.of(viewer, since).orElseThrow();
                agree(list, slow(viewer, since), Choice.ALL);
            }
        }
    }

    private static void same(List<Listed> some, ListInMemory slow, Choice.Change change) {
        assertThat(some.stream().map(Listed::found))
                .containsExactlyInAnyOrderElementsOf(slow.needs().stream()
                        .filter(need -> slow.fits(with(change), need))
                        .map(Listed::found)
                        .toList());
    }

    private static void agree(WorkingList list, ListInMemory slow, Choice choice) {
        var counts = list.sheet(choice, 0, 7).counts();
        var rows = slow.rows(choice);
        assertThat(counts.rows()).as(choice.toString()).isEqualTo(rows.size());
        assertThat(counts.byPyramid()).containsExactlyInAnyOrderElementsOf(slow.byPyramid(choice));
        assertThat(counts.bySchool()).containsExactlyInAnyOrderElementsOf(slow.bySchool(choice));
        assertThat(counts.byNeed()).containsExactlyInAnyOrderElementsOf(slow.byNeed(choice));
        assertThat(List.of(counts.whole()))
                .isEqualTo(rows.isEmpty() && slow.whole(choice).isEmpty() ? List.of(NONE) : slow.whole(choice));
        assertThat(counts.zones()).isEqualTo(slow.codes(need -> need.place().zone()));
        assertThat(counts.pyramids()).isEqualTo(slow.codes(need -> need.place().pyramid()));
        assertThat(counts.titles().sequencedKeySet()).isEqualTo(slow.codes(Listed::rule));
        var told = new ArrayList<WorkingList.Row>();
        for (int from = 0; from < rows.size(); from += 7) {
            told.addAll(list.sheet(choice, from, 7).rows());
        }
        assertThat(list.sheet(choice, 7_000, 7).rows())
                .isEqualTo(told.isEmpty() ? told : told.subList((told.size() - 1) / 7 * 7, told.size()));
        assertThat(told.stream().map(row -> row.unit().id()))
                .as(choice.toString())
                .containsExactlyElementsOf(rows.keySet());
        assertThat(told.stream()
                        .map(row -> row.needs().stream().map(Listed::found).toList()))
                .containsExactlyElementsOf(rows.values());
    }

    private static Choice with(Choice.Change change) {
        return new Choice(List.of(), "", "", "", Choice.Help.ANY, change, Choice.Order.NEWEST, null);
    }

    private static Choice choice(Random random, ListInMemory slow) {
        return new Choice(
                Stream.generate(() -> any(random, slow.codes(Listed::rule)))
                        .limit(random.nextInt(3))
                        .filter(rule -> !rule.isEmpty())
                        .toList(),
                random.nextInt(3) > 0
                        ? ""
                        : any(random, slow.codes(need -> need.place().zone())),
                random.nextInt(3) > 0
                        ? ""
                        : any(random, slow.codes(need -> need.place().pyramid())),
                random.nextInt(3) > 0
                        ? ""
                        : any(random, slow.codes(need -> need.place().school())),
                any(random, Choice.Help.values()),
                any(random, Choice.Change.values()),
                any(random, Choice.Order.values()),
                null);
    }

    private static String any(Random random, Set<String> of) {
        return of.isEmpty() ? "" : any(random, new TreeSet<>(of).toArray(String[]::new));
    }

    private static <T> T any(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    /// Needs of everybody in the scene, of all courses that a need can take.
    private void findMore(Random random, int many) {
        var people = jdbc.sql("select id from families.person order by forename, surname, born_on, id")
                .query(UUID.class)
                .list();
        for (int each = 0; each < many; each++) {
            if (each == many / 2) {
                jdbc.sql("update needs.run set found_until = (select max(id) from needs.found)")
                        .update();
            }
            var foundOn = RUN.minusDays(random.nextInt(20));
            boolean ended = random.nextInt(4) == 0;
            jdbc.sql("""
                    insert into needs.found (rule_id, person_id, since, found_on, received_on, unconfirmed_since,
                      ended_on, ended_why, kinds, sources, settings, row_hash)
                    select r.id, ?, ?, ?, ?, nullif(?, '')::date, nullif(?, '')::date, nullif(?, ''), r.kinds, string_to_array(?, ','), '{}', 0
                    from needs.rule r
                    order by md5(r.name || ?)
                    limit 1
                    on conflict do nothing
                    """)
                    .params(
                            people.get(random.nextInt(people.size())),
                            foundOn.minusDays(random.nextInt(30)),
                            foundOn,
                            foundOn,
                            random.nextInt(4) == 0 ? foundOn.toString() : "",
                            ended ? RUN.minusDays(random.nextInt(10)).toString() : "",
                            ended ? "its facts say so" : "",
                            any(random, new String[] {"", "school-census", "police", "early-help,school-census"}),
                            String.valueOf(each))
                    .update();
        }
    }

    private ListInMemory slow(Viewer viewer, LocalDate since) {
        var all = new ArrayList<Listed>();
        var sources = Set.of(audience.sources(viewer));
        var own = viewer.settingCode().map(this::placeOf);
        jdbc.sql("""
                select f.*, r.name, r.title, p.family_id, coalesce(y.name, trim(concat_ws(' ', p.forename, p.surname))) as family,
                  p.zone_code, p.pyramid, p.setting_code, p.shielded
                from needs.found f
                join needs.rule r on r.id = f.rule_id
                join families.person p on p.id = f.person_id and p.died_on is null
                left join families.family y on y.id = p.family_id
                """).query(row -> {
            var person = row.getObject("person_id", UUID.class);
            var family = row.getObject("family_id", UUID.class);
            var ended = row.getObject("ended_on", LocalDate.class);
            var ties = access.ties(viewer, person);
            boolean elsewhere = viewer.settingCode().isPresent() && saysAnotherSchool(row.getLong("id"), viewer);
            if ((ended == null || ended.isAfter(since))
                    && sources.containsAll(
                            List.of((String[]) row.getArray("sources").getArray()))
                    && ties.allow(Act.FIND, KindOfData.WORKING_LIST)
                    && Stream.of((String[]) row.getArray("kinds").getArray())
                            .map(KindOfData::of)
                            .map(kind ->
                                    kind == KindOfData.EDUCATION && elsewhere ? KindOfData.EDUCATION_ELSEWHERE : kind)
                            .allMatch(kind -> ties.allow(Act.FIND, kind))) {
                var place = row.getBoolean("shielded")
                        ? new Listed.Place(null, null, null)
                        : new Listed.Place(
                                row.getString("zone_code"), row.getString("pyramid"), row.getString("setting_code"));
                all.add(new Listed(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("title"),
                        person,
                        new Listed.Unit(
                                family == null ? person : family,
                                family != null,
                                String.valueOf(row.getString("family"))),
                        own.orElse(place),
                        new Listed.Course(
                                row.getObject("since", LocalDate.class),
                                row.getObject("found_on", LocalDate.class),
                                ended,
                                row.getString("ended_why"),
                                row.getObject("unconfirmed_since", LocalDate.class),
                                row.getObject("received_on", LocalDate.class))));
            }
        });
        var helped = new HashSet<UUID>();
        jdbc.sql("select id, coalesce(family_id, id) as unit from families.person")
                .query(row -> {
                    var person = new PersonId(row.getObject("id", UUID.class));
                    if (access.ties(viewer, person.value()).allow(Act.FIND, KindOfData.WHO_HELPS)
                            && !families.helpers(List.of(person), viewer).isEmpty()) {
                        helped.add(row.getObject("unit", UUID.class));
                    }
                });
        return new ListInMemory(
                jdbc.sql("select found_until from needs.run").query(Long.class).single(), since, all, helped);
    }

    private Listed.Place placeOf(String setting) {
        return jdbc.sql("select zone_code as zone, pyramid, code as school from partners.setting where code = ?")
                .param(setting)
                .query(Listed.Place.class)
                .single();
    }

    private boolean saysAnotherSchool(long found, Viewer viewer) {
        return jdbc.sql("""
                select count(*)
                from needs.evidence e
                join partners.fact t on t.id = e.fact_id
                where e.found_id = ? and t.setting_code is distinct from ?
                """)
                        .params(found, viewer.settingCode().orElse(""))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void whoHasDiedOrIsShieldedIsOnNoZonesList8and14() {
        assertThat(get("/lists/needs", dorchester)).hasStatusOk().bodyText().doesNotContain("Hart", "Ellie");
        assertThat(get("/lists/needs", weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Silva", "Rafi", "Nobody known to these sources", "Tom Adeyemi")
                .doesNotContain("Maya", "parent in treatment", "Hart");
    }

    /// A source that sends changes may have told the evidence long ago, and be of yesterday; a file without rows tells
    /// nothing.
    @Test
    @Transactional
    void aListSaysHowOldTheSourceIsAndNotItsEvidence() {
        jdbc.sql("""
                insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt, read)
                select distinct d.source_id, day::text, 'newer.csv', 'accepted', day, day, '{}'::jsonb, rows
                from (values (date '2027-02-03', 1), (date '2027-03-04', 0)) as files (day, rows)
                cross join needs.evidence e
                join partners.fact f on f.id = e.fact_id
                join partners.delivery d on d.id = f.delivery_id
                """).update();

        assertThat(get("/lists/needs?need=first-suspension", tom))
                .bodyText()
                .contains("3 February 2027")
                .doesNotContain("4 March 2027");
        assertThat(get("/lists/needs.csv?need=first-suspension", tom))
                .bodyText()
                .contains("2027-02-03");
    }

    /// Lines of a file are counted: they are of what was asked for.
    @Test
    void whoAsksForOneNeedSeesFamiliesWithAllAndTakesAFileOfThatOne() {
        assertThat(get("/lists/needs?need=first-suspension", tom))
                .bodyText()
                .contains("parent in treatment", "Each family stands here with all its needs");
        assertThat(get("/lists/needs.csv?need=first-suspension", tom))
                .bodyText()
                .contains("first suspension")
                .doesNotContain("parent in treatment");
        assertThat(get("/lists/needs", tom)).bodyText().doesNotContain("Each family stands here with all its needs");
    }

    /// Whoever reads that a need ended takes it that something is better.
    @Test
    @Transactional
    void aListAndItsFileSayThatANeedEndedBecauseItsRuleChanged() {
        jdbc.sql("""
                update needs.found f set ended_on = ?, ended_why = 'the rule changed'
                from needs.rule r
                where r.id = f.rule_id and r.name = 'first-suspension'
                """).param(RUN).update();
        assertThat(get("/lists/needs?change=ended", tom))
                .bodyText()
                .contains("Ended 1 November", "because the rule changed, not what is known");
        assertThat(get("/lists/needs.csv?change=ended", tom))
                .bodyText()
                .contains("why it ended", "\"because the rule changed, not what is known\"");
    }

    @Test
    @Transactional
    void theDayOfWhoHelpsAndOfTheZonesManagerTellsWhereHelpMayHaveDrifted() {
        assertThat(get("/my-day", weymouth)).bodyText().doesNotContain("drifted");
        found("help-drifting", obriens.niamh(), "early-help", obriens.niamh(), null);
        jdbc.sql("update needs.rule set reads = ?::jsonb where name = 'help-drifting'")
                .param("[{\"kind\": \"early-help\", \"sources\": [\"early-help\"]}]")
                .update();
        assertThat(get("/my-day", weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Help may have drifted in 1 family", "Niamh, 9", "Tom Adeyemi, lead", "20 October")
                .doesNotContain("Questioned");
        jdbc.sql("""
                insert into needs.answer (id, rule_name, person_id, record_ids, kind, why, by_account, by_name, at)
                values (gen_random_uuid(), 'help-drifting', ?, array[?], 'contest', 'It was reviewed.', ?, 'Tom', now())
                """)
                .params(
                        scene.person(obriens.niamh()),
                        obriens.niamh().id,
                        tom.id().value())
                .update();
        assertThat(get("/my-day", weymouth)).bodyText().contains("<span class=\"tag maybe\">Questioned</span>");
        assertThat(get("/my-day", tom))
                .bodyText()
                .contains("Help may have drifted in 1 family that you help", "Niamh, 9", "Last review", "None told of");
        assertThat(get("/my-day", nothe)).bodyText().doesNotContain("drifted");
        obriens.niamh().fact("early-help-review", null, "2026-07-28");
        jdbc.sql("""
                insert into needs.evidence (found_id, fact_id, path)
                select f.id, t.id, 'own record'
                from needs.found f, partners.fact t
                where f.kinds = '{early-help}' and t.starts_on = '2026-07-28'
                """).update();
        assertThat(get("/my-day", tom)).bodyText().contains("28 July").doesNotContain("None told of");
        assertThat(get("/my-day", weymouth))
                .bodyText()
                .as("what it rests on")
                .contains("Help may have drifted")
                .doesNotContain("28 July", "Last review");

        jdbc.sql(
                        "update needs.found set ended_on = current_date, ended_why = 'its facts say so' where kinds = '{early-help}'")
                .update();
        for (var viewer : List.of(weymouth, tom)) {
            assertThat(get("/my-day", viewer)).bodyText().contains("No help is known to have drifted");
        }
        assertThat(get("/my-day", tom)).bodyText().contains("no rule in force says of help that you give");
    }

    /// Which of the two it is would tell what a source says that is not for this role.
    @Test
    void aNeedThatIsNotForTheRoleAndOneThatNobodyHasReadTheSame4() throws UnsupportedEncodingException {
        var theirs = get("/lists/needs?need=domestic-abuse", weymouth);
        assertThat(theirs)
                .hasStatusOk()
                .bodyText()
                .contains("A need that is not on your list, by pyramid", "<b>Not on your list.</b>")
                .doesNotContain("no more");
        var nobodys = get("/lists/needs?need=goes-missing", weymouth);
        assertThat(withoutTokens(theirs).replace("domestic-abuse", "goes-missing"))
                .isEqualTo(withoutTokens(nobodys));
    }

    private static String withoutTokens(MvcTestResult page) throws UnsupportedEncodingException {
        return page.getResponse().getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    /// A family's name is made of its adults' names too.
    @Test
    @Transactional
    void aSchoolsListCallsAFamilyByItsPupils6() {
        jdbc.sql("update families.family set name = 'O''Brien and Varga' where name = 'O''Brien'")
                .update();
        assertThat(get("/lists/needs?since=2026-09-15", tom)).bodyText().contains("O'Brien and Varga");
        for (var list : List.of("/lists/needs?since=2026-09-15", "/lists/needs.csv?since=2026-09-15")) {
            assertThat(get(list, nothe))
                    .bodyText()
                    .contains("O'Brien", "first suspension")
                    .doesNotContain("Varga");
        }
    }

    /// They are all on its roll: who stood at no place would be who is shielded.
    @Test
    @Transactional
    void aSchoolsListPlacesEveryPupilAtTheSchool8() {
        jdbc.sql("update families.person set shielded = true where id = ?")
                .param(scene.person(obriens.cian()))
                .update();
        assertThat(get("/lists/needs?since=2026-09-15", nothe))
                .bodyText()
                .contains("O'Brien", "first suspension")
                .doesNotContain("Not shown or not known", "On no roll");
    }

    @Test
    void whoAsksForTwoNeedsSeesWhoHasEither() {
        assertThat(get("/lists/needs?need=asked-again&or=first-suspension", weymouth))
                .bodyText()
                .contains("asked again, or first suspension, by pyramid", "Silva", "O'Brien");
        assertThat(get("/lists/needs.csv?need=asked-again&or=first-suspension", weymouth))
                .bodyText()
                .contains("asked again", "first suspension");
    }

    @Test
    void theWayToEveryNeedKeepsThePlaceThatWasChosen() {
        assertThat(get("/lists/needs?need=asked-again&zone=WEY&school=" + Cast.NOTHE, weymouth))
                .bodyText()
                .contains("Every need on this list, in the place you chose")
                .contains("href=\"/lists/needs?need=first-suspension&amp;zone=WEY&amp;school=" + Cast.NOTHE + "\"");
    }

    @Test
    @Transactional
    void aYoungPersonOnNoRollCountsWithTheSchoolThatTheyLeft() {
        var cian = scene.person(obriens.cian());
        jdbc.sql("update families.person set setting_code = null where id = ?")
                .param(cian)
                .update();
        assertThat(school(cian, LocalDate.of(2026, 2, 3))).isNull();
        jdbc.sql("""
                update partners.fact
                set ends_on = '2026-07-20'
                where record_id = ? and kind = (select id from partners.fact_kind where name = 'enrolment')
                """).param(obriens.cianAtSchool().id).update();
        assertThat(school(cian, LocalDate.of(2026, 2, 4))).isEqualTo(Cast.NOTHE);
        jdbc.sql("update families.person set shielded = true where id = ?")
                .param(cian)
                .update();
        assertThat(school(cian, LocalDate.of(2026, 2, 5)))
                .as("whose whereabouts are protected")
                .isNull();
    }

    private @Nullable String school(UUID person, LocalDate since) {
        var list = lists.of(tom, since).orElseThrow();
        return list.sheet(Choice.ALL, 0, 50).rows().stream()
                .flatMap(row -> row.needs().stream())
                .filter(need -> need.person().equals(person))
                .findFirst()
                .orElseThrow()
                .place()
                .school();
    }

    @Test
    void aFileOfTheListIsOnRecordWithWhomItIsAbout() {
        assertThat(get("/lists/needs.csv?help=nobody", weymouth))
                .hasStatusOk()
                .bodyText()
                .contains("Silva", "nobody known to these sources")
                .doesNotContain("O'Brien", "Maya");
        assertThat(jdbc.sql("""
                select count(*)
                from access.reading
                where account_id = ? and act = 'export' and cardinality(person_id) = 1
                """)
                        .param(weymouth.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFilterIsKeptForItsOwnerOnly() {
        assertThat(browser.post()
                        .uri("/lists/needs/kept")
                        .with(Staff.as(weymouth))
                        .with(csrf())
                        .param("name", "Without help")
                        .param("help", "nobody")
                        .exchange())
                .hasStatus(303);
        assertThat(get("/lists/needs", weymouth)).bodyText().contains("Without help", "/lists/needs?help=nobody");
        assertThat(get("/lists/needs", tom)).bodyText().doesNotContain("Without help");
        var id = jdbc.sql("select id from needs.kept_list where name = 'Without help'")
                .query(UUID.class)
                .single();
        assertThat(browser.post()
                        .uri("/lists/needs/kept/" + id + "/forget")
                        .with(Staff.as(tom))
                        .with(csrf())
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void aFilterDoesNotTakeThePlaceOfAnotherOfItsName() {
        assertThat(keeps("help", "nobody")).hasStatus(303);
        assertThat(keeps("help", "nobody")).hasStatus(303);
        assertThat(keeps("help", "somebody"))
                .hasStatus(422)
                .bodyText()
                .contains("You keep another filter under this name");
        assertThat(get("/lists/needs", weymouth))
                .bodyText()
                .containsPattern("href=\"/lists/needs\\?help=nobody\"[^>]*>Mine</a>");
    }

    private MvcTestResult keeps(String what, String word) {
        return browser.post()
                .uri("/lists/needs/kept")
                .with(Staff.as(weymouth))
                .with(csrf())
                .param("name", "Mine")
                .param(what, word)
                .exchange();
    }

    @Test
    void aChoiceLongerThanAnyCodeIsNone() {
        assertThat(browser.post()
                        .uri("/lists/needs/kept")
                        .with(Staff.as(weymouth))
                        .with(csrf())
                        .param("name", "Too long for an address")
                        .param("school", "9".repeat(9_000))
                        .param("help", "nobody")
                        .exchange())
                .hasStatus(303)
                .hasHeader("Location", "/lists/needs?help=nobody");
    }

    private List<String> listed(Viewer viewer) {
        return lists.of(viewer, null).orElseThrow().news(100).standing().stream()
                .map(Listed::rule)
                .toList();
    }
}
