package org.kith.needs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.OnPostgres;
import org.kith.SetClock;
import org.kith.cast.Cast;
import org.kith.cast.Scene;
import org.kith.cast.Told;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.needs.RunNews;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What runs of later days make of what stood, with files and without. Registers came on 2 November, are due on the
/// first of each month, and late a week after.
@OnPostgres
@Import(SetClock.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundOverDaysIT {

    @Autowired
    private FindNeeds find;

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RunNews news;

    @Autowired
    private SetClock clock;

    private Scene scene;
    private Told.Sheet zac;
    private Told.Sheet ida;
    private Told.Sheet eve;
    private Told.Sheet dot;

    /// Each missed one week without leave, and the need ends by itself on the day after their name.
    @BeforeAll
    void tell() {
        scene = Scene.anewWithoutNeeds(jdbc);
        pupil("Ann", "27 November", "14");
        pupil("Ben", "4 December", "21");
        pupil("Cal", "11 December", "28");
        zac = pupil("Zac", "never", null);
        ida = pupil("Ida", "not at all", null);
        eve = pupil("Eve", "nor Eve", null);
        dot = scene.cast
                .told()
                .record("after-16", "Dot")
                .named("Dot", "is after 16", "2009-03-05")
                .child("F")
                .at("9 Mill Street", "DT4 8AA")
                .told();
        scene.run(match, build);
    }

    private Told.Sheet pupil(String forename, String ends, @Nullable String monday) {
        var sheet = scene.cast
                .told()
                .record("attendance", forename)
                .named(forename, ends, "2014-03-0" + forename.length())
                .child("F")
                .at(forename.length() + " Mill Street", "DT4 8AA")
                .told();
        return monday == null ? sheet : missed(sheet, "2026-09-" + monday);
    }

    private static Told.Sheet missed(Told.Sheet pupil, String monday) {
        var week = "10/10/0|" + monday.substring(8) + ":10/10/10/0:";
        var friday = LocalDate.parse(monday).plusDays(4).toString();
        return pupil.fact("attendance", "weeks", monday, friday, 10, week, Cast.NOTHE, null);
    }

    @BeforeEach
    void nothingWasFound() {
        jdbc.sql("""
                truncate needs.alert_answer, needs.alert, needs.evidence, needs.found, needs.run, needs.looked_at,
                  needs.kept_evidence, needs.kept_attendance, needs.kept_attendance_owner, needs.kept_attendance_from
                """).update();
        received(LocalDate.of(2026, 11, 2));
        jdbc.sql("delete from partners.fact where record_id in (?, ?, ?, ?)")
                .params(zac.id, ida.id, eve.id, dot.id)
                .update();
    }

    @Test
    void aNeedWhoseDayComesWhileAFileIsDueIsKeptUntilItCame12() {
        run("2026-11-30", "2026-12-03");
        assertThat(needs()).containsExactly("Ben 2026-12-04", "Cal 2026-12-11");
        run("2026-12-05");
        assertThat(needs())
                .as("due, and not late yet")
                .containsExactly("Ben 2026-12-04 not confirmed since 2026-11-02", "Cal 2026-12-11");
        run("2026-12-09");
        assertThat(needs())
                .as("late")
                .containsExactly(
                        "Ben 2026-12-04 not confirmed since 2026-11-02",
                        "Cal 2026-12-11 not confirmed since 2026-11-02");
        received(LocalDate.of(2026, 12, 10));
        run("2026-12-10");
        assertThat(needs()).containsExactly("Ben 2026-12-04 ended 2026-12-10: its time ran out", "Cal 2026-12-11");
        run("2026-12-11");
        assertThat(needs())
                .containsExactly(
                        "Ben 2026-12-04 ended 2026-12-10: its time ran out",
                        "Cal 2026-12-11 ended 2026-12-11: its time ran out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-03", "2026-12-05", "2026-12-09", "2026-12-20"})
    void itIsTheSameWhetherOrNotRulesRanOnDaysBetween(String last) {
        var until = LocalDate.parse(last);
        run("2026-11-30", last);
        var atOnce = needs();
        nothingWasFound();
        run(LocalDate.of(2026, 11, 30)
                .datesUntil(until.plusDays(1))
                .map(LocalDate::toString)
                .toArray(String[]::new));
        assertThat(needs()).isEqualTo(atOnce);
    }

    @Test
    void whatEndedBeforeAFileWasDueIsNotFoundWhileItIsLate12() {
        run("2026-11-30", "2026-12-09");
        assertThat(needs()).noneMatch(need -> need.startsWith("Ann"));
    }

    @Test
    void whatIsFoundWhileASourceIsLateIsAlertedOnceItIsConfirmed() {
        run("2026-12-04");
        missed(zac, "2026-10-05");
        run("2026-12-09");
        assertThat(needs()).contains("Zac 2026-12-18 not confirmed since 2026-11-02");
        assertThat(alerted()).containsExactly("Cal");
        received(LocalDate.of(2026, 12, 10));
        run("2026-12-10");
        assertThat(alerted()).containsExactly("Cal", "Zac");
        received(LocalDate.of(2026, 11, 2));
        run("2026-12-11");
        received(LocalDate.of(2026, 12, 10));
        run("2026-12-12");
        assertThat(alerted()).as("once").containsExactly("Cal", "Zac");
    }

    @Test
    void whatStoodBeforeItsRuleAskedForAlertsIsNotAlertedWhenALateSourceComes() {
        alertWithin(null);
        run("2026-12-03");
        alertWithin(70);
        run("2026-12-09");
        assertThat(needs()).contains("Cal 2026-12-11 not confirmed since 2026-11-02");
        received(LocalDate.of(2026, 12, 10));
        run("2026-12-10");
        assertThat(needs()).contains("Cal 2026-12-11");
        assertThat(alerted()).isEmpty();
    }

    @Test
    void whatIsDueAndHasNotComeIsSaidInItsDaysOfGraceToo12() {
        assertThat(awaited("2026-11-30")).isEmpty();
        assertThat(awaited("2026-12-05")).containsExactly("Attendance, due 2026-12-01, told until 2026-11-02");
        assertThat(awaited("2026-12-09")).containsExactly("Attendance, late, told until 2026-11-02");
    }

    private List<String> awaited(String on) {
        clock.set(LocalDate.parse(on));
        return news.awaited().stream()
                .filter(one -> one.source().equals("attendance"))
                .map(one -> one.title() + (one.late() ? ", late" : ", due " + one.dueOn()) + ", told until "
                        + one.knownUntil())
                .toList();
    }

    @Test
    void aNeedBeginsLaterOnceTheFileIsUndoneThatToldOfItsBeginning() {
        dot.fact("destination", "810", "2026-06-20").withdrawn();
        jdbc.sql("""
                with earlier as (
                  insert into partners.delivery (source_id, sha256, file_name, state, received_on, as_of, receipt)
                  select id, 'of July', 'july.csv', 'accepted', '2026-07-02', '2026-07-02', '{}'
                  from partners.source
                  where name = 'after-16'
                  returning id
                )
                update partners.fact set delivery_id = earlier.id from earlier where record_id = ?
                """).param(dot.id).update();
        dot.fact("destination", "810", "2026-09-25");
        run("2026-11-30");
        assertThat(begun("Dot")).containsExactly("2026-06-20");
        jdbc.sql("delete from partners.fact where record_id = ? and withdrawn_delivery_id is not null")
                .param(dot.id)
                .update();
        run("2026-12-01");
        assertThat(begun("Dot")).containsExactly("2026-09-25");
    }

    /// Zac's school told of October and not of November, of which another school has told in time.
    @Test
    void aNeedIsNotConfirmedWhereTheRegisterOfItsSchoolHasNotCome12() {
        partTime(zac, "2026-09-07", "2026-10-02", "07", "14", "21", "28");
        partTime(zac, "2026-10-05", "2026-10-23", "05", "12", "19");
        run("2026-11-30");
        assertThat(of("Zac")).containsExactly("Zac");
        tellOfNovember(ida);
        run("2026-12-02");
        assertThat(of("Zac")).as("due, and not late yet").containsExactly("Zac");
        run("2026-12-09");
        assertThat(of("Zac")).containsExactly("Zac not confirmed since 2026-10-23");
        tellOfNovember(zac);
        run("2026-12-10");
        assertThat(of("Zac"))
                .as("who went on to the other school")
                .containsExactly("Zac ended 2026-12-10: its facts say so");
    }

    /// Zac left a school whose register is late, a fortnight before the last day of which it told.
    @Test
    void aRegisterIsNotWaitedForOfWhomAnotherToldSinceItLastToldOfThem12() {
        zac.fact("attendance", "weeks", "2026-10-05", "2026-10-09", 10, "10/10/0|05:10/10/10/0:", Cast.QUARRY, null);
        zac.fact("attendance", "weeks", "2026-10-12", "2026-10-16", 10, "0/0/0|12:10/0/0/0:", Cast.NOTHE, null);
        partTime(eve, "2026-10-05", "2026-10-23", "05", "12", "19");
        tellOfNovember(ida);
        run("2026-12-09");
        assertThat(of("Zac")).containsExactly("Zac 2026-12-18");
    }

    private static void partTime(Told.Sheet pupil, String from, String until, String... days) {
        var weeks = Stream.of(days).map(day -> "|" + day + ":10/0/0/2:").collect(Collectors.joining());
        pupil.fact(
                "attendance",
                "weeks",
                from,
                until,
                10 * days.length,
                "0/0/" + 2 * days.length + weeks,
                Cast.QUARRY,
                null);
    }

    private void tellOfNovember(Told.Sheet pupil) {
        var weeks = "0/0/0|02:10/0/0/0:|09:10/0/0/0:|16:10/0/0/0:|23:10/0/0/0:";
        pupil.fact("attendance", "weeks", "2026-11-02", "2026-11-27", 40, weeks, Cast.NOTHE, null);
        jdbc.sql("""
                with december as (
                  insert into partners.delivery (source_id, sha256, file_name, layout, state, as_of, received_on, covers_until,
                    receipt, remarks, read)
                  select source_id, gen_random_uuid(), file_name, layout, state, '2026-12-01', '2026-12-01', '2026-12-01',
                    receipt, remarks, read
                  from partners.delivery d
                  join partners.source s on s.id = d.source_id and s.name = 'attendance'
                  limit 1
                  returning id
                )
                update partners.fact
                set delivery_id = december.id
                from december
                where record_id = :pupil and starts_on = '2026-11-02'
                """).param("pupil", pupil.id).update();
    }

    private List<String> of(String forename) {
        return needs().stream().filter(need -> need.startsWith(forename)).toList();
    }

    private List<String> begun(String forename) {
        return jdbc.sql("""
                select f.since
                from needs.found f
                join matching.member m on m.person_id = f.person_id
                join partners.identity i on i.record_id = m.record_id
                where i.forename = ?
                """).param(forename).query(String.class).list();
    }

    private void alertWithin(@Nullable Integer days) {
        jdbc.sql("update needs.rule set alert_days = :days where name = 'unauthorised-absence'")
                .param("days", days)
                .update();
    }

    private void run(String... on) {
        for (var day : on) {
            clock.set(LocalDate.parse(day));
            jdbc.sql("truncate needs.looked_at, needs.kept_attendance_from").update();
            find.run(_ -> {}, () -> {});
        }
    }

    private void received(LocalDate on) {
        jdbc.sql("""
                update partners.delivery d
                set as_of = :on, received_on = :on, covers_until = :on
                from partners.source s
                where s.id = d.source_id and s.name = 'attendance'
                """).param("on", on).update();
    }

    private List<String> needs() {
        return jdbc.sql("""
                select concat(i.forename, ' ' || f.stands_until, ' not confirmed since ' || f.unconfirmed_since,
                  ' ended ' || f.ended_on || ': ' || f.ended_why)
                from needs.found f
                join matching.member m on m.person_id = f.person_id
                join partners.identity i on i.record_id = m.record_id
                order by 1
                """).query(String.class).list();
    }

    private List<String> alerted() {
        return jdbc.sql("""
                select i.forename
                from needs.alert a
                join matching.member m on m.person_id = a.person_id
                join partners.identity i on i.record_id = m.record_id
                order by 1
                """).query(String.class).list();
    }
}
