package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Receipt.State;

/// Tables of the Standard Safeguarding Dataset, made here from its published item specification.
class SafeguardingDatasetIT extends BringsFiles {

    private static final String PEOPLE = """
            pers_legacy_id,pers_person_id,pers_upn,pers_forename,pers_surname,pers_sex,pers_gender,pers_ethnicity,pers_dob,\
            pers_common_child_id,pers_upn_unknown,pers_send,pers_expected_dob,pers_death_date,pers_is_mother,pers_nationality
            L1,501,H838400422001,Amy,Hart,F,02,WBRI,2011-03-01 00:00:00,9990000018,NULL,N,NULL,NULL,N,NULL
            L2,502,NULL,Ben,Cole,M,01,WBRI,2014-05-06 00:00:00,NULL,UN1,N,NULL,NULL,NULL,NULL
            L3,,NULL,No,Number,M,01,WBRI,2014-05-06 00:00:00,NULL,UN1,N,NULL,NULL,NULL,NULL
            """;

    private static final String HOMES = """
            addr_table_id,addr_person_id,addr_address_type,addr_address_start_date,addr_address_end_date,\
            addr_address_postcode,addr_address_json
            """;

    @Test
    void takesPeopleAndTheirNumbersFromThePublishedFieldList() throws IOException {
        var people = bring("ssd_person.csv", PEOPLE);
        assertThat(people)
                .extracting(Receipt::layout, Receipt::state, Receipt::accepted, Receipt::rejected)
                .containsExactly("safeguarding-dataset-person", State.ACCEPTED, 2L, 1L);
        assertThat(people.troubles())
                .extracting(Receipt.Noted::line, Receipt.Noted::column, Receipt.Noted::code)
                .contains(tuple(4L, "pers_person_id", "empty"));
        assertThat(people.unknownColumns()).isEmpty();

        bring("ssd_linked_identifiers.csv", """
                link_table_id,link_person_id,link_identifier_type,link_identifier_value,link_valid_from_date,link_valid_to_date
                1,502,NHS Number,999 000 0026,NULL,NULL
                2,502,YOT Number,Y77,NULL,NULL
                """);
        assertThat(jdbc.sql("""
                        select concat_ws(' ', r.source_key, i.forename, i.surname, i.born_on, i.sex, i.upn, i.nhs_number, i.council_id)
                        from partners.identity i
                        join partners.record r on r.id = i.record_id
                        where i.until_on is null
                        order by 1
                        """).query(String.class).list())
                .contains("501 Amy Hart 2011-03-01 F H838400422001 9990000018 501")
                .anyMatch(person -> person.startsWith("502") && person.contains("9990000026"))
                .noneMatch(person -> person.contains("Y77"));
    }

    @Test
    void aNumberThatExpiredIsNobodysNumberNow() throws IOException {
        bring("ssd_person.csv", PEOPLE);
        bring("ssd_linked_identifiers.csv", """
                link_table_id,link_person_id,link_identifier_type,link_identifier_value,link_valid_from_date,link_valid_to_date
                1,502,UPN,H838400422002,2023-09-01 00:00:00,NULL
                2,502,UPN,H838400422003,2019-09-01 00:00:00,2023-08-31 00:00:00
                3,502,NHS Number,999 000 0026,2014-05-06 00:00:00,2016-01-01 00:00:00
                """);

        assertThat(numbersNow()).containsExactly("H838400422002 H838400422003");
    }

    @Test
    void aNumberThatExpiresIsNobodysNumberFromThenOn() throws IOException {
        bring("ssd_person.csv", PEOPLE);
        var valid = """
                link_table_id,link_person_id,link_identifier_type,link_identifier_value,link_valid_from_date,link_valid_to_date
                1,502,UPN,H838400422003,2019-09-01 00:00:00,NULL
                2,502,NHS Number,999 000 0026,2014-05-06 00:00:00,NULL
                """;
        bring("ssd_linked_identifiers.csv", valid);
        assertThat(numbersNow()).containsExactly("H838400422003 9990000026");

        bring(
                "ssd_linked_identifiers.csv",
                valid.replace("NULL", "2026-08-31 00:00:00") + "3,502,UPN,H838400422002,2026-09-01 00:00:00,NULL\n");
        assertThat(numbersNow()).containsExactly("H838400422002 H838400422003");
    }

    private List<String> numbersNow() {
        return jdbc.sql("""
                select concat_ws(' ', i.upn, i.former_upn, i.nhs_number)
                from partners.identity i
                join partners.record r on r.id = i.record_id
                where r.source_key = '502' and i.until_on is null
                """).query(String.class).list();
    }

    @Test
    void readsHomesShieldsAProtectedOneAndLeavesPlacementsUnread() throws IOException {
        bring("ssd_person.csv", PEOPLE);
        bring("ssd_address.csv", HOMES + """
                1,501,HOME,2020-01-01 00:00:00,2022-06-30 00:00:00,DT48AA,\
                "{""ROOM"": \"\"\"\", ""HOUSE"": ""3"", ""STREET"": ""Sea View"", ""TOWN"": ""Weymouth"", ""UPRN"": ""100040001234""}"
                2,501,HOME,2022-07-01 00:00:00,NULL,DT11AA,"9, Low Street, Dorchester"
                3,501,PLACEMENT,2023-01-01 00:00:00,NULL,BH11AA,"{""HOUSE"": ""77"", ""STREET"": ""Far Road""}"
                4,502,HOME,2023-01-01 00:00:00,NULL,CON,"{""HOUSE"": \"\"\"\", ""STREET"": \"\"\"\"}"
                """);

        assertThat(jdbc.sql("""
                        select concat_ws(' ', r.source_key, case when i.until_on is not null then i.from_on end, i.until_on, i.address, i.postcode, i.uprn)
                        from partners.identity i
                        join partners.record r on r.id = i.record_id
                        where i.address is not null or i.postcode is not null
                        order by 1
                        """).query(String.class).list())
                .containsExactly(
                        "501 2020-01-01 2022-06-30 3, Sea View, Weymouth DT48AA 100040001234",
                        "501 9, Low Street, Dorchester DT11AA");
        assertThat(shielded()).containsExactly("502");
    }

    @Test
    void takesWhatSocialCareDoesFromThePublishedFieldList() throws IOException {
        bring("ssd_person.csv", PEOPLE);
        assertThat(bring("ssd_contacts.csv", """
                        cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,cont_contact_source_desc,\
                        cont_contact_outcome_json
                        7,501,2024-01-04 10:30:00,5B,Health visitor,"{""COMMENTS"": ""a long story""}"
                        """).unknownColumns()).isEmpty();
        bring("ssd_early_help_episodes.csv", """
                earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,earl_episode_reason,\
                earl_episode_end_reason,earl_episode_organisation,earl_episode_worker_id
                1,502,2023-02-01 00:00:00,2023-08-01 00:00:00,housing,done,Children's centre,W1
                """);
        bring("ssd_cin_episodes.csv", """
                cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,\
                cine_referral_source_desc,cine_referral_outcome_json,cine_referral_nfa,cine_close_reason,cine_close_date,\
                cine_referral_team,cine_referral_worker_id
                1,501,2024-01-05 00:00:00,N1,5B,GP,NULL,N,RC8,2024-03-01 00:00:00,T1,W1
                2,502,2024-02-05 00:00:00,NULL,1A,Relative,NULL,Y,NULL,NULL,T1,W1
                """);
        var plans = bring("ssd_cp_plans.csv", """
                cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,\
                cppl_cp_plan_ola,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category
                1,1,1,501,2024-01-30 00:00:00,NULL,N,NEG,EMO
                2,1,1,501,31 June,NULL,N,NEG,EMO
                """);
        assertThat(plans.rejected()).isOne();
        bring("ssd_missing.csv", """
                miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,\
                miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted
                1,501,2024-02-01 00:00:00,Missing,2024-02-02 00:00:00,Y,N
                """);
        bring("ssd_involvements.csv", """
                invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_person_id,\
                invo_involvement_start_date,invo_involvement_end_date,invo_worker_change_reason,invo_referral_id
                1,4711,CW,Assessment team,501,2024-01-06 00:00:00,NULL,NULL,1
                """);
        bring("ssd_family.csv", "fami_table_id,fami_family_id,fami_person_id\n1,9,501\n2,9,502\n");

        assertThat(standingFacts())
                .containsExactly(
                        "501 contact 2024-01-04 Health visitor|",
                        "501 referral 5B 2024-01-05",
                        "501 child-in-need N1 2024-01-05 2024-03-01 RC8",
                        "501 protection-plan EMO 2024-01-30 NEG",
                        "501 missing M 2024-02-01 2024-02-02",
                        "501 involvement social worker 2024-01-06 Worker 4711|Assessment team",
                        "502 referral 1A 2024-02-05 nfa",
                        "502 early-help Children's centre 2023-02-01 2023-08-01 |Children's centre|||housing");
    }

    @Test
    void sealsWhoLeftCareByAdoptionAndConnectsNobodyByAFamilysNumber() throws IOException {
        bring("ssd_person.csv", PEOPLE);
        bring("ssd_cla_episodes.csv", """
                clae_cla_episode_id,clae_person_id,clae_cla_placement_id,clae_cla_episode_start_date,\
                clae_cla_episode_start_reason,clae_cla_primary_need_code,clae_cla_episode_ceased_date,\
                clae_cla_episode_ceased_reason,clae_cla_id,clae_referral_id,clae_cla_last_iro_contact_date,clae_entered_care_date
                1,502,1,2019-01-02 00:00:00,S,N1,2021-01-02 00:00:00,E11,1,1,NULL,2019-01-02 00:00:00
                2,501,1,2022-01-02 00:00:00,S,N1,NULL,NULL,2,1,NULL,2022-01-02 00:00:00
                """);
        bring("ssd_family.csv", "fami_table_id,fami_family_id,fami_person_id\n1,9,501\n2,9,502\n");

        assertThat(standingFacts())
                .containsExactly(
                        "501 care-episode 2022-01-02 S//N1",
                        "502 care-episode 2019-01-02 2021-01-02 S/E11/N1",
                        "502 adoption adopted 2021-01-02");
        assertThat(sealed()).containsExactly("502");
    }

    @Test
    void sealsWhoseCaseWasClosedByAdoption() throws IOException {
        bring("ssd_person.csv", PEOPLE);
        bring("ssd_cin_episodes.csv", """
                cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,\
                cine_referral_nfa,cine_close_reason,cine_close_date
                1,501,2024-01-05 00:00:00,N1,5B,N,RC8,2024-03-01 00:00:00
                2,502,2024-02-05 00:00:00,N1,1A,N,RC1,2024-04-01 00:00:00
                """);

        assertThat(sealed()).containsExactly("502");
    }

    private List<String> sealed() {
        return jdbc.sql("select source_key from partners.record where sealed order by 1")
                .query(String.class)
                .list();
    }

    private List<String> shielded() {
        return jdbc.sql("select source_key from partners.record where shielded order by 1")
                .query(String.class)
                .list();
    }
}
