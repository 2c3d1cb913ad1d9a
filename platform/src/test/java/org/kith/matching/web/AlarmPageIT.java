package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.access.DoorsOnPostgres;
import org.kith.access.Role;
import org.kith.access.Staff;
import org.kith.access.Viewer;
import org.kith.access.Visiting;
import org.kith.access.accounts.Accounts;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.matching.rates.AlarmWords;
import org.kith.matching.rates.Alarms;
import org.kith.matching.rates.GroupRate;
import org.kith.matching.rates.GroupRates;
import org.kith.matching.rates.LinkRate;
import org.kith.matching.rates.LinkRates;
import org.kith.matching.rates.Parting;
import org.kith.matching.runs.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DoorsOnPostgres
class AlarmPageIT extends Visiting {

    private static final int CHILDREN = 60;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Match match;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LinkRates linkRates;

    @Autowired
    private GroupRates groupRates;

    @Autowired
    private Alarms alarms;

    private Viewer analyst;
    private Viewer officer;

    @BeforeEach
    void signIn() {
        Scene.anew(jdbc);
        jdbc.sql("truncate matching.alarm, matching.alarm_word, matching.link_rate, matching.group_rate")
                .update();
        analyst = new Staff(accounts).of(Role.ANALYST);
        officer = new Staff(accounts).of(Role.GOVERNANCE_OFFICER);
    }

    @Test
    void whereNothingMovedThePageSaysSoAndMyDayNothing() {
        match.run(_ -> {});
        assertThat(get("/alarms", analyst)).hasStatusOk().bodyText().contains("None stands", "None yet");
        assertThat(get("/my-day", analyst)).hasStatusOk().bodyText().doesNotContain("id=\"alarms\"");
        assertThat(get("/sources", analyst)).bodyText().contains("Links between records");
        assertThat(get("/links", analyst)).bodyText().contains("How many records find their person in another source");
    }

    @Test
    void aSourceWhoseRecordsLoseTheirPeopleStandsUntilSomebodySaysWhatCameOfIt() {
        policeKnowsWhomSchoolsKnow();
        match.run(_ -> {});
        policeSendsStrangers();
        match.run(_ -> {});

        assertThat(get("/my-day", analyst)).hasStatusOk().bodyText().contains("id=\"alarms\"", "Nobody has looked");
        assertThat(get("/sources", analyst)).bodyText().contains("Far fewer records of Police", "/links");
        assertThat(get("/links", officer))
                .hasStatusOk()
                .bodyText()
                .contains("Far fewer records of Police", "fell sharply");
        assertThat(get("/alarms", officer))
                .hasStatusOk()
                .bodyText()
                .contains("Far fewer records of Police", "Nobody yet", "newest receipt", "/sources/police");
        var alarm = jdbc.sql("select id from matching.alarm where kind = 'source' and source = 'police'")
                .query(String.class)
                .single();

        assertThat(post("/alarms", analyst)).hasStatus(422).bodyText().contains("Say what came of it");
        assertThat(say(analyst, alarm, "looking", "asked the sender")).hasStatus(303);
        assertThat(get("/alarms", officer)).bodyText().contains("asked the sender", "looks into it");
        assertThat(say(officer, alarm, "mended", "a new file came")).hasStatus(303);
        assertThat(jdbc.sql("select outcome || ' ' || said_by_name from matching.alarm_word order by id")
                        .query(String.class)
                        .list())
                .containsExactly("looking " + analyst.name(), "mended " + officer.name());
        assertThat(get("/alarms", analyst)).bodyText().contains("a new file came");
        assertThat(say(analyst, alarm, "mended", "again")).hasStatus(422);
    }

    @Test
    void aSourceThatVanishedIsAnAlarm() {
        policeKnowsWhomSchoolsKnow();
        match.run(_ -> {});
        jdbc.sql("""
                delete from partners.identity
                where record_id in (
                  select r.id from partners.record r join partners.source s on s.id = r.source_id where s.name = 'police')
                """).update();
        stranger("a word of another source's", "housing");
        match.run(_ -> {});
        assertThat(get("/alarms", officer))
                .hasStatusOk()
                .bodyText()
                .contains("No record of Police is left", "0, before 60", "/sources/police");
    }

    @Test
    void aSlowSlideIsAnAlarmThoughNoStepOfItIs() {
        for (int shared : new int[] {9_100, 9_000, 8_900, 8_800, 8_600}) {
            count(shared);
        }
        assertThat(linkRates.latest())
                .filteredOn(rate -> rate.source().equals("police"))
                .singleElement()
                .satisfies(rate -> {
                    assertThat(rate.now().shared()).isEqualTo(8_600);
                    assertThat(rate.usual()).isEqualTo(new LinkRate.Count(10_000, 9_000));
                    assertThat(rate.fellSharply()).isTrue();
                });
    }

    @Test
    void whatIsAsItShouldBeIsNotRaisedAgainAndWhatIsNotMendedIs() {
        for (int run = 0; run < 4; run++) {
            count(9_100);
        }
        int fell = count(8_600);
        int alarm = jdbc.sql("""
                insert into matching.alarm (change_id, kind, about, source, was, became, raised_at)
                values (?, 'source', 'Police', 'police', 0.91, 0.86, now()) returning id
                """).param(fell).query(Integer.class).single();
        count(8_600);
        say(analyst, String.valueOf(alarm), "mended", "a new file came");
        assertThat(policeFellSharply()).isTrue();

        jdbc.sql("update matching.alarm_word set outcome = 'expected'").update();
        assertThat(policeFellSharply()).isFalse();
        count(8_200);
        assertThat(policeFellSharply()).as("another fall").isTrue();
    }

    @Test
    void aGroupThatSlidesSlowlyIsAnAlarmTooUntilThatIsAsItShouldBe() {
        for (int shared : new int[] {9_100, 9_000, 8_900, 8_800}) {
            countGroup(shared);
        }
        int fell = countGroup(8_600);
        assertThat(blackFellSharply()).isTrue();
        int alarm = jdbc.sql("""
                insert into matching.alarm (change_id, kind, about, source, was, became, raised_at)
                values (?, 'group', ?, null, 0.9, 0.86, now()) returning id
                """)
                .params(fell, Parting.ETHNICITY.title() + ": Black")
                .query(Integer.class)
                .single();
        countGroup(8_600);
        assertThat(blackFellSharply()).isTrue();
        say(analyst, String.valueOf(alarm), "expected", "the new schools write no ethnicity");
        assertThat(blackFellSharply()).isFalse();
        countGroup(8_200);
        assertThat(blackFellSharply()).as("another fall").isTrue();
    }

    private boolean blackFellSharply() {
        return groupRates.latest().stream()
                .flatMap(served -> served.rates().stream())
                .filter(rate -> rate.group().equals("Black"))
                .allMatch(GroupRate::fellSharply);
    }

    /// Leaves what a run would of 10,000 records of a group.
    private int countGroup(int shared) {
        int change = count(9_000);
        jdbc.sql("""
                insert into matching.group_rate (change_id, parting, part, place, records, shared)
                values (?, ?, 'Black', 1, 10000, ?)
                """).params(change, "ethnicity", shared).update();
        return change;
    }

    private boolean policeFellSharply() {
        return linkRates.latest().stream()
                .filter(rate -> rate.source().equals("police"))
                .allMatch(LinkRate::fellSharply);
    }

    /// Leaves what a run would of 10,000 records of the police.
    private int count(int shared) {
        int change = jdbc.sql("insert into matching.change (kind, made_at) values ('decision', now()) returning id")
                .query(Integer.class)
                .single();
        jdbc.sql("insert into matching.link_rate (change_id, source, records, shared) values (?, 'police', 10000, ?)")
                .params(change, shared)
                .update();
        return change;
    }

    @Test
    void anAlarmThatStandsIsNotRaisedTwice() {
        policeKnowsWhomSchoolsKnow();
        match.run(_ -> {});
        policeSendsStrangers();
        match.run(_ -> {});
        int raised = alarms();
        jdbc.sql("""
                update matching.link_rate set shared = records
                where source = 'police' and change_id = (select max(change_id) from matching.link_rate)
                """).update();
        stranger("once more");
        match.run(_ -> {});
        assertThat(raised).isPositive();
        assertThat(jdbc.sql("select count(*) from matching.alarm where source = 'police'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void eachAlarmThatARefreshRaisesIsALineToReadUntilSomebodySaysHowItEnded() {
        policeKnowsWhomSchoolsKnow();
        match.run(_ -> {});
        int before = alarms.newest();
        policeSendsStrangers();
        match.run(_ -> {});
        var police = jdbc.sql("select id from matching.alarm where source = 'police'")
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into matching.alarm (change_id, kind, about, was, became, raised_at)
                select change_id, 'doubtful', '', 40, 90, now() from matching.alarm where id = ?
                """).param(police).update();
        var doubtful =
                "ALARM Far more pairs are doubtful than before: 90, before 40. Answer some of the pairs; if they have"
                        + " one source in common, look at its newest receipt.";
        assertThat(raisedAfter(before)).contains(doubtful).anyMatch(AlarmPageIT::isOfPolice);

        say(analyst, String.valueOf(police), "expected", "they were strangers");
        assertThat(raisedAfter(before)).contains(doubtful).noneMatch(AlarmPageIT::isOfPolice);

        int seen = alarms.newest();
        match.run(_ -> {});
        assertThat(raisedAfter(seen)).as("nothing came since").isEmpty();
        stranger("once more");
        match.run(_ -> {});
        assertThat(raisedAfter(seen)).as("by an earlier run").doesNotContain(doubtful);
    }

    private List<String> raisedAfter(int alarm) {
        return alarms.raisedAfter(alarm).stream().map(AlarmWords::line).toList();
    }

    private static boolean isOfPolice(String line) {
        return line.startsWith("ALARM Far fewer records of Police find their person than before: ");
    }

    @Test
    void nobodyElseIsShownAnAlarm() {
        var member = new Staff(accounts).of(Role.BOARD_MEMBER);
        assertThat(get("/alarms", member)).hasStatus(403);
        assertThat(get("/links", member)).hasStatus(403);
        assertThat(get("/sources", member)).hasStatusOk().bodyText().doesNotContain("/links");
    }

    private MvcTestResult say(Viewer viewer, String alarm, String outcome, String word) {
        return post("/alarms", viewer, "alarm", alarm, "outcome", outcome, "word", word);
    }

    private int alarms() {
        return jdbc.sql("select count(*) from matching.alarm")
                .query(Integer.class)
                .single();
    }

    private void policeKnowsWhomSchoolsKnow() {
        var told = new Told(jdbc);
        for (int child = 0; child < CHILDREN; child++) {
            for (var source : new String[] {"school-census", "police"}) {
                told.record(source, "shared " + child)
                        .named(
                                "Marigold" + letters(child),
                                "Featherstone" + letters(child * 7),
                                "2014-02-" + day(child))
                        .child("F")
                        .at((child + 1) + " Quay Row", "DT1 1AA")
                        .told();
            }
        }
    }

    private void policeSendsStrangers() {
        for (int child = 0; child < CHILDREN; child++) {
            stranger("stranger " + child);
        }
    }

    private void stranger(String key) {
        stranger(key, "police");
    }

    private void stranger(String key, String source) {
        int child = Math.floorMod(key.hashCode(), 9_973);
        new Told(jdbc)
                .record(source, key)
                .named("Peregrine" + letters(child), "Quillfeather" + letters(child * 3), "2010-07-" + day(child))
                .child("M")
                .told();
    }

    private static String letters(int number) {
        var letters = new StringBuilder();
        for (int rest = number + 11; rest > 0; rest /= 23) {
            letters.append((char) ('a' + rest % 23));
        }
        return letters.toString();
    }

    private static String day(int child) {
        return String.valueOf(10 + child % 18);
    }
}
