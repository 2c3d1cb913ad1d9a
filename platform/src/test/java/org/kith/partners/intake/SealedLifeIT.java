package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.cast.Scene;
import org.kith.families.build.FamilyBuild;
import org.kith.matching.runs.Match;
import org.kith.partners.deliveries.Receipt;
import org.springframework.beans.factory.annotation.Autowired;

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
