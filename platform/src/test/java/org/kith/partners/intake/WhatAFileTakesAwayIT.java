package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.deliveries.Brought;
import org.kith.partners.deliveries.Receipt.State;

/// What a file no longer says is gone: but for what it cannot know, and for what nobody would have let go of.
class WhatAFileTakesAwayIT extends BringsFiles {

    private static final String ROLL = "pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual,"
            + "senprovision,servicechild\n";
    private static final LocalDate SPRING = LocalDate.of(2026, 1, 15);
    private static final LocalDate SUMMER = LocalDate.of(2026, 5, 21);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstFileOfATermIsHeldAgainstTheTermBefore(boolean attended) throws IOException {
        census("spring", SPRING, "pupilonroll", ROLL + pupils("8384003", 0, 40, 5), attended);

        var summer = census("summer", SUMMER, "pupilonroll", ROLL + pupils("8384003", 0, 3, 5), attended);

        assertThat(waitsFor(summer)).contains("The file of 15 January 2026 had 40 rows, this one has 3.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholeSchoolThatIsMissingFromTheFirstFileOfATermMakesItWait(boolean attended) throws IOException {
        census(
                "spring",
                SPRING,
                "pupilonroll",
                ROLL + pupils("8384003", 0, 300, 5) + pupils("8384004", 300, 20, 5),
                attended);

        var summer = census("summer", SUMMER, "pupilonroll", ROLL + pupils("8384003", 0, 300, 5), attended);

        assertThat(waitsFor(summer))
                .containsExactly("Setting 8384004 was in the file before with 20 facts. It is not in this one.");
    }

    @Test
    void leaversAreFewerInSpringThanInAutumnAndKeepNobodyWaiting() throws IOException {
        var heading =
                "pupilnolongeronrolltableid,NativeId,upn,surname,forename,dob,entrydate,leavingdate,ncyearleaving\n";
        var left = new StringBuilder(heading);
        IntStream.range(0, 60).forEach(pupil -> left.append(leaver(pupil)));
        census("autumn", AUTUMN.minusYears(1), "pupilnolongeronroll", left.toString(), false);

        var spring = census("spring", SPRING, "pupilnolongeronroll", heading + leaver(70), false);

        assertThat(spring.receipt().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void inABacklogTooARegisterThatLosesMostOfItsRowsWaits() throws IOException {
        homeEducation(LocalDate.of(2026, 9, 30), 45);

        assertThat(homeEducation(LocalDate.of(2026, 10, 31), 40).receipt().state())
                .isEqualTo(State.ACCEPTED);
        assertThat(homeEducation(LocalDate.of(2026, 11, 30), 2).receipt().state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void anotherCouncilsReturnOfLikeSizeWaits() throws IOException {
        census("spring", SPRING, "pupilonroll", ROLL + pupils("8384003", 0, 60, 5), false);

        var others = census("summer", SUMMER, "pupilonroll", ROLL + pupils("8384003", 200, 61, 5), false);

        assertThat(waitsFor(others))
                .containsExactly(
                        "It does not name 60 of the 60 people of whom this source told before: what it said of them"
                                + " would be gone.");
    }

    @Test
    void ofASchoolThatSentNothingNothingIsTakenBack() throws IOException {
        var other = pupils("8384003", 0, 30, 5);
        census("spring", SPRING, "pupilonroll", ROLL + other + pupil("8384004", 99, 5, "K,Y"), false);
        census("spring", SPRING, "fsmperiod", """
                pupilonrolltableid,fsmperiodtableid,fsmstartdate,fsmenddate,ukcountry
                t99-8384004,f1,2025-09-01,,ENG
                t1-8384003,f2,2025-09-01,,ENG
                """, false);
        assertThat(standing(99))
                .containsExactly("enrolment 8384004", "free-meals", "sen-support 8384004", "service-child");

        census("summer", SUMMER, "pupilonroll", ROLL + other, false);
        census(
                "summer",
                SUMMER,
                "fsmperiod",
                "pupilonrolltableid,fsmperiodtableid,fsmstartdate,fsmenddate,ukcountry\nt2-8384003,f2,2026-04-01,,ENG\n",
                false);

        assertThat(standing(99))
                .containsExactly("enrolment 8384004", "free-meals", "sen-support 8384004", "service-child");
        assertThat(standing(1)).containsExactly("enrolment 8384003");

        census("autumn", AUTUMN, "pupilonroll", ROLL + other + pupil("8384004", 98, 5, "N,N"), false);
        assertThat(standing(99)).as("its school has sent, and without it").containsExactly("free-meals");
    }

    @Test
    void whoCameToAnotherSchoolsRollIsNoLongerOnThatOfASchoolThatClosed() throws IOException {
        var other = pupils("8384003", 0, 30, 5);
        census("spring", SPRING, "pupilonroll", ROLL + other + pupil("8384004", 99, 5, "K,N"), false);

        census("summer", SUMMER, "pupilonroll", ROLL + other + pupil("8384003", 99, 5, "K,N"), false);

        assertThat(standing(99)).containsExactly("enrolment 8384003", "sen-support 8384003");
    }

    @Test
    void whoIsOnTwoRollsStaysOnThatOfTheOneThatSentNothing() throws IOException {
        var other = pupils("8384003", 0, 30, 5);
        var both = pupil("8384003", 99, 5, "K,N");
        census("spring", SPRING, "pupilonroll", ROLL + other + both + pupil("8384004", 99, 5, "K,N"), false);

        census("summer", SUMMER, "pupilonroll", ROLL + other + both, false);

        assertThat(standing(99))
                .containsExactly(
                        "enrolment 8384003", "enrolment 8384004", "sen-support 8384003", "sen-support 8384004");
    }

    private List<String> waitsFor(Taken taken) {
        assertThat(taken.receipt().state()).isEqualTo(State.WAITING);
        return deliveries.find(taken.delivery()).orElseThrow().remarks().waitsFor();
    }

    private List<String> standing(int pupil) {
        return jdbc.sql("""
                        select concat_ws(' ', k.name, f.setting_code)
                        from partners.fact f
                        join partners.record r on r.id = f.record_id
                        join partners.fact_kind k on k.id = f.kind
                        where f.withdrawn_delivery_id is null and r.source_key = :key
                        order by 1
                        """).param("key", upn(pupil)).query(String.class).list();
    }

    private static String pupils(String school, int first, int count, int year) {
        var rows = new StringBuilder();
        IntStream.range(first, first + count).forEach(pupil -> rows.append(pupil(school, pupil, year, "N,N")));
        return rows.toString();
    }

    private static String pupil(String school, int pupil, int year, String said) {
        return "t%d-%s,%s,%s,Otter,Ann,2015-05-01,2023-09-03,%d,%s\n"
                .formatted(pupil, school, school, upn(pupil), year, said);
    }

    private static String leaver(int pupil) {
        return "t%d,8384003,%s,Otter,Ann,2015-05-01,2023-09-03,2025-07-20,6\n".formatted(pupil, upn(pupil));
    }

    private static String upn(int pupil) {
        return "A8384003%05d".formatted(pupil);
    }

    private Taken census(String term, LocalDate on, String table, String rows, boolean attended) throws IOException {
        var name = on.getYear() + "_" + term + "_" + table + ".csv";
        var file = Files.writeString(folder.resolve(name), rows.replace("\nt", "\n" + term + on.getYear()));
        return bring(new Brought(
                file, name, null, null, null, null, null, on.plusMonths(1), on.minusMonths(4), on, 0, attended));
    }

    private Taken homeEducation(LocalDate on, int children) throws IOException {
        var rows = new StringBuilder("EHERef,Forename,Surname,DOB,ParentName,StartDate,Suitable\n");
        IntStream.range(0, children)
                .forEach(child -> rows.append("E" + child + ",Ann,Baker,03/02/2015,,01/09/2025,Y\n"));
        var file = Files.writeString(folder.resolve("home_education_" + on + ".csv"), rows);
        return bring(new Brought(
                file, "home_education.csv", null, null, null, null, null, on.plusDays(1), null, on, 0, false));
    }

    private Taken bring(Brought brought) {
        return ingest.all(List.of(brought), _ -> {}).getFirst();
    }
}
