package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Receipt.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;

/// Bytes that came before, rows that were mended, and files of long ago.
class TheSameFileAgainIT extends BringsFiles {

    private static final String REGISTER = "EHERef,Forename,Surname,DOB,ParentName,StartDate,Reason,Suitable\n";
    private static final String VISITS =
            "Year,MemberNo,Role,Forename,Surname,DOB,Postcode,Phone,Hub,VisitDate,Activity\n";

    private static final String PERSON = "persontableid,surname,forename,personbirthdate,upn\n";
    private static final String ROLL = "%stableid,NativeId,upn,surname,forename,dob\n";
    private static final String EXCLUSIONS =
            "pupilonrolltableid,termlyexclusionsonrolltableid,NativeId,startdate,sessions,category,reason1\n";

    @Autowired
    Judgement judgement;

    @Autowired
    LoadCalendar calendar;

    @Value("${kith.data}/files")
    Path kept;

    private static final String SCHOOL = """
            SettingCode,SettingName,Kind
            8389001,%s,primary
            """;

    @Test
    void whatIsSentOnceMoreAfterAnotherFileStandsAgain() throws IOException {
        var first = write("register.csv", REGISTER + child("E1", "faith") + child("E2", "choice"));
        bring(first);
        bring(write("other.csv", REGISTER + child("E1", "health") + child("E2", "choice")));

        var again = bring(first);

        assertThat(again.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(standing()).containsExactly("E1 faith", "E2 choice");
        assertThat(again.receipt().troubles())
                .extracting(Receipt.Noted::reason)
                .anyMatch(reason -> reason.matches("The same file came on .* as register.csv, and another in its place"
                        + " since: it was taken as a new one."));
        assertThat(bring(first).receipt().state()).isEqualTo(State.ALREADY_LOADED);

        judgement.undo(again.delivery(), "Marek", null);
        assertThat(standing()).containsExactly("E1 health", "E2 choice");
    }

    /// What was taken in before it in the same go is not committed yet, and the wait for a word is written beside it.
    @Test
    @Timeout(60)
    void whatIsSentOnceMoreInOneGoMayWaitForAWord() throws IOException {
        var few = REGISTER
                + IntStream.range(0, 100)
                        .mapToObj(child -> child("E" + child, "faith"))
                        .collect(Collectors.joining());
        var many = few
                + IntStream.range(100, 400)
                        .mapToObj(child -> child("E" + child, "choice"))
                        .collect(Collectors.joining());
        write("september.csv", few);
        write("october.csv", many);
        write("november.csv", few);
        write("MANIFEST.csv", """
                order,file,source,received_on,kind,covers_from,covers_until,rows
                1,september.csv,home-education,2026-10-01,snapshot,2026-09-01,2026-09-30,100
                2,october.csv,home-education,2026-11-01,snapshot,2026-10-01,2026-10-31,400
                3,november.csv,home-education,2026-12-01,snapshot,2026-11-01,2026-11-30,100
                """);
        assertThat(refreshed()).containsExactly(State.ACCEPTED, State.ACCEPTED, State.WAITING);
        assertThat(standing()).hasSize(400);
    }

    @Test
    void aFolderThatIsGoneThroughAgainChangesNothingButTakesWhatItsListSaysCameLast() throws IOException {
        var first = REGISTER + child("E1", "faith") + child("E2", "choice");
        write("september.csv", first);
        write("october.csv", REGISTER + child("E1", "health") + child("E2", "choice"));
        write("november.csv", first);
        var list = """
                order,file,source,received_on,kind,covers_from,covers_until,rows
                1,september.csv,home-education,2026-10-01,snapshot,2026-09-01,2026-09-30,2
                2,october.csv,home-education,2026-11-01,snapshot,2026-10-01,2026-10-31,2
                """;
        write("MANIFEST.csv", list);
        assertThat(refreshed()).containsExactly(State.ACCEPTED, State.ACCEPTED);
        assertThat(refreshed()).containsExactly(State.ALREADY_LOADED, State.ALREADY_LOADED);

        write("MANIFEST.csv", list + "3,november.csv,home-education,2026-12-01,snapshot,2026-11-01,2026-11-30,2\n");
        assertThat(refreshed()).containsExactly(State.ALREADY_LOADED, State.ALREADY_LOADED, State.ACCEPTED);
        assertThat(standing()).containsExactly("E1 faith", "E2 choice");
        assertThat(refreshed()).containsOnly(State.ALREADY_LOADED);

        write("december-copy.csv", first);
        write("december.csv", REGISTER + child("E1", "other") + child("E2", "choice"));
        write("MANIFEST.csv", list + """
                3,november.csv,home-education,2026-12-01,snapshot,2026-11-01,2026-11-30,2
                4,december-copy.csv,home-education,2026-12-20,snapshot,2026-12-01,2026-12-15,2
                5,december.csv,home-education,2027-01-01,snapshot,2026-12-01,2026-12-31,2
                """);
        assertThat(refreshed()).as("the fourth is the third once more").endsWith(State.ALREADY_LOADED, State.ACCEPTED);
        assertThat(refreshed()).as("and stays so").containsOnly(State.ALREADY_LOADED);
        assertThat(standing()).containsExactly("E1 other", "E2 choice");

        for (int load = 0; load < 3; load++) {
            judgement.undo(newest(), "Marek", null);
        }
        assertThat(refreshed()).as("some in one go").startsWith(State.ALREADY_LOADED, State.ACCEPTED, State.ACCEPTED);
        assertThat(standing()).containsExactly("E1 other", "E2 choice");

        PartnersData.forget(jdbc);
        assertThat(refreshed()).as("all in one go").startsWith(State.ACCEPTED, State.ACCEPTED, State.ACCEPTED);
        assertThat(standing()).containsExactly("E1 other", "E2 choice");
        assertThat(refreshed()).containsOnly(State.ALREADY_LOADED);
    }

    @Test
    void everyEmptyMonthIsADelivery() throws IOException {
        write("september.csv", VISITS);
        write("october.csv", VISITS);
        write("november.csv", VISITS);
        write("MANIFEST.csv", """
                order,file,source,received_on,covers_from,covers_until
                1,september.csv,hubs,2026-10-01,2026-09-01,2026-09-30
                2,october.csv,hubs,2026-11-01,2026-10-01,2026-10-31
                3,november.csv,hubs,2026-12-01,2026-11-01,2026-11-30
                """);

        assertThat(refreshed()).hasSize(3).containsOnly(State.ACCEPTED);
        assertThat(refreshed()).containsOnly(State.ALREADY_LOADED);

        assertThat(calendar.row("hubs").orElseThrow().cells())
                .filteredOn(cell -> cell.month().equals(YearMonth.of(2026, 11))
                        || cell.month().equals(YearMonth.of(2026, 10)))
                .extracting(LoadCalendar.Cell::state)
                .containsOnly(LoadCalendar.State.CAME);
        var file = folder.resolve("september.csv");
        assertThat(bring(file).receipt().state())
                .as("brought by somebody today")
                .isEqualTo(State.ACCEPTED);
        assertThat(bring(file).receipt().state()).isEqualTo(State.ALREADY_LOADED);
    }

    @Test
    void mendedRowsInAFolderJoinTheRestOfTheirFile() throws IOException {
        write("register.csv", registerWithOneRefused());
        assertThat(refreshed()).containsExactly(State.ACCEPTED);
        var from = jdbc.sql("select id from partners.delivery")
                .query(Integer.class)
                .single();
        write("refused-rows-" + from + ".csv", REGISTER + child("E9", "choice"));

        assertThat(refreshed()).containsExactlyInAnyOrder(State.ALREADY_LOADED, State.ACCEPTED);
        assertThat(standing()).contains("E9 choice").hasSize(13);
        assertThat(refreshed()).containsOnly(State.ALREADY_LOADED);
    }

    @Test
    void aFileOfLongAgoIsNotTheOneThatIsDueAndMakesNothingNewer() throws IOException {
        write("march.csv", VISITS + visit("31/03/2026"));
        write("february.csv", VISITS + visit("28/02/2026"));
        write("rows.csv", VISITS + visit("11/02/2026"));
        var list = """
                order,file,source,received_on,covers_from,covers_until
                1,march.csv,hubs,2026-04-01,2026-03-01,2026-03-31
                """;
        write("MANIFEST.csv", list);
        assertThat(refreshed()).containsExactly(State.ACCEPTED);
        var before = calendar.row("hubs").orElseThrow();
        assertThat(before.late()).isTrue();
        assertThat(before.due()).isEqualTo("2026-05-01");

        write(
                "MANIFEST.csv",
                list + "2,february.csv,hubs,2026-08-01,2026-02-01,2026-02-28\n3,rows.csv,hubs,2026-08-02,,\n");
        assertThat(refreshed()).containsExactly(State.ALREADY_LOADED, State.ACCEPTED, State.ACCEPTED);
        assertThat(calendar.row("hubs").orElseThrow()).isEqualTo(before);

        write("july.csv", VISITS + visit("31/07/2026"));
        write("MANIFEST.csv", list + "4,july.csv,hubs,2026-08-20,2026-07-01,2026-07-31\n");
        assertThat(refreshed()).endsWith(State.ACCEPTED);
        var late = calendar.row("hubs").orElseThrow();
        assertThat(late.newest()).as("late, and its own").isEqualTo("2026-08-20");
        assertThat(late.cameLate()).hasSize(1);
    }

    @Test
    void aSourceIsAsOldAsWhatItsOnlyFileTells() throws IOException {
        write("may.csv", VISITS + visit("31/05/2025"));
        write("MANIFEST.csv", """
                order,file,source,received_on,covers_from,covers_until
                1,may.csv,hubs,2026-10-20,2025-05-01,2025-05-31
                """);
        assertThat(refreshed()).containsExactly(State.ACCEPTED);

        assertThat(calendar.row("hubs").orElseThrow())
                .returns(LocalDate.of(2025, 5, 31), LoadCalendar.Row::newest)
                .returns(true, LoadCalendar.Row::late);
    }

    @Test
    void mendedRowsAreNoMonthsFile() throws IOException {
        write("register.csv", registerWithOneRefused());
        write("MANIFEST.csv", "order,file,received_on,covers_from,covers_until\n1,register.csv,2026-08-01,,\n");
        assertThat(refreshed()).containsExactly(State.ACCEPTED);
        var before = calendar.row("home-education").orElseThrow();

        var mended = bring(write("refused-rows-" + newest() + ".csv", REGISTER + child("E9", "choice")));

        assertThat(mended.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(calendar.row("home-education").orElseThrow()).isEqualTo(before);
        assertThat(before.late()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "2026-09-01,2026-09-30"})
    void mendedRowsSpeakAsOfTheDayOfTheirFileAndCoverWhatItWasSaidToCover(String days) throws IOException {
        write("register.csv", registerWithOneRefused());
        write(
                "MANIFEST.csv",
                "order,file,received_on,covers_from,covers_until\n1,register.csv,2026-10-01," + days + "\n");
        assertThat(refreshed()).containsExactly(State.ACCEPTED);
        var from = jdbc.sql("select id from partners.delivery")
                .query(Integer.class)
                .single();

        bring(write("refused-rows-" + from + ".csv", REGISTER + child("E9", "choice")));

        assertThat(jdbc.sql("select as_of, covers_from, covers_until from partners.delivery")
                        .query()
                        .listOfRows())
                .hasSize(2)
                .satisfies(rows -> assertThat(rows.getFirst()).isEqualTo(rows.getLast()));
    }

    @Test
    void mendedRowsGoWithTheLoadThatTheyAreOf() throws IOException {
        bring(write("before.csv", REGISTER + child("E1", "faith")));
        var load = bring(write("register.csv", registerWithOneRefused()));
        var mended = bring(write("refused-rows-" + load.delivery() + ".csv", REGISTER + child("E9", "choice")));
        assertThat(standing()).hasSize(13);

        judgement.undo(load.delivery(), "Marek", null);

        assertThat(standing()).containsExactly("E1 faith");
        assertThat(delivery(mended).state()).isEqualTo(State.UNDONE);
        assertThat(deliveries.words(mended.delivery()))
                .extracting(Deliveries.Word::word, Deliveries.Word::why)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("undo", "These were refused rows of register.csv."));
    }

    @Test
    void aLoadBeforeAFileThatIsNoLongerKeptIsNotUndoneAndItIsSaidWhy() throws IOException {
        var first = bring(write("first.csv", REGISTER + child("E1", "faith")));
        var second = bring(write("second.csv", REGISTER + child("E1", "health")));
        Files.delete(kept.resolve(second.receipt().sha256()));

        assertThatThrownBy(() -> judgement.undo(first.delivery(), "Marek", null))
                .isInstanceOf(NotToBeUndone.class)
                .hasMessageContaining(
                        "second.csv came later and is not kept any longer: files are for 31 days. Undo its"
                                + " load first, and bring it again afterwards.");
    }

    @Test
    void whoWritesIntoTheirFileWritesNotIntoTheOneThatIsKept() throws IOException {
        var file = write("register.csv", REGISTER + child("E1", "faith"));
        var taken = bring(file);
        var before = Files.readString(file);

        Files.writeString(file, "spoilt");

        assertThat(kept.resolve(taken.receipt().sha256())).hasContent(before);
    }

    @Test
    void aReturnOfLongAgoThatOnlyItsRowsDateSaysNothingAgainstALaterOne() throws IOException {
        var heading = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
        bring(write(
                "episodes_2026.csv",
                heading + "C1,15/02/2022,S,C2,N1,U4,PR1,01/03/2022,E4A,,,,\n"
                        + "C2,15/02/2026,S,C2,N1,U4,PR1,,,,,,\n"));

        var old = bring(write("episodes.csv", heading + "C1,15/02/2022,S,C2,N1,U4,PR1,,,,,,\n"));

        assertThat(old.receipt().state()).isEqualTo(State.ACCEPTED);
        assertThat(delivery(old).remarks().yearFrom()).isEqualTo("dates-inside");
        assertThat(jdbc.sql("select as_of from partners.delivery where id = ?")
                        .param(old.delivery())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2022-03-31");
        assertThat(jdbc.sql("""
                        select r.source_key || ' ' || coalesce(f.ends_on::text, 'goes on')
                        from partners.fact f
                        join partners.record r on r.id = f.record_id
                        where f.withdrawn_delivery_id is null
                        order by 1
                        """).query(String.class).list()).containsExactly("C1 2022-03-01", "C2 goes on");
    }

    @Test
    void rowsThatWaitForTheirPersonAreToldOfNobodyYet() throws IOException {
        var needs = bring(write("2026_spring_senneeds.csv", """
                pupilonrolltableid,senneedstableid,sentyperank,sentype
                t1,n1,1,ASD
                t2,n2,1,MLD
                """));
        assertThat(delivery(needs).loaded().fresh()).isZero();
        assertThat(needs.receipt().troubles())
                .extracting(Receipt.Noted::reason)
                .containsExactly(
                        "2 rows name somebody by a row that has not come yet: what is said there waits until it comes.");

        var roll = bring(write("2026_spring_pupilonroll.csv", """
                pupilonrolltableid,NativeId,upn,surname,forename,dob,entrydate,ncyearactual
                t1,8384003,A800000000001,Otter,Ann,2015-05-01,2023-09-03,5
                """));
        assertThat(delivery(roll).loaded().fresh())
                .as("of the row itself and of the one that waited")
                .isEqualTo(2);
    }

    @Test
    void whoHasNoNumberIsNobodyElseOfTheSameIdInAnotherReturnOrTable() throws IOException {
        bring(write("Blade-Export_01-03-2025_person.csv", PERSON + "17,Reed,Ann,2012-05-01,\n"));
        bring(write("Blade-Export_01-03-2026_person.csv", PERSON + "17,Cole,Ben,2014-07-01,\n"));
        bring(write("2026_spring_pupilonroll.csv", ROLL.formatted("pupilonroll") + "8,8384003,,Otter,Cy,2015-05-01\n"));
        bring(write(
                "2026_spring_pupilnolongeronroll.csv",
                ROLL.formatted("pupilnolongeronroll") + "8,8384003,,Finch,Di,2013-05-01\n"));

        assertThat(jdbc.sql("""
                        select string_agg(distinct i.forename, ' ')
                        from partners.identity i
                        group by i.record_id
                        order by 1
                        """).query(String.class).list()).containsExactly("Ann", "Ben", "Cy", "Di");
    }

    @Test
    void aRowOfTheNextReturnReplacesNoneOfTheSameIdInTheOneBefore() throws IOException {
        bring(write(
                "2024_autumn_pupilonroll.csv", ROLL.formatted("pupilonroll") + "p1,8384003,,Otter,Cy,2015-05-01\n"));
        bring(write(
                "2025_spring_pupilonroll.csv", ROLL.formatted("pupilonroll") + "p9,8384003,,Finch,Di,2013-05-01\n"));
        bring(write("2024_autumn_termlyexclusionsonroll.csv", EXCLUSIONS + "p1,x1,8384003,2024-06-03,4,SUSP,DB\n"));
        bring(write("2025_spring_termlyexclusionsonroll.csv", EXCLUSIONS + "p9,x1,8384003,2024-11-11,2,SUSP,DB\n"));
        assertThat(amounts("suspension")).containsExactly("2024-06-03 4", "2024-11-11 2");

        bring(write("2024_autumn_termlyexclusionsonroll.csv", EXCLUSIONS + "p1,x1,8384003,2024-06-03,6,SUSP,DB\n"));
        assertThat(amounts("suspension"))
                .as("the first return, sent again")
                .containsExactly("2024-06-03 6", "2024-11-11 2");
    }

    @Test
    void mendedRowsAreOfTheReturnThatTheyWereRefusedFrom() throws IOException {
        var rows = new StringBuilder(PERSON);
        for (int i = 20; i < 32; i++) {
            rows.append(i + ",Reed,Ann,2012-05-01,A8000000000" + i + "\n");
        }
        var load = bring(write("Blade-Export_01-03-2025_person.csv", rows + ",Cole,Ben,2014-07-01,\n"));

        bring(write("refused-rows-" + load.delivery() + ".csv", PERSON + "17,Cole,Ben,2014-07-01,\n"));

        assertThat(keys()).hasSize(13).contains("01-03-2025/persontableid:17");
    }

    /// Until decision 0085 the bare id was the key.
    @Test
    void whomOneReturnNamedByABareIdStaysTheirRecordWhenItIsSentAgain() throws IOException {
        bring(write(
                "2026_spring_pupilonroll.csv",
                ROLL.formatted("pupilonroll")
                        + "8,8384003,,Otter,Cy,2015-05-01\n9,8384003,A800000000001,Finch,Di,2013-05-01\n"));
        bring(write("Blade-Export_01-03-2026_person.csv", PERSON + "17,Cole,Ben,2014-07-01,\n"));
        var keys = keys();
        assertThat(keys)
                .containsExactly("01-03-2026/persontableid:17", "2026_spring/pupilonrolltableid:8", "A800000000001");
        jdbc.sql("update partners.record set source_key = regexp_replace(source_key, '.*:', '')")
                .update();

        rename();
        assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void whomALaterReturnTellsOfTooIsNotRenamedThoughTheFirstNotedNoScope() throws IOException {
        var first = bring(write("Blade-Export_01-03-2025_person.csv", PERSON + "17,Cole,Ben,2014-07-01,\n"));
        var later = bring(write("Blade-Export_01-03-2026_person.csv", PERSON + "18,Reed,Ann,2012-05-01,\n"));
        asBefore0085(first);
        jdbc.sql("""
                update partners.alias set record_id = (select record_id from partners.alias where delivery_id = :first)
                where delivery_id = :later
                """)
                .param("first", first.delivery())
                .param("later", later.delivery())
                .update();
        var keys = keys();
        assertThat(keys).contains("17");

        rename();

        assertThat(keys()).isEqualTo(keys);
    }

    private void asBefore0085(Taken load) {
        jdbc.sql("update partners.record set source_key = regexp_replace(source_key, '.*:', '')")
                .update();
        jdbc.sql("update partners.delivery set alias_scope = null where id = ?")
                .param(load.delivery())
                .update();
    }

    private void rename() throws IOException {
        jdbc.sql(new ClassPathResource("db/migration/partners/V21__ids_of_one_return.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
    }

    private List<String> keys() {
        return jdbc.sql("select source_key from partners.record order by 1")
                .query(String.class)
                .list();
    }

    private String registerWithOneRefused() {
        var rows = new StringBuilder(REGISTER);
        for (int i = 10; i < 22; i++) {
            rows.append(child("E" + i, "choice"));
        }
        return rows + child("E9", "choice").replace("01/09/2025", "31/09/2025");
    }

    private static String child(String ref, String reason) {
        return ref + ",Ann,Baker,03/02/2015,,01/09/2025," + reason + ",Y\n";
    }

    /// "Year,MemberNo,Role,Forename,Surname,DOB,Postcode,Phone,Hub,VisitDate,Activity"
    private static String visit(String day) {
        return "2026,M1,child,Ann,Baker,03/02/2015,DT1 1XJ,,Harbour," + day + ",play\n";
    }

    private List<State> refreshed() {
        return ingest.folder(folder, _ -> {}, () -> {}, () -> {}).stream()
                .map(taken -> taken.receipt().state())
                .toList();
    }

    private int newest() {
        return jdbc.sql("select id from partners.delivery where state = 'accepted' order by turn desc limit 1")
                .query(Integer.class)
                .single();
    }

    private Taken bring(Path file) {
        return ingest.files(List.of(file), Ingest.Told.NOTHING, _ -> {}).getFirst();
    }

    /// As an older file of anything else says nothing of what lasts (decision 13).
    @Test
    void anOlderRegisterThatComesLateChangesNothing() throws IOException {
        write("new.csv", SCHOOL.formatted("New name"));
        write("old.csv", SCHOOL.formatted("Old name"));
        write("MANIFEST.csv", """
                order,file,source,received_on,kind,covers_from,covers_until,rows
                1,new.csv,settings,2026-09-10,snapshot,2026-09-01,2026-09-01,1
                2,old.csv,settings,2026-09-20,snapshot,2025-09-01,2025-09-01,1
                """);
        ingest.folder(folder, _ -> {}, () -> {}, () -> {});

        assertThat(schools()).containsExactly("New name");
    }

    @Test
    void takesAllInTurnWhereAFileDoesNotSayWhoseItIs() throws IOException {
        write("first.csv", SCHOOL.formatted("First name"));
        write("second.csv", SCHOOL.formatted("Second name"));
        write("MANIFEST.csv", """
                order,file,source,received_on,kind,covers_from,covers_until,rows
                1,first.csv,,2026-09-10,snapshot,2026-09-01,2026-09-01,1
                2,second.csv,settings,2026-09-10,snapshot,2026-09-01,2026-09-01,9000
                """);
        ingest.folder(folder, _ -> {}, () -> {}, () -> {});

        assertThat(schools()).containsExactly("Second name");
    }

    private List<String> schools() {
        return jdbc.sql("select name from partners.setting where code = '8389001'")
                .query(String.class)
                .list();
    }
}
