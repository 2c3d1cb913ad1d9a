package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.cast.Scene;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.partners.deliveries.Receipt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/// What a file that tells of an adoption does to the life before it, and what later files say of either life.
class SealedLifeIT extends BringsFiles {

    private static final String PEOPLE =
            "PersonId,Role,Forename,Surname,DateOfBirth,Sex,UPN,Address,Postcode,Restriction\n";
    private static final String TYLER = "C300,child,Tyler,Webb,2015-05-20,M,H243278544154,9 Harbour View,DT4 9ZZ,";

    @Autowired
    private Match match;

    @Autowired
    private FamilyBuild build;

    @BeforeEach
    void nobody() {
        Scene.forgetPeople(jdbc);
    }

    @Test
    void whatARegisterSaysByTheUpnOfASealedLifeIsNeverTheNextOnes9() throws IOException {
        comesIn("people.csv", PEOPLE + TYLER + "\n");
        comesIn("marks.csv", "LAEstab,UPN,WeekCommencing,Marks\n8384003,H243278544154,2026-09-14,/\\/\\/\\/\\/\\\n");
        refresh();
        assertThat(shown()).containsExactly("Tyler Webb: H243278544154 C300");

        comesIn("adopted.csv", PEOPLE + TYLER + "ADOPTED\n");
        assertThat(shown()).as("before the next run").isEmpty();

        comesIn("thomas.csv", PEOPLE + "C301,child,Thomas,Lindqvist,2015-05-20,M,H243278544154,1 The Green,DT1 1BB,\n");
        comesIn(
                "more marks.csv",
                "LAEstab,UPN,WeekCommencing,Marks\n8384003,H243278544154,2026-09-21,/\\/\\/\\/\\/\\\n");
        refresh();
        assertThat(shown()).containsExactly("Thomas Lindqvist: C301");
    }

    /// Two came back, one of them to care; the last was placed twice.
    private static final String PLACED = """
            CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED
            232351,27/08/2012,09/10/2015,02/08/2017,RD2
            540101,01/02/2013,09/10/2016,,
            549562,28/10/2011,30/10/2015,22/11/2017,RD1
            540102,03/04/2014,09/10/2015,02/08/2016,RD3
            540102,03/04/2014,09/10/2016,,
            """;

    private static final String EPISODES = """
            CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
            232351,29/07/2017,T,C2,N1,U6,PR1,,,,DT4 9ZZ,,
            540102,09/10/2016,T,C2,N1,A5,PR1,02/02/2017,E11,,DT4 9ZZ,,
            """;

    @Test
    void onlyAFileThatTellsOfTheOrderSealsAChild9() throws IOException {
        comesIn("2017_placed_for_adoption.csv", PLACED);
        comesIn(
                "2017_previous_permanence.csv",
                "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n540103,01/02/2014,P2,E09000001,01/02/2015\n");
        assertThat(marked("sealed")).isEmpty();
        assertThat(marked("shielded")).containsExactly("232351", "540101", "540102", "540103", "549562");

        comesIn("2017_episodes.csv", EPISODES);
        comesIn(
                "2017_ad1.csv",
                "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n549562,28/10/2011,30/10/2015,30/10/2015,0,2,MF,L11\n");
        assertThat(marked("sealed")).containsExactly("540102", "549562");
    }

    /// Until decision 0084 each step sealed.
    @Test
    void liftsTheSealsOfOlderDataThatNoOrderStandsBehind9() throws IOException {
        comesIn("2017_placed_for_adoption.csv", PLACED);
        jdbc.sql("update partners.shield set reason = 'adoption'").update();
        jdbc.sql("update partners.record set sealed = true, shielded = false").update();
        comesIn("2017_episodes.csv", EPISODES);

        liftSeals();
        assertThat(marked("sealed")).containsExactly("540102");
        assertThat(marked("shielded")).containsExactly("232351", "540101", "540102", "549562");

        jdbc.sql("update partners.shield set reason = 'adoption'").update();
        jdbc.sql("update partners.record set sealed = true, shielded = false").update();
        jdbc.sql("update partners.delivery set layout = 'our-own' where file_name = '2017_episodes.csv'")
                .update();
        liftSeals();
        assertThat(marked("sealed"))
                .as("a layout of their own may seal without a fact")
                .hasSize(4);
    }

    /// An episode that ended by an order and names no day had told no fact of it.
    @Test
    void liftsNoSealOfAnOrderOfWhichOnlyAnEpisodeTells9() throws IOException {
        comesIn("2017_placed_for_adoption.csv", PLACED);
        comesIn("2017_episodes.csv", EPISODES.replace("02/02/2017,E11", ",E12"));
        assertThat(standingFacts()).contains("540102 adoption adopted");
        jdbc.sql("delete from partners.fact where code = 'adopted'").update();

        liftSeals();
        assertThat(marked("sealed")).containsExactly("540102");
    }

    /// Until decision 0084 the reason why a case was closed sealed nobody.
    @Test
    void sealsWhomOlderDataTellsOfByTheReasonThatClosedTheirCase9() throws IOException {
        comesIn("ssd_cin_episodes.csv", """
                cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,\
                cine_referral_nfa,cine_close_reason,cine_close_date
                1,C1,2020-01-01,N1,1A,N,RC1,2021-01-02
                2,C2,2020-01-01,N1,1A,N,RC1,2021-01-02
                3,C3,2020-01-01,N1,1A,N,RC8,2021-01-02
                """);
        jdbc.sql("delete from partners.fact where kind = 24").update();
        jdbc.sql("delete from partners.shield").update();
        jdbc.sql("update partners.record set sealed = false, shielded = false").update();

        liftSeals();
        liftSeals();
        assertThat(marked("sealed")).containsExactly("C1", "C2");
        assertThat(jdbc.sql("select count(*) from partners.shield")
                        .query(int.class)
                        .single())
                .isEqualTo(2);

        jdbc.sql("delete from partners.shield").update();
        jdbc.sql("update partners.record set sealed = false").update();
        jdbc.sql("update partners.delivery set layout = 'annex-a'").update();
        jdbc.sql(
                        "update partners.fact set note = case note when 'RC1' then 'a) RC1 - Adopted' else 'RC10 - Adopted' end")
                .update();
        liftSeals();
        assertThat(marked("sealed")).containsExactly("C1", "C2");
    }

    @Test
    void aChildWhoIsInCareOnceMoreIsNotSaidToHaveBeenAdopted9() throws IOException {
        comesIn("2017_previous_permanence.csv", """
                CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM
                540103,01/02/2014,P1,E09000001,01/02/2015
                540104,01/02/2014,P2,E09000001,01/02/2015
                540105,01/02/2014,P4,E09000001,01/02/2015
                """);
        var said = List.of("540104 adoption earlier 2015-02-01 P2");
        assertThat(standingFacts()).isEqualTo(said);

        jdbc.sql("""
                insert into partners.fact (id, key_hash, row_hash, record_id, starts_on, delivery_id, line, kind, code, note)
                select -n, n, n, record_id, starts_on, delivery_id, line, kind, code, 'P' || n
                from partners.fact, unnest(array[1, 4]) n
                """).update();
        contents.stand();
        migrate("V22__of_an_adoption_before_nothing_is_kept.sql");
        assertThat(standingFacts()).isEqualTo(said);
    }

    @Test
    void aFormerNameByTheCensusIsLeftOutOfOlderDataAndToldAgain9() throws IOException {
        var census = """
                pupilonrolltableid,NativeId,upn,surname,formersurname,forename,dob,sex,entrydate,plaa
                a1,8384003,H243278544154,Lindqvist,Webb,Thomas,2015-May-20 00:00:00,M,2026-Sep-04 00:00:00,A
                a2,8384003,G838219922041,Hart,Fox,Nell,2015-Mar-27 00:00:00,F,2026-Sep-04 00:00:00,N
                """;
        comesIn("2026_autumn_pupilonroll.csv", census);
        assertThat(formerSurnames()).containsExactly("Fox");
        jdbc.sql("update partners.identity set former_surname = 'Webb' where surname = 'Lindqvist'")
                .update();
        migrate("V23__no_former_name_by_the_school_census.sql");
        assertThat(formerSurnames()).isEmpty();
        comesIn("2027_spring_pupilonroll.csv", census.replace("a2,", "a3,"));
        assertThat(formerSurnames()).containsExactly("Fox");
    }

    @Test
    void aFormerNameToldBeforeTheSchoolKnewOfTheAdoptionGoesFromAllVersions9() throws IOException {
        var head = "pupilonrolltableid,NativeId,upn,surname,formersurname,forename,dob,sex,entrydate,plaa\n";
        var pupil = "%s,%s,H243278544154,Lindqvist,%s,Thomas,2015-May-20 00:00:00,M,2026-Sep-04 00:00:00,%s\n";
        comesIn("2025_autumn_pupilonroll.csv", head + pupil.formatted("a1", "8384003", "Fox", ""));
        comesIn("2026_spring_pupilonroll.csv", head + pupil.formatted("a2", "8384003", "Webb", ""));
        assertThat(formerSurnames()).containsExactly("Fox", "Webb");
        comesIn(
                "2026_summer_pupilonroll.csv",
                head
                        + pupil.formatted("a3", "8382001", "Webb", "")
                        + pupil.formatted("a4", "8384003", "", "A")
                        + pupil.formatted("a5", "8382002", "Webb", ""));
        assertThat(formerSurnames()).isEmpty();
    }

    private List<String> formerSurnames() {
        return jdbc.sql("select former_surname from partners.identity where former_surname is not null order by 1")
                .query(String.class)
                .list();
    }

    private void liftSeals() throws IOException {
        migrate("V20__seals_that_no_order_stands_behind.sql");
    }

    private void migrate(String file) throws IOException {
        jdbc.sql(new ClassPathResource("db/migration/partners/" + file).getContentAsString(StandardCharsets.UTF_8))
                .update();
    }

    private List<String> marked(String mark) {
        return jdbc.sql("select source_key from partners.record where " + mark + " order by 1")
                .query(String.class)
                .list();
    }

    private void comesIn(String name, String text) throws IOException {
        var receipt = bring(name, text);
        assertThat(receipt.state()).as(receipt.toString()).isEqualTo(Receipt.State.ACCEPTED);
    }

    private void refresh() {
        match.run(_ -> {});
        build.run(_ -> {}, () -> {});
    }

    /// Everybody who is shown, each with the records that are theirs.
    private List<String> shown() {
        return jdbc.sql("""
                select concat_ws(' ', p.forename, p.surname) || ': ' || string_agg(r.source_key, ' ' order by s.name, r.source_key)
                from families.person p
                join matching.member m on m.person_id = p.id
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                group by p.id, p.forename, p.surname
                order by 1
                """).query(String.class).list();
    }
}
